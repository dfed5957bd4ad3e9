// SPDX-License-Identifier: MIT
#include "core/weights/pickle_tensor.h"

#include "core/weights/refuse.h"
#include "core/weights/tensor_limits.h"

namespace vitscope {

namespace {

[[noreturn]] void wrong(const PickleDocument& document, const char* code, std::string happened)
{
    malformed(code, std::move(happened), document.file());
}

std::uint64_t natural(const PickleDocument& document, PickleIndex value, const char* what)
{
    if (document.kind(value) != PickleKind::Int || document.number(value) < 0)
        wrong(document, "VTS-P9", std::string("A tensor's ") + what + " is not a number of 0 or more.");
    return std::uint64_t(document.number(value));
}

std::vector<std::int64_t> naturals(const PickleDocument& document, PickleIndex tuple, const char* what)
{
    if (document.kind(tuple) != PickleKind::Tuple && document.kind(tuple) != PickleKind::List)
        wrong(document, "VTS-P9",
            std::string("A tensor's ") + what + " is " + nameOf(document.kind(tuple)) + ".");
    const auto items = document.items(tuple);
    if (items.size() > maximumAxes)
        wrong(document, "VTS-G8", "A tensor has " + shownCount(items.size()) + " axes; at most 8 are read.");
    std::vector<std::int64_t> numbers;
    for (const auto item : items)
        numbers.push_back(std::int64_t(natural(document, item, what)));
    return numbers;
}

/// Elements from the storage's start to just past the tensor's last one; nothing where they cannot be
/// counted.
std::optional<std::uint64_t> reach(const PickleTensor& tensor)
{
    std::optional<std::uint64_t> last = tensor.offset;
    for (std::size_t axis = 0; last && axis < tensor.shape.size(); ++axis) {
        const auto step
            = checkedProduct(std::uint64_t(tensor.shape[axis] - 1), std::uint64_t(tensor.strides[axis]));
        last = step ? checkedSum(*last, *step) : std::nullopt;
    }
    return last ? checkedSum(*last, 1) : std::nullopt;
}

} // namespace

PickleTensor describeTensor(
    const PickleDocument& document, std::span<const PickleIndex> arguments, const PickleGlobalKind& type)
{
    PickleTensor tensor;
    tensor.storage = document.storageIndex(arguments[0]);
    tensor.type = type.type;
    tensor.typeName = type.typeName;
    tensor.itemBytes = type.itemBytes;
    tensor.offset = natural(document, arguments[1], "offset");
    tensor.shape = naturals(document, arguments[2], "shape");
    tensor.strides = naturals(document, arguments[3], "strides");
    if (tensor.shape.size() != tensor.strides.size())
        wrong(document, "VTS-G6", "A tensor has not as many strides as axes.");
    const auto& storage = document.storage(tensor.storage);
    const auto room = document.storageBytes(arguments[0]) / tensor.itemBytes;
    const auto count = checkedElements(tensor.shape, document.file());
    const std::string shown = "A tensor says " + shownShape(tensor.shape) + " but ";
    if (count > room)
        wrong(document, "VTS-G6",
            shown + "its storage " + storage.key + " holds " + shownCount(room) + " numbers.");
    const auto end = count == 0 ? std::optional(tensor.offset) : reach(tensor);
    if (!end || *end > room)
        wrong(document, "VTS-G6", shown + "reaches past the end of its storage " + storage.key + ".");
    tensor.offset += document.storageStart(arguments[0]) / tensor.itemBytes;
    return tensor;
}

} // namespace vitscope
