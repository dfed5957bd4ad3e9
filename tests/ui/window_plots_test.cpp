// SPDX-License-Identifier: MIT
// The dock of plots beside the picture: a click on a point goes to its layer and head.
#include "tests/support/window_bench.h"
#include "ui/chart_pane.h"
#include "ui/chart_place.h"
#include "ui/prediction_change.h"

#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QRegularExpression>

using namespace vitscope;

namespace {

QComboBox& choiceOf(const Bench& bench)
{
    return *bench.window->view("plots")->findChild<QComboBox*>();
}

ChartPane& paneOf(const Bench& bench)
{
    return *bench.window->view("plots")->findChild<ChartPane*>();
}

void showPlot(const Bench& bench, int index)
{
    bench.window->dock("plots")->show();
    choiceOf(bench).setCurrentIndex(index);
    Q_EMIT choiceOf(bench).activated(index);
}

} // namespace

class WindowPlotsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void hiddenAtFirstItComputesNothing()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        QVERIFY(!bench.window->dock("plots")->isVisible());
        QCOMPARE(bench.engine.analyses.load(), 0);
    }

    void aClickGoesToLayerAndHead()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        showPlot(bench, 0);
        QTRY_VERIFY(paneOf(bench).isVisible() && paneOf(bench).finding());
        const ViTShape& shape = bench.run()->shape();
        const auto part = partOf(*paneOf(bench).finding(), shape, 1, 2);
        QVERIFY(part);
        QTRY_VERIFY(paneOf(bench).chart()->boxOf(*part).isValid());
        QTest::mouseClick(
            &paneOf(bench), Qt::LeftButton, {}, paneOf(bench).chart()->boxOf(*part).center().toPoint());
        const Query& query = bench.session().state().query;
        QVERIFY(query.layer == 1 && query.head == 2 && query.heads == Query::Heads::Single);
        QCOMPARE(bench.session().state().method, std::string("attention"));
        bench.key(Qt::Key_Down); // the frame follows the picture's layer
        QTRY_COMPARE(paneOf(bench).chosen(), partOf(*paneOf(bench).finding(), shape, 2, 2));
    }

    void predictionsBeforeAndAfterAreSideBySide()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        showPlot(bench, 3);
        auto* instead = bench.window->view("plots")->findChildren<QLabel*>().back();
        QVERIFY(instead->isVisible() && instead->text().startsWith("Nothing is changed"));
        bench.key(Qt::Key_X);
        QVERIFY(bench.settled());
        QTRY_VERIFY(paneOf(bench).isVisible());
        const auto& matrix = std::get<Matrix>(*paneOf(bench).finding());
        QCOMPARE(matrix.columnNames, (std::vector<std::string>{"before", "after"}));
        const Run& before = *bench.session().content().untouched;
        const Run& after = *bench.run();
        for (int row = 0; row < matrix.rows; ++row) {
            const auto probability = [&](const Run& run) {
                for (const Prediction& one : run.predictions())
                    if (one.name == matrix.rowNames[std::size_t(row)])
                        return one.probability;
                return -1.0f;
            };
            QCOMPARE(matrix.values[std::size_t(2 * row)], probability(before));
            QCOMPARE(matrix.values[std::size_t(2 * row + 1)], probability(after));
        }
    }

    void placesOfChartsAreLayersAndHeads()
    {
        ViTShape shape;
        shape.layers = 3;
        shape.heads = 2;
        Curves lens;
        lens.xAxis = "blocks passed";
        lens.lines = {{"cat", {0, 1, 2, 3}, {0, 0, 0, 1}, {}, {}}};
        QVERIFY(!placeOf(lens, shape, {0, 0})); // the embedding
        QCOMPARE(placeOf(lens, shape, {0, 3})->layer, 2);
        QVERIFY(!placeOf(lens, shape, {0, 3})->head);
        QCOMPARE(*partOf(lens, shape, 2, 1), (ChartPart{0, 3}));
        Curves points;
        points.xAxis = "layer";
        points.lines = {
            {"head 0", {0, 1, 2}, {1, 2, 3}, {}, {}, true}, {"head 1", {0, 1, 2}, {1, 2, 3}, {}, {}, true}};
        QCOMPARE(*placeOf(points, shape, {1, 2})->head, 1);
        QCOMPARE(*partOf(points, shape, 1, 1), (ChartPart{1, 1}));
        Curves removal;
        removal.xAxis = "share of patches";
        removal.lines = lens.lines;
        QVERIFY(!placeOf(removal, shape, {0, 1}) && !partOf(removal, shape, 1, 0));
    }
};

QTEST_MAIN(WindowPlotsTest)
#include "window_plots_test.moc"
