// SPDX-License-Identifier: MIT
#include "core/model/settle_preprocessing.h"

#include "core/model/preprocessing_config.h"

#include <algorithm>
#include <array>

namespace vitscope {

namespace {

/// Parts that only the training files of DINO, MAE and MoCo v3 have; they know ImageNet's mean.
bool isOfSelfSupervision(std::span<const std::string> unused)
{
    constexpr std::array parts{
        "decoder_pos_embed", "head.last_layer.", "head.mlp.0.", "momentum_encoder.", "dino_loss"};
    return std::ranges::any_of(unused, [&](const std::string& name) {
        return std::ranges::any_of(
            parts, [&](const char* part) { return name.find(part) != std::string::npos; });
    });
}

FoundPreprocessing find(const ModelSettings& settings, const Family& family, const ViTShape& shape,
    std::span<const std::string> unused)
{
    if (!settings.preprocessor().empty())
        return huggingFacePreprocessing(settings.preprocessor(), shape.image);
    if (const auto openClip = settings.config().find("open_clip_config"); openClip != settings.config().end())
        return openClipPreprocessing(*openClip, shape.image);
    if (settings.config().contains("pretrained_cfg") || settings.config().contains("input_size"))
        return timmPreprocessing(settings.config(), shape.image);
    if (family.usual == UsualPreprocessing::Timm && isOfSelfSupervision(unused))
        return usualPreprocessing(UsualPreprocessing::Dino, shape.image, Source::Guess,
            "usual for the training that other tensors of the file are of");
    const std::string note = "nothing beside the weights tells it";
    const bool distilled = std::ranges::find(shape.prefix, "dist") != shape.prefix.end();
    const bool hasDistilled
        = family.usual == UsualPreprocessing::Timm || family.usual == UsualPreprocessing::Paddle;
    const auto usual = hasDistilled && distilled ? UsualPreprocessing::DeiT : family.usual;
    return usualPreprocessing(usual, shape.image, Source::Guess, note);
}

} // namespace

Preprocessing settlePreprocessing(
    ModelSettings& settings, const Family& family, const ViTShape& shape, std::span<const std::string> unused)
{
    FoundPreprocessing found = find(settings, family, shape, unused);
    applyHints(found, settings.hintFile(), Source::HintFile);
    applyHints(found, settings.hints(), Source::Person);
    for (const Assumption& assumption : found.assumptions)
        settings.assume(assumption);
    for (const std::string& note : found.notes)
        settings.note(note);
    return found.preprocessing;
}

} // namespace vitscope
