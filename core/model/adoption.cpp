// SPDX-License-Identifier: MIT
#include "core/model/adoption.h"

#include "core/base/error.h"
#include "core/base/hints.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

PatchConvolution adoptPatchConvolution(
    WeightPicker& picker, const std::string& name, ViTShape& shape, bool hasBias)
{
    const Shape found = picker.shapeOf(name + ".weight"); // [dim, 3, patchHeight, patchWidth]
    if (found.size() != 4 || found[1] != 3 || found[0] < 1 || found[2] < 1 || found[3] < 1)
        throw Error(ErrorKind::Unsupported, "VTS-M4",
            "the patch embedding is not a convolution over RGB pixels.", shownName(name + ".weight"),
            "Use a model with three input channels.");
    shape.dim = int(found[0]);
    shape.patch = {int(found[2]), int(found[3])};
    return {picker.take(name + ".weight", found),
        hasBias ? picker.take(name + ".bias", {found[0]}) : at::Tensor{}};
}

PatchLinear adoptPatchLinear(WeightPicker& picker, const std::string& name, ViTShape& shape, bool hasBias)
{
    const Shape found = picker.shapeOf(name + ".weight"); // [dim, side * side * 3]
    const std::int64_t length = found.size() == 2 ? found[1] : 0;
    const auto side = std::int64_t(std::lround(std::sqrt(double(length) / 3)));
    if (found.size() != 2 || found[0] < 1 || side < 1 || 3 * side * side != length)
        throw Error(ErrorKind::Unsupported, "VTS-M4",
            "the patch embedding is not a linear layer over square patches of RGB pixels.",
            shownName(name + ".weight"), "Use a model with three input channels and square patches.");
    shape.dim = int(found[0]);
    shape.patch = {int(side), int(side)};
    return {int(side), int(side), {}, picker.linear(name, found[0], length, hasBias), {}};
}

namespace {

/// The table [head + trained patches, dim] for the model's grid; its first `head` rows stay.
at::Tensor resizedTable(WeightPicker& picker, const at::Tensor& table, PatchGrid trained,
    const PositionResizing& ownResizing, ModelSettings& settings, const ViTShape& shape)
{
    const PatchGrid grid{shape.rows, shape.columns};
    if (grid == trained)
        return table;
    const std::int64_t head = table.size(0) - std::int64_t(trained.rows) * trained.columns;
    const std::int64_t patches = std::int64_t(grid.rows) * grid.columns;
    const auto hinted = settings.hinted(&ModelHints::positionResizing);
    const PositionResizing resizing = hinted ? resizingNamed(*hinted) : ownResizing;
    const bool firstRows = resizing.mode == PositionResizing::Mode::FirstRows;
    if (resizing.mode == PositionResizing::Mode::Never || (firstRows && head + patches > table.size(0)))
        throw Error(ErrorKind::Mismatch, "VTS-M3",
            "an image of " + sizeText(shape.image) + " has " + gridText(grid)
                + " patches, but there are position embeddings for " + gridText(trained) + ".",
            "image size",
            firstRows ? "Its library takes smaller images only: give at most the size that the model was "
                        "trained for."
                      : "Its library never resizes them: give the size that the model was trained for.");
    settings.assume({"position embeddings",
        (firstRows ? "the first " + std::to_string(patches) + " of "
                    + std::to_string(trained.rows * trained.columns)
                   : "resized " + gridText(trained) + " to " + gridText(grid))
            + ", " + resizing.words,
        hinted ? settings.sourceOfHint(&ModelHints::positionResizing) : Source::Family, ""});
    if (firstRows)
        return table.slice(0, 0, head + patches);
    const auto resized = at::empty({head + patches, shape.dim}, at::kFloat);
    picker.afterReading([=] {
        resized.slice(0, 0, head).copy_(table.slice(0, 0, head));
        resized.slice(0, head).copy_(resizePositions(table.slice(0, head), trained, grid, resizing));
    });
    return resized;
}

} // namespace

void adoptFreePositions(WeightPicker& picker, const std::string& name, PatchGrid trained,
    const std::optional<Size>& sideFileImage, const PositionResizing& resizing, ModelSettings& settings,
    ViT& model)
{
    const auto table = picker.take(name, picker.shapeOf(name)).view({-1, model.shape.dim});
    settleFreeGrid(model.shape.patch, trained, sideFileImage, settings, model.shape);
    model.positions.coversPrefix = false;
    model.positions.table = resizedTable(picker, table, trained, resizing, settings, model.shape);
}

void adoptPositions(WeightPicker& picker, const std::string& name, const std::optional<Size>& sideFileImage,
    const PositionResizing& ownResizing, ModelSettings& settings, ViT& model)
{
    const Shape found = picker.shapeOf(name);
    const std::int64_t count = found.size() == 3 ? found[1] : found.size() == 2 ? found[0] : 0;
    auto table = picker.take(
        name, found.size() == 2 ? Shape{count, model.shape.dim} : Shape{1, count, model.shape.dim});
    if (count == 0)
        return; // noted as missing or mis-shaped: check() refuses
    table = table.view({count, -1});
    const int prefix = int(model.prefix.size());
    const PatchGrid trained
        = settleGrid(positionTable(count, prefix), model.shape.patch, sideFileImage, settings, model.shape);
    const std::int64_t trainedPatches = std::int64_t(trained.rows) * trained.columns;
    const std::int64_t head = count - trainedPatches; // rows for prefix tokens
    model.positions.coversPrefix = head == prefix;
    model.positions.table = resizedTable(picker, table, trained, ownResizing, settings, model.shape);
}

Linear adoptJoined(
    WeightPicker& picker, std::span<const LinearPart> parts, std::int64_t rows, std::int64_t in)
{
    const auto count = std::int64_t(parts.size());
    Linear joined{at::empty({count * rows, in}, at::kFloat), {}};
    if (std::ranges::any_of(parts, &LinearPart::hasBias))
        joined.bias = at::zeros({count * rows}, at::kFloat);
    for (std::int64_t i = 0; i < count; ++i) {
        const auto& [name, hasBias] = parts[std::size_t(i)];
        picker.takeInto(name + ".weight", joined.weight.slice(0, i * rows, (i + 1) * rows));
        if (hasBias)
            picker.takeInto(name + ".bias", joined.bias.slice(0, i * rows, (i + 1) * rows));
    }
    return joined;
}

void settleHeads(std::int64_t inner, const std::optional<int>& configured,
    const ModelSettings::Otherwise<int>& otherwise, ModelSettings& settings, ViTShape& shape)
{
    shape.heads = settings.settle("heads", &ModelHints::heads, configured, otherwise);
    if (shape.heads < 1 || inner % shape.heads != 0)
        throw Error(ErrorKind::Mismatch, "VTS-M5",
            std::to_string(shape.heads) + " heads do not divide the query width " + std::to_string(inner)
                + ".",
            "heads", "Give the right number with --heads.");
    shape.headDim = int(inner / shape.heads);
}

double settleScale(const std::optional<double>& configured, ModelSettings& settings, const ViTShape& shape)
{
    return settings.settle("query scale", &ModelHints::queryScale, configured,
        {1 / std::sqrt(double(shape.headDim)), Source::Family, "head width to the power of -1/2"});
}

Activation settleActivation(const std::optional<std::string>& configured, ModelSettings& settings,
    const ModelSettings::Otherwise<std::string>& otherwise)
{
    const auto name
        = settings.settle<std::string>("activation", &ModelHints::activation, configured, otherwise);
    if (name == "gelu")
        return Activation::Gelu;
    if (name == "gelu_tanh" || name == "gelu_new" || name == "gelu_pytorch_tanh")
        return Activation::GeluTanh;
    if (name == "quick_gelu")
        return Activation::QuickGelu;
    if (name == "silu" || name == "swish")
        return Activation::Silu;
    throw Error(ErrorKind::Unsupported, "VTS-M8", "the activation " + shownName(name) + " is not supported.",
        "activation", "Supported: gelu, gelu_tanh, quick_gelu, silu.");
}

std::optional<Linear> adoptClassifier(
    WeightPicker& picker, const std::string& name, std::int64_t width, ViTShape& shape)
{
    const Shape found = picker.shapeOf(name + ".weight");
    if (found.size() != 2) {
        if (const Shape bias = picker.shapeOf(name + ".bias"); bias.size() == 1)
            picker.linear(name, bias[0], width); // half of one: noted
        return std::nullopt;
    }
    shape.classes = int(found[0]);
    return picker.linear(name, found[0], width);
}

void sayEmbedding(const Linear& projection, ModelSettings& settings)
{
    settings.assume({"features", std::to_string(projection.weight.size(0)) + " numbers, projected",
        Source::Weights, "there is a projection into an embedding shared with texts"});
}

void refuseStrangeTensors(
    const WeightPicker& picker, std::initializer_list<std::string> places, const char* family)
{
    picker.check(); // what is missing says more than what is left over
    std::string strange;
    int count = 0;
    for (const std::string& unused : picker.unused())
        for (const std::string& place : places)
            if (unused.starts_with(place) && ++count <= 8)
                strange += (count > 1 ? ", " : "") + shownName(unused);
    if (count > 8)
        strange += " and " + std::to_string(count - 8) + " more";
    if (count)
        throw Error(ErrorKind::Unsupported, "VTS-M7",
            std::string("the names look like ") + family + ", but it has no " + strange + ".", "architecture",
            "This architecture is not supported; its numbers would be wrong.");
}

} // namespace vitscope
