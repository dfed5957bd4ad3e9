// SPDX-License-Identifier: MIT
#include "tests/support/window_bench.h"
#include "ui/method_guide.h"
#include "ui/method_guide_model.h"

#include <QActionGroup>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QToolButton>

using namespace vitscope;

namespace {

using Role = MethodGuideModel::Role;

/// A bench with the page "Choosing a method" open.
struct GuideBench : Bench
{
    MethodGuide* guide = nullptr;

    bool open()
    {
        if (!openDemo())
            return false;
        key(Qt::Key_F1);
        guide = window->findChild<MethodGuide*>();
        return guide && QTest::qWaitForWindowExposed(guide);
    }
    QStringList visible()
    {
        QStringList titles;
        for (int row = 0; row < guide->list().model()->rowCount(); ++row)
            if (!guide->list().isRowHidden(row))
                titles += guide->list().model()->index(row, 0).data().toString();
        return titles;
    }
    QModelIndex row(const QString& title)
    {
        return guide->list()
            .model()
            ->match(guide->list().model()->index(0, 0), Role::TitleRole, title)
            .value(0);
    }
    QAction* methodAction(const char* id)
    {
        for (const auto* group : window->findChildren<QActionGroup*>())
            for (QAction* action : group->actions())
                if (action->data() == QString(id))
                    return action;
        return nullptr;
    }
    QComboBox* box()
    {
        for (QComboBox* one : window->findChildren<QComboBox*>())
            if (one->accessibleName() == "Method")
                return one;
        return nullptr;
    }
};

} // namespace

class MethodGuideTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }

    void tellsAllOfEveryMethodInGroups()
    {
        GuideBench bench;
        QVERIFY(bench.open());
        QVERIFY(!bench.guide->isModal());
        QCOMPARE(bench.visible(),
            QStringList({"Where does attention go", "Attention", "Attention rollout",
                "What speaks for a class", "Gradient rollout", "What the tokens know", "made-matrix",
                "made-curves", "made-gallery", "made-classes", "made-width", "attention-distance"}));
        const QModelIndex rollout = bench.row("Attention rollout"), gradient = bench.row("Gradient rollout");
        QCOMPARE(rollout.data(Role::CannotRole).toString(), QString("It knows no class."));
        QCOMPARE(rollout.data(Role::CostRole).toString(), QString("Cost: none beyond the pass."));
        QCOMPARE(rollout.data(Role::MarkRole).toString(), QString("class-agnostic"));
        QCOMPARE(gradient.data(Role::MarkRole).toString(), QString("class-specific"));
        QCOMPARE(gradient.data(Role::KeyRole).toString(), QString("3"));
        QCOMPARE(gradient.data(Qt::AccessibleTextRole).toString(),
            QString(
                "Gradient rollout, class-specific. What speaks for a class. But: What speaks against it does "
                "not show. Cost: one pass back. Source: FakeEngine."));
    }

    void aClickOrEnterShowsTheMethodAtOnce()
    {
        GuideBench bench;
        QVERIFY(bench.open());
        QListView& list = bench.guide->list();
        QCOMPARE(list.currentIndex().data().toString(), QString("Attention")); // what is shown
        QVERIFY(list.currentIndex().data(Role::ShownRole).toBool());
        const QModelIndex rollout = bench.row("Attention rollout");
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(rollout).center());
        QCOMPARE(bench.session().state().method, std::string("rollout"));
        QVERIFY(rollout.data(Role::ShownRole).toBool());
        QTest::keyClick(&list, Qt::Key_Down);
        QCOMPARE(
            list.currentIndex().data().toString(), QString("Gradient rollout")); // headings are stepped over
        QCOMPARE(bench.session().state().method, std::string("rollout"));
        QTest::keyClick(&list, Qt::Key_Return);
        QCOMPARE(bench.session().state().method, std::string("gradient-rollout"));
        QVERIFY(bench.guide->isVisible());
        bench.session().history().undo();
        QCOMPARE(bench.session().state().method, std::string("rollout"));
        QTest::keyClick(bench.guide, Qt::Key_Escape);
        QTRY_VERIFY(!bench.window->findChild<MethodGuide*>());
    }

    void theFilterFindsWords()
    {
        GuideBench bench;
        QVERIFY(bench.open());
        QTest::keyClicks(&bench.guide->filter(), "CLASS-specific against");
        QCOMPARE(bench.visible(), QStringList({"What speaks for a class", "Gradient rollout"}));
        QTest::keyClick(&bench.guide->filter(), Qt::Key_Return);
        QCOMPARE(bench.session().state().method, std::string("gradient-rollout"));
        bench.guide->filter().setText("no such word");
        QVERIFY(!bench.guide->list().isVisible());
        QTest::keyClick(&bench.guide->filter(), Qt::Key_Return); // nothing to show
        QCOMPARE(bench.session().state().method, std::string("gradient-rollout"));
        bench.guide->filter().clear();
        QVERIFY(bench.guide->list().isVisible());
        QCOMPARE(bench.visible().size(), 12);
        QTest::keyClick(&bench.guide->filter(), Qt::Key_Down);
        QVERIFY(bench.guide->list().hasFocus());
    }

    void refusedMethodsSayWhyEverywhere()
    {
        GuideBench bench;
        QVERIFY(bench.open());
        QAction* action = bench.methodAction("made-curves");
        QVERIFY(action && action->isEnabled());
        bench.window->open({bench.sandbox.weights("two.safetensors", 2)});
        QTRY_COMPARE_WITH_TIMEOUT(bench.run()->shape().layers, 2, patience);
        const QString why = "Not for this model: it needs three layers. Open another model.";
        const QModelIndex curves = bench.row("made-curves");
        QCOMPARE(curves.data(Role::CostRole).toString(), why);
        QVERIFY(!(curves.flags() & Qt::ItemIsEnabled));
        QListView& list = bench.guide->list();
        list.scrollTo(curves);
        const std::string before = bench.session().state().method;
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(curves).center());
        QCOMPARE(bench.session().state().method, before);
        QVERIFY(!action->isEnabled() && action->toolTip().contains(why));
        const int row = bench.box()->findData("made-curves");
        QVERIFY(!(bench.box()->model()->index(row, 0).flags() & Qt::ItemIsEnabled));
        QVERIFY(bench.box()->itemData(row, Qt::ToolTipRole).toString().contains(why));
    }

    void theListOfMethodsIsGrouped()
    {
        GuideBench bench;
        QVERIFY(bench.openDemo());
        QComboBox& box = *bench.box();
        QCOMPARE(box.count(), 12);
        QCOMPARE(box.itemText(0), QString("Where does attention go"));
        QVERIFY(!(box.model()->index(0, 0).flags() & Qt::ItemIsSelectable));
        QCOMPARE(box.currentText(), QString("Attention"));
        const QString tip = box.itemData(box.findData("rollout"), Qt::ToolTipRole).toString();
        for (const char* part :
            {"Attention followed through all layers.", "It knows no class.", "Cost: none beyond"})
            QVERIFY2(tip.contains(part), part);
        box.setFocus();
        QTest::keyClick(&box, Qt::Key_Down);
        QTest::keyClick(&box, Qt::Key_Down); // over the heading
        QCOMPARE(bench.session().state().method, std::string("gradient-rollout"));
        bench.canvas().setFocus();
        bench.key(Qt::Key_2);
        QCOMPARE(box.currentText(), QString("Attention rollout"));
    }

    void theMenuHasAllMethodsAndTheirKeys()
    {
        GuideBench bench;
        QVERIFY(bench.openDemo());
        const QMenu* menu = bench.window->actions().menu("&Analyse");
        QStringList keys, groups;
        for (const QAction* action : menu->actions())
            if (action->menu())
                for (const QAction* one : action->menu()->actions())
                    groups += one->data().toString();
            else if (action->data().isValid())
                keys += action->shortcut().toString() + action->data().toString();
        QCOMPARE(keys.value(0), QString("1attention"));
        QCOMPARE(keys.size(), 9);
        QCOMPARE(groups.size(), 9);
        QVERIFY(bench.methodAction("attention")->isChecked());
    }

    void theQuestionMarkOpensOnePage()
    {
        GuideBench bench;
        QVERIFY(bench.openDemo());
        QToolButton* help = nullptr;
        for (QToolButton* button : bench.window->findChildren<QToolButton*>())
            if (button->accessibleName() == "Choosing a method")
                help = button;
        QVERIFY(help);
        help->click();
        help->click();
        QCOMPARE(bench.window->findChildren<MethodGuide*>().size(), 1);
    }

    /// Cards hold their text in every width: nothing is cut off, nothing overlaps the next card.
    void cardsGrowWithTheirText()
    {
        GuideBench bench;
        QVERIFY(bench.open());
        QListView& list = bench.guide->list();
        const QModelIndex rollout = bench.row("Attention rollout");
        bench.guide->resize(700, 700);
        QTRY_VERIFY(list.visualRect(rollout).width() > 600);
        const int wide = list.visualRect(rollout).height();
        bench.guide->resize(bench.guide->minimumSizeHint().width(), 700);
        QTRY_VERIFY(list.visualRect(rollout).width() < 600);
        QVERIFY(list.visualRect(rollout).height() >= wide);
        QVERIFY(!list.visualRect(rollout).intersects(list.visualRect(bench.row("Attention"))));
    }
};

QTEST_MAIN(MethodGuideTest)
#include "method_guide_test.moc"
