// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "core/engine/average_pictures.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>

class QIODevice;

namespace vitscope {

/// Takes the next bytes of an array.
using WriteBytes = std::function<void(std::span<const std::byte>)>;

/// One array of the exported file; its bytes are made when they are written.
struct ExportArray
{
    std::string name;
    std::string type; ///< NumPy's: "<f4", "<i4", "|u1", "<U12"
    std::vector<std::uint64_t> shape; ///< empty: a scalar
    std::function<void(const WriteBytes&)> write; ///< row-major, little-endian
};

/// Which parts of a pass are exported, looked up for its shape.
struct Selection
{
    std::vector<int> layers; ///< 0-based; none: neither attention nor tokens
    std::optional<std::vector<int>> queries; ///< token indices; none: all
    bool tokens = false;
    bool picture = true; ///< the decoded picture and the model's input

    std::uint64_t attentionBytes(const ViTShape& shape) const;
};

/// The arrays of one pass in the order of the manual. `finding` may be null; `meta` is JSON. The arrays refer
/// to `run`, `selection` and `finding`, which must outlive them. `cancel` is polled once per head.
std::vector<ExportArray> arraysOf(const Run& run, const Selection& selection, const Finding* finding,
    const std::string& method, const std::string& meta, const Cancel& cancel);

/// The arrays of a mean over pictures, which they refer to.
std::vector<ExportArray> arraysOf(const Average& average, const std::string& method, const std::string& meta);

/// Writes them into one .npz, see NpzWriter. Throws Error(Unwritable, VTS-E2), Cancelled.
void writeNpz(QIODevice& device, const std::vector<ExportArray>& arrays, const Cancel& cancel,
    const Progress& progress = {});

} // namespace vitscope
