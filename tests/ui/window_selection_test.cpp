// SPDX-License-Identifier: MIT
// Patches selected with the mouse: rectangle, brush, single ones; and what is done with them.
#include "core/figure/attention_maps.h"
#include "tests/support/window_bench.h"
#include "ui/patch_selection.h"

#include <QPainter>
#include <QRegularExpression>
#include <QToolBar>

using namespace vitscope;

namespace {

void dragOver(Bench& bench, std::initializer_list<QPoint> places, Qt::KeyboardModifiers modifiers)
{
    QTest::mousePress(&bench.canvas(), Qt::LeftButton, modifiers, *places.begin());
    for (const QPoint& place : places) {
        QMouseEvent move(QEvent::MouseMove, place, bench.canvas().mapToGlobal(place), Qt::NoButton,
            Qt::LeftButton, modifiers);
        QApplication::sendEvent(&bench.canvas(), &move);
    }
    QTest::mouseRelease(&bench.canvas(), Qt::LeftButton, modifiers, *(places.end() - 1));
}

} // namespace

class WindowSelectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void aDragSelectsARectangle()
    {
        Bench bench;
        QVERIFY(bench.openDemo()); // 5 x 6 patches, one prefix token
        const QPointF origin = bench.canvas().toWidget({0, 0});
        dragOver(bench, {bench.patch(1, 2), bench.patch(2, 3)}, Qt::ControlModifier);
        QCOMPARE(bench.session().state().selection, (std::vector<int>{9, 10, 15, 16}));
        QCOMPARE(bench.canvas().toWidget({0, 0}), origin); // nothing was panned
        dragOver(bench, {bench.patch(4, 5), bench.patch(3, 5)}, Qt::ControlModifier); // upwards, replaces
        QCOMPARE(bench.session().state().selection, (std::vector<int>{24, 30}));
        bench.session().history().undo();
        QCOMPARE(bench.session().state().selection, (std::vector<int>{9, 10, 15, 16}));
    }

    void aBrushAddsAllOnItsWay()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        dragOver(bench, {bench.patch(0, 0), bench.patch(0, 5)}, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bench.session().state().selection, (std::vector<int>{1, 2, 3, 4, 5, 6})); // in one leap
        dragOver(bench, {bench.patch(2, 1), bench.patch(3, 1)}, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bench.session().state().selection.size(), std::size_t(8));
    }

    void clicksAddAndRemove()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        bench.key(Qt::Key_E); // the tool: no Ctrl needed
        QTest::mouseClick(&bench.canvas(), Qt::LeftButton, {}, bench.patch(1, 1));
        QTest::mouseClick(&bench.canvas(), Qt::LeftButton, {}, bench.patch(0, 1));
        QCOMPARE(bench.session().state().selection, (std::vector<int>{2, 8}));
        QTest::mouseClick(&bench.canvas(), Qt::LeftButton, {}, bench.patch(1, 1));
        QCOMPARE(bench.session().state().selection, (std::vector<int>{2}));
        QVERIFY(bench.session().state().pins.empty());
        bench.key(Qt::Key_I, Qt::ControlModifier);
        QCOMPARE(bench.session().state().selection.size(), std::size_t(29));
        bench.key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(bench.session().state().selection.empty());
        bench.key(Qt::Key_E);
        QTest::mouseClick(&bench.canvas(), Qt::LeftButton, {}, bench.patch(1, 1));
        QCOMPARE(bench.session().state().pins, (std::vector<int>{8}));
    }

    void tokensOfALargerModelAreLeftOut()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        const auto painted = [&](const std::vector<int>& tokens) {
            QImage image(120, 90, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintSelection(painter, *bench.run(), tokens, {});
            return image;
        };
        QVERIFY(painted({3}) != painted({}));
        QCOMPARE(painted({3, 31, 5000}), painted({3})); // 5 x 6 patches behind one class token
    }

    void selectedPatchesAreRemoved()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        dragOver(bench, {bench.patch(1, 2), bench.patch(1, 3)}, Qt::ControlModifier);
        bench.key(Qt::Key_Delete, Qt::ControlModifier);
        QVERIFY(bench.settled());
        QCOMPARE(bench.run()->interventions().patches, (std::vector<Patch>{{1, 2}, {1, 3}}));
        bench.key(Qt::Key_Delete, Qt::ControlModifier);
        QVERIFY(bench.settled());
        QVERIFY(bench.run()->interventions().patches.empty());
    }

    void theSelectionAsksAsOne()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        dragOver(bench, {bench.patch(1, 2), bench.patch(1, 3)}, Qt::ControlModifier);
        const auto button = [&]() -> QAction* {
            for (QAction* action : bench.window->findChild<QToolBar*>("tokens")->actions())
                if (action->text().startsWith("Selection"))
                    return action;
            return nullptr;
        };
        QVERIFY(button() && !button()->isChecked());
        bench.key(Qt::Key_T, Qt::ShiftModifier);
        QVERIFY(bench.session().state().query.token == TokenGroup({9, 10}));
        QVERIFY(button()->isChecked() && button()->text().contains('2'));
        QVERIFY(bench.settled());
        const auto shown = [&] {
            return std::get<Heatmap>(*bench.session().finding()).values;
        };
        const auto joined = shown();
        std::vector<float> mean(joined.size());
        for (const int token : {9, 10}) {
            Query one = bench.session().state().query;
            one.token = token;
            const Heatmap map = fusedMap(headMaps(*bench.run(), one.layer, one), one);
            for (std::size_t i = 0; i < mean.size(); ++i)
                mean[i] += map.values[i] / 2;
        }
        for (std::size_t i = 0; i < mean.size(); ++i)
            QVERIFY(std::abs(joined[i] - mean[i]) < 1e-6);
        dragOver(bench, {bench.patch(2, 2), bench.patch(2, 2)}, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::mouseClick(&bench.canvas(), Qt::LeftButton, Qt::ControlModifier, bench.patch(4, 4));
        QVERIFY(bench.session().state().query.token == TokenGroup(bench.session().state().selection));
        bench.key(Qt::Key_T, Qt::ShiftModifier);
        QCOMPARE(bench.session().state().query.token, 0); // the class token again
        bench.session().history().undo();
        bench.key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier); // nothing is selected
        QCOMPARE(bench.session().state().query.token, 0);
        QVERIFY(!button());
    }

    void likenessToTheSelectionIsExplained()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        dragOver(bench, {bench.patch(1, 2), bench.patch(1, 3)}, Qt::ControlModifier);
        bench.key(Qt::Key_T, Qt::ShiftModifier);
        bench.key(Qt::Key_L);
        QVERIFY(bench.session().state().query.similarTo == TokenGroup({9, 10}));
        QCOMPARE(bench.session().state().query.token, 0);
    }

    void theBoxIsTheRectangleAround()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        dragOver(bench, {bench.patch(1, 2), bench.patch(2, 3)}, Qt::ControlModifier);
        const Box box = boxAround(*bench.run(), bench.session().state().selection);
        const Framing& framing = bench.run()->framing();
        QCOMPARE(box.left, framing.cell({1, 2}).left);
        QCOMPARE(box.bottom, framing.cell({2, 3}).bottom);
        bench.key(Qt::Key_B, Qt::ShiftModifier);
        const Parameters& parameters = bench.session().state().parametersOf("made-gallery");
        QCOMPARE(parameters.at("box-x"), std::round(box.left));
        QCOMPARE(parameters.at("box-width"), std::round(box.right) - std::round(box.left));
        bench.session().history().undo();
        QVERIFY(bench.session().state().parametersOf("made-gallery").empty());
    }
};

QTEST_MAIN(WindowSelectionTest)
#include "window_selection_test.moc"
