// SPDX-License-Identifier: MIT
#include "core/base/same_place.h"

#include <QTest>

using namespace vitscope;

namespace {

/// A picture squashed to a grid of 16-pixel patches.
Framing squashed(int width, int height, int rows, int columns)
{
    return {width, height, 16 * columns, 16 * rows, 16.0 * columns / width, 16.0 * rows / height, 0, 0, 16,
        16, rows, columns};
}

/// The middle square of a picture, `side` patches wide.
Framing cropped(int width, int height, int side)
{
    const double scale = 16.0 * side / std::min(width, height);
    return {width, height, 16 * side, 16 * side, scale, scale, (16 * side - width * scale) / 2,
        (16 * side - height * scale) / 2, 16, 16, side, side};
}

} // namespace

class SamePlaceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void gridsOfOneSizeMatchWhereTheyLieAlike()
    {
        const Framing framing = squashed(300, 200, 4, 6);
        QVERIFY(gridsMatch(framing, framing));
        QVERIFY(gridsMatch(framing, squashed(640, 480, 4, 6))); // another picture, the same patches
        QVERIFY(!gridsMatch(framing, squashed(300, 200, 8, 12)));
        QVERIFY(!gridsMatch(squashed(300, 200, 7, 7), cropped(300, 200, 7))); // one picture, other patches
    }

    void patchesGoWhereTheirCentresLie_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("column");
        QTest::addColumn<int>("thereRow");
        QTest::addColumn<int>("thereColumn");
        QTest::addColumn<bool>("seen");
        // 300 x 200 squashed to 4 x 6 patches of 50 pixels, against its middle 200 x 200 in 8 x 8 of 25
        QTest::newRow("centre (175, 75)") << 1 << 3 << 3 << 5 << true;
        QTest::newRow("left of the crop") << 2 << 0 << 5 << 0 << false;
        QTest::newRow("right of the crop") << 0 << 5 << 1 << 7 << false;
    }

    void patchesGoWhereTheirCentresLie()
    {
        QFETCH(int, row);
        QFETCH(int, column);
        QFETCH(int, thereRow);
        QFETCH(int, thereColumn);
        QFETCH(bool, seen);
        const PatchThere there = patchThere({row, column}, squashed(300, 200, 4, 6), cropped(300, 200, 8));
        QCOMPARE(there.patch.row, thereRow);
        QCOMPARE(there.patch.column, thereColumn);
        QCOMPARE(there.seen, seen);
    }

    void picturesOfOtherSizesAreStretchedToOneAnother()
    {
        const PatchThere there = patchThere({1, 4}, squashed(300, 200, 2, 6), squashed(90, 40, 4, 3));
        QCOMPARE(there.patch, (Patch{3, 2})); // (225, 150) of (300, 200) is (67.5, 30) of (90, 40)
        const Box box = boxIn({30, 50, 60, 100}, squashed(300, 200, 2, 6), squashed(90, 40, 4, 3));
        QCOMPARE(box.left, 9.0);
        QCOMPARE(box.top, 10.0);
        QCOMPARE(box.right, 18.0);
        QCOMPARE(box.bottom, 20.0);
    }
};

QTEST_GUILESS_MAIN(SamePlaceTest)
#include "same_place_test.moc"
