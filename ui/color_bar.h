// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <QWidget>

namespace vitscope {

/// The colour scale with the values its ends really stand for, or what colours mean, beside the picture or
/// chart.
class ColorBar : public QWidget
{
    Q_OBJECT
public:
    explicit ColorBar(Session& session, Side side = Side::First, QWidget* parent = nullptr);
    void setSide(Side side);
    QSize sizeHint() const override { return {92, 240}; }
    /// Whether what is shown has a scale or a legend.
    bool hasContent() const;
    /// The normalisation as it is written under the bar.
    static QString rangeWords(const DisplayOptions& display, const Scale& scale);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBar(QPainter& painter, const QRectF& bar, const Scale& scale) const;
    void paintTicks(QPainter& painter, const QRectF& bar, const Scale& scale) const;
    void paintLegend(QPainter& painter, const ColorMap& colors) const;
    void refresh();

    Session& m_session;
    Side m_side;
};

} // namespace vitscope
