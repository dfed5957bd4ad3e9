// SPDX-License-Identifier: MIT
#pragma once

#include <QAccessibleWidget>
#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

namespace vitscope {

/// What a screen reader may ask of a widget that paints cells itself. Cells are counted row by row; behind
/// them may come items that are not in the table (prefix tokens). Everything is asked for late, on the UI
/// thread, and answered from what is there: nothing is computed for it but words.
class CellSource
{
public:
    virtual ~CellSource() = default;

    virtual int rows() const = 0;
    virtual int columns() const = 0;
    virtual int items() const { return 0; } ///< behind the cells
    virtual QString text(int index) const = 0; ///< empty: there is no such cell
    virtual QRect box(int index) const = 0; ///< in the widget; empty: not on screen
    virtual bool isSelected(int index) const = 0;
    virtual void activate(int index) = 0;
    virtual QString rowTitle(int row) const = 0;
    virtual QString columnTitle(int column) const = 0;
    /// The cell that the keyboard is at.
    virtual std::optional<int> current() const = 0;
    /// What the widget says of itself besides its own name and description.
    virtual QString description() const { return {}; }
};

/// What events go to: Qt, unless a test listens in its place.
void tellScreenReader(QAccessibleEvent& event);
void setScreenReader(void (*reader)(QAccessibleEvent*));

/// Cells of a widget that tell a screen reader, where one listens, what changed. Made only for who asks, so
/// a window without a screen reader tells nothing and connects nothing.
class TellingCells : public QObject, public CellSource
{
public:
    explicit TellingCells(QWidget& widget);

protected:
    void tellCurrent(); ///< another cell, or another selection
    void tellChanged(); ///< other values, or other cells
    bool eventFilter(QObject* watched, QEvent* event) override;

    QWidget& m_widget;
};

/// A widget as a table of cells, each with words, a place, a selection and a press.
class AccessibleCells : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    AccessibleCells(QWidget* widget, std::unique_ptr<CellSource> source);
    ~AccessibleCells() override;

    const CellSource& source() const { return *m_source; }
    CellSource& source() { return *m_source; }
    int cellCount() const { return m_source->rows() * m_source->columns(); }

    void* interface_cast(QAccessible::InterfaceType type) override;
    QString text(QAccessible::Text text) const override;
    int childCount() const override { return cellCount() + m_source->items(); }
    QAccessibleInterface* child(int index) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    QAccessibleInterface* focusChild() const override;
    int indexOfChild(const QAccessibleInterface* child) const override;

    QAccessibleInterface* caption() const override { return nullptr; }
    QAccessibleInterface* summary() const override { return nullptr; }
    QAccessibleInterface* cellAt(int row, int column) const override;
    int selectedCellCount() const override { return int(selectedCells().size()); }
    QList<QAccessibleInterface*> selectedCells() const override;
    QString columnDescription(int column) const override { return m_source->columnTitle(column); }
    QString rowDescription(int row) const override { return m_source->rowTitle(row); }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return 0; }
    int columnCount() const override { return m_source->columns(); }
    int rowCount() const override { return m_source->rows(); }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override { return {}; }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent*) override { forgetCells(); }

private:
    void forgetCells() const;

    std::unique_ptr<CellSource> m_source;
    mutable QHash<int, QAccessible::Id> m_cells; ///< those that were asked for
};

} // namespace vitscope
