// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/figure/exporters.h"

#include <QXmlStreamWriter>

#include <memory>
#include <webp/encode.h>
#include <webp/mux.h>

namespace vitscope {

namespace {

void expect(bool isDone)
{
    if (!isDone)
        throw Error(ErrorKind::Failed, "VTS-E5", "The picture could not be encoded.", "WebP",
            "Make the figure smaller: a WebP picture has at most 16383 pixels a side.");
}

/// XMP metadata that holds the record.
QByteArray metadataOf(const FigureSpec& spec)
{
    const QString rdf = QStringLiteral("http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    const QString dc = QStringLiteral("http://purl.org/dc/elements/1.1/");
    QByteArray text;
    QXmlStreamWriter writer(&text);
    writer.writeNamespace(rdf, "rdf");
    writer.writeNamespace(dc, "dc");
    writer.writeStartElement(rdf, "RDF");
    writer.writeStartElement(rdf, "Description");
    writer.writeAttribute(rdf, "about", "");
    writer.writeTextElement(dc, "title", QString::fromStdString(spec.title));
    writer.writeTextElement(dc, "description", QString::fromStdString(spec.description));
    writer.writeTextElement(QStringLiteral("urn:vitscope"), "record", QString::fromStdString(spec.record));
    writer.writeEndElement();
    writer.writeEndElement();
    return text;
}

QByteArray withMetadata(const QByteArray& picture, const QByteArray& metadata)
{
    const auto dataOf = [](const QByteArray& bytes) {
        return WebPData{reinterpret_cast<const std::uint8_t*>(bytes.constData()), std::size_t(bytes.size())};
    };
    const WebPData pixels = dataOf(picture), words = dataOf(metadata);
    const std::unique_ptr<WebPMux, void (*)(WebPMux*)> mux(WebPMuxCreate(&pixels, 0), WebPMuxDelete);
    WebPData whole;
    WebPDataInit(&whole);
    expect(mux && WebPMuxSetChunk(mux.get(), "XMP ", &words, 0) == WEBP_MUX_OK
        && WebPMuxAssemble(mux.get(), &whole) == WEBP_MUX_OK);
    const QByteArray bytes(reinterpret_cast<const char*>(whole.bytes), qsizetype(whole.size));
    WebPDataClear(&whole);
    return bytes;
}

QByteArray encode(const FigureSpec& spec)
{
    const QImage page = renderFigure(spec).convertToFormat(QImage::Format_RGB888);
    std::uint8_t* pixels = nullptr;
    const std::size_t size = WebPEncodeLosslessRGB(
        page.constBits(), page.width(), page.height(), int(page.bytesPerLine()), &pixels);
    const std::unique_ptr<std::uint8_t, void (*)(void*)> owner(pixels, WebPFree);
    expect(size > 0);
    const QByteArray picture(reinterpret_cast<const char*>(pixels), qsizetype(size));
    return spec.record.empty() ? picture : withMetadata(picture, metadataOf(spec));
}

} // namespace

extern const Exporter webpExporter;
constinit const Exporter webpExporter{"webp", "WebP picture",
    "Pixels at the chosen dots per inch, without loss, small: for pages and slides.", true, encode};

} // namespace vitscope
