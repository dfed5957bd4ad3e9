// SPDX-License-Identifier: MIT
#include "core/figure/export_arrays.h"

#include "core/figure/finding_numbers.h"
#include "core/figure/npz.h"

#include <QString>

#include <algorithm>
#include <array>
#include <numeric>

namespace vitscope {

namespace {

template <typename Number>
ExportArray numbers(
    std::string name, std::string type, std::vector<std::uint64_t> shape, std::vector<Number> values)
{
    return {std::move(name), std::move(type), std::move(shape),
        [values = std::move(values)](const WriteBytes& write) {
            write(std::as_bytes(std::span(values)));
        }};
}

/// Texts as NumPy keeps them: four bytes a character, all as long as the longest.
ExportArray texts(std::string name, const std::vector<std::string>& words, std::vector<std::uint64_t> shape)
{
    std::vector<QList<uint>> rows;
    qsizetype width = 1;
    for (const std::string& word : words) {
        rows.push_back(QString::fromStdString(word).toUcs4());
        width = std::max(width, rows.back().size());
    }
    std::vector<char32_t> characters(rows.size() * std::size_t(width), U'\0');
    for (std::size_t i = 0; i < rows.size(); ++i)
        std::copy(rows[i].begin(), rows[i].end(), characters.begin() + std::ptrdiff_t(i) * width);
    return numbers(std::move(name), "<U" + std::to_string(width), std::move(shape), std::move(characters));
}

std::vector<float> copied(std::span<const float> values)
{
    return {values.begin(), values.end()};
}

void addOutcome(std::vector<ExportArray>& arrays, const Run& run)
{
    const auto logits = run.logits();
    if (logits.empty()) {
        arrays.push_back(numbers("features", "<f4", {run.features().size()}, copied(run.features())));
        return;
    }
    // All in the order of the logits.
    std::vector<float> probabilities(logits.size());
    std::vector<std::int32_t> indices(logits.size());
    std::vector<std::string> names(logits.size());
    std::iota(indices.begin(), indices.end(), 0);
    for (const Prediction& prediction : run.predictions()) {
        probabilities.at(std::size_t(prediction.index)) = prediction.probability;
        names.at(std::size_t(prediction.index)) = prediction.name;
    }
    arrays.push_back(numbers("logits", "<f4", {logits.size()}, copied(logits)));
    arrays.push_back(numbers("probs", "<f4", {logits.size()}, std::move(probabilities)));
    arrays.push_back(numbers("class_index", "<i4", {logits.size()}, std::move(indices)));
    arrays.push_back(texts("class_name", names, {logits.size()}));
}

/// One head's whole attention at a time: rows of a query cost as much when asked one by one in every head.
void writeHeads(const Run& run, const Selection& selection, const WriteBytes& write, const Cancel& cancel)
{
    const auto tokens = std::size_t(run.shape().tokens());
    std::vector<float> head(tokens * tokens);
    for (const int layer : selection.layers) {
        for (int index = 0; index < run.shape().heads; ++index) {
            cancel.poll();
            run.attention(layer, index, head);
            write(std::as_bytes(std::span(head)));
        }
    }
}

void writeRows(const Run& run, const Selection& selection, const WriteBytes& write, const Cancel& cancel)
{
    const auto tokens = std::size_t(run.shape().tokens()), heads = std::size_t(run.shape().heads);
    const std::vector<int>& queries = *selection.queries;
    std::vector<float> rows(heads * tokens), layerRows(heads * queries.size() * tokens);
    for (const int layer : selection.layers) {
        for (std::size_t query = 0; query < queries.size(); ++query) {
            cancel.poll();
            run.attentionRows(layer, queries[query], rows);
            for (std::size_t head = 0; head < heads; ++head)
                std::copy_n(rows.begin() + std::ptrdiff_t(head * tokens), tokens,
                    layerRows.begin() + std::ptrdiff_t((head * queries.size() + query) * tokens));
        }
        write(std::as_bytes(std::span(layerRows)));
    }
}

ExportArray attention(const Run& run, const Selection& selection, const Cancel& cancel)
{
    const auto tokens = std::uint64_t(run.shape().tokens());
    const auto queries = selection.queries ? selection.queries->size() : tokens;
    return {"attention", "<f4", {selection.layers.size(), std::uint64_t(run.shape().heads), queries, tokens},
        [&run, &selection, cancel](const WriteBytes& write) {
            (selection.queries ? writeRows : writeHeads)(run, selection, write, cancel);
        }};
}

ExportArray hiddenStates(const Run& run, const Selection& selection)
{
    return {"tokens", "<f4",
        {selection.layers.size(), std::uint64_t(run.shape().tokens()), std::uint64_t(run.shape().dim)},
        [&run, &selection](const WriteBytes& write) {
            for (const int layer : selection.layers)
                write(std::as_bytes(run.tokens(layer)));
        }};
}

void addFinding(std::vector<ExportArray>& arrays, const Finding& finding, const std::string& method)
{
    for (NumberArray& array : numberArrays(finding))
        arrays.push_back(numbers(array.name, "<f4", array.shape, std::move(array.values)));
    if (const auto* curves = std::get_if<Curves>(&finding)) {
        std::vector<std::string> names;
        for (const Curves::Line& line : curves->lines)
            names.push_back(line.name);
        arrays.push_back(texts("lines", names, {names.size()}));
    }
    arrays.push_back(texts("method", {method}, {}));
}

void addShape(std::vector<ExportArray>& arrays, const ViTShape& shape)
{
    arrays.push_back(numbers("grid", "<i4", {2}, std::vector<std::int32_t>{shape.rows, shape.columns}));
    arrays.push_back(
        numbers("patch", "<i4", {2}, std::vector<std::int32_t>{shape.patch.height, shape.patch.width}));
    arrays.push_back(texts("prefix", shape.prefix, {shape.prefix.size()}));
}

void addPicture(std::vector<ExportArray>& arrays, const Run& run, bool pixels)
{
    const auto picture = run.picture();
    if (!picture)
        return;
    const Framing& framing = run.framing();
    if (pixels)
        arrays.push_back({"image", "|u1", {std::uint64_t(picture->height), std::uint64_t(picture->width), 3},
            [picture](const WriteBytes& write) {
                write(std::as_bytes(std::span(picture->rgb)));
            }});
    arrays.push_back(numbers("crop", "<f4", {3, 3},
        std::vector<float>{float(framing.scaleX), 0, float(framing.offsetX), 0, float(framing.scaleY),
            float(framing.offsetY), 0, 0, 1}));
}

} // namespace

std::uint64_t Selection::attentionBytes(const ViTShape& shape) const
{
    const auto tokens = std::uint64_t(shape.tokens());
    return layers.size() * std::uint64_t(shape.heads) * (queries ? queries->size() : tokens) * tokens
        * sizeof(float);
}

std::vector<ExportArray> arraysOf(const Run& run, const Selection& selection, const Finding* finding,
    const std::string& method, const std::string& meta, const Cancel& cancel)
{
    std::vector<ExportArray> arrays;
    if (selection.picture)
        arrays.push_back(numbers("input", "<f4",
            {3, std::uint64_t(run.framing().inputHeight), std::uint64_t(run.framing().inputWidth)},
            copied(run.input())));
    addOutcome(arrays, run);
    if (!selection.layers.empty())
        arrays.push_back(attention(run, selection, cancel));
    if (selection.tokens && !selection.layers.empty())
        arrays.push_back(hiddenStates(run, selection));
    addShape(arrays, run.shape());
    if (finding)
        addFinding(arrays, *finding, method);
    addPicture(arrays, run, selection.picture);
    arrays.push_back(texts("meta", {meta}, {}));
    return arrays;
}

std::vector<ExportArray> arraysOf(const Average& average, const std::string& method, const std::string& meta)
{
    std::vector<ExportArray> arrays;
    addShape(arrays, average.run->shape());
    addFinding(arrays, average.mean, method);
    NumberArray each{"each", numberArrays(average.mean).front().shape, {}};
    each.shape.insert(each.shape.begin(), average.each.size());
    std::vector<std::string> names;
    for (std::size_t i = 0; i < average.each.size(); ++i) {
        const auto values = numberArrays(average.each[i]).front().values;
        each.values.insert(each.values.end(), values.begin(), values.end());
        names.push_back(average.pictures[i].file);
    }
    arrays.push_back(numbers(each.name, "<f4", each.shape, std::move(each.values)));
    arrays.push_back(texts("pictures", names, {names.size()}));
    arrays.push_back(texts("meta", {meta}, {}));
    return arrays;
}

void writeNpz(
    QIODevice& device, const std::vector<ExportArray>& arrays, const Cancel& cancel, const Progress& progress)
{
    NpzWriter writer(device);
    for (const ExportArray& array : arrays) {
        cancel.poll();
        report(progress, "writing " + array.name, double(&array - arrays.data()) / double(arrays.size()));
        writer.begin(array.name, array.type, array.shape);
        array.write([&](std::span<const std::byte> bytes) { writer.write(bytes); });
    }
    writer.finish();
}

} // namespace vitscope
