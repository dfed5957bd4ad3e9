// SPDX-License-Identifier: MIT
#include "core/model/layers.h"

namespace vitscope {

at::Tensor addPrefixAndPositions(const ViT& model, const at::Tensor& patches)
{
    const auto* learned = std::get_if<LearnedPositions>(&model.positions);
    at::Tensor tokens = learned && !learned->coversPrefix ? patches + learned->table : patches;
    if (!model.prefix.empty()) {
        std::vector<at::Tensor> parts;
        for (const PrefixToken& token : model.prefix)
            parts.push_back(token.value.expand({patches.size(0), 1, -1})); // [batch, 1, dim]
        parts.push_back(tokens);
        tokens = at::cat(parts, 1); // [batch, tokens, dim]
    }
    return learned && learned->coversPrefix ? tokens + learned->table : tokens;
}

} // namespace vitscope
