// SPDX-License-Identifier: MIT
#include "ui/link_layer.h"

#include <QEvent>
#include <QPainter>

namespace vitscope {

namespace {

constexpr double thinnest = 1.4; // logical pixels

} // namespace

LinkLayer::LinkLayer(Session& session, ImageCanvas& canvas)
    : QWidget(&canvas)
    , m_session(session)
    , m_canvas(canvas)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setAccessibleName(tr("Strongest links through the layers"));
    hide();
    canvas.installEventFilter(this);
    connect(&session, &Session::contentChanged, this, &LinkLayer::refresh);
    connect(&session, &Session::stateChanged, this, &LinkLayer::refresh);
    connect(&canvas, &ImageCanvas::zoomChanged, this, qOverload<>(&QWidget::update));
}

bool LinkLayer::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(m_canvas.rect());
    return false;
}

void LinkLayer::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    setGeometry(m_canvas.rect());
    refresh();
}

void LinkLayer::refresh()
{
    const auto& run = m_session.content().run;
    const Query& query = m_session.state().query;
    const int count = m_session.state().display.links;
    if (isVisible() != (count > 0))
        return setVisible(count > 0);
    if (count == 0 || !run || !m_session.content().isFor(m_session.state())
        || (run == m_run && query == m_query && count == m_count))
        return;
    m_run = run;
    m_query = query;
    m_count = count;
    m_links.clear(); // stale ones are never shown
    update();
    m_lane.replace(
        Stage::Overview, this,
        [run, query, count](
            const Cancel& cancel, const Progress&) { return attentionLinks(*run, query, count, cancel); },
        [this](std::vector<AttentionLink> links) {
            m_links = std::move(links);
            update();
        });
}

void LinkLayer::paintEvent(QPaintEvent*)
{
    if (m_links.empty() || !m_run || m_run != m_session.content().run)
        return;
    QPainter painter(this);
    paintLinks(
        painter, m_run->framing(), m_run->shape().layers, m_links,
        [this](QPointF point) { return m_canvas.toWidget(point); }, thinnest);
}

} // namespace vitscope
