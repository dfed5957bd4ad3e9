// SPDX-License-Identifier: MIT
#include "app/training/batches.h"

#include <QThreadPool>

#include <memory>

namespace vitscope {

namespace {

// One picture as patches, each channel by channel and row by row: the order in which the weight of the
// patch embedding's convolution is laid out.
void copyPatches(const QImage& image, const DemoShape& shape, std::uint8_t* patches)
{
    const int side = static_cast<int>(shape.patchSize);
    const std::int64_t plane = shape.patchSize * shape.patchSize;
    for (int y = 0; y < image.height(); ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const std::int64_t patch = (y / side) * shape.grid() + x / side;
            std::uint8_t* pixel = patches + patch * shape.patchPixels() + (y % side) * side + x % side;
            pixel[0] = static_cast<std::uint8_t>(qRed(row[x]));
            pixel[plane] = static_cast<std::uint8_t>(qGreen(row[x]));
            pixel[2 * plane] = static_cast<std::uint8_t>(qBlue(row[x]));
        }
    }
}

void setTargets(const DemoPicture& picture, at::Tensor classTarget, at::Tensor patchTarget)
{
    auto share = classTarget.accessor<float, 1>();
    auto covered = patchTarget.accessor<float, 2>(); // [patches, classes + 1]
    const std::int64_t background = covered.size(1) - 1;
    for (std::int64_t patch = 0; patch < covered.size(0); ++patch)
        covered[patch][background] = 1;
    for (const DemoObject& object : picture.objects) {
        share[object.classIndex] += 1.0F / static_cast<float>(picture.objects.size());
        for (std::int64_t patch = 0; patch < covered.size(0); ++patch) {
            covered[patch][object.classIndex] += object.coverage[patch];
            covered[patch][background] -= object.coverage[patch];
        }
    }
}

} // namespace

DemoBatch drawDemoBatch(
    std::uint64_t firstSeed, std::int64_t size, const DemoShape& shape, const DemoPictureOptions& options)
{
    DemoBatch batch;
    batch.pixels = at::empty({size, shape.patches(), shape.patchPixels()}, at::kByte);
    batch.classTargets = at::zeros({size, shape.classes});
    batch.patchTargets = at::zeros({size, shape.patches(), shape.classes + 1});
    const int side = static_cast<int>(shape.imageSize);
    for (std::int64_t index = 0; index < size; ++index) {
        DemoPicture picture
            = drawDemoPicture(firstSeed + static_cast<std::uint64_t>(index), QSize(side, side), options);
        copyPatches(picture.image, shape, batch.pixels[index].data_ptr<std::uint8_t>());
        setTargets(picture, batch.classTargets[index], batch.patchTargets[index]);
        batch.pictures.push_back(std::move(picture));
    }
    return batch;
}

BatchQueue::BatchQueue(const DemoShape& shape, std::int64_t batchSize, std::uint64_t firstSeed,
    const DemoPictureOptions& options)
    : shape(shape)
    , batchSize(batchSize)
    , nextSeed(firstSeed)
    , options(options)
{
    for (int ahead = 0; ahead < 6; ++ahead)
        order();
}

void BatchQueue::order()
{
    // shared_ptr because the pool wants a copyable function.
    auto task = std::make_shared<std::packaged_task<DemoBatch()>>(
        [shape = shape, size = batchSize, seed = nextSeed, options = options] {
            return drawDemoBatch(seed, size, shape, options);
        });
    nextSeed += static_cast<std::uint64_t>(batchSize);
    ordered.push_back(task->get_future());
    QThreadPool::globalInstance()->start([task] { (*task)(); });
}

DemoBatch BatchQueue::next()
{
    order();
    DemoBatch batch = ordered.front().get();
    ordered.pop_front();
    return batch;
}

} // namespace vitscope
