// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/model_facts.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace vitscope {

/// Preprocessing as the files beside the weights tell it, and where each value came from. `assumptions` holds
/// "resize", "crop", "interpolation", "mean" and "std" once each, with values as the command line takes them.
/// Values that make no sense are replaced by the defaults, with a note: a picture can still be shown.
struct FoundPreprocessing
{
    Preprocessing preprocessing;
    std::vector<Assumption> assumptions;
    std::vector<std::string> notes;
};

/// What most models of a kind were trained with.
enum class UsualPreprocessing {
    Timm, ///< bicubic, shortest side 1/0.9 of the input, centre crop, 0.5 and 0.5
    DeiT, ///< the same with ImageNet's mean and deviation
    HuggingFace, ///< bilinear, squashed, 0.5 and 0.5
    HuggingFaceDeiT, ///< bicubic, squashed to 1/0.875 of the input, centre crop, ImageNet's
    SigLip, ///< bicubic, squashed, 0.5 and 0.5 (BEiT's, too)
    Clip, ///< bicubic, shortest side, centre crop, CLIP's mean and deviation
    Dino, ///< bicubic, shortest side 1/0.875 of the input, centre crop, ImageNet's mean and deviation
    Torchvision, ///< bilinear, shortest side 1/0.875 of the input, centre crop, ImageNet's mean and deviation
    Paddle, ///< bicubic, shortest side 1/0.875 of the input, centre crop, 0.5 and 0.5
    Google, ///< bilinear, squashed, 0.5 and 0.5
    Dinov3, ///< bilinear, squashed, ImageNet's mean and deviation
};

/// Nothing but the weights: all five values from `kind`, with this source and note.
FoundPreprocessing usualPreprocessing(
    UsualPreprocessing kind, Size image, Source source = Source::Guess, const std::string& note = {});

/// From timm's config.json (its pretrained_cfg, or the same keys at its root) for a model whose input is
/// `image`; values it leaves out are timm's usual ones (Source::Family).
FoundPreprocessing timmPreprocessing(const nlohmann::json& config, Size image);

/// From preprocessor_config.json of transformers, of any release; values it leaves out are those of the
/// processor class it names (Source::Family). When the file is for another input size, resize and crop are
/// scaled to `image`, with a note.
FoundPreprocessing huggingFacePreprocessing(const nlohmann::json& config, Size image);

/// From open_clip_config.json of OpenCLIP (its preprocess_cfg); values it leaves out are CLIP's.
FoundPreprocessing openClipPreprocessing(const nlohmann::json& config, Size image);

/// Lets hints override what was found.
void applyHints(FoundPreprocessing& found, const ModelHints& hints, Source source);

} // namespace vitscope
