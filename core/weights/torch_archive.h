// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/zip_archive.h"

namespace vitscope {

/// The records of a checkpoint's zip: `<root>/data.pkl`, `<root>/data/0`, …, all below one root whose name is
/// not fixed. Never computes an offset from `.storage_alignment` or the like (rule T4).
class TorchArchive
{
public:
    /// Throws the named refusal for zip archives that are no checkpoint (Keras, npz, …), and
    /// Error(Malformed, VTS-T2, VTS-T3 or VTS-Z9) for broken ones.
    TorchArchive(std::shared_ptr<const FileBytes> file, const Cancel& cancel);

    const ZipArchive& zip() const { return m_zip; }
    bool isBigEndian() const { return m_isBigEndian; }
    /// Whether it is a TorchScript archive: a program lies beside the tensors, in records that nobody reads.
    bool isProgram() const { return m_isProgram; }
    /// `<root>/name`, if it is there.
    std::optional<std::size_t> record(const std::string& name) const { return m_zip.find(m_root + name); }
    /// A small record as a whole; at most `limit` bytes.
    std::vector<std::byte> bytes(
        std::size_t record, std::uint64_t limit, const char* code, const Cancel& cancel) const;

private:
    void findRoot();
    void refuseOtherArchives();
    void checkVersion(const Cancel& cancel) const;
    void readByteOrder(const Cancel& cancel);

    ZipArchive m_zip;
    std::string m_root; ///< with its slash
    bool m_isBigEndian = false, m_isProgram = false;
};

} // namespace vitscope
