// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/picture.h"
#include "core/picture/picture_header.h"

#include <opencv2/core/mat.hpp>

namespace vitscope {

/// Decoded pixels (BGR, BGRA or grey; 8 or 16 bits, or floating point) as 8-bit RGB, with a note for every
/// change: 16 bits scaled, floating point mapped (numbers that are none become black), grey copied to three
/// channels, opacity laid over white. Throws Error (Malformed, VTS-I2) for other layouts.
Picture toRgb(const cv::Mat& decoded, const PictureHeader& header, const std::string& name);

} // namespace vitscope
