// SPDX-License-Identifier: MIT
#pragma once

#include "app/demo/objects.h"
#include "app/demo/scenes.h"

#include <QImage>
#include <QRectF>

#include <cstdint>
#include <optional>
#include <vector>

namespace vitscope {

struct DemoObject
{
    int classIndex = 0;
    QRectF box; ///< of its pixels, in pixels
    std::vector<float> coverage; ///< [rows * columns], the share of each patch it fills, 0 to 1
};

struct DemoPicture
{
    QImage image; ///< RGB32
    std::vector<DemoObject> objects; ///< one, or two of different classes
};

enum class Shadow { Behind, Below, None }; // on a wall or table, on the ground an object stands on

struct DemoPlacement
{
    int classIndex = 0;
    QPointF center; ///< in units of width and height
    double size = 0.5; ///< of the square it is drawn into, in units of the shorter side
    double turnDegrees = 0;
    std::optional<bool> mirrored;
    std::optional<Shadow> shadow;
};

/// What is not set is drawn by lot.
struct DemoPictureOptions
{
    int patchSize = 16; ///< pixels, of the coverage
    double twoObjects = 0.3; ///< the probability
    int firstClass = -1;
    std::optional<Scene> scene;
    std::vector<DemoPlacement> placements;
    std::optional<int> clutter; ///< pieces, all of them behind the objects
    double detail = 1; ///< of the scene
    bool weathered = true; ///< noise, blur and unsteady exposure, as a camera adds
};

/// The same seed, size and options always give the same picture. Safe to call from any thread.
DemoPicture drawDemoPicture(std::uint64_t seed, QSize size, const DemoPictureOptions& options = {});

/// Seeds of pictures that training never draws start here; training counts up from below.
inline constexpr std::uint64_t heldOutSeeds = 1ULL << 40;

} // namespace vitscope
