// SPDX-License-Identifier: MIT
#include "ui/start_display.h"

#include "core/base/error.h"
#include "core/figure/recipe.h"
#include "ui/settings.h"

namespace vitscope {

namespace {

DisplayOptions preferred(DisplayOptions display, const Settings& settings)
{
    const std::string colormap = settings.startColormap().toStdString();
    if (colormap == DisplayOptions::automatic || findColormap(colormap))
        display.colormap = colormap;
    const int range = settings.startRange();
    if (range >= int(RangeMode::Map) && range < int(RangeMode::Fixed))
        display.rangeMode = RangeMode(range);
    return display;
}

} // namespace

DisplayOptions startDisplay(const Settings& settings)
{
    DisplayOptions display;
    try {
        if (const std::string text = settings.display().toStdString(); !text.empty())
            display = recipeFromJson(text, "settings").display;
    } catch (const Error&) { // written by another version or by hand
    }
    if (display.rangeMode == RangeMode::Fixed)
        display.rangeMode = RangeMode::Map; // typed for another picture
    return preferred(display, settings);
}

DisplayOptions resetDisplay(const Settings& settings)
{
    return preferred({}, settings);
}

} // namespace vitscope
