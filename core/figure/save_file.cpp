// SPDX-License-Identifier: MIT
#include "core/figure/save_file.h"

#include "core/base/error.h"

#include <QFileInfo>
#include <QSaveFile>

namespace vitscope {

namespace {

std::string nameOf(const QString& path)
{
    return shownName(QFileInfo(path).fileName().toStdString());
}

[[noreturn]] void refuse(
    const char* code, const QString& path, const std::string& happened, const char* advice)
{
    throw Error(ErrorKind::Unwritable, code, happened, nameOf(path), advice);
}

std::string reason(const QString& text)
{
    return text.isEmpty() ? std::string() : " (" + text.toStdString() + ")";
}

constexpr const char* elsewhere = "Choose another place; what was there before is untouched.";

} // namespace

void checkTarget(const QString& path, Existing existing)
{
    const QFileInfo target(path);
    if (path.isEmpty() || path.endsWith(u'/') || target.isDir())
        refuse("VTS-E1", path, "This is a folder, not a file.", "Give a file name.");
    if (target.isSymLink() && !target.exists())
        refuse("VTS-E1", path, "This is a link that leads nowhere.", "Give another name.");
    if (target.exists() && !target.isFile())
        refuse("VTS-E1", path, "This is a device or a pipe, not a file.", "Give another name.");
    if (target.exists() && existing == Existing::Refuse)
        refuse(
            "VTS-E3", path, "The file exists already.", "Give another name, or say --force to replace it.");
    const QFileInfo folder(target.absolutePath());
    if (!folder.isDir())
        refuse("VTS-E1", path, "The folder to write into does not exist.",
            "Make the folder, or choose another.");
}

void writeAll(QIODevice& device, QByteArrayView bytes, const std::string& subject)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const qint64 written = device.write(bytes.data() + done, bytes.size() - done);
        if (written <= 0)
            throw Error(ErrorKind::Unwritable, "VTS-E2",
                "The file could not be written" + reason(device.errorString()) + ".", subject, elsewhere);
        done += written;
    }
}

void saveFile(const QString& path, const std::function<void(QIODevice&)>& write, Existing existing)
{
    checkTarget(path, existing);
    QSaveFile file(path); // writes nothing at `path` before commit(), and gives up where it cannot rename
    // Unbuffered: a buffered tail that no longer fits on the disk would be lost by a successful commit().
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        refuse("VTS-E2", path, "The file cannot be written" + reason(file.errorString()) + ".", elsewhere);
    write(file); // leaving by an exception discards the temporary
    if (!file.commit())
        refuse(
            "VTS-E2", path, "The file could not be finished" + reason(file.errorString()) + ".", elsewhere);
}

void saveFile(const QString& path, const QByteArray& bytes, Existing existing)
{
    saveFile(
        path, [&](QIODevice& device) { writeAll(device, bytes, nameOf(path)); }, existing);
}

} // namespace vitscope
