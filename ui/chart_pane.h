// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/chart.h"

#include <QWidget>

namespace vitscope {

/// A table, curves or a gallery. Pointing tells a value, arrow keys move over the values, a click or Enter
/// activates one.
class ChartPane : public QWidget
{
    Q_OBJECT
public:
    explicit ChartPane(QWidget* parent = nullptr);

    /// Keeps the chosen value where the same table comes again. Maps are no charts and show nothing.
    void setFinding(const Finding* finding);
    void setDisplay(const DisplayOptions& display);
    /// What activating a value does, as a sentence; empty: nothing.
    void setActivation(const QString& sentence);

    const Finding* finding() const { return m_finding ? &*m_finding : nullptr; }
    const Chart* chart(); ///< laid out for the widget; null while there is none
    std::optional<ChartPart> chosen() const { return m_chosen; }
    void setChosen(const std::optional<ChartPart>& part); ///< frames it; tells nobody
    void activate(const ChartPart& part); ///< as a click does
    QSize sizeHint() const override { return {640, 480}; }

Q_SIGNALS:
    void pointed(const QString& readOut); ///< the value under the pointer, or chosen by keys
    void pointedNowhere();
    void activated(vitscope::ChartPart part);
    void findingTaken();
    void chosenChanged(); ///< by a person

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void describe();
    void paintChart(QPainter& painter);
    void invalidate();
    void choose(const std::optional<ChartPart>& part);
    void tell(const std::optional<ChartPart>& part);

    std::optional<Finding> m_finding; ///< a copy: the chart refers to it
    DisplayOptions m_display;
    QString m_activation;
    std::unique_ptr<Chart> m_chart;
    double m_density = 0; ///< of the screen that m_chart is laid out for
    std::optional<ChartPart> m_hovered, m_chosen;
};

} // namespace vitscope
