// SPDX-License-Identifier: MIT
#include "ui/session.h"
#include "ui/views.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QToolTip>
#include <QVBoxLayout>

namespace vitscope {

namespace {

constexpr int gap = 2, labelWidth = 30, labelHeight = 18, smallestCell = 14, largestCell = 72;

/// One thumbnail per layer and head, all of the query that is shown.
class OverviewGrid : public QWidget
{
    Q_OBJECT
public:
    explicit OverviewGrid(Session& session)
        : m_session(session)
    {
        setFocusPolicy(Qt::TabFocus);
        setMouseTracking(true);
        setAccessibleName(tr("Overview of layers and heads"));
    }

    void refresh()
    {
        paintThumbnails();
        updateGeometry();
        update();
    }

    /// Cells as large as the width allows, so that the rows scroll where they must.
    void fitTo(QSize room)
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

protected:
    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::ToolTip)
            return QWidget::event(event);
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto cell = cellAt(help->pos()))
            QToolTip::showText(
                help->globalPos(), sentence(cell->y(), cell->x()), this, cellRect(cell->y(), cell->x()));
        return true;
    }

    void paintEvent(QPaintEvent*) override
    {
        const AttentionOverview* all = m_session.overview();
        if (!all || m_thumbnails.isNull())
            return;
        QPainter painter(this);
        const Query& query = m_session.state().query;
        const int layer = layerOf(query, all->layers);
        const bool one = query.heads == Query::Heads::Single;
        for (int row = 0; row < all->layers; ++row) {
            for (int head = 0; head < all->heads; ++head)
                painter.drawImage(cellRect(row, head), m_thumbnails,
                    QRect(head * all->columns, row * all->rows, all->columns, all->rows));
        }
        paintLabels(painter, *all, layer, one ? query.head : -1);
        const QRect chosen
            = one ? cellRect(layer, query.head) : cellRect(layer, 0).united(cellRect(layer, all->heads - 1));
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(chosen.adjusted(-1, -1, 1, 1));
        if (m_hovered) {
            painter.setPen(palette().color(QPalette::WindowText));
            painter.drawRect(cellRect(m_hovered->y(), m_hovered->x()).adjusted(0, 0, -1, -1));
        }
        if (hasFocus()) {
            painter.setPen(QPen(palette().color(QPalette::Highlight), 1, Qt::DotLine));
            painter.drawRect(rect().adjusted(0, 0, -1, -1));
        }
    }

    void mouseMoveEvent(QMouseEvent* event) override { setHovered(cellAt(event->pos())); }
    void leaveEvent(QEvent*) override { setHovered(std::nullopt); }

    void mousePressEvent(QMouseEvent* event) override
    {
        const auto cell = cellAt(event->pos());
        if (event->button() == Qt::LeftButton && cell)
            m_session.chooseHead(cell->y(), cell->x());
    }

private:
    QRect cellRect(int layer, int head) const
    {
        return {labelWidth + gap + head * (m_cell.width() + gap),
            labelHeight + gap + layer * (m_cell.height() + gap), m_cell.width(), m_cell.height()};
    }

    /// (head, layer) under a point.
    std::optional<QPoint> cellAt(QPoint point) const
    {
        const AttentionOverview* all = m_session.overview();
        const int x = point.x() - labelWidth - gap, y = point.y() - labelHeight - gap;
        if (!all || x < 0 || y < 0)
            return std::nullopt;
        const QPoint cell(x / (m_cell.width() + gap), y / (m_cell.height() + gap));
        if (cell.x() >= all->heads || cell.y() >= all->layers)
            return std::nullopt;
        return cell;
    }

    void setHovered(std::optional<QPoint> cell)
    {
        if (cell != m_hovered) {
            m_hovered = cell;
            update();
        }
    }

    QString sentence(int layer, int head) const
    {
        const AttentionOverview& all = *m_session.overview();
        const auto map = all.map(layer, head);
        const auto top = std::max_element(map.begin(), map.end()) - map.begin();
        return tr("Layer %1, head %2: strongest at row %3, column %4 (%5)")
            .arg(layer)
            .arg(head)
            .arg(top / all.columns)
            .arg(top % all.columns)
            .arg(double(map[std::size_t(top)]), 0, 'g', 3);
    }

    /// One pixel per patch; scaled when painted.
    void paintThumbnails()
    {
        const AttentionOverview* all = m_session.overview();
        if (!all) {
            m_thumbnails = {};
            return;
        }
        m_thumbnails = QImage(all->heads * all->columns, all->layers * all->rows, QImage::Format_RGB32);
        Scale scale{&colormapOf(m_session.state().display, false), {}, m_session.state().display.gamma, false,
            false, {}};
        const ValueRange whole = wholeRange(*all);
        const double smallest = all->smallestPositive();
        for (int layer = 0; layer < all->layers; ++layer) {
            const ValueRange wide = all->layerRange(layer);
            for (int head = 0; head < all->heads; ++head) {
                const auto map = all->map(layer, head);
                scale.range = rangeOf(*all, layer, head, wide, whole);
                scale.logarithmic = false;
                if (m_session.state().display.logarithmic)
                    scale.makeLogarithmic(smallest);
                for (int row = 0; row < all->rows; ++row) {
                    auto* line = reinterpret_cast<QRgb*>(m_thumbnails.scanLine(layer * all->rows + row))
                        + head * all->columns;
                    for (int column = 0; column < all->columns; ++column)
                        line[column] = scale.color(map[std::size_t(row * all->columns + column)]);
                }
            }
        }
    }

    /// Of all heads; without outliers where the display asks for that.
    ValueRange wholeRange(const AttentionOverview& all) const
    {
        const DisplayOptions& display = m_session.state().display;
        return display.rangeMode == RangeMode::Percentile
            ? percentileRange(all.values, display.percentile).value_or(ValueRange{})
            : all.modelRange();
    }

    /// The same choice of range as the large map's.
    ValueRange rangeOf(const AttentionOverview& all, int layer, int head, const ValueRange& wide,
        const ValueRange& whole) const
    {
        switch (m_session.state().display.rangeMode) {
        case RangeMode::Map:
            return all.range(layer, head);
        case RangeMode::Layer:
            return wide;
        case RangeMode::Model:
        case RangeMode::Percentile:
            return whole;
        case RangeMode::Fixed:
            return m_session.state().display.fixed;
        }
        return whole;
    }

    void paintLabels(QPainter& painter, const AttentionOverview& all, int layer, int head) const
    {
        QFont small = font();
        small.setPointSizeF(small.pointSizeF() * 0.85);
        painter.setFont(small);
        const QFontMetrics metrics(small);
        const int stepY = 1 + metrics.height() / (m_cell.height() + gap + 2);
        const int stepX = 1 + metrics.horizontalAdvance("H00") / (m_cell.width() + gap);
        const auto color = [&](bool chosen) {
            painter.setPen(palette().color(chosen ? QPalette::WindowText : QPalette::PlaceholderText));
        };
        for (int row = 0; row < all.layers; ++row) {
            if (row % stepY)
                continue;
            color(row == layer);
            const QRect cell = cellRect(row, 0);
            painter.drawText(QRect(0, cell.top() - 8, labelWidth - 4, cell.height() + 16),
                Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("L%1").arg(row));
        }
        for (int column = 0; column < all.heads; ++column) {
            if (column % stepX)
                continue;
            color(column == head);
            const QRect cell = cellRect(0, column);
            painter.drawText(QRect(cell.left() - 12, 0, cell.width() + 24, labelHeight), Qt::AlignCenter,
                QStringLiteral("H%1").arg(column));
        }
    }

    Session& m_session;
    QSize m_cell{24, 24};
    QImage m_thumbnails;
    std::optional<QPoint> m_hovered;
};

class Overview : public View
{
    Q_OBJECT
public:
    explicit Overview(Session& session, QWidget* parent)
        : View(session, parent)
        , m_grid(new OverviewGrid(session))
        , m_scroll(new QScrollArea)
    {
        m_scroll->setWidget(m_grid);
        m_scroll->setFrameShape(QFrame::NoFrame);
        m_scroll->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        m_scroll->setFocusPolicy(Qt::NoFocus);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(4, 4, 4, 4);
        column->addWidget(m_scroll);
        connect(&session, &Session::overviewChanged, this, &Overview::invalidate);
        connect(&session, &Session::stateChanged, this, &Overview::invalidate);
    }

    QSize sizeHint() const override { return {280, 330}; }

protected:
    void refresh() override
    {
        m_grid->fitTo(m_scroll->viewport()->size());
        m_grid->refresh();
    }
    void showEvent(QShowEvent* event) override
    {
        session().setOverviewWanted(true);
        View::showEvent(event);
    }
    void hideEvent(QHideEvent* event) override
    {
        session().setOverviewWanted(false);
        View::hideEvent(event);
    }
    void resizeEvent(QResizeEvent* event) override
    {
        View::resizeEvent(event);
        m_grid->fitTo(m_scroll->viewport()->size());
    }

private:
    OverviewGrid* m_grid;
    QScrollArea* m_scroll;
};

} // namespace

namespace view {
extern constinit const ViewFacts overview{"overview", "Overview",
    "Every head of every layer for the shown query", Qt::LeftDockWidgetArea,
    [](Session& session, QWidget* parent) -> View* {
        return new Overview(session, parent);
    }};
} // namespace view

} // namespace vitscope

#include "overview.moc"
