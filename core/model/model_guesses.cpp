// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/model/families.h"

#include <array>
#include <cmath>

namespace vitscope {

namespace {

int wholeRoot(std::int64_t number)
{
    const auto root = std::int64_t(std::llround(std::sqrt(double(number))));
    return number > 0 && root * root == number ? int(root) : 0;
}

} // namespace

ModelSettings::Otherwise<int> guessedHeads(std::int64_t dim)
{
    struct Known
    {
        std::int64_t dim;
        int heads;
    };
    // Published widths whose head is not 64 wide (so400m, huge, giant, gigantic).
    constexpr std::array known{Known{1152, 16}, Known{1280, 16}, Known{1408, 16}, Known{1664, 16}};
    for (const Known& entry : known)
        if (entry.dim == dim)
            return {entry.heads, Source::Guess, "usual for this width"};
    for (const int headDim : {64, 32, 48, 80, 96, 16, 24, 8})
        if (dim % headDim == 0)
            return {int(dim / headDim), Source::Guess,
                headDim == 64 ? "heads are usually 64 wide"
                              : "no usual head width fits; give the number of heads"};
    return {1, Source::Guess, "no usual head width fits; give the number of heads"};
}

Grid gridOf(std::int64_t positions, int prefix, Size patch, const std::optional<Size>& sideFileImage,
    ModelSettings& settings, ViTShape& shape)
{
    const int withPrefix = wholeRoot(positions - prefix), without = wholeRoot(positions);
    const int root = without && !withPrefix ? without : withPrefix;
    const Size square{root * patch.height, root * patch.width};
    const bool known = settings.hinted(&ModelHints::imageSize) || sideFileImage;
    if (!known && !root)
        throw Error(ErrorKind::Mismatch, "VTS-M2",
            "the grid cannot be told from " + std::to_string(positions) + " positions: they make no square.",
            "position embeddings", "Give the image size, for instance --image-size 224x448.");
    Size image = settings.settle("image size", &ModelHints::imageSize, sideFileImage,
        {square, Source::Weights, "square grid of the position embeddings"});
    const auto patches = [&](Size size) {
        return std::int64_t(size.height / patch.height) * (size.width / patch.width);
    };
    const auto fits = [&](Size size) {
        return patches(size) == positions || patches(size) == positions - prefix;
    };
    if (!fits(image) && root && !settings.hinted(&ModelHints::imageSize)) {
        settings.note("config.json says image size " + sizeText(image)
            + ", but the position embeddings are for " + sizeText(square) + "; the weights win");
        settings.assume(
            {"image size", sizeText(square), Source::Weights, "config.json contradicts the weights"});
        image = square;
    }
    if (!fits(image))
        throw Error(ErrorKind::Mismatch, "VTS-M3",
            "an image of " + sizeText(image) + " has " + std::to_string(patches(image))
                + " patches, but there are position embeddings for "
                + std::to_string(withPrefix || positions <= prefix ? positions - prefix : positions) + ".",
            "image size", "Give the size that the model was trained for with --image-size.");
    shape.image = image;
    shape.patch = patch;
    shape.rows = image.height / patch.height;
    shape.columns = image.width / patch.width;
    return {shape.rows, shape.columns, patches(image) == positions - prefix};
}

} // namespace vitscope
