// SPDX-License-Identifier: MIT
#include "app/commands/average.h"

#include "app/commands/failure.h"
#include "app/commands/terminal.h"
#include "app/commands/view.h"
#include "core/engine/averages.h"
#include "core/figure/resource_folder.h"
#include "ui/open_files.h"

#include <filesystem>

namespace vitscope {

namespace {

void expectAveraged(const Opened& opened, const MethodFacts& method)
{
    const auto why = whyNotAveraged(method);
    if (!why)
        return;
    std::string names;
    for (const MethodFacts& other : opened.engine.methods())
        if (!whyNotAveraged(other))
            names += (names.empty() ? "" : ", ") + other.id;
    refuseUsage("--average", *why, "It takes " + names + ".");
}

} // namespace

Request withPictures(Request request)
{
    if (!request.recipe.inputTensor.empty())
        refuseUsage("--average", "there is an input tensor instead of pictures.", "Name one of the two.");
    request.recipe.average = request.images.empty() ? samplePictures() : request.images;
    request.images.clear();
    for (const std::string& path : request.recipe.average) {
        std::error_code ignored;
        if (!std::filesystem::is_directory(path, ignored)) {
            request.images.push_back(path);
            continue;
        }
        const auto found = picturesIn(path);
        if (found.empty())
            throw Error(ErrorKind::Unreadable, "VTS-A4", "there is no picture in this folder.",
                shownName(baseName(path)), "Name a folder of pictures.");
        request.images.insert(request.images.end(), found.begin(), found.end());
    }
    return request;
}

Average averageOf(const Opened& opened, const Request& request, const Cancel& cancel)
{
    const MethodFacts& method = findMethod(opened, request.recipe.method);
    expectAveraged(opened, method);
    AverageQuestion question;
    question.model = opened.model;
    question.options = {request.recipe.device, request.recipe.precision, request.recipe.interventions};
    question.method = method.id;
    question.parameters = resolveParameters(request.recipe.parameters, method);
    question.queryFor = [&, second = similarRun(opened, request, cancel)](const Run& run) {
        Query query = viewOf(opened, run, request.recipe).query;
        query.similarRun = second;
        return query;
    };
    for (const std::string& path : request.images)
        question.pictures.push_back({baseName(path), [path, &engine = opened.engine](const Cancel& asked) {
                                         return engine.readPicture(path, asked);
                                     }});
    return averageOver(opened.engine, question, cancel, terminalProgress());
}

int tellFailures(const Average& average)
{
    for (const Error& error : average.failures)
        printFailure(error);
    if (average.failures.empty())
        return 0;
    const std::size_t count = average.pictures.size() + average.failures.size();
    printNote("the mean is of " + std::to_string(average.pictures.size()) + " of " + std::to_string(count)
        + " pictures; the others failed (see above).");
    return statusOf(average.failures.front());
}

} // namespace vitscope
