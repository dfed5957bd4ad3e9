// SPDX-License-Identifier: MIT
#include "core/analysis/methods.h"

#include "core/base/error.h"
#include "core/base/intervention_text.h"

#include <algorithm>
#include <array>

// Every method, one line each, in the order of the list: group by group as in MethodGroup.
// clang-format off
#define VITSCOPE_METHODS(row) \
    row(attentionMap) \
    row(attentionMask) \
    row(attentionNorm) \
    row(rollout) \
    row(attentionFlow) \
    row(attentionDistance) \
    row(attentionEntropy) \
    row(attentionMass) \
    row(relevance) \
    row(gradientRollout) \
    row(transitionAttention) \
    row(bidirectional) \
    row(gradCam) \
    row(hiResCam) \
    row(layerCam) \
    row(legrad) \
    row(integratedGradients) \
    row(gradientInput) \
    row(smoothGradient) \
    row(logitAttribution) \
    row(occlusion) \
    row(rise) \
    row(vitCx) \
    row(headImportance) \
    row(logitLens) \
    row(patchLens) \
    row(patchLensClass) \
    row(tokenNorm) \
    row(tokenNormDepth) \
    row(patchSimilarity) \
    row(pca) \
    row(eigenCam) \
    row(layerSimilarity) \
    row(patchFilters) \
    row(positionSimilarity) \
    row(faithfulness) \
    row(faithfulnessRanking)
// clang-format on

namespace vitscope {

#define VITSCOPE_DECLARE(name) extern const Method name;
VITSCOPE_METHODS(VITSCOPE_DECLARE)
#undef VITSCOPE_DECLARE

std::span<const Method* const> methods()
{
#define VITSCOPE_COLLECT(name) &name,
    static constexpr std::array table{VITSCOPE_METHODS(VITSCOPE_COLLECT)};
#undef VITSCOPE_COLLECT
    return table;
}

/// The most used ones, in the order of the number keys.
static constexpr const Method* numbered[] = {&attentionMap, &rollout, &relevance, &gradientRollout, &gradCam,
    &integratedGradients, &occlusion, &logitLens, &patchSimilarity};
static_assert(std::size(numbered) <= 9);

const std::vector<MethodFacts>& methodFacts()
{
    static const std::vector<MethodFacts> facts = [] {
        std::vector<MethodFacts> list;
        for (const Method* method : methods()) {
            const auto key = std::ranges::find(numbered, method) - std::begin(numbered);
            list.push_back({method->id, method->title, method->group, method->sentence, method->cannot,
                method->cost, method->source, method->parameters(), method->paintsMap, method->reads.layer,
                method->reads.head, method->reads.query, method->reads.direction, method->reads.targetClass,
                method->instant, method->paintsMap || method->reads.places,
                key < std::ssize(numbered) ? int(key) + 1 : 0});
        }
        return list;
    }();
    return facts;
}

namespace {

[[noreturn]] void refuse(const std::string& subject, const std::string& happened, const std::string& advice)
{
    throw Error(ErrorKind::Mismatch, "VTS-Q1", happened, subject, advice);
}

const Method& methodOf(const std::string& id)
{
    std::string known;
    for (const Method* method : methods()) {
        if (method->id == id)
            return *method;
        known += (known.empty() ? "" : ", ") + std::string(method->id);
    }
    refuse("method", "there is no method " + shownName(id) + ".", "Methods: " + known + ".");
}

std::string range(int count)
{
    return "0 to " + std::to_string(count - 1);
}

void checkTokens(const char* option, const TokenGroup& group, const ViTShape& shape)
{
    if (!group.empty() && group.tokens().back() >= shape.tokens())
        refuse(option, "there is no token " + std::to_string(group.tokens().back()) + ".",
            "Tokens go from " + range(shape.tokens()) + ".");
}

void check(const ViTRun& run, const Reads& reads, const Query& query)
{
    const ViTShape& shape = run.shape();
    if (reads.layer && (query.layer >= run.layers() || query.layer < -run.layers()))
        refuse("layer", "there is no layer " + std::to_string(query.layer) + ".",
            "Layers go from " + range(run.layers()) + ", or from -1 backwards.");
    if (reads.head && query.heads == Query::Heads::Single && (query.head < 0 || query.head >= shape.heads))
        refuse("head", "there is no head " + std::to_string(query.head) + ".",
            "Heads go from " + range(shape.heads) + ".");
    if (reads.query)
        checkTokens("query", query.token, shape);
    checkTokens("similar-to", query.similarTo, shape);
    if (!reads.targetClass)
        return;
    for (const auto& [index, weight] : query.classes)
        if (index < 0 || index >= shape.classes)
            refuse("class", "there is no class " + std::to_string(index) + ".",
                shape.classes ? "Classes go from " + range(shape.classes) + "." : "This model has none.");
}

Parameters completed(const Method& method, Parameters given)
{
    if (method.applyPreset)
        method.applyPreset(given);
    Parameters all;
    std::string known;
    for (const Parameter& parameter : method.parameters()) {
        const auto found = given.find(parameter.id);
        const double value = found == given.end() ? parameter.preset : found->second;
        const double highest = parameter.kind == Parameter::Kind::Choice
            ? double(parameter.choices.size()) - 1
            : parameter.maximum;
        const double lowest = parameter.kind == Parameter::Kind::Choice ? 0 : parameter.minimum;
        if (!(value >= lowest && value <= highest))
            refuse(parameter.id, "the value is out of range.",
                "It goes from " + std::to_string(lowest) + " to " + std::to_string(highest) + ".");
        all[parameter.id] = value;
        known += (known.empty() ? "" : ", ") + parameter.id;
    }
    for (const auto& [id, value] : given)
        if (!all.contains(id))
            refuse(id, std::string("the method ") + method.id + " has no parameter " + shownName(id) + ".",
                known.empty() ? "It has none." : "It has: " + known + ".");
    return all;
}

} // namespace

Finding analyse(const ViTRun& run, const std::string& method, const Query& query,
    const Parameters& parameters, const Cancel& cancel, const Progress& progress, const ShowPartial& preview)
{
    const Method& row = methodOf(method);
    check(run, row.reads, query);
    if (row.expect)
        row.expect(run);
    const Parameters all = completed(row, parameters);
    Finding finding = row.refine ? row.refine(run, query, all, cancel, progress, preview)
                                 : row.compute(run, query, all, cancel, progress);
    if (const std::string changes = interventionsTitle(run.interventions()); !changes.empty())
        std::visit([&](auto& one) { one.title += ", " + changes; }, finding);
    return finding;
}

std::string refusal(const ViTRun& run, const std::string& method)
{
    const Method& row = methodOf(method);
    try {
        if (row.expect)
            row.expect(run);
    } catch (const Error& error) {
        return error.happened + (error.advice.empty() ? "" : " " + error.advice);
    }
    return {};
}

std::vector<double> queryWeights(const ViTRun& run, const Query& query)
{
    return query.token.weights(run.readout());
}

Heatmap mapOfTokens(const ViTRun& run, std::span<const double> values, std::string title, std::string unit)
{
    const ViTShape& shape = run.shape();
    const auto prefix = std::ptrdiff_t(shape.prefix.size());
    Heatmap map;
    map.rows = shape.rows;
    map.columns = shape.columns;
    map.prefixValues.assign(values.begin(), values.begin() + prefix);
    map.values.assign(values.begin() + prefix, values.end());
    map.title = std::move(title);
    map.unit = std::move(unit);
    return map;
}

} // namespace vitscope
