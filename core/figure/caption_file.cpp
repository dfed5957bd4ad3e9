// SPDX-License-Identifier: MIT
#include "core/figure/caption_file.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace vitscope {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 16> escapes{{
    {"\\", "\\textbackslash{}"},
    {"{", "\\{"},
    {"}", "\\}"},
    {"$", "\\$"},
    {"&", "\\&"},
    {"#", "\\#"},
    {"_", "\\_"},
    {"%", "\\%"},
    {"~", "\\textasciitilde{}"},
    {"^", "\\textasciicircum{}"},
    {"<", "\\textless{}"},
    {">", "\\textgreater{}"},
    {"\"", "\\textquotedbl{}"},
    {"×", "$\\times$"},
    {"±", "$\\pm$"},
    {"–", "--"},
}};

/// Names that are plain everywhere stay as they are; others are shielded from LaTeX.
std::string texFile(const std::string& name)
{
    const bool isPlain = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
            || c == '_' || c == '.';
    });
    return isPlain ? name : "\\detokenize{" + name + "}";
}

/// A label of letters, digits and dashes.
std::string label(const std::string& name)
{
    std::string text = name.substr(0, name.rfind('.'));
    for (char& c : text)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')))
            c = '-';
    return text;
}

} // namespace

std::string texText(const std::string& text)
{
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const auto escape = std::find_if(escapes.begin(), escapes.end(),
            [&](const auto& row) { return text.compare(at, row.first.size(), row.first) == 0; });
        result += escape == escapes.end() ? text.substr(at, 1) : std::string(escape->second);
        at += escape == escapes.end() ? 1 : escape->first.size();
    }
    return result;
}

QByteArray captionFile(const std::string& kind, const std::string& caption, const std::string& figureFile)
{
    if (kind == "txt")
        return QByteArray::fromStdString(caption + "\n");
    return QByteArray::fromStdString("% Needs \\usepackage{graphicx}. Made by ViTScope " VITSCOPE_VERSION
                                     ".\n"
                                     "\\begin{figure}\n  \\centering\n  \\includegraphics[width=\\linewidth]{"
        + texFile(figureFile) + "}\n  \\caption{" + texText(caption) + "}\n  \\label{fig:" + label(figureFile)
        + "}\n\\end{figure}\n");
}

} // namespace vitscope
