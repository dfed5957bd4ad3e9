// SPDX-License-Identifier: MIT
#include "core/weights/basic_source.h"

#include "core/weights/refuse.h"

#include <stdexcept>

namespace vitscope {

std::string BasicSource::sha256(const Cancel& cancel) const
{
    return sha256Of(files(), cancel);
}

const TensorEntry& BasicSource::readable(std::size_t index, std::span<const std::byte> out) const
{
    const TensorEntry& entry = m_entries.at(index);
    if (entry.type == ElementType::Other)
        unsupported("VTS-G10",
            "The tensor's numbers are " + shownName(entry.typeName) + ", which are not run.",
            shownName(entry.name), "Save the model as float32, float16 or bfloat16.");
    if (out.size() != entry.elements() * elementBytes(entry.type))
        throw std::logic_error("the buffer for " + entry.name + " has the wrong length");
    return entry;
}

void normaliseBool(std::span<std::byte> bytes)
{
    for (auto& byte : bytes)
        byte = std::byte(byte != std::byte{0});
}

} // namespace vitscope
