// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/gestures.h"
#include "ui/actions.h"
#include "ui/main_window.h"
#include "ui/patch_canvas.h"
#include "ui/views.h"

#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QSettings>
#include <QTemporaryDir>

namespace vitscope {

/// The window as the program opens it, with the real engine, the demo model and settings of its own.
struct RealWindow
{
    static constexpr int patience = 60000;

    QTemporaryDir folder;
    Gestures hands;
    KeyRule keys;
    std::unique_ptr<MainWindow> window;

    RealWindow()
    {
        qputenv("XDG_CONFIG_HOME", path("config").toUtf8());
        qputenv("XDG_STATE_HOME", path("state").toUtf8());
        qputenv("VITSCOPE_RESOURCES", VITSCOPE_RESOURCES);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, path("config"));
        qApp->installEventFilter(&keys);
    }
    /// Shows the window and opens what the command line named; nothing: the demo.
    bool open(const QStringList& files = {})
    {
        window = std::make_unique<MainWindow>([]() -> const Engine& { return loadEngine(); });
        window->show();
        window->open(files);
        return QTest::qWaitForWindowActive(window.get()) && rests();
    }
    QString path(const QString& name) const { return folder.filePath(name); }
    static QString sample(const QString& name) { return VITSCOPE_RESOURCES "/samples/" + name; }
    static QString golden(const QString& name) { return VITSCOPE_TESTS "/goldens/models/" + name; }

    Session& session() { return window->session(); }
    const Run& run() { return *session().content().run; }
    PatchCanvas& canvas() { return window->canvas(); }
    /// Nothing is being computed and something is shown.
    bool rests()
    {
        return QTest::qWaitFor(
            [this] {
                return session().content().run && session().finding() && !session().busy()
                    && !session().isStale();
            },
            patience);
    }
    QPoint patch(int row, int column)
    {
        const Box cell = run().framing().cell({row, column});
        return canvas().toWidget({(cell.left + cell.right) / 2, (cell.top + cell.bottom) / 2}).toPoint();
    }
    template <typename Widget> Widget* child(const char* name)
    {
        return window->findChild<Widget*>(QLatin1String(name));
    }
};

} // namespace vitscope
