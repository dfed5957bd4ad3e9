// SPDX-License-Identifier: MIT
#include "ui/settings.h"

namespace vitscope {

namespace {

constexpr int mostRecent = 12;

} // namespace

void Settings::clearRecent()
{
    m_settings.remove("recent/pictures");
    m_settings.remove("recent/models");
}

void Settings::setWindow(const QByteArray& geometry, const QByteArray& layout)
{
    m_settings.setValue("window/geometry", geometry);
    m_settings.setValue("window/layout", layout);
}

void Settings::addTo(const QString& key, const QString& path)
{
    QStringList paths = list(key);
    paths.removeAll(path);
    paths.prepend(path);
    m_settings.setValue(key, paths.mid(0, mostRecent));
}

} // namespace vitscope
