// SPDX-License-Identifier: MIT
#include "core/weights/tensor_limits.h"

#include "core/base/utf8.h"
#include "core/weights/bytes.h"
#include "core/weights/refuse.h"

namespace vitscope {

void checkTensorName(std::string_view name, const std::string& file)
{
    if (name.empty())
        malformed("VTS-G8", "A tensor in the file has no name.", file);
    if (name.size() > maximumNameBytes)
        malformed("VTS-G8",
            "The tensor name \"" + shownName(name) + "\" is " + shownCount(name.size())
                + " bytes long; at most 1,024 are read.",
            file);
    if (!isUtf8(name) || hasControlCharacters(name))
        malformed(
            "VTS-G8", "The tensor name \"" + shownName(name) + "\" holds bytes that are not text.", file);
}

std::uint64_t checkedElements(std::span<const std::int64_t> shape, std::string_view tensor)
{
    if (shape.size() > maximumAxes)
        malformed("VTS-G8", "The tensor has " + shownCount(shape.size()) + " axes; at most 8 are read.",
            shownName(tensor));
    std::uint64_t product = 1;
    bool isEmpty = false;
    for (const auto axis : shape) {
        if (axis < 0 || axis > maximumAxis)
            malformed("VTS-G8", "The tensor has an axis of length " + std::to_string(axis) + ".",
                shownName(tensor));
        isEmpty = isEmpty || axis == 0;
        const auto next = checkedProduct(product, axis == 0 ? 1 : std::uint64_t(axis));
        if (!next || *next > std::uint64_t(INT64_MAX))
            malformed("VTS-G4",
                "The tensor says " + shownShape(shape) + ", more numbers than can be counted.",
                shownName(tensor));
        product = *next;
    }
    return isEmpty ? 0 : product;
}

std::string shownShape(std::span<const std::int64_t> shape)
{
    std::string text;
    for (const auto axis : shape)
        text += (text.empty() ? "" : "×") + std::to_string(axis);
    return text.empty() ? "scalar" : text;
}

std::string shownCount(std::uint64_t count)
{
    std::string text = std::to_string(count);
    for (std::size_t at = text.size(); at > 3;)
        text.insert(at -= 3, ",");
    return text;
}

} // namespace vitscope
