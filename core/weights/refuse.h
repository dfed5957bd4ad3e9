// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"

#include <string>
#include <utility>

namespace vitscope {

/// Throws Error(Malformed): the file breaks a rule of its format. `where` is a file or a tensor, safe to
/// show.
[[noreturn]] inline void malformed(const char* code, std::string happened, const std::string& where,
    std::string advice = "The file is damaged or was tampered with; download it again.")
{
    throw Error(ErrorKind::Malformed, code, std::move(happened), where, std::move(advice));
}

/// Throws Error(Unreadable): this is not what it should be.
[[noreturn]] inline void unreadable(
    const char* code, std::string happened, const std::string& where, std::string advice)
{
    throw Error(ErrorKind::Unreadable, code, std::move(happened), where, std::move(advice));
}

/// Throws Error(Unsupported): sound, but not something that this program runs.
[[noreturn]] inline void unsupported(
    const char* code, std::string happened, const std::string& where, std::string advice)
{
    throw Error(ErrorKind::Unsupported, code, std::move(happened), where, std::move(advice));
}

} // namespace vitscope
