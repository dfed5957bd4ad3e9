// SPDX-License-Identifier: MIT
// Writes one figure of every template and format, to be looked at: figure_samples FOLDER
#include "core/base/error.h"
#include "core/figure/exporters.h"
#include "core/figure/save_file.h"
#include "tests/support/figure_inputs.h"
#include "tests/support/made_findings.h"

#include <QDir>
#include <QGuiApplication>

#include <cstdio>

using namespace vitscope;

namespace {

void write(const QString& folder, const char* name, const FakeRunOptions& options,
    std::initializer_list<std::pair<const char*, const char*>> view,
    const std::optional<Finding>& finding = {})
{
    FigureInputs inputs = figureInputs(view, options);
    if (finding)
        inputs.finding = *finding;
    const FigureSpec spec = makeFigure(inputs);
    for (const char* suffix : {"png", "svg", "pdf"})
        saveFile(QDir(folder).filePath(QString("%1.%2").arg(name, suffix)),
            exporterFor(std::string("x.") + suffix).encode(spec));
    for (const std::string& warning : spec.warnings)
        std::printf("%s: %s\n", name, warning.c_str());
}

void writeCharts(const QString& folder)
{
    FakeRunOptions squashed;
    squashed.crop = false;
    write(folder, "matrix", {}, {{"caption", ""}}, madeMatrix());
    write(folder, "matrix_wide", {}, {{"width", "183"}, {"colormap", "magma"}}, madeMatrix(12, 12));
    write(folder, "matrix_signed", {}, {}, madeSignedMatrix(12));
    write(folder, "matrix_few", {}, {}, madeMatrix(3, 3));
    write(folder, "matrix_many", {}, {{"range", "30,200"}}, madeMatrix(24, 150));
    Matrix named = madeMatrix(4, 5);
    named.columnAxis = "class";
    named.columnNames = {"tabby cat", "Labrador retriever", "goldfish", "ladybird", "sunflower"};
    named.rowNames = {"attention 0", "MLP 0", "attention 1", "MLP 1"};
    named.rowAxis = "block";
    write(folder, "matrix_named", {}, {}, named);
    write(folder, "curves", {}, {{"caption", ""}}, madeCurves());
    write(folder, "curves_many", {}, {{"width", "120"}}, madeCurves(16, 24));
    write(folder, "points", {}, {}, madePoints(12));
    write(folder, "gallery", {}, {}, madeGallery());
    write(folder, "gallery_colors", {}, {}, madeGallery(28, 3, 16));
    write(folder, "classes", squashed, {{"caption", ""}}, madeClasses(14, 14));
    write(folder, "components", squashed, {{"smooth", ""}, {"alpha", "0.9"}}, madeComponents(14, 14));
    write(folder, "classes_pair", squashed, {{"template", "pair"}, {"width", "120"}}, madeClasses(14, 14));
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    if (argc != 2)
        return 2;
    const QString folder = QString::fromLocal8Bit(argv[1]);
    FakeRunOptions squashed;
    squashed.crop = false;
    FakeRunOptions large;
    large.heads = 12;
    FakeRunOptions fine = squashed;
    fine.grid = 37;
    try {
        write(folder, "overlay", {}, {{"head", "3"}, {"query", "8,4"}, {"grid", "on"}});
        write(folder, "overlay_plain", squashed, {{"head", "1"}, {"range", "layer"}});
        write(folder, "overlay_clipped", squashed,
            {{"head", "1"}, {"range", "0.002,0.02"}, {"caption", ""}, {"smooth", ""}});
        write(folder, "pair", squashed,
            {{"head", "2"}, {"template", "pair"}, {"query", "8,8"}, {"width", "120"}});
        write(folder, "heads", large, {{"template", "heads"}, {"width", "183"}, {"layer", "5"}});
        write(folder, "heads_own", squashed,
            {{"template", "heads"}, {"own-scales", ""}, {"alpha", "0.8"}, {"layer", "9"}});
        write(folder, "grid", large, {{"template", "grid"}, {"width", "183"}, {"caption", ""}});
        write(folder, "grid_small", large, {{"template", "grid"}});
        write(folder, "overlay_fine", fine, {{"query", "22,23"}, {"grid", "on"}, {"colormap", "magma"}});
        writeCharts(folder);
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
