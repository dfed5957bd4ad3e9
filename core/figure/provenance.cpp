// SPDX-License-Identifier: MIT
#include "core/figure/provenance.h"

#include "core/base/hints.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace vitscope {

namespace {

using nlohmann::json;

json modelRecord(const Run& run)
{
    const ModelReport& report = run.model()->report();
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
    if (!spec.scale.colormap)
        return record;
    record["colormap"] = spec.scale.colormap->id;
    record["gamma"] = spec.scale.gamma;
    record["normalisation"] = own ? "each map: its own range" : spec.scale.normalisation;
    if (!own)
        record["range"] = {spec.scale.range.low, spec.scale.range.high};
    return record;
}

} // namespace

std::string provenance(const FigureInputs& inputs, const FigureSpec* spec, const std::string& command)
{
    const Run& run = *inputs.run;
    json record{{"program", "ViTScope"}, {"version", VITSCOPE_VERSION}, {"engine", inputs.engineVersions},
        {"device", run.device()}, {"precision", inputs.recipe.precision}, {"model", modelRecord(run)},
        {"preprocessing", preprocessingRecord(run.model()->report().preprocessing)}, {"index_base", 0},
        {"recipe", json::parse(toJson(inputs.recipe, Paths::BaseNames))}, {"query_layer", inputs.query.layer},
        {"query_token", tokenText(inputs.query.token, run.shape())}, {"command", command}};
    const bool alone = inputs.averaged.empty();
    record[alone ? "image" : "images"] = alone ? pictureRecord(run) : averagedRecord(inputs.averaged);
    if (inputs.query.similarRun)
        record["similar_image"] = pictureRecord(*inputs.query.similarRun);
    if (alone && !run.predictions().empty()) {
        const Prediction& top = run.predictions().front();
        record["prediction"] = {{"index", top.index}, {"label", top.name}, {"probability", top.probability}};
    }
    if (spec)
        record["scale"] = scaleRecord(*spec);
    return record.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string provenance(const FigureInputs& inputs, const FigureSpec& spec)
{
    return provenance(inputs, &spec,
        commandLine(inputs.recipe, suggestedName(inputs.recipe, &inputs.run->shape()) + "." + inputs.suffix));
}

} // namespace vitscope
