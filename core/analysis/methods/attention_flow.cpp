// SPDX-License-Identifier: MIT
#include "core/analysis/layer_range.h"
#include "core/analysis/layered_flow.h"
#include "core/analysis/methods.h"
#include "core/base/error.h"

#include <numeric>

namespace vitscope {

namespace {

constexpr double mostEdges = 5e6; // of the graph: 120 MB, and minutes on two cores

std::vector<Parameter> parameters()
{
    return {{"residual", "Residual weight", "Share of the identity (the skip connection) in every layer.",
                Parameter::Kind::Number, 0, 1, 0.05, 0.5, {}},
        firstLayerParameter(), lastLayerParameter(),
        {"normalise", "Normalise",
            "1: the flows of all tokens are made to sum to 1, as in the authors' code.",
            Parameter::Kind::Integer, 0, 1, 1, 0, {}}};
}

void expectSmall(int layers, int tokens)
{
    if (double(layers) * tokens * tokens > mostEdges)
        throw Error(ErrorKind::Mismatch, "VTS-Q11",
            "attention flow holds the attention of all layers at once and solves a maximum flow for each of "
                + std::to_string(tokens) + " tokens; " + std::to_string(layers)
                + " layers are too many for that.",
            "attention-flow", "Take fewer layers (start, end), a smaller picture, or rollout.");
}

void expect(const ViTRun& run)
{
    expectSmall(1, run.shape().tokens());
}

/// residual * I + (1 - residual) * mean of heads, of layers start to end, from the input up.
LayeredFlow graphOf(const ViTRun& run, int start, int end, double residual, const Cancel& cancel)
{
    const int tokens = run.shape().tokens();
    LayeredFlow graph(tokens);
    for (int layer = start; layer <= end; ++layer) {
        cancel.poll();
        auto capacities = run.meanAttention(layer).to(at::kDouble) * (1 - residual);
        capacities.diagonal(0, 0, 1).add_(residual);
        capacities = capacities.contiguous();
        graph.addLayer({capacities.data_ptr<double>(), std::size_t(capacities.numel())});
    }
    return graph;
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    const auto [start, end] = layerRange(run, parameters);
    const int tokens = run.shape().tokens();
    expectSmall(end - start + 1, tokens);
    LayeredFlow graph = graphOf(run, start, end, parameters.at("residual"), cancel);
    const auto source = queryWeights(run, query);
    std::vector<double> flows;
    for (int token = 0; token < tokens; ++token) {
        report(progress, "token " + std::to_string(token + 1) + "/" + std::to_string(tokens),
            double(token) / tokens);
        flows.push_back(graph.maximum(source, token, cancel));
    }
    const double sum = std::accumulate(flows.begin(), flows.end(), 0.0);
    if (parameters.at("normalise") != 0)
        for (double& flow : flows)
            flow /= sum;
    return mapOfTokens(run, flows, "Attention flow from " + tokenTitle(query.token, run.shape()), "flow");
}

} // namespace

extern const Method attentionFlow;
const Method attentionFlow{"attention-flow", "Attention flow", MethodGroup::Attention,
    "How much of each patch could reach a token if attention weights were the widths of pipes; for small "
    "models.",
    "It is the same for every class, and leaves out values and MLPs, as rollout does.",
    "no pass, but one maximum flow for every token: seconds to minutes",
    "Abnar and Zuidema 2020, section 3 (attention flow)", true, false, {.query = true}, parameters, compute,
    nullptr, nullptr, expect};

} // namespace vitscope
