// SPDX-License-Identifier: MIT
#include "core/figure/templates.h"

#include "core/base/error.h"
#include "core/base/number_text.h"
#include "core/figure/provenance.h"
#include "core/figure/ticks.h"

#include <algorithm>
#include <array>

// The table: one line per file in templates/.
#define VITSCOPE_TEMPLATES(row)                                                                              \
    row(overlayTemplate) row(pairTemplate) row(pairsTemplate) row(headsTemplate) row(gridTemplate)           \
        row(depthTemplate) row(methodsTemplate) row(differenceTemplate)

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

bool fits(const Template& pattern, const Finding& finding)
{
    return pattern.takesCharts || !isChart(finding);
}

namespace {

void requireFit(const Template& pattern, const FigureInputs& inputs)
{
    if (fits(pattern, inputs.finding))
        return;
    std::string names;
    for (const Template* known : templates())
        if (fits(*known, inputs.finding))
            names += (names.empty() ? "" : ", ") + std::string(known->id);
    throw Error(ErrorKind::Failed, "VTS-U2",
        "This template shows maps over the picture, and " + inputs.recipe.method + " yields "
            + std::string(kindName(inputs.finding)) + ".",
        "--template " + std::string(pattern.id), "Choose " + names + ".");
}

} // namespace

FigureSpec makeFigure(const FigureInputs& inputs, const Cancel& cancel)
{
    const Recipe& recipe = inputs.recipe;
    FigureSpec spec;
    spec.title = titleOf(inputs.finding);
    spec.display = recipe.display;
    spec.unit = unitOf(inputs.finding);
    spec.widthMillimetres = recipe.figure.widthMillimetres;
    spec.dpi = recipe.figure.dpi;
    spec.fontPoints = recipe.figure.fontPoints;
    spec.outlines = recipe.figure.outlines;
    spec.showCaption = recipe.figure.caption;
    spec.letters = recipe.figure.panelLetters;
    const Template& pattern = findTemplate(recipe.figure.pattern);
    requireFit(pattern, inputs);
    pattern.arrange(spec, inputs, cancel);
    spec.description = captionText(inputs, spec);
    if (!recipe.figure.stripMetadata)
        spec.record = provenance(inputs, spec);
    return spec;
}

namespace {

/// "Scales: Attention, layer 5, head 3, from cls: 0 to 0.05 (attention weight), Viridis; …", of maps with
/// bars of their own.
std::string scalesText(const FigureSpec& spec)
{
    std::string text;
    for (const FigurePanel& panel : spec.panels) {
        const Scale& scale = panel.ownScale ? *panel.ownScale : spec.scale;
        if (panel.map)
            text += (text.empty() ? "Scales: " : "; ") + panel.map->title + ": "
                + shortNumber(scale.range.low) + " to " + shortNumber(scale.range.high) + " (" + panel.unit
                + "), " + std::string(scale.colormap->title);
    }
    return text + ".";
}

std::string picturesText(const FigureInputs& inputs, const FigureSpec& spec)
{
    if (spec.pictures.size() > 1) {
        std::string text;
        for (const AveragedPicture& picture : spec.pictures)
            text += (text.empty() ? "Pictures: " : ", ") + picture.file;
        return text + ". ";
    }
    const auto picture = inputs.run->picture();
    const bool isAlone = inputs.averaged.empty() && picture && !picture->path.empty();
    return isAlone ? "Picture: " + baseName(picture->path) + ". " : "";
}

/// "Colours: Viridis from 0 to 1, range of this map."; empty without a scale.
std::string colorsText(const FigureSpec& spec)
{
    if (spec.barsUnder)
        return scalesText(spec);
    if (!spec.scale.colormap)
        return {};
    const std::string colors = "Colours: " + std::string(spec.scale.colormap->title);
    const bool own = std::any_of(spec.panels.begin(), spec.panels.end(),
        [](const FigurePanel& panel) { return panel.ownScale.has_value(); });
    if (own)
        return colors + ", each map over its own range.";
    return colors + " from " + shortNumber(spec.scale.range.low) + " to " + shortNumber(spec.scale.range.high)
        + ", " + spec.scale.normalisation + ".";
}

/// What a panel shows, for the caption.
std::string panelWords(const FigureSpec& spec, std::size_t index)
{
    const FigurePanel& panel = spec.panels[index];
    const std::size_t columns = std::size_t(std::max(1, spec.columns));
    if (!panel.title.empty())
        return panel.title;
    const bool isNamed = !spec.rowHeaders.empty() || !spec.columnHeaders.empty();
    if (!isNamed)
        return panel.map ? panel.map->title : panel.colors ? panel.colors->title : "picture";
    std::string words = spec.rowHeaders.empty() ? "" : spec.rowHeaders[index / columns];
    if (!spec.columnHeaders.empty())
        words += (words.empty() ? "" : " ") + spec.columnHeaders[index % columns];
    return words;
}

/// "a, picture; b, Attention of layer 3. "; of very many panels which letters there are.
std::string lettersText(const FigureSpec& spec)
{
    constexpr std::size_t most = 26;
    if (spec.letters.empty() || spec.panels.size() < 2)
        return {};
    if (spec.panels.size() > most)
        return "Panels " + spec.letter(0) + " to " + spec.letter(spec.panels.size() - 1) + " row by row. ";
    std::string text;
    for (std::size_t i = 0; i < spec.panels.size(); ++i)
        text += (i ? "; " : "") + spec.letter(i) + (spec.letters == "(a)" ? " " : ", ") + panelWords(spec, i);
    return text + ". ";
}

} // namespace

std::string captionText(const FigureInputs& inputs, const FigureSpec& spec)
{
    const ModelReport& report = inputs.run->model()->report();
    std::string text = spec.title;
    if (!spec.chart)
        text += " (layers 0 to " + std::to_string(inputs.run->shape().layers - 1) + ")";
    text += ". ";
    if (const std::string& note = noteOf(inputs.finding); !note.empty())
        text += note + (note.ends_with('.') ? " " : ". ");
    text += "Model: " + baseName(report.file) + ". ";
    text += lettersText(spec) + picturesText(inputs, spec) + colorsText(spec);
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

} // namespace vitscope
