// SPDX-License-Identifier: MIT
#include "app/demo/pictures.h"

#include <QRegularExpression>
#include <QTest>

#include <numeric>
#include <set>

using namespace vitscope;

namespace {

constexpr QSize inputSize(224, 224);

double covered(const DemoObject& object)
{
    return std::accumulate(object.coverage.begin(), object.coverage.end(), 0.0);
}

} // namespace

class DemoPicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void sameSeedDrawsTheSamePicture()
    {
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const DemoPicture first = drawDemoPicture(seed, inputSize);
            const DemoPicture second = drawDemoPicture(seed, inputSize);
            QCOMPARE(first.image, second.image);
            QCOMPARE(first.objects.size(), second.objects.size());
            QCOMPARE(first.objects[0].box, second.objects[0].box);
            QVERIFY(first.image != drawDemoPicture(seed + 1, inputSize).image);
        }
    }

    void classesScenesAndNumbersVary()
    {
        std::set<int> classes;
        int pairs = 0;
        for (std::uint64_t seed = 0; seed < 300; ++seed) {
            const DemoPicture picture = drawDemoPicture(seed, inputSize);
            for (const DemoObject& object : picture.objects)
                classes.insert(object.classIndex);
            if (picture.objects.size() == 2) {
                QVERIFY(picture.objects[0].classIndex != picture.objects[1].classIndex);
                ++pairs;
            }
        }
        QCOMPARE(classes.size(), demoClasses().size());
        QVERIFY2(pairs > 60 && pairs < 120, qPrintable(QString::number(pairs)));
    }

    void boxHoldsWhatTheObjectCovers_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t index = 0; index < demoClasses().size(); ++index)
            QTest::newRow(demoClasses()[index].name) << static_cast<int>(index);
    }

    void boxHoldsWhatTheObjectCovers()
    {
        QFETCH(int, index);
        DemoPictureOptions options;
        options.placements = {DemoPlacement{index, QPointF(0.4, 0.55), 0.6, 0, {}, {}}};
        const DemoPicture picture = drawDemoPicture(1, inputSize, options);
        QCOMPARE(picture.objects.size(), std::size_t(1));
        const DemoObject& object = picture.objects.front();
        QCOMPARE(object.classIndex, index);
        QVERIFY(QRectF(0, 0, 224, 224).contains(object.box));
        QVERIFY(object.box.contains(QPointF(0.4 * 224, 0.55 * 224)));
        const double pixels = covered(object) * 16 * 16;
        const double area = object.box.width() * object.box.height();
        QVERIFY2(pixels > 0.35 * area && pixels <= area, qPrintable(QString::number(pixels / area)));
        for (std::size_t cell = 0; cell < object.coverage.size(); ++cell) {
            const QRectF patch(double(cell % 14) * 16, double(cell / 14) * 16, 16, 16);
            QVERIFY(object.coverage[cell] == 0 || patch.intersects(object.box));
        }
    }

    void coverageOfTwoObjectsNeverExceedsThePatch()
    {
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            DemoPictureOptions options;
            options.twoObjects = 1;
            const DemoPicture picture = drawDemoPicture(seed, inputSize, options);
            QCOMPARE(picture.objects.size(), std::size_t(2));
            for (std::size_t cell = 0; cell < picture.objects[0].coverage.size(); ++cell) {
                const float sum = picture.objects[0].coverage[cell] + picture.objects[1].coverage[cell];
                QVERIFY(picture.objects[0].coverage[cell] >= -1e-5f && sum <= 1.00001f);
            }
        }
    }

    void otherShapesAreFilled()
    {
        const DemoPicture wide = drawDemoPicture(5, QSize(640, 320));
        QCOMPARE(wide.image.size(), QSize(640, 320));
        QCOMPARE(wide.objects[0].coverage.size(), std::size_t(40 * 20));
        QVERIFY(QRectF(0, 0, 640, 320).contains(wide.objects[0].box));
    }
};

QTEST_GUILESS_MAIN(DemoPicturesTest)
#include "demo_pictures_test.moc"
