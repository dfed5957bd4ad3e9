// SPDX-License-Identifier: MIT
#include "ui/recent_menus.h"

#include "ui/settings.h"

#include <QFileInfo>
#include <QMenu>

namespace vitscope {

QStringList filesOfPair(const QString& entry)
{
    return entry.split('\n');
}

QString recentTitle(const QString& entry)
{
    QStringList names;
    for (const QString& path : filesOfPair(entry))
        names += QFileInfo(path).fileName();
    return names.join(" + ");
}

bool recentIsThere(const QString& entry)
{
    const QStringList paths = filesOfPair(entry);
    return std::ranges::all_of(paths, [](const QString& path) { return QFileInfo::exists(path); });
}

RecentMenus::RecentMenus(QMenu* menu, QAction* before)
    : QObject(menu)
    , m_menu(menu)
    , m_before(before)
{
    add(tr("Recent p&ictures"), "recentPictures", [] { return Settings().recentPictures(); });
    add(tr("Recent mo&dels"), "recentModels", [] { return Settings().recentModels(); });
    add(tr("Recent pai&rs"), "recentPairs", [] { return Settings().recentPairs(); });
    add(tr("Recent s&essions"), "recentSessions", [] { return Settings().recentSessions(); });
}

void RecentMenus::add(const QString& title, const QString& id, QStringList (*entries)())
{
    auto* recent = new QMenu(title, m_menu);
    recent->setObjectName(id);
    recent->setToolTipsVisible(true);
    m_menu->insertMenu(m_before, recent);
    connect(recent, &QMenu::aboutToShow, this, [this, recent, entries] { fill(*recent, entries()); });
}

void RecentMenus::fill(QMenu& menu, const QStringList& entries)
{
    menu.clear();
    for (const QString& entry : entries) {
        QAction* action = menu.addAction(recentTitle(entry).replace('&', "&&"));
        const bool there = recentIsThere(entry);
        action->setToolTip(there ? entry : tr("%1\nis not there now").arg(entry));
        action->setEnabled(there);
        connect(action, &QAction::triggered, this, [this, entry] { Q_EMIT openAsked(filesOfPair(entry)); });
    }
    if (entries.isEmpty())
        menu.addAction(Settings().remembers() ? tr("Nothing yet") : tr("Nothing is remembered (preferences)"))
            ->setEnabled(false);
    menu.addSeparator();
    QAction* clear = menu.addAction(tr("&Clear everything recent"));
    clear->setToolTip(tr("Forgets pictures, models, pairs, sessions and the last session"));
    connect(clear, &QAction::triggered, this, [this] {
        Settings().clearRecent();
        Q_EMIT cleared();
    });
}

} // namespace vitscope
