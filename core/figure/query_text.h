// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/model_facts.h"
#include "core/base/query.h"

#include <map>
#include <span>
#include <string>

/// Queries and parameters as a person writes them. Names of tokens and classes mean something only for a
/// model, so they are kept as text and looked up late.
namespace vitscope {

/// A Query before the model is known.
struct QueryText
{
    int layer = Query::lastLayer; ///< 0-based, negative counts from the end
    Query::Heads heads = Query::Heads::Mean;
    int head = 0;
    Query::Direction direction = Query::Direction::LooksAt;
    std::string token; ///< as in token_text.h; empty: "cls", or "pooled" without a class token
    std::string targetClass; ///< indices or names, "dog", "dog + cat", "dog - cat"; empty: the top prediction
    std::string similarTo; ///< a token as above; empty: none

    bool operator==(const QueryText&) const = default;
};

/// Parameter id to value as written: a number, or the id of a choice.
using ParameterTexts = std::map<std::string, std::string>;

/// Looks every name up. A negative layer becomes 0-based. Throws Error(Failed, VTS-U3) naming what the model
/// has where a layer, head, token or class does not exist.
Query resolveQuery(const QueryText& text, const ViTShape& shape, std::span<const std::string> classNames);

/// The tokens of the patches that `pins` name, in this order; throws as resolveQuery().
std::vector<int> resolvePins(const std::vector<std::string>& pins, const ViTShape& shape);

/// The text of a query of a model of this shape; resolveQuery gives it back.
QueryText textOf(const Query& query, const ViTShape& shape);

/// Checks ids and values against the method's list. Throws Error(Failed, VTS-U4).
Parameters resolveParameters(const ParameterTexts& texts, const MethodFacts& method);

/// Only what differs from the method's presets; resolveParameters gives the rest.
ParameterTexts textOf(const Parameters& parameters, const MethodFacts& method);

} // namespace vitscope
