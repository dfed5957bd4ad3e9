// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/window_sandbox.h"
#include "ui/actions.h"
#include "ui/main_window.h"
#include "ui/notice.h"
#include "ui/patch_canvas.h"
#include "ui/status_line.h"
#include "ui/views.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QTest>

namespace vitscope {

inline constexpr int patience = 5000;

/// The window with its engine, opened and run.
struct Bench
{
    WindowSandbox sandbox;
    FakeEngine engine;
    KeyRule keys;
    std::unique_ptr<MainWindow> window;

    Bench()
    {
        qApp->installEventFilter(&keys);
        window = std::make_unique<MainWindow>([this]() -> const Engine& { return engine; });
        window->resize(1200, 800);
        window->show();
        (void)QTest::qWaitForWindowExposed(window.get());
    }
    bool openDemo()
    {
        window->open({});
        return QTest::qWaitFor([this] { return run() != nullptr && session().map(); }, patience);
    }
    Session& session() { return window->session(); }
    std::shared_ptr<const Run> run() { return session().content().run; }
    PatchCanvas& canvas() { return window->canvas(); }
    /// Middle of a patch in the canvas.
    QPoint patch(int row, int column)
    {
        const Box cell = run()->framing().cell({row, column});
        return canvas().toWidget({(cell.left + cell.right) / 2, (cell.top + cell.bottom) / 2}).toPoint();
    }
    void drop(const QStringList& paths)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : paths)
            urls += QUrl::fromLocalFile(path);
        data.setUrls(urls);
        QDragEnterEvent enter({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &drop);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(window.get(), key, modifiers);
    }
    bool settled()
    {
        return QTest::qWaitFor([this] { return !session().busy(); }, patience);
    }
};

} // namespace vitscope
