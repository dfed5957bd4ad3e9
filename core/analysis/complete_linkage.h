// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/ATen.h>
#include <vector>

namespace vitscope {

/// Agglomerative clustering with complete linkage, by the nearest-neighbour chain (Murtagh 1983): clusters
/// are joined while the farthest two of their members are nearer than `threshold`. `distances` [n, n],
/// symmetric. The cluster of each, [n], numbered in the order of their first members.
std::vector<int> completeLinkage(const at::Tensor& distances, double threshold);

} // namespace vitscope
