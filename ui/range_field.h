// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/display.h"

#include <QWidget>

class QButtonGroup;
class QLineEdit;
class QToolButton;

namespace vitscope {

/// Which numbers the ends of the colour scale stand for: four choices, and the two numbers always in sight.
class RangeField : public QWidget
{
    Q_OBJECT
public:
    explicit RangeField(QWidget* parent = nullptr);

    /// What is chosen, and the range that it means now (none: nothing is shown). Leaves a box alone while it
    /// is being typed in.
    void show(RangeMode mode, const std::optional<ValueRange>& range);

Q_SIGNALS:
    void modeChosen(vitscope::RangeMode mode); ///< by a person
    void typed(vitscope::ValueRange range); ///< low < high

private:
    QToolButton* button(RangeMode mode, const QString& text, const QString& sentence);
    void take();

    QButtonGroup* m_modes;
    QLineEdit* m_low;
    QLineEdit* m_high;
    QString m_lowShown, m_highShown;
};

} // namespace vitscope
