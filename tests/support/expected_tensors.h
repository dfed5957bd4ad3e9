// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/tensor_source.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

/// Goldens that list each tensor's type, shape and bytes as the library that wrote the file reads them back.
namespace vitscope::test {

/// By file, then by tensor.
inline QJsonObject expectedTensors(const QString& folder)
{
    QFile file(folder + "expected.json");
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// Fails the test unless the source holds all expected tensors with exactly the expected bytes.
inline void compareTensors(const TensorSource& source, const QJsonObject& expected)
{
    QVERIFY(!expected.isEmpty());
    for (const auto& name : expected.keys()) {
        const auto tensor = expected[name].toObject();
        const auto entry = source.find(name.toStdString());
        QVERIFY2(entry, qPrintable(name));
        const auto& description = source.entries()[*entry];
        QCOMPARE(QString(nameOf(description.type)), tensor["type"].toString());
        QJsonArray shape;
        for (const auto axis : description.shape)
            shape.append(qint64(axis));
        QCOMPARE(shape, tensor["shape"].toArray());
        QByteArray bytes(qsizetype(description.elements() * elementBytes(description.type)), '\x55');
        source.read(*entry, std::as_writable_bytes(std::span(bytes.data(), std::size_t(bytes.size()))), {});
        QVERIFY2(bytes.toHex() == tensor["hex"].toString().toLatin1(), qPrintable(name));
    }
}

} // namespace vitscope::test
