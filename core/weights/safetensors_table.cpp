// SPDX-License-Identifier: MIT
#include "core/weights/safetensors_table.h"

#include "core/weights/refuse.h"
#include "core/weights/tensor_limits.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <unordered_set>

namespace vitscope {

namespace {

struct NumberType
{
    std::string_view name;
    std::uint64_t bits;
    ElementType type;
};

constexpr NumberType numberTypes[] = {
    {"F64", 64, ElementType::F64},
    {"F32", 32, ElementType::F32},
    {"F16", 16, ElementType::F16},
    {"BF16", 16, ElementType::BF16},
    {"I64", 64, ElementType::I64},
    {"I32", 32, ElementType::I32},
    {"I16", 16, ElementType::I16},
    {"I8", 8, ElementType::I8},
    {"U8", 8, ElementType::U8},
    {"BOOL", 8, ElementType::Bool},
    {"U16", 16, ElementType::Other},
    {"U32", 32, ElementType::Other},
    {"U64", 64, ElementType::Other},
    {"C64", 64, ElementType::Other},
    {"F8_E4M3", 8, ElementType::Other},
    {"F8_E5M2", 8, ElementType::Other},
    {"F8_E8M0", 8, ElementType::Other},
    {"F8_E4M3FNUZ", 8, ElementType::Other},
    {"F8_E5M2FNUZ", 8, ElementType::Other},
    {"F6_E2M3", 6, ElementType::Other},
    {"F6_E3M2", 6, ElementType::Other},
    {"F4", 4, ElementType::Other},
};

constexpr std::size_t maximumMetadataBytes = std::size_t(1) << 20;
constexpr int maximumDepth = 4;

/// Follows the parser through {"__metadata__": {text: text}, tensor: {"dtype", "shape", "data_offsets"}}.
class Table final : public nlohmann::json_sax<nlohmann::json>
{
public:
    Table(const std::string& file, const Cancel& cancel)
        : m_file(file)
        , m_cancel(cancel)
    {
    }

    std::vector<SafetensorsRow> rows;

    bool null() override { return ignored("null"); }
    bool boolean(bool) override { return ignored("true or false"); }
    bool number_integer(number_integer_t) override { return ignored("a negative number"); }
    bool number_float(number_float_t, const string_t& text) override
    {
        return ignored("the number " + shownName(text));
    }
    bool binary(binary_t&) override { return false; }

    bool number_unsigned(number_unsigned_t value) override
    {
        if (m_place != Place::Shape && m_place != Place::Offsets)
            return ignored("a number");
        if (value > number_unsigned_t(INT64_MAX))
            wrong("VTS-S5", "A number of the tensor is 2^63 or more.");
        if (m_place == Place::Shape && m_shape.size() > maximumAxes)
            return true; // one axis too many is enough for the refusal
        if (m_place == Place::Offsets && m_offsets.size() > 2)
            return true;
        (m_place == Place::Shape ? m_shape : m_offsets).push_back(std::int64_t(value));
        return true;
    }

    bool string(string_t& value) override
    {
        if (m_place == Place::Metadata)
            return countMetadata(value.size());
        if (m_place != Place::Row || m_field != "dtype")
            return ignored("text");
        const auto known = std::find_if(std::begin(numberTypes), std::end(numberTypes),
            [&](const NumberType& type) { return type.name == value; });
        if (known == std::end(numberTypes))
            wrong("VTS-S6",
                "The tensor's type is \"" + shownName(value) + "\", which the format does not have.");
        m_row.entry.type = known->type;
        m_row.entry.typeName = value;
        m_row.bits = known->bits;
        return true;
    }

    bool key(string_t& name) override
    {
        m_cancel.poll();
        if (m_place == Place::Table)
            startRow(name);
        else if (m_place == Place::Row)
            startField(name);
        else if (m_place == Place::Metadata) {
            if (!m_metadataKeys.insert(name).second)
                malformed(
                    "VTS-S9", "The key \"" + shownName(name) + "\" of the metadata occurs twice.", m_file);
            return countMetadata(name.size());
        }
        return true;
    }

    bool start_object(std::size_t) override
    {
        deeper();
        if (m_place == Place::Outside)
            m_place = Place::Table;
        else if (m_place == Place::Table)
            m_place = m_isMetadata ? Place::Metadata : Place::Row;
        else
            ignored("an object");
        return true;
    }

    bool start_array(std::size_t) override
    {
        deeper();
        if (m_place == Place::Row && m_field == "shape")
            m_place = Place::Shape;
        else if (m_place == Place::Row && m_field == "data_offsets")
            m_place = Place::Offsets;
        else
            ignored("a list");
        return true;
    }

    bool end_object() override
    {
        --m_depth;
        if (m_depth == 1 && m_place == Place::Row)
            finishRow();
        if (m_depth == 1)
            m_place = Place::Table;
        return true;
    }

    bool end_array() override
    {
        --m_depth;
        if (m_depth == 2)
            m_place = Place::Row;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override
    {
        malformed("VTS-S3",
            "The table at the start of the file makes no sense at byte " + std::to_string(position) + ".",
            m_file);
    }

private:
    enum class Place { Outside, Table, Metadata, Row, Shape, Offsets };

    [[noreturn]] void wrong(const char* code, std::string happened) const
    {
        malformed(code, std::move(happened), m_name.empty() ? m_file : shownName(m_name));
    }

    /// A value that the format gives no meaning: allowed only under an unknown key of a row.
    bool ignored(const std::string& what) const
    {
        const bool unknownField
            = m_place == Place::Row && m_field != "dtype" && m_field != "shape" && m_field != "data_offsets";
        if (!unknownField)
            wrong(m_place == Place::Metadata ? "VTS-S9" : "VTS-S5",
                "The table at the start of the file has " + what + " where it must not.");
        return true;
    }

    void deeper()
    {
        if (++m_depth > maximumDepth)
            wrong("VTS-S4", "The table at the start of the file is nested deeper than 4 levels.");
    }

    bool countMetadata(std::size_t bytes)
    {
        m_metadataBytes += bytes;
        if (m_metadataBytes > maximumMetadataBytes)
            malformed("VTS-S9", "The metadata of the file is larger than 1 MiB.", m_file);
        return true;
    }

    void startRow(const std::string& name)
    {
        m_isMetadata = name == "__metadata__";
        m_name.clear();
        if (m_isMetadata) {
            if (std::exchange(m_hasMetadata, true))
                malformed("VTS-S9", "The file has metadata twice.", m_file);
            return;
        }
        if (rows.size() >= maximumTensors)
            malformed("VTS-G8", "The file lists more than 100,000 tensors.", m_file);
        checkTensorName(name, m_file);
        if (!m_names.insert(name).second)
            malformed("VTS-G9", "The tensor occurs twice in the file.", shownName(name));
        m_name = name;
        m_row = {};
        m_shape.clear();
        m_offsets.clear();
        m_fields.clear();
        m_field.clear();
    }

    void startField(const std::string& name)
    {
        if (m_depth != 2)
            return; // inside an unknown field
        m_field = name;
        const bool known = name == "dtype" || name == "shape" || name == "data_offsets";
        if (known && !m_fields.insert(name).second)
            wrong("VTS-S5", "\"" + name + "\" is given twice.");
    }

    void finishRow()
    {
        for (const char* field : {"dtype", "shape", "data_offsets"})
            if (!m_fields.contains(field))
                wrong("VTS-S5", std::string("\"") + field + "\" is missing.");
        if (m_offsets.size() != 2)
            wrong("VTS-S5", "\"data_offsets\" must hold two numbers.");
        checkedElements(m_shape, m_name);
        m_row.entry.name = m_name;
        m_row.entry.shape = m_shape;
        m_row.begin = std::uint64_t(m_offsets[0]);
        m_row.end = std::uint64_t(m_offsets[1]);
        rows.push_back(std::move(m_row));
    }

    const std::string& m_file;
    const Cancel& m_cancel;
    Place m_place = Place::Outside;
    int m_depth = 0;
    bool m_isMetadata = false, m_hasMetadata = false;
    std::size_t m_metadataBytes = 0;
    std::set<std::string> m_metadataKeys, m_fields;
    std::string m_name, m_field;
    SafetensorsRow m_row;
    std::vector<std::int64_t> m_shape, m_offsets;
    std::unordered_set<std::string> m_names;
};

} // namespace

std::vector<SafetensorsRow> readSafetensorsTable(
    std::string_view json, const std::string& file, const Cancel& cancel)
{
    if (json.starts_with("\xef\xbb\xbf"))
        malformed("VTS-S3", "The table at the start of the file begins with a byte order mark.", file);
    // The parser takes a NUL for the end of the text and would not look at what follows.
    if (json.find('\0') != std::string_view::npos)
        malformed("VTS-S3", "The table at the start of the file holds a NUL byte.", file);
    Table table(file, cancel);
    nlohmann::json::sax_parse(json.begin(), json.end(), &table);
    return std::move(table.rows);
}

} // namespace vitscope
