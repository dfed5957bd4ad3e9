// SPDX-License-Identifier: MIT
#include "ui/pyramid.h"

#include "core/figure/overlay.h"

namespace vitscope {

namespace {

constexpr int smallestSide = 256;

} // namespace

Pyramid::Pyramid(QImage full)
{
    if (full.isNull())
        return;
    m_levels.push_back(full.convertToFormat(QImage::Format_RGB32));
    while (std::min(m_levels.back().width(), m_levels.back().height()) >= 2 * smallestSide) {
        const QSize half = m_levels.back().size() / 2;
        m_levels.push_back(m_levels.back()
                               .scaled(half, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                               .convertToFormat(QImage::Format_RGB32));
    }
}

qint64 Pyramid::bytes() const
{
    qint64 sum = 0;
    for (const QImage& level : m_levels)
        sum += level.sizeInBytes();
    return sum;
}

QImage Pyramid::layer(const Box& part, QSize pixels) const
{
    std::size_t level = 0;
    const double shrink = part.width() / pixels.width() * (1 + 1e-9); // strips of a view, too, take its level
    while (level + 1 < m_levels.size()
        && m_levels.front().width() / double(m_levels[level + 1].width()) <= shrink)
        ++level;
    const QImage& image = m_levels[level];
    const double x = double(image.width()) / m_levels.front().width();
    const double y = double(image.height()) / m_levels.front().height();
    return vitscope::pictureLayer(
        image, {part.left * x, part.top * y, part.right * x, part.bottom * y}, pixels);
}

} // namespace vitscope
