// SPDX-License-Identifier: MIT
#include "core/figure/templates.h"

#include "core/base/error.h"
#include "core/base/number_text.h"
#include "core/figure/provenance.h"
#include "core/figure/ticks.h"

#include <algorithm>
#include <array>

// The table: one line per file in templates/.
#define VITSCOPE_TEMPLATES(row) row(overlayTemplate) row(pairTemplate) row(headsTemplate) row(gridTemplate)

namespace vitscope {

#define VITSCOPE_DECLARE(name) extern const Template name;
VITSCOPE_TEMPLATES(VITSCOPE_DECLARE)
#undef VITSCOPE_DECLARE

std::span<const Template* const> templates()
{
#define VITSCOPE_COLLECT(name) &name,
    static const std::array all{VITSCOPE_TEMPLATES(VITSCOPE_COLLECT)};
#undef VITSCOPE_COLLECT
    return all;
}

const Template& findTemplate(std::string_view id)
{
    std::string names;
    for (const Template* known : templates()) {
        if (known->id == id)
            return *known;
        names += (names.empty() ? "" : ", ") + std::string(known->id);
    }
    throw Error(ErrorKind::Failed, "VTS-U2", "There is no such template.", "--template " + shownName(id),
        "It takes " + names + ".");
}

FigureSpec makeFigure(const FigureInputs& inputs, const Cancel& cancel)
{
    const Recipe& recipe = inputs.recipe;
    FigureSpec spec;
    spec.title = inputs.map.title;
    spec.display = recipe.display;
    spec.unit = inputs.map.unit;
    spec.widthMillimetres = recipe.figure.widthMillimetres;
    spec.dpi = recipe.figure.dpi;
    spec.fontPoints = recipe.figure.fontPoints;
    spec.showCaption = recipe.figure.caption;
    findTemplate(recipe.figure.pattern).arrange(spec, inputs, cancel);
    spec.description = captionText(inputs, spec);
    if (!recipe.figure.stripMetadata)
        spec.record = provenance(inputs, spec);
    return spec;
}

std::string captionText(const FigureInputs& inputs, const FigureSpec& spec)
{
    const ModelReport& report = inputs.run->model()->report();
    std::string text = spec.title + " (layers 0 to " + std::to_string(inputs.run->shape().layers - 1) + "). ";
    text += "Model: " + baseName(report.file) + ". ";
    if (const auto picture = inputs.run->picture(); picture && !picture->path.empty())
        text += "Picture: " + baseName(picture->path) + ". ";
    const bool own = std::any_of(spec.panels.begin(), spec.panels.end(),
        [](const FigurePanel& panel) { return panel.ownScale.has_value(); });
    if (own)
        return text + "Colours: " + std::string(spec.scale.colormap->title)
            + ", each map over its own range.";
    return text + "Colours: " + std::string(spec.scale.colormap->title) + " from "
        + shortNumber(spec.scale.range.low) + " to " + shortNumber(spec.scale.range.high) + ", "
        + spec.scale.normalisation + ".";
}

} // namespace vitscope
