// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/opened.h"

namespace vitscope {

/// A method and all that it is asked, looked up for one pass.
struct View
{
    const MethodFacts& method;
    Query query;
    Parameters parameters;
};

/// The method of this id; a usage error naming those there are.
const MethodFacts& findMethod(const Opened& opened, const std::string& id);

/// Looks up everything that the recipe names. Throws Error (Failed, VTS-U3, VTS-U4, VTS-U5).
View viewOf(const Opened& opened, const Run& run, const Recipe& recipe);

Finding analyse(const Opened& opened, const Run& run, const View& view, const Cancel& cancel);

/// Id and sentence on one line; indented below it its group, what it cannot tell, its cost and a line for
/// each parameter: what --list-methods prints. Only ids stand at the start of a line.
std::string methodText(const MethodFacts& method);

} // namespace vitscope
