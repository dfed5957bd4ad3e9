// SPDX-License-Identifier: MIT
#include "core/engine/find_method.h"
#include "ui/background_analysis.h"
#include "ui/chart_pane.h"
#include "ui/chart_place.h"
#include "ui/language.h"
#include "ui/prediction_change.h"
#include "ui/views.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace vitscope {

namespace {

/// One of the plots: a method's answer, or without a method what interventions did to the predictions.
struct Plot
{
    const char* title;
    const char* method;
    Parameters parameters;
};

std::span<const Plot> plots()
{
    static const Plot rows[] = {
        {QT_TRANSLATE_NOOP("Plots", "Attention distance by depth"), "attention-distance", {{"show", 1}}},
        {QT_TRANSLATE_NOOP("Plots", "Attention entropy by depth"), "attention-entropy", {{"show", 1}}},
        {QT_TRANSLATE_NOOP("Plots", "Classes through depth (logit lens)"), "logit-lens", {}},
        {QT_TRANSLATE_NOOP("Plots", "Predictions before and after changes"), "", {}},
    };
    return rows;
}

constexpr int mostClasses = 6;

/// Numbers over the model's depth beside the picture, whatever method it shows; a click goes to the layer and
/// head of a point, and where the picture's layer and head stand is framed.
class Plots : public View
{
    Q_OBJECT
public:
    explicit Plots(Session& session, QWidget* parent)
        : View(session, parent)
        , m_analysis(session)
    {
        for (const Plot& plot : plots())
            m_choice->addItem(tr(plot.title));
        m_choice->setAccessibleName(tr("Plot"));
        m_choice->setAccessibleDescription(m_choice->accessibleName()); // some readers name a box by its text
        m_choice->setFocusPolicy(Qt::TabFocus);
        m_readOut->setForegroundRole(QPalette::PlaceholderText);
        m_readOut->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        m_instead->setAlignment(Qt::AlignCenter);
        m_instead->setWordWrap(true);
        m_instead->setForegroundRole(QPalette::PlaceholderText);
        m_stack->addWidget(m_pane);
        m_stack->addWidget(m_instead);
        auto* top = new QHBoxLayout;
        top->setContentsMargins(8, 4, 8, 0);
        top->addWidget(m_choice);
        top->addWidget(m_readOut, 1);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addLayout(top);
        column->addWidget(m_stack, 1);
        connect(m_choice, &QComboBox::activated, this, &Plots::ask);
        connect(m_pane, &ChartPane::activated, this, &Plots::goTo);
        connect(m_pane, &ChartPane::pointed, m_readOut, &QLabel::setText);
        connect(m_pane, &ChartPane::pointedNowhere, m_readOut, &QLabel::clear);
        connect(&m_analysis, &BackgroundAnalysis::changed, this, &Plots::invalidate);
        connect(
            &m_analysis, &BackgroundAnalysis::failed, this, [this](const QString& why) { m_failure = why; });
        connect(&session, &Session::engineLoaded, this, &Plots::ask);
        connect(&session, &Session::contentChanged, this, &Plots::ask);
        connect(&session, &Session::stateChanged, this, &Plots::invalidate);
    }

    QSize sizeHint() const override { return {640, 240}; }
    void succeed(const View& before) override
    {
        m_choice->setCurrentIndex(static_cast<const Plots&>(before).m_choice->currentIndex());
    }

protected:
    void refresh() override;
    void showEvent(QShowEvent* event) override
    {
        m_analysis.setWanted(true);
        View::showEvent(event);
    }
    void hideEvent(QHideEvent* event) override
    {
        m_analysis.setWanted(false);
        View::hideEvent(event);
    }

private:
    const Plot& plot() const { return plots()[std::size_t(m_choice->currentIndex())]; }
    void ask();
    void goTo(const ChartPart& part);
    QString refusal() const;
    void showInstead(const QString& sentence);

    BackgroundAnalysis m_analysis;
    QComboBox* m_choice = new QComboBox;
    QLabel* m_readOut = new QLabel;
    QStackedWidget* m_stack = new QStackedWidget;
    ChartPane* m_pane = new ChartPane;
    QLabel* m_instead = new QLabel;
    QString m_failure;
};

/// Why the model has no such plot; empty where it has.
QString Plots::refusal() const
{
    const MethodFacts* method = findMethod(session().methods(), plot().method);
    return method ? session().refusal(*method) : tr("Being loaded…");
}

void Plots::ask()
{
    m_failure.clear();
    if (*plot().method && refusal().isEmpty())
        m_analysis.ask(BackgroundAnalysis::Method{plot().method, plot().parameters});
    else
        m_analysis.ask(std::nullopt);
    invalidate();
}

void Plots::refresh()
{
    const Content& content = session().content();
    std::optional<Finding> found;
    if (*plot().method) {
        if (m_analysis.finding())
            found = *m_analysis.finding();
        else
            return showInstead(!refusal().isEmpty() ? refusal()
                    : !m_failure.isEmpty()          ? translated(m_failure)
                                                    : tr("Being computed…"));
    } else if (content.run && content.untouched) {
        found = predictionChange(*content.untouched, *content.run, mostClasses);
    } else {
        return showInstead(tr("Nothing is changed inside the model (menu Change)."));
    }
    const ViTShape& shape = content.run->shape();
    const Query& query = session().state().query;
    const auto here = partOf(*found, shape, layerOf(query, shape.layers), query.head);
    m_pane->setActivation(here ? tr("Enter or a click goes to that layer and head.") : QString());
    m_pane->setFinding(&*found);
    m_pane->setChosen(query.heads == Query::Heads::Single ? here : std::nullopt);
    m_stack->setCurrentWidget(m_pane);
}

void Plots::showInstead(const QString& sentence)
{
    m_instead->setText(sentence);
    m_stack->setCurrentWidget(m_instead);
}

void Plots::goTo(const ChartPart& part)
{
    const auto& run = session().content().run;
    const auto place
        = run && m_pane->finding() ? placeOf(*m_pane->finding(), run->shape(), part) : std::nullopt;
    if (!place)
        return;
    if (place->head)
        return session().chooseHead(place->layer, *place->head);
    session().edit(QStringLiteral("Layer %1").arg(place->layer),
        [&](ViewState& state) { state.query.layer = place->layer; });
}

} // namespace

namespace view {
extern constinit const ViewFacts plots{"plots", "Plots",
    "Numbers through the model's depth; a click on a point goes to its layer and head",
    Qt::BottomDockWidgetArea,
    [](Session& session, QWidget* parent) -> View* { return new Plots(session, parent); }, true};
} // namespace view

} // namespace vitscope

#include "plots.moc"
