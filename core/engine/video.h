// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

/// MP4 files. The libraries that write them are many and slow to load, so they stand behind a shared library
/// of their own, `vitscope_video`, which only the first film loads.
namespace vitscope {

struct VideoFrames
{
    int width = 0, height = 0; ///< pixels, both even
    double framesPerSecond = 4;
    int count = 0;
    /// Fills a frame: [height, width, 3], red, green, blue.
    std::function<void(int index, std::span<std::uint8_t> rgb)> paint;
};

/// The whole file: H.264 where the machine can write it, else MPEG-4 part 2. Throws Error(Failed, VTS-E5;
/// VTS-X3 without the library) and Cancelled. One call at a time.
std::vector<std::uint8_t> encodeMp4(
    const VideoFrames& frames, const Cancel& cancel, const Progress& progress);

/// The library's only symbol.
extern "C" void vitscope_encode_mp4(const VideoFrames& frames, const Cancel& cancel, const Progress& progress,
    std::vector<std::uint8_t>& file);

} // namespace vitscope
