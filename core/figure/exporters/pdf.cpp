// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/figure/exporters.h"

#include <QBuffer>
#include <QDateTime>
#include <QPainter>
#include <QPdfWriter>

#include <cmath>

namespace vitscope {

namespace {

/// D:YYYYMMDDhhmmssZ. The same recipe gives the same bytes, so the date is a fixed one unless the environment
/// names another (reproducible-builds.org).
QByteArray creationDate()
{
    bool given = false;
    const qint64 seconds = qEnvironmentVariable("SOURCE_DATE_EPOCH").toLongLong(&given);
    const QDateTime date = QDateTime::fromSecsSinceEpoch(given && seconds > 0 ? seconds : 946684800, Qt::UTC);
    return "D:" + date.toString(QStringLiteral("yyyyMMddhhmmss")).toLatin1() + "Z";
}

/// Puts `text` over the bytes after `mark` up to `end`, padded with blanks, so that no offset in the file
/// moves.
void overwrite(QByteArray& pdf, const char* mark, char end, QByteArray text)
{
    const qsizetype begin = pdf.indexOf(mark) + qsizetype(qstrlen(mark));
    const qsizetype room = pdf.indexOf(end, begin) - begin;
    if (begin < qsizetype(qstrlen(mark)) || room < text.size())
        throw Error(
            ErrorKind::Failed, "VTS-E5", "The figure could not be encoded.", "PDF", "Save it as SVG.");
    pdf.replace(begin, room, text.leftJustified(room, ' '));
}

QByteArray encode(const FigureSpec& spec)
{
    const FigureLayout layout = layOut(spec);
    // The writer knows whole points only: it gets the next larger page, and the exact width is set
    // afterwards.
    const QSizeF sheet(std::ceil(layout.page.width()), std::ceil(layout.page.height()));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(72);
    writer.setPageSize(QPageSize(sheet, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins({});
    writer.setTitle(QString::fromStdString(spec.title));
    writer.setCreator(QStringLiteral("ViTScope " VITSCOPE_VERSION));
    if (!spec.record.empty())
        writer.addFileAttachment(QStringLiteral("vitscope.json"), QByteArray::fromStdString(spec.record),
            QStringLiteral("application/json"));
    QPainter painter(&writer);
    paintFigure(painter, spec, layout, Medium::Vectors);
    if (!painter.end())
        throw Error(
            ErrorKind::Failed, "VTS-E5", "The figure could not be encoded.", "PDF", "Save it as SVG.");
    QByteArray pdf = buffer.data();
    overwrite(pdf, "/CreationDate (", ')', creationDate());
    overwrite(pdf, "/MediaBox [", ']',
        "0 0 " + QByteArray::number(layout.page.width(), 'f', 6) + " "
            + QByteArray::number(sheet.height(), 'f', 6));
    return pdf;
}

} // namespace

extern const Exporter pdfExporter;
constinit const Exporter pdfExporter{"pdf", "PDF document", "For papers.", true, encode};

} // namespace vitscope
