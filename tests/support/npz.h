// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/zip_archive.h"

#include <QByteArray>
#include <QRegularExpression>
#include <QString>

#include <cstring>
#include <map>
#include <vector>

/// Reads what the program exports, strictly: stored entries, format 1.0, C order.
namespace vitscope::test {

struct NpzArray
{
    QString type; ///< "<f4"
    QString shape; ///< as written: "(3, 32, 32)"
    QByteArray data;

    template <typename Number> std::vector<Number> numbers() const
    {
        std::vector<Number> values(std::size_t(data.size()) / sizeof(Number));
        std::memcpy(values.data(), data.constData(), values.size() * sizeof(Number));
        return values;
    }

    /// Of a "<U…" array, trailing NULs cut.
    QStringList texts() const
    {
        const qsizetype width = type.mid(2).toInt() * 4;
        QStringList words;
        for (qsizetype at = 0; width > 0 && at < data.size(); at += width) {
            const QString word
                = QString::fromUcs4(reinterpret_cast<const char32_t*>(data.constData() + at), width / 4);
            words << word.left(word.indexOf(QChar(0)));
        }
        return words;
    }
};

inline NpzArray parsedNpy(const QByteArray& bytes)
{
    const auto headerSize = qsizetype(quint8(bytes[8])) + (qsizetype(quint8(bytes[9])) << 8);
    static const QRegularExpression pattern(
        "^\\{'descr': '([^']+)', 'fortran_order': False, 'shape': (\\([^)]*\\)), \\} *\\n$");
    const auto match = pattern.match(QString::fromLatin1(bytes.mid(10, headerSize)));
    if (!bytes.startsWith("\x93NUMPY\x01") || !match.hasMatch())
        return {};
    return {match.captured(1), match.captured(2), bytes.mid(10 + headerSize)};
}

/// Every array by its key.
inline std::map<QString, NpzArray> readNpz(const QString& path)
{
    ZipLimits limits;
    limits.inflatedBytes = inflateBudget();
    const ZipArchive archive(std::make_shared<const FileBytes>(path.toStdString()), limits, {});
    std::map<QString, NpzArray> arrays;
    for (std::size_t i = 0; i < archive.entries().size(); ++i) {
        QByteArray bytes(qsizetype(archive.entries()[i].size), '\0');
        archive.read(i, std::as_writable_bytes(std::span(bytes.data(), std::size_t(bytes.size()))), {});
        const QString name = QString::fromStdString(archive.entries()[i].name);
        if (name.endsWith(".npy"))
            arrays[name.chopped(4)] = parsedNpy(bytes);
    }
    return arrays;
}

} // namespace vitscope::test
