// SPDX-License-Identifier: MIT
#pragma once

#include "ui/image_canvas.h"
#include "ui/patch_selection.h"
#include "ui/session.h"

namespace vitscope {

/// The picture with what the session found: heat, grid, the part never seen, the query and the pins. Pointing
/// at a patch asks from it, a click pins it.
class PatchCanvas : public ImageCanvas
{
    Q_OBJECT
public:
    explicit PatchCanvas(Session& session, QWidget* parent = nullptr);

    /// The token of the patch under a point of the picture.
    std::optional<int> tokenAt(QPointF picturePoint) const;

    SelectionGesture& selection() { return *m_selection; }

Q_SIGNALS:
    /// A picture point under the pointer, for the read-out; `token` is set over a patch.
    void pointed(QPointF picturePoint, std::optional<int> token);
    void pointedNowhere();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void takeContent();
    void invalidate();
    void compose(const View& view);
    void paintMarks(QPainter& painter);

    Session& m_session;
    SelectionGesture* m_selection;
    QImage m_composed; ///< picture, heat and never-seen part
    View m_composedView;
    bool m_stale = true;
};

} // namespace vitscope
