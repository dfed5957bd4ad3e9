// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/attention_links.h"
#include "ui/image_canvas.h"
#include "ui/job_lane.h"
#include "ui/session.h"

namespace vitscope {

/// The strongest links of the query through the layers, as arrows over a canvas; see attentionLinks(). Shown
/// while the view has links; lets the pointer through; hidden, it computes nothing.
class LinkLayer : public QWidget
{
    Q_OBJECT
public:
    LinkLayer(Session& session, ImageCanvas& canvas);

    const std::vector<AttentionLink>& links() const { return m_links; } ///< of what is shown, or empty

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();

    Session& m_session;
    ImageCanvas& m_canvas;
    std::shared_ptr<const Run> m_run; ///< that was asked last
    Query m_query;
    int m_count = 0; ///< per layer, asked last
    std::vector<AttentionLink> m_links;
    JobLane m_lane; ///< last: ends before what its results go to
};

} // namespace vitscope
