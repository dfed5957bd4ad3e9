// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/exporters.h"
#include "tests/support/figure_inputs.h"
#include "tests/support/made_findings.h"

namespace vitscope {

/// What the window would hand over for a finding that is no map.
inline FigureInputs inputsOf(
    const Finding& finding, std::initializer_list<std::pair<const char*, const char*>> view = {})
{
    FakeRunOptions options;
    options.crop = false;
    FigureInputs inputs = figureInputs(view, options);
    inputs.finding = finding;
    inputs.recipe.method = "made";
    return inputs;
}

inline QByteArray encoded(const char* suffix, const FigureSpec& spec)
{
    return exporterFor(std::string("x.") + suffix).encode(spec);
}

} // namespace vitscope
