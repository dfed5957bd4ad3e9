// SPDX-License-Identifier: MIT
#include "core/batch/batch_outputs.h"

#include "core/base/error.h"
#include "core/figure/export_arrays.h"
#include "core/figure/exporters.h"
#include "core/figure/npz.h"
#include "core/figure/provenance.h"
#include "core/figure/record_reader.h"
#include "core/figure/save_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace vitscope {

namespace {

QByteArray bytesOf(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool says(const QByteArray& file, const std::string& key)
{
    const auto record = recordIn(file);
    return record && saysAllOf(*record, key);
}

bool isCaption(const QString& path)
{
    return path.endsWith(u".txt") || path.endsWith(u".tex");
}

/// Makes room for an output; throws where something else is in its place.
void expectRoom(const std::string& output, const std::string& key, bool force)
{
    const QFileInfo target(QString::fromStdString(output));
    if (!target.exists() && !target.isSymLink()) {
        QDir().mkpath(target.absolutePath()); // what goes wrong is told by writing
        return;
    }
    checkTarget(target.filePath());
    if (!force && !isFinished(output, key))
        throw Error(ErrorKind::Unwritable, "VTS-E3", "a file that this batch did not make is there already.",
            shownName(baseName(output)), "Choose other names, or say --force to replace it.");
}

void writeFile(const OutputFile& file, const std::string& key, bool force)
{
    if (QFile::exists(QString::fromStdString(file.path)) && bytesOf(file.path) == file.bytes)
        return;
    expectRoom(file.path, key, force);
    saveFile(QString::fromStdString(file.path), file.bytes);
}

void writeArrays(const FigureInputs& inputs, const std::string& output, const std::string& key, bool force,
    const Cancel& cancel)
{
    expectRoom(output, key, force);
    Selection selection;
    selection.picture = false;
    const std::string name = baseName(output);
    const std::string meta = provenance(inputs, nullptr, arraysCommand(inputs.recipe, name));
    saveFile(QString::fromStdString(output), [&](QIODevice& device) {
        writeNpz(device,
            arraysOf(*inputs.run, selection, &inputs.finding, inputs.recipe.method, meta, cancel), cancel);
    });
}

} // namespace

std::string OutputIdentity::keyOf(const ListedPicture& picture, const std::string& sha256) const
{
    Recipe whole = recipe;
    whole.image = picture.path;
    return recordKey(whole, model, engineVersions, sha256, similarHash, otherModel);
}

bool isFinished(const std::string& output, const std::string& key)
{
    const QString path = QString::fromStdString(output);
    if (!QFile::exists(path))
        return false;
    if (!isCaption(path))
        return says(bytesOf(output), key);
    const QFileInfo caption(path);
    for (const Exporter* known : exporters()) {
        const QString figure
            = caption.dir().filePath(caption.completeBaseName() + "." + QLatin1String(known->id.data()));
        if (says(bytesOf(figure.toStdString()), key))
            return true;
    }
    return false;
}

std::vector<std::string> writeOutputs(const OutputParts& parts, const PlannedPicture& planned,
    const std::string& key, bool force, const Cancel& cancel)
{
    std::vector<std::string> warnings;
    if (!planned.figure.empty()) {
        const OutputFiles made
            = parts.figure ? *parts.figure : encodeOutputs(parts.inputs, planned.figure, cancel);
        for (const OutputFile& file : made.files)
            writeFile(file, key, force);
        warnings = made.warnings;
    }
    if (!planned.arrays.empty())
        writeArrays(parts.inputs, planned.arrays, key, force, cancel);
    return warnings;
}

} // namespace vitscope
