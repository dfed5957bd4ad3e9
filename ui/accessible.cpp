// SPDX-License-Identifier: MIT
#include "ui/accessible.h"

#include "ui/chart_pane.h"
#include "ui/head_tiles.h"
#include "ui/histogram.h"
#include "ui/overview_grid.h"
#include "ui/patch_canvas.h"

#include <QAccessible>

namespace vitscope {

namespace {

template <typename Widget>
QAccessibleInterface* tried(QObject* object, QAccessibleInterface* (*make)(Widget&))
{
    auto* widget = qobject_cast<Widget*>(object);
    return widget ? make(*widget) : nullptr;
}

QAccessibleInterface* make(const QString&, QObject* object)
{
    if (QAccessibleInterface* canvas = tried(object, accessibleCanvas))
        return canvas;
    if (QAccessibleInterface* overview = tried(object, accessibleOverview))
        return overview;
    if (QAccessibleInterface* tiles = tried(object, accessibleTiles))
        return tiles;
    if (QAccessibleInterface* chart = tried(object, accessibleChart))
        return chart;
    return tried(object, accessibleHistogram);
}

} // namespace

void installAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(installed);
}

} // namespace vitscope
