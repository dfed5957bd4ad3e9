// SPDX-License-Identifier: MIT
#include "core/model/pass_changes.h"

#include "core/base/error.h"

#include <algorithm>
#include <set>

namespace vitscope {

bool PassChanges::attentionIsOff(int layer) const
{
    return std::ranges::find(attentionOff, layer) != attentionOff.end();
}

bool PassChanges::mlpIsOff(int layer) const
{
    return std::ranges::find(mlpOff, layer) != mlpOff.end();
}

void expectFit(const Interventions& interventions, const ViTShape& shape)
{
    const auto expect = [](bool fits, const std::string& what, int number, int count) {
        if (!fits)
            throw Error(ErrorKind::Mismatch, "VTS-Q3",
                "there is no " + what + " " + std::to_string(number) + ".", "interventions",
                "They go from 0 to " + std::to_string(count - 1) + ".");
    };
    const auto expectLayer = [&](int layer) {
        expect(layer >= 0 && layer < shape.layers, "layer", layer, shape.layers);
    };
    for (const HeadChange& change : interventions.heads) {
        expectLayer(change.layer);
        expect(change.head >= 0 && change.head < shape.heads, "head", change.head, shape.heads);
        if (!(change.temperature > 0))
            throw Error(ErrorKind::Mismatch, "VTS-Q3", "the temperature of a head must be above 0.",
                "interventions", "1 changes nothing.");
    }
    std::ranges::for_each(interventions.attentionOff, expectLayer);
    std::ranges::for_each(interventions.mlpOff, expectLayer);
    for (const Patch& patch : interventions.patches) {
        expect(patch.row >= 0 && patch.row < shape.rows, "row of patches", patch.row, shape.rows);
        expect(patch.column >= 0 && patch.column < shape.columns, "column of patches", patch.column,
            shape.columns);
    }
    const auto removed = interventions.patchIndices(shape.columns);
    if (interventions.masksPatches()
        && std::set<int>(removed.begin(), removed.end()).size() == std::size_t(shape.rows * shape.columns))
        throw Error(ErrorKind::Mismatch, "VTS-Q3", "no patch is left.", "interventions",
            "Keep at least one, or put zero or the mean in their place.");
}

PassChanges changesOf(const ViT& model, const Interventions& interventions)
{
    const ViTShape& shape = model.shape;
    const auto numbers = model.blocks.front().attention.queryKeyValue.weight.options().requires_grad(false);
    PassChanges changes;
    changes.attentionOff = interventions.attentionOff;
    changes.mlpOff = interventions.mlpOff;
    if (!interventions.patches.empty()) {
        const int skipped = interventions.masksPatches() ? int(shape.prefix.size()) : 0;
        auto removed = at::zeros({1, skipped + shape.rows * shape.columns}, at::kBool);
        for (const int patch : interventions.patchIndices(shape.columns))
            removed[0][skipped + patch] = true;
        (interventions.masksPatches() ? changes.masked : changes.replaced) = removed.to(numbers.device());
        changes.replacedByMean = interventions.removal == Interventions::Removal::Mean;
    }
    if (!interventions.heads.empty()) {
        auto factors = at::ones({1, shape.layers, shape.heads});
        auto temperatures = at::ones({shape.layers, shape.heads});
        for (const HeadChange& change : interventions.heads) {
            factors[0][change.layer][change.head] = change.off ? 0 : 1;
            temperatures[change.layer][change.head] = change.temperature;
        }
        changes.headFactors = factors.to(numbers);
        if (!at::equal(temperatures, at::ones_like(temperatures)))
            changes.temperatures = temperatures.to(numbers);
    }
    return changes;
}

} // namespace vitscope
