// SPDX-License-Identifier: MIT
#include "ui/open_content.h"

#include "core/figure/overlay.h"
#include "ui/hint_memory.h"

namespace vitscope {

ModelHints recalledHints(const Engine& engine, const std::string& path, const Cancel& cancel)
{
    const HintMemory memory;
    return memory.empty() ? ModelHints() : memory.recall(engine.weightsHash(path, cancel));
}

std::shared_ptr<const Picture> pictureFrom(
    const Engine& engine, const std::string& path, const QByteArray& pasted, const Cancel& cancel)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(pasted.constData());
    return pasted.isEmpty() ? engine.readPicture(path, cancel)
                            : engine.readPicture(std::span(bytes, std::size_t(pasted.size())), path);
}

namespace {

QByteArray pastedBytes(const PastedPictures& pasted, const std::string& path)
{
    const auto found = pasted.find(path);
    return found == pasted.end() ? QByteArray() : found->second;
}

std::shared_ptr<const Run> knownRun(const ContentCache& known, ViewState view)
{
    const Content* content = known.find(view);
    if (!content) {
        view.similarPicture.clear(); // likeness needs one more pass, and changes none
        content = known.find(view);
    }
    return content ? content->run : nullptr;
}

} // namespace

Content contentOf(const Engine& engine, const ViewState& view, const ContentCache& known,
    const PastedPictures& pasted, const Cancel& cancel, const Progress& progress)
{
    Content content;
    content.modelPath = view.model;
    content.hints = view.hints;
    content.picturePath = view.picture;
    content.secondPath = view.secondPicture();
    content.model = known.model(view.model, view.hints);
    if (!content.model)
        content.model = engine.loadModel(view.model, view.hints, cancel, progress);
    if (const Content* same = known.withPicture(view.picture)) {
        content.picture = same->picture;
        content.pyramid = same->pyramid;
    } else {
        report(progress, "Reading the picture", 0);
        content.picture = pictureFrom(engine, view.picture, pastedBytes(pasted, view.picture), cancel);
        content.pyramid = Pyramid(imageOf(*content.picture));
    }
    const auto pass = [&](const ViewState& of, std::shared_ptr<const Picture> picture) {
        if (auto run = knownRun(known, of))
            return run;
        report(progress, "Running the other side", 0);
        RunOptions options;
        options.interventions = of.interventions;
        return engine.run(content.model, std::move(picture), options, cancel, progress);
    };
    content.run = pass(view, content.picture);
    if (!view.interventions.empty()) {
        ViewState untouched = view;
        untouched.interventions = {};
        content.untouched = pass(untouched, content.picture);
    }
    if (!content.secondPath.empty()) {
        ViewState second = view;
        second.picture = content.secondPath;
        second.similarPicture.clear();
        content.second = pass(
            second, pictureFrom(engine, content.secondPath, pastedBytes(pasted, content.secondPath), cancel));
    }
    return content;
}

} // namespace vitscope
