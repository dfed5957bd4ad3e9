// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/figure/exporters.h"
#include "core/figure/finding_numbers.h"
#include "core/figure/npy.h"

namespace vitscope {

namespace {

/// A finding that the figure shows, and what it is called among others.
struct Shown
{
    Finding finding;
    std::string name;
};

/// Name of a panel's map: its title, or where it stands in a grid.
std::string nameOf(const FigureSpec& spec, const FigurePanel& panel, const std::string& title)
{
    const auto index = std::size_t(&panel - spec.panels.data());
    const std::size_t row = index / std::size_t(spec.columns), column = index % std::size_t(spec.columns);
    if (row < spec.rowHeaders.size() && column < spec.columnHeaders.size())
        return spec.rowHeaders[row] + " " + spec.columnHeaders[column];
    return panel.title.empty() ? title : panel.title;
}

std::vector<Shown> shownBy(const FigureSpec& spec)
{
    if (spec.chart)
        return {{*spec.chart, spec.title}};
    std::vector<Shown> found;
    for (const FigurePanel& panel : spec.panels) {
        if (panel.map)
            found.push_back({*panel.map, nameOf(spec, panel, panel.map->title)});
        if (panel.colors)
            found.push_back({*panel.colors, nameOf(spec, panel, panel.colors->title)});
    }
    if (found.empty())
        throw Error(ErrorKind::Failed, "VTS-E5", "The figure has no map.", "numbers",
            "Choose a method that paints one.");
    return found;
}

QByteArray encodeCsv(const FigureSpec& spec)
{
    std::string text;
    const auto all = shownBy(spec);
    for (const Shown& shown : all) {
        if (all.size() > 1) // a lone map stays a plain table that every reader takes
            text += (text.empty() ? "# " : "\n# ") + shown.name + "\n";
        text += tableText(shown.finding, ',');
    }
    return QByteArray::fromStdString(text);
}

/// One array: several maps stacked, curves as [lines, 2, points] with x before y.
NumberArray stacked(const std::vector<Shown>& all)
{
    NumberArray array = numberArrays(all.front().finding).front();
    if (const auto* curves = std::get_if<Curves>(&all.front().finding)) {
        const std::vector<float> y = array.values, x = numberArrays(*curves)[1].values;
        const std::size_t points = array.shape[1];
        array = {"xy", {array.shape[0], 2, points}, {}};
        for (std::size_t first = 0; first < y.size(); first += points)
            for (const auto* values : {&x, &y})
                array.values.insert(array.values.end(), values->begin() + std::ptrdiff_t(first),
                    values->begin() + std::ptrdiff_t(first + points));
    }
    if (all.size() == 1)
        return array;
    array.shape.insert(array.shape.begin(), all.size());
    for (std::size_t i = 1; i < all.size(); ++i) {
        const std::vector<float> values = numberArrays(all[i].finding).front().values;
        array.values.insert(array.values.end(), values.begin(), values.end());
    }
    return array;
}

QByteArray encodeNpy(const FigureSpec& spec)
{
    const NumberArray array = stacked(shownBy(spec));
    QByteArray bytes = npyHeader("<f4", array.shape);
    bytes.append(
        reinterpret_cast<const char*>(array.values.data()), qsizetype(array.values.size() * sizeof(float)));
    return bytes;
}

} // namespace

extern const Exporter csvExporter, npyExporter;
constinit const Exporter csvExporter{
    "csv", "CSV table", "The values, before any scaling for display.", false, encodeCsv};
constinit const Exporter npyExporter{"npy", "NumPy array",
    "The values as float32 for numpy.load: [rows, columns], several maps stacked; curves [lines, x and y, "
    "points].",
    false, encodeNpy};

} // namespace vitscope
