// SPDX-License-Identifier: MIT
#include "ui/settings.h"

#include <QDir>
#include <QStandardPaths>

namespace vitscope {

namespace {

constexpr int mostRecent = 12;

} // namespace

void Settings::clearRecent()
{
    for (const char* of : {"pictures", "models", "pairs", "sessions"})
        m_settings.remove(QStringLiteral("recent/") + of);
}

void Settings::addRecentPair(const QString& picture, const QString& model)
{
    if (!picture.contains('\n') && !model.contains('\n'))
        addTo("recent/pairs", picture + '\n' + model);
}

void Settings::setWindow(const QByteArray& geometry, const QByteArray& layout)
{
    m_settings.setValue("window/geometry", geometry);
    m_settings.setValue("window/layout", layout);
}

QString picturesFolder()
{
    const QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    return QDir(pictures).exists() ? pictures : QDir::homePath();
}

void Settings::addTo(const QString& key, const QString& path)
{
    if (!remembers())
        return;
    QStringList paths = list(key);
    paths.removeAll(path);
    paths.prepend(path);
    m_settings.setValue(key, paths.mid(0, mostRecent));
}

} // namespace vitscope
