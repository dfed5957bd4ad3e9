// SPDX-License-Identifier: MIT
#include "tests/support/compare_bench.h"

using namespace vitscope;

class WindowCompareTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void dropAndShiftCompareInTwoGestures();
    void pixelsAreComparedWithToo();
    void dropPlacesAreShownWhileDragging();
    void undoBringsEverySideBack();
    void failureLeavesTheFirstSide();
    void cancelLeavesTheFirstSide();
    void zoomIsLinkedUntilUnlinked();
    void hoverDoesNotRestartTheOtherSide();
    void stepOfTheFilmRunsBothModels();
    void closingFreesTheView();
};

void WindowCompareTest::init()
{
    QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)"));
}

void WindowCompareTest::dropAndShiftCompareInTwoGestures()
{
    CompareBench bench;
    QVERIFY(bench.openDemo());
    const ViewState before = bench.session().state();
    const QString picture = bench.sandbox.picture("other.png", 90, 60);
    bench.dropRight({picture}); // first gesture
    QVERIFY(bench.compares());
    QVERIFY(bench.second().isVisible());
    QCOMPARE(bench.other().content().picturePath, picture.toStdString());
    QCOMPARE(bench.session().state().picture, before.picture);
    const qint64 firstKey = bench.canvas().pyramid().key(), otherKey = bench.second().pyramid().key();
    QVERIFY(firstKey != otherKey);
    QTest::mouseMove(&bench.canvas(), bench.patch(1, 1));
    QTRY_VERIFY(bench.session().hover().has_value());
    QTest::keyPress(bench.window.get(), Qt::Key_Shift, Qt::ShiftModifier); // second gesture
    QVERIFY(bench.window->compare().isFlipped());
    QCOMPARE(bench.canvas().pyramid().key(), otherKey);
    QTest::keyRelease(bench.window.get(), Qt::Key_Shift);
    QVERIFY(!bench.window->compare().isFlipped());
    QCOMPARE(bench.canvas().pyramid().key(), firstKey);
}

void WindowCompareTest::pixelsAreComparedWithToo()
{
    CompareBench bench;
    QVERIFY(bench.openDemo());
    const std::string before = bench.session().state().picture;
    QImage image(64, 48, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QMimeData data;
    data.setImageData(image);
    bench.dropRight(data);
    QVERIFY(bench.compares());
    QCOMPARE(bench.session().state().picture, before);
    QCOMPARE(bench.other().content().picture->width, 64);
    QCOMPARE(bench.other().content().picturePath, std::string("dropped picture 1"));
    bench.key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!bench.other().isShown());
    bench.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(bench.compares());
    QCOMPARE(bench.other().content().picture->width, 64);
}

void WindowCompareTest::dropPlacesAreShownWhileDragging()
{
    CompareBench bench;
    QVERIFY(bench.openDemo());
    CompareView& view = bench.window->compare();
    const QImage before = view.grab().toImage();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(bench.sandbox.picture("other.png", 90, 60))});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(bench.window.get(), &enter);
    const auto moveTo = [&](int quarter) {
        const QPoint place
            = view.mapTo(bench.window.get(), QPoint(view.width() * quarter / 4, view.height() / 2));
        QDragMoveEvent move(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(bench.window.get(), &move);
        return view.grab().toImage();
    };
    const QImage left = moveTo(1), right = moveTo(3);
    QVERIFY(left != before && right != before && left != right);
    QDragLeaveEvent leave;
    QApplication::sendEvent(bench.window.get(), &leave);
    QCOMPARE(view.grab().toImage(), before);
    QVERIFY(!bench.other().isShown());
}

void WindowCompareTest::undoBringsEverySideBack()
{
    CompareBench bench;
    QVERIFY(bench.openDemo());
    std::vector<ViewState> states{bench.session().state()};
    const auto changed = [&] {
        const bool changes = bench.session().state() != states.back();
        states.push_back(bench.session().state());
        return changes;
    };
    bench.dropRight({bench.sandbox.picture("other.png", 90, 60)});
    QVERIFY(bench.compares() && changed());
    bench.key(Qt::Key_D, Qt::ShiftModifier);
    QVERIFY(changed());
    bench.key(Qt::Key_R, Qt::ShiftModifier);
    QVERIFY(changed());
    bench.key(Qt::Key_W, Qt::ControlModifier);
    QVERIFY(changed() && !bench.other().isShown());
    const int passes = bench.engine.passes;
    for (std::size_t i = states.size() - 1; i-- > 0;) {
        bench.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(bench.session().state() == states[i]);
        QCOMPARE(bench.other().isShown(), states[i].compared.has_value());
        QCOMPARE(bench.second().isVisible(), states[i].compared.has_value());
    }
    bench.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(bench.compares());
    QVERIFY(bench.other().content().picturePath.ends_with("other.png"));
    QCOMPARE(bench.engine.passes.load(), passes); // all of it was at hand
}

void WindowCompareTest::failureLeavesTheFirstSide()
{
    CompareBench bench;
    QVERIFY(bench.openDemo());
    const ViewState before = bench.session().state();
    const auto run = bench.run();
    bench.dropRight({bench.sandbox.file("broken.png", "\x89PNG\r\n\x1a\n and no more")});
    QTRY_VERIFY_WITH_TIMEOUT(bench.window->banner().isVisible(), patience);
    QVERIFY(bench.settled());
    QVERIFY(bench.session().state() == before);
    QCOMPARE(bench.run(), run);
    QVERIFY(bench.session().selectedMap());
    QVERIFY(!bench.other().isShown() && !bench.second().isVisible());
    QVERIFY(!bench.session().history().canUndo());
    bench.dropRight({bench.sandbox.picture("other.png", 90, 60)});
    QVERIFY(bench.compares());
    bench.engine.failAnalyse = true; // of both sides, one after the other
    bench.key(Qt::Key_2);
    QTRY_VERIFY_WITH_TIMEOUT(bench.window->banner().isVisible() && bench.settled(), patience);
    QVERIFY(!bench.other().selected());
    QVERIFY(bench.other().isShown());
    bench.engine.failAnalyse = false;
    bench.key(Qt::Key_1);
    QVERIFY(bench.compares());
}

void WindowCompareTest::cancelLeavesTheFirstSide()
{
    CompareBench bench;
    QVERIFY(bench.openDemo());
    bench.engine.runMilliseconds = 60000;
    bench.dropRight({bench.sandbox.picture("other.png", 90, 60)});
    QTRY_VERIFY_WITH_TIMEOUT(bench.window->statusLine().showsProgress(), patience);
    QVERIFY(bench.session().map()); // the first side is as it was
    bench.key(Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(bench.engine.cancelled.load(), 1, patience);
    QVERIFY(bench.settled());
    QVERIFY(!bench.other().isShown());
    QVERIFY(!bench.session().history().canUndo());
    bench.engine.runMilliseconds = 0;
    bench.dropRight({bench.sandbox.picture("other.png", 90, 60)});
    QVERIFY(bench.compares());
    bench.key(Qt::Key_Escape); // nothing to cancel: the comparison is safe from it
    QVERIFY(bench.other().isShown());
}

void WindowCompareTest::zoomIsLinkedUntilUnlinked()
{
    CompareBench bench;
    QVERIFY(bench.openDemo());
    bench.dropRight({bench.sandbox.picture("other.png", 90, 60)});
    QVERIFY(bench.compares());
    const auto alike = [&] {
        const ImageCanvas::Place a = bench.canvas().place(), b = bench.second().place();
        return std::abs(a.zoom - b.zoom) < 1e-6
            && std::hypot((a.centre - b.centre).x(), (a.centre - b.centre).y()) < 0.02;
    };
    const auto wheel = [](ImageCanvas& canvas) {
        const QPointF position = canvas.rect().toRectF().center();
        QWheelEvent event(position, canvas.mapToGlobal(position), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
            Qt::NoScrollPhase, false);
        QApplication::sendEvent(&canvas, &event);
    };
    QTest::qWait(50); // laid out
    const double fitted = bench.second().zoom();
    wheel(bench.canvas());
    QVERIFY(bench.second().zoom() > fitted * 1.5);
    QVERIFY(alike());
    wheel(bench.second());
    QVERIFY(alike());
    const QPoint middle = bench.second().rect().center(), there = middle + QPoint(30, 20);
    QTest::mousePress(&bench.second(), Qt::LeftButton, {}, middle);
    QTest::mouseMove(&bench.second(), there);
    QTest::mouseRelease(&bench.second(), Qt::LeftButton, {}, there);
    QVERIFY(alike());
    bench.key(Qt::Key_L, Qt::ControlModifier);
    wheel(bench.canvas());
    QVERIFY(!alike());
    bench.key(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(alike());
}

void WindowCompareTest::hoverDoesNotRestartTheOtherSide()
{
    CompareBench bench;
    QVERIFY(bench.openDemo());
    bench.key(Qt::Key_3); // slow, as the reference
    QVERIFY(bench.settled());
    bench.key(Qt::Key_R, Qt::ShiftModifier);
    bench.key(Qt::Key_1);
    QVERIFY(bench.compares());
    bench.engine.analyseMilliseconds = 400;
    QTest::mouseClick(&bench.canvas(), Qt::LeftButton, {}, bench.patch(0, 0)); // asked again, of both
    QVERIFY(bench.session().busy());
    for (int column = 0; column < 6; ++column) {
        QTest::mouseMove(&bench.canvas(), bench.patch(2, column));
        QTest::qWait(20);
    }
    QVERIFY(bench.session().shown(Side::Second).stale);
    QVERIFY(bench.compares());
    QVERIFY(!bench.session().shown(Side::Second).stale);
    QCOMPARE(bench.engine.cancelled.load(), 0);
}

void WindowCompareTest::stepOfTheFilmRunsBothModels()
{
    CompareBench bench;
    QVERIFY(bench.openDemo());
    const QString weights = bench.sandbox.weights("other.safetensors", 3, 4, 10, 12);
    bench.dropRight({weights});
    QVERIFY(bench.compares());
    const int passes = bench.engine.passes;
    bench.key(Qt::Key_PageDown);
    QTRY_COMPARE_WITH_TIMEOUT(bench.engine.passes.load(), passes + 2, patience);
    QVERIFY(bench.compares());
    QCOMPARE(bench.other().content().picturePath, bench.session().state().picture);
    QCOMPARE(bench.other().content().modelPath, weights.toStdString());
}

void WindowCompareTest::closingFreesTheView()
{
    CompareBench bench;
    QVERIFY(bench.openDemo());
    bench.dropRight({bench.sandbox.picture("other.png", 90, 60)});
    QVERIFY(bench.compares());
    const int narrow = bench.canvas().width();
    bench.second().setFocus();
    bench.key(Qt::Key_W, Qt::ControlModifier);
    QVERIFY(!bench.other().isShown());
    QVERIFY(!bench.other().content().run);
    QTRY_VERIFY(bench.canvas().width() > narrow * 3 / 2);
    QVERIFY(!bench.window->actions()["closeComparison"]->isEnabled());
    QVERIFY(bench.canvas().hasFocus());
}

QTEST_MAIN(WindowCompareTest)
#include "window_compare_test.moc"
