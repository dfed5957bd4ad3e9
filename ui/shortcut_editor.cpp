// SPDX-License-Identifier: MIT
#include "ui/shortcut_editor.h"

#include "ui/actions.h"
#include "ui/fuzzy_match.h"
#include "ui/language.h"
#include "ui/named.h"
#include "ui/shortcuts.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace vitscope {

namespace {

QString titleOf(const ActionFacts& facts)
{
    return withoutMark(translated(facts.text)).remove(u'…');
}

} // namespace

ShortcutEditor::ShortcutEditor(Actions& actions, QWidget* parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_filter(named("shortcutFilter", new QLineEdit))
    , m_list(named("shortcutList", new QTreeWidget))
    , m_key(named("shortcutKey", new QKeySequenceEdit))
    , m_assign(named("shortcutAssign", new QPushButton(tr("&Assign"))))
    , m_reset(named("shortcutReset", new QPushButton(tr("&Reset"))))
    , m_resetAll(named("shortcutResetAll", new QPushButton(tr("Reset a&ll"))))
    , m_message(named("shortcutMessage", new QLabel))
{
    m_filter->setPlaceholderText(tr("Find an action or a key"));
    m_filter->setAccessibleName(tr("Find an action or a key"));
    m_filter->setClearButtonEnabled(true);
    m_list->setColumnCount(3);
    m_list->setHeaderLabels({tr("Action"), tr("Menu"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("Actions and their keys"));
    m_key->setAccessibleName(tr("Press the new keys"));
    m_message->setWordWrap(true);
    m_message->setMinimumHeight(m_message->fontMetrics().height() * 2);
    auto* row = new QHBoxLayout;
    row->addWidget(new QLabel(tr("New keys")));
    row->addWidget(m_key, 1);
    for (QPushButton* button : {m_assign, m_reset, m_resetAll}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_filter);
    column->addWidget(m_list, 1);
    column->addLayout(row);
    column->addWidget(m_message);
    fill();
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    connect(m_filter, &QLineEdit::textChanged, this, &ShortcutEditor::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutEditor::select);
    connect(m_key, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutEditor::typed);
    connect(m_assign, &QPushButton::clicked, this, &ShortcutEditor::assign);
    connect(m_reset, &QPushButton::clicked, this, &ShortcutEditor::reset);
    connect(m_resetAll, &QPushButton::clicked, this, [this] {
        resetAllShortcuts(m_actions);
        fill();
        m_message->setText(tr("All keys are as at the first start."));
    });
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

void ShortcutEditor::fill()
{
    const QString chosenId = chosen() ? QString::fromLatin1(chosen()->id) : QString();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const ActionFacts& facts : actionTable()) {
        QStringList keys;
        for (const QKeySequence& key : m_actions[facts.id]->shortcuts())
            keys += key.toString(QKeySequence::NativeText);
        auto* item = new QTreeWidgetItem(
            m_list, {titleOf(facts), withoutMark(translated(facts.menu)), keys.join(" · ")});
        item->setData(0, Qt::UserRole, QString::fromLatin1(facts.id));
        item->setToolTip(0, translated(facts.sentence));
        if (m_actions[facts.id]->shortcuts() != presetShortcuts(facts)) {
            QFont bold = item->font(2);
            bold.setBold(true);
            item->setFont(2, bold);
        }
        if (chosenId == QLatin1String(facts.id))
            m_list->setCurrentItem(item);
    }
    m_list->resizeColumnToContents(1);
    filter();
}

void ShortcutEditor::filter()
{
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = m_list->topLevelItem(row);
        item->setHidden(!fuzzyScore(m_filter->text(), item->text(0) + ' ' + item->text(2)));
    }
}

const ActionFacts* ShortcutEditor::chosen() const
{
    const QTreeWidgetItem* item = m_list->currentItem();
    for (const ActionFacts& facts : actionTable())
        if (item && item->data(0, Qt::UserRole).toString() == QLatin1String(facts.id))
            return &facts;
    return nullptr;
}

void ShortcutEditor::select()
{
    const ActionFacts* facts = chosen();
    for (QWidget* widget : std::initializer_list<QWidget*>{m_key, m_assign, m_reset})
        widget->setEnabled(facts);
    const QSignalBlocker quiet(m_key);
    m_key->setKeySequence(facts ? m_actions[facts->id]->shortcut() : QKeySequence());
    typed();
}

void ShortcutEditor::typed()
{
    const ActionFacts* facts = chosen();
    if (!facts)
        return;
    const QKeySequence key = m_key->keySequence();
    const ActionFacts* owner = key.isEmpty() ? nullptr : ownerOf(m_actions, key, *facts);
    m_message->setText(isMethodKey(key) ? tr("The keys 1 to 9 choose methods.")
            : owner                     ? tr("%1 belongs to “%2”; assigning takes it away there.")
                          .arg(key.toString(QKeySequence::NativeText), titleOf(*owner))
                    : QString());
    m_assign->setText(owner ? tr("&Take over") : tr("&Assign"));
    m_assign->setEnabled(!isMethodKey(key) && key != m_actions[facts->id]->shortcut());
}

void ShortcutEditor::assign()
{
    const ActionFacts* facts = chosen();
    const QKeySequence key = m_key->keySequence();
    if (!facts || isMethodKey(key))
        return;
    if (const ActionFacts* owner = key.isEmpty() ? nullptr : ownerOf(m_actions, key, *facts))
        changeShortcut(m_actions, *owner, {});
    changeShortcut(m_actions, *facts, key);
    fill();
    typed();
}

void ShortcutEditor::reset()
{
    const ActionFacts* facts = chosen();
    if (!facts)
        return;
    for (const QKeySequence& key : presetShortcuts(*facts))
        if (const ActionFacts* owner = ownerOf(m_actions, key, *facts))
            changeShortcut(m_actions, *owner, {});
    resetShortcut(m_actions, *facts);
    fill();
    select();
}

} // namespace vitscope
