// SPDX-License-Identifier: MIT
// Films: frames over one scale, and GIF files as other programs read them.
#include "core/base/error.h"
#include "core/figure/exporters.h"
#include "core/figure/palette.h"
#include "tests/support/figure_inputs.h"

#include <QBuffer>
#include <QImageReader>
#include <QRegularExpression>
#include <QTemporaryDir>
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

/// Attention that tells what was changed: 1, and 10 for a head, 100 for a layer, 1000 for a patch.
class ChangingEngine : public FakeEngine
{
public:
    mutable std::vector<int> explained; ///< the class of every question

    Finding analyse(const Run& run, const std::string& method, const Query& query, const Parameters&,
        const Cancel&, const Progress&, const ShowPartial&) const override
    {
        const Interventions& changed = run.interventions();
        const ViTShape& shape = run.shape();
        Heatmap map{shape.rows, shape.columns, {}, {}, method, "weight", false};
        map.values.assign(std::size_t(shape.rows * shape.columns),
            float(1 + 10 * changed.heads.size() + 100 * changed.attentionOff.size()
                + 1000 * changed.patches.size()));
        map.values.front() = 0;
        explained.push_back(soleClass(query));
        return map;
    }
};

/// A view of a model in which `off` is switched off.
struct ChangedView
{
    QTemporaryDir folder;
    std::shared_ptr<ChangingEngine> engine = std::make_shared<ChangingEngine>();
    FigureInputs inputs;

    explicit ChangedView(const std::string& off, const std::string& method = "attention")
    {
        const std::string base = folder.path().toStdString();
        setViewOption(inputs.recipe, "off", off);
        setViewOption(inputs.recipe, "film", "interventions");
        setViewOption(inputs.recipe, "dpi", "72");
        inputs.recipe.method = method;
        QImage image(96, 80, QImage::Format_RGB32);
        image.fill(Qt::gray);
        image.save(folder.filePath("a.png"));
        const auto model = engine->loadModel(writeFakeWeights(base + "/m.safetensors"), {}, {}, {});
        RunOptions options;
        options.interventions = inputs.recipe.interventions;
        inputs.run = engine->run(model, engine->readPicture(base + "/a.png", {}), options, {}, {});
        inputs.picture = pictureOf(*inputs.run);
        inputs.query = resolveQuery(inputs.recipe.query, inputs.run->shape(), model->report().classNames);
        inputs.finding = engine->analyse(*inputs.run, method, inputs.query, {}, {}, {}, {});
        inputs.source = std::make_shared<FindingSource>(*engine, "auto", "float32");
    }
};

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

    void changesAreAddedOneAfterTheOther()
    {
        ChangedView view("head 1.2; attention 0; patch 1,3; patch 2,4");
        view.engine->passes = 0;
        const Film film = makeFilm(view.inputs);
        const std::vector<std::pair<const char*, float>> wanted{{"Untouched", 1.f},
            {"+ layer 1 head 2 off", 11.f}, {"+ layer 0 attention off", 111.f},
            {"+ patch (1, 3) removed", 1111.f}, {"+ patch (2, 4) removed", 2111.f}};
        QCOMPARE(film.frames.size(), wanted.size());
        QCOMPARE(film.shown, 4); // what the window shows
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const FigureSpec& frame = film.frames[i];
            QCOMPARE(frame.panels.back().title, std::string(wanted[i].first));
            QCOMPARE(frame.panels.back().map->values.back(), wanted[i].second);
            QCOMPARE(frame.scale.range, (ValueRange{0, 2111})); // one for all of them
            QCOMPARE(renderFigure(frame).size(), renderFigure(film.frames[0]).size());
        }
        QCOMPARE(view.engine->passes.load(), 4); // the last one is the view's own
        QVERIFY(film.description.find("Frames: Untouched; + layer 1 head 2 off; ") != std::string::npos);
        QVERIFY(film.record.find("--film interventions") != std::string::npos);
        makeFilm(view.inputs); // as a preview is painted again
        QCOMPARE(view.engine->passes.load(), 4);
        QCOMPARE(readGif(gifOf(view.inputs)).frames.size(), 5);
    }

    void theClassExplainedStaysTheSame()
    {
        ChangedView view("head 0.0; head 0.1", "gradient-rollout");
        view.engine->explained.clear();
        makeFilm(view.inputs);
        const int top = view.inputs.run->predictions().front().index;
        QCOMPARE(view.engine->explained, std::vector<int>(3, top));
    }

    void manyRemovedPatchesAreOneStep()
    {
        ChangedView view("mlp 1; patches 0,0-4,5");
        const Film film = makeFilm(view.inputs);
        QCOMPARE(film.frames.size(), std::size_t(3));
        QCOMPARE(film.frames.back().panels.back().title, std::string("+ 30 patches removed"));
    }

    void anUntouchedModelHasNoFilmOfChanges()
    {
        ChangedView view("");
        QVERIFY_THROWS_EXCEPTION(Error, makeFilm(view.inputs));
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
