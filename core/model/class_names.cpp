// SPDX-License-Identifier: MIT
#include "core/model/class_names.h"

#include "core/base/labels.h"
#include "core/model/imagenet_names.h"

#include <algorithm>

namespace vitscope {

namespace {

std::vector<std::string> namesOfConfig(const nlohmann::json& config)
{
    for (const char* key : {"label_names", "id2label"})
        if (const auto found = config.find(key); found != config.end() && !found->is_null())
            return labelsFromJson(*found, "config.json");
    return {};
}

bool isPlaceholder(const std::string& name)
{
    return name.empty() || name.starts_with("LABEL_");
}

} // namespace

std::vector<std::string> settleClassNames(ModelSettings& settings, int classes)
{
    if (classes == 0)
        return {};
    std::vector<std::string> names;
    Source source = Source::SideFile;
    if (const auto hinted = settings.hinted(&ModelHints::labels)) {
        names = *hinted;
        source = settings.sourceOfHint(&ModelHints::labels);
    } else {
        names = namesOfConfig(settings.config());
    }
    if (names.empty() || std::ranges::all_of(names, isPlaceholder)) {
        if (std::size_t(classes) != imagenetNames().size())
            return {};
        settings.assume(
            {"class names", "ImageNet-1k", Source::Guess, "there are 1000 classes and nothing names them"});
        return imagenetNames();
    }
    if (names.size() > std::size_t(classes)) {
        settings.note(std::to_string(names.size()) + " class names were given for " + std::to_string(classes)
            + " classes; they were left out");
        return {};
    }
    names.resize(std::size_t(classes));
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i].empty())
            names[i] = "class " + std::to_string(i);
    settings.assume({"class names", std::to_string(classes), source, ""});
    return names;
}

} // namespace vitscope
