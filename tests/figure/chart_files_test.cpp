// SPDX-License-Identifier: MIT
// Charts as files of every format, and their numbers.
#include "core/figure/finding_numbers.h"
#include "tests/support/chart_inputs.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace vitscope;

class ChartFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void everyKindHasEveryFormat()
    {
        for (const Finding& finding : {Finding(madeMatrix()), Finding(madeCurves()), Finding(madePoints()),
                 Finding(madeGallery()), Finding(madeClasses(14, 14))}) {
            const FigureSpec spec = makeFigure(inputsOf(finding, {{"caption", ""}}));
            for (const Exporter* exporter : exporters()) {
                if (!exporter->encode)
                    continue; // films show maps
                const QByteArray bytes = exporter->encode(spec);
                QVERIFY(bytes.size() > 100);
                QCOMPARE(exporter->encode(spec), bytes);
                QVERIFY(!bytes.contains("someone"));
            }
            QVERIFY(!encoded("pdf", spec).contains("DCTDecode"));
            QVERIFY(encoded("svg", spec).contains("font-family=\"Liberation Sans, "));
            QVERIFY(!encoded("svg", spec).contains("Sans Serif"));
        }
    }

    void tablesHoldNamesAndNumbers()
    {
        QCOMPARE(tableText(madeMatrix(2, 2), ','), std::string("layer/head,0,1\n0,10,13\n1,18,21\n"));
        Curves curves = madeCurves(1, 3);
        curves.lines[0].name = "cat, tabby";
        QCOMPARE(QString::fromStdString(tableText(curves, ',')).section('\n', 0, 1),
            QString("line,layer,probability,low,high\n\"cat, tabby\",0,0.1,0.020000003,0.18"));
        QVERIFY(QString::fromStdString(tableText(curves, ',')).contains("\n\"cat, tabby\",2,nan,nan,nan"));
        QCOMPARE(QString::fromStdString(tableText(madeGallery(2, 1, 1), '\t')),
            QString("tile\trow\tcolumn\tcosine\n0\t0\t0\t0\n1\t0\t0\t0.025\n"));
        QVERIFY(
            tableText(madeClasses(2, 2), ',').starts_with("row,column,red,green,blue\n0,0,0.2,0.4,0.9\n"));
    }

    void arraysHaveTheirShapes()
    {
        using Shape = std::vector<std::uint64_t>;
        QCOMPARE(numberArrays(madeMatrix(2, 3))[0].shape, (Shape{2, 3}));
        QCOMPARE(numberArrays(madeGallery(7, 3, 4))[0].shape, (Shape{7, 4, 4, 3}));
        QCOMPARE(numberArrays(madeGallery(7, 1, 4))[0].shape, (Shape{7, 4, 4}));
        QCOMPARE(numberArrays(madeClasses(2, 3))[0].shape, (Shape{2, 3, 3}));
        Curves curves = madePoints(2, 3);
        curves.lines[1].x.pop_back();
        curves.lines[1].y.pop_back();
        const auto arrays = numberArrays(curves);
        QCOMPARE(arrays.size(), 2u);
        QCOMPARE(arrays[1].name, std::string("x"));
        QCOMPARE(arrays[1].shape, (Shape{2, 3}));
        QVERIFY(std::isnan(arrays[0].values[5]) && arrays[1].values[4] == 1);
        const QByteArray npy = encoded("npy", makeFigure(inputsOf(curves)));
        QVERIFY(npy.left(128).contains("'shape': (2, 2, 3), }"));
    }
};

QTEST_MAIN(ChartFilesTest)
#include "chart_files_test.moc"
