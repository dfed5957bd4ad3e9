// SPDX-License-Identifier: MIT
#include "tests/support/window_bench.h"
#include "ui/attention_map.h"
#include "ui/feature_strip.h"

#include <QClipboard>
#include <QDockWidget>
#include <QListView>
#include <QPushButton>
#include <QSlider>
#include <QToolBar>

using namespace vitscope;

class WindowViewTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void hoverShowsTheMapOfThePatch();
    void hoverWaitsForTheSelectedAnswer();
    void clickPinsAndDeleteRemoves();
    void chipsAskFromTheClassToken();
    void arrowKeysWalkLayersAndHeads();
    void undoAndRedoTakeBackEveryChange();
    void slidesBecomeOneUndoStep();
    void slowMethodShowsProgressAndCanBeCancelled();
    void hiddenDocksDoNoWork();
    void wheelZoomsAtThePointer();
    void clickInTheOverviewChoosesAHead();
    void clickOnAPredictionMakesItTheTarget();
    void readOutNamesThePatch();
    void modelWithoutClassifierShowsFeatures();
};

/// The offscreen platform says about every dialog that it has no window manager; all else is a failure.
void WindowViewTest::init()
{
    QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)"));
}

void WindowViewTest::hoverShowsTheMapOfThePatch()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    bench.session().edit("head", [](ViewState& state) {
        state.query.heads = Query::Heads::Single;
        state.query.head = 1;
    });
    const std::vector<float> before = bench.session().map()->values;
    const QImage pictureBefore = bench.canvas().grab().toImage();
    const int analyses = bench.engine.analyses;
    QTest::mouseMove(&bench.canvas(), bench.patch(1, 2));
    QTRY_VERIFY(bench.session().hover().has_value());
    const int token = 1 + 1 * 6 + 2;
    QCOMPARE(*bench.session().hover(), token);
    const auto row = fakeAttentionRow(bench.run()->shape(), 2, 1, token);
    const std::vector<float> expected(row.begin() + 1, row.end());
    QCOMPARE(bench.session().map()->values, expected); // at once: no waiting between the event and this line
    QCOMPARE(bench.session().selectedMap()->values, before);
    QCOMPARE(bench.engine.analyses.load(), analyses);
    QVERIFY(bench.canvas().grab().toImage() != pictureBefore);
    QTest::mouseMove(bench.window.get(), {2, 2});
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&bench.canvas(), &leave);
    QTRY_COMPARE(bench.session().map()->values, before);
}

void WindowViewTest::hoverWaitsForTheSelectedAnswer()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    QTest::mouseMove(&bench.canvas(), bench.patch(1, 2));
    QTRY_VERIFY(bench.session().hover().has_value());
    bench.key(Qt::Key_2); // rollout, while the pointer rests on a patch
    const auto rolledOut = [&](int token) {
        const auto row = fakeAttentionRow(bench.run()->shape(), 2, 0, token);
        return std::vector<float>(row.begin() + 1, row.end());
    };
    QTRY_COMPARE_WITH_TIMEOUT(bench.session().map()->values, rolledOut(9), patience);
    QCOMPARE(bench.session().selectedMap()->values, rolledOut(0));
    QCOMPARE(bench.engine.analyses.load(), 2); // one each, and no more
    QTest::qWait(50);
    QCOMPARE(bench.engine.analyses.load(), 2);
    QVERIFY(bench.window->statusLine().text().contains("rollout"));
}

void WindowViewTest::clickPinsAndDeleteRemoves()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    QTest::mouseClick(&bench.canvas(), Qt::LeftButton, {}, bench.patch(0, 1));
    QCOMPARE(bench.session().state().query.token, 1 + 1);
    QTest::mouseClick(&bench.canvas(), Qt::LeftButton, Qt::ShiftModifier, bench.patch(4, 5));
    QCOMPARE(bench.session().state().pins, (std::vector<int>{2, 30}));
    bench.key(Qt::Key_Delete);
    QCOMPARE(bench.session().state().pins, (std::vector<int>{2}));
    QCOMPARE(bench.session().state().query.token, 2);
    bench.key(Qt::Key_Delete);
    QCOMPARE(bench.session().state().query.token, 0);
}

void WindowViewTest::chipsAskFromTheClassToken()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    QTest::mouseClick(&bench.canvas(), Qt::LeftButton, {}, bench.patch(2, 2));
    auto* bar = bench.window->findChild<QToolBar*>("tokens");
    QCOMPARE(bar->actions().size(), 3); // label, class token, the pin
    QVERIFY(bar->actions().at(2)->isChecked());
    QTest::mouseClick(bar->widgetForAction(bar->actions().at(1)), Qt::LeftButton);
    QCOMPARE(bench.session().state().query.token, 0);
    QCOMPARE(bench.session().state().pins.size(), 1u);
}

void WindowViewTest::arrowKeysWalkLayersAndHeads()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    const auto place = [&] {
        const Query& query = bench.session().state().query;
        return std::pair(query.layer, query.heads == Query::Heads::Single ? query.head : -1);
    };
    QCOMPARE(place(), std::pair(2, -1));
    bench.key(Qt::Key_Up);
    QCOMPARE(place(), std::pair(1, -1));
    bench.key(Qt::Key_Right);
    QCOMPARE(place(), std::pair(1, 0));
    bench.key(Qt::Key_End);
    bench.key(Qt::Key_Right);
    QCOMPARE(place(), std::pair(1, 3));
    bench.key(Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(place(), std::pair(0, 3));
    bench.key(Qt::Key_Left);
    QCOMPARE(place(), std::pair(0, 2));
    const auto row = fakeAttentionRow(bench.run()->shape(), 0, 2, 0);
    QCOMPARE(bench.session().map()->values[7], row[8]);
    bench.key(Qt::Key_M);
    QCOMPARE(place(), std::pair(0, -1));
}

void WindowViewTest::undoAndRedoTakeBackEveryChange()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    const ViewState start = bench.session().state();
    std::vector<ViewState> states{start};
    const auto changed = [&](const char* what) {
        if (bench.session().state() == states.back())
            qFatal("%s changed nothing", what);
        states.push_back(bench.session().state());
    };
    bench.key(Qt::Key_G);
    changed("grid");
    bench.key(Qt::Key_S);
    changed("smooth");
    bench.key(Qt::Key_C);
    changed("colours");
    QTest::mouseClick(&bench.canvas(), Qt::LeftButton, {}, bench.patch(3, 3));
    changed("pin");
    bench.key(Qt::Key_D);
    changed("direction");
    bench.key(Qt::Key_2);
    changed("method");
    QVERIFY(bench.settled());
    bench.session().open({bench.sandbox.picture("other.png", 50, 70).toStdString()});
    QTRY_COMPARE_WITH_TIMEOUT(bench.engine.passes.load(), 2, patience);
    QTRY_VERIFY(bench.session().state().picture.ends_with("other.png"));
    changed("opening");
    for (std::size_t i = states.size() - 1; i-- > 0;) {
        bench.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(bench.session().state() == states[i]);
    }
    QVERIFY(!bench.session().history().canUndo());
    for (std::size_t i = 1; i < states.size(); ++i) {
        bench.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(bench.session().state() == states[i]);
    }
}

void WindowViewTest::slidesBecomeOneUndoStep()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    QSlider* opacity = nullptr;
    for (QSlider* slider : bench.window->findChildren<QSlider*>()) {
        if (slider->accessibleName() == "Opacity")
            opacity = slider;
    }
    QVERIFY(opacity);
    const ViewState before = bench.session().state();
    for (int value = 60; value >= 20; value -= 5)
        opacity->setValue(value);
    QCOMPARE(bench.session().state().display.opacity, 0.2);
    QCOMPARE(bench.session().history().count(), 1);
    bench.key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(bench.session().state() == before);
    QCOMPARE(opacity->value(), 60);
}

void WindowViewTest::slowMethodShowsProgressAndCanBeCancelled()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    bench.engine.analyseMilliseconds = 60000;
    bench.key(Qt::Key_3);
    QTRY_VERIFY_WITH_TIMEOUT(bench.window->statusLine().showsProgress(), patience);
    bench.key(Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(bench.engine.cancelled.load(), 1, patience);
    QVERIFY(!bench.session().map());
    bench.engine.analyseMilliseconds = 0;
    bench.key(Qt::Key_2);
    QTRY_VERIFY_WITH_TIMEOUT(
        bench.session().map() && bench.settled(), patience); // not only what is found so far
    QCOMPARE(QString::fromStdString(bench.session().map()->title), QString("rollout"));
}

void WindowViewTest::hiddenDocksDoNoWork()
{
    Bench bench;
    bench.key(Qt::Key_B, Qt::ControlModifier);
    QVERIFY(bench.openDemo());
    QTest::qWait(50);
    const int rows = bench.engine.rowsAsked;
    QHash<QString, int> before;
    for (const ViewFacts* facts : views())
        before[facts->id] = bench.window->view(facts->id)->refreshes();
    bench.key(Qt::Key_Up);
    QTest::mouseMove(&bench.canvas(), bench.patch(2, 3));
    QTRY_VERIFY(bench.session().hover().has_value());
    QTest::qWait(50);
    QCOMPARE(bench.engine.rowsAsked.load(), rows + 2); // the map's own rows, no overview
    for (const ViewFacts* facts : views())
        QCOMPARE(bench.window->view(facts->id)->refreshes(), before[facts->id]);
    bench.key(Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(bench.session().overview());
    for (const ViewFacts* facts : views())
        QVERIFY(facts->startsHidden || bench.window->view(facts->id)->refreshes() > before[facts->id]);
}

void WindowViewTest::wheelZoomsAtThePointer()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    const QPointF position(200, 150);
    const QPointF fixed = bench.canvas().toPicture(position);
    const double zoom = bench.canvas().zoom();
    QWheelEvent wheel(position, bench.canvas().mapToGlobal(position), {}, {0, 120}, Qt::NoButton,
        Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&bench.canvas(), &wheel);
    QCOMPARE(bench.canvas().zoom(), zoom * 1.25);
    const QPointF after = bench.canvas().toPicture(position);
    QVERIFY(std::abs(after.x() - fixed.x()) < 1e-6 && std::abs(after.y() - fixed.y()) < 1e-6);
    bench.key(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(bench.canvas().zoom(), 1.0);
    bench.key(Qt::Key_F);
    QCOMPARE(bench.canvas().zoom(), zoom);
    const int pins = int(bench.session().state().pins.size());
    const QPointF before = bench.canvas().toWidget({0, 0});
    bench.key(Qt::Key_Plus);
    QTest::mousePress(&bench.canvas(), Qt::LeftButton, {}, {300, 300});
    QTest::mouseMove(&bench.canvas(), {340, 330});
    QTest::mouseRelease(&bench.canvas(), Qt::LeftButton, {}, {340, 330});
    QVERIFY(bench.canvas().toWidget({0, 0}) != before);
    QCOMPARE(int(bench.session().state().pins.size()), pins); // a drag is no click
}

void WindowViewTest::clickInTheOverviewChoosesAHead()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    QTRY_VERIFY(bench.session().overview());
    const AttentionOverview& all = *bench.session().overview();
    const auto row = fakeAttentionRow(bench.run()->shape(), 1, 2, 0);
    QCOMPARE(all.map(1, 2)[4], row[5]);
    QWidget* grid = nullptr;
    for (QWidget* widget : bench.window->view("overview")->findChildren<QWidget*>()) {
        if (widget->accessibleName() == "Overview of layers and heads")
            grid = widget;
    }
    QVERIFY(grid);
    // labels take 30 and 18 pixels; the middle of the grid's last cell
    QTest::mouseClick(grid, Qt::LeftButton, {}, {grid->width() - 6, grid->height() - 6});
    QCOMPARE(bench.session().state().query.layer, 2);
    QCOMPARE(bench.session().state().query.head, 3);
    QVERIFY(bench.session().state().query.heads == Query::Heads::Single);
}

void WindowViewTest::clickOnAPredictionMakesItTheTarget()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    auto* list = bench.window->view("predictions")->findChild<QListView*>();
    QCOMPARE(list->model()->rowCount(), 6);
    const int second = bench.run()->predictions()[1].index;
    QTest::mouseClick(
        list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
    QCOMPARE(soleClass(bench.session().state().query), second);
}

void WindowViewTest::readOutNamesThePatch()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    bench.session().edit("head", [](ViewState& state) {
        state.query.heads = Query::Heads::Single;
        state.query.head = 1;
    });
    QTest::mouseMove(&bench.canvas(), bench.patch(2, 3));
    QTRY_VERIFY(!bench.window->statusLine().text().isEmpty());
    const QString text = bench.window->statusLine().text();
    QVERIFY2(
        text.startsWith("patch (r 2, c 3) · token 16 · L02 H01 · attention weight 0."), qPrintable(text));
    QVERIFY2(text.contains("/30 · px ("), qPrintable(text));
}

void WindowViewTest::modelWithoutClassifierShowsFeatures()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    const QString weights = bench.sandbox.file(
        "headless.safetensors", QByteArray("\2\0\0\0\0\0\0\0{}\nfake 3 4 5 6 headless\n", 33));
    bench.drop({weights});
    QTRY_COMPARE_WITH_TIMEOUT(bench.session().content().modelPath, weights.toStdString(), patience);
    const auto* strip = bench.window->dock("predictions")->findChild<FeatureStrip*>();
    QVERIFY(strip && strip->isVisible());
    QCOMPARE(strip->summary(), QString("3 features, norm 5, from -4 to 3"));
    QTest::mouseClick(strip->findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString("3\n0\n-4\n"));
    bench.session().history().undo();
    QTRY_VERIFY_WITH_TIMEOUT(!strip->isVisible(), patience);
}

QTEST_MAIN(WindowViewTest)
#include "window_view_test.moc"
