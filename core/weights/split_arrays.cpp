// SPDX-License-Identifier: MIT
#include "core/weights/split_arrays.h"

#include "core/weights/refuse.h"
#include "core/weights/tensor_limits.h"

#include <map>
#include <set>

namespace vitscope {

namespace {

using ArraysByName = std::map<std::string, NamedArray, std::less<>>;

NamedArray described(const PickleDocument& document, const StateDict::Tensor& tensor)
{
    const PickleArray& array = *document.array(tensor.value);
    const auto bytes = checkedElements(array.shape, tensor.name) * array.type.itemBytes; // proven to fit
    return {tensor.name, array, {{array.offset, array.bytes, bytes, array.isEncoded}}};
}

std::vector<std::int64_t> originalShape(
    const PickleDocument& document, PickleIndex info, const std::string& name)
{
    const auto shape = document.member(info, "OriginShape");
    std::vector<std::int64_t> axes;
    if (shape && (document.kind(*shape) == PickleKind::Tuple || document.kind(*shape) == PickleKind::List))
        for (const auto axis : document.items(*shape))
            axes.push_back(document.kind(axis) == PickleKind::Int ? document.number(axis) : -1);
    else
        malformed("VTS-A1", "The tensor's parts are listed without its shape.", shownName(name));
    return axes;
}

/// The parts of one array, taken out of `arrays`.
NamedArray joined(
    const PickleDocument& document, const std::string& name, PickleIndex info, ArraysByName& arrays)
{
    const auto parts
        = document.kind(info) == PickleKind::Dict ? document.member(info, "slices") : std::nullopt;
    if (!parts || document.kind(*parts) != PickleKind::List)
        malformed("VTS-A1", "The tensor's parts are not listed.", shownName(name));
    NamedArray whole{name, {}, {}};
    std::uint64_t elements = 0;
    for (const auto part : document.items(*parts)) {
        const auto found
            = document.kind(part) == PickleKind::Text ? arrays.find(document.text(part)) : arrays.end();
        if (found == arrays.end())
            malformed("VTS-A1", "A part of the tensor is missing.", shownName(name));
        const PickleArray& piece = found->second.description;
        if (whole.pieces.empty())
            whole.description = piece;
        if (piece.shape.size() != 1 || piece.type.name != whole.description.type.name
            || piece.type.isBigEndian != whole.description.type.isBigEndian)
            malformed("VTS-A1", "The tensor's parts do not fit one another.", shownName(name));
        elements += std::uint64_t(piece.shape[0]);
        whole.pieces.push_back(found->second.pieces.front());
        arrays.erase(found);
    }
    whole.description.shape = originalShape(document, info, name);
    whole.description.isColumnMajor = false;
    if (whole.pieces.empty() || checkedElements(whole.description.shape, name) != elements)
        malformed("VTS-A1",
            "The tensor says " + shownShape(whole.description.shape) + " but its parts hold "
                + shownCount(elements) + " numbers.",
            shownName(name));
    return whole;
}

} // namespace

std::vector<NamedArray> joinSplitArrays(const PickleDocument& document, const StateDict& stateDict)
{
    std::vector<NamedArray> result;
    const auto info = document.member(stateDict.dict, "UnpackBigParamInfor@@");
    if (!info || document.kind(*info) != PickleKind::Dict) {
        for (const auto& tensor : stateDict.tensors)
            result.push_back(described(document, tensor));
        return result;
    }
    ArraysByName arrays;
    for (const auto& tensor : stateDict.tensors)
        arrays.emplace(tensor.name, described(document, tensor));
    const auto items = document.items(*info);
    for (std::size_t i = 0; i < items.size(); i += 2) {
        const std::string name(document.kind(items[i]) == PickleKind::Text ? document.text(items[i]) : "");
        checkTensorName(name, document.file());
        result.push_back(joined(document, name, items[i + 1], arrays));
    }
    std::set<std::string_view> names;
    for (const auto& array : result)
        if (!names.insert(array.name).second || arrays.contains(array.name))
            malformed("VTS-G9", "The tensor occurs twice in the file.", shownName(array.name));
    for (auto& [name, array] : arrays)
        result.push_back(std::move(array));
    return result;
}

} // namespace vitscope
