// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/attention_maps.h"
#include "core/figure/templates.h"
#include "core/figure/view_options.h"
#include "tests/support/fake_run.h"

#include <initializer_list>
#include <utility>

namespace vitscope {

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
    const std::vector<Heatmap> maps = headMaps(*inputs.run, inputs.query.layer, inputs.query);
    Heatmap map = inputs.query.heads == Query::Heads::Single ? maps[std::size_t(inputs.query.head)]
                                                             : joinedMap(maps, inputs.query.heads);
    map.title = "Attention, layer " + std::to_string(inputs.query.layer);
    inputs.finding = std::move(map);
    inputs.wider = widerRange(*inputs.run, inputs.query, inputs.recipe.display, {});
    inputs.engineVersions = "no LibTorch";
    return inputs;
}

} // namespace vitscope
