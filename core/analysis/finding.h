// SPDX-License-Identifier: MIT
#pragma once

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

/// A number per layer and head (or per layer and token, as the axes say).
struct Matrix
{
    int rows = 0, columns = 0;
    std::vector<float> values; ///< [rows, columns]
    std::string title, unit, rowAxis, columnAxis;
};

/// What a method yields. Plain numbers only; a value that may be copied between threads.
using Finding = std::variant<Heatmap, Matrix>;

} // namespace vitscope
