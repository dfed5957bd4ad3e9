// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <functional>
#include <limits>
#include <string>
#include <variant>
#include <vector>

namespace vitscope {

/// A number per patch, before any scaling for display.
struct Heatmap
{
    int rows = 0, columns = 0;
    std::vector<float> values; ///< [rows, columns]
    std::vector<float> prefixValues; ///< what fell on class, distillation and register tokens, in token order
    std::string title; ///< "Attention of layer 11, head 3, from the class token"
    std::string unit; ///< "attention weight", "rollout"
    bool isSigned = false; ///< zero has a meaning: shown with a diverging colormap

    float at(int row, int column) const { return values[std::size_t(row) * columns + column]; }
};

/// A colour per patch: principal components as red, green and blue, or a class for each patch.
struct ColorMap
{
    struct Entry
    {
        std::array<float, 3> color{}; ///< red, green, blue, 0..1
        std::string name;
    };

    int rows = 0, columns = 0;
    std::vector<float> colors; ///< [rows, columns, 3], 0..1; not a number where the patch has none
    std::vector<Entry> legend; ///< what colours mean, most frequent first; may be empty
    std::string title, note;
};

/// A number per row and column: layer and head, layer and layer, layer and class.
struct Matrix
{
    int rows = 0, columns = 0;
    std::vector<float> values; ///< [rows, columns]
    std::string title, unit, rowAxis, columnAxis; ///< "Attention distance", "pixels", "layer", "head"
    std::vector<std::string> rowNames, columnNames; ///< empty: counted from 0
    bool isSigned = false;
    std::string note; ///< one sentence: how it was made, what is dropped
    std::vector<float> low = {}, high = {}; ///< ends of an interval around each value; empty: none
    std::string subject = {}; ///< the part of the title that is this picture's alone: the class explained
    int rankedBy = -1; ///< column by which rows are sorted, largest first; negative: not sorted
    /// [rows, rows] where values are cosines, products(i, j) / sqrt(products(i, i) products(j, j)): over
    /// several pictures the mean is taken of these. Empty: of the values.
    std::vector<double> products = {};
};

/// Numbers along an axis: through depth, or as patches are removed.
struct Curves
{
    struct Line
    {
        std::string name;
        std::vector<float> x, y; ///< of equal length; a y that is not a number is a gap
        std::vector<float> low, high; ///< a band around y; empty: none
        bool pointsOnly = false; ///< not joined (one point per head)
        std::string role = {}; ///< its name whatever the picture ("deletion"); empty: as `name`
        double area = std::numeric_limits<double>::quiet_NaN(); ///< under it, where that says something
    };

    std::vector<Line> lines;
    std::string title, xAxis, yAxis; ///< axes with their units: "layer", "probability"
    /// Ends of the y axis; not a number: as the lines have them.
    float low = std::numeric_limits<float>::quiet_NaN(), high = std::numeric_limits<float>::quiet_NaN();
    std::string note;
    std::string subject = {}; ///< as of a Matrix
};

/// Small pictures side by side: filters, or a map for every patch.
struct Gallery
{
    struct Tile
    {
        std::string title; ///< may be empty
        std::vector<float> values; ///< [height, width, channels]
    };

    int tileColumns = 1; ///< tiles in a row
    int height = 0, width = 0, channels = 1; ///< of each tile; 3 channels are red, green and blue, 0..1
    std::vector<Tile> tiles;
    std::string title, unit, note;
    float low = 0, high = 1; ///< the common scale where there is one channel
    bool isSigned = false;
};

/// What a method yields. Plain numbers only; a value that may be copied between threads.
using Finding = std::variant<Heatmap, ColorMap, Matrix, Curves, Gallery>;

/// Told what long work has found so far; a later finding replaces an earlier one. Called on the thread that
/// works. May be empty.
using ShowPartial = std::function<void(Finding)>;

/// Its title, whatever it is.
inline const std::string& titleOf(const Finding& finding)
{
    return std::visit([](const auto& one) -> const std::string& { return one.title; }, finding);
}

} // namespace vitscope
