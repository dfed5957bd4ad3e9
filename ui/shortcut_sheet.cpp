// SPDX-License-Identifier: MIT
#include "ui/shortcut_sheet.h"

#include "ui/actions.h"
#include "ui/language.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace vitscope {

namespace {

struct MouseRow
{
    const char* what;
    const char* does;
};

constexpr MouseRow mouseRows[] = {
    {"Point at a patch", "The map of that patch"},
    {"Click a patch", "Pin it: it asks from now on"},
    {"Shift + click", "Pin one more"},
    {"Alt + arrows", "Move the patch that asks"},
    {"Alt + Shift + arrows", "Pin one more beside it"},
    {"Space", "Select the patch that asks, or not"},
    {"Ctrl + arrows", "Move the picture"},
    {"Wheel, pinch", "Zoom at the pointer"},
    {"Drag, two fingers", "Move the picture"},
    {"Drop files", "Open pictures, weights or folders, together too"},
    {"Drop on the right", "Compare with them"},
    {"Hold Shift", "Of a comparison: the other side in place"},
};

QString keysOf(const QAction& action)
{
    QStringList keys;
    for (const QKeySequence& sequence : action.shortcuts())
        keys += sequence.toString(QKeySequence::NativeText).toHtmlEscaped();
    return keys.join(QStringLiteral(" · "));
}

QString row(const QString& keys, const QString& does, const QString& faint)
{
    return QStringLiteral("<tr><td width='34%'><b>%1</b></td><td style='color:%3'>%2</td></tr>")
        .arg(keys, does, faint);
}

} // namespace

QString ShortcutSheet::text(const Actions& actions, const QPalette& palette)
{
    const QString faint = palette.color(QPalette::WindowText).name();
    QStringList blocks;
    for (const QString& title : Actions::menuTitles()) {
        QString block
            = QStringLiteral("<h4 style='margin:10px 0 4px 0'>%1</h4><table width='100%' cellpadding='2'>")
                  .arg(withoutMark(translated(title)));
        for (const ActionFacts& facts : actionTable()) {
            const QAction* action = actions[facts.id];
            if (title == QLatin1String(facts.menu) && !action->shortcut().isEmpty())
                block += row(keysOf(*action), translated(facts.sentence), faint);
        }
        blocks += block + "</table>";
    }
    QString mouse
        = QStringLiteral("<h4 style='margin:10px 0 4px 0'>%1</h4><table width='100%' cellpadding='2'>")
              .arg(tr("Mouse and picture"));
    for (const MouseRow& one : mouseRows)
        mouse += row(tr(one.what), tr(one.does), faint);
    mouse += row(QStringLiteral("1 … 9"), tr("The most used methods, first in the menu Analyse"), faint)
        + "</table>";
    blocks.insert(0, mouse);
    const auto column = [&](std::initializer_list<int> which) {
        QString html = "<td width='50%' valign='top' style='padding-right:18px'>";
        for (const int index : which)
            html += blocks.value(index);
        return html + "</td>";
    };
    return "<table width='100%'><tr>" + column({0, 1, 2, 5, 7, 8}) + column({3, 4, 6}) + "</tr></table>";
}

ShortcutSheet::ShortcutSheet(const Actions& actions, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* page = new QTextBrowser;
    page->setFrameShape(QFrame::NoFrame);
    page->setAccessibleName(windowTitle());
    page->setHtml(text(actions, palette()));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(page);
    column->addWidget(buttons);
    resize(980, 720);
}

} // namespace vitscope
