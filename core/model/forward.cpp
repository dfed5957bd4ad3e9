// SPDX-License-Identifier: MIT
#include "core/model/forward.h"

#include "core/model/layers.h"

#include <string>

namespace vitscope {

namespace {

/// What a branch adds to the tokens, with norm and layer scale where the block has them.
template <class Branch>
at::Tensor added(const Block& block, const LayerNorm& norm, const at::Tensor& layerScale,
    const at::Tensor& tokens, Branch branch)
{
    const bool before = block.norms == NormPlacement::Before;
    const auto result = before ? branch(norm(tokens)) : norm(branch(tokens));
    return layerScale.defined() ? result * layerScale : result;
}

/// Puts zero or the mean of all patches in the place of replaced ones: [batch, rows * columns, dim].
at::Tensor withoutPatches(const at::Tensor& patches, const PassChanges& changes)
{
    if (!changes.replaced.defined())
        return patches;
    const auto gone = changes.replaced.unsqueeze(-1); // [batch, rows * columns, 1]
    return changes.replacedByMean ? at::where(gone, patches.mean(1, true), patches)
                                  : patches.masked_fill(gone, 0);
}

} // namespace

at::Tensor embed(const ViT& model, const at::Tensor& input, const PassChanges& changes)
{
    const auto patches = withoutPatches(embedPatches(model.stem, input), changes);
    const auto tokens = addPrefixAndPositions(model, patches); // [batch, tokens, dim]
    return model.preNorm ? (*model.preNorm)(tokens) : tokens;
}

at::Tensor applyBlock(const ViT& model, int layer, const at::Tensor& before, const PassChanges& changes,
    LayerCapture* capture, BlockTaps* taps)
{
    const Block& block = model.blocks[std::size_t(layer)];
    at::Tensor tokens = before;
    const auto attention = added(block, block.norm1, block.layerScale1, tokens,
        [&](const at::Tensor& x) { return attend(model, layer, x, changes, capture, taps); });
    if (!changes.attentionIsOff(layer))
        tokens = tokens + attention;
    at::Tensor hidden = taps ? taps->known.hidden : at::Tensor();
    if (changes.mlpIsOff(layer)) {
        // adds nothing
    } else if (taps && taps->leavesOutMlpOutput && block.norms == NormPlacement::Before) {
        taps->mlpHidden = mlpHidden(block.mlp, block.norm2(tokens), hidden);
    } else {
        tokens = tokens + added(block, block.norm2, block.layerScale2, tokens, [&](const at::Tensor& x) {
            return applyMlp(block.mlp, x, hidden);
        });
    }
    if (capture)
        capture->linear.hidden = hidden;
    if (capture)
        capture->tokens = tokens;
    return tokens;
}

Pass readTokens(const ViT& model, const at::Tensor& tokens, const PassChanges& changes)
{
    Pass pass;
    pass.finalTokens = model.finalNorm ? (*model.finalNorm)(tokens) : tokens;
    readHead(model.head, int(model.prefix.size()), changes.masked, pass);
    return pass;
}

Pass forward(const ViT& model, const at::Tensor& input, const ForwardOptions& options)
{
    std::vector<LayerCapture> captures;
    const int layers = int(model.blocks.size());
    at::Tensor tokens = embed(model, input, options.changes);
    for (int layer = 0; layer < layers; ++layer) {
        options.cancel.poll();
        report(options.progress, "block " + std::to_string(layer + 1) + "/" + std::to_string(layers),
            double(layer) / double(layers));
        if (options.capture)
            captures.emplace_back();
        tokens
            = applyBlock(model, layer, tokens, options.changes, options.capture ? &captures.back() : nullptr);
    }
    options.cancel.poll();
    Pass pass = readTokens(model, tokens, options.changes);
    pass.layers = std::move(captures);
    return pass;
}

} // namespace vitscope
