// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/framing.h"
#include "core/base/picture.h"
#include "core/figure/display.h"

#include <QImage>
#include <QLineF>
#include <QList>

/// Picture and heat as pixels: the one place for the screen and for files. All functions are pure and may run
/// on any thread. "Picture coordinates" are those of Framing; `part` is the rectangle of the picture that an
/// image shows, and may reach past the picture (those pixels stay transparent).
namespace vitscope {

/// The picture as an image, 32 bits a pixel, its bytes copied.
QImage imageOf(const Picture& picture);

/// `part` of the picture at `pixels`: averaged when shrunk, bilinear up to twice its size, true pixels from
/// there on. Format ARGB32_Premultiplied.
QImage pictureLayer(const QImage& picture, const Box& part, QSize pixels);

/// Lays the heat of `map` over `layer`, which shows `part`, for every opaque pixel inside the patch grid.
/// With p the place of a value among the colours, 0..1 (its distance from the middle for maps with a sign):
///   Cover     out = (1 - opacity) picture + opacity heat; `opacity` 1 gives the heat alone
///   Weighted  the same with opacity p
///   Multiply  out = (1 - opacity) picture + opacity (picture heat)
///   Mask      out = (1 - opacity (1 - p)) picture
/// Smooth maps are interpolated before colouring, at half-pixel centres, edges repeated (torch's bilinear,
/// align_corners=False).
void blendHeat(QImage& layer, const Box& part, const Framing& framing, const Heatmap& map, const Scale& scale,
    double opacity, bool smooth, Blend blend = Blend::Cover);

/// The same for a colour per patch. Patches without a colour leave the picture as it is. Colours that stand
/// for classes (see isCategorical) stay crisp: mixtures of them would stand for nothing.
void blendColors(
    QImage& layer, const Box& part, const Framing& framing, const ColorMap& map, double opacity, bool smooth);

/// Entry of the legend that has exactly the colour of this patch; -1 if there is none.
int legendEntryAt(const ColorMap& map, int row, int column);
/// Whether every patch with a colour has one of the legend's.
bool isCategorical(const ColorMap& map);

/// Pales and hatches the pixels of `layer` that no patch saw. `pitch` is the distance of the hatch lines in
/// pixels of the layer.
void markUnseen(QImage& layer, const Box& part, const Framing& framing, double pitch);

/// The heat alone, every patch `factor` pixels wide and high: [rows * factor, columns * factor].
QImage heatImage(const Heatmap& map, const Scale& scale, int factor, bool smooth = false);

/// The value of `map` at continuous grid coordinates (column, row), as painted; NaN outside the grid.
float sampleMap(const Heatmap& map, double column, double row, bool smooth);

/// Lines between patches and around them, in picture coordinates, cut at the picture's edge.
QList<QLineF> gridLines(const Framing& framing);

} // namespace vitscope
