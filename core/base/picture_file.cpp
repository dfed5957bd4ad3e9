// SPDX-License-Identifier: MIT
#include "core/base/picture_file.h"

#include <filesystem>
#include <fstream>

namespace vitscope {

using namespace std::string_view_literals;

std::string firstBytes(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string bytes(64, '\0');
    file.read(bytes.data(), std::streamsize(bytes.size()));
    bytes.resize(std::size_t(file.gcount()));
    return bytes;
}

bool startsAsPicture(std::string_view bytes)
{
    for (const std::string_view start : {"\xff\xd8\xff"sv, "\x89PNG\r\n\x1a\n"sv, "GIF8"sv, "BM"sv, "II*\0"sv,
             "MM\0*"sv, "P5\n"sv, "P6\n"sv}) {
        if (bytes.starts_with(start))
            return true;
    }
    const bool webp = bytes.starts_with("RIFF") && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP";
    const bool avif = bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp";
    return webp || avif;
}

bool isPictureFile(const std::string& path)
{
    std::error_code problem;
    return std::filesystem::is_regular_file(path, problem) && startsAsPicture(firstBytes(path));
}

} // namespace vitscope
