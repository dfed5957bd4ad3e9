// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/fake_engine.h"

#include <QImage>
#include <QTemporaryDir>

namespace vitscope {

/// A place of its own for a test of the window: settings, demo model and samples in a folder that goes with
/// it.
class WindowSandbox
{
public:
    WindowSandbox();

    QString path(const QString& name) const { return m_folder.filePath(name); }
    /// A picture with a colour gradient; returns its path.
    QString picture(const QString& name, int width = 120, int height = 90) const;
    QString weights(const QString& name, int layers = 3, int heads = 4, int rows = 5, int columns = 6) const;
    QString file(const QString& name, const QByteArray& bytes) const;

private:
    QTemporaryDir m_folder;
};

} // namespace vitscope
