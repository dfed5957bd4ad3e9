// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/figure/exporters.h"
#include "core/figure/save_file.h"
#include "tests/support/figure_inputs.h"

#include <QImage>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
#include <cstring>

using namespace vitscope;

namespace {

FigureSpec exampleFigure(const char* pattern = "overlay")
{
    FakeRunOptions options;
    options.crop = false;
    return makeFigure(
        figureInputs({{"head", "2"}, {"query", "5,9"}, {"grid", ""}, {"template", pattern}}, options));
}

/// A map alone with many colours.
FigureSpec mapAlone()
{
    FigurePanel panel;
    panel.framing = {224, 224, 224, 224, 1, 1, 0, 0, 16, 16, 14, 14};
    panel.map = Heatmap{14, 14, {}, {}, "map", "unit", false};
    for (int i = 0; i < 196; ++i)
        panel.map->values.push_back(float((i * 37) % 101));
    FigureSpec spec;
    spec.scale = scaleOf({}, *panel.map);
    spec.display.showColorBar = false;
    spec.widthMillimetres = 40;
    spec.panels = {panel};
    return spec;
}

QByteArray encoded(const char* suffix, const FigureSpec& spec)
{
    return exporterFor(std::string("figure.") + suffix).encode(spec);
}

/// The first embedded picture of an SVG.
QImage firstPicture(const QByteArray& svg)
{
    static const QRegularExpression pattern("data:image/png;base64,([A-Za-z0-9+/=\\s]+)\"");
    const auto match = pattern.match(QString::fromLatin1(svg));
    return QImage::fromData(QByteArray::fromBase64(match.captured(1).toLatin1()), "PNG");
}

/// Colours of the cell centres of mapAlone(), compared with a rendering of the page; the largest difference.
int worstCell(const QImage& page, const FigureSpec& spec, const QSizeF& size)
{
    const QRectF panel = layOut(spec).panels.front();
    int worst = 0;
    for (int row = 0; row < 14; ++row)
        for (int column = 0; column < 14; ++column) {
            const double x
                = (panel.left() + (column + 0.5) / 14 * panel.width()) / size.width() * page.width();
            const double y
                = (panel.top() + (row + 0.5) / 14 * panel.height()) / size.height() * page.height();
            const QRgb found = page.pixel(int(x), int(y)),
                       wanted = spec.scale.color(spec.panels[0].map->at(row, column));
            worst = std::max({worst, std::abs(qRed(found) - qRed(wanted)),
                std::abs(qGreen(found) - qGreen(wanted)), std::abs(qBlue(found) - qBlue(wanted))});
        }
    return worst;
}

QByteArray run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished() && process.exitCode() == 0 ? process.readAllStandardOutput()
                                                                : QByteArray("(failed)");
}

} // namespace

class ExportersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void everyExporterIsRepeatable_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const Exporter* exporter : exporters())
            if (exporter->encode) // films: film_test
                QTest::newRow(exporter->id.data()) << QString::fromLatin1(exporter->id.data());
    }

    void everyExporterIsRepeatable()
    {
        QFETCH(QString, suffix);
        // A clock inside a file would show: the first bytes were made when this program started.
        static const QMap<QString, QByteArray> first = [] {
            QMap<QString, QByteArray> files;
            for (const Exporter* exporter : exporters())
                if (exporter->encode)
                    files[QString::fromLatin1(exporter->id.data())] = exporter->encode(exampleFigure());
            QTest::qWait(1100);
            return files;
        }();
        QVERIFY(first[suffix].size() > 500);
        QCOMPARE(encoded(qPrintable(suffix), exampleFigure()), first[suffix]);
        QCOMPARE(QString::fromLatin1(exporterFor("A." + suffix.toUpper().toStdString()).id.data()), suffix);
    }

    void nothingPrivateIsInside_data() { everyExporterIsRepeatable_data(); }

    void nothingPrivateIsInside()
    {
        QFETCH(QString, suffix);
        FigureSpec spec = exampleFigure();
        QVERIFY(!encoded(qPrintable(suffix), spec).contains("someone"));
        QVERIFY(spec.record.find("someone") == std::string::npos);
        QVERIFY(spec.record.find(
                    "\"command\":\"vitscope render --weights vit_small.safetensors 'ball & hills.jpg'")
            != std::string::npos);
    }

    void strippedFilesTellNothing()
    {
        FigureInputs inputs = figureInputs({{"strip-metadata", ""}});
        const FigureSpec spec = makeFigure(inputs);
        QVERIFY(spec.record.empty());
        const QImage png = QImage::fromData(encoded("png", spec));
        QVERIFY(png.text("vitscope").isEmpty() && png.text("Description").isEmpty());
        for (const char* suffix : {"png", "svg", "pdf"})
            QVERIFY(!encoded(suffix, spec).contains("vit_small"));
        QVERIFY(!encoded("svg", spec).contains("<metadata"));
        QVERIFY(!encoded("pdf", spec).contains("vitscope.json"));
    }

    void unknownSuffixesAreRefused()
    {
        for (const char* name : {"figure.eps", "figure", "png", ".", "figure.png.", ""})
            QVERIFY_THROWS_EXCEPTION(Error, exporterFor(name));
    }

    void pngHasItsSizeDensityAndRecord()
    {
        const FigureSpec spec = exampleFigure();
        const QImage image = QImage::fromData(encoded("png", spec), "PNG");
        QCOMPARE(image.width(), int(std::lround(89 / 25.4 * 300)));
        QVERIFY(std::abs(image.dotsPerMeterX() * 0.0254 - 300) < 0.02);
        QCOMPARE(image.dotsPerMeterX(), image.dotsPerMeterY());
        QCOMPARE(image.text("vitscope").toStdString(), spec.record);
        QCOMPARE(image.text("Title").toStdString(), spec.title);
        const auto recipe = image.text("vitscope");
        QVERIFY(recipe.contains(QString(64, 'a')) && recipe.contains(QString(64, 'b')));
    }

    void pngSurvivesOtherScripts()
    {
        FigureSpec spec = mapAlone();
        spec.title = "Größe 図 <&> \"x\"";
        QCOMPARE(QImage::fromData(encoded("png", spec), "PNG").text("Title").toStdString(), spec.title);
    }

    void svgTitleIsEscaped()
    {
        FigureSpec spec = exampleFigure();
        spec.title = "A <b> & c \x01 \"d\" ]]>";
        spec.description = "<script>";
        spec.showCaption = true;
        const QByteArray svg = encoded("svg", spec);
        QXmlStreamReader reader(svg);
        QString title, description;
        while (!reader.atEnd())
            if (reader.readNext() == QXmlStreamReader::StartElement) {
                if (reader.name() == u"title")
                    title = reader.readElementText();
                else if (reader.name() == u"desc")
                    description = reader.readElementText();
            }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(title, "A <b> & c  \"d\" ]]>");
        QCOMPARE(description, "<script>");
    }

    void svgHasExactSizeAndTextAsText()
    {
        const QByteArray svg = encoded("svg", exampleFigure());
        QXmlStreamReader reader(svg);
        QVERIFY(reader.readNextStartElement());
        QCOMPARE(reader.attributes().value("width"), u"89mm");
        QVERIFY(reader.attributes().value("viewBox").startsWith(u"0 0 252.283465 "));
        QStringList texts;
        while (!reader.atEnd())
            if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == u"text") {
                texts += reader.readElementText().trimmed();
                QVERIFY(svg.contains("font-family=\"Liberation Sans, "));
            }
        QVERIFY2(texts.contains("attention weight") && texts.contains("range of this map"),
            qPrintable(texts.join('|')));
        QVERIFY(!svg.contains("Sans Serif"));
    }

    void svgTextBecomesOutlinesOnDemand()
    {
        FigureSpec spec = exampleFigure();
        QVERIFY(encoded("svg", spec).contains("<text"));
        const FigureInputs inputs = figureInputs(
            {{"outlines", ""}, {"template", "methods"}, {"methods", "mean,rollout"}, {"caption", ""}});
        const QByteArray svg = encodeFigure(inputs, exporterFor(".svg")).bytes;
        QVERIFY(!svg.contains("<text") && svg.count("<path") > 10);
        QVERIFY(encodeFigure(inputs, exporterFor(".pdf")).bytes.contains("/FontFile2"));
        // The same letters in the same places: the page hardly changes.
        const QImage words = renderFigure(spec);
        spec.outlines = true;
        const QImage paths = renderFigure(spec);
        QCOMPARE(paths.size(), words.size());
        int differing = 0;
        for (int y = 0; y < words.height(); ++y)
            for (int x = 0; x < words.width(); ++x)
                differing += std::abs(qGray(words.pixel(x, y)) - qGray(paths.pixel(x, y))) > 64;
        QVERIFY2(differing < 0.002 * words.width() * words.height(), qPrintable(QString::number(differing)));
    }

    void svgMapsAreLargeAndExact()
    {
        const FigureSpec spec = mapAlone();
        const QImage picture = firstPicture(encoded("svg", spec));
        QVERIFY2(picture.width() >= 40 / 25.4 * 300 * 0.98, qPrintable(QString::number(picture.width())));
        QCOMPARE(picture.width() % 14, 0);
        QCOMPARE(picture.height() % 14, 0);
        const int cell = picture.width() / 14;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                QCOMPARE(picture.pixel(x, y), spec.scale.color(spec.panels[0].map->at(y / cell, x / cell)));
    }

    void lowResolutionStillGivesSharpVectorMaps()
    {
        FigureSpec spec = mapAlone();
        spec.dpi = 72;
        QVERIFY(firstPicture(encoded("svg", spec)).width() >= 40 / 25.4 * 300 * 0.98);
    }

    void pdfHasNoJpegAndExactWidth()
    {
        const QByteArray pdf = encoded("pdf", exampleFigure());
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(!pdf.contains("DCTDecode"));
        QVERIFY(pdf.contains("/FlateDecode"));
        QVERIFY(pdf.contains("/MediaBox [0 0 252.283465 "));
        QVERIFY(pdf.contains("/CreationDate (D:20000101000000Z)"));
        QVERIFY(pdf.contains("/FontFile2") && pdf.contains("/CIDFontType2") && pdf.contains("/ToUnicode"));
        QVERIFY(!pdf.contains("/Type3"));
        static const QRegularExpression width("/Width (\\d+)");
        QVERIFY(width.match(QString::fromLatin1(pdf)).captured(1).toInt() >= 600);
    }

    void pdfDateFollowsTheEnvironment()
    {
        qputenv("SOURCE_DATE_EPOCH", "1700000000");
        const QByteArray pdf = encoded("pdf", mapAlone());
        qunsetenv("SOURCE_DATE_EPOCH");
        QVERIFY(pdf.contains("/CreationDate (D:20231114221320Z)"));
    }

    void otherReadersSeeTheSameColoursAndText()
    {
        QTemporaryDir folder;
        const FigureSpec spec = mapAlone();
        const QSizeF page = layOut(spec).page;
        int readers = 0;
        if (!QStandardPaths::findExecutable("pdftoppm").isEmpty()) {
            saveFile(folder.filePath("map.pdf"), encoded("pdf", spec));
            run("pdftoppm",
                {"-r", "300", "-png", "-singlefile", folder.filePath("map.pdf"), folder.filePath("map_pdf")});
            const QSizeF sheet(page.width(), std::ceil(page.height()));
            QCOMPARE(worstCell(QImage(folder.filePath("map_pdf.png")), spec, sheet), 0);
            saveFile(folder.filePath("words.pdf"), encoded("pdf", exampleFigure()));
            QVERIFY(run("pdftotext", {folder.filePath("words.pdf"), "-"}).contains("attention weight"));
            ++readers;
        }
        if (!QStandardPaths::findExecutable("rsvg-convert").isEmpty()) {
            saveFile(folder.filePath("map.svg"), encoded("svg", spec));
            run("rsvg-convert",
                {"-w", "945", folder.filePath("map.svg"), "-o", folder.filePath("map_svg.png")});
            QVERIFY(worstCell(QImage(folder.filePath("map_svg.png")), spec, page) <= 1);
            ++readers;
        }
        if (readers == 0)
            QSKIP("neither poppler-utils nor librsvg2-bin is installed");
    }

    void csvHoldsTheValuesExactly()
    {
        const FigureSpec spec = exampleFigure();
        const QList<QByteArray> lines = encoded("csv", spec).trimmed().split('\n');
        QCOMPARE(lines.size(), 14);
        for (int row = 0; row < 14; ++row) {
            const QList<QByteArray> fields = lines[row].split(',');
            QCOMPARE(fields.size(), 14);
            for (int column = 0; column < 14; ++column)
                QCOMPARE(fields[column].toFloat(), spec.panels[0].map->at(row, column));
        }
    }

    void severalMapsAreNamedInCsvAndStackedInNpy()
    {
        const FigureSpec spec = exampleFigure("grid");
        const QByteArray csv = encoded("csv", spec);
        QVERIFY(csv.startsWith("# L0 H0\n"));
        QVERIFY(csv.contains("\n# L11 H5\n"));
        const QByteArray npy = encoded("npy", spec);
        QVERIFY(npy.left(128).contains("'shape': (72, 14, 14), }"));
        QCOMPARE(npy.size(), 128 + 72 * 196 * 4);
    }

    void npyHoldsTheValuesExactly()
    {
        const FigureSpec spec = exampleFigure();
        const QByteArray npy = encoded("npy", spec);
        QVERIFY(npy.startsWith(QByteArray("\x93NUMPY\x01\x00", 8)));
        const int header = 10 + quint8(npy[8]) + 256 * quint8(npy[9]);
        QCOMPARE(header % 64, 0);
        QCOMPARE(npy.size(), header + 196 * 4);
        QCOMPARE(std::memcmp(npy.constData() + header, spec.panels[0].map->values.data(), 196 * 4), 0);
    }

    void figuresWithoutAMapHaveNoNumbers()
    {
        FigureSpec spec = exampleFigure();
        spec.panels[0].map.reset();
        QVERIFY_THROWS_EXCEPTION(Error, encoded("csv", spec));
        QVERIFY(encoded("png", spec).size() > 1000);
    }
};

QTEST_MAIN(ExportersTest)
#include "exporters_test.moc"
