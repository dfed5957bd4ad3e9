// SPDX-License-Identifier: MIT
#include "core/figure/ticks.h"
#include "ui/language.h"
#include "ui/overview_grid.h"
#include "ui/views.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vitscope {

namespace {

/// Every head of every layer, and above them by what they are ordered.
class Overview : public View
{
    Q_OBJECT
public:
    explicit Overview(Session& session, QWidget* parent)
        : View(session, parent)
        , m_statistics(session)
        , m_orders(new QButtonGroup(this))
        , m_grid(new OverviewGrid(session, m_statistics))
        , m_scroll(new QScrollArea)
        , m_found(new QLabel)
        , m_values(new QCheckBox(tr("Values")))
    {
        m_scroll->setWidget(m_grid);
        m_scroll->setFrameShape(QFrame::NoFrame);
        m_scroll->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        m_scroll->setFocusPolicy(Qt::NoFocus);
        m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_scroll->viewport()->installEventFilter(this);
        m_values->setToolTip(tr("The number of every head, in its colour, in place of its map"));
        m_found->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        m_found->setForegroundRole(QPalette::PlaceholderText);
        auto* second = new QHBoxLayout;
        second->addWidget(m_found, 1);
        second->addWidget(m_values);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(4, 4, 4, 4);
        column->setSpacing(4);
        column->addLayout(makeOrders());
        column->addLayout(second);
        column->addWidget(m_scroll, 1);
        connect(m_values, &QCheckBox::toggled, m_grid, &OverviewGrid::showValues);
        connect(&m_statistics, &HeadStatistics::changed, this, &Overview::invalidate);
        connect(
            &m_statistics, &HeadStatistics::failed, this, [this](const QString& why) { m_failure = why; });
        connect(&session, &Session::engineLoaded, this, &Overview::invalidate);
        connect(&session, &Session::contentChanged, this, &Overview::invalidate);
        connect(&session, &Session::overviewChanged, this, &Overview::invalidate);
        connect(&session, &Session::stateChanged, this, &Overview::invalidate);
    }

    QSize sizeHint() const override { return {280, 360}; }
    void succeed(const View& before) override
    {
        const auto& was = static_cast<const Overview&>(before);
        m_orders->button(was.m_orders->checkedId())->click();
        m_values->setChecked(was.m_values->isChecked());
    }

protected:
    void refresh() override
    {
        showOrders();
        m_grid->fitTo(m_scroll->viewport()->size());
        m_grid->refresh();
    }
    void showEvent(QShowEvent* event) override
    {
        session().setOverviewWanted(true);
        m_statistics.setWanted(true);
        View::showEvent(event);
    }
    void hideEvent(QHideEvent* event) override
    {
        session().setOverviewWanted(false);
        m_statistics.setWanted(false);
        View::hideEvent(event);
    }
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Resize) // of the viewport: whatever the rows above take
            m_grid->fitTo(m_scroll->viewport()->size());
        return false;
    }

private:
    QLayout* makeOrders();
    void showOrders();

    HeadStatistics m_statistics;
    QButtonGroup* m_orders; ///< byLayer, or the statistic's place in its table
    OverviewGrid* m_grid;
    QScrollArea* m_scroll;
    QLabel* m_found;
    QCheckBox* m_values;
    QString m_failure;
};

constexpr int byLayer = 1000; // a button group keeps negative ids for itself

QLayout* Overview::makeOrders()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    const auto add = [&](const QString& title, const QString& sentence, int id) {
        auto* button = new QToolButton;
        button->setText(title);
        button->setToolTip(sentence);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_orders->addButton(button, id);
        row->addWidget(button);
    };
    add(tr("Layers"), tr("In the order of layers and heads"), byLayer);
    const auto table = headStatisticTable();
    for (int i = 0; i < int(table.size()); ++i)
        add(HeadStatistics::tr(table[std::size_t(i)].title),
            HeadStatistics::tr(table[std::size_t(i)].sentence), i);
    m_orders->button(byLayer)->setChecked(true);
    connect(m_orders, &QButtonGroup::idClicked, this, [this](int id) {
        m_failure.clear();
        m_statistics.choose(id == byLayer ? nullptr : &headStatisticTable()[std::size_t(id)]);
        invalidate();
    });
    return row;
}

/// Which orders the model has, and what the chosen one found.
void Overview::showOrders()
{
    const auto table = headStatisticTable();
    for (int i = 0; i < int(table.size()); ++i) {
        const QString refusal = m_statistics.refusal(table[std::size_t(i)]);
        m_orders->button(i)->setEnabled(refusal.isEmpty());
        const QString sentence = HeadStatistics::tr(table[std::size_t(i)].sentence);
        m_orders->button(i)->setToolTip(refusal.isEmpty() ? sentence : sentence + "\n" + refusal);
    }
    const Matrix* values = m_statistics.values();
    m_found->setVisible(m_statistics.chosen());
    m_values->setVisible(m_statistics.chosen());
    if (m_statistics.busy())
        m_found->setText(values ? tr("%1, so far").arg(translated(values->title)) : tr("Being computed…"));
    else if (values)
        m_found->setText(tr("%1 to %2 %3")
                             .arg(QString::fromStdString(shortNumber(std::ranges::min(values->values))),
                                 QString::fromStdString(shortNumber(std::ranges::max(values->values))),
                                 translated(values->unit)));
    else
        m_found->setText(translated(m_failure));
    m_found->setToolTip(values ? translated(values->title) : m_found->text());
}

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
