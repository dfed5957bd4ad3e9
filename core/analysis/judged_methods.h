// SPDX-License-Identifier: MIT
#pragma once

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
    std::string scoreName; ///< "probability of goldfish"
    RemovalProtocol protocol = RemovalProtocol::TokenDrop;
    int steps = 20, randoms = 3;

    std::string note() const;
};

/// protocol, steps, random.
std::vector<Parameter> judgementParameters();
Judgement judgementOf(const ViTRun& run, const Query& query, const Parameters& parameters);

} // namespace vitscope
