// SPDX-License-Identifier: MIT
#include "core/base/query.h"

#include <algorithm>

namespace vitscope {

int layerOf(const Query& query, int layers)
{
    return std::clamp(query.layer < 0 ? query.layer + layers : query.layer, 0, std::max(0, layers - 1));
}

int defaultToken(const ViTShape& shape)
{
    const auto found = std::find(shape.prefix.begin(), shape.prefix.end(), "cls");
    return found == shape.prefix.end() ? Query::pooled : int(found - shape.prefix.begin());
}

int soleClass(const Query& query)
{
    const bool sole = query.classes.size() == 1 && query.classes.front().weight == 1;
    return sole ? query.classes.front().index : -1;
}

std::string headsTitle(const Query& query)
{
    switch (query.heads) {
    case Query::Heads::Single:
        return "head " + std::to_string(query.head);
    case Query::Heads::Mean:
        return "mean of heads";
    case Query::Heads::Max:
        return "maximum of heads";
    case Query::Heads::Min:
        return "minimum of heads";
    }
    return {};
}

std::string tokenTitle(const TokenGroup& group, const ViTShape& shape)
{
    if (group.empty())
        return "pooled tokens";
    const int prefix = int(shape.prefix.size());
    if (!group.sole())
        return "mean of " + std::to_string(group.tokens().size())
            + (group.tokens().front() < prefix ? " tokens" : " patches");
    const int patch = *group.sole() - prefix;
    return patch < 0 ? shape.prefix[std::size_t(*group.sole())]
                     : "patch (" + std::to_string(patch / shape.columns) + ", "
            + std::to_string(patch % shape.columns) + ")";
}

std::string attentionTitle(const Query& query, const ViTShape& shape)
{
    return "Attention, layer " + std::to_string(layerOf(query, shape.layers)) + ", " + headsTitle(query)
        + (query.direction == Query::Direction::LooksAt ? ", from " : ", to ")
        + tokenTitle(query.token, shape);
}

const char* groupTitle(MethodGroup group)
{
    switch (group) {
    case MethodGroup::Attention:
        return "Where does attention go";
    case MethodGroup::Class:
        return "What speaks for a class";
    case MethodGroup::Removal:
        return "What happens if it is taken away";
    case MethodGroup::Tokens:
        return "What the tokens know";
    case MethodGroup::Weights:
        return "What the weights know";
    case MethodGroup::Trust:
        return "Can the map be trusted";
    }
    return "";
}

} // namespace vitscope
