// SPDX-License-Identifier: MIT
#pragma once

#include "core/batch/batch_row.h"

#include <QFile>

#include <map>
#include <memory>

namespace vitscope {

/// The table of a batch: a file that grows by whole lines, each written by one call of the system, so that
/// what is killed at any moment loses at most the row that was being written, and is taken up where it
/// stopped. One thread at a time.
class BatchTable
{
public:
    /// Takes up the table at `path` (.csv or .jsonl) where its rows are this batch's, else begins it; half a
    /// line at the end is dropped. Throws Error(Unwritable): VTS-E6 where it is there and of another batch or
    /// no such table at all, unless it may be replaced (`force`); VTS-E1 and VTS-E2 as saveFile().
    BatchTable(const std::string& path, std::string batch, int top, bool force);

    /// Whether the picture has a row that tells no failure.
    bool has(const std::string& picture, const std::string& sha256) const;

    /// Throws Error(Unwritable, VTS-E2); the table is then as it was.
    void append(const BatchRow& row);

    /// One row for each picture, the last that was written, in the order of `pictures`, which others go
    /// before. Writes nothing where that is so already. The table is closed.
    void finish(const std::vector<std::string>& pictures);

private:
    std::optional<RowMark> markOf(std::string_view line) const;
    void takeUp(bool force);
    void begin();

    const std::string m_path, m_batch;
    const int m_top;
    const bool m_isJson;
    struct Known
    {
        std::string sha256;
        bool failed = false;
    };
    std::map<std::string, Known> m_rows; ///< by picture
    std::vector<std::string> m_order; ///< of the lines, by picture
    std::unique_ptr<QFile> m_file;
};

} // namespace vitscope
