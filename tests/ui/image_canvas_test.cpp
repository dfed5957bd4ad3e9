// SPDX-License-Identifier: MIT
// A picture that was dragged, piece by piece, looks as if it had been painted where it ended.
#include "ui/image_canvas.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace vitscope;

namespace {

QImage noise(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    std::mt19937 random(1);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, 0xff000000u | random());
    return image;
}

int largestDifference(const QImage& a, const QImage& b)
{
    int largest = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb one = a.pixel(x, y), other = b.pixel(x, y);
            largest = std::max({largest, std::abs(qRed(one) - qRed(other)),
                std::abs(qGreen(one) - qGreen(other)), std::abs(qBlue(one) - qBlue(other))});
        }
    return largest;
}

} // namespace

class ImageCanvasTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void draggedIsAsPainted_data()
    {
        QTest::addColumn<int>("zooms");
        for (const int zooms : {-3, 0, 1, 4, 9})
            QTest::newRow(qPrintable(QString::number(zooms))) << zooms;
    }

    void draggedIsAsPainted()
    {
        QFETCH(int, zooms);
        ImageCanvas dragged, painted;
        const Pyramid picture(noise(1100, 1300));
        for (ImageCanvas* canvas : {&dragged, &painted}) {
            canvas->resize(400, 300);
            canvas->show();
            canvas->setPyramid(picture);
        }
        for (int i = 0; i < std::abs(zooms); ++i)
            zooms > 0 ? dragged.zoomIn() : dragged.zoomOut();
        const QImage before = dragged.grab().toImage();
        QPoint place(200, 150);
        QTest::mousePress(&dragged, Qt::LeftButton, {}, place);
        for (const QPoint by :
            {QPoint(13, 0), QPoint(-40, 22), QPoint(0, -71), QPoint(35, -9), QPoint(1, 1)}) {
            QTest::mouseMove(&dragged, place += by);
            (void)dragged.grab(); // every step is painted
        }
        QTest::mouseRelease(&dragged, Qt::LeftButton, {}, place);
        painted.setPlace(dragged.place());
        const QImage after = dragged.grab().toImage();
        QVERIFY(largestDifference(after, before) > 20);
        QVERIFY(largestDifference(after, painted.grab().toImage()) <= 1);
    }
};

QTEST_MAIN(ImageCanvasTest)
#include "image_canvas_test.moc"
