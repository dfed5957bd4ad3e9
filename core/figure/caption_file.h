// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <string>

namespace vitscope {

/// What stands in the file beside a figure. `kind` is "txt" (the caption) or "tex" (a figure environment that
/// includes `figureFile` over the whole line, with the caption and a label; escaped). UTF-8.
QByteArray captionFile(const std::string& kind, const std::string& caption, const std::string& figureFile);

/// Text with LaTeX's own characters escaped, and signs that its fonts may lack as mathematics.
std::string texText(const std::string& text);

} // namespace vitscope
