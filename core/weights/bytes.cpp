// SPDX-License-Identifier: MIT
#include "core/weights/bytes.h"

#include "core/base/error.h"
#include "core/base/sha256.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vitscope {

namespace {

constexpr std::size_t pollBytes = std::size_t(4) << 20;

std::string baseName(const std::string& path)
{
    const auto end = path.find_last_not_of('/');
    const auto start = path.find_last_of('/', end);
    return path.substr(start == std::string::npos ? 0 : start + 1, end - start);
}

[[noreturn]] void unreadable(const std::string& path, std::string happened, std::string advice)
{
    throw Error(
        ErrorKind::Unreadable, "VTS-G2", std::move(happened), shownName(baseName(path)), std::move(advice));
}

[[noreturn]] void systemRefused(const std::string& path, int number)
{
    const std::string reason = std::generic_category().message(number);
    const char* advice = number == EACCES || number == EPERM ? "Give yourself permission to read it."
        : number == ENOENT || number == ENOTDIR              ? "Check the path."
                                                             : "Check the file and the disk it is on.";
    unreadable(path, "The file cannot be read: " + reason + ".", advice);
}

void expectRegular(const std::string& path, const struct stat& status)
{
    if (S_ISDIR(status.st_mode))
        unreadable(path, "This is a folder, not a file.", "Choose a file.");
    if (!S_ISREG(status.st_mode))
        unreadable(path, "This is a device or a pipe, not a file.", "Copy its data to a file and open that.");
}

[[noreturn]] void changed(const std::string& path)
{
    unreadable(path, "The file changed while it was being read.", "Open it again once nothing writes to it.");
}

} // namespace

std::optional<std::uint64_t> checkedSum(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t sum = 0;
    return __builtin_add_overflow(a, b, &sum) ? std::nullopt : std::optional(sum);
}

std::optional<std::uint64_t> checkedProduct(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t product = 0;
    return __builtin_mul_overflow(a, b, &product) ? std::nullopt : std::optional(product);
}

std::uint64_t littleEndian(std::span<const std::byte> from, std::size_t bytes)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i)
        value |= std::to_integer<std::uint64_t>(from[i]) << (8 * i);
    return value;
}

std::string_view asText(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::span<const std::byte> asBytes(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

std::optional<std::span<const std::byte>> ByteReader::take(std::uint64_t count)
{
    if (count > left())
        return std::nullopt;
    const auto taken = m_bytes.subspan(m_offset, std::size_t(count));
    m_offset += std::size_t(count);
    return taken;
}

std::optional<std::uint64_t> ByteReader::number(std::size_t bytes)
{
    const auto taken = take(bytes);
    return taken ? std::optional(littleEndian(*taken, bytes)) : std::nullopt;
}

FileBytes::FileBytes(const std::string& path)
    : m_path(path)
{
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0)
        systemRefused(path, errno);
    expectRegular(path, status); // before opening: opening a device may already do something
    m_descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (m_descriptor < 0)
        systemRefused(path, errno);
    if (::fstat(m_descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(m_descriptor);
        changed(path);
    }
    m_size = std::uint64_t(status.st_size);
}

FileBytes::~FileBytes()
{
    ::close(m_descriptor);
}

std::string FileBytes::name() const
{
    return shownName(baseName(m_path));
}

void FileBytes::read(std::uint64_t offset, std::span<std::byte> out, const Cancel& cancel) const
{
    if (!fits(offset, out.size(), m_size))
        unreadable(m_path, "The file ends too early.", "Download it again.");
    while (!out.empty()) {
        cancel.poll();
        const auto got = ::pread(m_descriptor, out.data(), std::min(out.size(), pollBytes), off_t(offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            systemRefused(m_path, errno);
        if (got == 0)
            changed(m_path);
        out = out.subspan(std::size_t(got));
        offset += std::uint64_t(got);
    }
}

std::vector<std::byte> FileBytes::bytes(
    std::uint64_t offset, std::uint64_t length, const Cancel& cancel) const
{
    if (!fits(offset, length, m_size))
        unreadable(m_path, "The file ends too early.", "Download it again.");
    std::vector<std::byte> result(std::size_t{length});
    read(offset, result, cancel);
    return result;
}

std::string sha256Of(std::span<const FileBytes* const> files, const Cancel& cancel)
{
    Sha256 hash;
    std::vector<std::byte> piece(std::size_t(1) << 20);
    for (const FileBytes* file : files)
        for (std::uint64_t offset = 0; offset < file->size(); offset += piece.size()) {
            const auto length = std::min<std::uint64_t>(piece.size(), file->size() - offset);
            const auto part = std::span(piece).first(std::size_t(length));
            file->read(offset, part, cancel);
            hash.add(part);
        }
    return hash.finish();
}

} // namespace vitscope
