// SPDX-License-Identifier: MIT
#include "tests/support/made_findings.h"
#include "tests/support/window_bench.h"
#include "ui/chart_view.h"
#include "ui/color_bar.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QStandardItemModel>

using namespace vitscope;

namespace {

/// A bench that shows what one of the made methods yields; 4 table, 5 curves, 6 gallery, 7 colours.
struct ChartBench : Bench
{
    bool show(Qt::Key method)
    {
        if (!openDemo())
            return false;
        canvas().setFocus();
        key(method);
        return QTest::qWaitFor(
            [&] { return session().finding() && !session().map() && !session().busy(); }, patience);
    }
    ChartView& chart() { return window->chart(); }
    QPoint middle(const ChartPart& part) { return chart().chart()->boxOf(part).center().toPoint(); }
    QString status() { return window->statusLine().text(); }
    /// Points at a value, which may still move while the window lays itself out, until it is told.
    bool tells(const ChartPart& part, const QString& text, QPoint from = {})
    {
        return QTest::qWaitFor(
            [&] {
                const QRectF box = chart().chart()->boxOf(part);
                QTest::mouseMove(&chart(), from.isNull() ? middle(part) : box.topLeft().toPoint() + from);
                return status() == text;
            },
            patience);
    }
    ColorBar& bar() { return *window->findChild<ColorBar*>("colorBar"); }
};

} // namespace

class WindowChartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }

    void aTableStandsInPlaceOfThePicture()
    {
        ChartBench bench;
        QVERIFY(bench.show(Qt::Key_4));
        QVERIFY(bench.chart().isVisible() && !bench.canvas().isVisible());
        QVERIFY(bench.bar().isVisible());
        QVERIFY(!bench.window->actions()["fit"]->isEnabled());
        const Scale scale = *bench.session().scale();
        const QImage shown = bench.chart().grab().toImage();
        for (int layer = 0; layer < 3; ++layer)
            for (int head = 0; head < 4; ++head) {
                const QPointF corner = bench.chart().chart()->boxOf({layer, head}).topLeft() + QPointF(4, 4);
                QCOMPARE(shown.pixel(corner.toPoint()), scale.color(10 + 8 * layer + 3 * head));
            }
        bench.key(Qt::Key_C); // the next colours
        QVERIFY(bench.session().scale()->colormap != scale.colormap);
        const QPointF corner = bench.chart().chart()->boxOf({1, 1}).topLeft() + QPointF(4, 4);
        QCOMPARE(bench.chart().grab().toImage().pixel(corner.toPoint()),
            bench.session().scale()->color(10 + 8 + 3));
        bench.key(Qt::Key_1);
        QTRY_VERIFY(bench.canvas().isVisible() && !bench.chart().isVisible());
        QVERIFY(bench.window->actions()["fit"]->isEnabled());
    }

    void pointingTellsTheValue()
    {
        ChartBench bench;
        QVERIFY(bench.show(Qt::Key_4));
        QVERIFY(bench.tells({2, 1}, "layer 2, head 1: 29 pixels"));
        QTest::mouseMove(&bench.chart(), {2, 2});
        QTRY_COMPARE(bench.status(), QString());
    }

    void aClickGoesToTheHeadAndBack()
    {
        ChartBench bench;
        QVERIFY(bench.show(Qt::Key_4));
        QTest::mouseClick(&bench.chart(), Qt::LeftButton, {}, bench.middle({1, 2}));
        const ViewState& state = bench.session().state();
        QCOMPARE(state.method, std::string("attention"));
        QCOMPARE(std::pair(state.query.layer, state.query.head), std::pair(1, 2));
        QVERIFY(state.query.heads == Query::Heads::Single);
        QTRY_VERIFY(bench.canvas().isVisible());
        bench.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(state.method, std::string("made-matrix"));
        QTRY_VERIFY_WITH_TIMEOUT(bench.chart().isVisible() && bench.chart().chart(), patience);
    }

    void keysMoveAndEnterGoes()
    {
        ChartBench bench;
        QVERIFY(bench.show(Qt::Key_4));
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&bench.chart()));
        const ViewState before = bench.session().state();
        for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Down, Qt::Key_Right, Qt::Key_Right, Qt::Key_Left})
            QTest::keyClick(&bench.chart(), key);
        QCOMPARE(bench.chart().chosen(), std::optional(ChartPart{1, 1}));
        QVERIFY(bench.session().state() == before); // no walk over layers meanwhile
        QCOMPARE(bench.status(), QString("layer 1, head 1: 21 pixels"));
        QCOMPARE(bench.chart().accessibleName(), QString("Attention distance"));
        QCOMPARE(bench.chart().accessibleDescription(), QString("layer 1, head 1: 21 pixels"));
        QTest::keyClick(&bench.chart(), Qt::Key_End);
        QCOMPARE(bench.chart().chosen(), std::optional(ChartPart{1, 3}));
        QTest::keyClick(&bench.chart(), Qt::Key_Return);
        QCOMPARE(bench.session().state().method, std::string("attention"));
        QCOMPARE(bench.session().state().query.head, 3);
        QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&bench.canvas()));
    }

    void curvesAndGalleriesAreShown()
    {
        ChartBench bench;
        QVERIFY(bench.show(Qt::Key_5));
        QVERIFY(bench.chart().isVisible() && !bench.bar().isVisible());
        QVERIFY(bench.tells({1, 1}, "class 1, layer 1: 0.233 probability"));
        const ViewState before = bench.session().state();
        QTest::mouseClick(&bench.chart(), Qt::LeftButton, {}, bench.middle({1, 1}));
        QVERIFY(bench.session().state() == before); // leads nowhere
        bench.key(Qt::Key_6);
        QTRY_VERIFY_WITH_TIMEOUT(
            bench.session().finding() && std::get_if<Gallery>(bench.session().finding()), patience);
        QVERIFY(bench.bar().isVisible());
        QVERIFY(bench.tells({1, 1}, "6, row 0, column 0: 0.15 cosine", {3, 3}));
    }

    void chartsFollowTheTheme()
    {
        ChartBench bench;
        QVERIFY(bench.show(Qt::Key_5));
        for (const Theme theme : {Theme::Dark, Theme::Light}) {
            applyTheme(theme);
            QTRY_COMPARE(bench.chart().grab().toImage().pixelColor(3, 3),
                QApplication::palette().color(QPalette::Base));
        }
    }

    void classesLieOverThePicture()
    {
        ChartBench bench;
        QVERIFY(bench.openDemo());
        QVERIFY(bench.show(Qt::Key_7));
        QVERIFY(bench.canvas().isVisible() && bench.bar().isVisible());
        bench.session().edit("opacity", [](ViewState& state) { state.display.opacity = 1; });
        const QImage shown = bench.canvas().grab().toImage();
        bench.session().edit("heat", [](ViewState& state) { state.display.showHeat = false; });
        const QImage plain = bench.canvas().grab().toImage();
        QCOMPARE(shown.pixel(bench.patch(1, 1)), qRgb(51, 102, 230));
        QCOMPARE(shown.pixel(bench.patch(4, 1)), qRgb(26, 153, 51));
        QCOMPARE(shown.pixel(bench.patch(2, 1)), plain.pixel(bench.patch(2, 1))); // has no class
        QTest::mouseMove(&bench.canvas(), bench.patch(4, 1));
        QTRY_VERIFY2(bench.status().contains("· hill ·"), qPrintable(bench.status()));
        const QImage legend = bench.bar().grab().toImage();
        int blue = 0;
        for (int y = 0; y < legend.height(); ++y)
            for (int x = 0; x < legend.width(); ++x)
                blue += legend.pixel(x, y) == qRgb(51, 102, 230);
        QVERIFY2(blue > 40, qPrintable(QString::number(blue)));
    }

    void valuesAndFiguresAreCopied()
    {
        ChartBench bench;
        QVERIFY(bench.show(Qt::Key_4));
        bench.key(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(QApplication::clipboard()->text().section('\n', 0, 1),
            QString("layer/head\t0\t1\t2\t3\n0\t10\t13\t16\t19"));
        bench.key(Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(QApplication::clipboard()->mimeData()->hasFormat("image/svg+xml"), patience);
        const QByteArray svg = QApplication::clipboard()->mimeData()->data("image/svg+xml");
        QVERIFY(svg.contains(">layer<") && svg.contains(">range of all values<"));
    }

    void theDialogOffersWhatFits()
    {
        ChartBench bench;
        QVERIFY(bench.show(Qt::Key_4));
        bench.key(Qt::Key_E, Qt::ControlModifier);
        auto* dialog = bench.window->findChild<QDialog*>();
        QVERIFY(dialog);
        auto* patterns = dialog->findChild<QComboBox*>("exportTemplate");
        const auto* model = qobject_cast<QStandardItemModel*>(patterns->model());
        for (int i = 0; i < patterns->count(); ++i)
            QCOMPARE(model->item(i)->isEnabled(), patterns->itemData(i).toString() == "overlay");
        auto* size = dialog->findChild<QLabel*>("exportSize");
        QTRY_VERIFY_WITH_TIMEOUT(size->text().contains("89.0 ×"), patience);
        bench.session().edit("method", [](ViewState& state) { state.method = "attention"; });
        QTRY_VERIFY_WITH_TIMEOUT(model->item(1)->isEnabled(), patience); // the dialog follows the view
    }
};

QTEST_MAIN(WindowChartTest)
#include "window_chart_test.moc"
