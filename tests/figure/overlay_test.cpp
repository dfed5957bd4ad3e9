// SPDX-License-Identifier: MIT
#include "core/figure/overlay.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <cstring>

using namespace vitscope;

namespace {

/// Red rises to the right, green downwards.
Picture rampPicture(int width, int height)
{
    Picture picture{width, height, {}, {}, {}, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (const int value : {x * 255 / width, y * 255 / height, 64})
                picture.rgb.push_back(std::uint8_t(value));
    return picture;
}

/// One patch has the value 1, all others 0.
Heatmap singlePatch(int rows, int columns, Patch patch)
{
    Heatmap map{rows, columns, std::vector<float>(std::size_t(rows * columns)), {}, "one", "unit", false};
    map.values[std::size_t(patch.row * columns + patch.column)] = 1;
    return map;
}

/// 641x359 picture, shorter side resized to 256, centre crop 224, patch 16.
Framing cropFraming()
{
    const double scale = 256.0 / 359;
    return {641, 359, 224, 224, scale, scale, (224 - 641 * scale) / 2, (224 - 256) / 2.0, 16, 16, 14, 14};
}

Box whole(const Framing& framing)
{
    return {0, 0, double(framing.pictureWidth), double(framing.pictureHeight)};
}

} // namespace

class OverlayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void smoothMapsEqualTorch()
    {
        QFile golden(VITSCOPE_TESTS "/goldens/bilinear.f32");
        QVERIFY(golden.open(QIODevice::ReadOnly));
        const QByteArray bytes = golden.readAll();
        QCOMPARE(bytes.size(), (15 + 24 * 40) * 4);
        std::vector<float> numbers(15 + 24 * 40);
        std::memcpy(numbers.data(), bytes.constData(), std::size_t(bytes.size()));
        const Heatmap map{3, 5, {numbers.begin(), numbers.begin() + 15}, {}, "", "", true};
        float worst = 0;
        for (int y = 0; y < 24; ++y)
            for (int x = 0; x < 40; ++x)
                worst = std::max(worst,
                    std::abs(sampleMap(map, (x + 0.5) / 8, (y + 0.5) / 8, true)
                        - numbers[std::size_t(15 + y * 40 + x)]));
        QVERIFY2(worst < 1e-6f, qPrintable(QString::number(worst)));
    }

    void nearestHeatHasExactCells()
    {
        const Heatmap map{2, 3, {0, 0.2f, 0.4f, 0.6f, 0.8f, 1}, {}, "", "", false};
        const Scale scale = scaleOf({}, map);
        const QImage image = heatImage(map, scale, 7);
        QCOMPARE(image.size(), QSize(21, 14));
        for (int y = 0; y < 14; ++y)
            for (int x = 0; x < 21; ++x)
                QCOMPARE(image.pixel(x, y), scale.color(map.at(y / 7, x / 7)));
    }

    void thePaintedCellIsTheAnalyticRectangle()
    {
        const Framing framing = cropFraming();
        const Patch patch{3, 11};
        const Heatmap map = singlePatch(14, 14, patch);
        const Scale scale = scaleOf({}, map);
        QImage layer = pictureLayer(imageOf(rampPicture(641, 359)), whole(framing), QSize(641, 359));
        blendHeat(layer, whole(framing), framing, map, scale, 1, false);
        const Box cell = framing.cell(patch);
        const QRgb hot = scale.color(1);
        for (int y = 0; y < 359; ++y)
            for (int x = 0; x < 641; ++x)
                QCOMPARE(layer.pixel(x, y) == hot, cell.contains(x + 0.5, y + 0.5));
    }

    void zoomedPartsShowTheSamePlace()
    {
        const Framing framing = cropFraming();
        const Heatmap map = singlePatch(14, 14, {3, 11});
        const Scale scale = scaleOf({}, map);
        const Box cell = framing.cell({3, 11});
        QImage layer = pictureLayer(imageOf(rampPicture(641, 359)), cell, QSize(50, 50));
        blendHeat(layer, cell, framing, map, scale, 1, false);
        for (const QPoint corner : {QPoint(0, 0), QPoint(49, 0), QPoint(0, 49), QPoint(49, 49)})
            QCOMPARE(layer.pixel(corner), scale.color(1));
    }

    void opacityMixesPictureAndHeat()
    {
        Picture grey{8, 8, std::vector<std::uint8_t>(192, 100), {}, {}, {}};
        const Framing framing{8, 8, 8, 8, 1, 1, 0, 0, 4, 4, 2, 2};
        const Heatmap map{2, 2, {0, 0, 0, 1}, {}, "", "", false};
        const Scale scale = scaleOf({}, map);
        QImage layer = pictureLayer(imageOf(grey), whole(framing), QSize(8, 8));
        blendHeat(layer, whole(framing), framing, map, scale, 0.5, false);
        const QRgb hot = scale.color(1);
        QVERIFY(std::abs(qRed(layer.pixel(7, 7)) - (100 + qRed(hot)) / 2) <= 1);
        QVERIFY(std::abs(qBlue(layer.pixel(7, 7)) - (100 + qBlue(hot)) / 2) <= 1);
        QImage clear = pictureLayer(imageOf(grey), whole(framing), QSize(8, 8));
        blendHeat(clear, whole(framing), framing, map, scale, 0, false);
        QCOMPARE(clear.pixel(7, 7), qRgb(100, 100, 100));
    }

    void mixesFollowTheirFormulas()
    {
        Picture grey{8, 8, std::vector<std::uint8_t>(192, 100), {}, {}, {}};
        const Framing framing{8, 8, 8, 8, 1, 1, 0, 0, 4, 4, 2, 2};
        const Heatmap map{2, 2, {0, 0, 0.5f, 1}, {}, "", "", false};
        const Scale scale = scaleOf({}, map);
        const auto mixedAt = [&](Blend blend, double opacity, QPoint pixel) {
            QImage layer = pictureLayer(imageOf(grey), whole(framing), QSize(8, 8));
            blendHeat(layer, whole(framing), framing, map, scale, opacity, false, blend);
            return layer.pixel(pixel);
        };
        const auto isNear = [](QRgb a, QRgb b) {
            return std::abs(qRed(a) - qRed(b)) <= 1 && std::abs(qGreen(a) - qGreen(b)) <= 1
                && std::abs(qBlue(a) - qBlue(b)) <= 1;
        };
        const QPoint none(0, 0), half(0, 7), most(7, 7);
        const QRgb plain = qRgb(100, 100, 100), hot = scale.color(1);
        QVERIFY(isNear(mixedAt(Blend::Weighted, 1, none), plain));
        QVERIFY(isNear(mixedAt(Blend::Weighted, 1, most), hot));
        QVERIFY(isNear(mixedAt(Blend::Multiply, 1, most),
            qRgb(qRed(hot) * 100 / 255, qGreen(hot) * 100 / 255, qBlue(hot) * 100 / 255)));
        QVERIFY(isNear(mixedAt(Blend::Mask, 1, none), qRgb(0, 0, 0)));
        QVERIFY(isNear(mixedAt(Blend::Mask, 0.5, none), qRgb(50, 50, 50)));
        QVERIFY(isNear(mixedAt(Blend::Mask, 1, half), qRgb(50, 50, 50)));
        QVERIFY(isNear(mixedAt(Blend::Mask, 1, most), plain));
    }

    void signedMapsMeanMostAtTheirEnds()
    {
        Picture grey{8, 8, std::vector<std::uint8_t>(192, 100), {}, {}, {}};
        const Framing framing{8, 8, 8, 8, 1, 1, 0, 0, 4, 4, 2, 2};
        const Heatmap map{2, 2, {-1, 0, 0, 1}, {}, "", "", true};
        const Scale scale = scaleOf({}, map);
        QImage layer = pictureLayer(imageOf(grey), whole(framing), QSize(8, 8));
        blendHeat(layer, whole(framing), framing, map, scale, 1, false, Blend::Weighted);
        QVERIFY(std::abs(qRed(layer.pixel(7, 0)) - 100) <= 1); // zero: the picture
        QVERIFY(std::abs(qRed(layer.pixel(0, 0)) - qRed(scale.color(-1))) <= 1);
        QVERIFY(std::abs(qRed(layer.pixel(7, 7)) - qRed(scale.color(1))) <= 1);
    }

    void whatTheModelNeverSawIsMarkedAndOnlyThat()
    {
        const Framing framing = cropFraming();
        const QImage picture = imageOf(rampPicture(641, 359));
        const QImage plain = pictureLayer(picture, whole(framing), QSize(641, 359));
        QImage marked = plain;
        markUnseen(marked, whole(framing), framing, 8);
        const Box seen = framing.seen();
        int changed = 0, outside = 0;
        for (int y = 0; y < 359; ++y)
            for (int x = 0; x < 641; ++x) {
                const bool same = plain.pixel(x, y) == marked.pixel(x, y);
                if (seen.contains(x + 0.5, y + 0.5)) {
                    QVERIFY(same);
                } else {
                    ++outside;
                    changed += !same;
                }
            }
        QVERIFY(outside > 100000);
        QVERIFY(changed > outside * 99 / 100);
    }

    void picturesKeepTheirChannelsAndSize()
    {
        const QImage image = imageOf(rampPicture(64, 32));
        const QImage same = pictureLayer(image, {0, 0, 64, 32}, QSize(64, 32));
        for (int y = 0; y < 32; ++y)
            for (int x = 0; x < 64; ++x)
                QCOMPARE(same.pixel(x, y), image.pixel(x, y));
        QCOMPARE(qRed(image.pixel(63, 0)), 63 * 255 / 64);
        QCOMPARE(qBlue(image.pixel(63, 0)), 64);
    }

    void shrinkingAveragesAndMagnifyingKeepsPixels()
    {
        QImage stripes(64, 64, QImage::Format_RGB32);
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 64; ++x)
                stripes.setPixel(x, y, x % 2 ? qRgb(255, 255, 255) : qRgb(0, 0, 0));
        const QImage small = pictureLayer(stripes, {0, 0, 64, 64}, QSize(8, 8));
        QVERIFY(std::abs(qRed(small.pixel(4, 4)) - 127) <= 1);
        const QImage large = pictureLayer(stripes, {0, 0, 8, 8}, QSize(80, 80));
        QCOMPARE(large.pixel(9, 40), qRgb(0, 0, 0));
        QCOMPARE(large.pixel(10, 40), qRgb(255, 255, 255));
    }

    void beyondThePictureIsTransparent()
    {
        const QImage image = imageOf(rampPicture(10, 10));
        const QImage layer = pictureLayer(image, {-5, -5, 15, 15}, QSize(20, 20));
        QCOMPARE(qAlpha(layer.pixel(0, 0)), 0);
        QCOMPARE(qAlpha(layer.pixel(4, 10)), 0);
        QCOMPARE(layer.pixel(5, 5), image.pixel(0, 0));
        QCOMPARE(qAlpha(layer.pixel(15, 10)), 0);
    }

    void gridLinesLieBetweenPatchesAndEndAtThePicture()
    {
        const Framing framing = cropFraming();
        const QList<QLineF> lines = gridLines(framing);
        QCOMPARE(lines.size(), 15 + 15);
        const Box seen = framing.seen();
        QCOMPARE(lines.front().x1(), framing.cell({0, 0}).left);
        QCOMPARE(lines[1].x1(), framing.cell({0, 1}).left);
        for (const QLineF& line : lines)
            QVERIFY(line.x1() >= seen.left - 1e-9 && line.x2() <= seen.right + 1e-9);
    }
};

QTEST_APPLESS_MAIN(OverlayTest)
#include "overlay_test.moc"
