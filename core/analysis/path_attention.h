// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/methods.h"

/// What transition attention maps and the bidirectional method share: rows of attention that the head reads,
/// carried through the layers, times the path-averaged gradient of these rows.
namespace vitscope {

/// The rows that the head reads: those of the last block that the readout weighs, or the only one of
/// attention pooling.
struct ReadRows
{
    std::vector<std::int64_t> tokens; ///< [read]; empty with attention pooling
    std::vector<double> weights; ///< [read], sum to 1

    bool arePooling() const { return tokens.empty(); }
};
ReadRows readRows(const ViTRun& run);

/// Parameters `start`, `steps` and `preset` (none, interpretdl), and what that preset means.
std::vector<Parameter> pathParameters();
void applyPathPreset(Parameters& given, int start);

/// The query's target; the probability of its class with the preset. Throws Error(Mismatch) where a method of
/// this kind cannot explain it.
Target pathTarget(const ViTRun& run, const Query& query, const Parameters& parameters);

/// Sum over the rows [read, tokens] of weight * row * W, where W = mean over heads of the positive part of
/// the gradient, averaged over `steps` even points from nothing to the picture, both ends included: [tokens].
std::vector<double> timesPathGradient(const ViTRun& run, const ReadRows& read, const at::Tensor& rows,
    const Target& target, int steps, const Cancel& cancel, const Progress& progress);

/// Attention of a layer in slices of query rows, so that memory grows with tokens: [heads, rows, tokens].
void forEachSlice(const ViTRun& run, int layer, const Cancel& cancel,
    const std::function<void(int first, const at::Tensor& attention)>& visit);

} // namespace vitscope
