// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/engine/video.h"
#include "core/figure/exporters.h"

#include <algorithm>

namespace vitscope {

namespace {

/// Encoders take even sides: one row or column of paper is added where needed.
int even(int side)
{
    return side + side % 2;
}

QByteArray encode(const Film& film, const Cancel& cancel, const Progress& progress)
{
    const QSize size = layOut(film.frames.front()).pixels;
    VideoFrames frames;
    frames.width = even(size.width());
    frames.height = even(size.height());
    frames.framesPerSecond = film.framesPerSecond;
    frames.count = int(film.frames.size());
    frames.paint = [&](int index, std::span<std::uint8_t> rgb) {
        std::fill(rgb.begin(), rgb.end(), std::uint8_t(255));
        const QImage page
            = renderFigure(film.frames[std::size_t(index)]).convertToFormat(QImage::Format_RGB888);
        for (int y = 0; y < page.height(); ++y)
            std::copy_n(
                page.constScanLine(y), page.width() * 3, rgb.begin() + std::ptrdiff_t(y) * frames.width * 3);
    };
    const std::vector<std::uint8_t> file = encodeMp4(frames, cancel, progress);
    return QByteArray(reinterpret_cast<const char*>(file.data()), qsizetype(file.size()));
}

} // namespace

extern const Exporter mp4Exporter;
constinit const Exporter mp4Exporter{"mp4", "MP4 film",
    "Through all layers, heads or changes of the model over one scale, for talks.", true, nullptr, encode};

} // namespace vitscope
