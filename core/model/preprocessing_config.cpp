// SPDX-License-Identifier: MIT
#include "core/model/preprocessing_config.h"

#include "core/base/error.h"
#include "core/model/preprocessing_values.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

using namespace preprocessing_values;

void readTimmInterpolation(FoundPreprocessing& found, const Json& config)
{
    const Json* value = valueAt(config, "interpolation");
    if (!value)
        return;
    for (auto interpolation :
        {Interpolation::Nearest, Interpolation::Bilinear, Interpolation::Bicubic, Interpolation::Lanczos})
        if (*value == nameOf(interpolation)) {
            found.preprocessing.interpolation = interpolation;
            return assume(found, "interpolation", Source::SideFile);
        }
    found.notes.push_back(brokenNote("interpolation", *value, "bicubic"));
}

/// Resize and crop from crop_pct and crop_mode, for an input of this size.
void frameLikeTimm(Preprocessing& preprocessing, Size image, double cropShare, bool squash)
{
    using Resize = Preprocessing::Resize;
    preprocessing.resize = {std::max(1, int(std::floor(image.height / cropShare))),
        std::max(1, int(std::floor(image.width / cropShare)))};
    preprocessing.crop = image;
    preprocessing.cropOffsetFloored = false;
    preprocessing.mode = squash                                     ? Resize::Exact
        : preprocessing.resize.height == preprocessing.resize.width ? Resize::Shortest
                                                                    : Resize::Cover;
}

struct Usual
{
    UsualPreprocessing kind;
    double cropShare; ///< crop_pct; 0: squashed to the input, nothing is cut
    bool squash; ///< before the crop
    bool cropOffsetFloored;
    Interpolation interpolation;
    Channels mean, deviation;
};

const Usual& usualOf(UsualPreprocessing kind)
{
    using enum UsualPreprocessing;
    constexpr auto bilinear = Interpolation::Bilinear, bicubic = Interpolation::Bicubic;
    static constexpr Usual table[] = {
        {Timm, 0.9, false, false, bicubic, half, half},
        {DeiT, 0.9, false, false, bicubic, imageNetMean, imageNetDeviation},
        {HuggingFace, 0, true, true, bilinear, half, half},
        {HuggingFaceDeiT, 0.875, true, true, bicubic, imageNetMean, imageNetDeviation},
        {SigLip, 0, true, true, bicubic, half, half},
        {Clip, 1, false, true, bicubic, clipMean, clipDeviation},
        {Dino, 0.875, false, true, bicubic, imageNetMean, imageNetDeviation},
        {Torchvision, 0.875, false, false, bilinear, imageNetMean, imageNetDeviation},
        {Paddle, 0.875, false, false, bicubic, half, half},
        {Google, 0, true, true, bilinear, half, half},
        {Dinov3, 0, true, true, bilinear, imageNetMean, imageNetDeviation},
    };
    return *std::ranges::find(table, kind, &Usual::kind);
}

} // namespace

FoundPreprocessing usualPreprocessing(
    UsualPreprocessing kind, Size image, Source source, const std::string& note)
{
    FoundPreprocessing found;
    Preprocessing& preprocessing = found.preprocessing;
    const Usual& usual = usualOf(kind);
    if (usual.cropShare > 0) {
        frameLikeTimm(preprocessing, image, usual.cropShare, usual.squash);
    } else {
        preprocessing.mode = Preprocessing::Resize::Exact;
        preprocessing.resize = image;
    }
    preprocessing.cropOffsetFloored = usual.cropOffsetFloored;
    preprocessing.interpolation = usual.interpolation;
    preprocessing.mean = usual.mean;
    preprocessing.deviation = usual.deviation;
    for (const char* name : {"resize", "crop", "interpolation", "mean", "std"})
        assume(found, name, source, note);
    writeValues(found);
    return found;
}

FoundPreprocessing timmPreprocessing(const nlohmann::json& config, Size image)
{
    const Json* pretrained = valueAt(config, "pretrained_cfg");
    const Json& values = pretrained && pretrained->is_object() ? *pretrained : config;
    FoundPreprocessing found = usualPreprocessing(UsualPreprocessing::Timm, image, Source::Family);
    double cropShare = 0.9;
    bool squash = false;
    if (const Json* share = valueAt(values, "crop_pct")) {
        if (share->is_number() && *share > 0 && *share <= 1.5) {
            cropShare = std::max(share->get<double>(), 0.01);
            assume(found, "resize", Source::SideFile);
            assume(found, "crop", Source::SideFile);
        } else {
            found.notes.push_back(brokenNote("crop_pct", *share, "0.9"));
        }
    }
    if (const Json* mode = valueAt(values, "crop_mode")) {
        squash = *mode == "squash";
        if (!squash && *mode != "center")
            found.notes.push_back(
                "crop_mode is " + shownName(mode->dump()) + ", which is not offered; the centre is cropped");
        else
            assume(found, "resize", Source::SideFile);
    }
    frameLikeTimm(found.preprocessing, image, cropShare, squash);
    readTimmInterpolation(found, values);
    readChannels(found, values, "mean", "std");
    writeValues(found);
    return found;
}

FoundPreprocessing openClipPreprocessing(const nlohmann::json& config, Size image)
{
    FoundPreprocessing found = usualPreprocessing(UsualPreprocessing::Clip, image, Source::Family);
    const Json* values = valueAt(config, "preprocess_cfg");
    if (!values || !values->is_object())
        return found;
    if (const Json* mode = valueAt(*values, "resize_mode")) {
        if (*mode == "squash") {
            found.preprocessing.mode = Preprocessing::Resize::Exact;
            found.preprocessing.resize = image;
            found.preprocessing.crop.reset();
        } else if (*mode != "shortest") {
            found.notes.push_back(brokenNote("resize_mode", *mode, "the shortest side"));
        }
        assume(found, "resize", Source::SideFile);
        assume(found, "crop", Source::SideFile);
    }
    readTimmInterpolation(found, *values);
    readChannels(found, *values, "mean", "std");
    writeValues(found);
    return found;
}

void applyHints(FoundPreprocessing& found, const ModelHints& hints, Source source)
{
    Preprocessing& preprocessing = found.preprocessing;
    if (hints.resize) {
        std::tie(preprocessing.mode, preprocessing.resize) = *hints.resize;
        assume(found, "resize", source);
    }
    if (hints.crop) {
        preprocessing.crop = *hints.crop;
        assume(found, "crop", source);
    }
    if (hints.interpolation) {
        preprocessing.interpolation = *hints.interpolation;
        assume(found, "interpolation", source);
    }
    if (hints.mean) {
        preprocessing.mean = *hints.mean;
        assume(found, "mean", source);
    }
    if (hints.deviation) {
        preprocessing.deviation = *hints.deviation;
        assume(found, "std", source);
    }
    writeValues(found);
}

} // namespace vitscope
