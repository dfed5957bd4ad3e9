// SPDX-License-Identifier: MIT
#include "core/base/hints.h"
#include "core/base/number_text.h"
#include "core/figure/exporters.h"
#include "core/figure/view_option_parts.h"

#include <algorithm>
#include <array>

namespace vitscope {

namespace {

std::string joined(const std::vector<std::string>& parts, const char* between)
{
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : between) + part;
    return text;
}

void setMethods(Recipe& recipe, Text text)
{
    std::vector<std::string> methods = parseList("methods", text, ',');
    for (const std::string& method : methods)
        parseName("methods", method);
    if (methods.size() > 24)
        refuse("methods", text, "at most 24 methods");
    recipe.figure.methods = std::move(methods);
}

/// Whether the second side of a difference may differ in it. "labels" would have a record name a file.
bool isOfOneSide(Text key)
{
    constexpr std::array<Text, 9> known{
        "method", "layer", "head", "query", "direction", "class", "off", "removal", "temperature"};
    const auto hints = hintFacts();
    return std::ranges::find(known, key) != known.end()
        || (key != "labels" && std::ranges::find(hints, key, &HintFacts::key) != hints.end());
}

/// "layer=3; off=head 3.5; attention 7": what names no option belongs to the one before.
void setAgainst(Recipe& recipe, Text text)
{
    std::map<std::string, std::string> against;
    std::string* last = nullptr;
    for (const std::string& part : parseList("against", text, ';')) {
        const std::size_t equals = part.find('=');
        const std::string name = part.substr(0, equals);
        if (equals != std::string::npos && isOfOneSide(name)) {
            last = &against[name];
            *last = part.substr(equals + 1);
        } else if (last) {
            *last += "; " + part;
        } else {
            refuse("against", text,
                "method=M, layer=L, head=H, query=Q, direction=D, class=C, off=PARTS, removal=HOW, "
                "temperature=LIST and hints, with \";\" between them");
        }
    }
    Recipe scratch;
    scratch.figure.against = std::move(against);
    secondSide(scratch);
    recipe.figure.against = std::move(scratch.figure.against);
}

void setCaptionFile(Recipe& recipe, Text text)
{
    if (text != "none" && text != "txt" && text != "tex")
        refuse("caption-file", text, "txt, tex or none");
    recipe.figure.captionFile = text == "none" ? Text() : text;
}

void setAlso(Recipe& recipe, Text text)
{
    std::vector<std::string> formats = parseList("also", text, ',');
    if (formats == std::vector<std::string>{"none"})
        formats.clear();
    for (const std::string& format : formats)
        exporterFor("." + format);
    recipe.figure.also = std::move(formats);
}

void setFilm(Recipe& recipe, Text text)
{
    if (text != "layers" && text != "heads" && text != "interventions")
        refuse("film", text, "layers, heads or interventions");
    recipe.figure.film = text;
}

/// A switch that takes a style, too.
void setPanelLetters(Recipe& recipe, Text text)
{
    if (text == "a" || text == "A" || text == "(a)")
        recipe.figure.panelLetters = text;
    else if (text.empty() || text == "on" || text == "off")
        recipe.figure.panelLetters = text == "off" ? Text() : "a";
    else
        refuse("panel-letters", text, "a, A, (a) or off");
}

std::string panelLettersText(const Recipe& recipe)
{
    const std::string& letters = recipe.figure.panelLetters;
    return letters == "a" ? "on" : letters.empty() ? "off" : letters;
}

std::string againstText(const Recipe& recipe)
{
    std::vector<std::string> parts;
    for (const auto& [name, value] : recipe.figure.against)
        parts.push_back(name + "=" + value);
    return joined(parts, "; ");
}

const std::array<ViewOption, 15> rows{{
    {"template", "NAME", "overlay, pair, pairs, heads, grid, depth, methods or difference (overlay).",
        [](Recipe& recipe, Text text) { recipe.figure.pattern = parseName("template", text); },
        [](const Recipe& recipe) {
            return recipe.figure.pattern;
        }},
    {"methods", "LIST",
        "Methods of the template methods, with commas between them; mean: attention's mean of heads "
        "(attention,mean,rollout,gradient-rollout,relevance,grad-cam).",
        setMethods,
        [](const Recipe& recipe) {
            return joined(recipe.figure.methods, ",");
        }},
    {"against", "WHAT",
        "What the template difference takes away: \"method=rollout\", \"layer=3; head=5\", \"off=head 3.5\"; "
        "also "
        "query, direction, class, removal, temperature and hints. A second picture is named as IMAGE, a "
        "second "
        "model by --other-weights.",
        setAgainst, againstText},
    {"width", "MM", "Width of the figure in millimetres, 20 to 500 (89).",
        [](Recipe& recipe, Text text) {
            recipe.figure.widthMillimetres = parseWithin("width", text, 20, 500);
        },
        [](const Recipe& recipe) {
            return numberText(recipe.figure.widthMillimetres);
        }},
    {"dpi", "N", "Pixels per inch of pictures, 72 to 1200 (300).",
        [](Recipe& recipe, Text text) { recipe.figure.dpi = parseWhole("dpi", text, 72, 1200); },
        [](const Recipe& recipe) {
            return std::to_string(recipe.figure.dpi);
        }},
    {"font-size", "PT", "Size of all text in points, 4 to 24 (7).",
        [](Recipe& recipe, Text text) { recipe.figure.fontPoints = parseWhole("font-size", text, 4, 24); },
        [](const Recipe& recipe) {
            return std::to_string(recipe.figure.fontPoints);
        }},
    {"outlines", "", "SVG: text as outlines, for readers without the font.",
        [](Recipe& recipe, Text text) { recipe.figure.outlines = parseSwitch("outlines", text); },
        [](const Recipe& recipe) {
            return switchText(recipe.figure.outlines);
        }},
    {"caption", "", "Paint a caption under the figure.",
        [](Recipe& recipe, Text text) { recipe.figure.caption = parseSwitch("caption", text); },
        [](const Recipe& recipe) {
            return switchText(recipe.figure.caption);
        }},
    {"own-scales", "",
        "Several maps: scale each over its own range and print that, instead of one scale for all.",
        [](Recipe& recipe, Text text) { recipe.figure.ownScales = parseSwitch("own-scales", text); },
        [](const Recipe& recipe) {
            return switchText(recipe.figure.ownScales);
        }},
    {"panel-letters", "",
        "Letter the panels in bold, on the page and in its caption: a, b, c; =A or ='(a)' choose another "
        "style "
        "(off).",
        setPanelLetters, panelLettersText},
    {"caption-file", "txt|tex",
        "Write the caption into a file beside the figure: plain, or a LaTeX figure (none).", setCaptionFile,
        [](const Recipe& recipe) {
            return recipe.figure.captionFile.empty() ? "none" : recipe.figure.captionFile;
        }},
    {"also", "FORMATS", "Write the figure in these formats too, beside the first: pdf,svg (none).", setAlso,
        [](const Recipe& recipe) {
            return recipe.figure.also.empty() ? "none" : joined(recipe.figure.also, ",");
        }},
    {"film", "layers|heads|interventions",
        "What a film (.gif, .mp4) goes through; interventions: the untouched model, then one change after "
        "the "
        "other (layers).",
        setFilm,
        [](const Recipe& recipe) {
            return recipe.figure.film;
        }},
    {"fps", "N", "Frames of a film in a second, 1 to 30 (4).",
        [](Recipe& recipe, Text text) { recipe.figure.framesPerSecond = parseWhole("fps", text, 1, 30); },
        [](const Recipe& recipe) {
            return std::to_string(recipe.figure.framesPerSecond);
        }},
    {"strip-metadata", "", "Leave the record of how it was made out of the file.",
        [](Recipe& recipe, Text text) { recipe.figure.stripMetadata = parseSwitch("strip-metadata", text); },
        [](const Recipe& recipe) {
            return switchText(recipe.figure.stripMetadata);
        }},
}};

} // namespace

std::span<const ViewOption> figureOptionRows()
{
    return rows;
}

} // namespace vitscope
