// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/ATen.h>
#include <optional>

/// What tells a ViT where its patches are, as data: a table added to the tokens, rotations of queries and
/// keys, and biases of the attention scores. A model may have several of them.
namespace vitscope {

/// How patch (row, column) of a grid becomes the angles of a rotary embedding (Su et al., "RoFormer", 2021,
/// in two dimensions). Every axis has headDim / 4 frequencies, base^(-4 i / headDim).
struct RotaryRule
{
    enum class Coordinates {
        Index, ///< (index + offset) / size * reference, or index + offset where there is no reference
        Centred, ///< 2 pi (2 (index + 0.5) / size - 1)
    };
    enum class Layout {
        Interleaved, ///< pairs (0, 1), (2, 3), …
        Halves, ///< pairs (i, i + headDim / 2)
    };
    double base = 10000;
    Coordinates coordinates = Coordinates::Index;
    Layout layout = Layout::Interleaved;
    bool columnFirst = false; ///< angles of the column come before those of the row
    int referenceRows = 0, referenceColumns = 0; ///< 0: none
    double offset = 0;
};

/// Turns queries and keys of the patches; prefix tokens are left alone. Applied after query and key norm.
struct Rotary
{
    RotaryRule::Layout layout = RotaryRule::Layout::Interleaved;
    at::Tensor sine, cosine; ///< [rows * columns, headDim]

    Rotary(const RotaryRule& rule, int rows, int columns, int headDim);
    /// [.., tokens, headDim] of which the last rows * columns are turned.
    at::Tensor operator()(const at::Tensor& x) const;
};

struct Positions
{
    /// Added to the tokens: [prefix + rows * columns, dim], or [rows * columns, dim] where the prefix tokens
    /// take no part (`coversPrefix` false), or undefined.
    at::Tensor table;
    bool coversPrefix = true;
    std::optional<Rotary> rotary;
};

/// A number per head for every offset between two tokens, added to the attention scores (BEiT, Bao et al.
/// 2021). Layers may share one.
struct RelativeBias
{
    at::Tensor table; ///< [offsets, heads]
    at::Tensor index; ///< [tokens, tokens] int64 on the CPU: which offset query and key have; shared

    /// The bias of query rows [first, last): [heads, last - first, tokens].
    at::Tensor rows(std::int64_t first, std::int64_t last) const;
    at::Tensor whole() const { return rows(0, index.size(0)); } ///< [heads, tokens, tokens]
};

/// BEiT's index for one class token in front of a grid: offsets (row, column) of the query from the key, row
/// by row of a table for (2 rows - 1) (2 columns - 1) offsets, then class to patch, patch to class, class to
/// class. [tokens, tokens]
at::Tensor relativeIndex(int rows, int columns);

/// SimpleViT's table [rows * columns, dim]: sine and cosine of the column, then of the row, each for dim / 4
/// frequencies temperature^(-i / (dim / 4 - 1)) (Beyer et al., "Better plain ViT baselines", 2022).
at::Tensor sineCosinePositions(int rows, int columns, int dim, double temperature = 10000);

} // namespace vitscope
