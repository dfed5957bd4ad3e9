// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace vitscope {

/// What kind of failure it is; decides the exit status of the command line and the sentence of the banner.
enum class ErrorKind {
    Unreadable, ///< the file cannot be opened, read or is not what it should be (exit 3)
    Malformed, ///< the file was read but is damaged or breaks its format's rules (exit 3)
    Unsupported, ///< well-formed, but of a kind that this program does not run (exit 4)
    Mismatch, ///< tensors, configuration or hints contradict one another (exit 4)
    OutOfMemory, ///< would need more memory than there is (exit 1)
    Unwritable, ///< an output could not be written; what was there before is untouched (exit 1)
    Failed, ///< anything else (exit 1)
};

/// The one exception of the program. Every message has three parts: what happened, where, what to do.
/// `code` is stable and documented (for instance "VTS-S7": rule S7 of the readers).
/// Cancelling is not an error: see `Cancelled` in cancel.h.
struct Error : std::runtime_error
{
    ErrorKind kind;
    std::string code; ///< stable, "VTS-…"
    std::string happened; ///< one sentence: what happened
    std::string subject; ///< where: base name of a file, a tensor, an option; may be empty
    std::string advice; ///< one sentence: what to do; may be empty

    Error(
        ErrorKind kind_, std::string code_, std::string happened_, std::string subject_, std::string advice_)
        : std::runtime_error(joined(happened_, subject_, advice_))
        , kind(kind_)
        , code(std::move(code_))
        , happened(std::move(happened_))
        , subject(std::move(subject_))
        , advice(std::move(advice_))
    {
    }

    /// "subject: happened advice", on one line.
    static std::string joined(
        const std::string& happened, const std::string& subject, const std::string& advice)
    {
        std::string line = subject.empty() ? happened : subject + ": " + happened;
        return advice.empty() ? line : line + " " + advice;
    }
};

/// Exit status of the command line for an error of this kind.
constexpr int exitStatus(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Unreadable:
    case ErrorKind::Malformed:
        return 3;
    case ErrorKind::Unsupported:
    case ErrorKind::Mismatch:
        return 4;
    default:
        return 1;
    }
}

/// A name read from a file, made safe to show: control and bidirectional characters escaped, cut at 120 bytes
/// (on a character border, with an ellipsis).
std::string shownName(std::string_view name);

} // namespace vitscope
