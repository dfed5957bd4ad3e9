// SPDX-License-Identifier: MIT
#include "core/weights/npy.h"

#include "core/base/error.h"
#include "core/weights/bytes.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <optional>

namespace vitscope {

namespace {

constexpr std::size_t longestHeader = 10000; // NumPy's own limit
constexpr std::uint64_t largestFile = std::uint64_t(1) << 30;
const char* const advice = "Write it with numpy.save(name, array.astype('float32')).";

/// The dictionary literal of the header, read left to right.
class HeaderReader
{
public:
    HeaderReader(std::string_view text, const std::string& subject)
        : m_text(text)
        , m_subject(subject)
    {
    }

    void read()
    {
        expect("{");
        while (!accept("}")) {
            const std::string key = quoted();
            expect(":");
            if (key == "descr" && !type)
                type = quoted();
            else if (key == "fortran_order" && !columnMajor)
                columnMajor = boolean();
            else if (key == "shape" && !shape)
                shape = tuple();
            else
                refuse();
            if (!accept(",")) {
                expect("}");
                break;
            }
        }
        skipSpace();
        if (!m_text.empty() || !type || !columnMajor || !shape)
            refuse();
    }

    std::optional<std::string> type;
    std::optional<bool> columnMajor;
    std::optional<std::vector<std::int64_t>> shape;

private:
    [[noreturn]] void refuse() const
    {
        throw Error(ErrorKind::Malformed, "VTS-N3", "the array's header is not one that NumPy writes.",
            m_subject, advice);
    }

    void skipSpace()
    {
        while (!m_text.empty() && (m_text[0] == ' ' || m_text[0] == '\n'))
            m_text.remove_prefix(1);
    }

    bool accept(std::string_view word)
    {
        skipSpace();
        if (!m_text.starts_with(word))
            return false;
        m_text.remove_prefix(word.size());
        return true;
    }

    void expect(std::string_view word)
    {
        if (!accept(word))
            refuse();
    }

    std::string quoted()
    {
        const char mark = accept("'") ? '\'' : accept("\"") ? '"' : '\0';
        const auto end = m_text.find(mark);
        if (!mark || end == std::string_view::npos)
            refuse();
        const std::string word(m_text.substr(0, end));
        m_text.remove_prefix(end + 1);
        return word;
    }

    bool boolean()
    {
        const bool yes = accept("True");
        if (!yes)
            expect("False");
        return yes;
    }

    std::vector<std::int64_t> tuple()
    {
        std::vector<std::int64_t> sizes;
        expect("(");
        while (!accept(")")) {
            skipSpace();
            std::int64_t size = 0;
            const auto [end, problem] = std::from_chars(m_text.data(), m_text.data() + m_text.size(), size);
            if (problem != std::errc() || size < 0 || sizes.size() == 8)
                refuse();
            m_text.remove_prefix(std::size_t(end - m_text.data()));
            accept("L");
            sizes.push_back(size);
            if (!accept(",")) {
                expect(")");
                break;
            }
        }
        return sizes;
    }

    std::string_view m_text;
    const std::string& m_subject;
};

/// Product of the sizes; none when the bytes that there are do not hold so many numbers.
std::optional<std::uint64_t> countWithin(const std::vector<std::int64_t>& shape, std::uint64_t bytes)
{
    std::optional<std::uint64_t> count = 1;
    for (const std::int64_t size : shape)
        if (count)
            count = checkedProduct(*count, std::uint64_t(size));
    return count && *count <= bytes / sizeof(float) ? count : std::nullopt;
}

void swapBytes(std::vector<float>& values)
{
    for (float& value : values)
        value = std::bit_cast<float>(__builtin_bswap32(std::bit_cast<std::uint32_t>(value)));
}

std::vector<float> fromColumnMajor(const std::vector<float>& values, const std::vector<std::int64_t>& shape)
{
    std::vector<float> result(values.size());
    std::vector<std::int64_t> index(shape.size(), 0);
    for (float& value : result) {
        std::int64_t offset = 0, stride = 1;
        for (std::size_t axis = 0; axis < shape.size(); stride *= shape[axis], ++axis)
            offset += index[axis] * stride;
        value = values[std::size_t(offset)];
        for (std::size_t axis = shape.size(); axis-- > 0 && ++index[axis] == shape[axis];)
            index[axis] = 0;
    }
    return result;
}

} // namespace

FloatArray parseNpy(std::string_view bytes, const std::string& subject)
{
    using namespace std::string_view_literals;
    ByteReader reader(asBytes(bytes));
    const auto magic = reader.take(6);
    const auto major = reader.number(1), minor = reader.number(1);
    if (!magic || !minor || asText(*magic) != "\x93NUMPY"sv || *major < 1 || *major > 3 || *minor != 0)
        throw Error(
            ErrorKind::Malformed, "VTS-N1", "this is not an array that NumPy saved.", subject, advice);
    const auto length = reader.number(*major == 1 ? 2 : 4);
    const auto text = length && *length <= longestHeader ? reader.take(*length) : std::nullopt;
    if (!text)
        throw Error(
            ErrorKind::Malformed, "VTS-N2", "the array's header is longer than it may be.", subject, advice);
    HeaderReader header(asText(*text), subject);
    header.read();
    if (header.type != "<f4" && header.type != ">f4" && header.type != "=f4")
        throw Error(ErrorKind::Malformed, "VTS-N4",
            "the array holds " + shownName(*header.type) + ", not float32 (<f4).", subject, advice);
    const auto count = countWithin(*header.shape, reader.left());
    if (!count)
        throw Error(
            ErrorKind::Malformed, "VTS-N5", "the file is shorter than its array.", subject, "Copy it again.");
    FloatArray array{*header.shape, std::vector<float>(*count)};
    if (*count > 0)
        std::memcpy(array.values.data(), reader.take(*count * sizeof(float))->data(), *count * sizeof(float));
    if (header.type == ">f4")
        swapBytes(array.values);
    if (*header.columnMajor)
        array.values = fromColumnMajor(array.values, array.shape);
    return array;
}

FloatArray readNpy(const std::string& path)
{
    const FileBytes file(path);
    if (file.size() > largestFile)
        throw Error(ErrorKind::Unreadable, "VTS-G2", "this is larger than any input of a model.", file.name(),
            "Check the name.");
    return parseNpy(asText(file.bytes(0, file.size())), file.name());
}

} // namespace vitscope
