// SPDX-License-Identifier: MIT
// How the answer is coloured, driven with the mouse: histogram, ranges, logarithm, mix and outline.
#include "tests/support/window_bench.h"
#include "ui/histogram.h"

#include <QCheckBox>
#include <QComboBox>
#include <QMenu>
#include <QRegularExpression>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

using namespace vitscope;

namespace {

template <typename Widget> Widget* named(const Bench& bench, const QString& name)
{
    for (Widget* widget : bench.window->findChildren<Widget*>())
        if (widget->accessibleName() == name)
            return widget;
    return nullptr;
}

template <typename Button> Button* withText(const Bench& bench, const QString& text)
{
    for (Button* button : bench.window->findChildren<Button*>())
        if (button->text() == text)
            return button;
    return nullptr;
}

} // namespace

class WindowLookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void handlesOfTheHistogramTypeTheRange()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        auto* histogram = bench.window->findChild<Histogram*>();
        QVERIFY(histogram && histogram->isVisible());
        const ValueRange before = bench.session().scale()->range;
        const double middle = (before.low + before.high) / 2;
        const int y = histogram->height() - 6;
        QTest::mousePress(histogram, Qt::LeftButton, {}, QPoint(int(histogram->placeOf(before.high)), y));
        QTest::mouseMove(histogram, QPoint(int(histogram->placeOf(middle)), y));
        QTest::mouseRelease(histogram, Qt::LeftButton, {}, QPoint(int(histogram->placeOf(middle)), y));
        const DisplayOptions& display = bench.session().state().display;
        QVERIFY(display.rangeMode == RangeMode::Fixed);
        QCOMPARE(display.fixed.low, before.low);
        QVERIFY(std::abs(display.fixed.high - middle) < 0.02 * (before.high - before.low));
        QVERIFY(bench.session().scale()->clipsAbove);
        bench.session().history().undo();
        QVERIFY(bench.session().state().display.rangeMode == RangeMode::Map);
        QCOMPARE(bench.session().scale()->range, before);
    }

    void outliersAreCutByPerCent()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        auto* button = withText<QToolButton>(bench, "1 %");
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(6, button->height() / 2));
        QVERIFY(bench.session().state().display.rangeMode == RangeMode::Percentile);
        QCOMPARE(bench.session().scale()->range, *percentileRange(bench.session().map()->values, 1));
        button->menu()->actions().back()->trigger();
        QCOMPARE(bench.session().state().display.percentile, 5.0);
        QCOMPARE(button->text(), QString("5 %"));
    }

    void logarithmAndMixAreUndoable()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        QTest::mouseClick(withText<QCheckBox>(bench, "Log"), Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(bench.session().scale()->logarithmic);
        auto* mix = named<QComboBox>(bench, "Mix");
        mix->setFocus();
        QTest::keyClick(mix, Qt::Key_End);
        QVERIFY(bench.session().state().display.blend == Blend::Mask);
        QCOMPARE(bench.session().scale()->colormap->id, std::string_view("gray"));
        QVERIFY(!named<QComboBox>(bench, "Colours")->isEnabled());
        bench.session().history().undo();
        bench.session().history().undo();
        QVERIFY(bench.session().state().display == DisplayOptions());
    }

    void rowsComeBackWithTheirMethod()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        auto* layer = named<QSpinBox>(bench, "Layer");
        auto* head = named<QComboBox>(bench, "Head");
        QVERIFY(layer && layer->isVisible() && head->isVisible());
        const int top = layer->mapTo(bench.window.get(), QPoint()).y();
        bench.key(Qt::Key_2); // asks neither for a layer nor for a head
        QVERIFY(bench.settled() && !layer->isVisible() && !head->isVisible());
        bench.key(Qt::Key_1);
        QVERIFY(bench.settled());
        QTRY_VERIFY(layer->isVisible() && layer->height() > 10);
        QTRY_COMPARE(layer->mapTo(bench.window.get(), QPoint()).y(), top);
        QVERIFY(head->mapTo(bench.window.get(), QPoint()).y() >= top + layer->height());
    }

    void theOutlineIsPainted()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        const QImage plain = bench.canvas().grab().toImage();
        auto* outline = named<QSlider>(bench, "Outline");
        outline->setFocus();
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(outline, Qt::Key_PageUp);
        QCOMPARE(bench.session().state().display.contour, 0.5);
        QVERIFY(bench.canvas().grab().toImage() != plain);
        bench.key(Qt::Key_G, Qt::ShiftModifier);
        QVERIFY(bench.session().state().display.showNumbers);
    }
};

QTEST_MAIN(WindowLookTest)
#include "window_look_test.moc"
