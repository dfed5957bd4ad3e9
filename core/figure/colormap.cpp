// SPDX-License-Identifier: MIT
#include "core/figure/colormap.h"

#include "core/figure/colormap_tables.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

constinit const std::array<Colormap, 10> all{{
    {"viridis", "Viridis", "Even steps, safe for colour-blind readers and in grey print.", false, true,
        &tables::viridis},
    {"magma", "Magma", "Even steps from black over red to cream.", false, true, &tables::magma},
    {"inferno", "Inferno", "Even steps from black over red to yellow.", false, true, &tables::inferno},
    {"plasma", "Plasma", "Even steps from blue over red to yellow.", false, true, &tables::plasma},
    {"cividis", "Cividis", "Blue to yellow, nearly the same for colour-blind readers.", false, true,
        &tables::cividis},
    {"turbo", "Turbo", "Rainbow with smooth lightness, for picking out small differences.", false, true,
        &tables::turbo},
    {"gray", "Gray", "Black to white.", false, true, &tables::gray},
    {"coolwarm", "Cool to warm", "Diverging: blue below zero, red above.", true, true, &tables::coolwarm},
    {"rdbu", "Red to blue", "Diverging: blue below zero, red above, white at zero.", true, true,
        &tables::rdbu_r},
    {"jet", "Jet", "Legacy: uneven steps suggest borders that are not in the data.", false, false,
        &tables::jet},
}};

} // namespace

std::span<const Colormap> colormaps()
{
    return all;
}

const Colormap* findColormap(std::string_view id)
{
    const auto found
        = std::find_if(all.begin(), all.end(), [id](const Colormap& map) { return map.id == id; });
    return found == all.end() ? nullptr : &*found;
}

QRgb colorAt(const Colormap& colormap, double position)
{
    if (std::isnan(position))
        return notANumberColor;
    const int entry = std::min(255, int(std::clamp(position, 0.0, 1.0) * 256));
    return 0xff000000u | (*colormap.table)[std::size_t(entry)];
}

} // namespace vitscope
