// SPDX-License-Identifier: MIT
#include "tests/support/window_bench.h"

#include <QClipboard>
#include <QDockWidget>

using namespace vitscope;

class WindowOpeningTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void startsWithTheDemo();
    void undoOfOpeningNeedsNoSecondPass();
    void dropOfWeightsAndPictureIsOneRun();
    void dropOfSeveralPicturesIsAFilm();
    void brokenFileKeepsWhatIsShown();
    void failedRunKeepsWhatIsShown();
    void brokenFileAtTheStartShowsTheDemo();
    void escapeCancelsALoad();
    void latestOpeningWins();
    void pastedPictureIsOpened();
    void settingsAreRemembered();
};

/// The offscreen platform says about every dialog that it has no window manager; all else is a failure.
void WindowOpeningTest::init()
{
    QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)"));
}

void WindowOpeningTest::startsWithTheDemo()
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

void WindowOpeningTest::undoOfOpeningNeedsNoSecondPass()
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

void WindowOpeningTest::dropOfWeightsAndPictureIsOneRun()
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

void WindowOpeningTest::dropOfSeveralPicturesIsAFilm()
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

void WindowOpeningTest::brokenFileKeepsWhatIsShown()
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

void WindowOpeningTest::failedRunKeepsWhatIsShown()
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

void WindowOpeningTest::brokenFileAtTheStartShowsTheDemo()
{
    Bench bench;
    bench.window->open({bench.sandbox.file("broken.pth", "PK\3\4 nothing")});
    QTRY_VERIFY_WITH_TIMEOUT(bench.run() != nullptr, patience);
    QVERIFY(bench.window->banner().isVisible());
    QVERIFY(bench.window->banner().text().contains("broken.pth"));
    QCOMPARE(bench.session().content().modelPath, bench.sandbox.path("resources/demo").toStdString());
}

void WindowOpeningTest::escapeCancelsALoad()
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

void WindowOpeningTest::latestOpeningWins()
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

void WindowOpeningTest::pastedPictureIsOpened()
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

void WindowOpeningTest::settingsAreRemembered()
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

QTEST_MAIN(WindowOpeningTest)
#include "window_opening_test.moc"
