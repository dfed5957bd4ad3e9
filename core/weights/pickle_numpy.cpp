// SPDX-License-Identifier: MIT
#include "core/weights/pickle_numpy.h"

#include "core/weights/refuse.h"
#include "core/weights/tensor_limits.h"

namespace vitscope {

namespace {

bool isTuple(const PickleDocument& document, PickleIndex value, std::size_t count)
{
    return document.kind(value) == PickleKind::Tuple && document.items(value).size() == count;
}

/// The sizes; nothing where they are not all numbers.
std::optional<std::vector<std::int64_t>> sizes(const PickleDocument& document, PickleIndex tuple)
{
    if (document.kind(tuple) != PickleKind::Tuple || document.items(tuple).size() > maximumAxes)
        return std::nullopt;
    std::vector<std::int64_t> result;
    for (const auto item : document.items(tuple)) {
        if (document.kind(item) != PickleKind::Int)
            return std::nullopt;
        result.push_back(document.number(item));
    }
    return result;
}

/// Fills in the array from its four parts, where they are an array of numbers.
void fill(PickleDocument& document, PickleIndex array, PickleIndex shape, PickleIndex type,
    bool isColumnMajor, PickleIndex data)
{
    const auto axes = sizes(document, shape);
    const auto kind = document.kind(data);
    const bool isData = kind == PickleKind::Bytes || kind == PickleKind::Text || kind == PickleKind::Encoded;
    if (!axes || document.kind(type) != PickleKind::NumpyType || !document.numpyType(type) || !isData)
        return;
    PickleArray filled{*document.numpyType(type), isColumnMajor, *axes, document.spanOffset(data),
        document.spanBytes(data), kind == PickleKind::Encoded};
    const auto count = checkedElements(filled.shape, document.file());
    const auto bytes = checkedProduct(count, filled.type.itemBytes);
    // Encoded, a byte takes one or two; which ones is seen when they are read.
    const bool fitting = bytes
        && (filled.isEncoded ? *bytes <= filled.bytes && filled.bytes / 2 <= *bytes : *bytes == filled.bytes);
    if (!fitting)
        malformed("VTS-P9",
            "An array says " + shownShape(filled.shape) + " of " + filled.type.name + " but holds "
                + shownCount(filled.bytes) + " bytes.",
            document.file());
    document.setArray(array, std::move(filled));
}

void setOrder(PickleDocument& document, PickleIndex type, PickleIndex state)
{
    // (version, order, subtype, field names, fields, bytes, alignment, flags)
    const auto items = document.items(state);
    const bool isPlain = document.kind(state) == PickleKind::Tuple && items.size() >= 8
        && document.kind(items[1]) == PickleKind::Text && document.text(items[1]).size() == 1
        && document.kind(items[2]) == PickleKind::None && document.kind(items[4]) == PickleKind::None;
    document.setByteOrder(type, isPlain ? document.text(items[1])[0] : '\0');
}

} // namespace

PickleIndex describeNumpyType(PickleDocument& document, PickleIndex function, PickleIndex arguments)
{
    const auto items = document.items(arguments);
    return !items.empty() && document.kind(items[0]) == PickleKind::Text
        ? document.addNumpyType(document.text(items[0]))
        : document.addOpaque(function);
}

PickleIndex describeEmptyArray(PickleDocument& document, PickleIndex function, PickleIndex arguments)
{
    const auto items = document.items(arguments);
    const bool isArray = items.size() == 3 && document.kind(items[0]) == PickleKind::Global
        && document.global(items[0]).name == "numpy.ndarray";
    return isArray ? document.addArray() : document.addOpaque(function);
}

PickleIndex describeArrayOf(PickleDocument& document, PickleIndex function, PickleIndex arguments)
{
    const auto items = document.items(arguments);
    if (items.size() != 4 || document.kind(items[3]) != PickleKind::Text)
        return document.addOpaque(function);
    const auto order = document.text(items[3]);
    const auto array = document.addArray();
    if (order == "C" || order == "F")
        fill(document, array, items[2], items[1], order == "F", items[0]);
    return array;
}

void describeNumpyState(PickleDocument& document, PickleIndex target, PickleIndex state)
{
    if (document.kind(target) == PickleKind::NumpyType && document.kind(state) == PickleKind::Tuple)
        setOrder(document, target, state);
    if (document.kind(target) != PickleKind::Array || !isTuple(document, state, 5))
        return;
    // (version, shape, type, is column-major, data)
    const auto items = document.items(state);
    if (document.kind(items[3]) == PickleKind::Bool)
        fill(document, target, items[1], items[2], document.number(items[3]) != 0, items[4]);
}

} // namespace vitscope
