// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/zip_directory.h"

#include <zlib.h>

namespace vitscope {

/// The inflated bytes of a deflated zip entry, one after another. Throws Error(Malformed, VTS-Z7) where the
/// entry does not unpack to its stated size.
class InflateStream
{
public:
    /// Both must outlive the stream.
    InflateStream(const FileBytes& file, const ZipEntry& entry);
    ~InflateStream();
    InflateStream(const InflateStream&) = delete;
    InflateStream& operator=(const InflateStream&) = delete;

    /// Fills all of `out`, which must not reach past the entry's stated size. Polls `cancel` every 4 MiB.
    void read(std::span<std::byte> out, const Cancel& cancel);
    /// Makes sure that nothing follows what was read.
    void finish(const Cancel& cancel);

private:
    std::size_t step(std::span<std::byte> out, const Cancel& cancel);
    void refill();
    [[noreturn]] void refuse() const;

    const FileBytes& m_file;
    const ZipEntry& m_entry;
    z_stream m_stream{};
    std::vector<std::byte> m_input;
    std::uint64_t m_taken = 0;
    bool m_ended = false;
};

} // namespace vitscope
