// SPDX-License-Identifier: MIT
#pragma once

#include <QIODevice>

#include <memory>

struct tiff;

namespace vitscope {

/// A TIFF file on an open device, by libtiff; its complaints are not printed. Null where it cannot be opened.
/// `mode` is "r" or "w".
std::unique_ptr<tiff, void (*)(tiff*)> openTiff(QIODevice& device, const char* mode);

} // namespace vitscope
