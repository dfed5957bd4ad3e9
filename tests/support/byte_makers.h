// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

/// Makers of small files, byte by byte; shared by tests and fuzz targets, so without Qt.
namespace vitscope::test {

/// The number's lowest `bytes` bytes, little-endian.
inline std::string le(std::uint64_t number, int bytes)
{
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text += char(number >> (8 * i) & 0xff);
    return text;
}

template <typename Number> std::string raw(const std::vector<Number>& numbers)
{
    return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(Number)};
}

/// JSON written with single quotes (moc 6.4 loses its way in raw strings with quotes).
inline std::string json(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

/// A safetensors file: length, JSON table, data.
inline std::string st(const std::string& table, const std::string& data = {})
{
    return le(table.size(), 8) + table + data;
}

/// One row of a safetensors table.
inline std::string stRow(const std::string& name, const std::string& type, const std::string& shape,
    std::uint64_t begin, std::uint64_t end)
{
    return "\"" + name + "\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":["
        + std::to_string(begin) + "," + std::to_string(end) + "]}";
}

} // namespace vitscope::test
