// SPDX-License-Identifier: MIT
#include "app/commands/average.h"
#include "app/commands/command.h"
#include "app/commands/options.h"
#include "app/commands/output_file.h"
#include "app/commands/terminal.h"
#include "app/commands/view.h"
#include "core/base/number_text.h"
#include "core/figure/export_arrays.h"
#include "core/figure/provenance.h"
#include "core/figure/save_file.h"

#include <nlohmann/json.hpp>

#include <array>

namespace vitscope {

namespace {

constexpr std::uint64_t largestUnasked = std::uint64_t(1) << 30;

/// What only this command takes.
struct ExportRequest : Request
{
    bool all = false, tokens = false;
    bool hasMethod() const { return !recipe.method.empty(); }
    std::vector<int> layers; ///< as typed: negative ones count from the end
    std::vector<std::string> queries;
};

std::vector<std::string> split(const std::string& text, char separator)
{
    std::vector<std::string> parts{""};
    for (const char c : text) {
        if (c == separator)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

void takeLayers(ExportRequest& request, const std::string& text)
{
    for (const std::string& part : split(text, ',')) {
        const auto layer = parseInteger(part);
        if (!layer)
            refuseUsage("--layers", "\"" + shownName(text) + "\" is no list of layers.",
                "It takes L,L,… such as 3,5.");
        request.layers.push_back(*layer);
    }
}

/// The request's layers and queries, looked up and checked by the same rule as --layer and --query.
Selection selectionOf(const ExportRequest& request, const ViTShape& shape)
{
    Selection selection;
    selection.tokens = request.tokens;
    QueryText text;
    for (const int layer : request.layers) {
        text.layer = layer;
        selection.layers.push_back(resolveQuery(text, shape, {}).layer);
    }
    for (int layer = 0; request.layers.empty() && layer < shape.layers; ++layer)
        selection.layers.push_back(layer);
    text.layer = 0;
    for (const std::string& query : request.queries) {
        text.token = query;
        const TokenGroup group = resolveQuery(text, shape, {}).token;
        if (group.empty())
            refuseUsage(
                "--queries", "a pooled query has no row of attention.", "Name tokens: cls, reg0, R,C.");
        if (!selection.queries)
            selection.queries.emplace();
        selection.queries->insert(selection.queries->end(), group.tokens().begin(), group.tokens().end());
    }
    return selection;
}

void refuseHuge(const ExportRequest& request, const Selection& selection, const ViTShape& shape)
{
    const std::uint64_t bytes = selection.attentionBytes(shape);
    if (bytes > largestUnasked && !request.all)
        refuseUsage("--all", "the whole attention takes " + bytesText(double(bytes)) + ".",
            "Select with --layers and --queries, or add --all.");
}

/// How the arrays were made, as provenance() tells it.
nlohmann::json metaOf(
    const ExportRequest& request, const Opened& opened, FigureInputs inputs, const std::string& typed)
{
    inputs.recipe = request.recipe;
    if (!request.hasMethod())
        inputs.recipe.method = Recipe().method;
    if (!request.average && !request.images.empty())
        inputs.recipe.image = request.images.front();
    inputs.engineVersions = opened.engine.versions();
    return nlohmann::json::parse(provenance(inputs, nullptr, typed));
}

std::string textOf(const nlohmann::json& meta)
{
    return meta.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void write(const std::vector<ExportArray>& arrays, const ExportRequest& request, const Cancel& cancel)
{
    saveFile(
        QString::fromStdString(request.output),
        [&](QIODevice& device) { writeNpz(device, arrays, cancel, terminalProgress()); },
        request.force ? Existing::Replace : Existing::Refuse);
}

int exportArrays(const ExportRequest& request, const std::string& typed, const Cancel& cancel)
{
    const std::string image = picturesOf(request).front();
    if (request.images.size() > 1)
        refuseUsage("IMAGE", "there are several pictures.", "Name one, or ask for their --average.");
    checkOutput(request, request.output);
    const Opened opened = openModel(request, cancel);
    if (request.hasMethod())
        findMethod(opened, request.recipe.method);
    const auto run = runOver(opened, request, image, cancel);
    const Selection selection = selectionOf(request, run->shape());
    refuseHuge(request, selection, run->shape());
    std::optional<Finding> finding;
    Query query = resolveQuery(request.recipe.query, run->shape(), opened.model->report().classNames);
    if (request.hasMethod()) {
        View view = viewOf(opened, *run, request.recipe);
        view.query.similarRun = similarRun(opened, request, cancel);
        finding = analyse(opened, *run, view, cancel);
    }
    FigureInputs inputs;
    inputs.run = run;
    inputs.query = query;
    auto meta = metaOf(request, opened, std::move(inputs), typed);
    meta["layers"] = selection.layers;
    if (selection.queries)
        meta["queries"] = *selection.queries;
    write(
        arraysOf(*run, selection, finding ? &*finding : nullptr, request.recipe.method, textOf(meta), cancel),
        request, cancel);
    return 0;
}

int exportAverage(const ExportRequest& typed, const std::string& command, const Cancel& cancel)
{
    if (!typed.hasMethod())
        refuseUsage("--average", "there is no method to average.", "Name one with --method.");
    if (typed.all || typed.tokens || !typed.layers.empty() || !typed.queries.empty())
        refuseUsage("--average", "a mean over pictures has no attention or tokens of one pass.",
            "Leave --layers, --queries, --tokens and --all out.");
    ExportRequest request = typed;
    static_cast<Request&>(request) = withPictures(typed);
    checkOutput(request, request.output);
    const Opened opened = openModel(request, cancel);
    const Average average = averageOf(opened, request, cancel);
    FigureInputs inputs;
    inputs.run = average.run;
    inputs.averaged = average.pictures;
    inputs.query = viewOf(opened, *average.run, request.recipe).query;
    const std::string meta = textOf(metaOf(request, opened, std::move(inputs), command));
    write(arraysOf(average, request.recipe.method, meta), request, cancel);
    return tellFailures(average);
}

Action declare(Options& options)
{
    static constexpr std::array<std::string_view, 8> viewKeys{
        "method", "layer", "head", "query", "direction", "class", "set", "box"};
    const auto request = std::make_shared<ExportRequest>();
    request->recipe.method.clear(); // only a method that is asked for adds its map
    options.positionals("IMAGE", "The picture; the built-in sample without one.", 1000000, request->images);
    addAverageOption(options, request);
    addOutputOptions(options, request, "OUT.npz");
    options.section("Arrays");
    options.value("--layers", "L,L,…",
        "Layers of attention and tokens; negative ones count from the end (all).",
        [request](const std::string& text) { takeLayers(*request, text); });
    options.value(
        "--queries", "Q;Q;…", "Rows of attention: tokens as --query takes them; may be repeated (all).",
        [request](const std::string& text) {
            for (std::string& query : split(text, ';'))
                request->queries.push_back(std::move(query));
        },
        true);
    options.toggle("--tokens", "The hidden states after each block as well.",
        [request](const std::string&) { request->tokens = true; });
    options.toggle(
        "--all", "Whole attention even above 1 GiB.", [request](const std::string&) { request->all = true; });
    addWeightsOptions(options, request);
    addRunOptions(options, request);
    addViewOptions(options, request, viewKeys);
    return [request, &options](const Cancel& cancel) {
        return (request->average ? exportAverage : exportArrays)(*request, options.typed(), cancel);
    };
}

} // namespace

extern const Command exportCommand;
const Command exportCommand{"export", "Arrays of one pass as .npz, for numpy.load.", declare,
    "Keys: input, logits (features of a headless model), probs, class_index, class_name, attention (layer, "
    "head,\n"
    "query, key), tokens (layer, token, dim), grid, patch, prefix, method, image, crop (picture to input "
    "pixels)\n"
    "and meta (JSON: versions, hashes, view, command). With --method one of map (rows, cols), colors (rows, "
    "cols, 3),\n"
    "values (rows, cols) of a table, values and x (line, point) with lines (names) of curves, or values "
    "(tile, "
    "height,\n"
    "width[, 3]) of a gallery. With --average: grid, patch, prefix, method, values as above with their 95 %\n"
    "confidence intervals low and high (from two pictures on), each (picture, ...: every picture's own\n"
    "values), pictures (names), lines, x and meta."};

} // namespace vitscope
