// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vitscope {

/// Maximum flow through layers of `tokens` nodes in which every node of a layer leads to every node of the
/// one below (Dinic, Algorithm for solution of a problem of maximum flow, 1970), for dense capacities: plain
/// arrays instead of a graph of edges. Capacities are rounded to multiples of 2^-50, so that the
/// arithmetic is exact. Not thread-safe.
class LayeredFlow
{
public:
    explicit LayeredFlow(int tokens);

    /// The next layer up: `capacities` [tokens, tokens] from a node (row) to one of the layer below (column).
    void addLayer(std::span<const double> capacities);

    /// From the top layer, whose nodes are given `source` [tokens], to node `sink` of the bottom.
    /// Throws Cancelled.
    double maximum(std::span<const double> source, int sink, const Cancel& cancel);

private:
    using Amount = std::int64_t;

    bool findLevels();
    Amount push(int node, Amount limit);
    Amount& down(int layer, int from, int to) { return m_down[at(layer, from, to)]; }
    /// What may be taken back of what `from`, in the layer above, sends to `to` in `layer`.
    Amount& back(int layer, int to, int from) { return m_back[at(layer, to, from)]; }
    std::size_t at(int layer, int row, int column) const
    {
        return (std::size_t(layer) * std::size_t(m_tokens) + std::size_t(row)) * std::size_t(m_tokens)
            + std::size_t(column);
    }

    int m_tokens, m_layers = 0, m_sink = 0;
    std::vector<Amount> m_capacities; ///< [layers, from, to]; layer 0 leads to the bottom
    std::vector<Amount> m_down, m_back; ///< what is left, and [layers, to, from] what may be taken back
    std::vector<Amount> m_source; ///< [tokens] what is left to send
    std::vector<int> m_levels; ///< [layers, tokens] steps from the source; -1: not reached
    std::vector<int> m_next; ///< [layers, tokens] first neighbour that may still take something
};

} // namespace vitscope
