// SPDX-License-Identifier: MIT
#include "app/commands/average.h"
#include "app/commands/command.h"
#include "app/commands/failure.h"
#include "app/commands/graphics.h"
#include "app/commands/opened.h"
#include "app/commands/options.h"
#include "app/commands/output_file.h"
#include "app/commands/terminal.h"
#include "app/commands/view.h"
#include "core/figure/attention_maps.h"
#include "core/figure/exporters.h"
#include "core/figure/save_file.h"
#include "core/figure/templates.h"

#include <filesystem>

namespace vitscope {

namespace {

constexpr const char* placeholder = "{image}";

/// The output's name for one of several pictures.
std::string outputFor(const std::string& pattern, const std::string& image)
{
    std::string name = pattern;
    const std::string stem = std::filesystem::path(image).stem().string();
    for (auto at = name.find(placeholder); at != std::string::npos;
         at = name.find(placeholder, at + stem.size()))
        name.replace(at, std::char_traits<char>::length(placeholder), stem);
    return name;
}

/// Several pictures and a template that shows them together.
bool isOneFigure(const Request& request)
{
    const int most = findTemplate(request.recipe.figure.pattern).pictures;
    if (request.images.size() > 1 && most > 1 && request.images.size() > std::size_t(most))
        refuseUsage("IMAGE", "this template shows " + std::to_string(most) + " pictures.", "Name so many.");
    return most > 1 && request.images.size() > 1;
}

FindingSource::ReadPicture readerThatTells(const Opened& opened)
{
    return [&opened](const std::string& path, const Cancel& cancel) {
        auto picture = opened.engine.readPicture(path, cancel);
        for (const std::string& note : picture->notes)
            printNote(shownName(baseName(path)) + ": " + note);
        return picture;
    };
}

void write(FigureInputs inputs, const Opened& opened, const Request& request, const std::string& output,
    const Cancel& cancel)
{
    inputs.suffix = exporterFor(output).id;
    inputs.source = std::make_shared<FindingSource>(opened.engine,
        RunOptions{request.recipe.device, request.recipe.precision, request.recipe.interventions},
        readerThatTells(opened), terminalProgress());
    inputs.engineVersions = opened.engine.versions();
    const FigureSpec figure = makeFigure(inputs, cancel);
    const QByteArray bytes = exporterFor(output).encode(figure);
    cancel.poll();
    for (const std::string& warning : figure.warnings)
        printNote(warning);
    saveFile(QString::fromStdString(output), bytes, request.force ? Existing::Replace : Existing::Refuse);
}

void renderOne(const Opened& opened, const Request& request, const std::string& image, const Cancel& cancel)
{
    FigureInputs inputs;
    inputs.recipe = request.recipe;
    if (!request.images.empty())
        inputs.recipe.image = image;
    if (isOneFigure(request))
        inputs.recipe.pictures.assign(request.images.begin() + 1, request.images.end());
    inputs.run = runOver(opened, request, image, cancel);
    View view = viewOf(opened, *inputs.run, request.recipe);
    view.query.similarRun = similarRun(opened, request, cancel);
    inputs.finding = analyse(opened, *inputs.run, view, cancel);
    inputs.query = view.query;
    inputs.picture = pictureOf(*inputs.run);
    inputs.wider = widerRange(*inputs.run, inputs.query, inputs.recipe.display, cancel);
    write(std::move(inputs), opened, request, outputFor(request.output, image), cancel);
}

int renderAverage(const Request& typed, const Cancel& cancel)
{
    const Request request = withPictures(typed);
    checkOutput(request, request.output);
    exporterFor(request.output);
    findTemplate(request.recipe.figure.pattern);
    const Graphics graphics;
    const Opened opened = openModel(request, cancel);
    Average average = averageOf(opened, request, cancel);
    FigureInputs inputs;
    inputs.recipe = request.recipe;
    inputs.run = average.run;
    inputs.finding = average.mean;
    inputs.query = viewOf(opened, *inputs.run, request.recipe).query;
    inputs.averaged = average.pictures;
    write(std::move(inputs), opened, request, request.output, cancel);
    return tellFailures(average);
}

int render(const Request& request, const Cancel& cancel)
{
    std::vector<std::string> images = picturesOf(request);
    if (isOneFigure(request))
        images.resize(1);
    if (images.size() > 1 && request.output.find(placeholder) == std::string::npos)
        refuseUsage(
            "-o", "several pictures need several names.", "Write {image} where the picture's name belongs.");
    for (const std::string& image : images)
        checkOutput(request, outputFor(request.output, image));
    exporterFor(request.output);
    const Graphics graphics;
    const Opened opened = openModel(request, cancel);
    findMethod(opened, request.recipe.method);
    int status = 0;
    for (const std::string& image : images) {
        try {
            renderOne(opened, request, image, cancel);
        } catch (const Error& error) {
            if (images.size() == 1)
                throw;
            printFailure(error);
            status = status ? status : statusOf(error);
        }
    }
    return status;
}

int listMethods()
{
    std::string text;
    for (const MethodFacts& method : loadEngine().methods())
        text += methodText(method);
    printResult(text);
    return 0;
}

Action declare(Options& options)
{
    const auto request = std::make_shared<Request>();
    const auto list = std::make_shared<bool>(false);
    options.positionals("IMAGE", "Pictures; the built-in sample without one.", 1000000, request->images);
    addAverageOption(options, request);
    addOutputOptions(options, request, "OUT.{png,svg,pdf}");
    addWeightsOptions(options, request);
    addRunOptions(options, request);
    addViewOptions(options, request);
    options.toggle("--list-methods",
        "Print id, one sentence, limits, cost and parameters of every method, and exit.",
        [list](const std::string&) { *list = true; });
    return [request, list](const Cancel& cancel) {
        return *list           ? listMethods()
            : request->average ? renderAverage(*request, cancel)
                               : render(*request, cancel);
    };
}

} // namespace

extern const Command renderCommand;
const Command renderCommand{"render",
    "A figure of what a method shows: a map over the picture, a table, curves, a gallery.", declare,
    "Switches take =off: --colorbar=off. With several pictures the output's name holds {image}, which stands "
    "for\n"
    "each picture's name without its suffix; a picture that fails is told on stderr and the others are "
    "done.\n"
    "--average makes one figure of all pictures: a picture that fails is told at the end and left out, and "
    "the\n"
    "exit status is that of the first failure.\n"
    "The file carries the record of how it was made, with base names only (--strip-metadata leaves it out)."};

} // namespace vitscope
