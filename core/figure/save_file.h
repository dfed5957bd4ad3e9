// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <functional>

namespace vitscope {

/// What to do when the file is there already.
enum class Existing {
    Refuse,
    Replace,
};

/// Writes a file wholly or not at all: into a temporary beside it, flushed, then renamed over it. On any
/// failure the old file is as it was and nothing is left over. The target must be absent or a regular file
/// (or a link to one): directories, devices, pipes, sockets and dangling links are refused. Throws
/// Error(Unwritable, VTS-E1 target of the wrong kind, VTS-E2 not written, VTS-E3 exists already) with the
/// system's reason.
void saveFile(const QString& path, const QByteArray& bytes, Existing existing = Existing::Replace);

/// The same for content that is too large for memory: `write` fills the device and throws to give up.
void saveFile(
    const QString& path, const std::function<void(QIODevice&)>& write, Existing existing = Existing::Replace);

/// Throws as saveFile would before writing; for asking early.
void checkTarget(const QString& path, Existing existing = Existing::Replace);

/// Writes all of `bytes`; throws Error(Unwritable, VTS-E2) if the device takes less.
void writeAll(QIODevice& device, QByteArrayView bytes, const std::string& subject);

} // namespace vitscope
