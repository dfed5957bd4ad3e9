// SPDX-License-Identifier: MIT
#include "core/figure/map_difference.h"

#include "core/figure/overlay.h"

#include <QTest>

#include <cmath>

using namespace vitscope;

namespace {

Framing squashed(int rows, int columns)
{
    return {120, 80, 8 * columns, 8 * rows, 8.0 * columns / 120, 8.0 * rows / 80, 0, 0, 8, 8, rows, columns};
}

/// The left half of the picture alone.
Framing leftHalf(int rows, int columns)
{
    Framing framing = squashed(rows, columns);
    framing.scaleX *= 2;
    return framing;
}

Heatmap mapOf(int rows, int columns, std::vector<float> values, const char* unit = "attention weight")
{
    return {rows, columns, std::move(values), {}, "map", unit, false};
}

const DisplayOptions preset;

} // namespace

class MapDifferenceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void identicalMapsDifferNowhere()
    {
        const Heatmap map = mapOf(2, 3, {.1f, .2f, .3f, .05f, .15f, .2f});
        const Heatmap none = mapDifference(map, squashed(2, 3), map, squashed(2, 3));
        QCOMPARE(none.values, std::vector<float>(6, 0.f));
        QVERIFY(none.isSigned);
        QCOMPARE(none.unit, std::string("difference of attention weight"));
        const Scale scale = differenceScale(preset, none, map, map);
        QCOMPARE(scale.range, (ValueRange{-double(.3f), double(.3f)}));
        QCOMPARE(scale.position(0), 0.5); // the colour of zero, not of the lowest value
        QVERIFY(scale.colormap->diverging);
    }

    void gridsThatMatchAreSubtractedPatchByPatch()
    {
        const Heatmap first = mapOf(1, 3, {.5f, .25f, .25f}), second = mapOf(1, 3, {.25f, .5f, .125f});
        const Heatmap difference = mapDifference(first, squashed(1, 3), second, squashed(1, 3));
        QCOMPARE(difference.values, (std::vector<float>{.25f, -.25f, .125f}));
        const Scale scale = differenceScale(preset, difference, first, second);
        QCOMPARE(scale.range, (ValueRange{-.25, .25}));
        QCOMPARE(
            QString::fromStdString(scale.normalisation), QString("range of this map, symmetric about zero"));
    }

    void otherGridsAreAveragedOverThePlace()
    {
        const Heatmap coarse = mapOf(1, 2, {4, 8});
        const Heatmap fine = mapOf(2, 4, {1, 2, 3, 4, 5, 6, 7, 8});
        const Heatmap onCoarse = mapDifference(coarse, squashed(1, 2), fine, squashed(2, 4));
        QCOMPARE(onCoarse.values, (std::vector<float>{4 - 3.5f, 8 - 5.5f}));
        QVERIFY(onCoarse.title.ends_with("from 2 x 4 to 1 x 2"));
        const Heatmap onFine = mapDifference(fine, squashed(2, 4), coarse, squashed(1, 2));
        QCOMPARE(onFine.values, (std::vector<float>{-3, -2, -5, -4, 1, 2, -1, 0}));
        const Heatmap thirds = mapDifference(mapOf(1, 3, {0, 0, 0}), squashed(1, 3), coarse, squashed(1, 2));
        QVERIFY(std::abs(thirds.values[1] + 6) < 1e-5f); // half of either
    }

    void whatTheOtherDidNotSeeHasNoDifference()
    {
        const Heatmap first = mapOf(1, 4, {1, 1, 1, 1}), second = mapOf(1, 1, {3});
        const Heatmap difference = mapDifference(first, squashed(1, 4), second, leftHalf(1, 1));
        QCOMPARE(difference.values[0], -2.f);
        QCOMPARE(difference.values[1], -2.f);
        QVERIFY(std::isnan(difference.values[2]) && std::isnan(difference.values[3]));
        const Scale scale = differenceScale(preset, difference, first, second);
        QCOMPARE(scale.range, (ValueRange{-2, 2}));
        QImage layer(40, 10, QImage::Format_ARGB32_Premultiplied);
        layer.fill(qRgb(10, 20, 30));
        blendHeat(layer, {0, 0, 120, 80}, squashed(1, 4), difference, scale, 1, false);
        QVERIFY(layer.pixel(5, 5) != qRgb(10, 20, 30));
        QCOMPARE(layer.pixel(35, 5), qRgb(10, 20, 30)); // the picture as it is
    }

    void colormapsThatDoNotDivergeAreNotUsed()
    {
        DisplayOptions display;
        display.colormap = "magma";
        display.rangeMode = RangeMode::Fixed;
        display.fixed = {0, 0.01};
        display.gamma = 0.5;
        const Heatmap first = mapOf(1, 2, {.5f, .25f}), second = mapOf(1, 2, {.25f, .5f});
        const Heatmap difference = mapDifference(first, squashed(1, 2), second, squashed(1, 2));
        const Scale scale = differenceScale(display, difference, first, second);
        QCOMPARE(scale.colormap->id, std::string_view("coolwarm"));
        QCOMPARE(scale.range, (ValueRange{-.25, .25}));
        QCOMPARE(scale.position(.125), .75);
        display.colormap = "rdbu";
        QCOMPARE(differenceScale(display, difference, first, second).colormap->id, std::string_view("rdbu"));
    }

    void unitsThatDifferAreRefused()
    {
        const Heatmap map = mapOf(1, 1, {1}), other = mapOf(1, 1, {1}, "rollout");
        QCOMPARE(whyNoDifference(map, map), std::string());
        QCOMPARE(whyNoDifference(map, other),
            std::string("The maps are of different units: attention weight and rollout."));
        QVERIFY(!whyNoDifference(map, Matrix{}).empty());
    }
};

QTEST_GUILESS_MAIN(MapDifferenceTest)
#include "map_difference_test.moc"
