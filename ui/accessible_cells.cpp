// SPDX-License-Identifier: MIT
#include "ui/accessible_cells.h"

#include <QPointer>
#include <QWidget>

namespace vitscope {

namespace {

/// One cell or item; asks the widget's table for everything, and is invalid once that is gone.
class AccessibleCell : public QAccessibleInterface,
                       public QAccessibleTableCellInterface,
                       public QAccessibleActionInterface
{
public:
    AccessibleCell(QWidget* widget, int index)
        : m_widget(widget)
        , m_index(index)
    {
    }

    int index() const { return m_index; }

    bool isValid() const override { return cells() && m_index < cells()->childCount(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_widget ? m_widget->window()->windowHandle() : nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessibleInterface* parent() const override { return cells(); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    void setText(QAccessible::Text, const QString&) override { }

    QString text(QAccessible::Text text) const override
    {
        return isValid() && text == QAccessible::Name ? cells()->source().text(m_index) : QString();
    }

    QRect rect() const override
    {
        const QRect box = isValid() ? cells()->source().box(m_index) : QRect();
        return box.isEmpty() ? QRect() : QRect(m_widget->mapToGlobal(box.topLeft()), box.size());
    }

    QAccessible::Role role() const override
    {
        return isValid() && isInTable() ? QAccessible::Cell : QAccessible::ListItem;
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const CellSource& source = cells()->source();
        const QRect box = source.box(m_index);
        state.selectable = state.focusable = true;
        state.selected = source.isSelected(m_index);
        state.focused = m_widget->hasFocus() && source.current() == m_index;
        state.invisible = !m_widget->isVisible() || (isInTable() && source.text(m_index).isEmpty());
        state.offscreen = !box.intersects(m_widget->visibleRegion().boundingRect());
        state.disabled = !m_widget->isEnabled();
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TableCellInterface && isValid() && isInTable())
            return static_cast<QAccessibleTableCellInterface*>(this);
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }

    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    int columnIndex() const override { return isValid() ? m_index % cells()->columnCount() : -1; }
    int rowIndex() const override { return isValid() ? m_index / cells()->columnCount() : -1; }
    bool isSelected() const override { return isValid() && cells()->source().isSelected(m_index); }
    QList<QAccessibleInterface*> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    QAccessibleInterface* table() const override { return cells(); }

    QStringList actionNames() const override { return {pressAction()}; }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }
    void doAction(const QString& action) override
    {
        if (action == pressAction() && isValid())
            cells()->source().activate(m_index);
    }

private:
    AccessibleCells* cells() const
    {
        return m_widget ? dynamic_cast<AccessibleCells*>(QAccessible::queryAccessibleInterface(m_widget))
                        : nullptr;
    }
    bool isInTable() const { return m_index < cells()->cellCount(); }

    QPointer<QWidget> m_widget;
    int m_index;
};

} // namespace

AccessibleCells::AccessibleCells(QWidget* widget, std::unique_ptr<CellSource> source)
    : QAccessibleWidget(widget, QAccessible::Table)
    , m_source(std::move(source))
{
}

AccessibleCells::~AccessibleCells()
{
    forgetCells();
}

void AccessibleCells::forgetCells() const
{
    for (const QAccessible::Id id : std::exchange(m_cells, {}))
        QAccessible::deleteAccessibleInterface(id);
}

void* AccessibleCells::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface*>(this)
                                               : QAccessibleWidget::interface_cast(type);
}

QString AccessibleCells::text(QAccessible::Text text) const
{
    const QString own = QAccessibleWidget::text(text);
    const QString more = text == QAccessible::Description ? m_source->description() : QString();
    return more.isEmpty() ? own : own.isEmpty() ? more : more + QLatin1Char(' ') + own;
}

QAccessibleInterface* AccessibleCells::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    if (const auto known = m_cells.constFind(index); known != m_cells.cend())
        return QAccessible::accessibleInterface(*known);
    auto* cell = new AccessibleCell(widget(), index);
    m_cells.insert(index, QAccessible::registerAccessibleInterface(cell));
    return cell;
}

QAccessibleInterface* AccessibleCells::childAt(int x, int y) const
{
    const QPoint point = widget()->mapFromGlobal(QPoint(x, y));
    for (int index = 0; index < cellCount(); ++index)
        if (m_source->box(index).contains(point))
            return child(index);
    return nullptr;
}

QAccessibleInterface* AccessibleCells::focusChild() const
{
    const auto current = widget()->hasFocus() ? m_source->current() : std::nullopt;
    return current ? child(*current) : QAccessibleWidget::focusChild();
}

int AccessibleCells::indexOfChild(const QAccessibleInterface* child) const
{
    const auto* cell = dynamic_cast<const AccessibleCell*>(child);
    return cell && cell->parent() == this ? cell->index() : -1;
}

QAccessibleInterface* AccessibleCells::cellAt(int row, int column) const
{
    const bool exists = row >= 0 && row < rowCount() && column >= 0 && column < columnCount();
    return exists ? child(row * columnCount() + column) : nullptr;
}

QList<QAccessibleInterface*> AccessibleCells::selectedCells() const
{
    QList<QAccessibleInterface*> found;
    for (int index = 0; index < cellCount(); ++index)
        if (m_source->isSelected(index))
            found += child(index);
    return found;
}

namespace {

/// Whether a screen reader is there: as the platform said at first, and as it says since.
class Listening : public QAccessible::ActivationObserver
{
public:
    Listening()
        : m_active(QAccessible::isActive())
    {
        QAccessible::installActivationObserver(this);
    }
    ~Listening() { QAccessible::removeActivationObserver(this); }
    void accessibilityActiveChanged(bool active) override { m_active = active; }
    bool isActive() const { return m_active; }

private:
    bool m_active;
};

bool somebodyListens()
{
    static const Listening listening;
    return listening.isActive();
}

} // namespace

static void (*screenReader)(QAccessibleEvent*) = QAccessible::updateAccessibility;

void tellScreenReader(QAccessibleEvent& event)
{
    screenReader(&event);
}

void setScreenReader(void (*reader)(QAccessibleEvent*))
{
    screenReader = reader ? reader : QAccessible::updateAccessibility;
}

TellingCells::TellingCells(QWidget& widget)
    : m_widget(widget)
{
    (void)somebodyListens();
    widget.installEventFilter(this);
}

void TellingCells::tellCurrent()
{
    if (!somebodyListens())
        return;
    if (const auto cell = current(); cell && m_widget.hasFocus()) {
        QAccessibleEvent focus(&m_widget, QAccessible::Focus);
        focus.setChild(*cell);
        tellScreenReader(focus);
    }
    QAccessibleEvent selection(&m_widget, QAccessible::SelectionWithin);
    tellScreenReader(selection);
}

void TellingCells::tellChanged()
{
    if (!somebodyListens())
        return;
    QAccessibleTableModelChangeEvent reset(&m_widget, QAccessibleTableModelChangeEvent::ModelReset);
    tellScreenReader(reset);
}

/// Qt tells that the widget has the focus; the cell that has it is told after that.
bool TellingCells::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::FocusIn)
        QMetaObject::invokeMethod(
            this, [this] { tellCurrent(); }, Qt::QueuedConnection);
    return false;
}

} // namespace vitscope
