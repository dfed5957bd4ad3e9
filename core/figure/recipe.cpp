// SPDX-License-Identifier: MIT
#include "core/figure/recipe.h"

#include "core/base/error.h"
#include "core/base/hints.h"
#include "core/base/json.h"
#include "core/figure/view_options.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

namespace vitscope {

namespace {

using nlohmann::json;

struct PathField
{
    const char* key; ///< in JSON, and the option of the command line
    std::string Recipe::*field;
};
constexpr PathField weightsField{"weights", &Recipe::weights}, imageField{"image", &Recipe::image},
    tensorField{"input-tensor", &Recipe::inputTensor},
    similarField{"similar-picture", &Recipe::similarPicture},
    otherField{"other-weights", &Recipe::otherWeights}, deviceField{"device", &Recipe::device},
    precisionField{"precision", &Recipe::precision};

[[noreturn]] void refuse(const std::string& happened, const std::string& subject)
{
    throw Error(ErrorKind::Malformed, "VTS-R1", happened, subject,
        "Use a record that this version of ViTScope wrote.");
}

std::string textField(const json& value, const std::string& key, const std::string& subject)
{
    if (!value.is_string())
        refuse("The value of \"" + shownName(key) + "\" is not a text.", subject);
    return value.get<std::string>();
}

std::vector<std::string> textList(const json& value, const std::string& key, const std::string& subject)
{
    if (!value.is_array())
        refuse("The value of \"" + key + "\" is not a list.", subject);
    std::vector<std::string> texts;
    for (const json& text : value)
        texts.push_back(textField(text, key, subject));
    return texts;
}

void readHints(Recipe& recipe, const json& object, const std::string& subject)
{
    for (const auto& [key, value] : object.items()) {
        if (key == "labels") // a record holds the names themselves and never makes us open a file
            recipe.hints.labels = textList(value, key, subject);
        else
            setHint(recipe.hints, key, textField(value, key, subject));
    }
}

void readSection(Recipe& recipe, const std::string& key, const json& value, const std::string& subject)
{
    if (!value.is_object())
        refuse("\"" + key + "\" is not an object.", subject);
    if (key == "hints")
        return readHints(recipe, value, subject);
    for (const auto& [name, text] : value.items()) {
        const std::string written = textField(text, name, subject);
        setViewOption(recipe, key == "set" ? "set" : std::string_view(name),
            key == "set" ? name + "=" + written : written);
    }
}

/// The text of every option that differs from a new Recipe.
std::vector<std::pair<std::string, std::string>> changedOptions(const Recipe& recipe)
{
    const Recipe fresh;
    std::vector<std::pair<std::string, std::string>> changed;
    for (const ViewOption& option : viewOptions())
        if (const std::string text = option.text(recipe); text != option.text(fresh))
            changed.emplace_back(option.key, text);
    return changed;
}

/// A switch takes its text, if any, after an equals sign.
bool isSwitch(const std::string& key)
{
    const auto options = viewOptions();
    return std::ranges::find(options, key, &ViewOption::key)->value.empty();
}

/// A file name that cannot be taken for an option.
std::string fileArgument(const std::string& path)
{
    const std::string name = baseName(path);
    return shellQuoted(name.starts_with('-') ? "./" + name : name);
}

/// " --key text"; a text that begins with a minus is tied to its option.
std::string argument(const std::string& key, const std::string& text)
{
    return " --" + key + (text.starts_with('-') ? "=" : " ") + shellQuoted(text);
}

} // namespace

std::string toJson(const Recipe& recipe, Paths paths)
{
    json object{{"version", 1}};
    const auto name = [paths](const std::string& path) {
        return paths == Paths::Whole ? path : baseName(path);
    };
    for (const PathField& field : {weightsField, imageField, tensorField, similarField, otherField})
        if (!(recipe.*field.field).empty())
            object[field.key] = name(recipe.*field.field);
    for (const std::string& path : recipe.average)
        object["average"].push_back(name(path));
    for (const std::string& path : recipe.pictures)
        object["pictures"].push_back(name(path));
    const Recipe fresh;
    for (const PathField& field : {deviceField, precisionField})
        if (recipe.*field.field != fresh.*field.field)
            object[field.key] = recipe.*field.field;
    if (const json hints = json::parse(hintsToJson(recipe.hints)); !hints.empty())
        object["hints"] = hints;
    if (!recipe.parameters.empty())
        object["set"] = recipe.parameters;
    for (const auto& [key, text] : changedOptions(recipe))
        object["view"][key] = text;
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

Recipe recipeFromJson(std::string_view text, const std::string& subject)
{
    const json object = parseJson(text, subject, {std::size_t(4) << 20, 8});
    if (!object.is_object() || !object.contains("version"))
        refuse("This is not a record of a view.", subject);
    if (object["version"] != 1)
        refuse("The record has a version that this program does not know.", subject);
    Recipe recipe;
    try {
        for (const auto& [key, value] : object.items()) {
            const auto isPath = [&key = key](const PathField& field) {
                return field.key == key;
            };
            const std::array fields{
                weightsField, imageField, tensorField, similarField, otherField, deviceField, precisionField};
            if (const auto field = std::find_if(fields.begin(), fields.end(), isPath); field != fields.end())
                recipe.*field->field = textField(value, key, subject);
            else if (key == "average")
                recipe.average = textList(value, key, subject);
            else if (key == "pictures")
                recipe.pictures = textList(value, key, subject);
            else if (key == "hints" || key == "set" || key == "view")
                readSection(recipe, key, value, subject);
            else if (key != "version")
                refuse("The record has the unknown key \"" + shownName(key) + "\".", subject);
        }
    } catch (const Error& error) {
        if (error.kind == ErrorKind::Malformed)
            throw;
        refuse(error.subject + ": " + error.happened + " " + error.advice, subject);
    }
    return recipe;
}

std::string shellQuoted(const std::string& text)
{
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || std::string_view("_-./,:=+@%").find(c) != std::string_view::npos;
    };
    if (!text.empty() && std::all_of(text.begin(), text.end(), plain))
        return text;
    std::string result = "'";
    for (const char c : text)
        result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + "'";
}

std::string optionsText(const Recipe& recipe)
{
    std::string line;
    for (const auto& [key, text] : hintTexts(recipe.hints))
        line += argument(key, text);
    const Recipe fresh;
    for (const PathField& field : {deviceField, precisionField})
        if (recipe.*field.field != fresh.*field.field)
            line += argument(field.key, recipe.*field.field);
    line += argument("method", recipe.method);
    for (const auto& [id, value] : recipe.parameters)
        line += argument("set", id + "=" + value);
    for (const auto& [key, text] : changedOptions(recipe))
        if (key != "method")
            line += text == "on" ? " --" + key
                : isSwitch(key)  ? " --" + key + "=" + shellQuoted(text)
                                 : argument(key, text);
    return line;
}

std::string commandLine(const Recipe& recipe, const std::string& output)
{
    std::string line = "vitscope render";
    if (!recipe.weights.empty())
        line += " --weights " + fileArgument(recipe.weights);
    if (!recipe.average.empty()) {
        line += " --average";
        for (const std::string& path : recipe.average)
            line += " " + fileArgument(path);
    } else if (!recipe.inputTensor.empty())
        line += " --input-tensor " + fileArgument(recipe.inputTensor);
    else if (!recipe.image.empty())
        line += " " + fileArgument(recipe.image);
    for (const std::string& path : recipe.pictures)
        line += " " + fileArgument(path);
    if (!recipe.similarPicture.empty())
        line += " --similar-picture " + fileArgument(recipe.similarPicture);
    if (!recipe.otherWeights.empty())
        line += " --other-weights " + fileArgument(recipe.otherWeights);
    return line + optionsText(recipe) + " -o " + fileArgument(output);
}

Recipe secondSide(const Recipe& recipe)
{
    Recipe second = recipe;
    second.figure.against.clear();
    if (!recipe.otherWeights.empty()) {
        second.weights = recipe.otherWeights;
        second.hints = {};
    }
    for (const auto& [key, text] : recipe.figure.against) {
        if (std::ranges::find(hintFacts(), key, &HintFacts::key) != hintFacts().end())
            setHint(second.hints, key, text);
        else
            setViewOption(second, key, text);
    }
    if (second.method != recipe.method)
        second.parameters.clear();
    if (!recipe.pictures.empty())
        second.image = recipe.pictures.front();
    return second;
}

bool namesOtherModel(const Recipe& recipe, const Recipe& other)
{
    return recipe.weights != other.weights || recipe.hints != other.hints;
}

std::string baseName(std::string_view path)
{
    while (path.size() > 1 && path.ends_with('/'))
        path.remove_suffix(1);
    const std::size_t slash = path.rfind('/');
    return std::string(slash == std::string_view::npos || path.size() == 1 ? path : path.substr(slash + 1));
}

} // namespace vitscope
