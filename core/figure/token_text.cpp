// SPDX-License-Identifier: MIT
#include "core/figure/token_text.h"

#include "core/base/patch_text.h"

#include <algorithm>

namespace vitscope {

namespace {

/// Adds the tokens of one part of a text; whether the model has them.
bool addTokens(std::vector<int>& tokens, const std::string& part, const ViTShape& shape)
{
    const auto prefix = std::ranges::find(shape.prefix, part);
    if (prefix != shape.prefix.end()) {
        tokens.push_back(int(prefix - shape.prefix.begin()));
        return true;
    }
    const auto patches = patchesOf(part);
    if (!patches || patches->back().row >= shape.rows || patches->back().column >= shape.columns)
        return false;
    for (const Patch& patch : *patches)
        tokens.push_back(int(shape.prefix.size()) + patch.row * shape.columns + patch.column);
    return true;
}

} // namespace

std::string tokenText(const TokenGroup& group, const ViTShape& shape)
{
    if (group.empty())
        return "pooled";
    std::string text;
    std::vector<Patch> patches;
    for (const int token : group.tokens()) {
        const int patch = token - int(shape.prefix.size()), columns = std::max(1, shape.columns);
        if (patch < 0)
            text += (text.empty() ? "" : "+") + shape.prefix[std::size_t(token)];
        else
            patches.push_back({patch / columns, patch % columns});
    }
    return text + (text.empty() || patches.empty() ? "" : "+") + rectanglesText(patches, "+");
}

std::optional<TokenGroup> tokensOf(const std::string& text, const ViTShape& shape)
{
    if (text == "pooled")
        return TokenGroup(-1);
    std::vector<int> tokens;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find('+', start), text.size());
        if (!addTokens(tokens, text.substr(start, end - start), shape))
            return std::nullopt;
        start = end + 1;
    }
    return TokenGroup(std::move(tokens));
}

} // namespace vitscope
