// SPDX-License-Identifier: MIT
#include "core/figure/figure_record.h"
#include "core/figure/inflate.h"
#include "core/figure/record_reader.h"

#include <QFile>
#include <QImageReader>
#include <QXmlStreamReader>

/// Finding the record inside the three kinds of files: a text of a PNG, the metadata element of an SVG, the
/// attachment of a PDF.
namespace vitscope {

namespace {

constexpr qint64 mostRecordBytes = 4 << 20;
constexpr qint64 mostSvgBytes = 8 << 20; ///< the record stands before everything that is drawn
constexpr qint64 mostPdfBytes = 256 << 20;
constexpr qint64 mostPixelBytes = 512 << 20; ///< of a TIFF or WebP picture

std::optional<QByteArray> bounded(const QByteArray& record)
{
    if (record.isEmpty() || record.size() > mostRecordBytes)
        return std::nullopt;
    return record;
}

std::optional<QByteArray> inPng(QFile& file)
{
    QImageReader reader(&file, "png");
    reader.setAutoDetectImageFormat(false);
    return bounded(reader.text(QStringLiteral("vitscope")).toUtf8());
}

std::optional<QByteArray> inSvg(const QByteArray& svg)
{
    QXmlStreamReader reader(svg.first(std::min<qsizetype>(svg.size(), mostSvgBytes)));
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement || reader.name() == u"svg")
            continue;
        if (reader.name() == u"metadata" && reader.attributes().value(QLatin1String("id")) == u"vitscope")
            return bounded(reader.readElementText(QXmlStreamReader::SkipChildElements).toUtf8());
        if (reader.name() == u"g" || reader.name() == u"defs") // what is drawn begins
            return std::nullopt;
    }
    return std::nullopt;
}

/// The whole number that `bytes` begins with; -1 without one.
int numberAt(QByteArrayView bytes)
{
    int value = -1;
    for (const char c : bytes) {
        if (c < '0' || c > '9' || value > 100'000'000)
            break;
        value = std::max(value, 0) * 10 + (c - '0');
    }
    return value;
}

/// Only what our own writer makes is looked for: the file specification names an object that is a stream.
std::optional<QByteArray> inPdf(const QByteArray& pdf)
{
    const QByteArray mark("/F (vitscope.json)\n/EF <</F ");
    const qsizetype named = pdf.lastIndexOf(mark);
    const int number = named < 0 ? -1 : numberAt(QByteArrayView(pdf).sliced(named + mark.size()));
    if (number < 0)
        return std::nullopt;
    const qsizetype object = pdf.lastIndexOf("\n" + QByteArray::number(number) + " 0 obj");
    const qsizetype stream = object < 0 ? -1 : pdf.indexOf("stream\n", object);
    if (stream < 0 || stream - object > 4096)
        return std::nullopt;
    const qsizetype begin = stream + 7;
    const bool packed = QByteArrayView(pdf).sliced(object, stream - object).contains("/FlateDecode");
    const qsizetype end = pdf.indexOf("endstream", begin);
    if (packed) {
        const auto most = std::min<qsizetype>(pdf.size() - begin, mostRecordBytes);
        const auto record = inflated(QByteArrayView(pdf).sliced(begin, most), mostRecordBytes);
        return record ? bounded(QByteArray::fromStdString(*record)) : std::nullopt;
    }
    return end < 0 ? std::nullopt : bounded(pdf.mid(begin, end - begin).trimmed());
}

} // namespace

std::optional<std::string> drawingRecordIn(const QByteArray& drawing)
{
    const auto found = drawing.startsWith("%PDF-")                                 ? inPdf(drawing)
        : drawing.first(std::min<qsizetype>(drawing.size(), 512)).contains("<svg") ? inSvg(drawing)
                                                                                   : std::nullopt;
    return found ? std::optional(found->toStdString()) : std::nullopt;
}

std::optional<std::string> figureRecordIn(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly) || file.isSequential())
        return std::nullopt;
    const QByteArray start = file.peek(512);
    if (isTiff(start) || isWebp(start)) {
        const auto record = file.size() > mostPixelBytes ? std::nullopt : recordIn(file.readAll());
        return record && record->size() <= mostRecordBytes ? record : std::nullopt;
    }
    if (!start.startsWith("\x89PNG\r\n\x1a\n")) {
        const bool isPdf = start.startsWith("%PDF-");
        if (isPdf && file.size() > mostPdfBytes)
            return std::nullopt;
        return drawingRecordIn(file.read(isPdf ? mostPdfBytes : mostSvgBytes));
    }
    const auto found = inPng(file);
    return found ? std::optional(found->toStdString()) : std::nullopt;
}

} // namespace vitscope
