// SPDX-License-Identifier: MIT
#include "core/model/preprocessing_values.h"

#include "core/base/hints.h"

#include <algorithm>
#include <cmath>

namespace vitscope::preprocessing_values {

namespace {

constexpr int longestResize = 16384;

std::optional<int> lengthIn(const Json& value)
{
    if (!value.is_number_integer() || value < 1 || value > longestResize)
        return std::nullopt;
    return value.get<int>();
}

/// Three finite numbers, or one for all three; deviations above 0.
std::optional<Channels> channelsIn(const Json& value, bool deviation)
{
    Channels channels{};
    if (!value.is_number() && !(value.is_array() && value.size() == 3))
        return std::nullopt;
    for (std::size_t i = 0; i < 3; ++i) {
        const Json& one = value.is_array() ? value[i] : value;
        if (!one.is_number())
            return std::nullopt;
        channels[i] = one.get<float>();
        if (!std::isfinite(channels[i]) || std::abs(channels[i]) > 1e6f || (deviation && channels[i] < 1e-6f))
            return std::nullopt;
    }
    return channels;
}

} // namespace

void assume(FoundPreprocessing& found, const std::string& name, Source source, const std::string& note)
{
    const auto known = std::ranges::find(found.assumptions, name, &Assumption::name);
    if (known == found.assumptions.end())
        found.assumptions.push_back({name, "", source, note});
    else
        *known = {name, "", source, note};
}

void writeValues(FoundPreprocessing& found)
{
    // The code that writes hints finds the words.
    const Preprocessing& preprocessing = found.preprocessing;
    ModelHints hints;
    hints.resize = {preprocessing.mode, preprocessing.resize};
    hints.crop = preprocessing.crop;
    hints.interpolation = preprocessing.interpolation;
    hints.mean = preprocessing.mean;
    hints.deviation = preprocessing.deviation;
    for (const auto& [key, text] : hintTexts(hints))
        if (const auto known = std::ranges::find(found.assumptions, key, &Assumption::name);
            known != found.assumptions.end())
            known->value = text;
}

const Json* valueAt(const Json& config, const char* key)
{
    const auto found = config.is_object() ? config.find(key) : config.end();
    return found == config.end() || found->is_null() ? nullptr : &*found;
}

std::string brokenNote(const char* key, const Json& value, const std::string& instead)
{
    std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() > 60)
        text.replace(60, std::string::npos, "...");
    return std::string(key) + " is " + text + ", which makes no sense; " + instead + " is used instead";
}

std::optional<Size> sizeIn(const Json& height, const Json& width)
{
    const auto rows = lengthIn(height), columns = lengthIn(width);
    return rows && columns ? std::optional(Size{*rows, *columns}) : std::nullopt;
}

void readChannels(
    FoundPreprocessing& found, const Json& config, const char* meanKey, const char* deviationKey)
{
    const auto read = [&](const char* key, const char* name, Channels& channels, bool deviation) {
        const Json* value = valueAt(config, key);
        if (!value)
            return;
        if (const auto read = channelsIn(*value, deviation)) {
            channels = *read;
            assume(found, name, Source::SideFile);
        } else {
            found.notes.push_back(brokenNote(key, *value, "the usual value"));
        }
    };
    read(meanKey, "mean", found.preprocessing.mean, false);
    read(deviationKey, "std", found.preprocessing.deviation, true);
}

} // namespace vitscope::preprocessing_values
