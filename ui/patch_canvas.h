// SPDX-License-Identifier: MIT
#pragma once

#include "ui/image_canvas.h"
#include "ui/patch_selection.h"
#include "ui/session.h"

#include <QTimer>

namespace vitscope {

/// The picture with what the session found on one side: heat, grid, the part never seen, the query and the
/// pins. Pointing at a patch asks from it, a click pins it. What is out of date says so.
class PatchCanvas : public ImageCanvas
{
    Q_OBJECT
public:
    explicit PatchCanvas(Session& session, Side side = Side::First, QWidget* parent = nullptr);

    Session& session() const { return m_session; }
    Side side() const { return m_side; }
    void setSide(Side side); ///< in place: zoom and position stay
    bool tellsStale() const { return m_tellsStale; } ///< the words "Working…" are shown

    /// The token of the patch under a point of the picture.
    std::optional<int> tokenAt(QPointF picturePoint) const;

    /// Of a canvas made for the first side.
    SelectionGesture& selection() { return *m_selection; }

Q_SIGNALS:
    /// A picture point under the pointer, for the read-out; `token` is set over a patch.
    void pointed(QPointF picturePoint, std::optional<int> token);
    void pointedNowhere();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void takeContent();
    void invalidate();
    void compose(const View& view);
    void paintMarks(QPainter& painter, const ShownSide& shown);
    void paintWords(QPainter& painter, const ShownSide& shown);
    void takeStale();

    Session& m_session;
    Side m_side;
    SelectionGesture* m_selection; ///< of the first side's canvas; null on another
    QTimer m_patience; ///< before it is said that something newer is computed
    bool m_tellsStale = false;
    QImage m_composed; ///< picture, heat and never-seen part
    View m_composedView;
    bool m_stale = true;
};

} // namespace vitscope
