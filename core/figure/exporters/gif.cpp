// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/figure/exporters.h"
#include "core/figure/palette.h"

#include <gif_lib.h>

#include <memory>

namespace vitscope {

namespace {

[[noreturn]] void refuse()
{
    throw Error(ErrorKind::Failed, "VTS-E5", "The film could not be encoded.", "GIF",
        "Make the figure smaller: a GIF has at most 65535 pixels a side.");
}

int append(GifFileType* file, const GifByteType* bytes, int count)
{
    static_cast<QByteArray*>(file->UserData)->append(reinterpret_cast<const char*>(bytes), count);
    return count;
}

/// A GIF that is written into memory. Every call that fails throws.
class GifWriter
{
public:
    explicit GifWriter(QByteArray& bytes)
    {
        int error = 0;
        m_file = EGifOpen(&bytes, append, &error);
        if (!m_file)
            refuse();
        EGifSetGifVersion(m_file, true); // 89a: films
    }
    ~GifWriter()
    {
        int error = 0;
        if (m_file)
            EGifCloseFile(m_file, &error);
    }
    GifWriter(const GifWriter&) = delete;
    GifWriter& operator=(const GifWriter&) = delete;

    void begin(QSize size, const std::vector<QRgb>& colors)
    {
        int count = 2; // a power of two
        while (count < int(colors.size()))
            count *= 2;
        const std::unique_ptr<ColorMapObject, void (*)(ColorMapObject*)> map(
            GifMakeMapObject(count, nullptr), GifFreeMapObject);
        for (std::size_t i = 0; map && i < colors.size(); ++i)
            map->Colors[i] = {
                GifByteType(qRed(colors[i])), GifByteType(qGreen(colors[i])), GifByteType(qBlue(colors[i]))};
        expect(map && size.width() < 65536 && size.height() < 65536
            && EGifPutScreenDesc(m_file, size.width(), size.height(), 8, 0, map.get()) == GIF_OK);
        const unsigned char forever[]{1, 0, 0};
        expect(EGifPutExtensionLeader(m_file, APPLICATION_EXT_FUNC_CODE) == GIF_OK
            && EGifPutExtensionBlock(m_file, 11, "NETSCAPE2.0") == GIF_OK
            && EGifPutExtensionBlock(m_file, sizeof forever, forever) == GIF_OK
            && EGifPutExtensionTrailer(m_file) == GIF_OK);
    }

    void comment(const std::string& text)
    {
        if (!text.empty())
            expect(EGifPutComment(m_file, text.c_str()) == GIF_OK);
    }

    /// Pixels [area.height, area.width] of the palette, shown on top of what was there.
    void frame(const QRect& area, const std::vector<std::uint8_t>& indices, int stride, int hundredths)
    {
        const GraphicsControlBlock control{DISPOSE_DO_NOT, false, hundredths, NO_TRANSPARENT_COLOR};
        GifByteType block[4];
        EGifGCBToExtension(&control, block);
        expect(EGifPutExtension(m_file, GRAPHICS_EXT_FUNC_CODE, sizeof block, block) == GIF_OK
            && EGifPutImageDesc(m_file, area.left(), area.top(), area.width(), area.height(), false, nullptr)
                == GIF_OK);
        std::vector<GifByteType> line(std::size_t(area.width()));
        for (int y = area.top(); y <= area.bottom(); ++y) {
            const auto first = indices.begin() + std::ptrdiff_t(y) * stride + area.left();
            std::copy(first, first + area.width(), line.begin());
            expect(EGifPutLine(m_file, line.data(), area.width()) == GIF_OK);
        }
    }

    void finish()
    {
        int error = 0;
        expect(EGifCloseFile(std::exchange(m_file, nullptr), &error) == GIF_OK);
    }

private:
    static void expect(bool holds)
    {
        if (!holds)
            refuse();
    }

    GifFileType* m_file = nullptr;
};

/// The part that differs from the frame before; one pixel where nothing does.
QRect changed(const std::vector<std::uint8_t>& now, const std::vector<std::uint8_t>& before, QSize size)
{
    if (before.empty())
        return {QPoint(), size};
    int left = size.width(), right = -1, top = size.height(), bottom = -1;
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x) {
            const std::size_t at = std::size_t(y) * std::size_t(size.width()) + std::size_t(x);
            if (now[at] == before[at])
                continue;
            left = std::min(left, x);
            right = std::max(right, x);
            top = std::min(top, y);
            bottom = y;
        }
    return right < 0 ? QRect(0, 0, 1, 1) : QRect(QPoint(left, top), QPoint(right, bottom));
}

/// Every colour of a scale, in one line.
QImage scaleStrip(const Scale& scale)
{
    if (!scale.colormap)
        return {};
    QImage strip(256, 1, QImage::Format_RGB32);
    for (int x = 0; x < strip.width(); ++x)
        strip.setPixel(x, 0, colorAt(*scale.colormap, (x + 0.5) / strip.width()));
    return strip;
}

/// Every page is painted twice, because the palette must know all of them and they may not fit in memory
/// together.
QByteArray encode(const Film& film, const Cancel& cancel, const Progress& progress)
{
    const double steps = 2.0 * double(film.frames.size());
    Palette palette;
    for (std::size_t i = 0; i < film.frames.size(); ++i) {
        cancel.poll();
        report(progress, "colours of frame " + std::to_string(i + 1), double(i) / steps);
        palette.add(renderFigure(film.frames[i]));
    }
    // The colours of the scale matter more than their share of the page.
    if (const QImage scale = scaleStrip(film.frames.front().scale); !scale.isNull())
        palette.add(scale, std::max<std::uint64_t>(1, palette.pixels() / 8 / std::uint64_t(scale.width())));
    palette.settle(256);
    QByteArray bytes;
    GifWriter writer(bytes);
    std::vector<std::uint8_t> before;
    for (std::size_t i = 0; i < film.frames.size(); ++i) {
        cancel.poll();
        report(progress, "frame " + std::to_string(i + 1) + "/" + std::to_string(film.frames.size()),
            0.5 + double(i) / steps);
        const QImage page = renderFigure(film.frames[i]);
        if (i == 0) {
            writer.begin(page.size(), palette.colors());
            writer.comment(film.record);
        }
        std::vector<std::uint8_t> now = palette.indicesOf(page);
        writer.frame(changed(now, before, page.size()), now, page.width(),
            (100 + film.framesPerSecond / 2) / film.framesPerSecond);
        before = std::move(now);
    }
    writer.finish();
    return bytes;
}

} // namespace

extern const Exporter gifExporter;
constinit const Exporter gifExporter{"gif", "GIF film",
    "Through all layers, heads or changes of the model over one scale, for the web and slides; 256 colours.",
    true, nullptr, encode};

} // namespace vitscope
