// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <QWidget>

namespace vitscope {

/// The colour scale with the values its ends really stand for, beside the picture.
class ColorBar : public QWidget
{
    Q_OBJECT
public:
    explicit ColorBar(Session& session, QWidget* parent = nullptr);
    QSize sizeHint() const override { return {92, 240}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBar(QPainter& painter, const QRectF& bar, const Scale& scale) const;
    void paintTicks(QPainter& painter, const QRectF& bar, const Scale& scale) const;
    void refresh();

    Session& m_session;
};

} // namespace vitscope
