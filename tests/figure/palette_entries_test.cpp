// SPDX-License-Identifier: MIT
// Colours of many values at once are those that the scale gives each of them.
#include "core/figure/palette_entries.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace vitscope;

class PaletteEntriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyValueHasTheColourOfItsScale_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<double>("gamma");
        QTest::addColumn<bool>("logarithmic");
        QTest::newRow("linear") << 0.0 << 0.05 << 1.0 << false;
        QTest::newRow("bright") << 0.0 << 0.05 << 0.3 << false;
        QTest::newRow("dark") << -2.0 << 7.0 << 4.0 << false;
        QTest::newRow("decades") << 1e-7 << 0.6 << 1.0 << true;
        QTest::newRow("decades and gamma") << 1e-5 << 0.6 << 2.2 << true;
        QTest::newRow("one value") << 0.5 << 0.5 << 2.0 << false;
        QTest::newRow("narrow") << 1.0 << 1.0000001 << 0.5 << false;
        QTest::newRow("beyond float") << 0.0 << 1e300 << 0.5 << false;
    }

    void everyValueHasTheColourOfItsScale()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(double, gamma);
        QFETCH(bool, logarithmic);
        const Scale scale{findColormap("viridis"), {low, high}, gamma, false, false, {}, logarithmic};
        const PaletteEntries colors(scale);
        constexpr float infinity = std::numeric_limits<float>::infinity();
        std::vector<float> values{0, -1, float(low), float(high), std::nextafter(float(high), infinity),
            infinity, -infinity, std::numeric_limits<float>::quiet_NaN()};
        std::mt19937 random(1);
        for (int i = 0; i < 20000; ++i) {
            const double share = std::generate_canonical<double, 53>(random) * 1.1 - 0.05;
            values.push_back(float(low + (high - low) * (i % 2 ? share : std::pow(std::abs(share), 6))));
        }
        for (int entry = 1; entry < 256; ++entry) { // where colours change
            const auto step = float(scale.valueAt(std::pow(entry / 256.0, 1 / gamma)));
            for (const float value : {std::nextafter(step, -infinity), step, std::nextafter(step, infinity)})
                values.push_back(value);
        }
        for (const float value : values)
            QVERIFY2(colors.color(value) == scale.color(value), qPrintable(QString::number(value, 'g', 9)));
    }
};

QTEST_MAIN(PaletteEntriesTest)
#include "palette_entries_test.moc"
