// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/attention_maps.h"
#include "core/figure/templates.h"
#include "core/figure/view_options.h"
#include "tests/support/fake_engine.h"
#include "tests/support/fake_run.h"

#include <initializer_list>
#include <utility>

namespace vitscope {

/// FakeEngine, but raw attention is that of the run that is asked.
class FigureEngine : public FakeEngine
{
public:
    Finding analyse(const Run& run, const std::string& method, const Query& query,
        const Parameters& parameters, const Cancel& cancel, const Progress& progress,
        const ShowPartial& preview = {}) const override
    {
        if (method != "attention")
            return FakeEngine::analyse(run, method, query, parameters, cancel, progress, preview);
        ++analyses;
        Heatmap map = fusedMap(headMaps(run, query.layer, query), query);
        map.title = attentionTitle(query, run.shape());
        return map;
    }
};

inline FigureEngine& figureEngine()
{
    static FigureEngine engine;
    return engine;
}

/// What the window would hand over for this view of a fake run.
inline FigureInputs figureInputs(
    std::initializer_list<std::pair<const char*, const char*>> view, const FakeRunOptions& options = {})
{
    FigureInputs inputs;
    inputs.run = fakeRun(options);
    inputs.picture = pictureOf(*inputs.run);
    inputs.recipe.image = options.picturePath;
    inputs.recipe.weights = "/home/someone/models/vit_small.safetensors";
    for (const auto& [key, text] : view)
        setViewOption(inputs.recipe, key, text);
    inputs.query
        = resolveQuery(inputs.recipe.query, inputs.run->shape(), inputs.run->model()->report().classNames);
    Heatmap map = fusedMap(headMaps(*inputs.run, inputs.query.layer, inputs.query), inputs.query);
    map.title = "Attention, layer " + std::to_string(inputs.query.layer);
    inputs.finding = std::move(map);
    inputs.wider = widerRange(*inputs.run, inputs.query, inputs.recipe.display, {});
    inputs.engineVersions = "no LibTorch";
    inputs.source = std::make_shared<FindingSource>(figureEngine(), "auto", "float32");
    return inputs;
}

} // namespace vitscope
