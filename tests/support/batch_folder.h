// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/program.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

/// What tests of `vitscope batch` share.
namespace vitscope::test {

inline const QString samples = VITSCOPE_RESOURCES "/samples/";
inline const QStringList three{"goldfish", "rubber-duck", "sunflower"};

inline QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

/// What a folder holds, by path below it.
inline QMap<QString, QByteArray> contentOf(const QString& folder)
{
    QMap<QString, QByteArray> content;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        content[QDir(folder).relativeFilePath(path)] = bytesOf(path);
    }
    return content;
}

/// Rows of a CSV without quoted fields, by name of column; "seconds" left out, which no two runs share.
inline QList<QMap<QString, QString>> rowsOf(const QByteArray& csv)
{
    QStringList lines = QString::fromUtf8(csv).split('\n');
    lines.removeLast();
    const QStringList columns = lines.takeFirst().split(',');
    QList<QMap<QString, QString>> rows;
    for (const QString& line : lines) {
        QMap<QString, QString> row;
        const QStringList fields = line.split(',');
        for (qsizetype i = 0; i < std::min(fields.size(), columns.size()); ++i)
            if (columns[i] != "seconds")
                row[columns[i]] = fields[i];
        rows += row;
    }
    return rows;
}

/// A folder of its own with the pictures `three` in "shots".
class BatchFolder
{
public:
    BatchFolder()
    {
        if (!QDir(m_folder.path()).mkpath("shots"))
            qFatal("no folder");
        for (const QString& name : three)
            if (!QFile::copy(samples + name + ".jpg", path("shots/" + name + ".jpg")))
                qFatal("no picture");
    }
    QString root() const { return m_folder.path(); }
    QString path(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

} // namespace vitscope::test
