// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/window_bench.h"
#include "ui/compare_view.h"
#include "ui/compared_side.h"
#include "ui/side_header.h"

namespace vitscope {

/// A bench that compares.
struct CompareBench : Bench
{
    ComparedSide& other() { return session().compared(); }
    PatchCanvas& second() { return window->compare().second(); }
    QString header() { return window->compare().secondHeader().place(); }

    /// On the right half of the view, as a person does it: enter, move over it, let go.
    void dropRight(const QStringList& paths)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : paths)
            urls += QUrl::fromLocalFile(path);
        data.setUrls(urls);
        dropRight(data);
    }
    void dropRight(QMimeData& data)
    {
        CompareView& view = window->compare();
        const QPoint place = view.mapTo(window.get(), QPoint(view.width() * 3 / 4, view.height() / 2));
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent move(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &move);
        QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &drop);
    }
    bool compares()
    {
        const auto done = [this] {
            return other().isShown() && other().selected() && !session().busy() && second().isVisible()
                && std::abs(canvas().width() - second().width()) < 120; // laid out
        };
        const bool isDone = QTest::qWaitFor(done, patience);
        QTest::qWait(50); // laid out to the end
        return isDone;
    }
    const Heatmap& map(Side side) { return std::get<Heatmap>(*session().shown(side).finding); }
    QPoint secondPatch(int row, int column)
    {
        const Box cell = other().content().run->framing().cell({row, column});
        return second().toWidget({(cell.left + cell.right) / 2, (cell.top + cell.bottom) / 2}).toPoint();
    }
    std::vector<float> expected(const ViTShape& shape, int layer, int head, int token)
    {
        const auto row = fakeAttentionRow(shape, layer, head, token);
        return {row.begin() + 1, row.end()};
    }
    void chooseHead(int layer, int head) { session().chooseHead(layer, head); }
};

} // namespace vitscope
