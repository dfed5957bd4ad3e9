// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/finding.h"
#include "core/base/cancel.h"
#include "core/base/query.h"
#include "core/model/vit_run.h"

namespace vitscope {

/// Which parts of a Query a method reads, and what of the picture.
struct Reads
{
    bool layer = false, head = false, query = false, direction = false, targetClass = false;
    bool places = false; ///< what it yields belongs to places of the picture, as every map does
};

/// A way of looking at a run. One file in analysis/methods/, one line in methods.cpp.
struct Method
{
    const char *id, *title;
    MethodGroup group;
    const char* sentence; ///< what it answers; like `cannot` one sentence with a full stop
    const char* cannot; ///< what it cannot tell: its best-known trap
    const char* cost; ///< of its defaults, beyond the pass: "none beyond the pass"
    const char* source; ///< paper and equation, or reference implementation and version
    bool paintsMap;
    bool instant; ///< fast enough to follow the mouse
    Reads reads;
    std::vector<Parameter> (*parameters)();
    /// Parameters are complete (every id present) and within their ranges. Throws Error, Cancelled. Null
    /// where there is `refine`.
    Finding (*compute)(const ViTRun& run, const Query& query, const Parameters& parameters,
        const Cancel& cancel, const Progress& progress);
    /// Fills in what a chosen preset means for parameters that nobody gave; may be null.
    void (*applyPreset)(Parameters& given) = nullptr;
    /// As compute, for long work that shows what it has found so far.
    Finding (*refine)(const ViTRun& run, const Query& query, const Parameters& parameters,
        const Cancel& cancel, const Progress& progress, const ShowPartial& preview)
        = nullptr;
    /// Throws Error(Mismatch) where the model lacks what the method needs, without computing; null: any model
    /// will do. Asked before `compute` and `refine`.
    void (*expect)(const ViTRun& run) = nullptr;

    bool manyPasses() const { return refine != nullptr; }
};

std::span<const Method* const> methods();
/// The list for people and programs that have no LibTorch.
const std::vector<MethodFacts>& methodFacts();

/// Runs a method. Throws Error(Mismatch) for an unknown method or parameter, a value out of range, or a
/// layer, head, token or class that the model does not have.
Finding analyse(const ViTRun& run, const std::string& method, const Query& query,
    const Parameters& parameters, const Cancel& cancel = {}, const Progress& progress = {},
    const ShowPartial& preview = {});

/// Why a method is not for the run's model, told without computing; empty where it may be asked. Throws
/// Error(Mismatch) for an unknown method.
std::string refusal(const ViTRun& run, const std::string& method);

/// Weight of every token in the query, [tokens], sums to 1: one-hot, or the model's readout for `pooled`.
std::vector<double> queryWeights(const ViTRun& run, const Query& query);
/// Splits numbers per token [tokens] into the patch map and what fell on prefix tokens.
Heatmap mapOfTokens(const ViTRun& run, std::span<const double> values, std::string title, std::string unit);

} // namespace vitscope
