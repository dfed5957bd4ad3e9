// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/display.h"

#include <QWidget>

#include <vector>

class QButtonGroup;
class QCheckBox;
class QLineEdit;
class QToolButton;

namespace vitscope {

class Histogram;

/// Which numbers the ends of the colour scale stand for: the values shown as a histogram, the choices, and
/// the two numbers always in sight.
class RangeField : public QWidget
{
    Q_OBJECT
public:
    explicit RangeField(QWidget* parent = nullptr);

    /// What is chosen, the values shown and the scale that it means for them (none: nothing with a scale is
    /// shown). Leaves a box alone while it is being typed in.
    void show(const DisplayOptions& display, std::vector<float> values, const std::optional<Scale>& scale);

Q_SIGNALS:
    void modeChosen(vitscope::RangeMode mode); ///< by a person
    void percentileChosen(double percentile);
    void logarithmicChosen(bool logarithmic);
    void typed(vitscope::ValueRange range); ///< or dragged; low < high

private:
    QToolButton* button(RangeMode mode, const QString& text, const QString& sentence);
    QToolButton* percentileButton();
    void take();

    QButtonGroup* m_modes;
    Histogram* m_histogram;
    QToolButton* m_percentile;
    QLineEdit* m_low;
    QLineEdit* m_high;
    QCheckBox* m_logarithmic;
    QString m_lowShown, m_highShown;
};

} // namespace vitscope
