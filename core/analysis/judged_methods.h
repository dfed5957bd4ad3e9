// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/box_score.h"
#include "core/analysis/methods.h"
#include "core/analysis/removal_curves.h"

namespace vitscope {

/// What the two methods that judge other methods' maps share.

enum class Judged {
    Quick, ///< maps of one pass, forwards and perhaps backwards
    All, ///< and those that need many
};

/// All methods that paint a map.
std::vector<const Method*> judgedMethods(Judged which);

/// The map of a method with its default parameters, [rows, columns]. Throws Error, Cancelled.
std::vector<float> mapOf(const Method& method, const ViTRun& run, const Query& query, const Cancel& cancel);

struct Judgement
{
    Target target; ///< a probability where there are classes
    std::string scoreName; ///< "probability", "feature norm"
    RemovalProtocol protocol = RemovalProtocol::TokenDrop;
    int steps = 20, randoms = 3;
    std::optional<Box> box; ///< around what the map should point at

    std::string note() const;
    /// How much better a map is than one that ranks by chance: insertion - deletion, or half of it for ROAD.
    double gainOf(double deletion, double insertion) const;
    const char* gainName() const;
};

/// protocol, steps, random and the box.
std::vector<Parameter> judgementParameters();
/// ROAD's percentiles where nobody gave the steps.
void applyProtocol(Parameters& given);
Judgement judgementOf(const ViTRun& run, const Query& query, const Parameters& parameters);

} // namespace vitscope
