// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/picture.h"
#include "core/picture/picture_bytes.h"

namespace vitscope {

/// Whether the file begins as PBM, PGM or PPM (P1 to P6).
bool isPnm(const PictureBytes& file);

/// Decodes PBM, PGM and PPM, plain and raw, of any maximum up to 65535. OpenCV's reader leaves raw files with
/// a maximum below 255 too dark, and prints while it fails. Throws Error (VTS-I1, VTS-I2).
Picture readPnm(const PictureBytes& file);

} // namespace vitscope
