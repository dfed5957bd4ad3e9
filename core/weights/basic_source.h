// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/bytes.h"
#include "core/weights/tensor_source.h"

namespace vitscope {

/// What the sources of all formats keep; a format adds its files and how an entry's bytes are read.
class BasicSource : public TensorSource
{
public:
    const std::string& format() const override { return m_format; }
    std::span<const TensorEntry> entries() const override { return m_entries; }
    std::span<const SideFile> sideFiles() const override { return m_sideFiles; }
    std::span<const std::string> notes() const override { return m_notes; }
    std::string path() const override { return m_path; }
    bool isProgram() const override { return m_isProgram; }
    std::string sha256(const Cancel& cancel) const override;

    /// The files that hold the weights, in order.
    virtual std::vector<const FileBytes*> files() const = 0;

    /// Only while opening: what was opened, and what lay beside it.
    void setPath(std::string path) { m_path = std::move(path); }
    void setSideFiles(std::vector<SideFile> files) { m_sideFiles = std::move(files); }
    void addNote(std::string note) { m_notes.push_back(std::move(note)); }

protected:
    /// The entry, once it is sure that it can be read and that `out` has its length.
    /// Throws Error(Unsupported, VTS-G10) for an element type that cannot be run.
    const TensorEntry& readable(std::size_t entry, std::span<const std::byte> out) const;

    std::string m_format;
    std::vector<TensorEntry> m_entries;
    bool m_isProgram = false;

private:
    std::vector<SideFile> m_sideFiles;
    std::vector<std::string> m_notes;
    std::string m_path;
};

/// Any byte but 0 means true: makes it 1 (rule G10).
void normaliseBool(std::span<std::byte> bytes);

} // namespace vitscope
