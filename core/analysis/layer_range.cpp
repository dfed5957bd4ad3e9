// SPDX-License-Identifier: MIT
#include "core/analysis/layer_range.h"

#include "core/base/error.h"

#include <algorithm>

namespace vitscope {

Parameter firstLayerParameter(int preset)
{
    const std::string sentence = "First layer that takes part";
    return {"start", "First layer", sentence + (preset < 0 ? "; -1 is the model's last." : "."),
        Parameter::Kind::Integer, preset < 0 ? -1000. : 0., 1000, 1, double(preset), {}};
}

Parameter lastLayerParameter()
{
    return {"end", "Last layer", "Last layer that takes part; -1 is the model's last.",
        Parameter::Kind::Integer, -1, 1000, 1, -1, {}};
}

int firstLayer(const ViTRun& run, const Parameters& parameters)
{
    return layerRange(run, parameters).first;
}

std::pair<int, int> layerRange(const ViTRun& run, const Parameters& parameters)
{
    int start = int(parameters.at("start"));
    if (start < 0)
        start = std::max(0, start + run.layers());
    const auto given = parameters.find("end");
    int end = given == parameters.end() ? -1 : int(given->second);
    if (end < 0)
        end += run.layers();
    if (start > end || end >= run.layers())
        throw Error(ErrorKind::Mismatch, "VTS-Q2", "the layers are not in order.", "start, end",
            "Choose 0 <= start <= end <= " + std::to_string(run.layers() - 1) + ".");
    return {start, end};
}

} // namespace vitscope
