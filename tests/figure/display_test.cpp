// SPDX-License-Identifier: MIT
#include "core/base/number_text.h"
#include "core/figure/display.h"
#include "core/figure/ticks.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace vitscope;

namespace {

Heatmap mapOf(std::vector<float> values, bool isSigned = false)
{
    return {1, int(values.size()), std::move(values), {}, "map", "unit", isSigned};
}

} // namespace

class DisplayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void rangeOfTheMapSkipsWhatIsNotFinite()
    {
        const Heatmap map = mapOf({0.25f, std::nanf(""), INFINITY, -2.f});
        QCOMPARE(*valueRange(map), (ValueRange{-2, 0.25}));
        QVERIFY(!valueRange(mapOf({std::nanf("")})));
        const Scale scale = scaleOf({}, map);
        QCOMPARE(scale.range, (ValueRange{-2, 0.25}));
        QVERIFY(scale.clipsAbove);
        QCOMPARE(scale.color(std::nan("")), notANumberColor);
    }

    void automaticColormapDivergesForSignedMaps()
    {
        QCOMPARE(scaleOf({}, mapOf({0, 1})).colormap->id, std::string_view("viridis"));
        const Scale scale = scaleOf({}, mapOf({-1, 3}, true));
        QCOMPARE(scale.colormap->id, std::string_view("coolwarm"));
        QCOMPARE(scale.range, (ValueRange{-3, 3}));
        QCOMPARE(scale.position(0), 0.5);
        DisplayOptions chosen;
        chosen.colormap = "magma";
        QCOMPARE(scaleOf(chosen, mapOf({-1, 3}, true)).colormap->id, std::string_view("magma"));
    }

    void widerRangesAreUsedAndNamed()
    {
        DisplayOptions display;
        display.rangeMode = RangeMode::Layer;
        const Scale layer = scaleOf(display, mapOf({0.2f, 0.4f}), ValueRange{0, 0.8});
        QCOMPARE(layer.range, (ValueRange{0, 0.8}));
        QCOMPARE(layer.normalisation, std::string("range of all heads of the layer"));
        QCOMPARE(scaleOf(display, mapOf({0.2f, 0.4f})).normalisation, std::string("range of this map"));
        QVERIFY(!layer.clipsBelow && !layer.clipsAbove);
    }

    void typedRangeClipsAndSaysSo()
    {
        DisplayOptions display;
        display.rangeMode = RangeMode::Fixed;
        display.fixed = {0.1, 0.3};
        const Scale scale = scaleOf(display, mapOf({0, 0.2f, 0.4f}));
        QVERIFY(scale.clipsBelow && scale.clipsAbove);
        QCOMPARE(scale.position(0.0), 0.0);
        QCOMPARE(scale.position(0.4), 1.0);
        QVERIFY(std::abs(scale.position(0.2) - 0.5) < 1e-12);
        QCOMPARE(rangeText(display), std::string("0.1,0.3"));
    }

    void percentilesAreThoseOfNumPy()
    {
        const std::vector<float> values{0.5f, 3, -1, 7, 2, 0.25f, 100};
        const auto two = percentileRange(values, 2), ten = percentileRange(values, 10);
        QVERIFY(two && std::abs(two->low + 0.85) < 1e-12 && std::abs(two->high - 88.84) < 1e-12);
        QVERIFY(ten && std::abs(ten->low + 0.25) < 1e-12 && std::abs(ten->high - 44.2) < 1e-12);
        QVERIFY(!percentileRange({std::nanf("")}, 1));
        DisplayOptions display;
        display.rangeMode = RangeMode::Percentile;
        display.percentile = 10;
        const Scale scale = scaleOf(display, mapOf({0.5f, 3, -1, 7, 2, 0.25f, 100}));
        QCOMPARE(scale.range, *ten);
        QCOMPARE(scale.normalisation, std::string("range of this map without 10 % at either end"));
        QVERIFY(scale.clipsBelow && scale.clipsAbove);
        QCOMPARE(rangeText(display), std::string("10%"));
    }

    void logarithmicScalesStepByFactors()
    {
        DisplayOptions display;
        display.logarithmic = true;
        const Scale scale = scaleOf(display, mapOf({0, 1e-4f, 1e-2f, 1}));
        QVERIFY(scale.logarithmic && scale.clipsBelow && !scale.clipsAbove); // zero has no logarithm
        QVERIFY(std::abs(scale.range.low - 1e-4) < 1e-9);
        QVERIFY(std::abs(scale.position(1e-2) - 0.5) < 1e-6);
        QCOMPARE(scale.position(0), 0.0);
        QVERIFY(std::abs(scale.valueAt(0.5) - 1e-2) < 1e-6);
        QCOMPARE(scale.normalisation, std::string("range of this map, logarithmic"));
        QCOMPARE(
            scale.tickLabels().labels, (std::vector<std::string>{"0.0001", "0.001", "0.01", "0.1", "1"}));
        QVERIFY(scaleOf(display, mapOf({1e-20f, 1})).range.low >= 1e-6 * (1 - 1e-6)); // six decades at most
        QVERIFY(!scaleOf(display, mapOf({-1, 1}, true)).logarithmic);
        QVERIFY(!scaleOf(display, mapOf({0, 0})).logarithmic);
    }

    void logarithmicTicksLieWithin()
    {
        for (double low : {1e-6, 0.013, 0.9, 7.0})
            for (double factor = 1.05; factor < 1e9; factor *= 1.7) {
                const std::vector<double> ticks = logarithmicTicks(low, low * factor);
                QVERIFY2(ticks.size() >= 2 && ticks.size() <= 5, qPrintable(QString::number(factor)));
                QVERIFY(ticks.front() >= low * (1 - 1e-6) && ticks.back() <= low * factor * (1 + 1e-6));
            }
    }

    void severalMapsShareOneScale()
    {
        const std::vector<Heatmap> maps{mapOf({0, 1}), mapOf({-2, 5})};
        QCOMPARE(sharedScale({}, maps).range, (ValueRange{-2, 5}));
        QCOMPARE(sharedScale({}, maps).normalisation, std::string("range of all maps shown"));
    }

    void emptyRangePaintsTheLowestColour()
    {
        const Scale scale = scaleOf({}, mapOf({0.5f, 0.5f}));
        QCOMPARE(scale.color(0.5), colorAt(*findColormap("viridis"), 0));
    }

    void gammaBendsThePositionOnly()
    {
        DisplayOptions display;
        display.gamma = 2;
        const Scale scale = scaleOf(display, mapOf({0, 1}));
        QCOMPARE(scale.position(0.5), 0.25);
        QCOMPARE(scale.range, (ValueRange{0, 1}));
    }

    void ticksAreThreeToFiveRoundNumbersInside()
    {
        for (double low : {0.0, -1.0, 0.013, -7.3e-6, 12345.0, 0.05})
            for (double width = 1e-7; width < 1e7; width *= 1.37) {
                const double high = low + width;
                const std::vector<double> ticks = niceTicks(low, high);
                const bool tooNarrow = std::abs(low) / width > 1e9;
                QVERIFY2(tooNarrow || (ticks.size() >= 3 && ticks.size() <= 5),
                    qPrintable(QString("%1 %2").arg(low).arg(high)));
                QVERIFY(ticks.front() >= low - 1e-6 * width && ticks.back() <= high + 1e-6 * width);
            }
        QCOMPARE(niceTicks(0.5, 0.5), std::vector<double>{0.5});
    }

    void tickLabels_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<QStringList>("labels");
        QTest::addColumn<QString>("factor");
        QTest::newRow("shares") << 0.0 << 0.052 << QStringList{"0.00", "0.02", "0.04"} << "";
        QTest::newRow("small numbers share a power of ten")
            << 0.0 << 4.2e-5 << QStringList{"0", "2", "4"} << "×10⁻⁵";
        QTest::newRow("signed, with a true minus") << -0.3 << 0.3 << QStringList{"−0.2", "0.0", "0.2"} << "";
        QTest::newRow("unit interval") << 0.0 << 1.0 << QStringList{"0.0", "0.5", "1.0"} << "";
    }

    void tickLabels()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        const TickLabels found = vitscope::tickLabels(niceTicks(low, high));
        QStringList labels;
        for (const std::string& label : found.labels)
            labels += QString::fromStdString(label);
        QTEST(labels, "labels");
        QTEST(QString::fromStdString(found.factor), "factor");
    }

    void numbersReadBackAsThemselves()
    {
        for (const double value : {0.1, -1e-7, 12345678.9, 1.0 / 3})
            QCOMPARE(*parseNumber(numberText(value)), value);
        QVERIFY(!parseNumber("1,5") && !parseNumber("") && !parseNumber("1 ") && !parseNumber("nan"));
        QVERIFY(!parseInteger("3.0") && *parseInteger("-1") == -1);
        QCOMPARE(shortNumber(0.013249), std::string("0.0132"));
    }
};

QTEST_APPLESS_MAIN(DisplayTest)
#include "display_test.moc"
