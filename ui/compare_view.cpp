// SPDX-License-Identifier: MIT
#include "ui/compare_view.h"

#include "core/base/same_place.h"
#include "ui/chart_view.h"
#include "ui/color_bar.h"
#include "ui/compared_side.h"
#include "ui/drop_places.h"
#include "ui/patch_canvas.h"
#include "ui/side_header.h"

#include <QApplication>
#include <QKeyEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitscope {

CompareView::CompareView(Session& session, const Actions& actions, QWidget* firstPane, PatchCanvas& first)
    : m_session(session)
    , m_first(first)
    , m_link(actions["linkSides"])
    , m_splitter(new QSplitter)
    , m_places(new DropPlaces(this))
{
    makeSecondPane(actions);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(5);
    m_splitter->addWidget(firstPane);
    m_splitter->addWidget(m_pane);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);
    connectLink();
    connect(&session, &Session::comparedChanged, this, &CompareView::showSides);
    connect(&session, &Session::stateChanged, this, &CompareView::showSides);
    connect(&session, &Session::findingChanged, this, &CompareView::showFinding);
    qApp->installEventFilter(this);
}

void CompareView::makeSecondPane(const Actions& actions)
{
    m_header = new SideHeader;
    for (const char* id : {"showDifference", "linkSides", "closeComparison"}) {
        auto* button = new QToolButton;
        button->setDefaultAction(actions[id]);
        button->setAutoRaise(true);
        button->setIconSize({16, 16});
        button->setFixedSize(26, 24);
        button->setFocusPolicy(Qt::TabFocus);
        m_header->add(button);
    }
    m_second = new PatchCanvas(m_session, Side::Second);
    m_chart = new ChartView(m_session, Side::Second);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_second);
    m_stack->addWidget(m_chart);
    m_bar = new ColorBar(m_session, Side::Second);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_stack, 1);
    row->addWidget(m_bar);
    m_pane = new QWidget;
    auto* column = new QVBoxLayout(m_pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addLayout(row, 1);
    m_pane->hide();
}

void CompareView::connectLink()
{
    connect(&m_first, &ImageCanvas::placeChanged, this, [this] { follow(*m_second, m_first); });
    connect(m_second, &ImageCanvas::placeChanged, this, [this] { follow(m_first, *m_second); });
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_balances = false; });
    connect(m_link, &QAction::toggled, this, [this] { follow(*m_second, m_first); });
    for (PatchCanvas* canvas : {&m_first, m_second}) {
        connect(canvas, &ImageCanvas::hovered, this, [this] { m_pointerInside = true; });
        connect(canvas, &ImageCanvas::left, this, [this] {
            m_pointerInside = false;
            flip(false);
        });
    }
    connect(m_second, &PatchCanvas::pointedNowhere, this, &CompareView::pointedNowhere);
    connect(m_second, &PatchCanvas::pointed, this, [this](QPointF point, std::optional<int> token) {
        if (m_second->side() == Side::Difference || !m_session.compared().isShown())
            return Q_EMIT pointed(point, token);
        const Box box = boxIn({point.x(), point.y(), point.x(), point.y()},
            m_session.compared().content().run->framing(), m_session.content().run->framing());
        Q_EMIT pointed({box.left, box.top}, m_session.compared().tokenOfFirst(token));
    });
}

void CompareView::follow(ImageCanvas& canvas, const ImageCanvas& other)
{
    if (m_link->isChecked() && m_pane->isVisibleTo(this))
        canvas.setPlace(other.place());
}

/// Nothing to flip or to compare is left when the second side closes.
void CompareView::showSides()
{
    const bool shows = m_session.compared().isShown();
    if (!shows)
        flip(false);
    if (shows != m_pane->isVisibleTo(this)) {
        const bool focused = m_pane->isAncestorOf(QApplication::focusWidget());
        m_pane->setVisible(shows);
        if (shows) {
            m_balances = true;
            m_bars.reset();
            follow(*m_second, m_first);
        } else if (focused) {
            m_first.setFocus();
        }
    }
    if (shows) {
        const Side side = m_session.state().compared->difference ? Side::Difference : Side::Second;
        m_second->setSide(side);
        m_bar->setSide(side);
    }
    showFinding();
}

void CompareView::showFinding()
{
    if (!m_pane->isVisibleTo(this))
        return;
    const ShownSide shown = m_session.shown(m_second->side());
    const bool isChart = shown.finding && vitscope::isChart(*shown.finding);
    m_stack->setCurrentWidget(isChart ? static_cast<QWidget*>(m_chart) : m_second);
    m_bar->setVisible(m_session.state().display.showColorBar && m_bar->hasContent());
    balance();
    m_header->show(m_session, m_second->side(), shown.stale && m_session.busy() ? tr("Working…") : QString());
}

/// Canvases of one width, whichever of them has a bar beside it, until a person moves the border.
void CompareView::balance()
{
    if (!m_balances)
        return;
    const bool shows = m_session.state().display.showColorBar;
    const bool first = shows && !sharesBar() && m_session.shown(Side::First).scale;
    const int bars = (m_bar->isVisibleTo(m_pane) - first) * m_bar->sizeHint().width();
    if (std::exchange(m_bars, bars) != bars)
        m_splitter->setSizes({(m_splitter->width() - bars) / 2, (m_splitter->width() + bars) / 2});
}

bool CompareView::sharesBar() const
{
    return m_pane->isVisibleTo(this) && m_second->side() == Side::Second
        && m_session.compared().sharedScale().has_value();
}

PatchCanvas& CompareView::zoomed()
{
    return m_second->hasFocus() ? *m_second : m_first;
}

bool CompareView::isFlipped() const
{
    return m_first.side() == Side::Second;
}

void CompareView::flip(bool on)
{
    if (on == isFlipped() || (on && !(m_session.compared().isShown() && m_first.isVisible())))
        return;
    m_first.setSide(on ? Side::Second : Side::First);
    Q_EMIT flipped();
}

/// Shift alone: with another key or a click it means something else.
bool CompareView::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress: {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool alone = key->key() == Qt::Key_Shift
            && !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        flip(alone && m_pointerInside && isActiveWindow());
        break;
    }
    case QEvent::KeyRelease:
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Shift)
            flip(false);
        break;
    case QEvent::MouseButtonPress:
    case QEvent::WindowDeactivate:
        flip(false);
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

int CompareView::border() const
{
    return m_pane->isVisibleTo(this) ? m_pane->x() : width() / 2;
}

bool CompareView::isSecondPlace(QPoint position) const
{
    return rect().contains(position) && position.x() >= border() && m_session.content().run;
}

void CompareView::showDropPlaces(QPoint position)
{
    if (m_session.content().run)
        m_places->showAt(border(), isSecondPlace(position));
}

void CompareView::hideDropPlaces()
{
    m_places->hide();
}

} // namespace vitscope
