// SPDX-License-Identifier: MIT
#include "core/model/preprocess.h"

#include "core/base/error.h"
#include "core/model/resample.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

constexpr double longestSide = 1 << 26;

std::string shown(double width, double height)
{
    return std::to_string(std::llround(width)) + "x" + std::to_string(std::llround(height));
}

/// The size of the resized picture, and where in it the input begins; negative where the input is padded.
struct Plan
{
    Size resized;
    int left = 0, top = 0;
};

struct ExactSize
{
    double width, height;
};

ExactSize resizedSize(const Preprocessing& preprocessing, int width, int height)
{
    const Size& target = preprocessing.resize;
    switch (preprocessing.mode) {
    case Preprocessing::Resize::Exact:
        break;
    case Preprocessing::Resize::Shortest: { // the long side is cut, not rounded, as torchvision does
        const double size = target.height;
        const double shorter = std::min(width, height), longer = std::max(width, height);
        const double enlarged = std::floor(size * longer / shorter);
        return width <= height ? ExactSize{size, enlarged} : ExactSize{enlarged, size};
    }
    case Preprocessing::Resize::Cover: { // rounded half to even, as Python does
        const double ratio = std::min(double(height) / target.height, double(width) / target.width);
        return {std::nearbyint(width / ratio), std::nearbyint(height / ratio)};
    }
    }
    return {double(target.width), double(target.height)};
}

int cropOffset(int resized, int crop, bool floored)
{
    if (resized < crop)
        return -((crop - resized) / 2);
    const int half = (resized - crop) / 2;
    const bool exact = (resized - crop) % 2 == 0;
    return exact || floored ? half : half + half % 2;
}

void checkSize(const Preprocessing& preprocessing, const ViTShape& shape)
{
    std::optional<Size> yields = preprocessing.crop;
    if (!yields && preprocessing.mode == Preprocessing::Resize::Exact)
        yields = preprocessing.resize;
    if (yields && *yields != shape.image)
        throw Error(ErrorKind::Mismatch, "VTS-I4",
            "The preprocessing yields " + shown(yields->width, yields->height)
                + " pixels, but the model's input is " + shown(shape.image.width, shape.image.height) + ".",
            "preprocessing", "Set the resize and crop hints to the size of the model's input.");
}

Plan makePlan(const Preprocessing& preprocessing, const ViTShape& shape, int width, int height)
{
    checkSize(preprocessing, shape);
    const ExactSize size = resizedSize(preprocessing, width, height);
    if (std::max(size.width, size.height) > longestSide)
        throw Error(ErrorKind::Unsupported, "VTS-I5",
            "A picture of " + shown(width, height) + " pixels would have to be enlarged to "
                + shown(size.width, size.height) + " before it is cropped.",
            "preprocessing", "Crop the picture to a wider shape, or set --resize exact.");
    Plan plan;
    plan.resized = {std::max(1, int(size.height)), std::max(1, int(size.width))};
    plan.left = cropOffset(plan.resized.width, shape.image.width, preprocessing.cropOffsetFloored);
    plan.top = cropOffset(plan.resized.height, shape.image.height, preprocessing.cropOffsetFloored);
    return plan;
}

std::vector<std::uint8_t> pixelsOf(
    const Picture& picture, const Plan& plan, const Preprocessing& preprocessing, const Size& input)
{
    PixelWindow window;
    window.left = std::max(0, plan.left);
    window.top = std::max(0, plan.top);
    window.width = std::min(plan.left + input.width, plan.resized.width) - window.left;
    window.height = std::min(plan.top + input.height, plan.resized.height) - window.top;
    auto seen = resample(
        picture.rgb, {picture.height, picture.width}, plan.resized, preprocessing.interpolation, window);
    if (window.width == input.width && window.height == input.height)
        return seen;
    std::vector<std::uint8_t> padded(std::size_t(input.width) * std::size_t(input.height) * 3, 0);
    const int left = window.left - plan.left, top = window.top - plan.top;
    for (int row = 0; row < window.height; ++row)
        std::copy_n(&seen[std::size_t(row) * std::size_t(window.width) * 3], std::size_t(window.width) * 3,
            &padded[(std::size_t(row + top) * std::size_t(input.width) + std::size_t(left)) * 3]);
    return padded;
}

} // namespace

Framing framePicture(
    const Preprocessing& preprocessing, const ViTShape& shape, int pictureWidth, int pictureHeight)
{
    const Plan plan = makePlan(preprocessing, shape, pictureWidth, pictureHeight);
    Framing framing;
    framing.pictureWidth = pictureWidth;
    framing.pictureHeight = pictureHeight;
    framing.inputWidth = shape.image.width;
    framing.inputHeight = shape.image.height;
    framing.scaleX = double(plan.resized.width) / pictureWidth;
    framing.scaleY = double(plan.resized.height) / pictureHeight;
    framing.offsetX = -plan.left;
    framing.offsetY = -plan.top;
    framing.patchWidth = shape.patch.width;
    framing.patchHeight = shape.patch.height;
    framing.rows = shape.rows;
    framing.columns = shape.columns;
    return framing;
}

std::vector<std::uint8_t> inputPixels(
    const Picture& picture, const Preprocessing& preprocessing, const ViTShape& shape)
{
    const Plan plan = makePlan(preprocessing, shape, picture.width, picture.height);
    return pixelsOf(picture, plan, preprocessing, shape.image);
}

std::vector<float> preprocess(
    const Picture& picture, const Preprocessing& preprocessing, const ViTShape& shape, Framing& framing)
{
    framing = framePicture(preprocessing, shape, picture.width, picture.height);
    const std::vector<std::uint8_t> pixels = inputPixels(picture, preprocessing, shape);
    const std::size_t area = pixels.size() / 3;
    std::vector<float> input(pixels.size());
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const float mean = preprocessing.mean[channel], deviation = preprocessing.deviation[channel];
        for (std::size_t i = 0; i < area; ++i)
            input[channel * area + i] = (float(pixels[3 * i + channel]) / 255.0f - mean) / deviation;
    }
    return input;
}

Preprocessing scaledTo(Preprocessing preprocessing, Size from, Size to)
{
    const auto scaled = [](int length, int before, int after) {
        return std::max(1, int(std::llround(double(length) * after / before)));
    };
    const auto resized = [&](Size size) {
        return Size{scaled(size.height, from.height, to.height), scaled(size.width, from.width, to.width)};
    };
    // One side decides when only the shortest is given; it must still cover both sides of the crop.
    if (preprocessing.mode == Preprocessing::Resize::Shortest) {
        const int side = preprocessing.resize.height;
        const int grown = std::max(scaled(side, from.height, to.height), scaled(side, from.width, to.width));
        preprocessing.resize = {grown, grown};
    } else {
        preprocessing.resize = resized(preprocessing.resize);
    }
    if (preprocessing.crop)
        preprocessing.crop = *preprocessing.crop == from ? to : resized(*preprocessing.crop);
    return preprocessing;
}

} // namespace vitscope
