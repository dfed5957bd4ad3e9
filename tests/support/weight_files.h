// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/weights/tensor_source.h"
#include "tests/support/byte_makers.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

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

} // namespace vitscope::test
