// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/base/number_text.h"
#include "core/figure/exporters.h"
#include "core/figure/fonts.h"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>
#include <QXmlStreamReader>

#include <cmath>

namespace vitscope {

namespace {

/// Text for between tags: escaped, and without the control characters that XML cannot hold at all.
QString escaped(const std::string& text)
{
    QString clean = QString::fromStdString(text);
    clean.removeIf([](QChar c) { return c < u' ' && c != u'\n' && c != u'\t'; });
    return clean.toHtmlEscaped();
}

/// QSvgGenerator knows whole pixels only: its root element gives way to one with the exact size, and with the
/// record, for which it has no word.
QByteArray withExactRoot(const QByteArray& svg, const FigureSpec& spec, const FigureLayout& layout)
{
    const qsizetype begin = svg.indexOf("<svg "), end = svg.indexOf("<defs>", begin);
    if (begin < 0 || end < 0)
        throw Error(
            ErrorKind::Failed, "VTS-E5", "The figure could not be encoded.", "SVG", "Save it as PDF.");
    const auto number = [](double value) {
        return QString::fromStdString(numberText(std::round(value * 1e6) / 1e6));
    };
    const double height = layout.page.height() / 72 * 25.4;
    QString root
        = QStringLiteral("<svg width=\"%1mm\" height=\"%2mm\" viewBox=\"0 0 %3 %4\"\n"
                         " xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                         " version=\"1.1\">\n")
              .arg(number(spec.widthMillimetres), number(height), number(layout.page.width()),
                  number(layout.page.height()));
    root += QStringLiteral("<title>") + escaped(spec.title) + QStringLiteral("</title>\n");
    if (!spec.record.empty())
        root += QStringLiteral("<desc>") + escaped(spec.description)
            + QStringLiteral("</desc>\n<metadata id=\"vitscope\">") + escaped(spec.record)
            + QStringLiteral("</metadata>\n");
    // Where the font is missing, one with the same widths stands in. Quotes inside texts are escaped, so that
    // only attributes match.
    QByteArray body = svg.mid(end);
    body.replace(
        "font-family=\"Liberation Sans\"", "font-family=\"Liberation Sans, Arial, Helvetica, sans-serif\"");
    return svg.left(begin) + root.toUtf8() + body;
}

void checkXml(const QByteArray& svg)
{
    QXmlStreamReader reader(svg);
    while (!reader.atEnd())
        reader.readNext();
    if (reader.hasError())
        throw Error(ErrorKind::Failed, "VTS-E5",
            "The figure could not be encoded (" + reader.errorString().toStdString() + ").", "SVG",
            "Save it as PDF.");
}

QByteArray encode(const FigureSpec& spec)
{
    const FigureLayout layout = layOut(spec);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(72);
    generator.setSize(layout.page.toSize());
    generator.setViewBox(QRectF(QPointF(), layout.page));
    QPainter painter(&generator);
    painter.setFont(spec.font()); // else the machine's own font is named in the file
    painter.fillRect(QRectF(QPointF(), layout.page), Qt::white);
    paintFigure(painter, spec, layout, Medium::Vectors);
    painter.end();
    const QByteArray svg = withExactRoot(buffer.data(), spec, layout);
    checkXml(svg);
    return svg;
}

} // namespace

extern const Exporter svgExporter;
constinit const Exporter svgExporter{
    "svg", "SVG drawing", "Lines and text stay lines and text, for Inkscape and the web.", true, encode};

} // namespace vitscope
