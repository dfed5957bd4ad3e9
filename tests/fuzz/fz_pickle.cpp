// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/weights/pickle.h"
#include "core/weights/state_dict.h"
#include "tests/fuzz/entries.h"
#include "tests/fuzz/memory_file.h"

namespace vitscope::fuzz {

namespace {

/// Every element of a tensor lies inside its storage; counted here in another way than the reader does.
void requireInside(const PickleDocument& document, const PickleTensor& tensor)
{
    long double last = static_cast<long double>(tensor.offset);
    bool isEmpty = false;
    for (std::size_t axis = 0; axis < tensor.shape.size(); ++axis) {
        isEmpty = isEmpty || tensor.shape[axis] == 0;
        last += static_cast<long double>(tensor.shape[axis] - 1)
            * static_cast<long double>(tensor.strides[axis]);
    }
    const auto room = document.storage(tensor.storage).bytes / tensor.itemBytes;
    require(isEmpty || last < static_cast<long double>(room));
}

} // namespace

void pickle(Bytes bytes)
{
    try {
        const auto document = readPickle(bytes, "fuzz", {});
        require(document.endOffset <= bytes.size() && document.opcodes <= bytes.size());
        require(
            document.size() <= 2 * document.opcodes + 4); // a call may make an empty container and its result
        for (PickleIndex value = 0; value < document.size(); ++value)
            if (document.kind(value) == PickleKind::Tensor)
                requireInside(document, document.tensor(value));
        opaqueGlobals(document);
        findStateDict(document);
        refuseDangerousGlobals(document);
    } catch (const Error&) {
    }
}

} // namespace vitscope::fuzz
