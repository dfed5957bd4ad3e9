// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/run.h"

#include <QImage>

namespace vitscope {

/// A picture as if it had been read from a file.
inline std::shared_ptr<const Picture> pictureOf(const QImage& image, const std::string& path = {})
{
    const QImage bytes = image.convertToFormat(QImage::Format_RGB888);
    auto picture = std::make_shared<Picture>();
    picture->width = bytes.width();
    picture->height = bytes.height();
    picture->path = path;
    for (int y = 0; y < bytes.height(); ++y)
        picture->rgb.insert(
            picture->rgb.end(), bytes.constScanLine(y), bytes.constScanLine(y) + 3 * bytes.width());
    return picture;
}

} // namespace vitscope
