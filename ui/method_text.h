// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/query.h"

#include <QString>

namespace vitscope {

/// "class-specific" or "class-agnostic".
QString classMark(const MethodFacts& method);

/// "Cost: one pass back."
QString costText(const MethodFacts& method);

/// "Not for this model: it has no classes.", from what Session::refusal says.
QString refusalText(const QString& refusal);

/// What it answers, what it cannot tell and what it costs, as a tooltip; `refusal` as Session::refusal says.
QString methodTip(const MethodFacts& method, const QString& refusal);

} // namespace vitscope
