// SPDX-License-Identifier: MIT
#include "app/demo/pictures.h"

#include "app/demo/brushes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vitscope {

namespace {

QRectF opaqueBox(const QImage& layer)
{
    int left = layer.width();
    int right = -1;
    int top = layer.height();
    int bottom = -1;
    for (int y = 0; y < layer.height(); ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(layer.constScanLine(y));
        for (int x = 0; x < layer.width(); ++x) {
            if (qAlpha(row[x]) < 96)
                continue;
            left = std::min(left, x);
            right = std::max(right, x);
            top = std::min(top, y);
            bottom = y;
        }
    }
    return right < left ? QRectF() : QRectF(left, top, right - left + 1, bottom - top + 1);
}

// An object alone on a clear layer a little larger than the square it is drawn into.
QImage drawLayer(const DemoPlacement& placement, double side, bool mirrored, Random& random)
{
    const int extent = static_cast<int>(std::ceil(side * 1.45)) + 2;
    QImage layer(extent, extent, QImage::Format_ARGB32_Premultiplied);
    layer.fill(Qt::transparent);
    QPainter painter(&layer);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.translate(extent / 2.0, extent / 2.0);
    painter.rotate(placement.turnDegrees);
    painter.scale(mirrored ? -side / 2 : side / 2, side / 2);
    demoClasses()[placement.classIndex].draw(painter, random);
    return layer;
}

void blurOnce(QImage& image)
{
    const QImage source = image.copy();
    const int width = image.width();
    for (int y = 1; y + 1 < image.height(); ++y) {
        auto* out = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 1; x + 1 < width; ++x) {
            int alpha = 0;
            for (int row = y - 1; row <= y + 1; ++row) {
                const auto* in = reinterpret_cast<const QRgb*>(source.constScanLine(row));
                alpha += qAlpha(in[x - 1]) + qAlpha(in[x]) + qAlpha(in[x + 1]);
            }
            out[x] = qRgba(0, 0, 0, alpha / 9);
        }
    }
}

// The layer's outline in black, small and blurred; drawn large it is a soft shadow.
QImage shadowOf(const QImage& layer)
{
    constexpr int side = 36;
    QImage shadow(side, side, QImage::Format_ARGB32_Premultiplied);
    shadow.fill(Qt::transparent);
    QPainter painter(&shadow);
    painter.drawImage(QRectF(4, 4, side - 8, side - 8),
        layer.scaled(side - 8, side - 8, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    painter.end();
    for (int pass = 0; pass < 3; ++pass)
        blurOnce(shadow);
    return shadow;
}

void castShadow(QPainter& painter, const QImage& layer, QPointF corner, double side)
{
    const double margin = layer.width() * 4.0 / 28;
    const QRectF target = QRectF(corner, QSizeF(layer.size())).adjusted(-margin, -margin, margin, margin);
    painter.setOpacity(0.6);
    painter.drawImage(target.translated(side * 0.05, side * 0.07), shadowOf(layer));
    painter.setOpacity(1);
}

// The patch of shade under something that stands.
void castShadowBelow(QPainter& painter, const QRectF& box)
{
    const QPointF foot(box.center().x() + box.width() * 0.06, box.bottom() - box.height() * 0.02);
    glow(painter, foot, box.width() * 0.62, box.height() * 0.13, QColor(0, 0, 0, 170));
}

std::vector<float> coverageOf(const QImage& layer, QPoint corner, QSize picture, int patchSize)
{
    const int columns = picture.width() / patchSize;
    const int rows = picture.height() / patchSize;
    std::vector<float> coverage(static_cast<std::size_t>(rows) * columns);
    const float share = 1.0F / static_cast<float>(patchSize * patchSize);
    for (int y = std::max(0, -corner.y()); y < layer.height() && y + corner.y() < rows * patchSize; ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(layer.constScanLine(y));
        float* cells = &coverage[static_cast<std::size_t>((y + corner.y()) / patchSize) * columns];
        for (int x = std::max(0, -corner.x()); x < layer.width() && x + corner.x() < columns * patchSize;
             ++x) {
            if (qAlpha(row[x]) >= 96)
                cells[(x + corner.x()) / patchSize] += share;
        }
    }
    return coverage;
}

DemoPlacement placeByLot(int classIndex, double smallest, double largest, double aspect, Random& random)
{
    DemoPlacement placement;
    placement.classIndex = classIndex;
    placement.size = random.between(smallest, largest);
    const double marginX = placement.size * 0.46 * std::min(1.0, 1 / aspect);
    const double marginY = placement.size * 0.46 * std::min(1.0, aspect);
    placement.center = QPointF{random.between(marginX, 1 - marginX), random.between(marginY, 1 - marginY)};
    const double turn = demoClasses()[classIndex].turnDegrees;
    placement.turnDegrees = random.around(0, turn);
    return placement;
}

bool crowded(const DemoPlacement& first, const DemoPlacement& second, double aspect)
{
    const QPointF apart = first.center - second.center;
    const double x = std::abs(apart.x()) * std::max(1.0, aspect);
    const double y = std::abs(apart.y()) * std::max(1.0, 1 / aspect);
    return std::max(x, y) < 0.46 * (first.size + second.size);
}

std::vector<DemoPlacement> placementsByLot(const DemoPictureOptions& options, double aspect, Random& random)
{
    const int count = static_cast<int>(demoClasses().size());
    const int first = options.firstClass >= 0 ? options.firstClass : random.below(count);
    if (!random.chance(options.twoObjects))
        return {placeByLot(first, 0.28, 0.85, aspect, random)};
    const int second = (first + 1 + random.below(count - 1)) % count;
    std::vector<DemoPlacement> placements{placeByLot(first, 0.3, 0.55, aspect, random)};
    DemoPlacement other = placeByLot(second, 0.3, 0.5, aspect, random);
    for (int attempt = 0; attempt < 60 && crowded(placements[0], other, aspect); ++attempt) {
        if (attempt % 8 == 7)
            placements[0] = placeByLot(first, 0.3, 0.5, aspect, random);
        other = placeByLot(second, 0.3, 0.48, aspect, random);
    }
    placements.push_back(other);
    return placements;
}

// Exposure, colour of the light and noise, as one table lookup and one addition per channel.
void weather(QImage& image, Random& random)
{
    std::array<std::array<int, 256>, 3> tables{};
    const double contrast = random.between(0.8, 1.15);
    const double offset = random.around(0, 16);
    for (auto& table : tables) {
        const double gain = contrast * random.around(1, 0.05);
        for (int value = 0; value < 256; ++value)
            table[value] = static_cast<int>((value - 128) * gain + 128 + offset);
    }
    const int noise = random.below(14);
    for (int y = 0; y < image.height(); ++y) {
        auto* row = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const std::uint64_t bits = random.bits();
            const auto jitter = [&](int shift) {
                return (static_cast<int>((bits >> shift) & 255) - 128) * noise >> 7;
            };
            row[x] = qRgb(std::clamp(tables[0][qRed(row[x])] + jitter(0), 0, 255),
                std::clamp(tables[1][qGreen(row[x])] + jitter(8), 0, 255),
                std::clamp(tables[2][qBlue(row[x])] + jitter(16), 0, 255));
        }
    }
}

QImage blurred(const QImage& image, double factor)
{
    const QSize small = (QSizeF(image.size()) * factor).toSize();
    return image.scaled(small, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .scaled(image.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_RGB32);
}

void drawBackdrop(QImage& image, const DemoPictureOptions& options, Random& random)
{
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double unit = std::min(image.width(), image.height());
    painter.scale(unit, unit);
    const QRectF area(0, 0, image.width() / unit, image.height() / unit);
    const Scene lot = static_cast<Scene>(random.below(scenesByLot));
    drawScene(painter, area, options.scene.value_or(lot), options.detail, random);
    const int pieces = random.below(7);
    drawClutter(painter, area, options.clutter.value_or(pieces), random);
}

// A leaf or a pebble in front, which may hide a little of an object.
void drawForeground(QImage& image, const DemoPictureOptions& options, Random& random)
{
    if (options.clutter || random.chance(0.6))
        return;
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double unit = std::min(image.width(), image.height());
    painter.scale(unit, unit);
    const int pieces = 1 + random.below(2);
    drawClutter(painter, QRectF(0, 0, image.width() / unit, image.height() / unit), pieces, random);
}

void hideBehind(DemoObject& earlier, const DemoObject& later)
{
    for (std::size_t cell = 0; cell < earlier.coverage.size(); ++cell)
        earlier.coverage[cell] = std::min(earlier.coverage[cell], 1 - later.coverage[cell]);
}

DemoObject drawObject(QImage& image, const DemoPlacement& placement, int patchSize, Random& random)
{
    const DemoClass& kind = demoClasses()[placement.classIndex];
    const double side = placement.size * std::min(image.width(), image.height());
    const bool lot = kind.mirrored && random.chance(0.5);
    const QImage layer = drawLayer(placement, side, placement.mirrored.value_or(lot), random);
    const QPointF center(placement.center.x() * image.width(), placement.center.y() * image.height());
    const QPoint corner = (center - QPointF(layer.width(), layer.height()) / 2).toPoint();
    const QRectF box = opaqueBox(layer).translated(corner);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const Shadow shadow = placement.shadow.value_or(kind.floats ? Shadow::None : Shadow::Behind);
    if (shadow == Shadow::Behind)
        castShadow(painter, layer, corner, side);
    else if (shadow == Shadow::Below)
        castShadowBelow(painter, box);
    painter.drawImage(corner, layer);
    const QRectF whole(QPointF(0, 0), QSizeF(image.size()));
    return {placement.classIndex, box.intersected(whole), coverageOf(layer, corner, image.size(), patchSize)};
}

} // namespace

DemoPicture drawDemoPicture(std::uint64_t seed, QSize size, const DemoPictureOptions& options)
{
    Random random(seed);
    DemoPicture picture;
    picture.image = QImage(size, QImage::Format_RGB32);
    drawBackdrop(picture.image, options, random);
    const double aspect = static_cast<double>(size.width()) / size.height();
    auto placements
        = options.placements.empty() ? placementsByLot(options, aspect, random) : options.placements;
    for (const DemoPlacement& placement : placements) {
        DemoObject object = drawObject(picture.image, placement, options.patchSize, random);
        for (DemoObject& earlier : picture.objects)
            hideBehind(earlier, object);
        picture.objects.push_back(std::move(object));
    }
    drawForeground(picture.image, options, random);
    if (!options.weathered)
        return picture;
    if (random.chance(0.3))
        picture.image = blurred(picture.image, random.between(0.45, 0.8));
    weather(picture.image, random);
    return picture;
}

} // namespace vitscope
