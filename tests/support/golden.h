// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/tensor_source.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

/// The tiny models of tests/goldens/models and what the reference libraries made of them.
namespace vitscope::test {

inline QString goldenPath(const QString& name)
{
    return QStringLiteral(VITSCOPE_TESTS "/goldens/models/") + name;
}

/// The facts of the first model of every family, with its "name": programs are started for these; parity_test
/// goes through all models in one process.
inline QJsonArray goldenOfEachFamily()
{
    QJsonArray models;
    QSet<QString> families;
    for (const QString& name :
        QDir(goldenPath({})).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        QFile file(goldenPath(name + "/facts.json"));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QJsonObject facts = QJsonDocument::fromJson(file.readAll()).object();
        facts["name"] = name;
        const QString family = facts["family"].toString();
        if (families.contains(family))
            continue;
        families.insert(family);
        models.append(facts);
    }
    return models;
}

/// --weights and the hints that this model needs.
inline QStringList goldenArguments(const QJsonObject& model)
{
    const QString path = model["path"].toString(), folder = goldenPath(model["name"].toString());
    QStringList arguments{"--weights", path.isEmpty() ? folder : folder + "/" + path};
    const QJsonObject hints = model["hints"].toObject();
    for (auto hint = hints.begin(); hint != hints.end(); ++hint)
        arguments << "--" + hint.key() << hint.value().toString();
    return arguments;
}

struct GoldenTensor
{
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};

/// A float32 tensor of the model's expected.safetensors; empty where there is none of this name.
inline GoldenTensor goldenTensor(const QString& model, const std::string& name)
{
    const auto source = openWeights(goldenPath(model + "/expected.safetensors").toStdString());
    const auto entry = source->find(name);
    if (!entry)
        return {};
    GoldenTensor tensor{source->entries()[*entry].shape, {}};
    tensor.values.resize(source->entries()[*entry].elements());
    source->read(*entry, std::as_writable_bytes(std::span(tensor.values)), {});
    return tensor;
}

} // namespace vitscope::test
