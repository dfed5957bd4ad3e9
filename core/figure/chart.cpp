// SPDX-License-Identifier: MIT
#include "core/figure/chart_parts.h"

namespace vitscope {

bool isChart(const Finding& finding)
{
    return !std::holds_alternative<Heatmap>(finding) && !std::holds_alternative<ColorMap>(finding);
}

std::string_view kindName(const Finding& finding)
{
    struct Namer
    {
        std::string_view operator()(const Heatmap&) const { return "a map"; }
        std::string_view operator()(const ColorMap&) const { return "a map of colours"; }
        std::string_view operator()(const Matrix&) const { return "a table"; }
        std::string_view operator()(const Curves&) const { return "curves"; }
        std::string_view operator()(const Gallery&) const { return "a gallery of small pictures"; }
    };
    return std::visit(Namer(), finding);
}

namespace {

const std::string none;

} // namespace

const std::string& unitOf(const Finding& finding)
{
    return std::visit(
        [](const auto& one) -> const std::string& {
            if constexpr (requires { one.unit; })
                return one.unit;
            else
                return none;
        },
        finding);
}

const std::string& noteOf(const Finding& finding)
{
    return std::visit(
        [](const auto& one) -> const std::string& {
            if constexpr (requires { one.note; })
                return one.note;
            else
                return none;
        },
        finding);
}

std::unique_ptr<Chart> makeChart(
    const Finding& finding, const std::optional<Scale>& scale, const ChartStyle& style)
{
    if (const auto* matrix = std::get_if<Matrix>(&finding))
        return matrixChart(*matrix, *scale, style);
    if (const auto* curves = std::get_if<Curves>(&finding))
        return curvesChart(*curves, style);
    if (const auto* gallery = std::get_if<Gallery>(&finding))
        return galleryChart(*gallery, scale, style);
    return nullptr;
}

} // namespace vitscope
