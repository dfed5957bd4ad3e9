// SPDX-License-Identifier: MIT
#include "core/figure/asked_query.h"

namespace vitscope {

Query askedQuery(const Recipe& recipe, const Run& run, const MethodFacts& method)
{
    Query query = resolveQuery(recipe.query, run.shape(), run.model()->report().classNames);
    const auto token = query.token.sole();
    if (method.usesClass && recipe.query.token.empty() && token && run.readout()[std::size_t(*token)] < 1)
        query.token = Query::pooled;
    return query;
}

} // namespace vitscope
