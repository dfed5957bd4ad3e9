// SPDX-License-Identifier: MIT
#include "ui/state_folder.h"

#include <QDir>
#include <QFile>

namespace vitscope {

/// QStandardPaths knows this place from Qt 6.7 on only.
QString stateFolder()
{
    const QString chosen = qEnvironmentVariable("XDG_STATE_HOME");
    const QString home = QDir::isAbsolutePath(chosen) ? chosen : QDir::home().filePath(".local/state");
    const QString folder = QDir(home).filePath("vitscope");
    if (!QDir(folder).exists() && QDir().mkpath(folder))
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return folder;
}

} // namespace vitscope
