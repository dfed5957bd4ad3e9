// SPDX-License-Identifier: MIT
#include "app/commands/command.h"
#include "app/commands/failure.h"
#include "app/commands/graphics.h"
#include "app/commands/opened.h"
#include "app/commands/options.h"
#include "app/commands/terminal.h"
#include "app/commands/view.h"
#include "core/base/number_text.h"
#include "core/batch/batch_run.h"

#include <cmath>

namespace vitscope {

namespace {

/// What only this command takes.
struct BatchRequest : Request
{
    BatchJob job;
    bool dry = false;
};

BatchJob jobOf(const BatchRequest& request)
{
    if (!request.recipe.inputTensor.empty())
        refuseUsage("--input-tensor", "a batch takes pictures.", "Name pictures and folders of them.");
    BatchJob job = request.job;
    job.recipe = request.recipe;
    job.inputs = request.images;
    job.figures = request.output;
    job.force = request.force;
    return job;
}

void takeShard(Shard& shard, const std::string& text)
{
    const auto slash = text.find('/');
    const int number = parseInteger(text.substr(0, slash)).value_or(0);
    const int count = slash == std::string::npos ? 0 : parseInteger(text.substr(slash + 1)).value_or(0);
    if (number < 1 || number > count || count > 100000)
        refuseUsage("--shard", "\"" + shownName(text) + "\" is no part of a whole.",
            "It takes I/N, I from 1 to N: 2/8.");
    shard = {number, count};
}

std::string counted(std::size_t count, const char* what)
{
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

void tellParts(const BatchJob& job, const BatchPlan& plan)
{
    if (job.shard.count > 1)
        printNote("shard " + std::to_string(job.shard.number) + "/" + std::to_string(job.shard.count)
            + " has " + counted(plan.pictures.size(), "picture") + " of " + std::to_string(plan.listed)
            + (plan.table.empty() ? "" : "; its table is " + plan.table) + ".");
}

int listOutputs(const BatchJob& job, const BatchPlan& plan)
{
    for (const PlannedPicture& one : plan.pictures) {
        std::string line = one.picture.path;
        for (const std::string& output : one.outputs)
            line += "\t" + output;
        printResult(line + "\n");
    }
    tellParts(job, plan);
    printNote(counted(plan.pictures.size(), "picture") + (plan.table.empty() ? "" : ", table " + plan.table)
        + ". Nothing was written: --dry-run.");
    return 0;
}

std::string leftText(double seconds)
{
    const int whole = int(std::lround(seconds));
    return whole < 120     ? std::to_string(whole) + " s"
        : whole < 2 * 3600 ? std::to_string(whole / 60) + " min"
                           : std::to_string(whole / 3600) + " h " + std::to_string(whole / 60 % 60) + " min";
}

BatchListener listener()
{
    return {[progress = terminalProgress()](const BatchProgress& now) {
                const std::string left
                    = now.secondsLeft ? ", " + leftText(*now.secondsLeft) + " left" : std::string();
                report(progress,
                    std::to_string(now.done) + "/" + std::to_string(now.total) + left + ": "
                        + shownName(now.picture),
                    double(now.done) / double(now.total));
            },
        [](const std::string& warning) {
            printNote(warning);
        }};
}

int tellResult(const BatchResult& result)
{
    wipeProgress();
    for (const Error& error : result.failures)
        printFailure(error);
    std::string text = counted(result.made, "picture") + " done";
    if (result.kept)
        text += ", " + std::to_string(result.kept) + " finished before";
    if (!result.failures.empty())
        text += ", " + std::to_string(result.failures.size()) + " failed (see above)";
    if (result.cancelled)
        text += ", " + std::to_string(result.total - result.made - result.kept - result.failures.size())
            + " left: cancelled. The same command goes on where it stopped";
    printNote(text + ".");
    return result.cancelled ? 130 : result.failures.empty() ? 0 : 1;
}

int batch(const BatchRequest& request, const Cancel& cancel)
{
    const BatchJob job = jobOf(request);
    const BatchPlan plan = planBatch(job);
    if (request.dry)
        return listOutputs(job, plan);
    tellParts(job, plan);
    const Graphics graphics;
    const Opened opened = openModel(request, cancel);
    findMethod(opened, request.recipe.method);
    return tellResult(runBatch(opened.engine, opened.model, job, plan, cancel, listener()));
}

void addBatchOptions(Options& options, const std::shared_ptr<BatchRequest>& request)
{
    options.value("--npz", "PATTERN", "Arrays of each picture as .npz: what the method yields, logits.",
        [request](const std::string& text) { request->job.arrays = text; });
    options.value("--table", "OUT.{csv,jsonl}",
        "A row for each picture: predictions, numbers of the method, seconds, failure.",
        [request](const std::string& text) { request->job.table = text; });
    options.value("--top", "K", "Predictions in a row of the table (5).", [request](const std::string& text) {
        const auto count = parseInteger(text);
        if (!count || *count < 1 || *count > 1000)
            refuseUsage(
                "--top", "\"" + shownName(text) + "\" is no number of classes.", "It takes 1 to 1000.");
        request->job.top = *count;
    });
    options.section("Many pictures");
    options.toggle("-r,--recursive", "Pictures of the folders below as well.",
        [request](const std::string&) { request->job.recursive = true; });
    options.value("--shard", "I/N", "Only part I of N, for several machines; each writes its own table.",
        [request](const std::string& text) { takeShard(request->job.shard, text); });
    options.toggle("-n,--dry-run", "List each picture and its outputs, and exit.",
        [request](const std::string&) { request->dry = true; });
}

Action declare(Options& options)
{
    const auto request = std::make_shared<BatchRequest>();
    options.positionals("IMAGE", "Pictures and folders of them.", 1000000, request->images);
    addOutputOptions(options, request, "PATTERN");
    addBatchOptions(options, request);
    addWeightsOptions(options, request);
    addRunOptions(options, request);
    addViewOptions(options, request);
    return [request](const Cancel& cancel) {
        return batch(*request, cancel);
    };
}

} // namespace

extern const Command batchCommand;
const Command batchCommand{"batch",
    "Figures, arrays and a table of many pictures, with one load of the model.", declare,
    "Patterns name the outputs: {folder} stands for the way to a picture from the folder that was named, "
    "{image}\n"
    "for its name without its suffix, and the other words of render -o for what they say; folders are made.\n"
    "Started again, the command goes on where it stopped: outputs whose record says that they are what would "
    "be\n"
    "made are passed over, and so are rows of the table; files that others made are never replaced without "
    "--force.\n"
    "A picture that fails does not stop the others: it is told at the end and in the table, and the exit "
    "status is 1."};

} // namespace vitscope
