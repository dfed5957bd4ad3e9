// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/display.h"

#include <QWidget>

#include <vector>

namespace vitscope {

/// How often which value occurs in what is shown, in the colours they have, with a handle at either end of
/// the range that can be dragged, or moved by Left and Right; Up, Down and Space go to the other one.
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

    static constexpr double step = 0.01; ///< of an arrow key, as part of the axis
    bool movesHigh() const { return m_movesHigh; } ///< else the keyboard moves the lower end
    ValueRange range() const { return m_scale.range; }
    ValueRange axis() const { return m_axis.range; }
    void moveTo(double value); ///< of the end that the keyboard moves

Q_SIGNALS:
    void dragged(vitscope::ValueRange range); ///< by a person, low < high

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum class Handle { None, Low, High };
    Handle handleAt(double place) const;
    void paintHandle(QPainter& painter, double value, bool focused) const;
    void tellValue();
    std::vector<int> counts() const; ///< of bars from left to right

    std::vector<float> m_values; ///< finite ones
    Scale m_scale;
    Scale m_axis; ///< over all values and the scale's range
    Handle m_held = Handle::None;
    bool m_movesHigh = false;
};

} // namespace vitscope
