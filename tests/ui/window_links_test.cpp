// SPDX-License-Identifier: MIT
// The strongest links through the layers, over the picture.
#include "tests/support/window_bench.h"
#include "ui/link_layer.h"
#include "ui/shown_figure.h"

#include <QDockWidget>
#include <QRegularExpression>

using namespace vitscope;

class WindowLinksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void linksFollowTheQuery()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        auto* layer = bench.canvas().findChild<LinkLayer*>();
        QVERIFY(layer && !layer->isVisible() && layer->links().empty());
        const QImage plain = bench.canvas().grab().toImage();
        bench.key(Qt::Key_K);
        QTRY_VERIFY(!layer->links().empty());
        QVERIFY(bench.canvas().grab().toImage() != plain);
        QTest::mouseClick(&bench.canvas(), Qt::LeftButton, {}, bench.patch(3, 4)); // through the layer
        QCOMPARE(bench.session().state().query.token, 23);
        QTRY_VERIFY(!layer->links().empty() && layer->links().front().from == 22);
        QVERIFY(layer->links() == attentionLinks(*bench.run(), bench.session().state().query, 4));
        const auto inputs = figureInputs(bench.session()); // what is exported has them too
        QCOMPARE(makeFigure(*inputs).panels.front().links, layer->links());
        bench.key(Qt::Key_K);
        QVERIFY(!layer->isVisible());
        bench.session().history().undo();
        QVERIFY(layer->isVisible());
    }

    void hiddenItAsksForNoRows()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        QTRY_VERIFY(bench.session().overview());
        bench.window->dock("overview")->close();
        const int rows = bench.engine.rowsAsked;
        QTest::mouseClick(&bench.canvas(), Qt::LeftButton, {}, bench.patch(3, 4));
        QVERIFY(bench.settled());
        const int once = bench.engine.rowsAsked - rows;
        QVERIFY2(once <= 2, qPrintable(QString::number(once)));
    }
};

QTEST_MAIN(WindowLinksTest)
#include "window_links_test.moc"
