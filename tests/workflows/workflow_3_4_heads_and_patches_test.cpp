// SPDX-License-Identifier: MIT
// Workflow 3, an interesting head: two clicks. Workflow 4, what does this patch look at: none for a look, a
// click to keep it, a key for another method.
#include "tests/support/real_window.h"
#include "ui/overview_grid.h"

#include <QRegularExpression>
#include <QToolButton>

#include <algorithm>
#include <numeric>

using namespace vitscope;

namespace {

/// Labels take 30 and 18 pixels: inside the first cell.
constexpr QPoint firstCell(38, 26);

/// Attention of `token` to the patches in the last layer, mean of its heads, from the rows of the pass.
std::vector<float> meanRow(const Run& run, int token)
{
    const ViTShape& shape = run.shape();
    const std::size_t tokens = shape.prefix.size() + std::size_t(shape.rows) * shape.columns;
    std::vector<float> rows(shape.heads * tokens), mean;
    run.attentionRows(shape.layers - 1, token, rows);
    for (std::size_t patch = shape.prefix.size(); patch < tokens; ++patch) {
        double sum = 0;
        for (int head = 0; head < shape.heads; ++head)
            sum += rows[head * tokens + patch];
        mean.push_back(float(sum / shape.heads));
    }
    return mean;
}

double largestDifference(const std::vector<float>& a, const std::vector<float>& b)
{
    return std::inner_product(
        a.begin(), a.end(), b.begin(), 0.0, [](double x, double y) { return std::max(x, y); },
        [](float x, float y) { return std::abs(double(x) - y); });
}

} // namespace

class HeadsAndPatchesWorkflowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }

    void twoClicksFindTheHeadThatLooksFarthest()
    {
        RealWindow person;
        QVERIFY(person.open());
        QTRY_VERIFY(person.session().overview());
        const Finding found
            = person.session().engine()->analyse(person.run(), "attention-distance", {}, {}, {}, {}, {});
        const auto& distances = std::get<Matrix>(found).values;
        const int farthest = int(std::ranges::max_element(distances) - distances.begin());
        const int heads = person.run().shape().heads;
        auto* grid = person.window->findChild<OverviewGrid*>();
        QToolButton* order = nullptr;
        for (auto* button : person.window->view("overview")->findChildren<QToolButton*>())
            if (button->text() == "Distance")
                order = button;
        QVERIFY(grid && order);
        person.hands.click(*order);
        QTRY_COMPARE_WITH_TIMEOUT(
            grid->headAt(firstCell), std::pair(farthest / heads, farthest % heads), person.patience);
        person.hands.click(*grid, firstCell);
        QCOMPARE(person.hands.count(), 2);
        const Query& query = person.session().state().query;
        QCOMPARE(std::pair(query.layer, query.head), std::pair(farthest / heads, farthest % heads));
        QVERIFY(query.heads == Query::Heads::Single && person.session().map());
    }

    void twoArrowKeysWalkToAnother()
    {
        RealWindow person;
        QVERIFY(person.open());
        const int last = person.run().shape().layers - 1;
        person.hands.key(Qt::Key_Up);
        person.hands.key(Qt::Key_Right);
        QCOMPARE(person.hands.count(), 2);
        const Query& query = person.session().state().query;
        QCOMPARE(std::pair(query.layer, query.head), std::pair(last - 1, 0));
    }

    void pointingAClickAndAKey()
    {
        RealWindow person;
        QVERIFY(person.open());
        const int token = int(person.run().shape().prefix.size()) + 3 * person.run().shape().columns + 5;
        person.hands.hover(person.canvas(), person.patch(3, 5));
        QCOMPARE(person.hands.count(), 0);
        QCOMPARE(person.session().hover(), std::optional(token));
        const double difference
            = largestDifference(person.session().map()->values, meanRow(person.run(), token));
        QVERIFY2(difference < 1e-6, qPrintable(QString::number(difference)));
        person.hands.click(person.canvas(), person.patch(3, 5));
        QCOMPARE(person.hands.count(), 1);
        QCOMPARE(person.session().state().pins, std::vector<int>{token});
        person.hands.key(Qt::Key_2);
        QVERIFY(person.rests());
        QCOMPARE(person.hands.count(), 2);
        QCOMPARE(person.session().state().method, std::string("rollout"));
        QCOMPARE(person.session().state().query.token, token);
        QVERIFY(
            largestDifference(person.session().selectedMap()->values, meanRow(person.run(), token)) > 1e-4);
    }
};

QTEST_MAIN(HeadsAndPatchesWorkflowTest)
#include "workflow_3_4_heads_and_patches_test.moc"
