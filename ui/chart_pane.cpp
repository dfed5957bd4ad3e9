// SPDX-License-Identifier: MIT
#include "ui/chart_pane.h"

#include "ui/focus_ring.h"
#include "ui/language.h"
#include "ui/screen_style.h"
#include "ui/translated_finding.h"

#include <QMouseEvent>

#include <utility>

namespace vitscope {

namespace {

constexpr int margin = 24;

/// Rows and columns that a key moves by; none for other keys.
std::optional<QPoint> stepOf(const QKeyEvent& event)
{
    constexpr int far = 1 << 16;
    if (event.modifiers() & ~Qt::KeypadModifier)
        return std::nullopt;
    switch (event.key()) {
    case Qt::Key_Up:
        return QPoint(0, -1);
    case Qt::Key_Down:
        return QPoint(0, 1);
    case Qt::Key_Left:
        return QPoint(-1, 0);
    case Qt::Key_Right:
        return QPoint(1, 0);
    case Qt::Key_Home:
        return QPoint(-far, 0);
    case Qt::Key_End:
        return QPoint(far, 0);
    default:
        return std::nullopt;
    }
}

bool isEnter(const QKeyEvent& event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

/// Whether both are tables with the same cells, so that the chosen one still means something.
bool sameCells(const std::optional<Finding>& first, const std::optional<Finding>& second)
{
    const Matrix* one = first ? std::get_if<Matrix>(&*first) : nullptr;
    const Matrix* other = second ? std::get_if<Matrix>(&*second) : nullptr;
    return one && other && one->title == other->title && one->rows == other->rows
        && one->columns == other->columns;
}

} // namespace

ChartPane::ChartPane(QWidget* parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(160, 120);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Chart"));
}

void ChartPane::setFinding(const Finding* finding)
{
    m_chart.reset();
    const std::optional<Finding> before = std::exchange(m_finding, std::nullopt);
    if (finding && isChart(*finding))
        m_finding = translated(*finding);
    if (!sameCells(before, m_finding)) {
        m_hovered.reset();
        m_chosen.reset();
    }
    if (m_finding && !m_chosen) {
        describe();
        Q_EMIT pointedNowhere();
    }
    update();
    Q_EMIT findingTaken();
}

void ChartPane::setDisplay(const DisplayOptions& display)
{
    if (display == m_display)
        return;
    m_display = display;
    invalidate();
}

void ChartPane::setActivation(const QString& sentence)
{
    m_activation = sentence;
}

void ChartPane::setChosen(const std::optional<ChartPart>& part)
{
    m_chosen = part;
    update();
}

void ChartPane::describe()
{
    const QString note = QString::fromStdString(noteOf(*m_finding));
    const QString keys = tr("Arrow keys move over the values.")
        + (m_activation.isEmpty() ? QString() : QLatin1Char(' ') + m_activation);
    setAccessibleName(QString::fromStdString(titleOf(*m_finding)));
    setAccessibleDescription(note.isEmpty() ? keys : note + QStringLiteral(". ") + keys);
    setToolTip(note.isEmpty() ? note : "<p>" + note.toHtmlEscaped()); // so that it is wrapped
}

void ChartPane::invalidate()
{
    m_chart.reset();
    update();
}

const Chart* ChartPane::chart()
{
    if (!m_finding)
        return nullptr;
    if (!m_chart || m_density != devicePixelRatioF()) {
        m_density = devicePixelRatioF();
        m_chart = makeChart(*m_finding, findingScale(m_display, *m_finding), screenStyle(*this));
        m_chart->layOut(rect().toRectF().adjusted(margin, margin, -margin, -margin));
    }
    return m_chart.get();
}

void ChartPane::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (chart())
        paintChart(painter);
    if (hasFocus())
        paintFocusRing(painter, rect(), palette());
}

void ChartPane::paintChart(QPainter& painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    m_chart->paint(painter);
    const auto frame = [&](const ChartPart& part, const QColor& color, double width) {
        const QRectF box = m_chart->boxOf(part);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Base), width + 2, Qt::SolidLine, Qt::SquareCap,
            Qt::MiterJoin)); // seen on every colour
        painter.drawRect(box);
        painter.setPen(QPen(color, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(box);
    };
    if (m_hovered && m_hovered != m_chosen)
        frame(*m_hovered, palette().color(QPalette::Text), 1.2);
    if (m_chosen)
        frame(*m_chosen, palette().color(QPalette::Highlight), 2.2);
}

void ChartPane::resizeEvent(QResizeEvent* event)
{
    invalidate();
    QWidget::resizeEvent(event);
}

void ChartPane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        invalidate();
    QWidget::changeEvent(event);
}

void ChartPane::tell(const std::optional<ChartPart>& part)
{
    if (part && chart())
        Q_EMIT pointed(translated(m_chart->readOut(*part)));
    else
        Q_EMIT pointedNowhere();
}

void ChartPane::mouseMoveEvent(QMouseEvent* event)
{
    const auto part = chart() ? m_chart->partAt(event->position()) : std::nullopt;
    setCursor(part && !m_activation.isEmpty() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (part != m_hovered) {
        m_hovered = part;
        update();
        tell(part ? part : m_chosen);
    }
}

void ChartPane::leaveEvent(QEvent*)
{
    m_hovered.reset();
    update();
    tell(m_chosen);
}

void ChartPane::mousePressEvent(QMouseEvent* event)
{
    const auto part = chart() ? m_chart->partAt(event->position()) : std::nullopt;
    if (event->button() != Qt::LeftButton || !part)
        return;
    activate(*part);
}

void ChartPane::choose(const std::optional<ChartPart>& part)
{
    m_chosen = part;
    update();
    tell(part);
    if (!part)
        return;
    setAccessibleDescription(translated(m_chart->readOut(*part)));
    Q_EMIT chosenChanged();
}

void ChartPane::activate(const ChartPart& part)
{
    choose(part);
    Q_EMIT activated(part);
}

/// The window's own arrow keys walk over layers and heads; here they walk over the chart.
bool ChartPane::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && m_finding) {
        const auto* press = static_cast<QKeyEvent*>(event);
        if (stepOf(*press) || isEnter(*press)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void ChartPane::keyPressEvent(QKeyEvent* event)
{
    if (const auto step = stepOf(*event); step && chart())
        return choose(m_chart->moved(m_chosen, step->y(), step->x()));
    if (isEnter(*event) && m_chosen && chart())
        return Q_EMIT activated(*m_chosen);
    QWidget::keyPressEvent(event);
}

} // namespace vitscope
