// SPDX-License-Identifier: MIT
#include "app/commands/opened.h"

#include "app/commands/terminal.h"
#include "core/figure/resource_folder.h"
#include "core/weights/npy.h"

namespace vitscope {

namespace {

InputTensor inputTensor(const std::string& path)
{
    FloatArray array = readNpy(path);
    if (array.shape.size() == 4 && array.shape[0] == 1)
        array.shape.erase(array.shape.begin());
    const auto fits = [](std::int64_t side) {
        return side >= 1 && side <= 65536;
    };
    if (array.shape.size() != 3 || array.shape[0] != 3 || !fits(array.shape[1]) || !fits(array.shape[2]))
        throw Error(ErrorKind::Mismatch, "VTS-N6", "the array is no input of a model.", baseName(path),
            "Its shape must be [3, height, width] or [1, 3, height, width].");
    return {int(array.shape[1]), int(array.shape[2]), std::move(array.values), baseName(path)};
}

} // namespace

namespace {

std::shared_ptr<const Model> loadModel(
    const Engine& engine, const Recipe& recipe, const Cancel& cancel, bool tellsNotes)
{
    const std::string path = recipe.weights.empty() ? demoModel() : recipe.weights;
    auto model = engine.loadModel(path, recipe.hints, cancel, terminalProgress());
    if (tellsNotes)
        for (const std::string& note : model->report().notes)
            printNote(model->report().file + ": " + note);
    return model;
}

} // namespace

Opened openModel(const Request& request, const Cancel& cancel, bool tellsNotes)
{
    const Engine& engine = loadEngine();
    engine.setThreads(request.threads);
    cancel.poll();
    auto model = loadModel(engine, request.recipe, cancel, tellsNotes);
    const Recipe second = secondSide(request.recipe);
    auto other
        = namesOtherModel(request.recipe, second) ? loadModel(engine, second, cancel, tellsNotes) : nullptr;
    return {engine, std::move(model), std::move(other)};
}

std::vector<std::string> picturesOf(const Request& request)
{
    if (!request.recipe.inputTensor.empty()) {
        if (!request.images.empty())
            refuseUsage("--input-tensor", "there is a picture as well.", "Name one of the two.");
        return {""};
    }
    return request.images.empty() ? std::vector{samplePictures().front()} : request.images;
}

std::shared_ptr<const Run> runOver(
    const Opened& opened, const Request& request, const std::string& image, const Cancel& cancel)
{
    const RunOptions options{request.recipe.device, request.recipe.precision, request.recipe.interventions};
    std::shared_ptr<const Run> run;
    std::string subject = baseName(image);
    if (!request.recipe.inputTensor.empty()) {
        subject = baseName(request.recipe.inputTensor);
        run = opened.engine.run(
            opened.model, inputTensor(request.recipe.inputTensor), options, cancel, terminalProgress());
    } else {
        const auto picture = opened.engine.readPicture(image, cancel);
        for (const std::string& note : picture->notes)
            printNote(shownName(subject) + ": " + note);
        run = opened.engine.run(opened.model, picture, options, cancel, terminalProgress());
    }
    for (const std::string& note : run->notes())
        printNote(note);
    return run;
}

std::shared_ptr<const Run> similarRun(const Opened& opened, const Request& request, const Cancel& cancel)
{
    if (request.recipe.similarPicture.empty())
        return nullptr;
    Request second = request;
    second.recipe.inputTensor.clear();
    return runOver(opened, second, request.recipe.similarPicture, cancel);
}

} // namespace vitscope
