// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/finding.h"

#include <cmath>
#include <string>

/// One finding of every kind, made by hand, for tests of figures and of the window.
namespace vitscope {

/// Mean attention distance: grows with depth, differs between heads. Value of (row, column) is
/// 10 + 8 * row + 3 * column.
inline Matrix madeMatrix(int rows = 12, int columns = 6)
{
    Matrix matrix{rows, columns, {}, "Attention distance", "pixels", "layer", "head", {}, {}, false,
        "Mean over all queries, weighted by attention"};
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            matrix.values.push_back(float(10 + 8 * row + 3 * column));
    return matrix;
}

/// Differences about zero: value of (row, column) is row - column.
inline Matrix madeSignedMatrix(int side = 6)
{
    Matrix matrix{side, side, {}, "Change", "logit", "layer", "layer", {}, {}, true, ""};
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column)
            matrix.values.push_back(float(row - column));
    return matrix;
}

/// Lines through depth: `lines` of them over `points` layers, the first with a band, each with a gap at its
/// third point.
inline Curves madeCurves(int lines = 3, int points = 12)
{
    Curves curves;
    curves.title = "Probability through depth";
    curves.xAxis = "layer";
    curves.yAxis = "probability";
    curves.low = 0;
    curves.high = 1;
    curves.note = "Each layer read by the final norm and the classifier";
    for (int i = 0; i < lines; ++i) {
        Curves::Line line;
        line.name = "class " + std::to_string(i);
        for (int j = 0; j < points; ++j) {
            line.x.push_back(float(j));
            line.y.push_back(j == 2 ? NAN : 0.1f + 0.8f * float(j) / float(points * (i + 1)));
            if (i == 0) {
                line.low.push_back(line.y.back() - 0.08f);
                line.high.push_back(line.y.back() + 0.08f);
            }
        }
        curves.lines.push_back(std::move(line));
    }
    return curves;
}

/// One point per head and layer.
inline Curves madePoints(int heads = 6, int layers = 12)
{
    Curves curves;
    curves.title = "Attention distance per head";
    curves.xAxis = "layer";
    curves.yAxis = "distance in pixels";
    for (int head = 0; head < heads; ++head) {
        Curves::Line line;
        line.name = "head " + std::to_string(head);
        line.pointsOnly = true;
        for (int layer = 0; layer < layers; ++layer) {
            line.x.push_back(float(layer));
            line.y.push_back(float(20 + 6 * layer + 11 * std::sin(2.0 * head + layer)));
        }
        curves.lines.push_back(std::move(line));
    }
    return curves;
}

/// Small pictures: `channels` 3 are colours. The number at (y, x) of tile t is (t + y + x) / 40.
inline Gallery madeGallery(int tiles = 10, int channels = 1, int side = 4)
{
    Gallery gallery{5, side, side, channels, {}, "Position similarity", channels == 1 ? "cosine" : "",
        "Cosine of position embeddings", 0, 1, false};
    for (int tile = 0; tile < tiles; ++tile) {
        Gallery::Tile made{channels == 1 ? std::to_string(tile) : "", {}};
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x)
                for (int channel = 0; channel < channels; ++channel)
                    made.values.push_back(
                        channel == 1 ? 1 - float(tile + y + x) / 40 : float(tile + y + x) / 40);
        gallery.tiles.push_back(std::move(made));
    }
    return gallery;
}

/// The class of every patch: the upper half is sky, the lower hill, the middle has none.
inline ColorMap madeClasses(int rows, int columns)
{
    ColorMap map{rows, columns, {}, {{{0.2f, 0.4f, 0.9f}, "sky"}, {{0.1f, 0.6f, 0.2f}, "hill"}},
        "Top class per patch", "Each patch read by the final norm and the classifier"};
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            for (std::size_t channel = 0; channel < 3; ++channel)
                map.colors.push_back(
                    row == rows / 2 ? NAN : map.legend[row < rows / 2 ? 0 : 1].color[channel]);
    return map;
}

/// Colours that run from patch to patch, as principal components do.
inline ColorMap madeComponents(int rows, int columns)
{
    ColorMap map{rows, columns, {},
        {{{1, 0, 0}, "component 1"}, {{0, 1, 0}, "component 2"}, {{0, 0, 1}, "component 3"}},
        "Principal components of the tokens", ""};
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            map.colors.push_back(0.1f + 0.8f * float(row) / float(rows));
            map.colors.push_back(0.1f + 0.8f * float(column) / float(columns));
            map.colors.push_back(0.5f);
        }
    return map;
}

} // namespace vitscope
