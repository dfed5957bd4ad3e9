// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

namespace vitscope {

/// A rectangle in continuous coordinates: pixel i covers [i, i + 1), so its centre is at i + 0.5.
struct Box
{
    double left = 0, top = 0, right = 0, bottom = 0;

    double width() const { return right - left; }
    double height() const { return bottom - top; }
    double area() const { return width() * height(); }
    bool contains(double x, double y) const { return x >= left && x < right && y >= top && y < bottom; }
    Box intersected(const Box& other) const;
};

/// A cell of the patch grid; row 0 is the top, column 0 the left.
struct Patch
{
    int row = 0, column = 0;
    bool operator==(const Patch&) const = default;
};

/// How the picture's pixels became the model's input and its patches. The only place where coordinates
/// change.
///
/// Convention: continuous coordinates as in Box; input = picture * scale + offset, on each axis by itself,
/// which covers resizing with any aspect, squashing, centre crops and padding exactly. Patches tile the input
/// from its upper left corner; a remainder narrower than a patch is seen by no patch.
struct Framing
{
    int pictureWidth = 0, pictureHeight = 0; ///< pixels of the upright picture
    int inputWidth = 0, inputHeight = 0; ///< pixels of the model's input
    double scaleX = 1, scaleY = 1; ///< input pixels per picture pixel
    double offsetX = 0, offsetY = 0; ///< input pixels
    int patchWidth = 0, patchHeight = 0; ///< input pixels
    int rows = 0, columns = 0; ///< of the patch grid

    double toInputX(double x) const { return x * scaleX + offsetX; }
    double toInputY(double y) const { return y * scaleY + offsetY; }
    double toPictureX(double x) const { return (x - offsetX) / scaleX; }
    double toPictureY(double y) const { return (y - offsetY) / scaleY; }

    /// The patch of an index that counts row by row.
    Patch patch(int index) const { return {index / columns, index % columns}; }
    /// The patch in picture coordinates; may reach past the picture where the input was padded.
    Box cell(Patch patch) const;
    /// The whole patch grid in picture coordinates.
    Box grid() const;
    /// The part of the picture that some patch saw; everything outside it the model never saw.
    Box seen() const;
    /// The patch under a point of the picture, none outside the grid.
    std::optional<Patch> patchAt(double x, double y) const;
};

} // namespace vitscope
