// SPDX-License-Identifier: MIT
#include "app/commands/command.h"
#include "app/commands/failure.h"
#include "app/commands/opened.h"
#include "app/commands/options.h"
#include "app/commands/terminal.h"
#include "core/base/number_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>

namespace vitscope {

namespace {

using Json = nlohmann::ordered_json;

/// The same digits that a float needs, where JSON would show a double's.
double shortest(float value)
{
    return parseNumber(numberText(value)).value_or(value);
}

/// The same class in the pass without interventions; null where there are none.
const Prediction* before(const Run* untouched, const Prediction& prediction)
{
    if (!untouched)
        return nullptr;
    return &*std::ranges::find(untouched->predictions(), prediction.index, &Prediction::index);
}

Json asJson(const Run& run, const Run* untouched, const std::string& image, std::size_t top)
{
    Json predictions = Json::array();
    for (const Prediction& prediction : run.predictions().first(top)) {
        predictions.push_back({{"index", prediction.index}, {"name", prediction.name},
            {"logit", shortest(prediction.logit)}, {"probability", shortest(prediction.probability)}});
        if (const Prediction* old = before(untouched, prediction))
            predictions.back()["untouched"]
                = {{"logit", shortest(old->logit)}, {"probability", shortest(old->probability)}};
    }
    return {{"image", image}, {"device", run.device()}, {"seconds", run.seconds()},
        {"predictions", std::move(predictions)}};
}

std::string asText(const Run& run, const Run* untouched, const std::string& image, std::size_t top)
{
    char line[96];
    std::snprintf(line, sizeof line, " (%s, %.3f s)\n", run.device().c_str(), run.seconds());
    std::string text = shownName(image) + line;
    for (const Prediction& prediction : run.predictions().first(top)) {
        std::snprintf(line, sizeof line, "  %6.2f %%  class %-5d logit %8.4f  ", 100 * prediction.probability,
            prediction.index, prediction.logit);
        text += line + prediction.name;
        if (const Prediction* old = before(untouched, prediction)) {
            std::snprintf(line, sizeof line, "  (%+.2f points, logit %+.4f)",
                100 * (double(prediction.probability) - old->probability),
                double(prediction.logit) - old->logit);
            text += line;
        }
        text += "\n";
    }
    return text;
}

/// The same input through the model as it is; null where nothing was changed.
std::shared_ptr<const Run> untouchedBy(
    const Run& run, const Opened& opened, const Request& request, const Cancel& cancel)
{
    if (run.interventions().empty())
        return nullptr;
    const Size size = run.shape().image;
    return opened.engine.run(opened.model,
        InputTensor{size.height, size.width, {run.input().begin(), run.input().end()}, {}},
        {request.recipe.device, request.recipe.precision, {}}, cancel, terminalProgress());
}

int predict(const Request& request, std::size_t top, const Cancel& cancel)
{
    const std::vector<std::string> images = picturesOf(request);
    const Opened opened = openModel(request, cancel);
    if (opened.model->report().shape.classes == 0)
        throw Error(ErrorKind::Unsupported, "VTS-M9", "this model has no classifier, so it predicts nothing.",
            opened.model->report().file, "vitscope export writes its features.");
    Json document = Json::array();
    int status = 0;
    std::size_t failures = 0;
    for (const std::string& image : images) {
        try {
            const auto run = runOver(opened, request, image, cancel);
            const auto untouched = untouchedBy(*run, opened, request, cancel);
            const std::string& shown = image.empty() ? request.recipe.inputTensor : image;
            const std::size_t count = std::min(top, run->predictions().size());
            if (request.json)
                document.push_back(asJson(*run, untouched.get(), shown, count));
            else
                printResult(asText(*run, untouched.get(), shown, count));
        } catch (const Error& error) {
            printFailure(error);
            status = status ? status : statusOf(error);
            ++failures;
        }
    }
    if (request.json)
        printResult(document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    if (failures && images.size() > 1)
        printNote(std::to_string(failures) + " of " + std::to_string(images.size())
            + " pictures failed (see above).");
    return status;
}

Action declare(Options& options)
{
    const auto request = std::make_shared<Request>();
    const auto top = std::make_shared<std::size_t>(5);
    options.positionals("IMAGE", "Pictures; the built-in sample without one.", 1000000, request->images);
    addWeightsOptions(options, request);
    addRunOptions(options, request);
    static constexpr std::array<std::string_view, 3> interventions{"off", "removal", "temperature"};
    addViewOptions(options, request, interventions);
    addJsonOption(options, request);
    options.value("--top", "K", "How many classes to print (5).", [top](const std::string& text) {
        const auto count = parseInteger(text);
        if (!count || *count < 1)
            refuseUsage(
                "--top", "\"" + shownName(text) + "\" is no number of classes.", "It takes 1 or more.");
        *top = std::size_t(*count);
    });
    return [request, top](const Cancel& cancel) {
        return predict(*request, *top, cancel);
    };
}

} // namespace

extern const Command predictCommand;
const Command predictCommand{"predict", "The classes that the model sees in pictures.", declare,
    "--json: a list with one object per picture that could be read: image, device, seconds and predictions, "
    "most\n"
    "probable first, each with index, name, logit and probability (softmax over all classes). With --off or\n"
    "--temperature each also has untouched: logit and probability of the model as it is. A picture that\n"
    "fails is told on stderr, the others are done, and the exit status is that of the first failure."};

} // namespace vitscope
