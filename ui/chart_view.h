// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/chart.h"
#include "ui/session.h"

#include <QWidget>

namespace vitscope {

/// What the session found where that is no map over the picture: a table, curves, a gallery. Pointing tells a
/// value, arrow keys move over the values; where a table has a cell for every head of every layer, a click or
/// Enter goes to that head.
class ChartView : public QWidget
{
    Q_OBJECT
public:
    explicit ChartView(Session& session, QWidget* parent = nullptr);

    const Chart* chart(); ///< laid out for the widget; null while there is none
    std::optional<ChartPart> chosen() const { return m_chosen; }
    QSize sizeHint() const override { return {640, 480}; }

Q_SIGNALS:
    void pointed(const QString& readOut); ///< the value under the pointer, or chosen by keys
    void pointedNowhere();

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
    void takeFinding();
    void invalidate();
    void choose(const std::optional<ChartPart>& part);
    void tell(const std::optional<ChartPart>& part);
    bool leadsToHeads() const;
    void goTo(const ChartPart& part);

    Session& m_session;
    std::optional<Finding> m_finding; ///< a copy: the chart refers to it
    std::unique_ptr<Chart> m_chart;
    double m_density = 0; ///< of the screen that m_chart is laid out for
    std::optional<ChartPart> m_hovered, m_chosen;
};

} // namespace vitscope
