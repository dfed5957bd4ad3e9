// SPDX-License-Identifier: MIT
#include "tests/support/window_bench.h"
#include "ui/export_dialog.h"
#include "ui/shortcut_sheet.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QLineEdit>
#include <QMenuBar>

using namespace vitscope;

class WindowActionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everyActionIsInAMenuWithATip();
    void keysInAFieldAreTyped();
    void valuesAndCommandLineAreCopied();
    void figureIsCopiedAndExported();
    void noticesFollowTheTheme();
    void palettesAreReadable_data();
    void palettesAreReadable();
};

/// The offscreen platform says about every dialog that it has no window manager; all else is a failure.
void WindowActionsTest::init()
{
    QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)"));
}

void WindowActionsTest::everyActionIsInAMenuWithATip()
{
    Bench bench;
    QStringList inMenus;
    QHash<QString, QString> keys;
    for (const QAction* menu : bench.window->menuBar()->actions()) {
        for (const QAction* action : menu->menu()->actions())
            inMenus += action->objectName();
    }
    for (const ActionFacts& facts : actionTable()) {
        const QAction* action = bench.window->actions()[facts.id];
        QVERIFY2(inMenus.contains(facts.id), facts.id);
        QVERIFY2(action->toolTip().startsWith(facts.sentence), facts.id);
        for (const QKeySequence& sequence : action->shortcuts()) {
            QVERIFY2(!sequence.toString().isEmpty(), facts.id);
            QVERIFY2(!keys.contains(sequence.toString()), facts.id);
            keys[sequence.toString()] = facts.id;
        }
    }
    const QString sheet = ShortcutSheet::text(bench.window->actions(), bench.window->palette());
    for (const ActionFacts& facts : actionTable()) {
        if (*facts.shortcuts)
            QVERIFY2(sheet.contains(facts.sentence), facts.id);
    }
}

void WindowActionsTest::keysInAFieldAreTyped()
{
    Bench bench;
    KeyRule rule;
    qApp->installEventFilter(&rule);
    QVERIFY(bench.openDemo());
    QLineEdit* low = nullptr;
    for (QLineEdit* field : bench.window->findChildren<QLineEdit*>()) {
        if (field->accessibleName() == "Smallest value")
            low = field;
    }
    QVERIFY(low);
    low->setFocus();
    QTRY_VERIFY(low->hasFocus());
    const Query before = bench.session().state().query;
    QTest::keyClick(low, Qt::Key_Home);
    low->selectAll();
    QTest::keyClicks(low, "0.01");
    QCOMPARE(low->text(), QString("0.01"));
    QTest::keyClick(low, Qt::Key_Return);
    QVERIFY(bench.session().state().query == before);
    QCOMPARE(bench.session().state().method, std::string("attention"));
    QCOMPARE(bench.session().state().display.fixed.low, 0.01);
    QVERIFY(bench.session().state().display.rangeMode == RangeMode::Fixed);
}

void WindowActionsTest::valuesAndCommandLineAreCopied()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    bench.key(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
    const QStringList lines = QApplication::clipboard()->text().trimmed().split('\n');
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines[2].split('\t').size(), 6);
    QCOMPARE(lines[2].split('\t')[3].toFloat(), bench.session().map()->at(2, 3));
    bench.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QString line = QApplication::clipboard()->text();
    QVERIFY2(line.startsWith("vitscope render") && line.contains("one.png") && line.contains("--layer 2"),
        qPrintable(line));
    QVERIFY2(!line.contains(bench.sandbox.path("")), qPrintable(line)); // no folder leaves the machine
}

void WindowActionsTest::figureIsCopiedAndExported()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    QApplication::clipboard()->setText("before");
    bench.key(Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::clipboard()->mimeData()->hasImage(), patience);
    QVERIFY(QApplication::clipboard()->image().width() > 500);
    const QMimeData* copied = QApplication::clipboard()->mimeData();
    QVERIFY(copied->data("image/svg+xml").contains("<svg"));
    QVERIFY(QImage::fromData(copied->data("image/png"), "PNG").text("vitscope").contains("\"command\""));
    QVERIFY(copied->text().contains("Colours: ") && copied->text().contains("Model: "));
    bench.key(Qt::Key_E, Qt::ControlModifier);
    auto* dialog = bench.window->findChild<ExportDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    bench.key(Qt::Key_G); // the open dialog follows the view
    QVERIFY(bench.session().state().display.showGrid);
    dialog->close();
}

namespace {

double luminance(const QColor& color)
{
    const auto linear = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// WCAG 2 contrast ratio.
double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a) + 0.05, other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

} // namespace

void WindowActionsTest::noticesFollowTheTheme()
{
    Bench bench;
    applyTheme(Theme::Light);
    Notice& notice = bench.window->banner();
    notice.showRemark("Something was skipped.");
    const auto ground = [&] {
        return notice.grab().toImage().pixelColor(notice.width() / 2, 3).lightness();
    };
    QTRY_VERIFY(ground() > 180);
    applyTheme(Theme::Dark);
    QTRY_VERIFY2(ground() < 80, qPrintable(QString::number(ground())));
    applyTheme(Theme::Light);
    QTRY_VERIFY(ground() > 180);
}

void WindowActionsTest::palettesAreReadable_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
}

void WindowActionsTest::palettesAreReadable()
{
    QFETCH(QPalette, palette);
    constexpr double enough = 4.5; // WCAG AA
    for (const auto& [text, ground] : {std::pair{QPalette::WindowText, QPalette::Window},
             {QPalette::Text, QPalette::Base}, {QPalette::ButtonText, QPalette::Button},
             {QPalette::PlaceholderText, QPalette::Window}, {QPalette::PlaceholderText, QPalette::Base},
             {QPalette::Link, QPalette::Window}, {QPalette::HighlightedText, QPalette::Highlight},
             {QPalette::ToolTipText, QPalette::ToolTipBase}}) {
        const double ratio = contrast(palette.color(text), palette.color(ground));
        QVERIFY2(
            ratio >= enough, qPrintable(QStringLiteral("%1 on %2: %3").arg(text).arg(ground).arg(ratio)));
    }
    QVERIFY(contrast(warningColor(palette), palette.color(QPalette::Base)) >= enough);
    QVERIFY(contrast(errorColor(palette), palette.color(QPalette::Base)) >= enough);
}

QTEST_MAIN(WindowActionsTest)
#include "window_actions_test.moc"
