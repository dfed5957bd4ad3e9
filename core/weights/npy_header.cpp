// SPDX-License-Identifier: MIT
#include "core/weights/npy_header.h"

#include "core/weights/refuse.h"

#include <algorithm>
#include <charconv>

namespace vitscope {

namespace {

constexpr std::size_t longestHeader = 10000; // NumPy's own limit
constexpr auto advice = "Write it with numpy.save or numpy.savez, as float32.";

/// The dictionary literal of the header, read left to right.
class LiteralReader
{
public:
    LiteralReader(std::string_view text, const std::string& subject)
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
        malformed("VTS-N3", "the array's header is not one that NumPy writes.", m_subject, advice);
    }

    void skipSpace()
    {
        while (m_text.starts_with(' ') || m_text.starts_with('\n'))
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

/// Splits "<f4" or "f4" into order and code.
std::optional<NumpyType> typeOf(std::string_view code)
{
    const bool hasOrder = !code.empty() && std::string_view("<>=|").find(code[0]) != std::string_view::npos;
    return numpyType(hasOrder ? code.substr(1) : code, hasOrder ? code[0] : '=');
}

} // namespace

std::size_t npyDataOffset(std::span<const std::byte> start, const std::string& subject)
{
    using namespace std::string_view_literals;
    ByteReader reader(start);
    const auto magic = reader.take(6);
    const auto major = reader.number(1), minor = reader.number(1);
    if (!magic || !minor || asText(*magic) != "\x93NUMPY"sv || *major < 1 || *major > 3 || *minor != 0)
        malformed("VTS-N1", "this is not an array that NumPy saved.", subject, advice);
    const auto length = reader.number(*major == 1 ? 2 : 4);
    if (!length || *length > longestHeader)
        malformed("VTS-N2", "the array's header is longer than it may be.", subject, advice);
    return reader.offset() + std::size_t(*length);
}

NpyHeader readNpyHeader(std::span<const std::byte> start, const std::string& subject)
{
    const auto end = npyDataOffset(start, subject);
    if (end > start.size())
        malformed("VTS-N2", "the array's header is longer than the file.", subject, advice);
    const bool isShort = start[6] == std::byte{1};
    LiteralReader literal(asText(start.subspan(isShort ? 10 : 12, end - (isShort ? 10 : 12))), subject);
    literal.read();
    return {*literal.type, typeOf(*literal.type), *literal.columnMajor, *literal.shape, end};
}

} // namespace vitscope
