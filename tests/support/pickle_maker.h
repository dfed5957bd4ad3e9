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

/// numpy.dtype, with its byte order.
inline std::string numpyType(const std::string& code, const std::string& order = "<")
{
    return global("numpy", "dtype") + tuple({text(code), "\x89", "\x88"}) + "R"
        + tuple({integer(3), text(order), "N", "N", "N", integer(-1), integer(-1), integer(0)}) + "b";
}

inline std::string bytes(const std::string& value)
{
    return "B" + le(value.size(), 4) + value;
}

/// Bytes as protocol 2 has them: `value` is their UTF-8 text.
inline std::string encodedText(const std::string& value)
{
    return global("_codecs", "encode") + tuple({text(value), text("latin1")}) + "R";
}

/// A NumPy array; `data` and `type` are opcodes.
inline std::string array(const std::vector<std::int64_t>& shape, const std::string& type,
    const std::string& data, bool isColumnMajor = false)
{
    return global("numpy.core.multiarray", "_reconstruct")
        + tuple({global("numpy", "ndarray"), integers({0}), bytes("b")}) + "R"
        + tuple({integer(1), integers(shape), type, isColumnMajor ? "\x88" : "\x89", data}) + "b";
}

/// {"w": four floats}, as Paddle saves it.
inline std::string plainArrays()
{
    return dict({{text("w"), array({2, 2}, numpyType("f4"), bytes(raw<float>({1, 2, 3, 4})))},
        {text("StructuredToParameterName@@"), "}"}});
}

/// The parts of a torch file from before 1.6, each open to lies.
struct LegacyMaker
{
    std::string magic = pickled(std::string("\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19"));
    std::string protocol = pickled("M\xe9\x03");
    std::string system = pickled(dict({{text("little_endian"), "\x88"}}));
    std::string object = pickled(dict({{text("w"), tensor(legacyStorage(4), {4}, {1})}}));
    std::string keys = pickled("](" + text("94023") + "e");
    std::string data = le(4, 8) + raw<float>({1, 2, 3, 4});

    std::string file() const { return magic + protocol + system + object + keys + data; }

    static std::string legacyStorage(std::int64_t count, const std::string& view = "N",
        const std::string& key = "94023", const std::string& type = "FloatStorage")
    {
        return tuple({text("storage"), global("torch", type), text(key), text("cpu"), integer(count), view})
            + "Q";
    }
};

} // namespace vitscope::test
