// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/byte_makers.h"

/// Pickle opcodes as text, put together by hand.
namespace vitscope::test {

inline std::string pickled(const std::string& body, int protocol = 2)
{
    return std::string("\x80") + char(protocol) + body + ".";
}

inline std::string text(const std::string& value)
{
    return "X" + le(value.size(), 4) + value;
}

inline std::string integer(std::int64_t value)
{
    return value >= INT32_MIN && value <= INT32_MAX ? "J" + le(std::uint64_t(value), 4)
                                                    : std::string("\x8a\x08") + le(std::uint64_t(value), 8);
}

inline std::string global(const std::string& module, const std::string& name)
{
    return "c" + module + "\n" + name + "\n";
}

inline std::string tuple(const std::vector<std::string>& items)
{
    std::string body = "(";
    for (const auto& item : items)
        body += item;
    return body + "t";
}

inline std::string integers(const std::vector<std::int64_t>& values)
{
    std::vector<std::string> items;
    for (const auto value : values)
        items.push_back(integer(value));
    return tuple(items);
}

inline std::string storage(
    std::int64_t count, const std::string& key = "0", const std::string& type = "FloatStorage")
{
    return tuple({text("storage"), global("torch", type), text(key), text("cpu"), integer(count)}) + "Q";
}

inline std::string tensor(const std::string& storage, const std::vector<std::int64_t>& size,
    const std::vector<std::int64_t>& strides, std::int64_t offset = 0)
{
    return global("torch._utils", "_rebuild_tensor_v2")
        + tuple({storage, integer(offset), integers(size), integers(strides), "\x89", "}"}) + "R";
}

/// A dict; keys and values are opcodes.
inline std::string dict(const std::vector<std::pair<std::string, std::string>>& items)
{
    std::string body = "}(";
    for (const auto& [key, value] : items)
        body += key + value;
    return body + "u";
}

/// {"w": four floats of storage 0}
inline std::string plainState()
{
    return dict({{text("w"), tensor(storage(4), {4}, {1})}});
}

} // namespace vitscope::test
