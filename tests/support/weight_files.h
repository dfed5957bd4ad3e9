// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/weights/tensor_source.h"
#include "tests/support/byte_makers.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <ctime>
#include <optional>
#include <string>
#include <vector>

/// Weights files on disk for a test, and what opening them does.
namespace vitscope::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr double slowness = 10; ///< of a build whose every access is watched
#else
inline constexpr double slowness = 1;
#endif

/// Processor time, which other programs on the machine do not change.
class CpuClock
{
public:
    double milliseconds() const { return double(std::clock() - m_start) * 1000 / CLOCKS_PER_SEC; }

private:
    std::clock_t m_start = std::clock();
};

/// A folder for one test, removed after it.
class Folder
{
public:
    std::string path(const std::string& name = {}) const
    {
        const auto root = m_folder.path().toStdString();
        return name.empty() ? root : root + "/" + name;
    }

    std::string write(const std::string& name, const std::string& bytes) const
    {
        // Removed first: some file systems wait for the disk when a file is cut and written again.
        QFile::remove(QString::fromStdString(path(name)));
        QFile file(QString::fromStdString(path(name)));
        if (!file.open(QIODevice::WriteOnly)
            || file.write(bytes.data(), qint64(bytes.size())) != qint64(bytes.size()))
            qFatal("cannot write %s", name.c_str());
        return path(name);
    }

private:
    QTemporaryDir m_folder;
};

/// The error of opening the path and reading every tensor; nothing if all went well.
inline std::optional<Error> failure(const std::string& path)
{
    try {
        const auto source = openWeights(path);
        for (std::size_t i = 0; i < source->entries().size(); ++i) {
            const auto& entry = source->entries()[i];
            if (entry.type == ElementType::Other)
                continue;
            std::vector<std::byte> bytes(entry.elements() * elementBytes(entry.type));
            source->read(i, bytes, {});
        }
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

/// Fails the test unless these bytes as a file of this name are refused at once, with this code, these words
/// and advice, and nothing in them was run.
inline void expectRefused(const std::string& name, const QByteArray& bytes, const QString& code,
    const QString& says, double milliseconds = 500)
{
    const Folder folder;
    const std::string path = folder.write(name, bytes.toStdString());
    const CpuClock clock;
    const auto error = failure(path);
    QVERIFY(clock.milliseconds() < milliseconds * slowness);
    QVERIFY(error);
    const auto message = QString::fromStdString(error->what());
    QVERIFY2(QString::fromStdString(error->code) == code, qPrintable(message));
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY(!error->subject.empty() && !error->advice.empty());
    QVERIFY(!QFile::exists("/tmp/vitscope_was_here"));
}

/// A tensor's bytes as numbers.
template <typename Number> std::vector<Number> numbers(const TensorSource& source, const std::string& name)
{
    const auto entry = source.find(name);
    if (!entry)
        return {};
    const auto& description = source.entries()[*entry];
    std::vector<Number> values(description.elements());
    if (sizeof(Number) != elementBytes(description.type))
        return {};
    source.read(*entry, std::as_writable_bytes(std::span(values)), {});
    return values;
}

/// A safetensors file with one number.
inline std::string oneTensor(const std::string& name, float value)
{
    return st("{" + stRow(name, "F32", "[1]", 0, 4) + "}", raw<float>({value}));
}

inline bool hasNote(const TensorSource& source, const std::string& part)
{
    const auto notes = source.notes();
    return std::any_of(
        notes.begin(), notes.end(), [&](const auto& note) { return note.find(part) != std::string::npos; });
}

} // namespace vitscope::test
