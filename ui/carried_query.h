// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/engine.h"

#include <string>

/// The same question in another pass: over another picture, or through a model with other patches, layers and
/// heads. Pure; any thread.
namespace vitscope {

/// The token of `to` that stands for `token` of `from`: patches by patchThere(), prefix tokens by their
/// names, else what is asked where nobody chose.
int carriedToken(int token, const Run& from, const Run& to);

/// Tokens carried, layer and head brought into range, classes that are not there left out.
Query carriedQuery(const Query& query, const Run& from, const Run& to);

/// What had to be changed, in few words: "layer 5 of 6 for 11, by position"; empty where nothing had to.
std::string carriedNote(const Query& query, const Run& from, const Run& to, const MethodFacts* method);

} // namespace vitscope
