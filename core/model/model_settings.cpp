// SPDX-License-Identifier: MIT
#include "core/model/model_settings.h"

#include "core/base/error.h"
#include "core/base/hints.h"
#include "core/base/json.h"

#include <cstdio>

namespace vitscope {

namespace {

[[noreturn]] void refuse(
    std::initializer_list<const char*> keys, const nlohmann::json& value, const std::string& range)
{
    std::string key;
    for (const char* part : keys)
        key += (key.empty() ? "" : ".") + std::string(part);
    throw Error(ErrorKind::Mismatch, "VTS-C3",
        key + " is " + shownName(value.dump()) + ", but it should be " + range + ".", "config.json",
        "Correct the file, or remove it to open the weights alone.");
}

std::string shortNumber(double number)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", number);
    return text;
}

nlohmann::json objectOf(const SideFile& file)
{
    auto value = parseJson(file.text, file.name);
    if (!value.is_object())
        throw Error(
            ErrorKind::Malformed, "VTS-C1", "the file holds no JSON object.", file.name, "Correct the file.");
    return value;
}

} // namespace

ModelSettings::ModelSettings(const ModelHints& hints, std::span<const SideFile> sideFiles)
    : m_hints(hints)
{
    nlohmann::json openClip;
    for (const SideFile& file : sideFiles) {
        try {
            if (file.name == "config.json")
                m_config = objectOf(file);
            else if (file.name == "preprocessor_config.json")
                m_preprocessor = objectOf(file);
            else if (file.name == "open_clip_config.json")
                openClip = objectOf(file);
            else if (file.name == "vitscope.json")
                m_hintFile = hintsFromJson(file.text);
        } catch (const Error& error) {
            m_notes.push_back(std::string(error.std::runtime_error::what()) + " It was left out.");
        }
    }
    if (!openClip.is_null())
        m_config["open_clip_config"] = std::move(openClip);
}

void ModelSettings::assume(Assumption assumption)
{
    for (const Assumption& known : m_assumptions)
        if (known.name == assumption.name && known.value == assumption.value
            && known.source == assumption.source)
            return;
    m_assumptions.push_back(std::move(assumption));
}

const nlohmann::json* ModelSettings::valueAt(std::initializer_list<const char*> keys) const
{
    const nlohmann::json* value = &m_config;
    for (const char* key : keys) {
        const auto found = value->is_object() ? value->find(key) : value->end();
        if (!value->is_object() || found == value->end() || found->is_null())
            return nullptr;
        value = &*found;
    }
    return value;
}

std::optional<int> ModelSettings::configInteger(
    std::initializer_list<const char*> keys, int minimum, int maximum) const
{
    const auto* value = valueAt(keys);
    if (!value)
        return std::nullopt;
    const std::string range
        = "a whole number from " + std::to_string(minimum) + " to " + std::to_string(maximum);
    if (!value->is_number_integer() || *value < minimum || *value > maximum)
        refuse(keys, *value, range);
    return value->get<int>();
}

std::optional<double> ModelSettings::configNumber(
    std::initializer_list<const char*> keys, double minimum, double maximum) const
{
    const auto* value = valueAt(keys);
    if (!value)
        return std::nullopt;
    if (!value->is_number() || *value < minimum || *value > maximum)
        refuse(keys, *value, "a number from " + shortNumber(minimum) + " to " + shortNumber(maximum));
    return value->get<double>();
}

std::optional<std::string> ModelSettings::configText(std::initializer_list<const char*> keys) const
{
    const auto* value = valueAt(keys);
    if (!value)
        return std::nullopt;
    if (!value->is_string())
        refuse(keys, *value, "a text");
    return value->get<std::string>();
}

std::optional<Size> ModelSettings::configSize(std::initializer_list<const char*> keys) const
{
    const auto* value = valueAt(keys);
    if (!value)
        return std::nullopt;
    const auto side = [&](const nlohmann::json& number) {
        if (!number.is_number_integer() || number < 8 || number > 4096)
            refuse(keys, *value, "one or two whole numbers from 8 to 4096");
        return number.get<int>();
    };
    if (!value->is_array())
        return Size{side(*value), side(*value)};
    if (value->size() != 2 && value->size() != 3)
        refuse(keys, *value, "one or two whole numbers from 8 to 4096");
    return Size{side((*value)[value->size() - 2]), side(value->back())};
}

std::string ModelSettings::textOf(double value)
{
    return shortNumber(value);
}

} // namespace vitscope
