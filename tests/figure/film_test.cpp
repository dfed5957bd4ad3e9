// SPDX-License-Identifier: MIT
// Films: frames over one scale, and GIF files as other programs read them.
#include "core/base/error.h"
#include "core/figure/exporters.h"
#include "core/figure/palette.h"
#include "tests/support/figure_inputs.h"

#include <QBuffer>
#include <QImageReader>
#include <QRegularExpression>
#include <QTest>

#include <gif_lib.h>

using namespace vitscope;

namespace {

struct Read
{
    QList<QImage> frames; ///< as they are shown, each on top of those before
    std::vector<int> hundredths;
    QByteArray comment;
    bool loops = false;
};

struct Source
{
    const QByteArray& bytes;
    qsizetype at = 0;
};

int take(GifFileType* file, GifByteType* into, int count)
{
    auto* source = static_cast<Source*>(file->UserData);
    const auto rest = std::min<qsizetype>(count, source->bytes.size() - source->at);
    std::copy_n(source->bytes.constData() + source->at, rest, into);
    source->at += rest;
    return int(rest);
}

Read readGif(const QByteArray& bytes)
{
    Source source{bytes};
    int error = 0;
    GifFileType* file = DGifOpen(&source, take, &error);
    Read read;
    if (!file || DGifSlurp(file) != GIF_OK)
        return read;
    QImage page(file->SWidth, file->SHeight, QImage::Format_RGB32);
    const ColorMapObject* colors = file->SColorMap;
    for (int i = 0; i < file->ImageCount; ++i) {
        const SavedImage& image = file->SavedImages[i];
        for (int y = 0; y < image.ImageDesc.Height; ++y)
            for (int x = 0; x < image.ImageDesc.Width; ++x) {
                const GifColorType& color = colors->Colors[image.RasterBits[y * image.ImageDesc.Width + x]];
                page.setPixel(image.ImageDesc.Left + x, image.ImageDesc.Top + y,
                    qRgb(color.Red, color.Green, color.Blue));
            }
        read.frames << page.copy();
        GraphicsControlBlock control{};
        DGifSavedExtensionToGCB(file, i, &control);
        read.hundredths.push_back(control.DelayTime);
        for (int k = 0; k < image.ExtensionBlockCount; ++k) {
            const ExtensionBlock& block = image.ExtensionBlocks[k];
            const QByteArray content(reinterpret_cast<const char*>(block.Bytes), block.ByteCount);
            if (block.Function == COMMENT_EXT_FUNC_CODE
                || (block.Function == CONTINUE_EXT_FUNC_CODE && !read.comment.isEmpty()))
                read.comment += content;
            read.loops = read.loops || content == "NETSCAPE2.0";
        }
    }
    DGifCloseFile(file, &error);
    return read;
}

QByteArray gifOf(const FigureInputs& inputs)
{
    return encodeFigure(inputs, exporterFor(".gif")).bytes;
}

int distance(QRgb a, QRgb b)
{
    return std::max(
        {std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
}

} // namespace

class FilmTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void layersShareOneScaleAndOneSize()
    {
        const FigureInputs inputs = figureInputs({{"head", "2"}, {"dpi", "100"}});
        const Film film = makeFilm(inputs);
        QCOMPARE(film.frames.size(), std::size_t(12));
        QCOMPARE(film.shown, 11);
        std::vector<Heatmap> maps;
        for (int layer = 0; layer < 12; ++layer) {
            const FigureSpec& frame = film.frames[std::size_t(layer)];
            maps.push_back(*frame.panels.back().map);
            QCOMPARE(maps.back().values, headMaps(*inputs.run, layer, inputs.query)[2].values);
            QCOMPARE(QString::fromStdString(frame.panels.back().title),
                QString::fromUtf8("Layer %1 of 0–11").arg(layer));
            QCOMPARE(renderFigure(frame).size(), renderFigure(film.frames[0]).size());
        }
        for (const FigureSpec& frame : film.frames)
            QCOMPARE(frame.scale.range, *valueRange(maps));
        QVERIFY(film.record.find("_attention.png") != std::string::npos); // the suffix that was asked for
    }

    void headsAreAFilmToo()
    {
        const FigureInputs inputs = figureInputs({{"film", "heads"}, {"layer", "4"}, {"template", "pair"}});
        const Film film = makeFilm(inputs);
        QCOMPARE(film.frames.size(), std::size_t(6));
        for (std::size_t head = 0; head < 6; ++head)
            QCOMPARE(
                film.frames[head].panels[1].map->values, headMaps(*inputs.run, 4, inputs.query)[head].values);
        QVERIFY(film.description.find("every head of layer 4") != std::string::npos);
    }

    void gifHoldsEveryFrame()
    {
        const FigureInputs inputs
            = figureInputs({{"head", "2"}, {"dpi", "100"}, {"width", "60"}, {"fps", "8"}});
        const Film film = makeFilm(inputs);
        const QByteArray bytes = gifOf(inputs);
        const Read read = readGif(bytes);
        QCOMPARE(read.frames.size(), 12);
        QVERIFY(read.loops);
        QVERIFY2(read.comment.contains("\"command\":\"vitscope render "), read.comment.left(300));
        QVERIFY(!read.comment.contains("someone"));
        for (int i = 0; i < 12; ++i) {
            QCOMPARE(read.hundredths[std::size_t(i)], 13); // 1/8 s
            const QImage page = renderFigure(film.frames[std::size_t(i)]);
            QCOMPARE(read.frames[i].size(), page.size());
            double sum = 0;
            int worst = 0;
            for (int y = 0; y < page.height(); ++y)
                for (int x = 0; x < page.width(); ++x) {
                    const int off = distance(page.pixel(x, y), read.frames[i].pixel(x, y));
                    worst = std::max(worst, off);
                    sum += off;
                }
            const double mean = sum / page.width() / page.height();
            QVERIFY2(mean < 4 && worst < 96, qPrintable(QString("mean %1 worst %2").arg(mean).arg(worst)));
        }
        QBuffer buffer;
        buffer.setData(bytes);
        buffer.open(QIODevice::ReadOnly);
        QImageReader reader(&buffer, "gif");
        if (QImageReader::supportedImageFormats().contains("gif"))
            QCOMPARE(reader.imageCount(), 12);
    }

    void theSameFilmGivesTheSameBytes()
    {
        const auto view = {std::pair{"head", "1"}, {"dpi", "72"}, {"film", "heads"}};
        const QByteArray first = gifOf(figureInputs(view));
        QVERIFY(first.startsWith("GIF89a"));
        QCOMPARE(gifOf(figureInputs(view)), first);
    }

    void strippedFilmsTellNothing()
    {
        const QByteArray bytes = gifOf(figureInputs({{"dpi", "72"}, {"strip-metadata", ""}}));
        QVERIFY(!bytes.contains("vitscope") && !bytes.contains("vit_small"));
        QCOMPARE(readGif(bytes).frames.size(), 12);
    }

    void whatHasNoFilmIsRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, makeFilm(figureInputs({{"template", "grid"}})));
        FigureInputs inputs = figureInputs({});
        inputs.finding = Curves{};
        QVERIFY_THROWS_EXCEPTION(Error, makeFilm(inputs));
    }

    void filmsAreCancelled()
    {
        std::stop_source source;
        int told = 0;
        const Progress progress = [&](std::string_view, double fraction) {
            QVERIFY(fraction >= 0 && fraction <= 1);
            if (++told == 14) // inside the second half
                source.request_stop();
        };
        const Film film = makeFilm(figureInputs({{"dpi", "72"}}));
        QVERIFY_THROWS_EXCEPTION(
            Cancelled, exporterFor(".gif").encodeFilm(film, Cancel(source.get_token()), progress));
        QCOMPARE(told, 14);
    }

    void fewColoursStayExact()
    {
        QImage image(16, 16, QImage::Format_RGB32);
        for (int i = 0; i < 256; ++i)
            image.setPixel(i % 16, i / 16, qRgb((i % 4) * 64, (i / 4 % 4) * 64, (i / 16) * 16));
        Palette palette;
        palette.add(image);
        palette.settle(256);
        const std::vector<std::uint8_t> indices = palette.indicesOf(image);
        for (int i = 0; i < 256; ++i)
            QCOMPARE(palette.colors()[indices[std::size_t(i)]], image.pixel(i % 16, i / 16));
    }
};

QTEST_MAIN(FilmTest)
#include "film_test.moc"
