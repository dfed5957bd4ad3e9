// SPDX-License-Identifier: MIT
#pragma once

#include "app/demo/pictures.h"
#include "app/training/network.h"

#include <deque>
#include <future>

namespace vitscope {

struct DemoBatch
{
    at::Tensor pixels; ///< uint8 [batch, patches, patchPixels]
    at::Tensor classTargets; ///< [batch, classes]: 1, or a half for each of two objects
    at::Tensor patchTargets; ///< [batch, patches, classes + 1]: the share of the patch each class fills
    std::vector<DemoPicture> pictures; ///< [batch]
};

DemoBatch drawDemoBatch(std::uint64_t firstSeed, std::int64_t size, const DemoShape& shape,
    const DemoPictureOptions& options = {});

/// Draws the batches of coming steps on Qt's global thread pool while the network learns from this one. It
/// has to be that pool: on its threads Qt paints each gradient itself rather than spread it over other
/// threads, which for pictures this small costs more than it saves (1.6 ms instead of 2.9 on two cores).
class BatchQueue
{
public:
    BatchQueue(const DemoShape& shape, std::int64_t batchSize, std::uint64_t firstSeed,
        const DemoPictureOptions& options);

    DemoBatch next();

private:
    void order();

    DemoShape shape;
    std::int64_t batchSize;
    std::uint64_t nextSeed;
    DemoPictureOptions options;
    std::deque<std::future<DemoBatch>> ordered;
};

} // namespace vitscope
