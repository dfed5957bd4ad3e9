// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/base/number_text.h"
#include "core/figure/exporters.h"
#include "core/figure/npy.h"

#include <algorithm>

namespace vitscope {

namespace {

std::vector<const FigurePanel*> panelsWithMaps(const FigureSpec& spec)
{
    std::vector<const FigurePanel*> found;
    for (const FigurePanel& panel : spec.panels)
        if (panel.map)
            found.push_back(&panel);
    if (found.empty())
        throw Error(ErrorKind::Failed, "VTS-E5", "The figure has no map.", "numbers",
            "Choose a method that paints one.");
    return found;
}

/// Name of a panel's map: its title, or where it stands in a grid.
std::string nameOf(const FigureSpec& spec, const FigurePanel& panel)
{
    const auto index = std::size_t(&panel - spec.panels.data());
    const std::size_t row = index / std::size_t(spec.columns), column = index % std::size_t(spec.columns);
    if (row < spec.rowHeaders.size() && column < spec.columnHeaders.size())
        return spec.rowHeaders[row] + " " + spec.columnHeaders[column];
    return panel.title.empty() ? panel.map->title : panel.title;
}

QByteArray encodeCsv(const FigureSpec& spec)
{
    std::string text;
    const auto panels = panelsWithMaps(spec);
    for (const FigurePanel* panel : panels) {
        if (panels.size() > 1) // a lone map stays a plain table that every reader takes
            text += (text.empty() ? "# " : "\n# ") + nameOf(spec, *panel) + "\n";
        for (int row = 0; row < panel->map->rows; ++row)
            for (int column = 0; column < panel->map->columns; ++column)
                text += numberText(panel->map->at(row, column))
                    + (column + 1 < panel->map->columns ? "," : "\n");
    }
    return QByteArray::fromStdString(text);
}

QByteArray encodeNpy(const FigureSpec& spec)
{
    const auto panels = panelsWithMaps(spec);
    const Heatmap& first = *panels.front()->map;
    std::vector<std::uint64_t> shape{std::uint64_t(first.rows), std::uint64_t(first.columns)};
    if (panels.size() > 1)
        shape.insert(shape.begin(), panels.size());
    QByteArray bytes = npyHeader("<f4", shape);
    for (const FigurePanel* panel : panels) {
        const std::vector<float>& values = panel->map->values;
        bytes.append(reinterpret_cast<const char*>(values.data()), qsizetype(values.size() * sizeof(float)));
    }
    return bytes;
}

} // namespace

extern const Exporter csvExporter, npyExporter;
constinit const Exporter csvExporter{
    "csv", "CSV table", "The values of the map, before any scaling for display.", false, encodeCsv};
constinit const Exporter npyExporter{"npy", "NumPy array",
    "The values as float32, [rows, columns] or [maps, rows, columns], for numpy.load.", false, encodeNpy};

} // namespace vitscope
