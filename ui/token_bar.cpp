// SPDX-License-Identifier: MIT
#include "ui/token_bar.h"

#include "core/figure/patch_marks.h"
#include "ui/language.h"
#include "ui/patch_selection.h"

#include <QIconEngine>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace vitscope {

namespace {

/// The ring of a pin with its number, painted for whatever screen it is on.
class PinIcon : public QIconEngine
{
public:
    explicit PinIcon(int index)
        : m_index(index)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override
    {
        paintPin(*painter, QRectF(rect).center(), rect.width() * 15 / 32.0, m_index);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new PinIcon(m_index); }

private:
    int m_index;
};

} // namespace

QString prefixText(const std::string& name)
{
    if (name == "cls")
        return TokenBar::tr("Class token");
    if (name == "dist")
        return TokenBar::tr("Distillation token");
    if (name.starts_with("reg"))
        return TokenBar::tr("Register %1").arg(QString::fromStdString(name.substr(3)));
    return translated(name);
}

TokenBar::TokenBar(Session& session, QWidget* parent)
    : QToolBar(tr("Tokens"), parent)
    , m_session(session)
{
    setObjectName("tokens");
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize({16, 16});
    setFocusPolicy(Qt::NoFocus);
    connect(&session, &Session::contentChanged, this, &TokenBar::rebuild);
    connect(&session, &Session::stateChanged, this, &TokenBar::rebuild);
}

QAction* TokenBar::addToken(int token, const QString& text, const QString& sentence)
{
    QAction* action = addAction(text);
    action->setCheckable(true);
    action->setData(token);
    action->setToolTip(sentence);
    connect(action, &QAction::triggered, this, [this, token] {
        m_session.edit("Ask from another token", [this, token](ViewState& state) {
            state.query.token = token;
            state.query.tokenChosen = token != defaultToken(m_session.content().run->shape());
        });
    });
    return action;
}

/// New buttons come last in the window; here they follow the picture.
void TokenBar::takeFocusInOrder()
{
    QWidget* before = this;
    for (QAction* action : actions()) {
        auto* button = qobject_cast<QToolButton*>(widgetForAction(action));
        if (!button)
            continue;
        button->setFocusPolicy(Qt::TabFocus); // a click leaves the focus with the picture
        setTabOrder(before, button);
        before = button;
    }
}

void TokenBar::rebuildButtons(const ViTShape& shape)
{
    clear();
    m_selection = nullptr;
    auto* label = new QLabel(tr("Ask from"));
    label->setContentsMargins(8, 0, 6, 0);
    addWidget(label);
    for (int i = 0; i < int(shape.prefix.size()); ++i)
        addToken(i, prefixText(shape.prefix[std::size_t(i)]), tr("Show where this token looks"));
    if (defaultToken(shape) == Query::pooled)
        addToken(Query::pooled, tr("All patches"), tr("The mean over the patches, which this model pools"));
    for (std::size_t i = 0; i < m_pins.size(); ++i) {
        const int patch = m_pins[i] - int(shape.prefix.size());
        const QString place
            = QStringLiteral("r %1, c %2").arg(patch / shape.columns).arg(patch % shape.columns);
        addToken(m_pins[i], place, tr("Pinned patch, token %1. Delete removes it").arg(m_pins[i]))
            ->setIcon(QIcon(new PinIcon(int(i))));
    }
    if (m_selected > 0) {
        m_selection = addAction(tr("Selection (%1)").arg(m_selected));
        m_selection->setCheckable(true);
        m_selection->setToolTip(tr("The mean over the selected patches"));
        connect(m_selection, &QAction::triggered, this, [this] { askFromSelection(m_session); });
    }
}

void TokenBar::rebuild()
{
    const auto& run = m_session.content().run;
    const ViewState& state = m_session.state();
    if (!run)
        return;
    const ViTShape& shape = run->shape();
    if (run.get() != m_run || shape.prefix != m_prefix || state.pins != m_pins
        || state.selection.size() != m_selected) {
        m_run = run.get();
        m_prefix = shape.prefix;
        m_pins = state.pins;
        m_selected = state.selection.size();
        rebuildButtons(shape);
        takeFocusInOrder();
    }
    const bool ofSelection = asksFromSelection(state);
    for (QAction* action : actions())
        if (action->data().isValid())
            action->setChecked(!ofSelection && state.query.token == TokenGroup(action->data().toInt()));
    if (m_selection)
        m_selection->setChecked(ofSelection);
}

} // namespace vitscope
