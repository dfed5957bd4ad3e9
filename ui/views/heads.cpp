// SPDX-License-Identifier: MIT
#include "core/figure/attention_maps.h"
#include "ui/head_tiles.h"
#include "ui/job_lane.h"
#include "ui/views.h"

#include <QVBoxLayout>

namespace vitscope {

namespace {

/// Every head of the layer shown, for the query under the pointer.
class Heads : public View
{
    Q_OBJECT
public:
    explicit Heads(Session& session, QWidget* parent)
        : View(session, parent)
        , m_tiles(new HeadTiles(session))
    {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(6, 4, 6, 4);
        column->addWidget(m_tiles);
        for (const auto signal : {&Session::contentChanged, &Session::stateChanged, &Session::hoverChanged,
                 &Session::overviewChanged})
            connect(&session, signal, this, &Heads::invalidate);
    }

protected:
    /// Rows are there at once; columns and pooled queries take a whole layer's attention and go to the lane.
    void refresh() override
    {
        const auto& run = session().content().run;
        if (!run)
            return m_tiles->show(0, {});
        if (!session().content().isFor(session().state()))
            return; // its tokens may be those of another model, which is on its way
        Query query = session().state().query;
        if (session().hover() && session().followsPointer())
            query.token = *session().hover();
        const int layer = layerOf(query, run->shape().layers);
        if (query.token.sole() && query.direction == Query::Direction::LooksAt) {
            m_lane.cancel(Stage::Overview);
            return m_tiles->show(layer, headMaps(*run, layer, query));
        }
        m_lane.replace(
            Stage::Overview, this,
            [run, layer, query](const Cancel&, const Progress&) { return headMaps(*run, layer, query); },
            [this, layer](std::vector<Heatmap> maps) { m_tiles->show(layer, std::move(maps)); });
    }

private:
    HeadTiles* m_tiles;
    JobLane m_lane; ///< last: ends before what its results go to
};

} // namespace

namespace view {
extern constinit const ViewFacts heads{"heads", "Heads", "All heads of the layer over the picture",
    Qt::BottomDockWidgetArea,
    [](Session& session, QWidget* parent) -> View* { return new Heads(session, parent); }, true};
} // namespace view

} // namespace vitscope

#include "heads.moc"
