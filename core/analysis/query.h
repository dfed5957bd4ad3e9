// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/model_facts.h"

#include <map>
#include <string>
#include <vector>

namespace vitscope {

/// Which attention a method is asked for. A value; cheap to copy and compare.
struct Query
{
    static constexpr int pooled = -1; ///< mean over the tokens that the model pools
    static constexpr int lastLayer = -1;

    enum class Direction {
        LooksAt, ///< the row of the token: where it looks
        SeenBy, ///< the column of the token: who looks at it
    };
    enum class Heads { Single, Mean, Max, Min };

    int token = 0; ///< index into the tokens (prefix tokens first, then patches row by row), or `pooled`
    Direction direction = Direction::LooksAt;
    int layer = lastLayer; ///< 0-based; negative counts from the end
    Heads heads = Heads::Mean;
    int head = 0; ///< 0-based, read when `heads` is Single
    int targetClass = -1; ///< class index, -1 for the top prediction

    bool operator==(const Query&) const = default;
};

/// The query where nobody chose one: the class token, or what the model pools where there is none.
inline int defaultQueryToken(const ViTShape& shape)
{
    return !shape.prefix.empty() && shape.prefix.front() == "cls" ? 0 : Query::pooled;
}

/// One setting of a method, of which forms, `--set` and records are made.
struct Parameter
{
    enum class Kind { Number, Integer, Choice };
    std::string id; ///< "discard"
    std::string title; ///< "Discard"
    std::string sentence; ///< what it does
    Kind kind = Kind::Number;
    double minimum = 0, maximum = 1, step = 0.05, preset = 0; ///< `preset` is the default; index for Choice
    std::vector<std::string> choices; ///< for Choice: ids in the order of their index
};

/// Parameter id to value; the index of the choice for Choice. Missing ids mean the default.
using Parameters = std::map<std::string, double>;

/// What may be known of a method without its code: the row of the method list.
struct MethodFacts
{
    std::string id; ///< "rollout"; scripts rely on it
    std::string title; ///< "Attention rollout"
    std::string sentence; ///< what it answers, in one sentence
    std::string source; ///< paper and equation, or reference implementation
    std::vector<Parameter> parameters;
    bool paintsMap = true; ///< false: yields numbers (a Matrix)
    bool usesLayer = false, usesHead = false, usesQuery = false, usesDirection = false, usesClass = false;
    bool instant = false; ///< answers within a frame from what the pass kept: recomputed while hovering
};

} // namespace vitscope
