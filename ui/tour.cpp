// SPDX-License-Identifier: MIT
#include "ui/tour.h"

#include "ui/session.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vitscope {

namespace {

/// What a step says and shows.
struct Step
{
    const char* title;
    const char* text;
    void (*show)(ViewState&, const Run&);
    const char* panel; ///< that it speaks of; empty: none
};

/// A class by a word of its name; the top prediction where the model has none of that name.
std::vector<Target::Class> classNamed(const Run& run, std::string_view word)
{
    for (const Prediction& one : run.predictions())
        if (one.name.find(word) != std::string::npos)
            return {{one.index, 1}};
    return {};
}

int tokenAt(const Run& run, double row, double column) ///< shares of the grid
{
    const ViTShape& shape = run.shape();
    return int(shape.prefix.size()) + int(row * shape.rows) * shape.columns + int(column * shape.columns);
}

void showAttention(ViewState& state, const Run& run, Query::Heads heads)
{
    state.method = "attention";
    state.query.layer = run.shape().layers - 1;
    state.query.heads = heads;
    state.query.head = std::min(2, run.shape().heads - 1);
    state.query.token = defaultToken(run.shape());
    state.pins.clear();
}

constexpr Step table[Tour::steps] = {
    {QT_TRANSLATE_NOOP("Tour", "A picture becomes tokens"),
        QT_TRANSLATE_NOOP("Tour",
            "A Vision Transformer cuts the picture into patches. Each patch becomes a token, a list of "
            "numbers; a "
            "class token is added that will gather the answer. What is hatched the model never saw. Press H "
            "to "
            "hide the map, G for the grid."),
        [](ViewState& state, const Run& run) {
            showAttention(state, run, Query::Heads::Mean);
            state.display.showHeat = false;
            state.display.showGrid = state.display.showNumbers = true;
        },
        ""},
    {QT_TRANSLATE_NOOP("Tour", "Attention: where a token looks"),
        QT_TRANSLATE_NOOP("Tour",
            "In every layer each token gathers from the others, more from some than from others: that is its "
            "attention. Point at a patch to see where it looks, click to pin it, press D to ask who looks at "
            "it. "
            "The colour bar tells true values."),
        [](ViewState& state, const Run& run) {
            showAttention(state, run, Query::Heads::Mean);
            state.pins = {tokenAt(run, 0.35, 0.35)};
            state.query.token = state.pins.front();
            state.display.showHeat = true;
            state.display.showGrid = state.display.showNumbers = false;
        },
        ""},
    {QT_TRANSLATE_NOOP("Tour", "Heads: several ways to look"),
        QT_TRANSLATE_NOOP("Tour",
            "Every layer has several heads that look in ways of their own. The overview holds all of them, a "
            "layer "
            "in each row; its buttons sort them, for instance the most focused first. Click one, or walk "
            "with the "
            "arrow keys."),
        [](ViewState& state, const Run& run) { showAttention(state, run, Query::Heads::Single); },
        "overview"},
    {QT_TRANSLATE_NOOP("Tour", "Rollout: through all layers"),
        QT_TRANSLATE_NOOP("Tour",
            "One layer is not the whole story: a token that is looked at has itself looked elsewhere. "
            "Attention "
            "rollout multiplies the layers and tells which patches reach the class token. It knows no class: "
            "for a "
            "penguin and a toadstool it shows the same."),
        [](ViewState& state, const Run& run) {
            showAttention(state, run, Query::Heads::Mean);
            state.method = "rollout";
        },
        ""},
    {QT_TRANSLATE_NOOP("Tour", "Why this class?"),
        QT_TRANSLATE_NOOP("Tour",
            "Class-specific methods weigh attention by its gradient: relevance shows which patches speak for "
            "the "
            "penguin. Click another class among the predictions to ask for that one; Ctrl and a click for "
            "several "
            "at once."),
        [](ViewState& state, const Run& run) {
            showAttention(state, run, Query::Heads::Mean);
            state.method = "relevance";
            state.query.classes = classNamed(run, "penguin");
            state.interventions = {};
        },
        "predictions"},
    {QT_TRANSLATE_NOOP("Tour", "Is it a cause?"),
        QT_TRANSLATE_NOOP("Tour",
            "A map is a claim; take the patches away and see. Here the toadstool was removed and the "
            "predictions "
            "tell what changed. X switches a head off, Ctrl and a drag select patches, Ctrl+Del removes "
            "them, and "
            "Undo brings everything back. F1 says which method answers what."),
        [](ViewState& state, const Run& run) {
            state.interventions = {};
            for (int row = run.shape().rows / 2 - 1; row < run.shape().rows - 1; ++row)
                for (int column = run.shape().columns * 8 / 14; column < run.shape().columns; ++column)
                    state.interventions.patches.push_back({row, column});
        },
        "predictions"},
};

QToolButton* button(const QString& text)
{
    auto* made = new QToolButton;
    made->setText(text);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

} // namespace

Tour::Tour(Session& session, QWidget* parent)
    : QFrame(parent)
    , m_session(session)
    , m_count(new QLabel)
    , m_text(new QLabel)
    , m_back(button(tr("Back")))
    , m_next(button(tr("Next")))
{
    setAccessibleName(tr("Guided tour"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_text->setWordWrap(true);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    QToolButton* end = button(tr("End"));
    end->setToolTip(tr("Back to what was shown before the tour"));
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_count);
    words->addWidget(m_text);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 10, 8);
    row->setSpacing(8);
    row->addLayout(words, 1);
    for (QToolButton* one : {m_back, m_next, end})
        row->addWidget(one, 0, Qt::AlignVCenter);
    connect(m_back, &QToolButton::clicked, this, [this] { goTo(m_step - 1); });
    connect(
        m_next, &QToolButton::clicked, this, [this] { m_step + 1 < steps ? goTo(m_step + 1) : this->end(); });
    connect(end, &QToolButton::clicked, this, &Tour::end);
    connect(&session, &Session::contentChanged, this, &Tour::begin, Qt::QueuedConnection); // all is in place
    hide();
}

void Tour::start()
{
    m_before = m_session.state();
    m_waiting = true;
    m_session.openDemo();
}

/// The demo opens with its first sample; the tour speaks of another.
void Tour::begin()
{
    if (!m_waiting)
        return;
    for (const std::string& path : m_session.film())
        if (path.find("penguin-and-toadstool") != std::string::npos && path != m_session.state().picture)
            return m_session.openFromFilm(path);
    m_waiting = false;
    show();
    goTo(0);
    m_next->setFocus();
}

void Tour::goTo(int step)
{
    const auto& run = m_session.content().run;
    if (step < 0 || step >= steps || !run)
        return;
    m_step = step;
    tell();
    const Step& shown = table[step];
    if (*shown.panel)
        Q_EMIT panelsWanted({shown.panel});
    m_session.edit(QStringLiteral("Tour: %1").arg(shown.title), [&](ViewState& state) {
        state.compared.reset();
        shown.show(state, *run);
    });
}

void Tour::tell()
{
    const Step& shown = table[m_step];
    m_count->setText(tr("Step %1 of %2").arg(m_step + 1).arg(steps));
    m_text->setText(QStringLiteral("<b>%1.</b> %2").arg(tr(shown.title), tr(shown.text)));
    m_back->setEnabled(m_step > 0);
    m_next->setText(m_step + 1 < steps ? tr("Next") : tr("Done"));
}

void Tour::succeed(const Tour& before)
{
    m_before = before.m_before;
    m_waiting = before.m_waiting;
    m_step = before.m_step;
    if (before.isHidden())
        return;
    tell();
    show();
}

QString Tour::text() const
{
    return QTextDocumentFragment::fromHtml(m_text->text()).toPlainText();
}

void Tour::end()
{
    hide();
    if (!m_before.model.empty())
        m_session.edit("End of the tour", [this](ViewState& state) { state = m_before; });
}

} // namespace vitscope
