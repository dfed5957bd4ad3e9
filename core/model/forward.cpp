// SPDX-License-Identifier: MIT
#include "core/model/forward.h"

#include "core/model/layers.h"

#include <string>

namespace vitscope {

namespace {

/// tokens + branch, with norm and layer scale where the block has them.
template <class Branch>
at::Tensor added(const Block& block, const LayerNorm& norm, const at::Tensor& layerScale,
    const at::Tensor& tokens, Branch branch)
{
    const bool before = block.norms == NormPlacement::Before;
    const auto result = before ? branch(norm(tokens)) : norm(branch(tokens));
    return tokens + (layerScale.defined() ? result * layerScale : result);
}

} // namespace

Pass forward(const ViT& model, const at::Tensor& input, const ForwardOptions& options)
{
    Pass pass;
    const auto layers = model.blocks.size();
    at::Tensor tokens = addPrefixAndPositions(model, embedPatches(model.stem, input)); // [batch, tokens, dim]
    if (model.preNorm)
        tokens = (*model.preNorm)(tokens);
    for (std::size_t layer = 0; layer < layers; ++layer) {
        options.cancel.poll();
        report(options.progress, "block " + std::to_string(layer + 1) + "/" + std::to_string(layers),
            double(layer) / double(layers));
        const Block& block = model.blocks[layer];
        LayerCapture capture;
        tokens = added(block, block.norm1, block.layerScale1, tokens, [&](const at::Tensor& x) {
            return attend(model, block.attention, x, options.capture ? &capture : nullptr);
        });
        tokens = added(block, block.norm2, block.layerScale2, tokens,
            [&](const at::Tensor& x) { return applyMlp(block.mlp, x); });
        if (options.capture) {
            capture.tokens = tokens;
            pass.layers.push_back(std::move(capture));
        }
    }
    options.cancel.poll();
    pass.finalTokens = model.finalNorm ? (*model.finalNorm)(tokens) : tokens;
    readHead(model.head, int(model.prefix.size()), pass);
    return pass;
}

} // namespace vitscope
