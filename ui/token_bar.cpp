// SPDX-License-Identifier: MIT
#include "ui/token_bar.h"

#include "ui/canvas_layers.h"
#include "ui/language.h"

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
        constexpr double side = 16;
        const QColor color = pinColor(m_index);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(rect.width() / side, rect.height() / side);
        painter->setPen(QPen(QColor(0, 0, 0, 160), 1));
        painter->setBrush(color);
        painter->drawEllipse(QRectF(0.5, 0.5, side - 1, side - 1));
        QFont font = painter->font();
        font.setPixelSize(10);
        font.setBold(true);
        painter->setFont(font);
        painter->setPen(color.lightnessF() > 0.45 ? Qt::black : Qt::white);
        painter->drawText(QRectF(0, 0, side, side), Qt::AlignCenter, QString::number(m_index + 1));
        painter->restore();
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

void TokenBar::rebuild()
{
    const auto& run = m_session.content().run;
    const ViewState& state = m_session.state();
    if (!run)
        return;
    const ViTShape& shape = run->shape();
    std::vector<int> pins = state.pins;
    const int query = state.query.token;
    if (run.get() != m_run || shape.prefix != m_prefix || pins != m_pins) {
        m_run = run.get();
        m_prefix = shape.prefix;
        m_pins = pins;
        clear();
        auto* label = new QLabel(tr("Ask from"));
        label->setContentsMargins(8, 0, 6, 0);
        addWidget(label);
        for (int i = 0; i < int(shape.prefix.size()); ++i)
            addToken(i, prefixText(shape.prefix[std::size_t(i)]), tr("Show where this token looks"));
        if (defaultToken(shape) == Query::pooled)
            addToken(
                Query::pooled, tr("All patches"), tr("The mean over the patches, which this model pools"));
        for (std::size_t i = 0; i < pins.size(); ++i) {
            const int patch = pins[i] - int(shape.prefix.size());
            const QString place
                = QStringLiteral("r %1, c %2").arg(patch / shape.columns).arg(patch % shape.columns);
            addToken(pins[i], place, tr("Pinned patch, token %1. Delete removes it").arg(pins[i]))
                ->setIcon(QIcon(new PinIcon(int(i))));
        }
        takeFocusInOrder();
    }
    for (QAction* action : actions()) {
        if (action->data().isValid())
            action->setChecked(action->data().toInt() == query);
    }
}

} // namespace vitscope
