// SPDX-License-Identifier: MIT
#include "core/batch/batch_row.h"

#include "core/base/json.h"
#include "core/base/number_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

using Json = nlohmann::ordered_json;

/// A field that needs no second line: control characters become blanks.
std::string field(std::string text)
{
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, ' ');
    if (text.find_first_of(",\"") == std::string::npos && !text.starts_with(' ') && !text.ends_with(' '))
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

/// The digits that a float32 has.
std::optional<double> shortened(std::optional<double> value)
{
    return value ? parseNumber(numberText(float(*value))) : value;
}

std::string number(std::optional<double> value)
{
    return value ? numberText(*shortened(value)) : std::string();
}

std::string number(std::optional<int> value)
{
    return value ? std::to_string(*value) : std::string();
}

template <typename Value> Json jsonOf(const std::optional<Value>& value)
{
    return value ? Json(*value) : Json();
}

std::string failureText(const Error& error)
{
    return std::string(error.what()) + " [" + error.code + "]";
}

constexpr std::string_view columnsBefore[] = {"picture", "sha256", "outputs"};
constexpr std::string_view columnsAfter[]
    = {"minimum", "maximum", "mean", "entropy", "peak_row", "peak_column", "seconds", "failure", "batch"};

std::string joined(const std::vector<std::string>& fields)
{
    std::string line;
    for (const std::string& text : fields)
        line += (line.empty() && &text == &fields.front() ? "" : ",") + text;
    return line + "\n";
}

/// The fields of a line without line feed; none where a quote is not closed.
std::optional<std::vector<std::string>> fieldsOf(std::string_view line)
{
    std::vector<std::string> fields{""};
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool twice = quoted && line[i] == '"' && i + 1 < line.size() && line[i + 1] == '"';
        if (twice)
            fields.back() += line[i++];
        else if (line[i] == '"')
            quoted = !quoted;
        else if (line[i] == ',' && !quoted)
            fields.emplace_back();
        else
            fields.back() += line[i];
    }
    return quoted ? std::nullopt : std::optional(std::move(fields));
}

} // namespace

std::string csvHeader(int top)
{
    std::vector<std::string> fields(std::begin(columnsBefore), std::end(columnsBefore));
    for (int rank = 1; rank <= top; ++rank)
        for (const char* what : {"class", "name", "probability"})
            fields.push_back(what + std::to_string(rank));
    fields.insert(fields.end(), std::begin(columnsAfter), std::end(columnsAfter));
    return joined(fields);
}

std::string csvLine(const BatchRow& row, int top)
{
    std::string outputs;
    for (const std::string& output : row.outputs)
        outputs += (outputs.empty() ? "" : ";") + output;
    std::vector<std::string> fields{field(row.picture), row.sha256, field(outputs)};
    for (std::size_t rank = 0; rank < std::size_t(top); ++rank) {
        const bool known = rank < row.predictions.size();
        const Prediction prediction = known ? row.predictions[rank] : Prediction();
        fields.push_back(known ? std::to_string(prediction.index) : "");
        fields.push_back(field(prediction.name));
        fields.push_back(known ? numberText(prediction.probability) : "");
    }
    const FindingSummary& summary = row.summary;
    for (const auto& value : {summary.minimum, summary.maximum, summary.mean, summary.entropy})
        fields.push_back(number(value));
    for (const auto& place : {summary.peakRow, summary.peakColumn})
        fields.push_back(number(place));
    fields.push_back(number(row.seconds));
    fields.push_back(row.failure ? field(failureText(*row.failure)) : "");
    fields.push_back(row.batch);
    return joined(fields);
}

std::string jsonLine(const BatchRow& row)
{
    Json predictions = Json::array();
    for (const Prediction& one : row.predictions)
        predictions.push_back(
            {{"index", one.index}, {"name", one.name}, {"logit", jsonOf(shortened(double(one.logit)))},
                {"probability", jsonOf(shortened(double(one.probability)))}});
    const FindingSummary& summary = row.summary;
    Json line{{"picture", row.picture}, {"sha256", row.sha256}, {"outputs", row.outputs},
        {"predictions", std::move(predictions)}};
    for (const auto& [key, value] : {std::pair{"minimum", summary.minimum}, {"maximum", summary.maximum},
             {"mean", summary.mean}, {"entropy", summary.entropy}})
        line[key] = jsonOf(shortened(value));
    line["peak"] = summary.peakRow ? Json{*summary.peakRow, *summary.peakColumn} : Json();
    line["seconds"] = jsonOf(shortened(row.seconds));
    line["failure"] = nullptr;
    if (const auto& failure = row.failure)
        line["failure"] = {{"code", failure->code}, {"happened", failure->happened},
            {"subject", failure->subject}, {"advice", failure->advice}};
    line["batch"] = row.batch;
    return line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<RowMark> markOfCsv(std::string_view line, int top)
{
    const auto fields = fieldsOf(line);
    const std::size_t before = std::size(columnsBefore) + 3 * std::size_t(top);
    if (!fields || fields->size() != before + std::size(columnsAfter) || fields->back().empty())
        return std::nullopt;
    const bool failed = !(*fields)[fields->size() - 2].empty();
    return RowMark{(*fields)[0], (*fields)[1], fields->back(), failed};
}

std::optional<RowMark> markOfJson(std::string_view line)
{
    try {
        const nlohmann::json row = parseJson(line, "table", {std::size_t(1) << 20, 8});
        return RowMark{row.at("picture").get<std::string>(), row.at("sha256").get<std::string>(),
            row.at("batch").get<std::string>(), !row.at("failure").is_null()};
    } catch (const Error&) {
        return std::nullopt;
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    }
}

} // namespace vitscope
