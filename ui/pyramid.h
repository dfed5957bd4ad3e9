// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/framing.h"

#include <QImage>

#include <vector>

namespace vitscope {

/// A picture, halved again and again, so that painting any zoom touches few pixels. A value; made on a
/// worker.
class Pyramid
{
public:
    Pyramid() = default;
    explicit Pyramid(QImage full);

    bool isEmpty() const { return m_levels.empty(); }
    QSize size() const { return isEmpty() ? QSize() : m_levels.front().size(); }
    const QImage& full() const { return m_levels.front(); }
    qint64 bytes() const;
    qint64 key() const { return isEmpty() ? 0 : m_levels.front().cacheKey(); }
    /// `part` of the picture at `pixels`, from the smallest level that is fine enough.
    QImage layer(const Box& part, QSize pixels) const;

private:
    std::vector<QImage> m_levels; ///< [0] is the picture itself
};

} // namespace vitscope
