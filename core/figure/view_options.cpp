// SPDX-License-Identifier: MIT
#include "core/figure/view_options.h"

#include "core/base/error.h"
#include "core/base/intervention_text.h"
#include "core/base/number_text.h"
#include "core/figure/view_option_parts.h"

#include <algorithm>
#include <array>
#include <vector>

namespace vitscope {

namespace {

constexpr std::array<Text, 2> scales{"linear", "log"};
constexpr std::array<Text, 4> blends{"cover", "weighted", "multiply", "mask"}; // as Blend

/// Which of several words it is.
std::size_t parseChoice(Text key, Text text, std::span<const Text> choices)
{
    const auto found = std::ranges::find(choices, text);
    if (found != choices.end())
        return std::size_t(found - choices.begin());
    std::string names;
    for (const Text& choice : choices)
        names += (&choice == &choices.front()         ? ""
                         : &choice == &choices.back() ? " or "
                                                      : ", ")
            + std::string(choice);
    refuse(key, text, names);
}

void setHead(Recipe& recipe, Text text)
{
    using Heads = Query::Heads;
    for (const auto& [name, heads] :
        {std::pair{"mean", Heads::Mean}, std::pair{"max", Heads::Max}, std::pair{"min", Heads::Min}})
        if (text == name) {
            recipe.query.heads = heads;
            recipe.query.head = 0;
            return;
        }
    const auto head = parseInteger(text);
    if (!head || *head < 0)
        refuse("head", text, "a head (0 is the first), mean, max or min");
    recipe.query.heads = Heads::Single;
    recipe.query.head = *head;
}

std::string headText(const Recipe& recipe)
{
    switch (recipe.query.heads) {
    case Query::Heads::Mean:
        return "mean";
    case Query::Heads::Max:
        return "max";
    case Query::Heads::Min:
        return "min";
    case Query::Heads::Single:
        break;
    }
    return std::to_string(recipe.query.head);
}

void setDirection(Recipe& recipe, Text text)
{
    if (text != "looks-at" && text != "seen-by")
        refuse("direction", text, "looks-at or seen-by");
    recipe.query.direction = text == "looks-at" ? Query::Direction::LooksAt : Query::Direction::SeenBy;
}

void setColormap(Recipe& recipe, Text text)
{
    if (text != DisplayOptions::automatic && !findColormap(text)) {
        std::string names = "auto";
        for (const Colormap& map : colormaps())
            names += ", " + std::string(map.id);
        refuse("colormap", text, names);
    }
    recipe.display.colormap = text;
}

void setRange(Recipe& recipe, Text text)
{
    for (const auto& [name, mode] : {std::pair{"map", RangeMode::Map}, std::pair{"layer", RangeMode::Layer},
             std::pair{"model", RangeMode::Model}})
        if (text == name) {
            recipe.display.rangeMode = mode;
            return;
        }
    if (text.ends_with('%')) {
        recipe.display.percentile = parseWithin("range", text.substr(0, text.size() - 1), 0, 49);
        recipe.display.rangeMode = RangeMode::Percentile;
        return;
    }
    const std::size_t comma = text.find(',');
    const auto low = parseNumber(text.substr(0, comma));
    const auto high = parseNumber(comma == Text::npos ? Text() : text.substr(comma + 1));
    if (!low || !high || *low >= *high)
        refuse("range", text, "map, layer, model, a percentage such as 1% or LO,HI with LO below HI");
    recipe.display.rangeMode = RangeMode::Fixed;
    recipe.display.fixed = {*low, *high};
}

void setParameter(Recipe& recipe, Text text)
{
    const std::size_t equals = text.find('=');
    if (equals == Text::npos || equals == 0 || equals + 1 == text.size())
        refuse("set", text, "name=value");
    recipe.parameters[parseName("set", text.substr(0, equals))] = text.substr(equals + 1);
}

void setBox(Recipe& recipe, Text text)
{
    constexpr const char* names[]{"box-x", "box-y", "box-width", "box-height"};
    ParameterTexts parameters = recipe.parameters;
    std::string rest(text);
    for (const char* name : names) {
        const std::size_t comma = rest.find(',');
        const auto number = parseInteger(rest.substr(0, comma));
        const bool isLast = name == names[3], isSize = isLast || name == names[2];
        if (!number || *number < (isSize ? 1 : 0) || (comma == std::string::npos) != isLast)
            refuse("box", text, "X,Y,WIDTH,HEIGHT, whole pixels of the picture");
        parameters[name] = std::to_string(*number);
        rest = isLast ? "" : rest.substr(comma + 1);
    }
    recipe.parameters = std::move(parameters);
}

std::string bounded(Text key, Text text)
{
    if (text.size() > 4096)
        refuse(key, text, "at most 4096 bytes");
    return std::string(text);
}

const auto rows = std::to_array<ViewOption>({
    {"method", "M", "Id of the method; --list-methods prints them.",
        [](Recipe& recipe, Text text) { recipe.method = parseName("method", text); },
        [](const Recipe& recipe) {
            return recipe.method;
        }},
    {"layer", "L", "Layer, 0 is the first, -1 the last (-1).",
        [](Recipe& recipe, Text text) { recipe.query.layer = parseWhole("layer", text, -100000, 100000); },
        [](const Recipe& recipe) {
            return std::to_string(recipe.query.layer);
        }},
    {"head", "H", "Head, 0 is the first; or mean, max, min over all (mean).", setHead, headText},
    {"query", "Q",
        "Token that asks: cls, dist, reg0.., pooled, or row,column; several joined by +, patches of a "
        "rectangle as "
        "2,3-5,8: their mean (cls, else pooled).",
        [](Recipe& recipe, Text text) { recipe.query.token = bounded("query", text); },
        [](const Recipe& recipe) {
            return recipe.query.token;
        }},
    {"pins", "LIST", "Patches marked with numbers from 1 on, in this order: 3,4+5,9 (none).",
        [](Recipe& recipe, Text text) {
            recipe.pins
                = text == "none" ? std::vector<std::string>() : parseList("pins", bounded("pins", text), '+');
        },
        [](const Recipe& recipe) {
            std::string text;
            for (const std::string& pin : recipe.pins)
                text += (text.empty() ? "" : "+") + pin;
            return text.empty() ? std::string("none") : text;
        }},
    {"direction", "D", "looks-at: where the token looks; seen-by: who looks at it (looks-at).", setDirection,
        [](const Recipe& recipe) {
            return std::string(recipe.query.direction == Query::Direction::LooksAt ? "looks-at" : "seen-by");
        }},
    {"class", "C",
        "Class that a class-specific method explains, index or name (top prediction); \"A + B\" for several, "
        "\"A - B\" for the margin of two.",
        [](Recipe& recipe, Text text) { recipe.query.targetClass = bounded("class", text); },
        [](const Recipe& recipe) {
            return recipe.query.targetClass;
        }},
    {"similar-to", "Q",
        "Explain how like this token the features are, in place of a class: row,column or cls, or several as "
        "--query takes them; with "
        "--similar-picture a token of that picture.",
        [](Recipe& recipe, Text text) { recipe.query.similarTo = bounded("similar-to", text); },
        [](const Recipe& recipe) {
            return recipe.query.similarTo;
        }},
    {"off", "PARTS",
        "Switch parts of the model off: \"head 3.5; attention 7; mlp 2; patch 5,9; patches 5,9-7,12\" "
        "(layer.head, layer, row,column from 0).",
        [](Recipe& recipe, Text text) { setOff(recipe.interventions, text); },
        [](const Recipe& recipe) {
            return offText(recipe.interventions);
        }},
    {"removal", "HOW", "What takes a removed patch's place: masked, zero or mean (masked).",
        [](Recipe& recipe, Text text) { recipe.interventions.removal = removalOf(text); },
        [](const Recipe& recipe) {
            return removalText(recipe.interventions.removal);
        }},
    {"temperature", "LIST", "Divide a head's scores before its softmax: \"3.5=2; 4.0=0.5\" (1).",
        [](Recipe& recipe, Text text) { setTemperatures(recipe.interventions, text); },
        [](const Recipe& recipe) {
            return temperatureText(recipe.interventions);
        }},
    {"set", "NAME=VALUE", "A parameter of the method; may be repeated.", setParameter,
        [](const Recipe&) {
            return std::string();
        }},
    {"box", "X,Y,W,H",
        "A box in pixels of the picture that maps should point at (faithfulness); short for --set box-x=X "
        "and so on.",
        setBox,
        [](const Recipe&) {
            return std::string();
        }},
    {"colormap", "NAME", "auto, viridis, magma, inferno, plasma, cividis, turbo, gray, coolwarm, rdbu, jet.",
        setColormap,
        [](const Recipe& recipe) {
            return recipe.display.colormap;
        }},
    {"range", "RANGE",
        "Ends of the colour scale: map, layer, model, P% (without P per cent of the values at either end) or "
        "LO,HI (map).",
        setRange,
        [](const Recipe& recipe) {
            return rangeText(recipe.display);
        }},
    {"scale", "SCALE", "Steps of colour: linear or log (linear).",
        [](Recipe& recipe, Text text) { recipe.display.logarithmic = parseChoice("scale", text, scales); },
        [](const Recipe& recipe) {
            return std::string(scales[recipe.display.logarithmic]);
        }},
    {"gamma", "G", "Bends the colour scale (1).",
        [](Recipe& recipe, Text text) { recipe.display.gamma = parseWithin("gamma", text, 0.05, 20); },
        [](const Recipe& recipe) {
            return numberText(recipe.display.gamma);
        }},
    {"alpha", "A", "Opacity of the heat, 0 to 1 (0.6).",
        [](Recipe& recipe, Text text) { recipe.display.opacity = parseWithin("alpha", text, 0, 1); },
        [](const Recipe& recipe) {
            return numberText(recipe.display.opacity);
        }},
    {"blend", "HOW", "How heat and picture mix: cover, weighted, multiply or mask (cover).",
        [](Recipe& recipe, Text text) { recipe.display.blend = Blend(parseChoice("blend", text, blends)); },
        [](const Recipe& recipe) {
            return std::string(blends[std::size_t(recipe.display.blend)]);
        }},
    {"links", "N",
        "Arrows along the strongest links of attention from the token that asks through the layers, N in "
        "each, 0 "
        "to 20 (0).",
        [](Recipe& recipe, Text text) { recipe.display.links = parseWhole("links", text, 0, 20); },
        [](const Recipe& recipe) {
            return std::to_string(recipe.display.links);
        }},
    {"contour", "SHARE",
        "Outline the fewest patches that hold this share of the map's sum, 0 to 1; 0: no outline (0).",
        [](Recipe& recipe, Text text) { recipe.display.contour = parseWithin("contour", text, 0, 1); },
        [](const Recipe& recipe) {
            return numberText(recipe.display.contour);
        }},
    {"smooth", "", "Interpolate between patch centres instead of painting true patch cells.",
        [](Recipe& recipe, Text text) { recipe.display.smooth = parseSwitch("smooth", text); },
        [](const Recipe& recipe) {
            return switchText(recipe.display.smooth);
        }},
    {"heat", "", "Lay the heat over the picture (on).",
        [](Recipe& recipe, Text text) { recipe.display.showHeat = parseSwitch("heat", text); },
        [](const Recipe& recipe) {
            return switchText(recipe.display.showHeat);
        }},
    {"grid", "", "Draw the patch grid.",
        [](Recipe& recipe, Text text) { recipe.display.showGrid = parseSwitch("grid", text); },
        [](const Recipe& recipe) {
            return switchText(recipe.display.showGrid);
        }},
    {"numbers", "", "Number the patches, row by row from 0, where there is room.",
        [](Recipe& recipe, Text text) { recipe.display.showNumbers = parseSwitch("numbers", text); },
        [](const Recipe& recipe) {
            return switchText(recipe.display.showNumbers);
        }},
    {"colorbar", "", "Draw the colour bar (on).",
        [](Recipe& recipe, Text text) { recipe.display.showColorBar = parseSwitch("colorbar", text); },
        [](const Recipe& recipe) {
            return switchText(recipe.display.showColorBar);
        }},
});

} // namespace

std::span<const ViewOption> viewOptions()
{
    static const std::vector<ViewOption> all = [] {
        std::vector<ViewOption> joined(rows.begin(), rows.end());
        joined.insert(joined.end(), figureOptionRows().begin(), figureOptionRows().end());
        return joined;
    }();
    return all;
}

void setViewOption(Recipe& recipe, std::string_view key, std::string_view text)
{
    for (const ViewOption& row : viewOptions())
        if (row.key == key)
            return row.set(recipe, text);
    throw Error(ErrorKind::Failed, "VTS-U2", "There is no such option.", "--" + shownName(key),
        "See vitscope render --help.");
}

} // namespace vitscope
