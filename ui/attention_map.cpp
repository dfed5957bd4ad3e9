// SPDX-License-Identifier: MIT
#include "ui/attention_map.h"

#include <algorithm>

namespace vitscope {

std::string tokenTitle(const ViTShape& shape, int token)
{
    if (token == Query::pooled)
        return "pooled tokens";
    const int prefix = int(shape.prefix.size());
    if (token >= prefix) {
        const int patch = token - prefix;
        return "patch (r " + std::to_string(patch / shape.columns) + ", c "
            + std::to_string(patch % shape.columns) + ")";
    }
    const std::string& name = shape.prefix[std::size_t(token)];
    if (name == "cls")
        return "class token";
    if (name == "dist")
        return "distillation token";
    return name.starts_with("reg") ? "register " + name.substr(3) : name;
}

int layerOf(const Query& query, int layers)
{
    return std::clamp(query.layer < 0 ? layers + query.layer : query.layer, 0, std::max(0, layers - 1));
}

int defaultToken(const ViTShape& shape)
{
    const auto found = std::find(shape.prefix.begin(), shape.prefix.end(), "cls");
    return found == shape.prefix.end() ? Query::pooled : int(found - shape.prefix.begin());
}

namespace {

/// Mean over the patches' rows (or columns), from whole matrices: slow, for the worker thread.
void pooledRows(const Run& run, int layer, Query::Direction direction, HeadRows& rows)
{
    const std::size_t tokens = std::size_t(rows.tokens);
    const std::size_t prefix = run.shape().prefix.size();
    std::vector<float> matrix(tokens * tokens);
    for (int head = 0; head < rows.heads; ++head) {
        run.attention(layer, head, matrix);
        float* out = rows.values.data() + std::size_t(head) * tokens;
        for (std::size_t i = 0; i < tokens; ++i) {
            double sum = 0;
            for (std::size_t j = prefix; j < tokens; ++j)
                sum += direction == Query::Direction::LooksAt ? matrix[j * tokens + i]
                                                              : matrix[i * tokens + j];
            out[i] = float(sum / double(tokens - prefix));
        }
    }
}

} // namespace

HeadRows headRows(const Run& run, int layer, int token, Query::Direction direction)
{
    HeadRows rows{run.shape().heads, run.shape().tokens(), {}};
    rows.values.resize(std::size_t(rows.heads) * rows.tokens);
    if (token == Query::pooled)
        pooledRows(run, layer, direction, rows);
    else if (direction == Query::Direction::LooksAt)
        run.attentionRows(layer, token, rows.values);
    else
        run.attentionColumns(layer, token, rows.values);
    return rows;
}

namespace {

std::vector<float> fused(const HeadRows& rows, const Query& query)
{
    const std::size_t tokens = std::size_t(rows.tokens);
    if (query.heads == Query::Heads::Single) {
        const auto first
            = rows.values.begin() + std::ptrdiff_t(tokens) * std::clamp(query.head, 0, rows.heads - 1);
        return {first, first + std::ptrdiff_t(tokens)};
    }
    std::vector<float> out(rows.values.begin(), rows.values.begin() + std::ptrdiff_t(tokens));
    for (int head = 1; head < rows.heads; ++head) {
        const float* row = rows.values.data() + std::size_t(head) * tokens;
        for (std::size_t i = 0; i < tokens; ++i) {
            if (query.heads == Query::Heads::Mean)
                out[i] += row[i];
            else
                out[i]
                    = query.heads == Query::Heads::Max ? std::max(out[i], row[i]) : std::min(out[i], row[i]);
        }
    }
    if (query.heads == Query::Heads::Mean) {
        for (float& value : out)
            value /= float(rows.heads);
    }
    return out;
}

std::string headTitle(const Query& query)
{
    switch (query.heads) {
    case Query::Heads::Single:
        return "head " + std::to_string(query.head);
    case Query::Heads::Mean:
        return "mean of heads";
    case Query::Heads::Max:
        return "maximum of heads";
    case Query::Heads::Min:
        return "minimum of heads";
    }
    return {};
}

} // namespace

Heatmap attentionMap(const Run& run, const HeadRows& rows, const Query& query)
{
    const ViTShape& shape = run.shape();
    const std::ptrdiff_t prefix = std::ptrdiff_t(shape.prefix.size());
    const std::vector<float> values = fused(rows, query);
    Heatmap map;
    map.rows = shape.rows;
    map.columns = shape.columns;
    map.values.assign(values.begin() + prefix, values.end());
    map.prefixValues.assign(values.begin(), values.begin() + prefix);
    map.unit = "attention weight";
    const bool looksAt = query.direction == Query::Direction::LooksAt;
    map.title = "Attention of layer " + std::to_string(layerOf(query, shape.layers)) + ", " + headTitle(query)
        + (looksAt ? ", from the " : ", to the ") + tokenTitle(shape, query.token);
    return map;
}

ValueRange patchRange(const HeadRows& rows, int prefixTokens)
{
    ValueRange range{rows.values[std::size_t(prefixTokens)], rows.values[std::size_t(prefixTokens)]};
    for (int head = 0; head < rows.heads; ++head) {
        const auto first = rows.values.begin() + std::ptrdiff_t(head) * rows.tokens;
        const auto [low, high] = std::minmax_element(first + prefixTokens, first + rows.tokens);
        range = range.united({*low, *high});
    }
    return range;
}

ValueRange AttentionOverview::layerRange(int layer) const
{
    ValueRange all = range(layer, 0);
    for (int head = 1; head < heads; ++head)
        all = all.united(range(layer, head));
    return all;
}

ValueRange AttentionOverview::modelRange() const
{
    ValueRange all = layerRange(0);
    for (int layer = 1; layer < layers; ++layer)
        all = all.united(layerRange(layer));
    return all;
}

AttentionOverview attentionOverview(
    const Run& run, int token, Query::Direction direction, const Cancel& cancel)
{
    const ViTShape& shape = run.shape();
    AttentionOverview all{shape.layers, shape.heads, shape.rows, shape.columns, token, direction, {}, {}};
    all.values.reserve(std::size_t(all.layers) * all.heads * all.rows * all.columns);
    for (int layer = 0; layer < all.layers; ++layer) {
        cancel.poll();
        const HeadRows rows = headRows(run, layer, token, direction);
        for (int head = 0; head < all.heads; ++head) {
            const auto first = rows.values.begin() + std::ptrdiff_t(head) * rows.tokens;
            const auto begin = first + std::ptrdiff_t(shape.prefix.size());
            const auto end = first + rows.tokens;
            const auto [low, high] = std::minmax_element(begin, end);
            all.ranges.push_back({*low, *high});
            all.values.insert(all.values.end(), begin, end);
        }
    }
    return all;
}

} // namespace vitscope
