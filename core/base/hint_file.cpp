// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/base/hints.h"
#include "core/base/json.h"
#include "core/base/labels.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace vitscope {

namespace {

constexpr const char* fileName = "vitscope.json";

[[noreturn]] void refuse(const std::string& key, const std::string& happened, const std::string& advice)
{
    throw Error(ErrorKind::Malformed, "VTS-C4", happened,
        std::string(fileName) + (key.empty() ? "" : ", " + shownName(key)), advice);
}

/// The value as the command line would take it: "224x192" for [224, 192], "0.5,0.5,0.5" for three channels.
std::string textOf(const std::string& key, const nlohmann::json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_null())
        return "none";
    if (value.is_number())
        return value.dump();
    const char* between = key == "mean" || key == "std" ? "," : "x";
    std::string text;
    if (value.is_array() && value.size() <= 3
        && std::ranges::all_of(value, [](const auto& item) { return item.is_number(); }))
        for (const auto& item : value)
            text += (text.empty() ? "" : between) + item.dump();
    if (text.empty())
        refuse(key, "The value fits no hint.", "Write it as on the command line, in quotes.");
    return text;
}

} // namespace

std::string hintsToJson(const ModelHints& hints)
{
    nlohmann::json object = nlohmann::json::object();
    for (const auto& [key, text] : hintTexts(hints))
        object[key] = text;
    if (hints.labels)
        object["labels"] = *hints.labels;
    return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

ModelHints hintsInForce(const ModelReport& report)
{
    ModelHints hints;
    hints.family = report.family;
    hints.imageSize = report.shape.image;
    hints.patchSize = report.shape.patch;
    const Preprocessing& preprocessing = report.preprocessing;
    hints.resize = {preprocessing.mode, preprocessing.resize};
    hints.crop = preprocessing.crop;
    hints.interpolation = preprocessing.interpolation;
    hints.mean = preprocessing.mean;
    hints.deviation = preprocessing.deviation;
    for (const HintFacts& hint : hintFacts())
        for (const Assumption& assumption : report.assumptions)
            if (assumption.name == hint.name && hint.key != "labels")
                try {
                    setHint(hints, hint.key, assumption.value);
                } catch (const Error&) { // a value in words: shown in the report, no text for a hint
                }
    return hints;
}

ModelHints hintsFromJson(std::string_view text)
{
    const nlohmann::json file = parseJson(text, fileName);
    if (!file.is_object())
        refuse("", "The file holds no JSON object.", "Write {\"heads\": 6} and the like.");
    ModelHints hints;
    for (const auto& [key, value] : file.items()) {
        if (key == "labels") { // names themselves; a file that names other files would be a door
            hints.labels = labelsFromJson(value, std::string(fileName) + ", labels");
            continue;
        }
        const std::string given = textOf(key, value);
        try {
            setHint(hints, key, given);
        } catch (const Error& error) {
            refuse(key, error.happened, error.advice);
        }
    }
    return hints;
}

} // namespace vitscope
