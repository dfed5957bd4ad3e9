// SPDX-License-Identifier: MIT
#include "ui/range_field.h"

#include "ui/histogram.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitscope {

namespace {

constexpr double percentiles[]{0.5, 1, 2, 5};

} // namespace

RangeField::RangeField(QWidget* parent)
    : QWidget(parent)
    , m_modes(new QButtonGroup(this))
    , m_histogram(new Histogram)
    , m_percentile(percentileButton())
    , m_low(new QLineEdit)
    , m_high(new QLineEdit)
    , m_logarithmic(new QCheckBox(tr("Log")))
{
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    buttons->addWidget(
        button(RangeMode::Map, tr("Map"), tr("Smallest to largest value of the map shown (N)")));
    buttons->addWidget(m_percentile);
    buttons->addWidget(
        button(RangeMode::Layer, tr("Layer"), tr("The same scale for all heads of the layer")));
    buttons->addWidget(
        button(RangeMode::Model, tr("Model"), tr("The same scale for all heads of all layers")));
    buttons->addWidget(button(RangeMode::Fixed, tr("Typed"), tr("The two numbers below")));
    m_low->setAccessibleName(tr("Smallest value"));
    m_low->setToolTip(tr("The value of the lowest colour; typing fixes the range"));
    m_high->setAccessibleName(tr("Largest value"));
    m_high->setToolTip(tr("The value of the highest colour; typing fixes the range"));
    m_logarithmic->setToolTip(
        tr("Equal factors are equal steps of colour; for values that differ by powers of "
           "ten. Not for maps with a sign"));
    m_logarithmic->setFocusPolicy(Qt::TabFocus);
    auto* boxes = new QHBoxLayout;
    boxes->setSpacing(6);
    boxes->addWidget(m_low);
    boxes->addWidget(new QLabel(tr("to")));
    boxes->addWidget(m_high);
    boxes->addWidget(m_logarithmic);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_histogram);
    column->addLayout(buttons);
    column->addLayout(boxes);
    for (QLineEdit* box : {m_low, m_high}) {
        box->setMinimumWidth(40);
        connect(box, &QLineEdit::editingFinished, this, &RangeField::take);
    }
    connect(
        m_modes, &QButtonGroup::idClicked, this, [this](int mode) { Q_EMIT modeChosen(RangeMode(mode)); });
    connect(m_histogram, &Histogram::dragged, this, &RangeField::typed);
    connect(m_logarithmic, &QCheckBox::clicked, this, &RangeField::logarithmicChosen);
}

QToolButton* RangeField::percentileButton()
{
    QToolButton* made = button(RangeMode::Percentile, tr("%1 %").arg(DisplayOptions().percentile),
        tr("Without the smallest and the largest values, which may hide all others"));
    auto* menu = new QMenu(made);
    for (const double percentile : percentiles)
        connect(menu->addAction(tr("Without %1 % at either end").arg(percentile)), &QAction::triggered, this,
            [this, percentile] { Q_EMIT percentileChosen(percentile); });
    made->setMenu(menu);
    made->setPopupMode(QToolButton::MenuButtonPopup);
    return made;
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

void RangeField::show(
    const DisplayOptions& display, std::vector<float> values, const std::optional<Scale>& scale)
{
    m_modes->button(int(display.rangeMode))->setChecked(true);
    m_percentile->setText(tr("%1 %").arg(display.percentile));
    m_logarithmic->setChecked(display.logarithmic);
    m_histogram->setVisible(scale.has_value());
    if (!scale)
        return;
    m_histogram->show(std::move(values), *scale);
    if (m_low->hasFocus() || m_high->hasFocus())
        return;
    m_lowShown = QString::number(scale->range.low, 'g', 4);
    m_highShown = QString::number(scale->range.high, 'g', 4);
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
