// SPDX-License-Identifier: MIT
#include "core/analysis/lens.h"

#include "core/analysis/head_outputs.h"
#include "core/base/error.h"
#include "core/model/layers.h"

#include <algorithm>
#include <c10/core/GradMode.h>

namespace vitscope {

void expectClasses(const ViTRun& run, const char* method)
{
    if (run.logits().empty())
        throw Error(ErrorKind::Mismatch, "VTS-Q5", "this model has no classes to read from its tokens.",
            method, "Open weights with a classifier.");
}

at::Tensor lensLogits(const ViTRun& run, int layer)
{
    const c10::NoGradGuard noGradients;
    return readTokens(
        run.vit(), tokensBefore(run, layer).unsqueeze(0), changesOf(run.vit(), run.interventions()))
        .logits[0];
}

void forEachPatchLens(const ViTRun& run, int layer, const Cancel& cancel,
    const std::function<void(int first, const at::Tensor& logits)>& visit)
{
    const c10::NoGradGuard noGradients;
    constexpr int atOnce = 256;
    const ViT& model = run.vit();
    const auto patches = run.layer(layer).tokens.slice(0, std::int64_t(run.shape().prefix.size()));
    for (int first = 0; first < int(patches.size(0)); first += atOnce) {
        cancel.poll();
        const auto last = std::min<std::int64_t>(first + atOnce, patches.size(0));
        auto tokens = patches.slice(0, first, last).unsqueeze(1); // a picture of one token each
        if (model.head.pooling == Pooling::ClassAndDistillation)
            tokens = tokens.expand({-1, 2, -1});
        Pass pass;
        pass.finalTokens = model.finalNorm ? (*model.finalNorm)(tokens) : tokens;
        readHead(model.head, 0, {}, pass);
        visit(first, pass.logits);
    }
}

} // namespace vitscope
