// SPDX-License-Identifier: MIT
#include "core/figure/attention_links.h"

#include "core/figure/attention_maps.h"
#include "core/figure/colormap.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <map>

namespace vitscope {

namespace {

using Shares = std::map<int, double>; ///< token to its share of the query

Shares startOf(const Run& run, const Query& query)
{
    Shares shares;
    const std::vector<double> weights = query.token.weights(run.readout());
    for (std::size_t token = 0; token < weights.size(); ++token)
        if (weights[token] > 0)
            shares[int(token)] = weights[token];
    return shares;
}

void keepLargest(Shares& shares, std::size_t most)
{
    std::vector<std::pair<int, double>> all(shares.begin(), shares.end());
    std::ranges::stable_sort(all, std::ranges::greater(), &std::pair<int, double>::second);
    all.resize(std::min(all.size(), most));
    shares = Shares(all.begin(), all.end());
}

/// Attention of one token over all tokens, heads fused as the query says.
std::vector<float> rowOf(const Run& run, int layer, int token, const Query& query)
{
    Query asked = query;
    asked.token = token;
    asked.direction = Query::Direction::LooksAt;
    const Heatmap map = fusedMap(headMaps(run, layer, asked), query);
    std::vector<float> row = map.prefixValues;
    row.insert(row.end(), map.values.begin(), map.values.end());
    return row;
}

} // namespace

std::vector<AttentionLink> attentionLinks(
    const Run& run, const Query& query, int perLayer, const Cancel& cancel)
{
    const int prefix = int(run.shape().prefix.size());
    const auto most = std::size_t(perLayer);
    std::vector<AttentionLink> links;
    Shares shares = startOf(run, query);
    for (int layer = layerOf(query, run.shape().layers); layer >= 0; --layer) {
        keepLargest(shares, 2 * most);
        std::vector<AttentionLink> ofLayer;
        Shares below;
        for (const auto& [token, share] : shares) {
            cancel.poll();
            below[token] += share / 2;
            const std::vector<float> row = rowOf(run, layer, token, query);
            for (int to = 0; to < int(row.size()); ++to) {
                const double weight = share / 2 * double(row[std::size_t(to)]);
                below[to] += weight;
                if (token >= prefix && to >= prefix && to != token)
                    ofLayer.push_back({layer, token - prefix, to - prefix, weight});
            }
        }
        std::ranges::stable_sort(ofLayer, std::ranges::greater(), &AttentionLink::weight);
        ofLayer.resize(std::min(ofLayer.size(), most));
        links.insert(links.end(), ofLayer.begin(), ofLayer.end());
        shares = std::move(below);
    }
    return links;
}

void paintLinks(QPainter& painter, const Framing& framing, int layers,
    const std::vector<AttentionLink>& links, const std::function<QPointF(QPointF)>& place, double unit)
{
    if (links.empty())
        return;
    const auto centre = [&](int patch) {
        const Box cell = framing.cell(framing.patch(patch));
        return place(QPointF((cell.left + cell.right) / 2, (cell.top + cell.bottom) / 2));
    };
    const double largest = std::ranges::max_element(links, {}, &AttentionLink::weight)->weight;
    const Colormap& colors = *findColormap("viridis");
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const AttentionLink& link : links) {
        const QPointF from = centre(link.from), to = centre(link.to), across = to - from;
        const QPointF bend = (from + to) / 2 + QPointF(-across.y(), across.x()) * 0.15;
        const double width = unit * (1 + 3 * std::sqrt(link.weight / largest));
        QPainterPath path(from);
        path.quadTo(bend, to);
        const QPointF along = (to - bend) / std::max(1e-9, std::hypot(to.x() - bend.x(), to.y() - bend.y()));
        const QPointF side(-along.y(), along.x());
        const double head = unit * 3 + width;
        path.moveTo(to - (along + side * 0.6) * head);
        path.lineTo(to);
        path.lineTo(to - (along - side * 0.6) * head);
        painter.setPen(QPen(QColor(0, 0, 0, 170), width + unit * 1.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawPath(path);
        painter.setPen(QPen(QColor::fromRgb(colorAt(colors, (link.layer + 1.0) / layers)), width,
            Qt::SolidLine, Qt::RoundCap));
        painter.drawPath(path);
    }
    painter.restore();
}

} // namespace vitscope
