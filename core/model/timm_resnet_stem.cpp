// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/model/timm_adoption.h"

namespace vitscope {

namespace {

constexpr double standardiseEpsilon = 1e-8;

/// Of `channels` inputs, which become those of the next one.
NormedConvolution adoptConvolution(WeightPicker& picker, const std::string& convolution,
    const std::string& norm, std::int64_t& channels, std::int64_t stride)
{
    const Shape found = picker.shapeOf(convolution + ".weight");
    if (found.size() != 4 || found[0] % ResNetStem{}.groups != 0 || found[2] < 1 || found[3] != found[2])
        throw Error(ErrorKind::Unsupported, "VTS-M4",
            "the patch embedding is not a ResNet with standardised convolutions and 32 groups.",
            shownName(convolution + ".weight"), "Hybrids with such a ResNet (r26, r50) are supported.");
    NormedConvolution layer{picker.take(convolution + ".weight", {found[0], channels, found[2], found[3]}),
        picker.take(norm + ".weight", {found[0]}), picker.take(norm + ".bias", {found[0]}), stride};
    picker.afterReading([weight = layer.weight] { standardiseWeights(weight, standardiseEpsilon); });
    channels = found[0];
    return layer;
}

ResNetUnit adoptUnit(WeightPicker& picker, const std::string& at, std::int64_t& channels, std::int64_t stride)
{
    std::int64_t entering = channels;
    const auto part = [&](const char* number, std::int64_t partStride) {
        return adoptConvolution(picker, at + "conv" + number, at + "norm" + number, channels, partStride);
    };
    ResNetUnit unit;
    unit.first = part("1", 1);
    unit.second = part("2", stride);
    unit.third = part("3", 1);
    if (picker.has(at + "downsample.conv.weight"))
        unit.shortcut
            = adoptConvolution(picker, at + "downsample.conv", at + "downsample.norm", entering, stride);
    return unit;
}

} // namespace

ResNetStem adoptTimmResNetStem(WeightPicker& picker, const std::string& name, ViTShape& shape)
{
    const std::string backbone = name + ".backbone.";
    const std::string root = picker.has(backbone + "stem.conv.weight") ? backbone + "stem." : backbone;
    ResNetStem stem;
    std::int64_t channels = 3;
    stem.root = adoptConvolution(picker, root + "conv", root + "norm", channels, 2);
    int pixels = 4, stage = 0; // per side of a feature
    const auto unitAt = [&](int unit) {
        return backbone + "stages." + std::to_string(stage) + ".blocks." + std::to_string(unit) + ".";
    };
    for (; picker.hasAny(unitAt(0)); ++stage) {
        const std::int64_t stride = stage == 0 ? 1 : 2;
        for (int unit = 0; picker.hasAny(unitAt(unit)); ++unit)
            stem.units.push_back(adoptUnit(picker, unitAt(unit), channels, unit == 0 ? stride : 1));
        pixels *= int(stride);
    }
    const Shape found = picker.shapeOf(name + ".proj.weight");
    if (found.size() != 4 || found[2] < 1 || found[3] < 1)
        throw Error(ErrorKind::Unsupported, "VTS-M4",
            "the patch embedding has no projection of feature maps.", shownName(name + ".proj.weight"),
            "Hybrids with a ResNet and a projection are supported.");
    shape.dim = int(found[0]);
    shape.patch = {pixels * int(found[2]), pixels * int(found[3])};
    stem.projection = {picker.take(name + ".proj.weight", {found[0], channels, found[2], found[3]}),
        picker.take(name + ".proj.bias", {found[0]})};
    return stem;
}

} // namespace vitscope
