// SPDX-License-Identifier: MIT
#include "ui/range_field.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitscope {

RangeField::RangeField(QWidget* parent)
    : QWidget(parent)
    , m_modes(new QButtonGroup(this))
    , m_low(new QLineEdit)
    , m_high(new QLineEdit)
{
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    buttons->addWidget(
        button(RangeMode::Map, tr("This map"), tr("Smallest to largest value of the map shown (N)")));
    buttons->addWidget(
        button(RangeMode::Layer, tr("Layer"), tr("The same scale for all heads of the layer")));
    buttons->addWidget(
        button(RangeMode::Model, tr("Model"), tr("The same scale for all heads of all layers")));
    buttons->addWidget(button(RangeMode::Fixed, tr("Typed"), tr("The two numbers below")));
    m_low->setAccessibleName(tr("Smallest value"));
    m_low->setToolTip(tr("The value of the lowest colour; typing fixes the range"));
    m_high->setAccessibleName(tr("Largest value"));
    m_high->setToolTip(tr("The value of the highest colour; typing fixes the range"));
    auto* boxes = new QHBoxLayout;
    boxes->setSpacing(6);
    boxes->addWidget(m_low);
    boxes->addWidget(new QLabel(tr("to")));
    boxes->addWidget(m_high);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(buttons);
    column->addLayout(boxes);
    for (QLineEdit* box : {m_low, m_high}) {
        box->setMinimumWidth(40);
        connect(box, &QLineEdit::editingFinished, this, &RangeField::take);
    }
    connect(
        m_modes, &QButtonGroup::idClicked, this, [this](int mode) { Q_EMIT modeChosen(RangeMode(mode)); });
}

QToolButton* RangeField::button(RangeMode mode, const QString& text, const QString& sentence)
{
    auto* made = new QToolButton;
    made->setText(text);
    made->setToolTip(sentence);
    made->setCheckable(true);
    made->setAutoRaise(false);
    made->setFocusPolicy(Qt::TabFocus);
    made->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_modes->addButton(made, int(mode));
    return made;
}

void RangeField::show(RangeMode mode, const std::optional<ValueRange>& range)
{
    m_modes->button(int(mode))->setChecked(true);
    if (!range || m_low->hasFocus() || m_high->hasFocus())
        return;
    m_lowShown = QString::number(range->low, 'g', 4);
    m_highShown = QString::number(range->high, 'g', 4);
    m_low->setText(m_lowShown);
    m_high->setText(m_highShown);
}

void RangeField::take()
{
    if (m_low->text() == m_lowShown && m_high->text() == m_highShown)
        return;
    bool lowIsNumber = false, highIsNumber = false;
    const ValueRange range{m_low->text().toDouble(&lowIsNumber), m_high->text().toDouble(&highIsNumber)};
    if (lowIsNumber && highIsNumber && range.low < range.high) {
        m_lowShown = m_low->text();
        m_highShown = m_high->text();
        Q_EMIT typed(range);
    } else {
        m_low->setText(m_lowShown);
        m_high->setText(m_highShown);
    }
}

} // namespace vitscope
