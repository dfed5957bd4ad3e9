// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

/// Pictures told by their content, never by their names. Any thread.
namespace vitscope {

/// The first bytes of a file, at most 64; empty where it cannot be read.
std::string firstBytes(const std::string& path);

/// Whether a file that starts like this is a picture.
bool startsAsPicture(std::string_view bytes);

/// Whether it is a regular file that starts as a picture.
bool isPictureFile(const std::string& path);

} // namespace vitscope
