// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace vitscope::bench {

struct RandomViT
{
    int layers = 12, heads = 12, dim = 768, image = 224, patch = 16, classes = 1000;

    int tokens() const { return 1 + (image / patch) * (image / patch); }
};

/// Writes a timm-style ViT with small random weights (always the same) as float32 safetensors.
void writeRandomViT(const RandomViT& vit, const std::string& path);

} // namespace vitscope::bench
