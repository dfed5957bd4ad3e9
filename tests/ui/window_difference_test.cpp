// SPDX-License-Identifier: MIT
#include "tests/support/compare_bench.h"
#include "ui/shown_figure.h"

using namespace vitscope;

class WindowDifferenceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void referenceStaysWhileTheViewChanges();
    void identicalSidesHaveNoDifference();
    void differenceIsSignedAndAboutZero();
    void otherUnitsAreRefusedInASentence();
    void queryGoesByPositionWhereGridsDiffer();
    void layersAndHeadsThatAreMissingAreSaid();
    void oneScaleForBothSidesOfOneUnit();
    void untouchedModelCostsNoPass();
    void figureShowsBothSides();
};

void WindowDifferenceTest::init()
{
    QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)"));
}

void WindowDifferenceTest::referenceStaysWhileTheViewChanges()
{
    CompareBench bench;
    QVERIFY(bench.openDemo());
    bench.chooseHead(1, 2);
    const int passes = bench.engine.passes;
    bench.key(Qt::Key_R, Qt::ShiftModifier);
    QVERIFY(bench.compares());
    QCOMPARE(bench.map(Side::Second).values, bench.map(Side::First).values);
    bench.key(Qt::Key_Right);
    bench.key(Qt::Key_Down);
    const ViTShape& shape = bench.run()->shape();
    QCOMPARE(bench.map(Side::First).values, bench.expected(shape, 2, 3, 0));
    QCOMPARE(bench.map(Side::Second).values, bench.expected(shape, 1, 2, 0));
    bench.key(Qt::Key_2); // another method
    QTRY_VERIFY_WITH_TIMEOUT(bench.session().map()->title == "rollout" && bench.settled(), patience);
    QCOMPARE(bench.map(Side::Second).values, bench.expected(shape, 1, 2, 0));
    bench.key(Qt::Key_1);
    bench.key(Qt::Key_X); // a head off, on this side alone
    QVERIFY(bench.compares());
    QVERIFY(bench.run() != bench.other().content().run);
    QVERIFY(bench.other().content().run->interventions().empty());
    QTest::qWait(50); // laid out for one colour bar
    QTest::mouseMove(&bench.canvas(), bench.patch(3, 4)); // asked of both
    const int token = 1 + 3 * 6 + 4;
    QTRY_COMPARE(bench.session().hover().value_or(-1), token);
    QCOMPARE(bench.map(Side::First).values, bench.expected(shape, 2, 3, token));
    QCOMPARE(bench.map(Side::Second).values, bench.expected(shape, 1, 2, token));
    QCOMPARE(bench.engine.passes.load(), passes + 1); // the changed model's
}

void WindowDifferenceTest::identicalSidesHaveNoDifference()
{
    CompareBench bench;
    QVERIFY(bench.openDemo());
    bench.chooseHead(2, 1);
    bench.key(Qt::Key_R, Qt::ShiftModifier);
    bench.key(Qt::Key_D, Qt::ShiftModifier);
    QVERIFY(bench.compares());
    QVERIFY(bench.second().side() == Side::Difference);
    const Heatmap& difference = bench.map(Side::Difference);
    QCOMPARE(difference.values, std::vector<float>(30, 0.f));
    QCOMPARE(bench.session().shown(Side::Difference).scale->position(0), 0.5);
    bench.key(Qt::Key_D, Qt::ShiftModifier);
    QVERIFY(bench.second().side() == Side::Second);
}

void WindowDifferenceTest::differenceIsSignedAndAboutZero()
{
    CompareBench bench;
    QVERIFY(bench.openDemo());
    bench.chooseHead(2, 1);
    bench.key(Qt::Key_R, Qt::ShiftModifier);
    bench.key(Qt::Key_Right);
    bench.key(Qt::Key_D, Qt::ShiftModifier);
    const ViTShape& shape = bench.run()->shape();
    const auto a = bench.expected(shape, 2, 2, 0), b = bench.expected(shape, 2, 1, 0);
    const Heatmap& difference = bench.map(Side::Difference);
    double reach = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        QCOMPARE(difference.values[i], a[i] - b[i]);
        reach = std::max(reach, std::abs(double(a[i] - b[i])));
    }
    const Scale scale = *bench.session().shown(Side::Difference).scale;
    QCOMPARE(scale.range, (ValueRange{-reach, reach}));
    QVERIFY(scale.colormap->diverging);
    QCOMPARE(difference.unit, std::string("difference of attention weight"));
    bench.key(Qt::Key_Left); // lives: back to the same head
    QCOMPARE(bench.map(Side::Difference).values, std::vector<float>(30, 0.f));
}

void WindowDifferenceTest::otherUnitsAreRefusedInASentence()
{
    CompareBench bench;
    QVERIFY(bench.openDemo());
    bench.key(Qt::Key_R, Qt::ShiftModifier);
    bench.key(Qt::Key_2);
    QVERIFY(bench.compares());
    bench.key(Qt::Key_D, Qt::ShiftModifier);
    const ShownSide shown = bench.session().shown(Side::Difference);
    QVERIFY(!shown.finding);
    QCOMPARE(QString::fromStdString(shown.why),
        QString("The maps are of different units: rollout and attention weight."));
    QVERIFY(!bench.other().sharedScale());
}

void WindowDifferenceTest::queryGoesByPositionWhereGridsDiffer()
{
    CompareBench bench;
    QVERIFY(bench.openDemo()); // 5 x 6 patches
    bench.chooseHead(2, 1);
    const QString weights = bench.sandbox.weights("fine.safetensors", 3, 4, 10, 12);
    bench.dropRight({weights});
    QVERIFY(bench.compares());
    const ViTShape coarse = bench.run()->shape(), fine = bench.other().content().run->shape();
    QCOMPARE(fine.columns, 12);
    QTest::mouseMove(&bench.canvas(), bench.patch(1, 2)); // its centre is where four patches meet: the last
    const int first = 1 + 1 * 6 + 2, there = 1 + 3 * 12 + 5;
    QTRY_COMPARE(bench.session().hover().value_or(-1), first);
    QCOMPARE(*bench.session().shown(Side::Second).hover, there);
    QCOMPARE(bench.map(Side::First).values, bench.expected(coarse, 2, 1, first));
    QCOMPARE(bench.map(Side::Second).values, bench.expected(fine, 2, 1, there));
    QVERIFY2(bench.window->statusLine().text().contains("B patch (r 3, c 5)"),
        qPrintable(bench.window->statusLine().text()));
    QTest::mouseMove(&bench.second(), bench.secondPatch(8, 3)); // and from the other side
    const int back = 1 + 4 * 6 + 1, pointed = 1 + 8 * 12 + 3;
    QTRY_COMPARE(bench.session().hover().value_or(-1), back);
    QCOMPARE(bench.map(Side::First).values, bench.expected(coarse, 2, 1, back));
    QCOMPARE(bench.map(Side::Second).values, bench.expected(fine, 2, 1, pointed));
    QTest::mouseClick(&bench.second(), Qt::LeftButton, {}, bench.secondPatch(8, 3));
    QCOMPARE(bench.session().state().query.token, back);
    QVERIFY2(bench.header().contains("patch by position"), qPrintable(bench.header()));
    bench.key(Qt::Key_D, Qt::ShiftModifier);
    QCOMPARE(bench.map(Side::Difference).columns, 6);
    QVERIFY(bench.map(Side::Difference).title.ends_with("from 10 x 12 to 5 x 6"));
}

void WindowDifferenceTest::layersAndHeadsThatAreMissingAreSaid()
{
    CompareBench bench;
    QVERIFY(bench.openDemo());
    bench.chooseHead(2, 3);
    const QString weights = bench.sandbox.weights("small.safetensors", 2, 3, 5, 6);
    bench.dropRight({weights});
    QVERIFY(bench.compares());
    QCOMPARE(bench.map(Side::Second).values, bench.expected(bench.other().content().run->shape(), 1, 2, 0));
    QVERIFY2(bench.header().contains("layer 1 for 2, head 2 for 3"), qPrintable(bench.header()));
    QVERIFY(bench.header().contains("<b>small.safetensors</b>"));
    QCOMPARE(bench.session().state().query.layer, 2); // the first side's own
}

void WindowDifferenceTest::oneScaleForBothSidesOfOneUnit()
{
    CompareBench bench;
    QVERIFY(bench.openDemo());
    bench.chooseHead(0, 0);
    bench.key(Qt::Key_R, Qt::ShiftModifier);
    bench.key(Qt::Key_End, Qt::ControlModifier);
    const Scale first = *bench.session().shown(Side::First).scale;
    const Scale second = *bench.session().shown(Side::Second).scale;
    const Heatmap maps[] = {bench.map(Side::First), bench.map(Side::Second)};
    QCOMPARE(first.range, *valueRange(maps));
    QCOMPARE(second.range, first.range);
    QCOMPARE(QString::fromStdString(first.normalisation), QString("range of both maps"));
    QVERIFY(bench.window->compare().sharesBar());
    bench.key(Qt::Key_2); // another unit: each its own
    QVERIFY(bench.compares());
    QVERIFY(!bench.window->compare().sharesBar());
    QCOMPARE(bench.session().shown(Side::Second).scale->range, *valueRange(bench.map(Side::Second)));
}

void WindowDifferenceTest::untouchedModelCostsNoPass()
{
    CompareBench bench;
    QVERIFY(bench.openDemo());
    bench.chooseHead(1, 1);
    bench.key(Qt::Key_X);
    QVERIFY(bench.settled());
    const int passes = bench.engine.passes;
    bench.key(Qt::Key_U, Qt::ControlModifier);
    QVERIFY(bench.compares());
    QCOMPARE(bench.engine.passes.load(), passes);
    QVERIFY(!bench.run()->interventions().empty());
    QVERIFY(bench.other().content().run->interventions().empty());
    QVERIFY2(bench.header().contains("<b>untouched</b>"), qPrintable(bench.header()));
    bench.key(Qt::Key_Right);
    bench.key(Qt::Key_X); // changed further: still against the untouched one
    QVERIFY(bench.compares());
    QCOMPARE(bench.run()->interventions().heads.size(), 2u);
    QVERIFY(bench.other().content().run->interventions().empty());
}

void WindowDifferenceTest::figureShowsBothSides()
{
    CompareBench bench;
    QVERIFY(bench.openDemo());
    bench.chooseHead(2, 1);
    bench.key(Qt::Key_R, Qt::ShiftModifier);
    bench.key(Qt::Key_Right);
    bench.key(Qt::Key_Up);
    QVERIFY(bench.compares());
    const Recipe recipe = figureInputs(bench.session())->recipe;
    QCOMPARE(recipe.figure.against, (std::map<std::string, std::string>{{"layer", "2"}, {"head", "1"}}));
    const Query asked = bench.other().query(false);
    const Query named = resolveQuery(secondSide(recipe).query, bench.run()->shape(), {});
    QCOMPARE(named.layer, asked.layer);
    QCOMPARE(named.head, asked.head);
    QVERIFY(named.heads == asked.heads);
    const QString picture = bench.sandbox.picture("other.png", 90, 60);
    bench.dropRight({picture});
    QVERIFY(bench.compares());
    QCOMPARE(figureInputs(bench.session())->recipe.pictures, std::vector{picture.toStdString()});
    bench.key(Qt::Key_X); // a head is off on this side only
    QVERIFY(bench.compares());
    QCOMPARE(figureInputs(bench.session())->recipe.figure.against.at("off"), std::string());
    QVERIFY(!bench.session().state().interventions.empty());
}

QTEST_MAIN(WindowDifferenceTest)
#include "window_difference_test.moc"
