// SPDX-License-Identifier: MIT
#include "app/commands/model_report.h"

#include "app/commands/terminal.h"
#include "core/base/hints.h"
#include "core/base/number_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <map>

namespace vitscope {

namespace {

using Json = nlohmann::ordered_json;

const char* nameOf(Preprocessing::Resize mode)
{
    switch (mode) {
    case Preprocessing::Resize::Shortest:
        return "shortest";
    case Preprocessing::Resize::Exact:
        return "exact";
    case Preprocessing::Resize::Cover:
        return "cover";
    }
    return "";
}

Json asJson(const Size& size)
{
    return {size.height, size.width};
}

Json asJson(const std::array<float, 3>& channels)
{
    Json list = Json::array();
    for (const float value : channels)
        list.push_back(parseNumber(numberText(value)).value_or(value));
    return list;
}

Json asJson(const ViTShape& shape)
{
    return {{"layers", shape.layers}, {"heads", shape.heads}, {"dim", shape.dim}, {"head_dim", shape.headDim},
        {"mlp_dim", shape.mlpDim}, {"image", asJson(shape.image)}, {"patch", asJson(shape.patch)},
        {"grid", {shape.rows, shape.columns}}, {"tokens", shape.tokens()}, {"classes", shape.classes}};
}

Json asJson(const Preprocessing& how)
{
    return {{"resize", nameOf(how.mode)}, {"resize_to", asJson(how.resize)},
        {"crop", how.crop ? asJson(*how.crop) : Json()}, {"interpolation", nameOf(how.interpolation)},
        {"mean", asJson(how.mean)}, {"std", asJson(how.deviation)}};
}

Json asJson(const std::vector<Assumption>& assumptions)
{
    Json list = Json::array();
    for (const Assumption& assumption : assumptions)
        list.push_back({{"name", assumption.name}, {"value", assumption.value},
            {"source", nameOf(assumption.source)}, {"note", assumption.note}});
    return list;
}

/// A title in the left column and the text beside it.
std::string row(const std::string& title, const std::string& text)
{
    return title + std::string(title.size() < 16 ? 16 - title.size() : 1, ' ') + text + "\n";
}

std::string rows(const std::string& title, const std::vector<std::string>& texts)
{
    std::string result;
    for (const std::string& text : texts)
        result += row(result.empty() ? title : "", text);
    return result.empty() ? row(title, "none") : result;
}

/// Of many names those that share their first part as one line: "text_model. …: 197 tensors".
std::vector<std::string> grouped(const std::vector<std::string>& names)
{
    constexpr std::size_t shown = 12;
    if (names.size() <= shown)
        return names;
    const auto partOf = [](const std::string& name) {
        const auto end = name.find_first_of("./");
        return end == std::string::npos ? name : name.substr(0, end + 1);
    };
    std::map<std::string, std::size_t> counts;
    for (const std::string& name : names)
        ++counts[partOf(name)];
    std::vector<std::string> lines;
    for (const std::string& name : names)
        if (const auto count = counts.extract(partOf(name)); !count.empty())
            lines.push_back(count.mapped() == 1
                    ? name
                    : count.key() + "…: " + std::to_string(count.mapped()) + " tensors");
    return lines;
}

/// "35.2 GFLOP": three digits, whatever the size.
std::string flopsText(double flops)
{
    const bool giga = flops >= 1e9;
    char text[32];
    std::snprintf(text, sizeof text, "%.3g %s", flops / (giga ? 1e9 : 1e6), giga ? "GFLOP" : "MFLOP");
    return text;
}

std::string joined(const std::vector<std::string>& words, std::size_t most)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(words.size(), most); ++i)
        text += (i ? ", " : "") + words[i];
    return words.empty() ? "none" : words.size() > most ? text + ", …" : text;
}

std::string channelsText(const std::array<float, 3>& channels)
{
    return numberText(channels[0]) + "," + numberText(channels[1]) + "," + numberText(channels[2]);
}

std::string shapeText(const ViTShape& shape)
{
    return std::to_string(shape.layers) + " layers, " + std::to_string(shape.heads) + " heads, width "
        + std::to_string(shape.dim) + " (" + std::to_string(shape.headDim) + " per head), MLP "
        + std::to_string(shape.mlpDim);
}

std::string inputText(const ViTShape& shape)
{
    return sizeText(shape.image) + " pixels, patches of " + sizeText(shape.patch) + ", grid of "
        + std::to_string(shape.rows) + " x " + std::to_string(shape.columns) + ", "
        + std::to_string(shape.tokens()) + " tokens";
}

std::string preprocessingText(const Preprocessing& how)
{
    std::string text = std::string("resize ") + nameOf(how.mode) + ":"
        + (how.mode == Preprocessing::Resize::Shortest ? std::to_string(how.resize.height)
                                                       : sizeText(how.resize))
        + " " + nameOf(how.interpolation);
    text += how.crop ? ", centre crop " + sizeText(*how.crop) : ", no crop";
    return text + ", mean " + channelsText(how.mean) + ", std " + channelsText(how.deviation);
}

std::string assumptionText(const Assumption& assumption)
{
    const std::string text
        = assumption.name + " = " + assumption.value + "  (" + nameOf(assumption.source) + ")";
    return assumption.note.empty() ? text : text + "  " + assumption.note;
}

} // namespace

std::string reportText(const ModelReport& report)
{
    std::vector<std::string> assumptions;
    for (const Assumption& assumption : report.assumptions)
        assumptions.push_back(assumptionText(assumption));
    const ViTShape& shape = report.shape;
    return row("file", report.file)
        + row("format",
            report.format + ", " + (report.weightType == "mixed" ? "mixed precisions" : report.weightType))
        + row("sha-256", report.sha256) + row("family", report.title + " (" + report.family + ")")
        + rows("  because", report.evidence) + row("shape", shapeText(shape)) + row("input", inputText(shape))
        + row("prefix tokens", joined(shape.prefix, 64)) + row("pooling", report.pool)
        + row("classes",
            std::to_string(shape.classes)
                + (!shape.classes                   ? " (features only)"
                        : report.classNames.empty() ? ", without names"
                                                    : ": " + joined(report.classNames, 12)))
        + row("preprocessing", preprocessingText(report.preprocessing)) + rows("taken from", assumptions)
        + row("size",
            std::to_string(report.parameters) + " parameters, " + bytesText(double(report.weightBytes))
                + " of weights, a pass keeps about " + bytesText(double(report.passBytes)) + " and takes "
                + flopsText(report.flops))
        + rows("unused tensors", grouped(report.unused)) + rows("missing tensors", {})
        + rows("notes", report.notes);
}

std::string reportJson(const ModelReport& report)
{
    // A missing tensor refuses the load, so an opened model lacks none.
    const Json document{{"file", report.file}, {"sha256", report.sha256}, {"format", report.format},
        {"family", report.family}, {"title", report.title}, {"evidence", report.evidence},
        {"weight_type", report.weightType}, {"parameters", report.parameters},
        {"weight_bytes", report.weightBytes}, {"flops", report.flops}, {"pass_bytes", report.passBytes},
        {"shape", asJson(report.shape)}, {"prefix", report.shape.prefix}, {"pool", report.pool},
        {"preprocessing", asJson(report.preprocessing)}, {"assumptions", asJson(report.assumptions)},
        {"unused", report.unused}, {"missing", Json::array()}, {"notes", report.notes},
        {"class_names", report.classNames}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace vitscope
