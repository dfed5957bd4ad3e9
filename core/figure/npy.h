// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <cstdint>
#include <string_view>
#include <vector>

namespace vitscope {

/// The header of a .npy file, format 1.0, C order, padded to a multiple of 64 bytes. `type` is NumPy's, such
/// as
/// "<f4", "|u1" or "<U12"; an empty shape is a scalar.
QByteArray npyHeader(std::string_view type, const std::vector<std::uint64_t>& shape);

} // namespace vitscope
