// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/display.h"
#include "ui/session.h"

#include <QWidget>

namespace vitscope {

/// All heads of one layer over the picture, side by side; a click chooses one.
class HeadTiles : public QWidget
{
    Q_OBJECT
public:
    explicit HeadTiles(Session& session, QWidget* parent = nullptr);

    /// The maps of the heads of `layer`, [heads]; none: nothing is shown.
    void show(int layer, std::vector<Heatmap> maps);
    QRect tileRect(int head) const; ///< in the widget
    Session& session() const { return m_session; }
    int layer() const { return m_layer; }
    const std::vector<Heatmap>& maps() const { return m_maps; }
    int columns() const; ///< of tiles, so that they are as large as the widget allows
    QSize sizeHint() const override { return {640, 170}; }

Q_SIGNALS:
    void shown(); ///< other maps

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    const QImage& picture(QSize pixels); ///< cached
    Scale scaleFor(const Heatmap& map) const;
    void paintTile(QPainter& painter, int head, bool ownScale);

    Session& m_session;
    int m_layer = 0;
    std::vector<Heatmap> m_maps;
    QImage m_picture;
    qint64 m_pictureKey = 0;
};

} // namespace vitscope
