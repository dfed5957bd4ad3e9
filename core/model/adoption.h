// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/families.h"
#include "core/model/resize_positions.h"

/// Steps that families share when they adopt a file.
namespace vitscope {

/// A patch convolution over RGB; sets dim and patch of `shape`. Throws Error(Unsupported) for anything else.
PatchConvolution adoptPatchConvolution(
    WeightPicker& picker, const std::string& name, ViTShape& shape, bool hasBias = true);

/// The learned table `name` [1, positions, dim] or [positions, dim]; settles image, rows and columns of the
/// model's shape. For another size than the trained one the table is resized by the rule of its library and
/// the report says so.
void adoptPositions(WeightPicker& picker, const std::string& name, const std::optional<Size>& sideFileImage,
    const PositionResizing& resizing, ModelSettings& settings, ViT& model);

/// Square patches of RGB pixels as a linear layer over patch vectors; sets dim and patch of `shape`.
PatchLinear adoptPatchLinear(
    WeightPicker& picker, const std::string& name, ViTShape& shape, bool hasBias = true);

/// The table `name` of models that take pictures of any aspect (NaFlex), `trained` patches of it, which
/// leaves prefix tokens out; resized where the grid is another. Settles image, rows and columns.
void adoptFreePositions(WeightPicker& picker, const std::string& name, PatchGrid trained,
    const std::optional<Size>& sideFileImage, const PositionResizing& resizing, ModelSettings& settings,
    ViT& model);

/// One part of a joined linear layer.
struct LinearPart
{
    std::string name; ///< of the tensors name.weight [rows, in] and, if `hasBias`, name.bias [rows]
    bool hasBias = true;
};

/// Linear layers of equal size below one another, so that every family runs the same pass. Where some parts
/// have a bias, the others get zeros.
Linear adoptJoined(
    WeightPicker& picker, std::span<const LinearPart> parts, std::int64_t rows, std::int64_t in);

/// Settles the heads for queries of `inner` rows; sets heads and headDim. Throws Error(Mismatch) if they do
/// not divide.
void settleHeads(std::int64_t inner, const std::optional<int>& configured,
    const ModelSettings::Otherwise<int>& otherwise, ModelSettings& settings, ViTShape& shape);

/// Settles what multiplies the queries: headDim^-0.5 unless somebody says otherwise.
double settleScale(const std::optional<double>& configured, ModelSettings& settings, const ViTShape& shape);

/// Settles the MLP's activation. Throws Error(Unsupported) for a name that is not run.
Activation settleActivation(const std::optional<std::string>& configured, ModelSettings& settings,
    const ModelSettings::Otherwise<std::string>& otherwise = {"gelu", Source::Family});

/// The classifier `name`, if the file has one; sets the number of classes.
std::optional<Linear> adoptClassifier(
    WeightPicker& picker, const std::string& name, std::int64_t width, ViTShape& shape);

/// Says that features are an embedding shared with texts, of `projection`'s rows.
void sayEmbedding(const Linear& projection, ModelSettings& settings);

/// An unused tensor whose name starts with one of `places` means another architecture, whose numbers would be
/// wrong: throws Error(Unsupported) that names them.
void refuseStrangeTensors(
    const WeightPicker& picker, std::initializer_list<std::string> places, const char* family);

} // namespace vitscope
