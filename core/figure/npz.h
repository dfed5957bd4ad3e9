// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitscope {

/// Writes arrays into one .npz, stored without compression, as numpy.load with its defaults reads it; ZIP64
/// records only where a size needs them. Array after array goes straight to the device, which must be able to
/// seek (checksums are put in afterwards); nothing is held in memory. The same arrays give the same bytes.
/// Throws Error(Unwritable, VTS-E2) when the device takes no more, and std::logic_error when an array gets
/// more or fewer bytes than its shape says. Use it inside saveFile(), so that a half-written file is never
/// seen.
class NpzWriter
{
public:
    /// Checksums start from what the device holds at this position.
    explicit NpzWriter(QIODevice& device);

    /// Starts the array `name` (ASCII, without ".npy") of NumPy type `type` ("<f4", "|u1", "<U12", …).
    void begin(std::string_view name, std::string_view type, const std::vector<std::uint64_t>& shape);
    /// The next bytes of the array, row-major.
    void write(std::span<const std::byte> bytes);
    /// Ends the last array and writes the directory. Nothing may follow.
    void finish();

private:
    struct Entry
    {
        QByteArray name;
        std::uint64_t offset = 0,
                      size = 0; ///< of the local header; of the stored bytes, .npy header included
        std::uint32_t checksum = 0;
    };

    void endArray();
    void put(QByteArrayView bytes);
    void store(QByteArrayView bytes);

    QIODevice& m_device;
    std::vector<Entry> m_entries;
    std::uint64_t m_written = 0; ///< stored bytes of the open array
    bool m_open = false;
};

/// Bytes of one number of a NumPy type: 4 for "<f4", 48 for "<U12". Throws std::logic_error for an odd one.
std::uint64_t itemBytes(std::string_view type);

} // namespace vitscope
