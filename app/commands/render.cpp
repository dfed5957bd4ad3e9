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
#include "core/figure/file_name.h"
#include "core/figure/output_files.h"
#include "core/figure/save_file.h"
#include "core/figure/templates.h"

#include <algorithm>
#include <filesystem>

namespace vitscope {

namespace {

/// What is written for every picture. {image} is the picture's name as it is, without its suffix.
std::vector<std::string> outputsFor(
    const Request& request, const std::vector<std::string>& images, const ViTShape* shape)
{
    if (images.size() > 1 && !namesEachPicture(request.output))
        refuseUsage(
            "-o", "several pictures need several names.", "Write {image} where the picture's name belongs.");
    std::vector<std::string> outputs;
    for (const std::string& image : images) {
        Recipe recipe = request.recipe;
        recipe.image = request.images.empty() ? "" : image;
        NameWords words = nameWords(recipe, shape);
        if (!image.empty())
            words.image = std::filesystem::path(image).stem().string();
        const auto isNamed = [&outputs](const std::string& name) {
            return std::find(outputs.begin(), outputs.end(), name) != outputs.end();
        };
        const std::string name = expandName(request.output, words, [&](const std::string& tried) {
            std::error_code ignored;
            return isNamed(tried) || std::filesystem::exists(tried, ignored);
        });
        if (isNamed(name))
            refuseUsage("-o", "two pictures would have the name " + shownName(baseName(name)) + ".",
                "Write {n} where a number belongs.");
        for (const std::string& path : outputPaths(name, request.recipe.figure))
            checkOutput(request, path);
        exporterFor(name);
        outputs.push_back(name);
    }
    return outputs;
}

/// A layer that counts from the end has no number before the model is known.
bool namesNeedTheModel(const Request& request)
{
    return request.recipe.query.layer < 0 && request.output.find("{layer") != std::string::npos;
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
    inputs.source = std::make_shared<FindingSource>(opened.engine, request.recipe.device,
        request.recipe.precision, readerThatTells(opened), terminalProgress());
    inputs.otherModel = opened.other;
    inputs.engineVersions = opened.engine.versions();
    const OutputFiles made = encodeOutputs(inputs, output, cancel, terminalProgress());
    for (const std::string& warning : made.warnings)
        printNote(warning);
    for (const OutputFile& file : made.files)
        saveFile(QString::fromStdString(file.path), file.bytes,
            request.force ? Existing::Replace : Existing::Refuse);
}

void renderOne(const Opened& opened, const Request& request, const std::string& image,
    const std::string& output, const Cancel& cancel)
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
    write(std::move(inputs), opened, request, output, cancel);
}

int renderAverage(const Request& typed, const Cancel& cancel)
{
    const Request request = withPictures(typed);
    findTemplate(request.recipe.figure.pattern);
    const std::vector<std::string> all{""};
    std::vector<std::string> outputs;
    if (!namesNeedTheModel(request))
        outputs = outputsFor(request, all, nullptr);
    const Graphics graphics;
    const Opened opened = openModel(request, cancel);
    if (outputs.empty())
        outputs = outputsFor(request, all, &opened.model->report().shape);
    Average average = averageOf(opened, request, cancel);
    FigureInputs inputs;
    inputs.recipe = request.recipe;
    inputs.run = average.run;
    inputs.finding = average.mean;
    inputs.query = viewOf(opened, *inputs.run, request.recipe).query;
    inputs.averaged = average.pictures;
    write(std::move(inputs), opened, request, outputs.front(), cancel);
    return tellFailures(average);
}

int render(const Request& request, const Cancel& cancel)
{
    std::vector<std::string> images = picturesOf(request);
    if (isOneFigure(request))
        images.resize(1);
    std::vector<std::string> outputs;
    if (!namesNeedTheModel(request))
        outputs = outputsFor(request, images, nullptr);
    const Graphics graphics;
    const Opened opened = openModel(request, cancel);
    findMethod(opened, request.recipe.method);
    if (outputs.empty())
        outputs = outputsFor(request, images, &opened.model->report().shape);
    int status = 0;
    for (std::size_t i = 0; i < images.size(); ++i) {
        try {
            renderOne(opened, request, images[i], outputs[i], cancel);
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
    addOutputOptions(options, request, "OUT.{png,svg,pdf,tiff,webp,gif,mp4,csv,npy}");
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
    "Switches take =off: --colorbar=off. The output's name may hold {image} (the picture's name without its "
    "suffix),\n"
    "{model}, {layer:02}, {head:02}, {method}, {template}, {date}, {n} (the first free number), {n:3} and "
    "{version};\n"
    "{{ and }} stand for braces. With several pictures it holds {image} or {n}, unless the template shows "
    "them\n"
    "together (pairs, difference); a picture that fails is told on stderr and the others are done.\n"
    "--average makes one figure of all pictures: a picture that fails is told at the end and left out, and "
    "the\n"
    "exit status is that of the first failure.\n"
    "The file carries the record of how it was made, with base names only (--strip-metadata leaves it out)."};

} // namespace vitscope
