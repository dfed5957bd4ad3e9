// SPDX-License-Identifier: MIT
#include "core/figure/colormap.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <limits>

using namespace vitscope;

class ColormapTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void tablesEqualMatplotlib()
    {
        QFile golden(VITSCOPE_TESTS "/goldens/colormaps.rgb");
        QVERIFY(golden.open(QIODevice::ReadOnly));
        const QByteArray bytes = golden.readAll();
        QCOMPARE(bytes.size(), qsizetype(colormaps().size() * 256 * 3));
        qsizetype at = 0;
        for (const Colormap& map : colormaps())
            for (const std::uint32_t color : *map.table) {
                QCOMPARE(int(color >> 16), int(quint8(bytes[at])));
                QCOMPARE(int(color >> 8 & 255), int(quint8(bytes[at + 1])));
                QCOMPARE(int(color & 255), int(quint8(bytes[at + 2])));
                at += 3;
            }
    }

    void lookUpFollowsMatplotlib_data()
    {
        QTest::addColumn<double>("position");
        QTest::addColumn<unsigned>("color");
        QTest::newRow("lowest") << 0.0 << 0xff440154u;
        QTest::newRow("highest") << 1.0 << 0xfffde725u;
        QTest::newRow("middle takes entry 128") << 0.5 << 0xff21918cu;
        QTest::newRow("below is clamped") << -3.0 << 0xff440154u;
        QTest::newRow("infinite is clamped") << std::numeric_limits<double>::infinity() << 0xfffde725u;
        QTest::newRow("not a number") << std::nan("") << 0xffff00ffu;
    }

    void lookUpFollowsMatplotlib()
    {
        QFETCH(double, position);
        QFETCH(unsigned, color);
        QCOMPARE(colorAt(*findColormap("viridis"), position), color);
    }

    void notANumberIsInNoTable()
    {
        for (const Colormap& map : colormaps())
            for (const std::uint32_t color : *map.table)
                QVERIFY((0xff000000u | color) != notANumberColor);
    }

    void onlyJetIsLegacy()
    {
        for (const Colormap& map : colormaps())
            QCOMPARE(map.uniform, map.id != "jet");
        QCOMPARE(findColormap("no-such-map"), nullptr);
    }
};

QTEST_APPLESS_MAIN(ColormapTest)
#include "colormap_test.moc"
