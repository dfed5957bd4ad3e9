// SPDX-License-Identifier: MIT
#include "core/model/google_resnet_stem.h"

#include "core/base/error.h"

namespace vitscope {

namespace {

struct Adoption
{
    WeightPicker& picker;
    const std::string& prefix;
    bool asFlax;

    /// Of `channels` inputs, which become those of the next one.
    NormedConvolution convolution(
        const std::string& at, const std::string& norm, std::int64_t& channels, std::int64_t stride)
    {
        const std::string kernel = prefix + at + "/kernel";
        const Shape found = picker.shapeOf(kernel); // [height, width, in, out]
        if (found.size() != 4 || found[3] < 1 || found[3] % ResNetStem{}.groups != 0 || found[0] != found[1]
            || found[0] < 1)
            throw Error(ErrorKind::Unsupported, "VTS-M4",
                "the patch embedding is not a ResNet with standardised convolutions and 32 groups.",
                shownName(kernel), "Hybrids with such a ResNet (R26, R50) are supported.");
        const std::int64_t out = found[3];
        NormedConvolution layer{at::empty({out, channels, found[0], found[1]}, at::kFloat),
            at::empty({out}, at::kFloat), at::empty({out}, at::kFloat), stride};
        picker.takeInto(kernel, layer.weight.permute({2, 3, 1, 0}));
        const bool isFlat = picker.shapeOf(prefix + norm + "/scale").size() == 1;
        const auto vector = [&](const at::Tensor& values) {
            return isFlat ? values : values.view({1, 1, 1, out});
        };
        picker.takeInto(prefix + norm + "/scale", vector(layer.scale));
        picker.takeInto(prefix + norm + "/bias", vector(layer.shift));
        picker.afterReading([weight = layer.weight, outside = asFlax] {
            standardiseWeights(weight, outside ? 1e-5 : 1e-8, outside);
        });
        channels = out;
        return layer;
    }

    ResNetUnit unit(const std::string& at, std::int64_t& channels, std::int64_t stride)
    {
        std::int64_t entering = channels;
        ResNetUnit result;
        result.first = convolution(at + "conv1", at + "gn1", channels, 1);
        result.second = convolution(at + "conv2", at + "gn2", channels, stride);
        result.third = convolution(at + "conv3", at + "gn3", channels, 1);
        if (picker.has(prefix + at + "conv_proj/kernel"))
            result.shortcut = convolution(at + "conv_proj", at + "gn_proj", entering, stride);
        return result;
    }
};

} // namespace

ResNetStem adoptGoogleResNetStem(
    WeightPicker& picker, const std::string& prefix, bool asFlax, int& pixels, std::int64_t& channels)
{
    Adoption adoption{picker, prefix, asFlax};
    ResNetStem stem;
    stem.epsilon = asFlax ? 1e-6 : 1e-5;
    channels = 3;
    stem.root = adoption.convolution("conv_root", "gn_root", channels, 2);
    pixels = 4;
    int stage = 1;
    const auto at = [&](int number) {
        return "block" + std::to_string(stage) + "/unit" + std::to_string(number) + "/";
    };
    for (; picker.hasAny(prefix + at(1)); ++stage) {
        const int stride = stage == 1 ? 1 : 2;
        for (int number = 1; picker.hasAny(prefix + at(number)); ++number)
            stem.units.push_back(adoption.unit(at(number), channels, number == 1 ? stride : 1));
        pixels *= stride;
    }
    return stem;
}

} // namespace vitscope
