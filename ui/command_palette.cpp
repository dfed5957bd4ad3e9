// SPDX-License-Identifier: MIT
#include "ui/command_palette.h"

#include "ui/fuzzy_match.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace vitscope {

namespace {

constexpr std::size_t mostShown = 60;
constexpr int widthWanted = 620, heightWanted = 420;
enum Roles { IndexRole = Qt::UserRole, GroupRole, KeyRole };

/// Title at the left; group and key, fainter, at the right.
class CommandRow : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const QPalette::ColorGroup group
            = index.flags() & Qt::ItemIsEnabled ? QPalette::Active : QPalette::Disabled;
        const bool selected = option.state & QStyle::State_Selected;
        painter->save();
        painter->setPen(
            option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::PlaceholderText));
        const QString key = index.data(KeyRole).toString();
        painter->drawText(option.rect.adjusted(0, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter,
            index.data(GroupRole).toString() + (key.isEmpty() ? QString() : "   " + key));
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, 6);
    }
};

} // namespace

CommandPalette::CommandPalette(MainWindow& window)
    : QFrame(&window)
    , m_window(window)
    , m_typed(new QLineEdit)
    , m_list(new QListView)
    , m_model(new QStandardItemModel(this))
    , m_sentence(new QLabel)
{
    setObjectName("commandPalette");
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_typed->setPlaceholderText(
        tr("Type what you want to do: an action, a method, a panel, a class, a file"));
    m_typed->setAccessibleName(tr("Find a command"));
    m_typed->setClearButtonEnabled(true);
    m_typed->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandRow(m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("Commands"));
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_typed);
    column->addWidget(m_list, 1);
    column->addWidget(m_sentence);
    connect(m_typed, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        const WindowCommand* command = current();
        m_sentence->setText(command ? command->sentence : tr("Nothing fits these letters"));
    });
    hide();
}

void CommandPalette::open()
{
    if (isVisible())
        return close(true);
    m_focusBefore = QApplication::focusWidget();
    m_commands = commandsOf(m_window);
    m_typed->clear();
    filter();
    place();
    show();
    raise();
    m_typed->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::place()
{
    const QSize room = m_window.size();
    const QSize size(std::min(widthWanted, room.width() - 40), std::min(heightWanted, room.height() - 120));
    setGeometry((room.width() - size.width()) / 2, 64, size.width(), size.height());
}

void CommandPalette::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    place();
}

void CommandPalette::filter()
{
    std::vector<std::pair<int, std::size_t>> found; // negative score, place in the list
    for (std::size_t i = 0; i < m_commands.size(); ++i) {
        const WindowCommand& command = m_commands[i];
        const auto score
            = fuzzyScore(m_typed->text(), command.title + ' ' + command.group + ' ' + command.english);
        if (score)
            found.emplace_back(-*score + (command.enabled ? 0 : 1), i);
    }
    if (!m_typed->text().trimmed().isEmpty() && !found.empty()) {
        std::sort(found.begin(), found.end());
        // letters strewn over a title are no answer beside a good one
        std::erase_if(found, [best = found.front().first](const auto& one) { return one.first * 2 > best; });
    }
    const auto end = found.begin() + std::ptrdiff_t(std::min(found.size(), mostShown));
    m_model->clear();
    for (auto one = found.begin(); one != end; ++one) {
        const WindowCommand& command = m_commands[one->second];
        auto* item = new QStandardItem(command.title);
        item->setData(int(one->second), IndexRole);
        item->setData(command.group, GroupRole);
        item->setData(command.key, KeyRole);
        item->setToolTip(command.sentence);
        item->setEnabled(command.enabled);
        m_model->appendRow(item);
    }
    m_list->setCurrentIndex({});
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0, 0));
    if (!current())
        m_sentence->setText(tr("Nothing fits these letters"));
}

const WindowCommand* CommandPalette::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? &m_commands[std::size_t(index.data(IndexRole).toInt())] : nullptr;
}

void CommandPalette::walk(int by)
{
    const int rows = m_model->rowCount();
    if (rows > 0)
        m_list->setCurrentIndex(
            m_model->index(std::clamp(m_list->currentIndex().row() + by, 0, rows - 1), 0));
}

void CommandPalette::run()
{
    const WindowCommand* command = current();
    if (!command || !command->enabled)
        return;
    const auto work = command->run;
    close(true);
    work();
}

void CommandPalette::close(bool givesFocusBack)
{
    const QPointer<QWidget> before = std::exchange(m_focusBefore, nullptr);
    hide();
    if (givesFocusBack && before && before->isVisible())
        before->setFocus();
}

bool CommandPalette::takeKey(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        close(true);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        walk(key == Qt::Key_Up ? -1 : 1);
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        walk(key == Qt::Key_PageUp ? -10 : 10);
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && isVisible()
        && static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason
        && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason)
        close(false);
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept(); // for this sheet, not for the work that goes on
        return true;
    }
    if (event->type() == QEvent::KeyPress && takeKey(static_cast<QKeyEvent*>(event)->key()))
        return true;
    return QFrame::eventFilter(watched, event);
}

} // namespace vitscope
