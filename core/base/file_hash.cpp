// SPDX-License-Identifier: MIT
#include "core/base/file_hash.h"

#include "core/base/sha256.h"

#include <filesystem>
#include <fstream>
#include <vector>

namespace vitscope {

std::string fileHash(const std::string& path, const Cancel& cancel)
{
    std::error_code problem;
    if (!std::filesystem::is_regular_file(path, problem))
        return {};
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return {};
    Sha256 hash;
    std::vector<char> piece(1 << 20);
    while (file.read(piece.data(), std::streamsize(piece.size())), file.gcount() > 0) {
        cancel.poll();
        hash.add(std::as_bytes(std::span(piece.data(), std::size_t(file.gcount()))));
    }
    return file.bad() ? std::string() : hash.finish();
}

} // namespace vitscope
