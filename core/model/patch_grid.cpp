// SPDX-License-Identifier: MIT
#include "core/model/patch_grid.h"

#include "core/base/error.h"
#include "core/base/hints.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

int wholeRoot(std::int64_t number)
{
    const auto root = std::int64_t(std::llround(std::sqrt(double(std::max<std::int64_t>(0, number)))));
    return number > 0 && root * root == number ? int(root) : 0;
}

PatchGrid gridOf(Size image, Size patch)
{
    return {image.height / patch.height, image.width / patch.width};
}

void setGrid(Size image, Size patch, ViTShape& shape)
{
    const PatchGrid grid = gridOf(image, patch);
    if (grid.rows < 1 || grid.columns < 1)
        throw Error(ErrorKind::Mismatch, "VTS-M3",
            "an image of " + sizeText(image) + " holds no patch of " + sizeText(patch) + ".", "image size",
            "Give a larger image size with --image-size.");
    shape.image = image;
    shape.patch = patch;
    shape.rows = grid.rows;
    shape.columns = grid.columns;
}

} // namespace

GridTable positionTable(std::int64_t positions, int prefix)
{
    const int with = wholeRoot(positions - prefix), without = wholeRoot(positions);
    return {"position embeddings", positions, with ? with : without, [=](int rows, int columns) {
                const auto patches = std::int64_t(rows) * columns;
                return patches == positions || patches == positions - prefix;
            }};
}

GridTable relativeTable(std::int64_t offsets)
{
    const int root = wholeRoot(offsets - 3);
    return {"relative position biases", offsets, root % 2 ? (root + 1) / 2 : 0, [=](int rows, int columns) {
                return rows > 0 && columns > 0
                    && std::int64_t(2 * rows - 1) * (2 * columns - 1) + 3 == offsets;
            }};
}

std::string gridText(PatchGrid grid)
{
    return std::to_string(grid.rows) + "x" + std::to_string(grid.columns);
}

PatchGrid settleGrid(const GridTable& table, Size patch, const std::optional<Size>& sideFileImage,
    ModelSettings& settings, ViTShape& shape)
{
    const auto hinted = settings.hinted(&ModelHints::imageSize);
    const auto fits = [&](const std::optional<Size>& image) {
        return image && table.fits(image->height / patch.height, image->width / patch.width);
    };
    const Size square{table.side * patch.height, table.side * patch.width};
    Size trained = square;
    if (fits(sideFileImage))
        trained = *sideFileImage;
    else if (fits(hinted))
        trained = *hinted;
    else if (!table.side)
        throw Error(ErrorKind::Mismatch, "VTS-M2",
            "the grid cannot be told from " + std::to_string(table.entries) + " " + table.what
                + ": they make no square.",
            table.what,
            "Give the image size that the model was trained for, for instance --image-size 224x448.");
    if (sideFileImage && !fits(sideFileImage))
        settings.note("config.json says image size " + sizeText(*sideFileImage) + ", but the " + table.what
            + " are for " + sizeText(trained) + "; the weights win");
    const auto sideFile = fits(sideFileImage) ? sideFileImage : std::nullopt;
    setGrid(
        settings.settle("image size", &ModelHints::imageSize, sideFile,
            {square, Source::Weights,
                sideFileImage ? "config.json contradicts the weights" : "square grid of the " + table.what}),
        patch, shape);
    return gridOf(trained, patch);
}

void settleFreeGrid(
    Size patch, const std::optional<Size>& sideFileImage, ModelSettings& settings, ViTShape& shape)
{
    const auto usual = [](int side) {
        return std::max(side, 224 / side * side);
    };
    setGrid(settings.settle("image size", &ModelHints::imageSize, sideFileImage,
                {{usual(patch.height), usual(patch.width)}, Source::Guess, "any size will do"}),
        patch, shape);
}

void settleFreeGrid(Size patch, PatchGrid usual, const std::optional<Size>& sideFileImage,
    ModelSettings& settings, ViTShape& shape)
{
    setGrid(settings.settle("image size", &ModelHints::imageSize, sideFileImage,
                {{usual.rows * patch.height, usual.columns * patch.width}, Source::Guess,
                    "what a square picture is brought to"}),
        patch, shape);
    if (!settings.hinted(&ModelHints::imageSize))
        settings.note("the model was trained on pictures of any aspect; here all are brought to "
            + sizeText(shape.image) + ": give a size of your picture's aspect as the image size hint");
}

} // namespace vitscope
