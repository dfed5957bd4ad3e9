// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/figure/exporters.h"

#include <QBuffer>
#include <QImageReader>
#include <QImageWriter>

namespace vitscope {

namespace {

/// zlib's level 3 of 9: half the time of its default, files 15 % larger. Batches wait for it.
constexpr int quickly = 32;

QByteArray encode(const FigureSpec& spec)
{
    QImage page = renderFigure(spec);
    page.setText(QStringLiteral("Software"), QStringLiteral("ViTScope " VITSCOPE_VERSION));
    page.setText(QStringLiteral("Title"), QString::fromStdString(spec.title));
    if (!spec.record.empty()) {
        page.setText(QStringLiteral("Description"), QString::fromStdString(spec.description));
        page.setText(QStringLiteral("vitscope"), QString::fromStdString(spec.record));
    }
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    QImageWriter writer(&buffer, "png");
    writer.setCompression(quickly);
    const bool isWritten = writer.write(page);
    buffer.seek(0);
    if (!isWritten || QImageReader(&buffer, "png").size() != page.size())
        throw Error(ErrorKind::Failed, "VTS-E5", "The picture could not be encoded.", "PNG",
            "Make the figure smaller.");
    return buffer.data();
}

} // namespace

extern const Exporter pngExporter;
constinit const Exporter pngExporter{
    "png", "PNG picture", "Pixels at the chosen dots per inch.", true, encode};

} // namespace vitscope
