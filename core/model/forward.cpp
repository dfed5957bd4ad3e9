// SPDX-License-Identifier: MIT
#include "core/model/forward.h"

#include "core/model/layers.h"

#include <string>

namespace vitscope {

namespace {

at::Tensor scaled(const at::Tensor& layerScale, const at::Tensor& branch)
{
    return layerScale.defined() ? branch * layerScale : branch;
}

} // namespace

Pass forward(const ViT& model, const at::Tensor& input, const ForwardOptions& options)
{
    Pass pass;
    const auto layers = model.blocks.size();
    at::Tensor tokens = addPrefixAndPositions(model, embedPatches(model.stem, input)); // [batch, tokens, dim]
    for (std::size_t layer = 0; layer < layers; ++layer) {
        options.cancel.poll();
        report(options.progress, "block " + std::to_string(layer + 1) + "/" + std::to_string(layers),
            double(layer) / double(layers));
        const Block& block = model.blocks[layer];
        LayerCapture capture;
        tokens = tokens
            + scaled(block.layerScale1,
                attend(block.attention, block.norm1(tokens), options.capture ? &capture : nullptr));
        tokens = tokens + scaled(block.layerScale2, applyMlp(block.mlp, block.norm2(tokens)));
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
