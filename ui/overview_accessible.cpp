// SPDX-License-Identifier: MIT
#include "ui/accessible.h"
#include "ui/accessible_cells.h"
#include "ui/overview_grid.h"

namespace vitscope {

namespace {

class OverviewCells : public TellingCells
{
public:
    explicit OverviewCells(OverviewGrid& grid)
        : TellingCells(grid)
        , m_grid(grid)
        , m_chosen(grid.chosenSlot())
    {
        connect(&grid, &OverviewGrid::refreshed, this, [this] { tellChanged(); });
        connect(&grid.session(), &Session::stateChanged, this, [this] {
            if (std::exchange(m_chosen, m_grid.chosenSlot()) != m_grid.chosenSlot())
                tellCurrent();
        });
    }

    int rows() const override { return m_grid.layers(); }
    int columns() const override { return m_grid.heads(); }
    QString text(int slot) const override { return m_grid.sentenceAt(slot); }
    QRect box(int slot) const override { return m_grid.slotRect(slot); }
    bool isSelected(int slot) const override { return m_grid.isChosen(slot); }
    void activate(int slot) override { m_grid.open(slot); }
    QString rowTitle(int row) const override
    {
        return m_grid.sorted() ? OverviewGrid::tr("From place %1").arg(row * columns() + 1)
                               : OverviewGrid::tr("Layer %1").arg(row);
    }
    QString columnTitle(int column) const override
    {
        return m_grid.sorted() ? QString() : OverviewGrid::tr("Head %1").arg(column);
    }
    std::optional<int> current() const override { return m_grid.chosenSlot(); }

private:
    OverviewGrid& m_grid;
    std::optional<int> m_chosen;
};

} // namespace

QAccessibleInterface* accessibleOverview(OverviewGrid& grid)
{
    return new AccessibleCells(&grid, std::make_unique<OverviewCells>(grid));
}

} // namespace vitscope
