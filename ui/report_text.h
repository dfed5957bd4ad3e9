// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/base/model_facts.h"

#include <QPalette>
#include <QString>

namespace vitscope {

/// A model's report as rich text: what was opened, how it was understood, and in amber what was guessed.
QString reportText(const ModelReport& report, const QPalette& palette);

/// Why weights did not open, and that hints may help.
QString refusalText(const std::string& path, const Error& error, const QPalette& palette);

/// "86.6 M", "17.6 G".
QString shortCount(double number);

} // namespace vitscope
