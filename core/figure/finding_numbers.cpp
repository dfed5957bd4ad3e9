// SPDX-License-Identifier: MIT
#include "core/figure/finding_numbers.h"

#include "core/base/number_text.h"

#include <algorithm>
#include <limits>

namespace vitscope {

namespace {

std::uint64_t size(int count)
{
    return std::uint64_t(count);
}

/// The numbers of every line, padded to the longest.
NumberArray lineArray(
    const Curves& curves, const char* name, std::vector<float> Curves::Line::*member, std::size_t points)
{
    NumberArray array{name, {curves.lines.size(), points}, {}};
    for (const Curves::Line& line : curves.lines) {
        std::vector<float> values = line.*member;
        values.resize(points, std::numeric_limits<float>::quiet_NaN());
        array.values.insert(array.values.end(), values.begin(), values.end());
    }
    return array;
}

struct ArrayMaker
{
    using Arrays = std::vector<NumberArray>;

    Arrays operator()(const Heatmap& map) const
    {
        return {{"map", {size(map.rows), size(map.columns)}, map.values}};
    }
    Arrays operator()(const ColorMap& map) const
    {
        return {{"colors", {size(map.rows), size(map.columns), 3}, map.colors}};
    }
    Arrays operator()(const Matrix& matrix) const
    {
        const std::vector<std::uint64_t> shape{size(matrix.rows), size(matrix.columns)};
        if (matrix.low.empty())
            return {{"values", shape, matrix.values}};
        return {{"values", shape, matrix.values}, {"low", shape, matrix.low}, {"high", shape, matrix.high}};
    }
    Arrays operator()(const Curves& curves) const
    {
        std::size_t points = 0;
        bool banded = false;
        for (const Curves::Line& line : curves.lines) {
            points = std::max(points, line.y.size());
            banded |= !line.low.empty();
        }
        Arrays arrays{lineArray(curves, "values", &Curves::Line::y, points),
            lineArray(curves, "x", &Curves::Line::x, points)};
        if (banded) {
            arrays.push_back(lineArray(curves, "low", &Curves::Line::low, points));
            arrays.push_back(lineArray(curves, "high", &Curves::Line::high, points));
        }
        return arrays;
    }
    Arrays operator()(const Gallery& gallery) const
    {
        NumberArray array{"values", {gallery.tiles.size(), size(gallery.height), size(gallery.width)}, {}};
        if (gallery.channels != 1)
            array.shape.push_back(size(gallery.channels));
        for (const Gallery::Tile& tile : gallery.tiles)
            array.values.insert(array.values.end(), tile.values.begin(), tile.values.end());
        return {array};
    }
};

/// Builds the text of a table field by field.
class Table
{
public:
    explicit Table(char separator)
        : m_separator(separator)
    {
    }

    /// Names may hold anything: quoted as RFC 4180 says where they must be.
    Table& add(const std::string& name)
    {
        begin();
        if (name.find_first_of(std::string("\"\r\n") + m_separator) == std::string::npos) {
            m_text += name;
            return *this;
        }
        m_text += '"';
        for (const char c : name)
            m_text += c == '"' ? std::string("\"\"") : std::string(1, c);
        m_text += '"';
        return *this;
    }
    Table& add(float value)
    {
        begin();
        m_text += numberText(value);
        return *this;
    }
    void end()
    {
        m_text += '\n';
        m_atStart = true;
    }
    std::string take() { return std::move(m_text); }

private:
    void begin()
    {
        if (!m_atStart)
            m_text += m_separator;
        m_atStart = false;
    }

    char m_separator;
    bool m_atStart = true;
    std::string m_text;
};

std::string nameAt(const std::vector<std::string>& names, std::size_t index)
{
    return index < names.size() ? names[index] : std::to_string(index);
}

struct TableMaker
{
    char separator;

    std::string operator()(const Heatmap& map) const
    {
        Table table(separator);
        for (int row = 0; row < map.rows; ++row) {
            for (int column = 0; column < map.columns; ++column)
                table.add(map.at(row, column));
            table.end();
        }
        return table.take();
    }
    std::string operator()(const ColorMap& map) const
    {
        Table table(separator);
        table.add("row").add("column").add("red").add("green").add("blue").end();
        for (std::size_t patch = 0; 3 * patch + 2 < map.colors.size(); ++patch) {
            table.add(std::to_string(patch / size(map.columns)))
                .add(std::to_string(patch % size(map.columns)));
            for (std::size_t channel = 0; channel < 3; ++channel)
                table.add(map.colors[3 * patch + channel]);
            table.end();
        }
        return table.take();
    }
    std::string operator()(const Matrix& matrix) const
    {
        if (!matrix.low.empty())
            return withIntervals(matrix);
        Table table(separator);
        table.add(matrix.rowAxis + "/" + matrix.columnAxis);
        for (std::size_t column = 0; column < size(matrix.columns); ++column)
            table.add(nameAt(matrix.columnNames, column));
        table.end();
        for (std::size_t row = 0; row < size(matrix.rows); ++row) {
            table.add(nameAt(matrix.rowNames, row));
            for (std::size_t column = 0; column < size(matrix.columns); ++column)
                table.add(matrix.values[row * size(matrix.columns) + column]);
            table.end();
        }
        return table.take();
    }
    /// A line for each cell.
    std::string withIntervals(const Matrix& matrix) const
    {
        Table table(separator);
        table.add(matrix.rowAxis).add(matrix.columnAxis).add(matrix.unit).add("low").add("high").end();
        for (std::size_t cell = 0; cell < matrix.values.size(); ++cell)
            table.add(nameAt(matrix.rowNames, cell / size(matrix.columns)))
                .add(nameAt(matrix.columnNames, cell % size(matrix.columns)))
                .add(matrix.values[cell])
                .add(matrix.low[cell])
                .add(matrix.high[cell])
                .end();
        return table.take();
    }
    std::string operator()(const Curves& curves) const
    {
        const bool banded = std::any_of(curves.lines.begin(), curves.lines.end(),
            [](const Curves::Line& line) { return !line.low.empty(); });
        Table table(separator);
        table.add("line").add(curves.xAxis).add(curves.yAxis);
        if (banded)
            table.add("low").add("high");
        table.end();
        for (const Curves::Line& line : curves.lines)
            for (std::size_t i = 0; i < line.y.size(); ++i) {
                table.add(line.name).add(line.x[i]).add(line.y[i]);
                for (const auto* ends : {&line.low, &line.high})
                    if (banded)
                        i < ends->size() ? table.add((*ends)[i]) : table.add("");
                table.end();
            }
        return table.take();
    }
    std::string operator()(const Gallery& gallery) const
    {
        Table table(separator);
        table.add("tile").add("row").add("column");
        if (gallery.channels == 1)
            table.add(gallery.unit.empty() ? "value" : gallery.unit).end();
        else
            table.add("red").add("green").add("blue").end();
        for (std::size_t tile = 0; tile < gallery.tiles.size(); ++tile) {
            const std::string& title = gallery.tiles[tile].title;
            for (std::size_t pixel = 0; pixel < size(gallery.height) * size(gallery.width); ++pixel) {
                table.add(title.empty() ? std::to_string(tile) : title)
                    .add(std::to_string(pixel / size(gallery.width)))
                    .add(std::to_string(pixel % size(gallery.width)));
                for (std::size_t channel = 0; channel < size(gallery.channels); ++channel)
                    table.add(gallery.tiles[tile].values[pixel * size(gallery.channels) + channel]);
                table.end();
            }
        }
        return table.take();
    }
};

} // namespace

std::vector<NumberArray> numberArrays(const Finding& finding)
{
    return std::visit(ArrayMaker(), finding);
}

std::string tableText(const Finding& finding, char separator)
{
    return std::visit(TableMaker{separator}, finding);
}

} // namespace vitscope
