// SPDX-License-Identifier: MIT
#include "core/model/settle_preprocessing.h"

#include "core/model/preprocessing_config.h"

#include <algorithm>

namespace vitscope {

namespace {

FoundPreprocessing find(const ModelSettings& settings, const Family& family, const ViTShape& shape)
{
    if (!settings.preprocessor().empty())
        return huggingFacePreprocessing(settings.preprocessor(), shape.image);
    if (settings.config().contains("pretrained_cfg") || settings.config().contains("input_size"))
        return timmPreprocessing(settings.config(), shape.image);
    const std::string note = "nothing beside the weights tells it";
    const bool distilled = std::ranges::find(shape.prefix, "dist") != shape.prefix.end();
    const bool hasDistilled
        = family.usual == UsualPreprocessing::Timm || family.usual == UsualPreprocessing::Paddle;
    const auto usual = hasDistilled && distilled ? UsualPreprocessing::DeiT : family.usual;
    return usualPreprocessing(usual, shape.image, Source::Guess, note);
}

} // namespace

Preprocessing settlePreprocessing(ModelSettings& settings, const Family& family, const ViTShape& shape)
{
    FoundPreprocessing found = find(settings, family, shape);
    applyHints(found, settings.hintFile(), Source::HintFile);
    applyHints(found, settings.hints(), Source::Person);
    for (const Assumption& assumption : found.assumptions)
        settings.assume(assumption);
    for (const std::string& note : found.notes)
        settings.note(note);
    return found.preprocessing;
}

} // namespace vitscope
