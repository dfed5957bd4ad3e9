// SPDX-License-Identifier: MIT
#include "app/commands/request.h"

#include "app/commands/options.h"
#include "core/base/error.h"
#include "core/base/hints.h"
#include "core/base/number_text.h"
#include "core/figure/view_options.h"

#include <algorithm>
#include <map>

namespace vitscope {

namespace {

bool isDevice(const std::string& text)
{
    if (!text.starts_with("cuda:"))
        return text == "auto" || text == "cpu" || text == "cuda";
    const int number = parseInteger(text.substr(5)).value_or(-1);
    return number >= 0 && number < 1024;
}

} // namespace

void addWeightsOptions(Options& options, const std::shared_ptr<Request>& request)
{
    options.section("Model");
    options.value("-w,--weights", "W", "Weights file or model folder; the built-in demo model without it.",
        [request](const std::string& text) { request->recipe.weights = text; });
    options.toggle("--open-anyway",
        "Open weights that ask Python to run commands; nothing is run either way.",
        [request](const std::string&) { request->recipe.hints.openAnyway = true; });
    options.section("Hints, each overriding what was found");
    for (const HintFacts& hint : hintFacts()) {
        options.value("--" + std::string(hint.key), std::string(hint.placeholder), std::string(hint.sentence),
            [request, key = hint.key](
                const std::string& text) { setHint(request->recipe.hints, key, text); });
    }
}

void addRunOptions(Options& options, const std::shared_ptr<Request>& request)
{
    options.section("Pass");
    options.value("--input-tensor", "FILE.npy",
        "Float32 array, [3,H,W] or [1,3,H,W], in place of a picture and its preprocessing.",
        [request](const std::string& text) { request->recipe.inputTensor = text; });
    options.value("--similar-picture", "FILE",
        "A second picture: explain how like it, or its token --similar-to, the features are; "
        "patch-similarity "
        "compares with it.",
        [request](const std::string& text) { request->recipe.similarPicture = text; });
    options.value("--other-weights", "W",
        "Weights of the other side of --template difference: what two models make of one picture.",
        [request](const std::string& text) { request->recipe.otherWeights = text; });
    options.value("--device", "D", "auto, cpu, cuda or cuda:N (auto).", [request](const std::string& text) {
        if (!isDevice(text))
            refuseUsage("--device", "\"" + shownName(text) + "\" is no device.",
                "It takes auto, cpu, cuda or cuda:N.");
        request->recipe.device = text;
    });
    options.value(
        "--threads", "N", "Threads to compute with (all cores).", [request](const std::string& text) {
            const auto threads = parseInteger(text);
            if (!threads || *threads < 1 || *threads > 1024)
                refuseUsage("--threads", "\"" + shownName(text) + "\" is no number of threads.",
                    "It takes 1 to 1024.");
            request->threads = *threads;
        });
    options.value(
        "--precision", "P", "float32, bfloat16 or float16 (float32).", [request](const std::string& text) {
            if (text != "float32" && text != "bfloat16" && text != "float16")
                refuseUsage("--precision", "\"" + shownName(text) + "\" is no precision.",
                    "It takes float32, bfloat16 or float16.");
            request->recipe.precision = text;
        });
}

void addViewOptions(
    Options& options, const std::shared_ptr<Request>& request, std::span<const std::string_view> keys)
{
    options.section(keys.empty() || keys.front() != "off" ? "View" : "Interventions");
    for (const ViewOption& row : viewOptions()) {
        if (!keys.empty() && std::find(keys.begin(), keys.end(), row.key) == keys.end())
            continue;
        const auto take = [request, set = row.set](const std::string& text) {
            set(request->recipe, text);
        };
        const std::string name = "--" + std::string(row.key);
        if (row.value.empty())
            options.toggle(name, row.sentence, take);
        else
            options.value(name, row.value, row.sentence, take, row.key == "set");
    }
}

void addOutputOptions(Options& options, const std::shared_ptr<Request>& request, std::string_view placeholder)
{
    options.section("Output");
    options.value("-o,--output", placeholder, "File to write.",
        [request](const std::string& text) { request->output = text; });
    options.toggle(
        "-f,--force", "Replace an existing file.", [request](const std::string&) { request->force = true; });
}

void addAverageOption(Options& options, const std::shared_ptr<Request>& request)
{
    options.section("Many pictures");
    options.toggle("--average",
        "The mean over all pictures and over those of folders (all samples without any), with its 95 % "
        "confidence interval; for methods that yield values.",
        [request](const std::string&) { request->average = true; });
}

void addJsonOption(Options& options, const std::shared_ptr<Request>& request)
{
    options.section("Output");
    options.toggle(
        "--json", "Print one JSON document.", [request](const std::string&) { request->json = true; });
}

void refuseUsage(const std::string& subject, const std::string& happened, const std::string& advice)
{
    throw Error(ErrorKind::Failed, "VTS-U5", happened, subject, advice);
}

} // namespace vitscope
