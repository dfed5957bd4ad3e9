// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/recipe.h"

#include <functional>

namespace vitscope {

/// What the words in braces of a file name stand for.
struct NameWords
{
    std::string image, model, layer, head, method, pattern; ///< `pattern`: of the figure, {template}
};

/// The words of a recipe, in characters that every file system takes. `shape` (may be null) turns a negative
/// layer into its number, else it is "last".
NameWords nameWords(const Recipe& recipe, const ViTShape* shape = nullptr);

/// Puts the words into "{image}_{model}_L{layer:02}_H{head:02}_{method}"; also {template}, {date} (year,
/// month, day; SOURCE_DATE_EPOCH is honoured), {version} and {n}, the smallest number from 1 on for which
/// `isTaken` says no of the whole name. A number after a colon is the width that numbers are filled to with
/// zeros; "{{" and "}}" stand for braces. Throws Error(Failed, VTS-U2) for unknown words and lone braces.
std::string expandName(const std::string& pattern, const NameWords& words,
    const std::function<bool(const std::string&)>& isTaken = {});

/// Whether the name changes from picture to picture.
bool namesEachPicture(const std::string& pattern);

} // namespace vitscope
