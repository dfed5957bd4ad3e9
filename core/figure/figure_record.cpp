// SPDX-License-Identifier: MIT
#include "core/figure/figure_record.h"

#include "core/base/error.h"
#include "core/base/json.h"

#include <nlohmann/json.hpp>

namespace vitscope {

namespace {

using nlohmann::json;

[[noreturn]] void refuse(const std::string& happened, const std::string& subject)
{
    throw Error(ErrorKind::Malformed, "VTS-R1", happened, subject,
        "Use a figure that this version of ViTScope wrote.");
}

std::string textOf(const json& object, const char* key, const std::string& subject)
{
    const auto found = object.find(key);
    if (found == object.end() || found->is_null())
        return {};
    if (!found->is_string() || found->get_ref<const std::string&>().size() > 4096)
        refuse("The value of \"" + std::string(key) + "\" in the record is not a short text.", subject);
    return found->get<std::string>();
}

/// Only the last part of a name counts: a record must not lead anywhere.
RecordedFile fileFrom(const json& object, const std::string& subject)
{
    if (object.is_null())
        return {};
    if (!object.is_object())
        refuse("A file in the record is not an object.", subject);
    return {baseName(textOf(object, "file", subject)), textOf(object, "sha256", subject)};
}

} // namespace

FigureRecord figureRecordFrom(std::string_view text, const std::string& subject)
{
    const json object = parseJson(text, subject, {std::size_t(4) << 20, 16});
    if (!object.is_object() || textOf(object, "program", subject) != "ViTScope" || !object.contains("recipe"))
        refuse("The file holds no record of a view.", subject);
    FigureRecord record;
    record.recipe = recipeFromJson(object["recipe"].dump(), subject);
    record.model = fileFrom(object.value("model", json()), subject);
    record.picture = fileFrom(object.value("image", json()), subject);
    record.similarPicture = fileFrom(object.value("similar_image", json()), subject);
    record.otherModel = fileFrom(object.value("other_model", json()), subject);
    const json images = object.value("images", json::array());
    if (!images.is_array() || images.size() > 100000)
        refuse("The pictures in the record are not a list.", subject);
    std::vector<RecordedFile>& several = record.recipe.pictures.empty() ? record.averaged : record.pictures;
    for (const json& one : images)
        several.push_back(fileFrom(one, subject));
    if (!record.pictures.empty()) {
        record.picture = record.pictures.front();
        record.pictures.erase(record.pictures.begin());
    }
    if (record.model.name.empty() || (record.picture.name.empty() && record.averaged.empty()))
        refuse("The record names no model or no picture.", subject);
    return record;
}

} // namespace vitscope
