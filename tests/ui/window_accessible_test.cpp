// SPDX-License-Identifier: MIT
// What a screen reader finds: a name on everything that takes the focus, tables of patches, heads and
// numbers, and word of what changed.
#include "tests/support/window_bench.h"
#include "ui/accessible_cells.h"
#include "ui/chart_view.h"
#include "ui/compare_view.h"
#include "ui/head_tiles.h"
#include "ui/histogram.h"
#include "ui/overview_grid.h"

#include <QAccessible>
#include <QDialog>
#include <QDockWidget>
#include <QLabel>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTabBar>
#include <QToolButton>

using namespace vitscope;

namespace {

QAccessibleInterface* told(QWidget& widget)
{
    return QAccessible::queryAccessibleInterface(&widget);
}

/// Widgets inside others of Qt's own, which their owner speaks for.
bool isPart(const QWidget& widget)
{
    return widget.objectName().startsWith("qt_") || widget.focusProxy() != nullptr;
}

QString nameless(QWidget& window)
{
    QStringList found;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        const auto* label = qobject_cast<const QLabel*>(widget); // says itself, or nothing yet
        if (qobject_cast<const QTabBar*>(widget) && !widget->isVisible())
            continue; // of Qt, without tabs
        if (widget->focusPolicy() == Qt::NoFocus || (label && label->text().isEmpty()) || isPart(*widget)
            || widget->window() != &window)
            continue;
        if (told(*widget)->text(QAccessible::Name).trimmed().isEmpty())
            found += QStringLiteral("%1 %2 in %3")
                         .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                             QString::fromLatin1(widget->parentWidget()->metaObject()->className()));
    }
    return found.join("; ");
}

QString nameAt(QWidget& widget, int row, int column)
{
    QAccessibleInterface* cell = told(widget)->tableInterface()->cellAt(row, column);
    return cell ? cell->text(QAccessible::Name) : QStringLiteral("no cell");
}

struct Told
{
    QAccessible::Event type;
    QObject* object;
    int child;
};
std::vector<Told> heard;

bool isHeard(QAccessible::Event type, const QWidget& widget, int child = -1)
{
    return std::ranges::any_of(heard, [&](const Told& one) {
        return one.type == type && one.object == &widget && (child < 0 || one.child == child);
    });
}

} // namespace

class WindowAccessibleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }

    void everythingThatTakesTheFocusHasAName()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        for (const ViewFacts* facts : views())
            bench.window->dock(facts->id)->show();
        QTest::mouseClick(&bench.canvas(), Qt::LeftButton, {}, bench.patch(1, 1));
        bench.window->actions()["setReference"]->trigger();
        QVERIFY(bench.settled());
        bench.window->actions()["findCommand"]->trigger();
        QCOMPARE(nameless(*bench.window), QString());
    }

    void dialogsHaveNames_data()
    {
        QTest::addColumn<QString>("action");
        for (const char* action : {"exportFigure", "batch", "preferences", "methodGuide", "shortcuts"})
            QTest::newRow(action) << action;
    }
    void dialogsHaveNames()
    {
        QFETCH(QString, action);
        Bench bench;
        QVERIFY(bench.openDemo());
        const auto visible = [&] {
            QWidgetList found;
            for (QWidget* widget : bench.window->findChildren<QWidget*>())
                if (widget->isWindow() && widget->isVisible() && !qobject_cast<QDockWidget*>(widget))
                    found += widget;
            return found;
        };
        bench.window->actions()[action.toLatin1()]->trigger();
        QTRY_VERIFY(!visible().isEmpty());
        for (QWidget* dialog : visible()) {
            QVERIFY(!dialog->windowTitle().isEmpty());
            QCOMPARE(nameless(*dialog), QString());
        }
    }

    void patchesAreATable()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        QAccessibleInterface* canvas = told(bench.canvas());
        QCOMPARE(canvas->role(), QAccessible::Table);
        QCOMPARE(canvas->text(QAccessible::Name), QString("Picture and map"));
        QAccessibleTableInterface* table = canvas->tableInterface();
        QCOMPARE(table->rowCount(), 5);
        QCOMPARE(table->columnCount(), 6);
        const Heatmap& map = *bench.session().map();
        for (int row = 0; row < 5; ++row)
            for (int column = 0; column < 6; ++column) {
                const QString name = nameAt(bench.canvas(), row, column);
                QVERIFY(name.startsWith(QStringLiteral("patch row %1, column %2, token %3, attention weight ")
                                            .arg(row)
                                            .arg(column)
                                            .arg(1 + 6 * row + column)));
                const double value = name.section(',', 3, 3).section(' ', -1).toDouble();
                QVERIFY(std::abs(value - double(map.at(row, column))) <= 0.01 * double(map.at(row, column)));
                QAccessibleInterface* cell = table->cellAt(row, column);
                QVERIFY(cell->rect().contains(bench.canvas().mapToGlobal(bench.patch(row, column))));
                QCOMPARE(cell->tableCellInterface()->rowIndex(), row);
                QCOMPARE(cell->tableCellInterface()->columnIndex(), column);
                const QPoint place = bench.canvas().mapToGlobal(bench.patch(row, column));
                QCOMPARE(canvas->childAt(place.x(), place.y()), cell);
                QCOMPARE(canvas->indexOfChild(cell), 6 * row + column);
            }
        QVERIFY(canvas->text(QAccessible::Description).contains("5 rows and 6 columns of patches"));
    }

    void prefixTokensStandBehindThePatches()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        QAccessibleInterface* canvas = told(bench.canvas());
        QCOMPARE(canvas->childCount(), 31);
        QAccessibleInterface* token = canvas->child(30);
        QCOMPARE(token->role(), QAccessible::ListItem);
        QVERIFY(token->text(QAccessible::Name).startsWith("Class token, token 0, attention weight "));
        QVERIFY(token->text(QAccessible::Name).endsWith(", asks"));
        QVERIFY(token->state().selected && !token->tableCellInterface());
        bench.session().pin(9, false);
        QVERIFY(bench.settled() && !token->state().selected);
        token->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(bench.session().state().query.token, 0);
    }

    void pinnedAndSelectedPatchesAreTheSelection()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        QAccessibleTableInterface* table = told(bench.canvas())->tableInterface();
        QCOMPARE(table->selectedCellCount(), 0);
        table->cellAt(2, 3)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QVERIFY(bench.settled());
        QCOMPARE(bench.session().state().query.token, 1 + 6 * 2 + 3);
        QCOMPARE(table->selectedCells(), QList<QAccessibleInterface*>{table->cellAt(2, 3)});
        QVERIFY(nameAt(bench.canvas(), 2, 3).endsWith(", pin 1, asks"));
        bench.session().edit("select", [](ViewState& state) { state.selection = {1, 2}; });
        QCOMPARE(table->selectedCellCount(), 3);
        QVERIFY(nameAt(bench.canvas(), 0, 1).endsWith(", selected"));
    }

    void anotherModelHasOtherCells()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        QAccessibleInterface* canvas = told(bench.canvas());
        QAccessibleInterface* last = canvas->tableInterface()->cellAt(4, 5);
        QVERIFY(last->isValid());
        bench.window->open({bench.sandbox.weights("small.safetensors", 3, 4, 2, 3)});
        QTRY_COMPARE(canvas->tableInterface()->rowCount(), 2);
        QCOMPARE(canvas->tableInterface()->columnCount(), 3);
        QVERIFY(!canvas->tableInterface()->cellAt(4, 5));
        QVERIFY(nameAt(bench.canvas(), 1, 2).startsWith("patch row 1, column 2, token 6,"));
    }

    void layersAndHeadsAreATable()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        QTRY_VERIFY(bench.session().overview());
        auto& grid = *bench.window->view("overview")->findChild<OverviewGrid*>();
        QAccessibleTableInterface* table = told(grid)->tableInterface();
        QCOMPARE(table->rowCount(), 3);
        QCOMPARE(table->columnCount(), 4);
        const AttentionOverview& all = *bench.session().overview();
        const auto map = all.map(1, 2);
        const auto top = std::max_element(map.begin(), map.end()) - map.begin();
        QCOMPARE(nameAt(grid, 1, 2),
            QStringLiteral("Layer 1, head 2: strongest at row %1, column %2 (%3)")
                .arg(top / 6)
                .arg(top % 6)
                .arg(double(map[std::size_t(top)]), 0, 'g', 3));
        QCOMPARE(table->rowDescription(1), QString("Layer 1"));
        QCOMPARE(table->columnDescription(2), QString("Head 2"));
        table->cellAt(1, 2)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        const Query& query = bench.session().state().query;
        QVERIFY(query.layer == 1 && query.head == 2 && query.heads == Query::Heads::Single);
        QCOMPARE(table->selectedCells(), QList<QAccessibleInterface*>{table->cellAt(1, 2)});
    }

    void theOverviewIsToldInTheOrderShown()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        QTRY_VERIFY(bench.session().overview());
        auto& grid = *bench.window->view("overview")->findChild<OverviewGrid*>();
        for (QToolButton* button : bench.window->view("overview")->findChildren<QToolButton*>())
            if (button->text() == "Distance")
                button->click();
        QTRY_VERIFY(grid.sorted());
        QVERIFY(nameAt(grid, 0, 0).startsWith("Layer 2, head 3: "));
        QVERIFY(nameAt(grid, 0, 0).contains("12 pixels"));
        QCOMPARE(told(grid)->tableInterface()->columnDescription(0), QString());
    }

    void tilesAreATable()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        bench.window->dock("heads")->show();
        bench.window->dock("heads")->raise();
        auto& tiles = *bench.window->view("heads")->findChild<HeadTiles*>();
        QTRY_COMPARE(int(tiles.maps().size()), 4);
        QAccessibleInterface* reader = told(tiles);
        QVERIFY(reader->tableInterface()->rowCount() * reader->tableInterface()->columnCount() >= 4);
        QVERIFY(reader->child(2)->text(QAccessible::Name).startsWith("Layer 2, head 2: strongest at row "));
        reader->child(2)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(bench.session().state().query.head, 2);
        QVERIFY(reader->child(2)->state().selected && !reader->child(1)->state().selected);
    }

    void chartsAreTablesOfTheirNumbers()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        bench.key(Qt::Key_4); // a table
        QTRY_VERIFY(bench.session().finding() && isChart(*bench.session().finding()));
        QVERIFY(bench.settled());
        ChartView& chart = bench.window->chart();
        QTRY_COMPARE(told(chart)->tableInterface()->rowCount(), 3);
        QCOMPARE(told(chart)->tableInterface()->columnCount(), 4);
        QCOMPARE(nameAt(chart, 1, 2), QString::fromStdString(chart.chart()->readOut({1, 2})));
        told(chart)->tableInterface()->cellAt(1, 2)->actionInterface()->doAction(
            QAccessibleActionInterface::pressAction());
        const Query& query = bench.session().state().query; // as a click does
        QVERIFY(query.layer == 1 && query.head == 2 && query.heads == Query::Heads::Single);
        QVERIFY(bench.settled());
        bench.key(Qt::Key_5); // curves
        QTRY_VERIFY(std::holds_alternative<Curves>(*bench.session().finding()));
        QVERIFY(bench.settled());
        const auto& curves = std::get<Curves>(*chart.finding());
        QCOMPARE(told(chart)->tableInterface()->rowCount(), int(curves.lines.size()));
        QCOMPARE(
            told(chart)->tableInterface()->rowDescription(0), QString::fromStdString(curves.lines[0].name));
        QCOMPARE(nameAt(chart, 0, 1), QString::fromStdString(chart.chart()->readOut({0, 1})));
    }

    void endsOfTheRangeAreASlider()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        auto& histogram = *bench.window->findChild<Histogram*>();
        QAccessibleValueInterface* value = told(histogram)->valueInterface();
        QVERIFY(value);
        const ValueRange range = bench.session().scale()->range;
        QCOMPARE(value->currentValue().toDouble(), range.low);
        QVERIFY(told(histogram)->text(QAccessible::Name).endsWith("lower end of the colours"));
        const double middle = (range.low + range.high) / 2;
        value->setCurrentValue(middle);
        QVERIFY(std::abs(bench.session().scale()->range.low - middle) < 1e-9);
    }

    void whatChangedIsTold()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        setScreenReader([](QAccessibleEvent* event) {
            const bool isCell = event->type() == QAccessible::Focus;
            heard.push_back({event->type(), event->object(), isCell ? event->child() : -1});
        });
        const auto ended = qScopeGuard([] {
            setScreenReader(nullptr);
            QAccessible::setActive(false);
        });
        QVERIFY(QTest::qWaitForWindowActive(bench.window.get()));
        (void)told(bench.canvas());
        bench.canvas().setFocus();
        QAccessible::setActive(false);
        bench.session().pin(9, false);
        QVERIFY(bench.settled());
        QVERIFY(heard.empty()); // nobody listens
        QAccessible::setActive(true);
        QTest::keyClick(&bench.canvas(), Qt::Key_Right, Qt::AltModifier);
        QVERIFY(bench.settled());
        QVERIFY(isHeard(QAccessible::SelectionWithin, bench.canvas()));
        QVERIFY(isHeard(QAccessible::TableModelChanged, bench.canvas()));
        QVERIFY(isHeard(QAccessible::Focus, bench.canvas(), 9)); // token 10
        heard.clear();
        bench.window->statusLine().setFocus();
        bench.canvas().clearFocus();
        bench.canvas().setFocus();
        QTRY_VERIFY(isHeard(QAccessible::Focus, bench.canvas(), 9)); // after the canvas itself
    }
};

QTEST_MAIN(WindowAccessibleTest)
#include "window_accessible_test.moc"
