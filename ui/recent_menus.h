// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>

class QAction;
class QMenu;

namespace vitscope {

/// What was opened lately, as menus: pictures, models, both together, sessions. Files that are gone are
/// greyed and stay. Filled when shown.
class RecentMenus : public QObject
{
    Q_OBJECT
public:
    /// Inserts the menus into `menu` above `before`.
    RecentMenus(QMenu* menu, QAction* before);

Q_SIGNALS:
    void openAsked(const QStringList& paths);
    void cleared();

private:
    void add(const QString& title, const QString& id, QStringList (*entries)());
    void fill(QMenu& menu, const QStringList& entries);

    QMenu* m_menu;
    QAction* m_before;
};

/// The files of an entry of the list of pairs.
QStringList filesOfPair(const QString& entry);

/// "photo.jpg", or "photo.jpg + vit.safetensors" for a pair.
QString recentTitle(const QString& entry);

/// Whether all files of an entry are there.
bool recentIsThere(const QString& entry);

} // namespace vitscope
