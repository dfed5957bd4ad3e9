// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/display.h"

#include <QWidget>

#include <vector>

namespace vitscope {

/// How often which value occurs in what is shown, in the colours they have, with a handle at either end of
/// the range that can be dragged.
class Histogram : public QWidget
{
    Q_OBJECT
public:
    explicit Histogram(QWidget* parent = nullptr);

    void show(std::vector<float> values, const Scale& scale);
    QSize sizeHint() const override { return {200, 46}; }
    /// Horizontal place of a value, and the value at a place, in logical pixels.
    double placeOf(double value) const;
    double valueAt(double place) const;

Q_SIGNALS:
    void dragged(vitscope::ValueRange range); ///< by a person, low < high

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    enum class Handle { None, Low, High };
    Handle handleAt(double place) const;
    void paintHandle(QPainter& painter, double value) const;
    std::vector<int> counts() const; ///< of bars from left to right

    std::vector<float> m_values; ///< finite ones
    Scale m_scale;
    Scale m_axis; ///< over all values and the scale's range
    Handle m_held = Handle::None;
};

} // namespace vitscope
