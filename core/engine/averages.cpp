// SPDX-License-Identifier: MIT
#include "core/engine/averages.h"

#include "core/base/confidence.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

namespace vitscope {

namespace {

constexpr float none = std::numeric_limits<float>::quiet_NaN();

struct Estimate
{
    float mean = none, low = none, high = none;
};

Estimate around(double mean, std::span<const double> residuals)
{
    const double half = halfInterval95(residuals);
    return {float(mean), float(mean - half), float(mean + half)};
}

/// Of the numbers that are there.
Estimate estimateOf(const std::vector<double>& all)
{
    std::vector<double> there;
    std::ranges::copy_if(all, std::back_inserter(there), [](double value) { return std::isfinite(value); });
    if (there.empty())
        return {};
    const double mean = std::accumulate(there.begin(), there.end(), 0.0) / double(there.size());
    for (double& value : there)
        value -= mean;
    return around(mean, there);
}

/// What all say; `otherwise` where they differ.
template <class Items, class Text>
std::string common(const Items& items, const Text& textOf, const std::string& otherwise)
{
    const std::string& first = textOf(items.front());
    return std::ranges::all_of(items, [&](const auto& one) { return textOf(one) == first; }) ? first
                                                                                             : otherwise;
}

std::string countText(std::size_t pictures)
{
    return std::to_string(pictures) + (pictures == 1 ? " picture" : " pictures");
}

std::string titleOf(const std::string& what, std::size_t pictures)
{
    return what + ", mean of " + countText(pictures);
}

std::string noteOf(const std::string& note, std::size_t pictures)
{
    const std::string end = note.empty() || note.ends_with('.') ? "" : ".";
    return note + end + (note.empty() ? "" : " ") + "Mean of " + countText(pictures)
        + (pictures > 1 ? "; intervals: 95 %, Student's t of the mean over pictures." : ".");
}

/// The title that all have, else without what belongs to one picture.
template <class Kind> std::string commonTitle(const std::vector<Kind>& all, const MethodFacts& method)
{
    const Kind& first = all.front();
    std::string any = method.title;
    if (const auto at = first.subject.empty() ? std::string::npos : first.title.find(first.subject);
        at != std::string::npos)
        any = std::string(first.title).replace(at, first.subject.size(), "each picture's top prediction");
    return titleOf(common(all, std::mem_fn(&Kind::title), any), all.size());
}

/// Every table with all rows that any has, in the order in which they came up.
void alignRows(std::vector<Matrix>& tables)
{
    std::vector<std::string> names;
    for (const Matrix& table : tables)
        for (const std::string& name : table.rowNames)
            if (std::ranges::find(names, name) == names.end())
                names.push_back(name);
    for (Matrix& table : tables) {
        if (table.rowNames == names || names.empty())
            continue;
        const auto columns = std::size_t(table.columns);
        std::vector<float> values(names.size() * columns, none);
        for (std::size_t row = 0; row < table.rowNames.size(); ++row) {
            const auto to = std::size_t(std::ranges::find(names, table.rowNames[row]) - names.begin());
            std::copy_n(table.values.begin() + std::ptrdiff_t(row * columns), columns,
                values.begin() + std::ptrdiff_t(to * columns));
        }
        table.values = std::move(values);
        table.rowNames = names;
        table.rows = int(names.size());
    }
}

void reorderRows(Matrix& table, const std::vector<std::size_t>& order)
{
    const auto columns = std::size_t(table.columns);
    const auto moved = [&](const std::vector<float>& values) {
        std::vector<float> result;
        for (const std::size_t row : order)
            if (!values.empty())
                result.insert(result.end(), values.begin() + std::ptrdiff_t(row * columns),
                    values.begin() + std::ptrdiff_t((row + 1) * columns));
        return result;
    };
    for (std::vector<float>* values : {&table.values, &table.low, &table.high})
        *values = moved(*values);
    std::vector<std::string> names;
    for (const std::size_t row : order)
        names.push_back(table.rowNames[row]);
    table.rowNames = std::move(names);
}

std::vector<std::size_t> ranked(const Matrix& table)
{
    std::vector<std::size_t> order(std::size_t(table.rows));
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t row) {
        return table.values[row * std::size_t(table.columns) + std::size_t(table.rankedBy)];
    });
    return order;
}

void takeEstimates(Matrix& mean, const std::vector<Estimate>& estimates, bool hasIntervals)
{
    mean.values.clear();
    for (const Estimate& one : estimates) {
        mean.values.push_back(one.mean);
        if (hasIntervals) {
            mean.low.push_back(one.low);
            mean.high.push_back(one.high);
        }
    }
}

std::vector<Estimate> valueEstimates(const std::vector<Matrix>& tables)
{
    std::vector<Estimate> estimates;
    for (std::size_t cell = 0; cell < tables.front().values.size(); ++cell) {
        std::vector<double> all;
        for (const Matrix& table : tables)
            all.push_back(table.values[cell]);
        estimates.push_back(estimateOf(all));
    }
    return estimates;
}

/// The cosine of mean products, k / sqrt(a b). With one picture's products it changes to first order by
/// (k_i - k (a_i / a + b_i / b) / 2) / sqrt(a b); these sum to 0 over pictures.
Estimate cosineEstimate(
    const std::vector<Matrix>& tables, std::size_t cell, std::size_t rowsOwn, std::size_t columnsOwn)
{
    const auto mean = [&](std::size_t at) {
        double sum = 0;
        for (const Matrix& table : tables)
            sum += table.products[at];
        return sum / double(tables.size());
    };
    const double k = mean(cell), a = mean(rowsOwn), b = mean(columnsOwn), root = std::sqrt(a * b);
    std::vector<double> residuals;
    for (const Matrix& table : tables)
        residuals.push_back(
            (table.products[cell] - k * (table.products[rowsOwn] / a + table.products[columnsOwn] / b) / 2)
            / root);
    return around(k / root, residuals);
}

std::vector<Estimate> cosineEstimates(const std::vector<Matrix>& tables)
{
    const auto rows = std::size_t(tables.front().rows);
    std::vector<Estimate> estimates;
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < rows; ++column)
            estimates.push_back(
                cosineEstimate(tables, row * rows + column, row * rows + row, column * rows + column));
    return estimates;
}

Matrix meanOf(std::vector<Matrix>& tables, const MethodFacts& method)
{
    alignRows(tables);
    const std::size_t count = tables.size();
    Matrix mean = tables.front();
    const bool ofProducts = !mean.products.empty();
    takeEstimates(mean, ofProducts ? cosineEstimates(tables) : valueEstimates(tables), count > 1);
    mean.products.clear();
    mean.title = commonTitle(tables, method);
    std::string note = common(tables, std::mem_fn(&Matrix::note), "");
    if (ofProducts)
        note = "Each picture's patches are a minibatch: products are averaged over pictures, then divided.";
    mean.note = noteOf(note, count);
    if (mean.rankedBy >= 0) {
        const auto order = ranked(mean);
        reorderRows(mean, order);
        for (Matrix& table : tables)
            reorderRows(table, order);
    }
    return mean;
}

Estimate areaOf(const std::vector<Curves::Line>& lines)
{
    std::vector<double> areas;
    for (const Curves::Line& line : lines)
        areas.push_back(line.area);
    return estimateOf(areas);
}

/// The name that all have, else the role; with an area "deletion, area 0.312 ± 0.025".
std::string lineName(const std::vector<Curves::Line>& lines, const Estimate& area)
{
    const Curves::Line& first = lines.front();
    if (std::isnan(area.mean))
        return first.role.empty() ? first.name : common(lines, std::mem_fn(&Curves::Line::name), first.role);
    char text[48];
    std::snprintf(text, sizeof text, std::isnan(area.high) ? ", area %.3f" : ", area %.3f ± %.3f",
        double(area.mean), double(area.high) - double(area.mean));
    return first.role + text;
}

Curves::Line meanOf(const std::vector<Curves::Line>& lines)
{
    const Estimate area = areaOf(lines);
    Curves::Line mean = lines.front();
    mean.name = lineName(lines, area);
    mean.area = double(area.mean);
    mean.y.clear();
    mean.low.clear();
    mean.high.clear();
    for (std::size_t point = 0; point < mean.x.size(); ++point) {
        std::vector<double> all;
        for (const Curves::Line& line : lines)
            all.push_back(line.y[point]);
        const Estimate one = estimateOf(all);
        mean.y.push_back(one.mean);
        if (lines.size() > 1) {
            mean.low.push_back(one.low);
            mean.high.push_back(one.high);
        }
    }
    return mean;
}

Curves meanOf(const std::vector<Curves>& all, const MethodFacts& method)
{
    Curves mean = all.front();
    mean.title = commonTitle(all, method);
    mean.note = noteOf(common(all, std::mem_fn(&Curves::note), ""), all.size());
    for (std::size_t line = 0; line < mean.lines.size(); ++line) {
        std::vector<Curves::Line> same;
        for (const Curves& one : all)
            same.push_back(one.lines[line]);
        mean.lines[line] = meanOf(same);
    }
    return mean;
}

template <class Kind> std::vector<Kind> only(const std::vector<Finding>& findings)
{
    std::vector<Kind> found;
    for (const Finding& finding : findings)
        found.push_back(std::get<Kind>(finding));
    return found;
}

bool alike(const Matrix& a, const Matrix& b)
{
    const bool sameRows = a.rows == b.rows || (!a.rowNames.empty() && !b.rowNames.empty());
    return sameRows && a.columns == b.columns && a.columnNames == b.columnNames
        && a.products.size() == b.products.size();
}

bool alike(const Curves& a, const Curves& b)
{
    return std::ranges::equal(a.lines, b.lines, {}, &Curves::Line::x, &Curves::Line::x);
}

} // namespace

std::optional<std::string> whyNotAveraged(const MethodFacts& method)
{
    if (method.group == MethodGroup::Weights)
        return method.id + " shows the weights alone, which are the same for every picture.";
    if (method.paintsMap || method.showsPlaces)
        return method.id + " shows places of a picture, which are something else in the next one.";
    return std::nullopt;
}

void expectAlike(const Finding& first, const Finding& other)
{
    const auto* tables = std::get_if<Matrix>(&first);
    const auto* curves = std::get_if<Curves>(&first);
    if (!tables && !curves)
        throw Error(ErrorKind::Mismatch, "VTS-A3", "only tables and curves have a mean over pictures.", "",
            "Choose a method that yields one.");
    if (first.index() != other.index() || (tables && !alike(*tables, std::get<Matrix>(other)))
        || (curves && !alike(*curves, std::get<Curves>(other))))
        throw Error(ErrorKind::Mismatch, "VTS-A3",
            "the method finds other numbers in this picture than in the first.", "",
            "Average over pictures of one kind.");
}

AveragedFindings averageOf(std::vector<Finding> findings, const MethodFacts& method)
{
    for (const Finding& finding : findings)
        expectAlike(findings.front(), finding);
    if (std::holds_alternative<Curves>(findings.front()))
        return {meanOf(only<Curves>(findings), method), std::move(findings)};
    auto tables = only<Matrix>(findings);
    Matrix mean = meanOf(tables, method);
    return {std::move(mean), {tables.begin(), tables.end()}};
}

} // namespace vitscope
