// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/finding.h"
#include "core/figure/colormap.h"
#include "core/figure/ticks.h"

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
    Percentile, ///< of the values shown, without the share at either end that DisplayOptions names
};

/// How heat and picture become one.
enum class Blend {
    Cover, ///< the heat's colours over the picture
    Weighted, ///< the same, the less opaque the nearer a value is to the end that means little
    Multiply, ///< the picture darkened by the heat's colours, its texture kept
    Mask, ///< no colours: the picture as bright as the value is large
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
    double percentile = 1; ///< read when rangeMode is Percentile: per cent of the values cut at either end
    bool logarithmic = false; ///< equal factors are equal steps of colour; not for maps with a sign
    double opacity = 0.6; ///< of the heat over the picture, 0..1
    double gamma = 1; ///< > 0; colour position = (share of the range)^gamma
    bool smooth = false; ///< bilinear between patch centres instead of true patch cells
    Blend blend = Blend::Cover;
    int links = 0; ///< in each layer, so many of the strongest links from the token that asks; see
                   ///< attention_links.h
    double contour = 0; ///< 0..1: outlines the fewest patches that hold this share of the sum; 0: no outline
    bool showHeat = true;
    bool showGrid = false;
    bool showNumbers = false; ///< of the patches, row by row from 0
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
    bool logarithmic = false; ///< then range.low > 0
    bool leavesGaps = false; ///< values that are not a number leave the picture as it is; else they stand out

    /// Where a value stands along the colour bar, 0..1; outside the range clamped, NaN stays NaN; where the
    /// range is empty 0, or the middle of a diverging colormap.
    double fraction(double value) const;
    double valueAt(double fraction) const; ///< the way back
    /// Its place among the colours: the fraction bent by gamma.
    double position(double value) const;
    /// Turns a linear scale into a logarithmic one; `smallest` is the smallest positive value shown. The low
    /// end becomes positive, at most six decades under the high one. Without a positive end nothing changes.
    void makeLogarithmic(double smallest);
    /// Round values for the marks of a colour bar, and their labels.
    std::vector<double> ticks() const;
    TickLabels tickLabels() const;
    QRgb color(double value) const { return colorAt(*colormap, position(value)); }
};

/// Smallest and largest finite value; none if there is none.
std::optional<ValueRange> valueRange(const Heatmap& map);
std::optional<ValueRange> valueRange(std::span<const Heatmap> maps);

/// The values that have `percent` per cent of all finite ones beyond them at either end; between two values
/// by straight line, as numpy.percentile of NumPy 2.4. None without finite values.
std::optional<ValueRange> percentileRange(std::vector<float> values, double percent);

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

/// "map", "layer", "model", "1%" or "0,0.05": what `--range` takes.
std::string rangeText(const DisplayOptions& display);

} // namespace vitscope
