// SPDX-License-Identifier: MIT
#include "ui/head_tiles.h"

#include "core/figure/overlay.h"
#include "core/figure/ticks.h"
#include "ui/focus_ring.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

constexpr int gap = 6, labelHeight = 16;

} // namespace

HeadTiles::HeadTiles(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
{
    setAccessibleName(tr("All heads of the layer"));
    setToolTip(tr("A click shows that head alone"));
    setMinimumSize(120, 80);
    setFocusPolicy(Qt::TabFocus); // the window's arrows walk over the heads
}

void HeadTiles::show(int layer, std::vector<Heatmap> maps)
{
    m_layer = layer;
    m_maps = std::move(maps);
    update();
    Q_EMIT shown();
}

/// The number of columns that gives the largest tiles.
int HeadTiles::columns() const
{
    const QSizeF picture = m_session.content().pyramid.size();
    const int heads = int(m_maps.size());
    int best = 1;
    double widest = 0;
    for (int columns = 1; columns <= heads; ++columns) {
        const int rows = (heads + columns - 1) / columns;
        const double wide = double(width()) / columns - gap;
        const double high
            = (double(height()) / rows - gap - labelHeight) * picture.width() / picture.height();
        if (std::min(wide, high) > widest) {
            widest = std::min(wide, high);
            best = columns;
        }
    }
    return best;
}

QRect HeadTiles::tileRect(int head) const
{
    const int across = columns(), down = (int(m_maps.size()) + across - 1) / across;
    const double wide = double(width()) / across, high = double(height()) / down;
    const QSizeF room(wide - gap, high - gap - labelHeight);
    const QSizeF shown = QSizeF(m_session.content().pyramid.size()).scaled(room, Qt::KeepAspectRatio);
    const QPointF corner(
        head % across * wide + (wide - shown.width()) / 2, head / across * high + labelHeight);
    return {corner.toPoint(), shown.toSize()}; // all of one size: they share the picture's pixels
}

const QImage& HeadTiles::picture(QSize pixels)
{
    const Pyramid& pyramid = m_session.content().pyramid;
    if (m_picture.size() != pixels || m_pictureKey != pyramid.key()) {
        m_picture
            = pyramid.layer({0, 0, double(pyramid.size().width()), double(pyramid.size().height())}, pixels);
        m_pictureKey = pyramid.key();
    }
    return m_picture;
}

void HeadTiles::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const bool ownScale = m_session.state().display.rangeMode == RangeMode::Map;
    const bool ready = m_session.content().run && !m_session.content().pyramid.isEmpty();
    for (int head = 0; ready && head < int(m_maps.size()); ++head)
        paintTile(painter, head, ownScale);
    if (hasFocus())
        paintFocusRing(painter, rect(), palette());
}

/// The same choice of range as the large map's: its own, or that of the layer.
Scale HeadTiles::scaleFor(const Heatmap& map) const
{
    const DisplayOptions& display = m_session.state().display;
    if (display.rangeMode == RangeMode::Layer || display.rangeMode == RangeMode::Percentile)
        return sharedScale(display, m_maps, valueRange(m_maps));
    const AttentionOverview* all = m_session.overview();
    return scaleOf(display, map, all ? std::optional(all->modelRange()) : std::nullopt);
}

void HeadTiles::paintTile(QPainter& painter, int head, bool ownScale)
{
    const Heatmap& map = m_maps[std::size_t(head)];
    const DisplayOptions& display = m_session.state().display;
    const QRect tile = tileRect(head);
    if (tile.isEmpty())
        return;
    const double ratio = devicePixelRatioF();
    const QRect pixels = QRectF(QPointF(tile.topLeft()) * ratio, QSizeF(tile.size()) * ratio).toRect();
    QImage image = picture(pixels.size());
    const QSize size = m_session.content().pyramid.size();
    const Scale scale = scaleFor(map);
    if (display.showHeat)
        blendHeat(image, {0, 0, double(size.width()), double(size.height())},
            m_session.content().run->framing(), map, scale, display.opacity, display.smooth, display.blend);
    image.setDevicePixelRatio(ratio); // one pixel of it is one of the screen
    painter.drawImage(QPointF(pixels.topLeft()) / ratio, image);
    const Query& query = m_session.state().query;
    const bool chosen = query.heads == Query::Heads::Single && query.head == head;
    painter.setPen(palette().color(chosen ? QPalette::WindowText : QPalette::PlaceholderText));
    const QString text = ownScale
        ? tr("H%1 · up to %2").arg(head).arg(QString::fromStdString(shortNumber(scale.range.high)))
        : tr("H%1").arg(head);
    const QRect label(tile.left(), tile.top() - labelHeight, tile.width(), labelHeight);
    painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().horizontalAdvance(text) <= tile.width() ? text : tr("H%1").arg(head));
    if (chosen) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(tile.adjusted(-1, -1, 1, 1));
    }
}

void HeadTiles::mousePressEvent(QMouseEvent* event)
{
    for (int head = 0; head < int(m_maps.size()); ++head)
        if (event->button() == Qt::LeftButton && tileRect(head).contains(event->pos()))
            m_session.chooseHead(m_layer, head);
}

} // namespace vitscope
