// SPDX-License-Identifier: MIT
#include "core/figure/ticks.h"
#include "ui/accessible.h"
#include "ui/histogram.h"

#include <QAccessibleWidget>

namespace vitscope {

namespace {

class AccessibleHistogram : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit AccessibleHistogram(Histogram& histogram)
        : QAccessibleWidget(&histogram, QAccessible::Slider)
        , m_histogram(histogram)
    {
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface*>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text text) const override
    {
        if (text == QAccessible::Value)
            return QString::fromStdString(shortNumber(value()));
        if (text != QAccessible::Name)
            return QAccessibleWidget::text(text);
        return QStringLiteral("%1, %2").arg(QAccessibleWidget::text(text),
            m_histogram.movesHigh() ? Histogram::tr("upper end of the colours")
                                    : Histogram::tr("lower end of the colours"));
    }
    QVariant currentValue() const override { return value(); }
    QVariant minimumValue() const override { return m_histogram.axis().low; }
    QVariant maximumValue() const override { return m_histogram.axis().high; }
    QVariant minimumStepSize() const override
    {
        return (m_histogram.axis().high - m_histogram.axis().low) * Histogram::step;
    }
    void setCurrentValue(const QVariant& value) override { m_histogram.moveTo(value.toDouble()); }

private:
    double value() const
    {
        return m_histogram.movesHigh() ? m_histogram.range().high : m_histogram.range().low;
    }

    Histogram& m_histogram;
};

} // namespace

QAccessibleInterface* accessibleHistogram(Histogram& histogram)
{
    return new AccessibleHistogram(histogram);
}

} // namespace vitscope
