// SPDX-License-Identifier: MIT
#include "ui/patch_canvas.h"

#include "core/figure/overlay.h"
#include "core/figure/patch_marks.h"
#include "ui/canvas_layers.h"
#include "ui/focus_ring.h"
#include "ui/language.h"
#include "ui/patch_steps.h"

#include <QKeyEvent>
#include <QPainter>

namespace vitscope {

namespace {

constexpr double hatchPitch = 9; // logical pixels between hatch lines
constexpr double contourWidth = 1.6; // logical pixels
constexpr int patienceMilliseconds = 150; // shorter work is not worth a word

QList<QLineF> mapped(const QList<QLineF>& lines, const QTransform& transform)
{
    QList<QLineF> result;
    for (const QLineF& line : lines)
        result += transform.map(line);
    return result;
}

} // namespace

PatchCanvas::PatchCanvas(Session& session, Side side, QWidget* parent)
    : ImageCanvas(parent)
    , m_session(session)
    , m_side(side)
    , m_selection(side == Side::First ? new SelectionGesture(*this, session) : nullptr)
{
    setAccessibleName(side == Side::First ? tr("Picture and map") : tr("Other side: picture and map"));
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMilliseconds);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_tellsStale = true;
        update();
    });
    connect(&session, &Session::contentChanged, this, &PatchCanvas::takeContent);
    connect(&session, &Session::comparedChanged, this, &PatchCanvas::takeContent);
    connect(&session, &Session::findingChanged, this, &PatchCanvas::invalidate);
    connect(&session, &Session::stateChanged, this, &PatchCanvas::invalidate);
    connect(&session, &Session::busyChanged, this, &PatchCanvas::takeStale);
    connect(&session, &Session::hoverChanged, this, qOverload<>(&QWidget::update));
    connect(this, &ImageCanvas::hovered, this, [this](QPointF point) {
        const auto token = tokenAt(point);
        m_session.setHover(token, m_side);
        Q_EMIT pointed(point, token);
    });
    connect(this, &ImageCanvas::left, this, [this] {
        m_session.setHover(std::nullopt, m_side);
        Q_EMIT pointedNowhere();
    });
    connect(this, &ImageCanvas::clicked, this, [this](QPointF point, Qt::KeyboardModifiers modifiers) {
        if (const auto token = tokenAt(point))
            m_session.pin(*token, modifiers.testFlag(Qt::ShiftModifier), m_side);
    });
}

void PatchCanvas::setSide(Side side)
{
    if (side == m_side)
        return;
    const Place before = place();
    m_side = side;
    takeContent();
    setPlace(before);
}

std::optional<int> PatchCanvas::tokenAt(QPointF point) const
{
    const ShownSide shown = m_session.shown(m_side);
    const Run* run = shown.content ? shown.content->run.get() : nullptr;
    if (!run || point.x() < 0 || point.y() < 0 || point.x() >= run->framing().pictureWidth
        || point.y() >= run->framing().pictureHeight)
        return std::nullopt;
    const auto patch = run->framing().patchAt(point.x(), point.y());
    if (!patch)
        return std::nullopt;
    return int(run->shape().prefix.size()) + patch->row * run->shape().columns + patch->column;
}

void PatchCanvas::takeContent()
{
    const Content* content = m_session.shown(m_side).content;
    if (content && pyramid().key() != content->pyramid.key())
        setPyramid(content->pyramid);
    invalidate();
}

void PatchCanvas::invalidate()
{
    m_stale = true;
    takeStale();
    update();
}

void PatchCanvas::takeStale()
{
    const bool stale = isVisible() && m_session.busy() && m_session.shown(m_side).stale;
    if (stale && !m_tellsStale && !m_patience.isActive())
        m_patience.start();
    if (stale)
        return;
    m_patience.stop();
    if (std::exchange(m_tellsStale, false))
        update();
}

void PatchCanvas::compose(const View& visible)
{
    m_composed = pictureLayer(visible);
    const ShownSide shown = m_session.shown(m_side);
    const DisplayOptions& display = m_session.state().display;
    if (shown.content && shown.content->run) {
        const Framing& framing = shown.content->run->framing();
        const auto* map = shown.finding ? std::get_if<Heatmap>(shown.finding) : nullptr;
        const auto* colors = shown.finding ? std::get_if<ColorMap>(shown.finding) : nullptr;
        if (map && display.showHeat)
            blendHeat(m_composed, visible.part, framing, *map, *shown.scale, display.opacity, display.smooth,
                display.blend);
        if (colors && display.showHeat)
            blendColors(m_composed, visible.part, framing, *colors, display.opacity, display.smooth);
        markUnseen(m_composed, visible.part, framing, hatchPitch * devicePixelRatioF());
    }
    m_composed.setDevicePixelRatio(devicePixelRatioF());
    m_composedView = visible;
    m_stale = false;
}

void PatchCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Dark));
    if (const View visible = pyramid().isEmpty() ? View() : view(); !visible.target.isEmpty()) {
        if (m_stale || !(visible == m_composedView))
            compose(visible);
        painter.drawImage(QPointF(visible.target.topLeft()) / devicePixelRatioF(), m_composed);
        const ShownSide shown = m_session.shown(m_side);
        if (shown.content && shown.content->run)
            paintMarks(painter, shown);
        paintWords(painter, shown);
    }
    if (hasFocus())
        paintFocusRing(painter, rect(), palette());
}

void PatchCanvas::keyPressEvent(QKeyEvent* event)
{
    if (!stepPatch(m_session, *event))
        ImageCanvas::keyPressEvent(event);
}

void PatchCanvas::paintMarks(QPainter& painter, const ShownSide& shown)
{
    const Run& run = *shown.content->run;
    const DisplayOptions& display = m_session.state().display;
    const QPointF origin = toWidget({0, 0}), unit = toWidget({1, 1}) - origin;
    const QTransform transform(unit.x(), 0, 0, unit.y(), origin.x(), origin.y());
    if (display.showGrid)
        paintGrid(painter, run.framing(), transform);
    const auto* map = shown.finding ? std::get_if<Heatmap>(shown.finding) : nullptr;
    if (map && m_side != Side::Difference && display.showHeat && display.contour > 0)
        paintContour(painter,
            onPixels(painter, mapped(contourLines(run.framing(), *map, display.contour), transform)),
            contourWidth);
    if (display.showNumbers)
        paintPatchNumbers(painter, run.framing(), [&transform](const Box& box) {
            return transform.mapRect(QRectF(QPointF(box.left, box.top), QPointF(box.right, box.bottom)));
        });
    if (m_selection && m_side == Side::First)
        paintSelection(painter, run, m_selection->shown(), transform);
    if (const auto token = shown.token.sole()) {
        if (const auto cell = tokenCell(run, *token))
            paintQuery(painter, *cell, transform, false);
    } else {
        const auto outline = outlineOf(run.framing(), shown.token.patches(int(run.shape().prefix.size())));
        paintContour(painter, mapped(outline, transform), contourWidth);
    }
    if (shown.hover) {
        if (const auto cell = tokenCell(run, *shown.hover))
            paintQuery(painter, *cell, transform, true);
    }
    paintPins(painter, run, shown.pins, transform);
}

/// Why there is no map, or that a newer one is on its way.
void PatchCanvas::paintWords(QPainter& painter, const ShownSide& shown)
{
    const QString words = m_tellsStale ? tr("Working…") : translated(shown.why);
    if (words.isEmpty())
        return;
    constexpr int inset = 12, padding = 8;
    const QRect room = rect().adjusted(inset + padding, inset + padding, -inset - padding, -inset - padding);
    const int flags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
    const QRect text = fontMetrics().boundingRect(room, flags, words);
    painter.setFont(font());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Mid), 1));
    painter.setBrush(palette().color(QPalette::Window));
    painter.drawRoundedRect(text.toRectF().adjusted(-padding, -padding + 2, padding, padding - 2), 4, 4);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(text, flags, words);
}

} // namespace vitscope
