// SPDX-License-Identifier: MIT
#include "ui/overview_grid.h"

#include "ui/image_canvas.h"
#include "ui/language.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace vitscope {

namespace {

constexpr int smallestCell = 14, largestCell = 72;

} // namespace

OverviewGrid::OverviewGrid(Session& session, const HeadStatistics& statistics)
    : m_session(session)
    , m_statistics(statistics)
{
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Overview of layers and heads"));
}

void OverviewGrid::refresh()
{
    m_slots = m_statistics.order();
    if (const AttentionOverview* all = m_session.overview();
        all && int(m_slots.size()) != all->layers * all->heads)
        m_slots.clear(); // of the model before
    m_stale = true; // painted once, however much has changed
    updateGeometry();
    update();
    Q_EMIT refreshed();
}

int OverviewGrid::layers() const
{
    return m_session.overview() ? m_session.overview()->layers : 0;
}

int OverviewGrid::heads() const
{
    return m_session.overview() ? m_session.overview()->heads : 0;
}

void OverviewGrid::showValues(bool shows)
{
    m_showsValues = shows;
    update();
}

void OverviewGrid::fitTo(QSize room)
{
    const AttentionOverview* all = m_session.overview();
    if (!all)
        return;
    const int wide = (room.width() - labelWidth) / all->heads - gap;
    const int high = (room.height() - labelHeight) / all->layers - gap;
    const double shape = double(all->columns) / all->rows;
    const int fitting = std::min(wide, int(high * shape));
    const int width = std::clamp(fitting, std::min(smallestCell, std::max(4, wide)), largestCell);
    m_cell = {width, std::max(4, int(width / shape))};
    setFixedSize(labelWidth + all->heads * (m_cell.width() + gap) + gap,
        labelHeight + all->layers * (m_cell.height() + gap) + gap);
}

bool OverviewGrid::isChosen(int slot) const
{
    const Query& query = m_session.state().query;
    const int head = headOf(slot);
    return head / heads() == layerOf(query, layers())
        && (query.heads != Query::Heads::Single || query.head == head % heads());
}

std::optional<int> OverviewGrid::chosenSlot() const
{
    if (!m_session.overview())
        return std::nullopt;
    const Query& query = m_session.state().query;
    const int head = query.heads == Query::Heads::Single ? std::clamp(query.head, 0, heads() - 1) : 0;
    return slotOf(layerOf(query, layers()) * heads() + head);
}

void OverviewGrid::open(int slot)
{
    m_session.chooseHead(headOf(slot) / heads(), headOf(slot) % heads());
}

/// In an order of its own, arrows walk over the places shown; else they are the window's.
void OverviewGrid::keyPressEvent(QKeyEvent* event)
{
    const auto step = arrowStep(*event);
    const auto chosen = chosenSlot();
    if (!step || !sorted() || !chosen)
        return QWidget::keyPressEvent(event);
    const int row = std::clamp(*chosen / heads() + step->y(), 0, layers() - 1);
    const int column = std::clamp(*chosen % heads() + step->x(), 0, heads() - 1);
    open(row * heads() + column);
}

bool OverviewGrid::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && sorted()) {
        const auto* press = static_cast<QKeyEvent*>(event);
        if (arrowStep(*press) && !(press->modifiers() & ~Qt::KeypadModifier)) {
            event->accept();
            return true;
        }
    }
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto slot = slotAt(help->pos()))
        QToolTip::showText(help->globalPos(), sentence(headOf(*slot)), this, slotRect(*slot));
    return true;
}

QRect OverviewGrid::slotRect(int slot) const
{
    return {labelWidth + gap + slot % heads() * (m_cell.width() + gap),
        labelHeight + gap + slot / heads() * (m_cell.height() + gap), m_cell.width(), m_cell.height()};
}

std::optional<int> OverviewGrid::slotAt(QPoint point) const
{
    const AttentionOverview* all = m_session.overview();
    const int x = point.x() - labelWidth - gap, y = point.y() - labelHeight - gap;
    if (!all || x < 0 || y < 0)
        return std::nullopt;
    const int column = x / (m_cell.width() + gap), row = y / (m_cell.height() + gap);
    if (column >= all->heads || row >= all->layers)
        return std::nullopt;
    return row * all->heads + column;
}

std::optional<std::pair<int, int>> OverviewGrid::headAt(QPoint point) const
{
    const auto slot = slotAt(point);
    if (!slot)
        return std::nullopt;
    return std::pair(headOf(*slot) / heads(), headOf(*slot) % heads());
}

int OverviewGrid::slotOf(int head) const
{
    return sorted() ? int(std::ranges::find(m_slots, head) - m_slots.begin()) : head;
}

void OverviewGrid::mouseMoveEvent(QMouseEvent* event)
{
    setHovered(slotAt(event->pos()));
}

void OverviewGrid::mousePressEvent(QMouseEvent* event)
{
    const auto head = headAt(event->pos());
    if (event->button() == Qt::LeftButton && head)
        m_session.chooseHead(head->first, head->second);
}

void OverviewGrid::setHovered(std::optional<int> slot)
{
    if (slot != m_hovered) {
        m_hovered = slot;
        update();
    }
}

QString OverviewGrid::sentence(int head) const
{
    const AttentionOverview& all = *m_session.overview();
    const auto map = all.map(head / all.heads, head % all.heads);
    const auto top = std::max_element(map.begin(), map.end()) - map.begin();
    QString text = tr("Layer %1, head %2: strongest at row %3, column %4 (%5)")
                       .arg(head / all.heads)
                       .arg(head % all.heads)
                       .arg(top / all.columns)
                       .arg(top % all.columns)
                       .arg(double(map[std::size_t(top)]), 0, 'g', 3);
    if (const Matrix* values = m_statistics.values())
        text += "\n"
            + tr("%1: %2 %3")
                  .arg(translated(values->title))
                  .arg(double(values->values[std::size_t(head)]), 0, 'g', 3)
                  .arg(translated(values->unit));
    return text;
}

} // namespace vitscope
