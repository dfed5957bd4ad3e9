// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/model_facts.h"
#include "core/base/target.h"
#include "core/base/token_group.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace vitscope {

class Run;

/// Which attention a method is asked for. A value; cheap to copy and compare.
struct Query
{
    static constexpr int pooled = -1; ///< mean over the tokens that the model pools: its readout
    static constexpr int none = -1; ///< no token
    static constexpr int lastLayer = -1;

    enum class Direction {
        LooksAt, ///< the row of the token: where it looks
        SeenBy, ///< the column of the token: who looks at it
    };
    enum class Heads { Single, Mean, Max, Min };

    TokenGroup token = 0; ///< a token, `pooled`, or several of which the mean is asked
    Direction direction = Direction::LooksAt;
    int layer = lastLayer; ///< 0-based; negative counts from the end
    Heads heads = Heads::Mean;
    int head = 0; ///< 0-based, read when `heads` is Single
    /// What class-specific methods explain: a weighted sum of logits, so several classes at once or the
    /// margin of two; empty: the top prediction, or the norm of the features where there are no classes.
    std::vector<Target::Class> classes = {};
    TokenGroup similarTo = none; ///< explain the likeness of the features to it, or to a mean, instead
    /// The pass over a second picture, of the same model, that `similarTo` is a token of, or, without one,
    /// whose features likeness is asked to; null: the pass that is explained.
    std::shared_ptr<const Run> similarRun = {};
    /// Somebody chose the token; methods that speak of all tokens then speak of this one.
    bool tokenChosen = false;

    bool operator==(const Query&) const = default;
};

/// Layer of a query as 0-based index, brought into range.
int layerOf(const Query& query, int layers);

/// The token that asks where nobody chose one: the class token, else what the model pools.
int defaultToken(const ViTShape& shape);

/// The class that a query names alone; -1 otherwise.
int soleClass(const Query& query);

/// "head 3", "mean of heads".
std::string headsTitle(const Query& query);

/// "cls", "patch (5, 9)", "pooled tokens", "mean of 12 patches".
std::string tokenTitle(const TokenGroup& group, const ViTShape& shape);

/// "Attention, layer 11, head 3, from cls".
std::string attentionTitle(const Query& query, const ViTShape& shape);

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

/// The question that a method helps with; lists of methods are in this order.
enum class MethodGroup { Attention, Class, Removal, Tokens, Weights, Trust };

/// "Where does attention go", as a heading above the methods of a group.
const char* groupTitle(MethodGroup group);

/// What may be known of a method without its code: the row of the method list.
struct MethodFacts
{
    std::string id; ///< "rollout"; scripts rely on it
    std::string title; ///< "Attention rollout"
    MethodGroup group = MethodGroup::Attention;
    std::string sentence; ///< what it answers, in one sentence
    std::string cannot; ///< what it cannot tell: its best-known trap, in one sentence
    std::string
        cost; ///< of its defaults, on top of the pass that every view needs: "one pass for each patch"
    std::string source; ///< paper and equation, or reference implementation
    std::vector<Parameter> parameters;
    bool paintsMap = true; ///< false: yields numbers (a Matrix)
    bool usesLayer = false, usesHead = false, usesQuery = false, usesDirection = false, usesClass = false;
    bool instant = false; ///< answers within a frame from what the pass kept: recomputed while hovering
    bool showsPlaces = false; ///< of the picture: a map, or colours of patches
    int key = 0; ///< number key of the window, 1 to 9; 0: none
};

} // namespace vitscope
