// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/interventions.h"
#include "core/base/model_facts.h"
#include "core/base/query.h"

#include <optional>
#include <string>

namespace vitscope {

struct ComparedModel
{
    std::string path;
    ModelHints hints;
    bool operator==(const ComparedModel&) const = default;
};

struct ComparedMethod
{
    std::string id;
    Parameters parameters;
    bool operator==(const ComparedMethod&) const = default;
};

/// Which attention; the token that asks is always that of the first side.
struct ComparedHeads
{
    int layer = Query::lastLayer;
    Query::Heads heads = Query::Heads::Mean;
    int head = 0;
    Query::Direction direction = Query::Direction::LooksAt;
    bool operator==(const ComparedHeads&) const = default;
};

/// What is different on the second side of a comparison. Everything that is not set follows the first side,
/// so a head walked to there is walked to here. A value; see ViewState::other().
struct ComparedState
{
    std::optional<std::string> picture; ///< path, or a name in angle brackets for a pasted picture
    std::optional<ComparedModel> model;
    /// What is changed inside the model; not set: as on the first side, or nothing where the model differs.
    std::optional<Interventions> interventions;
    std::optional<ComparedMethod> method;
    std::optional<ComparedHeads> heads;
    bool difference = false; ///< the first side minus the second is shown in the second's place

    bool operator==(const ComparedState&) const = default;
};

} // namespace vitscope
