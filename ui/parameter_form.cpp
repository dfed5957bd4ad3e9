// SPDX-License-Identifier: MIT
#include "ui/parameter_form.h"

#include "ui/language.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

/// Enough digits to show a step: 0.05 → 2.
int decimals(double step)
{
    return std::clamp(int(std::ceil(-std::log10(step) - 1e-9)), 1, 6);
}

} // namespace

ParameterForm::ParameterForm(QWidget* parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(10);
    m_form->setVerticalSpacing(6);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

void ParameterForm::show(const MethodFacts& method, const Parameters& values)
{
    if (m_method != method.id) {
        m_method = method.id;
        m_fields.clear();
        while (m_form->rowCount())
            m_form->removeRow(0);
        for (const Parameter& parameter : method.parameters) {
            QWidget* made = field(parameter);
            made->setToolTip(translated(parameter.sentence));
            made->setAccessibleName(translated(parameter.title));
            m_form->addRow(translated(parameter.title), made);
            m_form->labelForField(made)->setToolTip(made->toolTip());
            m_fields.emplace_back(parameter.id, made);
        }
    }
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const auto value = values.find(m_fields[i].first);
        setValue(m_fields[i].second, value == values.end() ? method.parameters[i].preset : value->second);
    }
    setVisible(!m_fields.empty());
}

QWidget* ParameterForm::field(const Parameter& parameter)
{
    const auto report = [this, id = QString::fromStdString(parameter.id),
                            title = QString::fromStdString(parameter.title)](double value) {
        Q_EMIT changed(id, title, value);
    };
    if (parameter.kind == Parameter::Kind::Choice) {
        auto* box = new QComboBox;
        for (const std::string& choice : parameter.choices)
            box->addItem(QString::fromStdString(choice));
        box->setFocusPolicy(Qt::TabFocus);
        connect(box, &QComboBox::activated, this, [report](int index) { report(index); });
        return box;
    }
    if (parameter.kind == Parameter::Kind::Integer) {
        auto* box = new QSpinBox;
        box->setRange(int(parameter.minimum), int(parameter.maximum));
        box->setKeyboardTracking(false);
        connect(box, &QSpinBox::valueChanged, this, [report](int value) { report(value); });
        return box;
    }
    auto* box = new QDoubleSpinBox;
    box->setDecimals(decimals(parameter.step));
    box->setRange(parameter.minimum, parameter.maximum);
    box->setSingleStep(parameter.step);
    box->setKeyboardTracking(false);
    connect(box, &QDoubleSpinBox::valueChanged, this, report);
    return box;
}

void ParameterForm::setValue(QWidget* field, double value)
{
    const QSignalBlocker quiet(field);
    if (auto* choice = qobject_cast<QComboBox*>(field))
        choice->setCurrentIndex(int(value));
    else if (auto* integer = qobject_cast<QSpinBox*>(field))
        integer->setValue(int(value));
    else if (auto* number = qobject_cast<QDoubleSpinBox*>(field))
        number->setValue(value);
}

} // namespace vitscope
