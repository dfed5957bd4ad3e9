// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <optional>
#include <string>

namespace vitscope {

/// The bytes that a zlib stream unpacks to; what follows the stream is passed over. None where it is damaged
/// or would be longer than `most` (a multiple of 64 KiB).
std::optional<std::string> inflated(QByteArrayView packed, std::size_t most);

} // namespace vitscope
