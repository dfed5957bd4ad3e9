// SPDX-License-Identifier: MIT
#include "core/analysis/layered_flow.h"

#include <algorithm>
#include <cmath>

// Node = layer * tokens + token, layer 0 being the one right above the bottom; of the bottom only the sink is
// of use. Neighbours 0 .. tokens - 1 of a node lie below it, the next `tokens` above it.
namespace vitscope {

namespace {

constexpr double unit = double(std::int64_t(1) << 50);
constexpr int unreached = -1;

} // namespace

LayeredFlow::LayeredFlow(int tokens)
    : m_tokens(tokens)
{
}

void LayeredFlow::addLayer(std::span<const double> capacities)
{
    ++m_layers;
    for (const double capacity : capacities)
        m_capacities.push_back(Amount(std::llround(capacity * unit)));
}

double LayeredFlow::maximum(std::span<const double> source, int sink, const Cancel& cancel)
{
    m_sink = sink;
    m_down = m_capacities;
    m_back.assign(m_capacities.size(), 0);
    m_source.clear();
    for (const double amount : source)
        m_source.push_back(Amount(std::llround(amount * unit)));
    Amount total = 0;
    while (findLevels()) {
        cancel.poll();
        m_next.assign(m_levels.size(), 0);
        for (int token = 0; token < m_tokens; ++token) {
            const Amount sent = push((m_layers - 1) * m_tokens + token, m_source[std::size_t(token)]);
            m_source[std::size_t(token)] -= sent;
            total += sent;
        }
    }
    return double(total) / unit;
}

/// Breadth first from the nodes that may still send; true where the sink was reached.
bool LayeredFlow::findLevels()
{
    m_levels.assign(std::size_t(m_layers) * std::size_t(m_tokens), unreached);
    std::vector<int> queue;
    const auto reach = [&](int layer, int token, int level) {
        int& known = m_levels[std::size_t(layer * m_tokens + token)];
        if (known == unreached) {
            known = level;
            queue.push_back(layer * m_tokens + token);
        }
    };
    for (int token = 0; token < m_tokens; ++token)
        if (m_source[std::size_t(token)] > 0)
            reach(m_layers - 1, token, 0);
    for (std::size_t i = 0; i < queue.size(); ++i) {
        const int layer = queue[i] / m_tokens, token = queue[i] % m_tokens;
        const int level = m_levels[std::size_t(queue[i])] + 1;
        if (layer == 0 && down(0, token, m_sink) > 0)
            return true;
        for (int to = 0; layer > 0 && to < m_tokens; ++to)
            if (down(layer, token, to) > 0)
                reach(layer - 1, to, level);
        for (int from = 0; layer + 1 < m_layers && from < m_tokens; ++from)
            if (back(layer + 1, token, from) > 0)
                reach(layer + 1, from, level);
    }
    return false;
}

/// Sends at most `limit` on from `node`, along rising levels; returns what arrived.
LayeredFlow::Amount LayeredFlow::push(int node, Amount limit)
{
    const int layer = node / m_tokens, token = node % m_tokens;
    Amount sent = 0;
    const auto send = [&](int to, Amount& left, Amount& undo) {
        if (left == 0 || m_levels[std::size_t(to)] != m_levels[std::size_t(node)] + 1)
            return;
        const Amount arrived = push(to, std::min(limit - sent, left));
        left -= arrived;
        undo += arrived;
        sent += arrived;
    };
    for (int& next = m_next[std::size_t(node)]; next < 2 * m_tokens; ++next) {
        const int other = next % m_tokens;
        if (next >= m_tokens) {
            if (layer + 1 == m_layers)
                break;
            send(node + m_tokens - token + other, back(layer + 1, token, other),
                down(layer + 1, other, token));
        } else if (layer > 0) {
            send(node - m_tokens - token + other, down(layer, token, other), back(layer, other, token));
        } else {
            Amount& left = down(0, token, m_sink);
            const Amount arrived = std::min(limit - sent, left);
            left -= arrived;
            sent += arrived;
            next = m_tokens - 1; // no other token of the bottom is of use
        }
        if (sent == limit)
            return sent;
    }
    return sent;
}

} // namespace vitscope
