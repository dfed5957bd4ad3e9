// SPDX-License-Identifier: MIT
#include "ui/token_bar.h"

#include "ui/canvas_layers.h"

#include <QLabel>
#include <QPainter>

namespace vitscope {

namespace {

QIcon pinIcon(int index)
{
    QPixmap pixmap(32, 32);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0, 0, 0, 160), 1));
    painter.setBrush(pinColor(index));
    painter.drawEllipse(QRectF(0.5, 0.5, 15, 15));
    QFont font = painter.font();
    font.setPixelSize(10);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(pinColor(index).lightnessF() > 0.45 ? Qt::black : Qt::white);
    painter.drawText(QRectF(0, 0, 16, 16), Qt::AlignCenter, QString::number(index + 1));
    return pixmap;
}

QString prefixText(const std::string& name)
{
    if (name == "cls")
        return TokenBar::tr("Class token");
    if (name == "dist")
        return TokenBar::tr("Distillation token");
    if (name.starts_with("reg"))
        return TokenBar::tr("Register %1").arg(QString::fromStdString(name.substr(3)));
    return QString::fromStdString(name);
}

} // namespace

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
        m_session.edit(tr("Ask from another token"), [this, token](ViewState& state) {
            state.query.token = token;
            state.query.tokenChosen = token != defaultToken(m_session.content().run->shape());
        });
    });
    return action;
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
                ->setIcon(pinIcon(int(i)));
        }
    }
    for (QAction* action : actions()) {
        if (action->data().isValid())
            action->setChecked(action->data().toInt() == query);
    }
}

} // namespace vitscope
