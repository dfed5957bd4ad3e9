// SPDX-License-Identifier: MIT
#include "ui/carried_query.h"

#include "core/base/same_place.h"

#include <algorithm>

namespace vitscope {

namespace {

std::optional<Patch> patchOf(int token, const ViTShape& shape)
{
    const int patch = token - int(shape.prefix.size());
    if (patch < 0 || patch >= shape.rows * shape.columns)
        return std::nullopt;
    return Patch{patch / shape.columns, patch % shape.columns};
}

const std::string* prefixName(int token, const ViTShape& shape)
{
    return token >= 0 && token < int(shape.prefix.size()) ? &shape.prefix[std::size_t(token)] : nullptr;
}

} // namespace

int carriedToken(int token, const Run& from, const Run& to)
{
    const ViTShape& shape = to.shape();
    if (const auto patch = patchOf(token, from.shape())) {
        const Patch there = patchThere(*patch, from.framing(), to.framing()).patch;
        return int(shape.prefix.size()) + there.row * shape.columns + there.column;
    }
    if (const std::string* name = prefixName(token, from.shape())) {
        const auto found = std::ranges::find(shape.prefix, *name);
        return found == shape.prefix.end() ? defaultToken(shape) : int(found - shape.prefix.begin());
    }
    return token == Query::pooled ? token : defaultToken(shape);
}

namespace {

TokenGroup carriedGroup(const TokenGroup& group, const Run& from, const Run& to)
{
    std::vector<int> tokens;
    for (const int token : group.tokens())
        tokens.push_back(carriedToken(token, from, to));
    return TokenGroup(std::move(tokens));
}

} // namespace

Query carriedQuery(const Query& query, const Run& from, const Run& to)
{
    const ViTShape& shape = to.shape();
    Query carried = query;
    carried.token = carriedGroup(query.token, from, to);
    carried.similarTo = carriedGroup(query.similarTo, from, to);
    carried.layer = layerOf(query, shape.layers);
    carried.head = std::clamp(query.head, 0, std::max(0, shape.heads - 1));
    std::erase_if(carried.classes, [&](const Target::Class& one) { return one.index >= shape.classes; });
    return carried;
}

std::string carriedNote(const Query& query, const Run& from, const Run& to, const MethodFacts* method)
{
    const Query there = carriedQuery(query, from, to);
    std::string note;
    const auto add = [&note](const std::string& part) {
        note += (note.empty() ? "" : ", ") + part;
    };
    if (method && method->usesLayer && query.layer >= 0 && query.layer != there.layer)
        add("layer " + std::to_string(there.layer) + " for " + std::to_string(query.layer));
    if (method && method->usesHead && query.heads == Query::Heads::Single && query.head != there.head)
        add("head " + std::to_string(there.head) + " for " + std::to_string(query.head));
    if (method && !method->usesQuery)
        return note;
    if (!query.token.sole())
        return note;
    if (const auto patch = patchOf(*query.token.sole(), from.shape())) {
        if (!patchThere(*patch, from.framing(), to.framing()).seen)
            add("nearest patch that was seen");
        else if (!gridsMatch(from.framing(), to.framing()))
            add("patch by position");
    } else if (const std::string* name = prefixName(*query.token.sole(), from.shape())) {
        if (std::ranges::find(to.shape().prefix, *name) == to.shape().prefix.end())
            add("no " + *name + " token here: from " + tokenTitle(there.token, to.shape()));
    }
    return note;
}

} // namespace vitscope
