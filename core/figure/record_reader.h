// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <optional>
#include <string>

namespace vitscope {

/// The record of how it was made (see provenance()) inside the bytes of a PNG, SVG, PDF, TIFF, WebP or .npz
/// file of this program. None where the file is cut short, damaged as far as its format can tell, of another
/// kind or without a record. What it says is what the file says: check it as anything that a stranger wrote.
std::optional<std::string> recordIn(QByteArrayView file);

/// By the first bytes.
bool isTiff(QByteArrayView start);
bool isWebp(QByteArrayView start);

} // namespace vitscope
