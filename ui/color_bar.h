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
    explicit ColorBar(Session& session, QWidget* parent = nullptr);
    QSize sizeHint() const override { return {92, 240}; }
    /// Whether what is shown has a scale or a legend.
    bool hasContent() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBar(QPainter& painter, const QRectF& bar, const Scale& scale) const;
    void paintTicks(QPainter& painter, const QRectF& bar, const Scale& scale) const;
    void paintLegend(QPainter& painter, const ColorMap& colors) const;
    void refresh();

    Session& m_session;
};

} // namespace vitscope
