// SPDX-License-Identifier: MIT
// TIFF and WebP, read back by their own libraries.
#include "core/figure/figure_record.h"
#include "core/figure/record_reader.h"
#include "core/figure/tiff_file.h"
#include "tests/support/chart_inputs.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <tiffio.h>
#include <webp/decode.h>

using namespace vitscope;

namespace {

QImage decodedTiff(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    const auto file = openTiff(buffer, "r");
    std::uint32_t width = 0, height = 0;
    float dotsPerInch = 0;
    TIFFGetField(file.get(), TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(file.get(), TIFFTAG_IMAGELENGTH, &height);
    TIFFGetField(file.get(), TIFFTAG_XRESOLUTION, &dotsPerInch);
    QImage image{int(width), int(height), QImage::Format_RGB888};
    for (int row = 0; row < image.height(); ++row)
        if (TIFFReadScanline(file.get(), image.scanLine(row), std::uint32_t(row), 0) != 1)
            return {};
    image.setDotsPerMeterX(qRound(double(dotsPerInch) / 0.0254));
    return image;
}

QImage decodedWebp(const QByteArray& bytes)
{
    int width = 0, height = 0;
    std::uint8_t* pixels = WebPDecodeRGB(
        reinterpret_cast<const std::uint8_t*>(bytes.constData()), std::size_t(bytes.size()), &width, &height);
    const QImage image = QImage(pixels, width, height, width * 3, QImage::Format_RGB888).copy();
    WebPFree(pixels);
    return image;
}

FigureSpec small()
{
    return makeFigure(figureInputs({{"dpi", "150"}, {"width", "60"}, {"colormap", "magma"}, {"grid", ""}}));
}

} // namespace

class RasterFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void pixelsAreKept()
    {
        const FigureSpec spec = small();
        const QImage page = renderFigure(spec).convertToFormat(QImage::Format_RGB888);
        const QImage tiff = decodedTiff(encoded("tiff", spec));
        QVERIFY(tiff == page);
        QCOMPARE(qRound(tiff.dotsPerMeterX() * 0.0254), 150);
        QVERIFY(decodedWebp(encoded("webp", spec)) == page);
    }

    void theRecordIsFoundAndOnlyInWholeFiles_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::newRow("tiff") << "tiff";
        QTest::newRow("webp") << "webp";
    }
    void theRecordIsFoundAndOnlyInWholeFiles()
    {
        QFETCH(QString, suffix);
        FigureSpec spec = small();
        spec.description = "<b> & \"quotes\" – 注意力";
        const QByteArray bytes = encoded(qPrintable(suffix), spec);
        QCOMPARE(recordIn(bytes), std::optional(spec.record));
        for (const qsizetype length : {qsizetype(3), qsizetype(20), bytes.size() / 2, bytes.size() - 2})
            QVERIFY2(!recordIn(bytes.first(length)), qPrintable(QString::number(length)));
        QTemporaryDir folder;
        QFile file(folder.filePath("figure." + suffix));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        QCOMPARE(figureRecordIn(file.fileName().toStdString()), std::optional(spec.record));
        spec.record.clear(); // for double-blind review
        QVERIFY(!recordIn(encoded(qPrintable(suffix), spec)));
    }
};

QTEST_MAIN(RasterFilesTest)
#include "raster_files_test.moc"
