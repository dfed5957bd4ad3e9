// SPDX-License-Identifier: MIT
#include "core/figure/record_reader.h"

#include "core/base/crc32.h"
#include "core/figure/figure_record.h"
#include "core/figure/inflate.h"
#include "core/figure/tiff_file.h"

#include <QBuffer>
#include <QString>
#include <QXmlStreamReader>
#include <QtEndian>

#include <algorithm>
#include <span>
#include <tiffio.h>

namespace vitscope {

namespace {

constexpr std::size_t longest = std::size_t(16) << 20; ///< of a record; a longer one is none of ours

using Record = std::optional<std::string>;

std::string fromLatin1(const std::string& text)
{
    return QString::fromLatin1(text.data(), qsizetype(text.size())).toStdString();
}

/// The text of one of the three chunks that PNG has for texts, if it stands under our keyword.
Record textOfChunk(QByteArrayView type, QByteArrayView data)
{
    constexpr QByteArrayView keyword("vitscope\0", 9);
    if (!data.startsWith(keyword))
        return std::nullopt;
    data = data.sliced(keyword.size());
    if (type == "tEXt")
        return fromLatin1(data.toByteArray().toStdString());
    if (data.isEmpty())
        return std::nullopt;
    if (type == "zTXt") {
        const Record text = inflated(data.sliced(1), longest);
        return text ? Record(fromLatin1(*text)) : text;
    }
    if (type != "iTXt" || data.size() < 4)
        return std::nullopt;
    const bool isPacked = data[0] != 0;
    const qsizetype language = data.indexOf('\0', 2);
    const qsizetype translated = language < 0 ? -1 : data.indexOf('\0', language + 1);
    if (translated < 0)
        return std::nullopt;
    const QByteArrayView text = data.sliced(translated + 1);
    return isPacked ? inflated(text, longest) : Record(text.toByteArray().toStdString());
}

/// All chunks, with their checksums, to the end.
Record inPng(QByteArrayView file)
{
    Record found;
    QByteArrayView rest = file.sliced(8);
    while (rest.size() >= 12) {
        const auto length = qint64(qFromBigEndian<quint32>(rest.data()));
        if (length > rest.size() - 12)
            return std::nullopt;
        const QByteArrayView type = rest.sliced(4, 4), data = rest.sliced(8, length);
        const auto checked = std::as_bytes(std::span(rest.data() + 4, std::size_t(length) + 4));
        if (addToCrc32(0, checked) != qFromBigEndian<quint32>(rest.data() + 8 + length))
            return std::nullopt;
        if (type == "IEND")
            return found;
        if (!found)
            found = textOfChunk(type, data);
        rest = rest.sliced(12 + length);
    }
    return std::nullopt;
}

/// Of a drawing that is there to its end.
Record inDrawing(QByteArrayView file, QByteArrayView end)
{
    return file.trimmed().endsWith(end) ? drawingRecordIn(file.toByteArray()) : std::nullopt;
}

/// The directory is at the end, so that a file cut short does not open; its strips stand before it.
Record inTiff(QByteArrayView file)
{
    QByteArray bytes = QByteArray::fromRawData(file.data(), file.size());
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    const auto opened = openTiff(buffer, "r");
    char* text = nullptr;
    if (!opened || TIFFGetField(opened.get(), TIFFTAG_IMAGEDESCRIPTION, &text) != 1)
        return std::nullopt;
    for (std::uint32_t strip = 0; strip < TIFFNumberOfStrips(opened.get()); ++strip) {
        const auto offset = TIFFGetStrileOffset(opened.get(), strip);
        const auto size = TIFFGetStrileByteCount(opened.get(), strip);
        if (offset == 0 || offset > std::uint64_t(file.size()) || size > std::uint64_t(file.size()) - offset)
            return std::nullopt;
    }
    return std::string(text);
}

/// Chunks of a RIFF container, each padded to an even length.
Record inWebp(QByteArrayView file)
{
    if (file.size() < 12 || qint64(qFromLittleEndian<quint32>(file.data() + 4)) != file.size() - 8)
        return std::nullopt;
    QByteArrayView rest = file.sliced(12);
    while (rest.size() >= 8) {
        const auto length = qint64(qFromLittleEndian<quint32>(rest.data() + 4));
        if (length > rest.size() - 8)
            return std::nullopt;
        if (rest.startsWith("XMP ")) {
            QXmlStreamReader reader(rest.sliced(8, length).toByteArray());
            while (!reader.atEnd())
                if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == u"record")
                    return reader.readElementText().toStdString();
            return std::nullopt;
        }
        rest = rest.sliced(std::min(rest.size(), 8 + length + length % 2));
    }
    return std::nullopt;
}

/// Texts as NumPy keeps them, behind the header of a .npy file.
Record textOfNpy(QByteArrayView npy)
{
    if (npy.size() < 10 || !npy.startsWith("\x93NUMPY"))
        return std::nullopt;
    const qsizetype header = 10 + qFromLittleEndian<quint16>(npy.data() + 8);
    if (header > npy.size() || npy.sliced(10, header - 10).indexOf("'<U") < 0)
        return std::nullopt;
    const QByteArray characters = npy.sliced(header).toByteArray(); // aligned
    return QString::fromUcs4(reinterpret_cast<const char32_t*>(characters.constData()), characters.size() / 4)
        .toStdString();
}

/// The last array of our archives is "meta", stored as it is; the directory and the end record follow. Its
/// checksum tells whether it is whole, and the end record's offsets whether the rest is there.
Record inNpz(QByteArrayView file)
{
    constexpr qsizetype endSize = 22, entrySize = 46, localSize = 30;
    if (file.size() < endSize || !file.last(endSize).startsWith("PK\x05\x06"))
        return std::nullopt;
    const qsizetype entry = file.lastIndexOf("PK\x01\x02");
    if (entry < 0 || file.size() - entry < entrySize + 8 + endSize
        || file.sliced(entry + entrySize, 8) != QByteArrayView("meta.npy"))
        return std::nullopt;
    const auto number = [&](qsizetype at) {
        return qint64(qFromLittleEndian<quint32>(file.data() + at));
    };
    const qint64 size = number(entry + 24), local = number(entry + 42);
    if (local > entry - localSize || !file.sliced(local).startsWith("PK\x03\x04"))
        return std::nullopt;
    const qint64 start = local + localSize + qFromLittleEndian<quint16>(file.data() + local + 26)
        + qFromLittleEndian<quint16>(file.data() + local + 28);
    if (size > qint64(longest) || start > entry - size)
        return std::nullopt;
    const QByteArrayView stored = file.sliced(start, size);
    const auto bytes = std::as_bytes(std::span(stored.data(), std::size_t(size)));
    return addToCrc32(0, bytes) == quint32(number(entry + 16)) ? textOfNpy(stored) : std::nullopt;
}

} // namespace

bool isTiff(QByteArrayView start)
{
    return start.startsWith(QByteArrayView("II*\0", 4)) || start.startsWith(QByteArrayView("MM\0*", 4));
}

bool isWebp(QByteArrayView start)
{
    return start.size() >= 12 && start.startsWith("RIFF") && start.sliced(8).startsWith("WEBP");
}

std::optional<std::string> recordIn(QByteArrayView file)
{
    if (file.startsWith("\x89PNG\r\n\x1a\n"))
        return inPng(file);
    if (file.startsWith("PK\x03\x04"))
        return inNpz(file);
    if (isTiff(file))
        return inTiff(file);
    if (isWebp(file))
        return inWebp(file);
    if (file.startsWith("%PDF-"))
        return inDrawing(file, "%%EOF");
    return file.startsWith("<?xml") || file.startsWith("<svg") ? inDrawing(file, "</svg>") : std::nullopt;
}

} // namespace vitscope
