// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/figure/exporters.h"
#include "core/figure/tiff_file.h"

#include <QBuffer>

#include <tiffio.h>

namespace vitscope {

namespace {

void expect(bool isDone)
{
    if (!isDone)
        throw Error(ErrorKind::Failed, "VTS-E5", "The picture could not be encoded.", "TIFF",
            "Make the figure smaller.");
}

void describe(tiff* file, const FigureSpec& spec, const QImage& page)
{
    const auto setField = [file](std::uint32_t tag, auto value) {
        expect(TIFFSetField(file, tag, value));
    };
    setField(TIFFTAG_IMAGEWIDTH, page.width());
    setField(TIFFTAG_IMAGELENGTH, page.height());
    setField(TIFFTAG_BITSPERSAMPLE, 8);
    setField(TIFFTAG_SAMPLESPERPIXEL, 3);
    setField(TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB);
    setField(TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    setField(TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
    setField(TIFFTAG_COMPRESSION, COMPRESSION_LZW);
    setField(TIFFTAG_PREDICTOR, PREDICTOR_HORIZONTAL);
    setField(TIFFTAG_ROWSPERSTRIP, 64);
    setField(TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    setField(TIFFTAG_XRESOLUTION, double(spec.dpi));
    setField(TIFFTAG_YRESOLUTION, double(spec.dpi));
    setField(TIFFTAG_SOFTWARE, "ViTScope " VITSCOPE_VERSION);
    if (!spec.record.empty())
        setField(TIFFTAG_IMAGEDESCRIPTION, spec.record.c_str());
}

/// LZW with prediction, which every typesetter reads.
QByteArray encode(const FigureSpec& spec)
{
    QImage page = renderFigure(spec).convertToFormat(QImage::Format_RGB888);
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    {
        const auto file = openTiff(buffer, "w");
        expect(file != nullptr);
        describe(file.get(), spec, page);
        for (int row = 0; row < page.height(); ++row)
            expect(TIFFWriteScanline(file.get(), page.scanLine(row), std::uint32_t(row), 0) == 1);
        expect(TIFFFlush(file.get()) == 1);
    }
    return buffer.data();
}

} // namespace

extern const Exporter tiffExporter;
constinit const Exporter tiffExporter{"tiff", "TIFF picture",
    "Pixels at the chosen dots per inch, without loss, for journals that ask for it.", true, encode};

} // namespace vitscope
