// SPDX-License-Identifier: MIT
#include "core/figure/provenance.h"
#include "tests/support/window_bench.h"
#include "ui/shown_figure.h"

#include <QCheckBox>
#include <QClipboard>

using namespace vitscope;

namespace {

constexpr double quantile2 = 4.302652729749462; ///< of Student's t with two degrees of freedom

/// Three pictures of widths 100, 110 and 150 in a folder, opened, and the method whose cells are 10 + 8 layer
/// + 3 head + width.
struct AverageBench : Bench
{
    bool openFolder(Qt::Key method = Qt::Key_8)
    {
        QDir(sandbox.path({})).mkpath("shots");
        for (const auto& [name, width] : {std::pair{"a.png", 100}, {"b.png", 110}, {"c.png", 150}})
            sandbox.picture(QString("shots/") + name, width);
        if (!openDemo())
            return false;
        drop({sandbox.path("shots")});
        if (!QTest::qWaitFor([this] { return session().film().size() == 3; }, patience) || !settled())
            return false;
        canvas().setFocus();
        key(method);
        return settled();
    }
    QCheckBox& box() { return *window->findChild<QCheckBox*>("average"); }
    const Matrix* table() { return std::get_if<Matrix>(session().finding()); }
    bool showsMeanOf(int pictures)
    {
        const std::string end = "mean of " + std::to_string(pictures) + " pictures";
        return QTest::qWaitFor(
            [&] { return !session().busy() && table() && table()->title.ends_with(end); }, patience);
    }
    double first() { return table() && !table()->values.empty() ? double(table()->values[0]) : NAN; }
};

} // namespace

class WindowAverageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }

    void theSwitchIsThereWhereNumbersHaveAMean()
    {
        AverageBench bench;
        QVERIFY(bench.openFolder(Qt::Key_1));
        QVERIFY(!bench.box().isVisible());
        QVERIFY(!bench.window->actions()["average"]->isEnabled());
        bench.key(Qt::Key_8);
        QTRY_VERIFY_WITH_TIMEOUT(bench.box().isVisible(), patience);
        QCOMPARE(bench.box().text(), QString("Average over all 3 pictures"));
        QVERIFY(!bench.box().isChecked() && bench.window->actions()["average"]->isEnabled());
    }

    void theMeanReplacesTheOnePictureAndUndoBringsItBack()
    {
        AverageBench bench;
        QVERIFY(bench.openFolder());
        QCOMPARE(bench.first(), 110.);
        QTest::mouseClick(&bench.box(), Qt::LeftButton, {}, {8, bench.box().height() / 2});
        QVERIFY(bench.showsMeanOf(3));
        QCOMPARE(bench.first(), 130.); // 10 + (100 + 110 + 150) / 3
        const double half = quantile2 * std::sqrt((400. + 100 + 900) / 6);
        QVERIFY(std::abs(double(bench.table()->high[0]) - (130 + half)) < 1e-3);
        QVERIFY(std::abs(double(bench.table()->low[0]) - (130 - half)) < 1e-3);
        QVERIFY(bench.window->actions()["average"]->isChecked());
        QCOMPARE(int(bench.session().average()->pictures.size()), 3);
        bench.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(bench.first() == 110. && !bench.box().isChecked(), patience);
        QVERIFY(!bench.session().average());
        bench.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(bench.showsMeanOf(3));
    }

    void theMeanStaysWhilePicturesAreWalked()
    {
        AverageBench bench;
        QVERIFY(bench.openFolder());
        bench.key(Qt::Key_A);
        QVERIFY(bench.showsMeanOf(3));
        const int analyses = bench.engine.analyses;
        bench.session().stepPicture(1);
        QTRY_VERIFY_WITH_TIMEOUT(bench.session().state().picture.ends_with("b.png"), patience);
        QVERIFY(bench.showsMeanOf(3));
        QCOMPARE(bench.engine.analyses, analyses);
        bench.key(Qt::Key_1); // a map is of this picture
        QTRY_VERIFY_WITH_TIMEOUT(bench.session().map(), patience);
        bench.key(Qt::Key_8);
        QVERIFY(bench.showsMeanOf(3));
    }

    void aPictureThatFailsIsLeftOutAndTold()
    {
        AverageBench bench;
        QVERIFY(bench.openFolder());
        QFile broken(bench.sandbox.path("shots/b.png"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no picture") > 0);
        broken.close();
        bench.key(Qt::Key_A);
        QVERIFY(bench.showsMeanOf(2));
        QCOMPARE(bench.first(), 135.);
        QVERIFY(bench.table()->note.ends_with("Left out, as they failed: 1."));
        QVERIFY(bench.window->banner().isVisible());
        QVERIFY(bench.window->banner().text().contains("b.png"));
    }

    void itRefinesAndCancelGoesBackToTheOnePicture()
    {
        AverageBench bench;
        QVERIFY(bench.openFolder());
        bench.engine.analyseMilliseconds = 400;
        bench.key(Qt::Key_A);
        QTRY_VERIFY_WITH_TIMEOUT(
            bench.table() && bench.table()->title.ends_with("mean of 1 picture (so far)"), patience);
        QVERIFY(bench.window->statusLine().showsProgress());
        bench.engine.analyseMilliseconds = 0;
        bench.key(Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(bench.first() == 110. && !bench.session().busy(), patience);
        QVERIFY(!bench.session().state().average && !bench.box().isChecked());
        QVERIFY(bench.table()->low.empty());
    }

    void theNextPictureIsReadMeanwhile()
    {
        AverageBench bench;
        QVERIFY(bench.openFolder());
        const int read = bench.engine.picturesRead, analysed = bench.engine.analyses;
        bench.engine.analyseMilliseconds = 60000;
        bench.key(Qt::Key_A);
        QTRY_COMPARE_WITH_TIMEOUT(bench.engine.picturesRead, read + 2, patience);
        QTest::qWait(100);
        QCOMPARE(bench.engine.picturesRead, read + 2); // and no more than that
        QCOMPARE(bench.engine.analyses, analysed); // the first is not done yet
    }

    void theCommandLineAndTheRecordNameTheFolder()
    {
        AverageBench bench;
        QVERIFY(bench.openFolder());
        bench.key(Qt::Key_A);
        QVERIFY(bench.showsMeanOf(3));
        bench.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const QString line = QApplication::clipboard()->text();
        QVERIFY2(line.contains(" --average shots --method made-width"), qPrintable(line));
        QVERIFY2(line.contains(" -o mean-of-shots_"), qPrintable(line));
        const auto inputs = figureInputs(bench.session());
        QVERIFY(inputs);
        const QString record = QString::fromStdString(makeFigure(*inputs).record);
        for (const char* part : {"\"images\":[", "a.png", "b.png", "c.png", "\"average\":[\"shots\"]"})
            QVERIFY2(record.contains(part), part);
        QVERIFY(!record.contains(bench.sandbox.path({})));
    }
};

QTEST_MAIN(WindowAverageTest)
#include "window_average_test.moc"
