// SPDX-License-Identifier: MIT
#include "core/weights/npy.h"

#include "core/weights/npy_header.h"
#include "core/weights/refuse.h"
#include "core/weights/strided_copy.h"
#include "core/weights/tensor_limits.h"

namespace vitscope {

namespace {

constexpr std::uint64_t largestFile = std::uint64_t(1) << 30;
const char* const advice = "Write it with numpy.save(name, array.astype('float32')).";

} // namespace

FloatArray parseNpy(std::string_view bytes, const std::string& subject)
{
    const NpyHeader header = readNpyHeader(asBytes(bytes), subject);
    if (!header.type || header.type->type != ElementType::F32)
        malformed("VTS-N4", "the array holds " + shownName(header.typeCode) + ", not float32 (<f4).", subject,
            advice);
    const auto data = asBytes(bytes).subspan(header.dataOffset);
    const auto count = checkedElements(header.shape, subject);
    if (count > data.size() / sizeof(float))
        malformed("VTS-N5", "the file is shorter than its array.", subject, "Copy it again.");
    FloatArray array{header.shape, std::vector<float>(std::size_t(count))};
    const auto values = std::as_writable_bytes(std::span(array.values));
    copyStrided(data, header.shape, denseStrides(header.shape, header.isColumnMajor), sizeof(float), values);
    if (header.type->isBigEndian)
        swapBytes(values, sizeof(float));
    return array;
}

FloatArray readNpy(const std::string& path)
{
    const FileBytes file(path);
    if (file.size() > largestFile)
        unreadable("VTS-G2", "this is larger than any input of a model.", file.name(), "Check the name.");
    return parseNpy(asText(file.bytes(0, file.size())), file.name());
}

} // namespace vitscope
