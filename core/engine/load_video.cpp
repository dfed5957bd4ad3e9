// SPDX-License-Identifier: MIT
#include "core/engine/shared_library.h"
#include "core/engine/video.h"

#include <string>

namespace vitscope {

std::vector<std::uint8_t> encodeMp4(const VideoFrames& frames, const Cancel& cancel, const Progress& progress)
{
    static const std::string name = "libvitscope_video.so";
    static auto* const encode = reinterpret_cast<decltype(&vitscope_encode_mp4)>(
        librarySymbol(openLibrary(name), "vitscope_encode_mp4", name));
    std::vector<std::uint8_t> file;
    encode(frames, cancel, progress, file);
    return file;
}

} // namespace vitscope
