// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/finding.h"
#include "core/figure/colormap.h"

#include <optional>
#include <span>
#include <string>

/// How numbers become colours. Values only; everything here may be used by all threads.
namespace vitscope {

/// Which numbers the ends of the colour scale stand for. Always a stated choice: scaling every map by itself
/// makes a flat head look as sharp as a focused one.
enum class RangeMode {
    Map, ///< smallest to largest value of the map shown
    Layer, ///< of all heads of the layer, for the same query
    Model, ///< of all heads of all layers, for the same query
    Fixed, ///< typed by a person
};

struct ValueRange
{
    double low = 0, high = 1;

    ValueRange united(const ValueRange& other) const;
    bool operator==(const ValueRange&) const = default;
};

/// The display half of a view's state.
struct DisplayOptions
{
    static constexpr const char* automatic = "auto";

    std::string colormap
        = automatic; ///< an id of colormaps(), or "auto": viridis, but coolwarm for signed maps
    RangeMode rangeMode = RangeMode::Map;
    ValueRange fixed; ///< read when rangeMode is Fixed
    double opacity = 0.6; ///< of the heat over the picture, 0..1
    double gamma = 1; ///< > 0; colour position = (share of the range)^gamma
    bool smooth = false; ///< bilinear between patch centres instead of true patch cells
    bool showHeat = true;
    bool showGrid = false;
    bool showColorBar = true;

    bool operator==(const DisplayOptions&) const = default;
};

/// From values to colours, for one map or for several that share it.
struct Scale
{
    const Colormap* colormap = nullptr;
    ValueRange range;
    double gamma = 1;
    bool clipsBelow = false, clipsAbove = false; ///< some value shown lies outside the range
    std::string normalisation; ///< "range of this map", "range of all heads of the layer", "chosen range"

    /// 0..1; outside the range clamped, NaN stays NaN; 0 where the range is empty.
    double position(double value) const;
    QRgb color(double value) const { return colorAt(*colormap, position(value)); }
};

/// Smallest and largest finite value; none if there is none.
std::optional<ValueRange> valueRange(const Heatmap& map);
std::optional<ValueRange> valueRange(std::span<const Heatmap> maps);

/// The colormap that `display` asks for, with "auto" decided. An unknown id means "auto".
const Colormap& colormapOf(const DisplayOptions& display, bool isSigned);

/// The scale of one map. `wider` is the range of the layer or of the model, needed when the mode says so (the
/// map's own range is taken, and named, where it is missing). Signed maps get a range symmetric about zero
/// unless a person typed one.
Scale scaleOf(const DisplayOptions& display, const Heatmap& map, const std::optional<ValueRange>& wider = {});

/// One scale for several maps: the same, with the range of all of them where the mode is Map.
Scale sharedScale(const DisplayOptions& display, std::span<const Heatmap> maps,
    const std::optional<ValueRange>& wider = {});

/// The scale of whatever has one: a map, a matrix, a gallery of one channel. None for colours and curves.
std::optional<Scale> findingScale(
    const DisplayOptions& display, const Finding& finding, const std::optional<ValueRange>& wider = {});

/// "map", "layer", "model" or "0,0.05": what `--range` takes.
std::string rangeText(const DisplayOptions& display);

} // namespace vitscope
