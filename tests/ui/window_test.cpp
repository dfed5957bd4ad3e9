// SPDX-License-Identifier: MIT
#include "tests/support/window_sandbox.h"
#include "ui/attention_map.h"
#include "ui/export_dialog.h"
#include "ui/main_window.h"
#include "ui/notice.h"
#include "ui/patch_canvas.h"
#include "ui/shortcut_sheet.h"
#include "ui/status_line.h"
#include "ui/theme.h"
#include "ui/views.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QMimeData>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolBar>

using namespace vitscope;

namespace {

constexpr int patience = 5000;

/// The window with its engine, opened and run.
struct Bench
{
    WindowSandbox sandbox;
    FakeEngine engine;
    std::unique_ptr<MainWindow> window;

    Bench()
    {
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

} // namespace

class WindowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void startsWithTheDemo();
    void hoverShowsTheMapOfThePatch();
    void hoverWaitsForTheSelectedAnswer();
    void clickPinsAndDeleteRemoves();
    void chipsAskFromTheClassToken();
    void arrowKeysWalkLayersAndHeads();
    void undoAndRedoTakeBackEveryChange();
    void slidesBecomeOneUndoStep();
    void undoOfOpeningNeedsNoSecondPass();
    void dropOfWeightsAndPictureIsOneRun();
    void dropOfSeveralPicturesIsAFilm();
    void brokenFileKeepsWhatIsShown();
    void failedRunKeepsWhatIsShown();
    void brokenFileAtTheStartShowsTheDemo();
    void escapeCancelsALoad();
    void latestOpeningWins();
    void slowMethodShowsProgressAndCanBeCancelled();
    void hiddenDocksDoNoWork();
    void wheelZoomsAtThePointer();
    void keysInAFieldAreTyped();
    void clickInTheOverviewChoosesAHead();
    void clickOnAPredictionMakesItTheTarget();
    void everyActionIsInAMenuWithATip();
    void pastedPictureIsOpened();
    void valuesAndCommandLineAreCopied();
    void figureIsCopiedAndExported();
    void settingsAreRemembered();
    void readOutNamesThePatch();
    void palettesAreReadable_data();
    void palettesAreReadable();
};

void WindowTest::init()
{
    QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)"));
}

void WindowTest::startsWithTheDemo()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    QCOMPARE(bench.engine.passes.load(), 1);
    QCOMPARE(bench.session().content().modelPath, bench.sandbox.path("resources/demo").toStdString());
    QVERIFY(!bench.session().history().canUndo());
    const ViTShape& shape = bench.run()->shape();
    QCOMPARE(bench.session().state().query.layer, shape.layers - 1);
    // what is painted is the class token's attention: mean over heads of the rows the engine gives
    std::vector<float> mean(std::size_t(shape.tokens()));
    for (int head = 0; head < shape.heads; ++head) {
        const auto row = fakeAttentionRow(shape, shape.layers - 1, head, 0);
        for (std::size_t i = 0; i < mean.size(); ++i)
            mean[i] += row[i] / float(shape.heads);
    }
    const Heatmap* map = bench.session().map();
    for (std::size_t i = 0; i < map->values.size(); ++i)
        QVERIFY(std::abs(map->values[i] - mean[i + 1]) < 1e-6f);
}

void WindowTest::hoverShowsTheMapOfThePatch()
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

void WindowTest::hoverWaitsForTheSelectedAnswer()
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

void WindowTest::clickPinsAndDeleteRemoves()
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

void WindowTest::chipsAskFromTheClassToken()
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

void WindowTest::arrowKeysWalkLayersAndHeads()
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

void WindowTest::undoAndRedoTakeBackEveryChange()
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

void WindowTest::slidesBecomeOneUndoStep()
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

void WindowTest::undoOfOpeningNeedsNoSecondPass()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    const std::string first = bench.session().state().picture;
    bench.drop({bench.sandbox.picture("other.png")});
    QTRY_COMPARE_WITH_TIMEOUT(bench.engine.passes.load(), 2, patience);
    QTRY_VERIFY(bench.session().state().picture.ends_with("other.png"));
    bench.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(bench.session().state().picture, first);
    QCOMPARE(bench.session().content().picturePath, first);
    QTest::qWait(50);
    QCOMPARE(bench.engine.passes.load(), 2);
}

void WindowTest::dropOfWeightsAndPictureIsOneRun()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    const QString misnamed = bench.sandbox.weights("weights.jpg", 2, 3, 4, 4); // content decides
    const QString picture = bench.sandbox.picture("photo.png", 64, 64);
    bench.drop({misnamed, picture, bench.sandbox.file("notes.txt", "hello")});
    QTRY_COMPARE_WITH_TIMEOUT(bench.session().state().model, misnamed.toStdString(), patience);
    QCOMPARE(bench.session().state().picture, picture.toStdString());
    QCOMPARE(bench.engine.passes.load(), 2);
    QCOMPARE(bench.run()->shape().heads, 3);
    QVERIFY(bench.window->banner().isVisible());
    QVERIFY2(bench.window->banner().text().contains("notes.txt is neither a picture nor model weights"),
        qPrintable(bench.window->banner().text()));
}

void WindowTest::dropOfSeveralPicturesIsAFilm()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    const QStringList pictures{
        bench.sandbox.picture("a.png"), bench.sandbox.picture("b.png"), bench.sandbox.picture("c.png")};
    bench.drop(pictures);
    QTRY_COMPARE_WITH_TIMEOUT(bench.session().state().picture, pictures[0].toStdString(), patience);
    QCOMPARE(bench.session().film().size(), 3u);
    bench.key(Qt::Key_PageDown);
    QTRY_COMPARE_WITH_TIMEOUT(bench.session().state().picture, pictures[1].toStdString(), patience);
    bench.key(Qt::Key_PageUp);
    QTRY_COMPARE_WITH_TIMEOUT(bench.session().state().picture, pictures[0].toStdString(), patience);
    bench.key(Qt::Key_PageUp);
    QTRY_COMPARE_WITH_TIMEOUT(bench.session().state().picture, pictures[2].toStdString(), patience);
}

void WindowTest::brokenFileKeepsWhatIsShown()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    const ViewState before = bench.session().state();
    const auto run = bench.run();
    const QString broken
        = bench.sandbox.file("broken.safetensors", QByteArray("\2\0\0\0\0\0\0\0{}\nnothing", 18));
    bench.drop({broken});
    QTRY_VERIFY_WITH_TIMEOUT(bench.window->banner().isVisible(), patience);
    const QString text = bench.window->banner().text();
    QVERIFY2(text.contains("broken.safetensors") && text.contains("the file ends before its tensors do.")
            && text.contains("Download it again."),
        qPrintable(text));
    QVERIFY(bench.window->banner().details().contains("VTS-T1"));
    QVERIFY(bench.session().state() == before);
    QCOMPARE(bench.run(), run);
    QVERIFY(bench.session().map());
    bench.key(Qt::Key_Escape);
    QVERIFY(!bench.window->banner().isVisible());
}

void WindowTest::failedRunKeepsWhatIsShown()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    const auto run = bench.run();
    const ViewState before = bench.session().state();
    bench.engine.failRun = true;
    bench.drop({bench.sandbox.picture("other.png")});
    QTRY_VERIFY_WITH_TIMEOUT(bench.window->banner().isVisible(), patience);
    QVERIFY(bench.window->banner().text().contains("The pass does not fit in memory."));
    QCOMPARE(bench.run(), run);
    QVERIFY(bench.session().state() == before);
}

void WindowTest::brokenFileAtTheStartShowsTheDemo()
{
    Bench bench;
    bench.window->open({bench.sandbox.file("broken.pth", "PK\3\4 nothing")});
    QTRY_VERIFY_WITH_TIMEOUT(bench.run() != nullptr, patience);
    QVERIFY(bench.window->banner().isVisible());
    QVERIFY(bench.window->banner().text().contains("broken.pth"));
    QCOMPARE(bench.session().content().modelPath, bench.sandbox.path("resources/demo").toStdString());
}

void WindowTest::escapeCancelsALoad()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    const ViewState before = bench.session().state();
    bench.engine.loadMilliseconds = 60000;
    bench.drop({bench.sandbox.weights("large.safetensors")});
    QTRY_VERIFY_WITH_TIMEOUT(bench.window->statusLine().showsProgress(), patience);
    bench.key(Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(bench.engine.cancelled.load(), 1, patience);
    QVERIFY(bench.settled());
    QVERIFY(!bench.window->statusLine().showsProgress());
    QVERIFY(!bench.window->banner().isVisible()); // cancelled is not failed
    QVERIFY(bench.session().state() == before);
}

void WindowTest::latestOpeningWins()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    bench.engine.runMilliseconds = 100;
    QStringList pictures;
    for (int i = 0; i < 8; ++i) {
        pictures += bench.sandbox.picture(QStringLiteral("p%1.png").arg(i));
        bench.drop({pictures.back()});
        QTest::qWait(15);
    }
    QVERIFY(bench.settled());
    QCOMPARE(bench.session().state().picture, pictures.back().toStdString());
    QCOMPARE(bench.session().history().count(), 1); // what was overtaken left no trace
}

void WindowTest::slowMethodShowsProgressAndCanBeCancelled()
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
    QTRY_VERIFY_WITH_TIMEOUT(bench.session().map(), patience);
    QCOMPARE(bench.session().map()->title, std::string("rollout"));
}

void WindowTest::hiddenDocksDoNoWork()
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
        QVERIFY(bench.window->view(facts->id)->refreshes() > before[facts->id]);
}

void WindowTest::wheelZoomsAtThePointer()
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

void WindowTest::keysInAFieldAreTyped()
{
    Bench bench;
    KeyRule rule;
    qApp->installEventFilter(&rule);
    QVERIFY(bench.openDemo());
    QLineEdit* low = nullptr;
    for (QLineEdit* field : bench.window->findChildren<QLineEdit*>()) {
        if (field->accessibleName() == "Smallest value")
            low = field;
    }
    QVERIFY(low);
    low->setFocus();
    QTRY_VERIFY(low->hasFocus());
    const Query before = bench.session().state().query;
    QTest::keyClick(low, Qt::Key_Home);
    low->selectAll();
    QTest::keyClicks(low, "0.01");
    QCOMPARE(low->text(), QString("0.01"));
    QTest::keyClick(low, Qt::Key_Return);
    QVERIFY(bench.session().state().query == before);
    QCOMPARE(bench.session().state().method, std::string("attention"));
    QCOMPARE(bench.session().state().display.fixed.low, 0.01);
    QVERIFY(bench.session().state().display.rangeMode == RangeMode::Fixed);
}

void WindowTest::clickInTheOverviewChoosesAHead()
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

void WindowTest::clickOnAPredictionMakesItTheTarget()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    auto* list = bench.window->view("predictions")->findChild<QListView*>();
    QCOMPARE(list->model()->rowCount(), 6);
    const int second = bench.run()->predictions()[1].index;
    QTest::mouseClick(
        list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
    QCOMPARE(bench.session().state().query.targetClass, second);
}

void WindowTest::everyActionIsInAMenuWithATip()
{
    Bench bench;
    QStringList inMenus;
    QHash<QString, QString> keys;
    for (const QAction* menu : bench.window->menuBar()->actions()) {
        for (const QAction* action : menu->menu()->actions())
            inMenus += action->objectName();
    }
    for (const ActionFacts& facts : actionTable()) {
        const QAction* action = bench.window->actions()[facts.id];
        QVERIFY2(inMenus.contains(facts.id), facts.id);
        QVERIFY2(action->toolTip().startsWith(facts.sentence), facts.id);
        for (const QKeySequence& sequence : action->shortcuts()) {
            QVERIFY2(!sequence.toString().isEmpty(), facts.id);
            QVERIFY2(!keys.contains(sequence.toString()), facts.id);
            keys[sequence.toString()] = facts.id;
        }
    }
    const QString sheet = ShortcutSheet::text(bench.window->actions(), bench.window->palette());
    for (const ActionFacts& facts : actionTable()) {
        if (*facts.shortcuts)
            QVERIFY2(sheet.contains(facts.sentence), facts.id);
    }
}

void WindowTest::pastedPictureIsOpened()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::green);
    QApplication::clipboard()->setImage(image);
    bench.key(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(bench.session().state().picture, std::string("pasted picture 1"), patience);
    QCOMPARE(bench.session().content().picture->width, 40);
    QCOMPARE(int(bench.session().content().picture->rgb[1]), 255);
}

void WindowTest::valuesAndCommandLineAreCopied()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    bench.key(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
    const QStringList lines = QApplication::clipboard()->text().trimmed().split('\n');
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines[2].split('\t').size(), 6);
    QCOMPARE(lines[2].split('\t')[3].toFloat(), bench.session().map()->at(2, 3));
    bench.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QString line = QApplication::clipboard()->text();
    QVERIFY2(line.startsWith("vitscope render") && line.contains("one.png") && line.contains("--layer 2"),
        qPrintable(line));
    QVERIFY2(!line.contains(bench.sandbox.path("")), qPrintable(line)); // no folder leaves the machine
}

void WindowTest::figureIsCopiedAndExported()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    QApplication::clipboard()->setText("before");
    bench.key(Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::clipboard()->mimeData()->hasImage(), patience);
    QVERIFY(QApplication::clipboard()->image().width() > 500);
    QVERIFY(QApplication::clipboard()->mimeData()->data("image/svg+xml").contains("<svg"));
    bench.key(Qt::Key_E, Qt::ControlModifier);
    auto* dialog = bench.window->findChild<ExportDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    bench.key(Qt::Key_G); // the open dialog follows the view
    QVERIFY(bench.session().state().display.showGrid);
    dialog->close();
}

void WindowTest::settingsAreRemembered()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    const QString picture = bench.sandbox.picture("mine.png");
    bench.drop({picture});
    QTRY_COMPARE_WITH_TIMEOUT(bench.session().state().picture, picture.toStdString(), patience);
    bench.key(Qt::Key_G);
    bench.window->dock("model")->hide();
    bench.window->close();
    QVERIFY(QFile::exists(bench.sandbox.path("config/vitscope/vitscope.ini")));
    MainWindow next([&]() -> const Engine& { return bench.engine; });
    QVERIFY(next.session().state().display.showGrid);
    QVERIFY(next.dock("model")->isHidden());
    QVERIFY(!next.dock("display")->isHidden());
    QCOMPARE(Settings().recentPictures(), QStringList{picture});
}

void WindowTest::readOutNamesThePatch()
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

namespace {

double luminance(const QColor& color)
{
    const auto linear = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// WCAG 2 contrast ratio.
double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a) + 0.05, other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

} // namespace

void WindowTest::palettesAreReadable_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
}

void WindowTest::palettesAreReadable()
{
    QFETCH(QPalette, palette);
    constexpr double enough = 4.5; // WCAG AA
    for (const auto& [text, ground] : {std::pair{QPalette::WindowText, QPalette::Window},
             {QPalette::Text, QPalette::Base}, {QPalette::ButtonText, QPalette::Button},
             {QPalette::PlaceholderText, QPalette::Window}, {QPalette::PlaceholderText, QPalette::Base},
             {QPalette::Link, QPalette::Window}, {QPalette::HighlightedText, QPalette::Highlight},
             {QPalette::ToolTipText, QPalette::ToolTipBase}}) {
        const double ratio = contrast(palette.color(text), palette.color(ground));
        QVERIFY2(
            ratio >= enough, qPrintable(QStringLiteral("%1 on %2: %3").arg(text).arg(ground).arg(ratio)));
    }
    QVERIFY(contrast(warningColor(palette), palette.color(QPalette::Base)) >= enough);
    QVERIFY(contrast(errorColor(palette), palette.color(QPalette::Base)) >= enough);
}

QTEST_MAIN(WindowTest)
#include "window_test.moc"
