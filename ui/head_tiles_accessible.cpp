// SPDX-License-Identifier: MIT
#include "core/figure/ticks.h"
#include "ui/accessible.h"
#include "ui/accessible_cells.h"
#include "ui/head_tiles.h"
#include "ui/language.h"

#include <algorithm>

namespace vitscope {

namespace {

class TileCells : public TellingCells
{
public:
    explicit TileCells(HeadTiles& tiles)
        : TellingCells(tiles)
        , m_tiles(tiles)
    {
        connect(&tiles, &HeadTiles::shown, this, [this] { tellChanged(); });
        connect(&tiles.session(), &Session::stateChanged, this, [this] {
            if (std::exchange(m_chosen, current()) != current())
                tellCurrent();
        });
    }

    int rows() const override { return m_tiles.maps().empty() ? 0 : (heads() + columns() - 1) / columns(); }
    int columns() const override { return m_tiles.maps().empty() ? 0 : m_tiles.columns(); }
    QString text(int head) const override
    {
        if (head >= heads())
            return {};
        const Heatmap& map = m_tiles.maps()[std::size_t(head)];
        const auto top = std::ranges::max_element(map.values) - map.values.begin();
        return HeadTiles::tr("Layer %1, head %2: strongest at row %3, column %4 (%5 %6)")
            .arg(m_tiles.layer())
            .arg(head)
            .arg(top / map.columns)
            .arg(top % map.columns)
            .arg(translated(map.unit),
                QString::fromStdString(shortNumber(double(map.values[std::size_t(top)]))));
    }
    QRect box(int head) const override { return head < heads() ? m_tiles.tileRect(head) : QRect(); }
    bool isSelected(int head) const override { return current() == head; }
    void activate(int head) override
    {
        if (head < heads())
            m_tiles.session().chooseHead(m_tiles.layer(), head);
    }
    QString rowTitle(int) const override { return {}; }
    QString columnTitle(int) const override { return {}; }
    std::optional<int> current() const override
    {
        const Query& query = m_tiles.session().state().query;
        return query.heads == Query::Heads::Single && query.head < heads() ? std::optional(query.head)
                                                                           : std::nullopt;
    }

private:
    int heads() const { return int(m_tiles.maps().size()); }

    HeadTiles& m_tiles;
    std::optional<int> m_chosen;
};

} // namespace

QAccessibleInterface* accessibleTiles(HeadTiles& tiles)
{
    return new AccessibleCells(&tiles, std::make_unique<TileCells>(tiles));
}

} // namespace vitscope
