// SPDX-License-Identifier: MIT
#include "core/analysis/layer_range.h"

#include "core/base/error.h"

namespace vitscope {

Parameter firstLayerParameter()
{
    return {
        "start", "First layer", "First layer that takes part.", Parameter::Kind::Integer, 0, 1000, 1, 0, {}};
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
    const int start = int(parameters.at("start"));
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
