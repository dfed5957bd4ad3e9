// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/families.h"

/// Steps that families share when they adopt a file.
namespace vitscope {

/// A patch convolution over RGB; sets dim and patch of `shape`. Throws Error(Unsupported) for anything else.
PatchConvolution adoptPatchConvolution(
    WeightPicker& picker, const std::string& name, ViTShape& shape, bool hasBias = true);

/// The learned table `name` [1, positions, dim]; sets image, rows and columns of the model's shape.
void adoptPositions(WeightPicker& picker, const std::string& name, const std::optional<Size>& sideFileImage,
    ModelSettings& settings, ViT& model);

/// Settles the heads for queries of `inner` rows; sets heads and headDim. Throws Error(Mismatch) if they do
/// not divide.
void settleHeads(std::int64_t inner, const std::optional<int>& configured,
    const ModelSettings::Otherwise<int>& otherwise, ModelSettings& settings, ViTShape& shape);

/// Settles what multiplies the queries: headDim^-0.5 unless somebody says otherwise.
double settleScale(const std::optional<double>& configured, ModelSettings& settings, const ViTShape& shape);

/// Settles the MLP's activation. Throws Error(Unsupported) for a name that is not run.
Activation settleActivation(const std::optional<std::string>& configured, ModelSettings& settings);

/// The classifier `name`, if the file has one; sets the number of classes.
std::optional<Linear> adoptClassifier(
    WeightPicker& picker, const std::string& name, std::int64_t width, ViTShape& shape);

/// An unused tensor whose name starts with one of `places` means another architecture, whose numbers would be
/// wrong: throws Error(Unsupported) that names them.
void refuseStrangeTensors(
    const WeightPicker& picker, std::initializer_list<std::string> places, const char* family);

} // namespace vitscope
