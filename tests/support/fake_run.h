// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/engine.h"

#include <memory>

/// A run without LibTorch, for tests of figures and of the window.
namespace vitscope {

/// A generated scene of `width` x `height`: sky, hills, a sun and a red ball.
Picture fakePicture(int width, int height);

struct FakeRunOptions
{
    int pictureWidth = 640, pictureHeight = 480;
    int layers = 12, heads = 6;
    int grid = 14; ///< rows and columns of 16-pixel patches
    bool crop = true; ///< centre crop; false: squashed to the input
    std::vector<std::string> prefix{"cls"};
    std::string picturePath = "/home/someone/pictures/ball & hills.jpg";
};

/// Attention that looks like attention: every head prefers a distance and a place of its own, heads sharpen
/// with depth, rows sum to 1. Deterministic.
std::shared_ptr<const Run> fakeRun(const FakeRunOptions& options = {});

} // namespace vitscope
