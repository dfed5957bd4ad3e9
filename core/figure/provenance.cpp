// SPDX-License-Identifier: MIT
#include "core/figure/provenance.h"
#include "core/figure/token_text.h"

#include "core/base/error.h"
#include "core/base/hints.h"
#include "core/base/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace vitscope {

namespace {

using nlohmann::json;

json modelRecord(const ModelReport& report)
{
    return {{"name", report.title}, {"family", report.family}, {"file", baseName(report.file)},
        {"sha256", report.sha256}, {"layers", report.shape.layers}, {"heads", report.shape.heads}};
}

json pictureRecord(const Run& run)
{
    const auto picture = run.picture();
    if (!picture)
        return nullptr;
    return {{"file", baseName(picture->path)}, {"sha256", picture->sha256},
        {"size", {picture->width, picture->height}}};
}

json averagedRecord(const std::vector<AveragedPicture>& pictures)
{
    json record = json::array();
    for (const AveragedPicture& picture : pictures)
        record.push_back({{"file", baseName(picture.file)}, {"sha256", picture.sha256}});
    return record;
}

json preprocessingRecord(const Preprocessing& preprocessing)
{
    return {{"resize", resizeText(preprocessing.mode, preprocessing.resize)},
        {"crop", preprocessing.crop ? sizeText(*preprocessing.crop) : "none"},
        {"interpolation", nameOf(preprocessing.interpolation)}, {"mean", preprocessing.mean},
        {"std", preprocessing.deviation}};
}

json scaleRecord(const FigureSpec& spec)
{
    const bool own = std::any_of(spec.panels.begin(), spec.panels.end(),
        [](const FigurePanel& panel) { return panel.ownScale.has_value(); });
    json record = json::object();
    if (!spec.chart)
        record = {{"opacity", spec.display.opacity},
            {"interpolation", spec.display.smooth ? "bilinear" : "nearest"}};
    if (spec.barsUnder) {
        for (const FigurePanel& panel : spec.panels)
            if (const Scale& scale = panel.ownScale ? *panel.ownScale : spec.scale; panel.map)
                record["panels"].push_back({{"title", panel.title}, {"unit", panel.unit},
                    {"colormap", scale.colormap->id}, {"range", {scale.range.low, scale.range.high}}});
        return record;
    }
    if (!spec.scale.colormap)
        return record;
    record["colormap"] = spec.scale.colormap->id;
    record["gamma"] = spec.scale.gamma;
    record["normalisation"] = own ? "each map: its own range" : spec.scale.normalisation;
    if (!own)
        record["range"] = {spec.scale.range.low, spec.scale.range.high};
    return record;
}

/// What does not depend on the pass.
json commonRecord(const Recipe& recipe, const ModelReport& model, const std::string& engineVersions)
{
    return {{"program", "ViTScope"}, {"version", VITSCOPE_VERSION}, {"engine", engineVersions},
        {"precision", recipe.precision}, {"model", modelRecord(model)},
        {"preprocessing", preprocessingRecord(model.preprocessing)}, {"index_base", 0},
        {"recipe", json::parse(toJson(recipe, Paths::BaseNames))}};
}

bool contains(const json& whole, const json& part)
{
    if (!part.is_object() || !whole.is_object())
        return whole == part;
    return std::all_of(part.items().begin(), part.items().end(), [&](const auto& item) {
        return whole.contains(item.key()) && contains(whole[item.key()], item.value());
    });
}

} // namespace

std::string provenance(const FigureInputs& inputs, const FigureSpec* spec, const std::string& command)
{
    const Run& run = *inputs.run;
    json record = commonRecord(inputs.recipe, run.model()->report(), inputs.engineVersions);
    record["device"] = run.device();
    record["query_layer"] = inputs.query.layer;
    record["query_token"] = tokenText(inputs.query.token, run.shape());
    record["command"] = command;
    const bool alone = inputs.averaged.empty();
    record[alone ? "image" : "images"] = alone ? pictureRecord(run) : averagedRecord(inputs.averaged);
    if (inputs.query.similarRun)
        record["similar_image"] = pictureRecord(*inputs.query.similarRun);
    if (alone && !run.predictions().empty()) {
        const Prediction& top = run.predictions().front();
        record["prediction"] = {{"index", top.index}, {"label", top.name}, {"probability", top.probability}};
    }
    if (spec && spec->pictures.size() > 1) {
        record.erase("image");
        record["images"] = averagedRecord(spec->pictures);
    }
    if (inputs.otherModel)
        record["other_model"] = modelRecord(inputs.otherModel->report());
    if (spec)
        record["scale"] = scaleRecord(*spec);
    return record.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string provenance(const FigureInputs& inputs, const FigureSpec& spec)
{
    return provenance(inputs, &spec,
        commandLine(inputs.recipe, suggestedName(inputs.recipe, &inputs.run->shape()) + "." + inputs.suffix));
}

std::string recordKey(const Recipe& recipe, const ModelReport& model, const std::string& engineVersions,
    const std::string& pictureHash, const std::string& similarHash, const ModelReport* otherModel)
{
    json key = commonRecord(recipe, model, engineVersions);
    key["image"]["sha256"] = pictureHash;
    if (!similarHash.empty())
        key["similar_image"]["sha256"] = similarHash;
    if (otherModel)
        key["other_model"] = modelRecord(*otherModel);
    return key.dump(-1, ' ', false, json::error_handler_t::replace);
}

bool saysAllOf(std::string_view record, std::string_view key)
{
    try {
        return contains(parseJson(record, "record", {std::size_t(16) << 20, 16}), json::parse(key));
    } catch (const Error&) {
        return false;
    }
}

} // namespace vitscope
