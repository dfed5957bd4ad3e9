// SPDX-License-Identifier: MIT
#pragma once

#include "app/demo/pictures.h"
#include "app/training/network.h"

#include <string>

namespace vitscope {

struct DemoScore
{
    int single = 0; ///< pictures with one object
    int singleRight = 0; ///< its class comes first
    int pairs = 0; ///< pictures with two
    int pairsFirstRight = 0; ///< either class comes first
    int pairsBothRight = 0; ///< the two classes come first and second
    double rolloutRatio = 0; ///< mean over all pictures, see rolloutRatio below

    double accuracy() const { return static_cast<double>(singleRight + pairsFirstRight) / (single + pairs); }
    std::string text() const;
};

/// Pictures heldOutSeeds, heldOutSeeds + 1, ... seen whole and in float32, as the program sees them.
DemoScore measureDemo(const DemoNetwork& network, int pictures, const at::Device& device);

/// Attention rollout (Abnar and Zuidema, 2020) from the class token: [batch, patches], rows summing to one.
at::Tensor demoRollout(const std::vector<at::Tensor>& attention);

/// The share of a rollout row [patches] inside the objects' boxes over the boxes' share of the picture.
double rolloutRatio(const at::Tensor& row, const DemoPicture& picture, const DemoShape& shape);

} // namespace vitscope
