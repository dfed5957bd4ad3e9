// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/framing.h"
#include "core/base/model_facts.h"
#include "core/base/picture.h"

#include <cstdint>
#include <vector>

namespace vitscope {

/// From a picture to a model's input: resize, centre crop (padded with zeros where the resized picture is
/// smaller), normalise. All functions are pure and fit for any thread; none needs LibTorch.
///
/// The input always has the size of `shape.image`. With a crop, or with an exact resize and no crop, the
/// preprocessing must yield that size, else Error (Mismatch, VTS-I4); where only the shortest side or the
/// area to cover is given, the centre of the model's size is taken. Error (Unsupported, VTS-I5) if a picture
/// is so narrow that a side would be enlarged beyond 2^26 pixels.

/// Where the pixels of a picture of this size end up; cheap.
Framing framePicture(
    const Preprocessing& preprocessing, const ViTShape& shape, int pictureWidth, int pictureHeight);

/// The resized and cropped pixels [height, width, 3], before they are normalised: what the model is shown.
std::vector<std::uint8_t> inputPixels(
    const Picture& picture, const Preprocessing& preprocessing, const ViTShape& shape);

/// The model's input [3, height, width], normalised; fills `framing`.
std::vector<float> preprocess(
    const Picture& picture, const Preprocessing& preprocessing, const ViTShape& shape, Framing& framing);

/// The same preprocessing for a model that is run at another input size: resize and crop grow alike, so that
/// as much of the picture is seen as before.
Preprocessing scaledTo(Preprocessing preprocessing, Size from, Size to);

} // namespace vitscope
