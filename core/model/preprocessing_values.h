// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/preprocessing_config.h"

#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

/// What the readers of preprocessing files share; used by preprocessing_config.cpp and
/// hugging_face_preprocessing.cpp alone.
namespace vitscope::preprocessing_values {

using Json = nlohmann::json;
using Channels = std::array<float, 3>;

constexpr Channels half{0.5f, 0.5f, 0.5f};
constexpr Channels imageNetMean{0.485f, 0.456f, 0.406f}, imageNetDeviation{0.229f, 0.224f, 0.225f};
constexpr Channels clipMean{0.48145466f, 0.4578275f, 0.40821073f},
    clipDeviation{0.26862954f, 0.26130258f, 0.27577711f};

/// One assumption by name, new or again; its value is filled in by `writeValues` once everything is settled.
void assume(FoundPreprocessing& found, const std::string& name, Source source, const std::string& note = {});

/// The values of all assumptions, in the words of the options.
void writeValues(FoundPreprocessing& found);

/// A key's value; null where it is absent or null.
const Json* valueAt(const Json& config, const char* key);

/// "image_std is [0,0,0], which makes no sense; … is used instead".
std::string brokenNote(const char* key, const Json& value, const std::string& instead);

/// Whole numbers from 1 to 16384.
std::optional<Size> sizeIn(const Json& height, const Json& width);

/// Mean and deviation under the names of either library; what is broken leaves a note.
void readChannels(
    FoundPreprocessing& found, const Json& config, const char* meanKey, const char* deviationKey);

} // namespace vitscope::preprocessing_values
