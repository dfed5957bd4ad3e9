// SPDX-License-Identifier: MIT
#include "core/figure/exporters.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <string>

// The table: one line per row in exporters/.
#define VITSCOPE_EXPORTERS(row)                                                                              \
    row(pngExporter) row(svgExporter) row(pdfExporter) row(tiffExporter) row(webpExporter) row(gifExporter)  \
        row(mp4Exporter) row(csvExporter) row(npyExporter)

namespace vitscope {

#define VITSCOPE_DECLARE(name) extern const Exporter name;
VITSCOPE_EXPORTERS(VITSCOPE_DECLARE)
#undef VITSCOPE_DECLARE

std::span<const Exporter* const> exporters()
{
#define VITSCOPE_COLLECT(name) &name,
    static const std::array all{VITSCOPE_EXPORTERS(VITSCOPE_COLLECT)};
#undef VITSCOPE_COLLECT
    return all;
}

Encoded encodeFigure(
    FigureInputs inputs, const Exporter& exporter, const Cancel& cancel, const Progress& progress)
{
    inputs.suffix = exporter.id;
    if (exporter.encodeFilm) {
        const Film film = makeFilm(inputs, cancel);
        return {exporter.encodeFilm(film, cancel, progress), film.warnings, film.description};
    }
    FigureSpec figure = makeFigure(inputs, cancel);
    figure.outlines = figure.outlines && exporter.id == "svg"; // journals want text as text in PDF
    return {exporter.encode(figure), figure.warnings, figure.description};
}

const Exporter& exporterFor(std::string_view fileName)
{
    const std::size_t dot = fileName.rfind('.');
    std::string suffix(dot == std::string_view::npos ? std::string_view() : fileName.substr(dot + 1));
    std::transform(suffix.begin(), suffix.end(), suffix.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    std::string names;
    for (const Exporter* known : exporters()) {
        if (known->id == suffix)
            return *known;
        names += (names.empty() ? "." : ", .") + std::string(known->id);
    }
    throw Error(ErrorKind::Failed, "VTS-U2", "The ending of the name says no format that can be written.",
        shownName(fileName), "End it with " + names + ".");
}

} // namespace vitscope
