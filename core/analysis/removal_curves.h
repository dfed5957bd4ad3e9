// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/finding.h"
#include "core/model/vit_run.h"

namespace vitscope {

/// How a map is put to the test: what the model says as the places that the map ranks first are taken from
/// the picture (deletion), or are all that it is given (insertion).
enum class RemovalProtocol {
    TokenDrop, ///< whole patches; a removed one is masked in every layer: no fill colour has a say
    Rise, ///< pixels of the enlarged map; deletion to the mean colour, insertion into a blurred picture (11 x
          ///< 11 Gaussian, sigma 5) (eclique/RISE, evaluation.py)
    Black, ///< pixels of the enlarged map become black (Chefer, Gur and Wolf 2021: positive perturbation is
           ///< this deletion; negative perturbation takes the least relevant first)
    Road, ///< pixels of the enlarged map are filled in from their neighbours, with noise of deviation 0.01:
          ///< those above a percentile of it for deletion, those below for insertion (Rong et al. 2022;
          ///< pytorch-grad-cam 1.5.7, metrics/road.py). Not all are ever removed.
};

struct RemovalCurve
{
    std::vector<float> share; ///< of the places removed (deletion) or given (insertion), 0..1, ascending
    std::vector<float> score; ///< of the target
    double area
        = 0; ///< mean of the score over the shares, by trapezoids; for Road its mean over all removals
};

struct RemovalCurves
{
    RemovalCurve deletion; ///< best ranked places taken away first: the lower the area, the better
    RemovalCurve insertion; ///< best ranked places given first: the higher, the better
};

/// Of a map's values [rows, columns], larger is ranked first, equal ones in the order of the patches. `steps`
/// removals after the untouched start. Throws Cancelled.
RemovalCurves removalCurves(const ViTRun& run, const Target& target, std::span<const float> map,
    RemovalProtocol protocol, int steps, const Cancel& cancel);

/// Values in random order, the same for the same seed: [rows, columns].
std::vector<float> randomMap(const ViTRun& run, std::uint64_t seed);

} // namespace vitscope
