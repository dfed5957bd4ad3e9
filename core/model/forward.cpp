// SPDX-License-Identifier: MIT
#include "core/model/forward.h"

#include "core/model/layers.h"

#include <algorithm>
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

bool contains(const std::vector<int>& layers, int layer)
{
    return std::ranges::find(layers, layer) != layers.end();
}

/// Puts zero or the mean of all patches in the place of removed ones: [batch, rows * columns, dim].
at::Tensor withoutPatches(const at::Tensor& patches, int columns, const Interventions& interventions)
{
    if (interventions.patches.empty() || interventions.removal == Interventions::Removal::Masked)
        return patches;
    auto removed = at::zeros({patches.size(1), 1}, patches.options()); // [rows * columns, 1]
    for (const int patch : interventions.patchIndices(columns))
        removed[patch] = 1;
    const auto rest = patches * (1 - removed);
    return interventions.removal == Interventions::Removal::Zero ? rest
                                                                 : rest + removed * patches.mean(1, true);
}

} // namespace

at::Tensor embed(const ViT& model, const at::Tensor& input, const Interventions& interventions)
{
    const auto patches = withoutPatches(embedPatches(model.stem, input), model.shape.columns, interventions);
    const auto tokens = addPrefixAndPositions(model, patches); // [batch, tokens, dim]
    return model.preNorm ? (*model.preNorm)(tokens) : tokens;
}

at::Tensor applyBlock(const ViT& model, int layer, const at::Tensor& before,
    const Interventions& interventions, LayerCapture* capture, BlockTaps* taps)
{
    const Block& block = model.blocks[std::size_t(layer)];
    at::Tensor tokens = before;
    const auto attention = added(block, block.norm1, block.layerScale1, tokens,
        [&](const at::Tensor& x) { return attend(model, layer, x, interventions, capture, taps); });
    if (!contains(interventions.attentionOff, layer))
        tokens = tokens + attention;
    at::Tensor mlp;
    if (contains(interventions.mlpOff, layer)) {
        // adds nothing
    } else if (taps && taps->leavesOutMlpOutput && block.norms == NormPlacement::Before) {
        taps->mlpHidden = mlpHidden(block.mlp, block.norm2(tokens));
    } else {
        mlp = added(block, block.norm2, block.layerScale2, tokens,
            [&](const at::Tensor& x) { return applyMlp(block.mlp, x); });
        tokens = tokens + mlp;
    }
    if (taps) {
        taps->attentionBranch = attention;
        taps->mlpBranch = mlp;
    }
    if (capture)
        capture->tokens = tokens;
    return tokens;
}

Pass readTokens(const ViT& model, const at::Tensor& tokens, const Interventions& interventions)
{
    Pass pass;
    pass.finalTokens = model.finalNorm ? (*model.finalNorm)(tokens) : tokens;
    readHead(model.head, int(model.prefix.size()),
        interventions.masksPatches() ? interventions.patchIndices(model.shape.columns) : std::vector<int>(),
        pass);
    return pass;
}

Pass forward(const ViT& model, const at::Tensor& input, const ForwardOptions& options)
{
    std::vector<LayerCapture> captures;
    const int layers = int(model.blocks.size());
    at::Tensor tokens = embed(model, input, options.interventions);
    for (int layer = 0; layer < layers; ++layer) {
        options.cancel.poll();
        report(options.progress, "block " + std::to_string(layer + 1) + "/" + std::to_string(layers),
            double(layer) / double(layers));
        if (options.capture)
            captures.emplace_back();
        tokens = applyBlock(
            model, layer, tokens, options.interventions, options.capture ? &captures.back() : nullptr);
    }
    options.cancel.poll();
    Pass pass = readTokens(model, tokens, options.interventions);
    pass.layers = std::move(captures);
    return pass;
}

} // namespace vitscope
