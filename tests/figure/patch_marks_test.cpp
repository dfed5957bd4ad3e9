// SPDX-License-Identifier: MIT
#include "core/figure/patch_marks.h"

#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace vitscope;

namespace {

/// Four by four patches of ten pixels over a picture of the same size.
const Framing framing{40, 40, 40, 40, 1, 1, 0, 0, 10, 10, 4, 4};

Heatmap block()
{
    Heatmap map{4, 4, std::vector<float>(16, 0), {}, "", "", false};
    for (const int patch : {5, 6, 9, 10})
        map.values[std::size_t(patch)] = 1;
    return map;
}

double lengthOf(const QList<QLineF>& lines)
{
    double sum = 0;
    for (const QLineF& line : lines)
        sum += line.length();
    return sum;
}

} // namespace

class PatchMarksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void strongestPatchesHoldTheShareAndNoMore()
    {
        Heatmap map{1, 5, {0.1f, 0.4f, 0.2f, 0.3f, -9}, {}, "", "", false};
        QCOMPARE(strongestPatches(map, 0.39), (std::vector<int>{1}));
        QCOMPARE(strongestPatches(map, 0.41), (std::vector<int>{1, 3}));
        QCOMPARE(strongestPatches(map, 1), (std::vector<int>{1, 3, 2, 0})); // nothing negative
        QCOMPARE(strongestPatches(map, 0), std::vector<int>());
        map.values[1] = std::numeric_limits<float>::quiet_NaN();
        QCOMPARE(strongestPatches(map, 0.5), (std::vector<int>{3}));
    }

    void theOutlineOfABlockIsItsBorder()
    {
        const QList<QLineF> lines = contourLines(framing, block(), 1);
        QCOMPARE(lengthOf(lines), 80.0);
        for (const QLineF& line : lines)
            for (const QPointF& end : {line.p1(), line.p2()})
                QVERIFY(end.x() == 10 || end.x() == 30 || end.y() == 10 || end.y() == 30);
        QVERIFY(contourLines(framing, block(), 0).isEmpty());
    }

    void theOutlineStopsAtThePicture()
    {
        Framing cropped = framing; // the input reaches five pixels past the picture on every side
        cropped.pictureWidth = cropped.pictureHeight = 30;
        cropped.offsetX = cropped.offsetY = 5;
        Heatmap all{4, 4, std::vector<float>(16, 1), {}, "", "", false};
        const QRectF picture(0, 0, 30, 30);
        for (const QLineF& line : contourLines(cropped, all, 1))
            QVERIFY(picture.adjusted(-1e-9, -1e-9, 1e-9, 1e-9).contains(line.p1()));
    }

    void numbersNeedRoom()
    {
        const auto inkAt = [](double zoom) {
            QImage image(int(40 * zoom), int(40 * zoom), QImage::Format_RGB32);
            image.fill(Qt::red);
            QPainter painter(&image);
            QFont font = painter.font();
            font.setPixelSize(10);
            painter.setFont(font);
            paintPatchNumbers(painter, framing, [zoom](const Box& box) {
                return QRectF(box.left * zoom, box.top * zoom, box.width() * zoom, box.height() * zoom);
            });
            painter.end();
            int ink = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    ink += image.pixel(x, y) != 0xffff0000u;
            return ink;
        };
        QCOMPARE(inkAt(1), 0); // ten pixels hold no two digits and their plate
        QVERIFY(inkAt(4) > 16 * 40);
    }
};

QTEST_MAIN(PatchMarksTest)
#include "patch_marks_test.moc"
