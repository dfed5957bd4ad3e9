// SPDX-License-Identifier: MIT
#include "ui/patch_canvas.h"

#include "core/figure/overlay.h"
#include "core/figure/patch_marks.h"
#include "ui/canvas_layers.h"

#include <QPainter>

namespace vitscope {

namespace {

constexpr double hatchPitch = 9; // logical pixels between hatch lines
constexpr double contourWidth = 1.6; // logical pixels

QList<QLineF> mapped(const QList<QLineF>& lines, const QTransform& transform)
{
    QList<QLineF> result;
    for (const QLineF& line : lines)
        result += transform.map(line);
    return result;
}

} // namespace

PatchCanvas::PatchCanvas(Session& session, QWidget* parent)
    : ImageCanvas(parent)
    , m_session(session)
    , m_selection(new SelectionGesture(*this, session))
{
    setAccessibleName(tr("Picture and map"));
    connect(&session, &Session::contentChanged, this, &PatchCanvas::takeContent);
    connect(&session, &Session::findingChanged, this, &PatchCanvas::invalidate);
    connect(&session, &Session::stateChanged, this, &PatchCanvas::invalidate);
    connect(&session, &Session::hoverChanged, this, qOverload<>(&QWidget::update));
    connect(this, &ImageCanvas::hovered, this, [this](QPointF point) {
        const auto token = tokenAt(point);
        m_session.setHover(token);
        Q_EMIT pointed(point, token);
    });
    connect(this, &ImageCanvas::left, this, [this] {
        m_session.setHover(std::nullopt);
        Q_EMIT pointedNowhere();
    });
    connect(this, &ImageCanvas::clicked, this, [this](QPointF point, Qt::KeyboardModifiers modifiers) {
        if (const auto token = tokenAt(point))
            m_session.pin(*token, modifiers.testFlag(Qt::ShiftModifier));
    });
}

std::optional<int> PatchCanvas::tokenAt(QPointF point) const
{
    const auto& run = m_session.content().run;
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
    if (pyramid().key() != m_session.content().pyramid.key())
        setPyramid(m_session.content().pyramid);
    invalidate();
}

void PatchCanvas::invalidate()
{
    m_stale = true;
    update();
}

void PatchCanvas::compose(const View& visible)
{
    m_composed = pictureLayer(visible);
    const auto& run = m_session.content().run;
    const DisplayOptions& display = m_session.state().display;
    if (run) {
        if (const Heatmap* map = m_session.map(); map && display.showHeat)
            blendHeat(m_composed, visible.part, run->framing(), *map, *m_session.scale(), display.opacity,
                display.smooth, display.blend);
        if (const ColorMap* colors = m_session.colors(); colors && display.showHeat)
            blendColors(m_composed, visible.part, run->framing(), *colors, display.opacity, display.smooth);
        markUnseen(m_composed, visible.part, run->framing(), hatchPitch * devicePixelRatioF());
    }
    m_composed.setDevicePixelRatio(devicePixelRatioF());
    m_composedView = visible;
    m_stale = false;
}

void PatchCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Dark));
    if (pyramid().isEmpty())
        return;
    const View visible = view();
    if (visible.target.isEmpty())
        return;
    if (m_stale || !(visible == m_composedView))
        compose(visible);
    painter.drawImage(QPointF(visible.target.topLeft()) / devicePixelRatioF(), m_composed);
    if (m_session.content().run)
        paintMarks(painter);
}

void PatchCanvas::paintMarks(QPainter& painter)
{
    const Run& run = *m_session.content().run;
    const ViewState& state = m_session.state();
    const QPointF origin = toWidget({0, 0}), unit = toWidget({1, 1}) - origin;
    const QTransform transform(unit.x(), 0, 0, unit.y(), origin.x(), origin.y());
    if (state.display.showGrid)
        paintGrid(painter, run.framing(), transform);
    if (const Heatmap* map = m_session.map(); map && state.display.showHeat && state.display.contour > 0)
        paintContour(painter, mapped(contourLines(run.framing(), *map, state.display.contour), transform),
            contourWidth);
    if (state.display.showNumbers)
        paintPatchNumbers(painter, run.framing(), [&transform](const Box& box) {
            return transform.mapRect(QRectF(QPointF(box.left, box.top), QPointF(box.right, box.bottom)));
        });
    paintSelection(painter, run, m_selection->shown(), transform);
    if (const auto cell = tokenCell(run, state.query.token))
        paintQuery(painter, *cell, transform, false);
    if (m_session.hover()) {
        if (const auto cell = tokenCell(run, *m_session.hover()))
            paintQuery(painter, *cell, transform, true);
    }
    paintPins(painter, run, state.pins, transform);
}

} // namespace vitscope
