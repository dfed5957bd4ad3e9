// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/bytes.h"
#include "core/weights/numpy_type.h"
#include "core/weights/pickle_globals.h"

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

namespace vitscope {

enum class PickleKind : std::uint8_t {
    None,
    Bool,
    Int,
    Float,
    BigInt, ///< more than 8 bytes; only carried along
    Text,
    Bytes,
    Tuple,
    List,
    Set,
    Dict, ///< items alternate: key, value, key, value, in the file's order
    Global, ///< a name such as torch.FloatStorage
    Storage,
    Tensor,
    Encoded, ///< bytes that lie in the pickle as text, one character each
    NumpyType,
    Array,
    Object, ///< of a TorchScript class; its state is its attributes
    Opaque, ///< what a call that we do not make would have yielded
};

/// A value's place in its document. Values refer to one another by index only, so that however deep they are
/// nested nothing recurses, not even destruction.
using PickleIndex = std::uint32_t;

/// A value; what the numbers mean depends on its kind, ask the document.
struct PickleValue
{
    PickleKind kind = PickleKind::None;
    std::uint32_t index = 0;
    std::uint64_t first = 0, second = 0;
};

struct PickleGlobal
{
    std::string name; ///< "torch.FloatStorage", as the file says it
    PickleGlobalKind kind;
    bool isDangerous = false;
};

/// Bytes that tensors lie in, under `data/<key>` of a checkpoint.
struct PickleStorage
{
    std::string key;
    PickleGlobalKind kind;
    std::uint64_t bytes = 0;
};

struct PickleTensor
{
    std::uint32_t storage = 0;
    ElementType type = ElementType::Other;
    std::string_view typeName; ///< "float32"
    std::size_t itemBytes = 0;
    std::uint64_t offset = 0; ///< elements from the storage's start; all elements are proven to lie inside
    std::vector<std::int64_t> shape, strides; ///< strides in elements
};

/// A NumPy array. Its elements lie in the pickle itself.
struct PickleArray
{
    NumpyType type;
    bool isColumnMajor = false;
    std::vector<std::int64_t> shape;
    std::uint64_t offset = 0, bytes = 0; ///< in the pickle; the elements' own length unless encoded
    bool isEncoded = false; ///< as text: each byte from 0x80 on takes two
};

/// What a pickle describes. Texts and bytes are spans of the pickle, which must outlive the document; of a
/// pickle in a file, short ones are kept and long ones are known by their place alone.
class PickleDocument
{
public:
    static constexpr std::uint64_t longestKept = 4096;

    PickleDocument(std::span<const std::byte> pickle, std::string file);
    /// Of a pickle in a file, of so many bytes.
    PickleDocument(std::uint64_t bytes, std::string file);

    PickleIndex root = 0;
    std::size_t endOffset = 0; ///< of the pickle in its bytes
    std::size_t opcodes = 0;

    const std::string& file() const { return m_file; } ///< for errors
    std::size_t size() const { return m_values.size(); } ///< values
    PickleKind kind(PickleIndex value) const { return m_values[value].kind; }
    bool isText(PickleIndex value, std::string_view text) const;
    /// Of Text, Bytes or BigInt; empty for one that is not kept.
    std::string_view text(PickleIndex value) const;
    std::uint64_t spanOffset(PickleIndex value) const
    {
        return m_values[value].first;
    } ///< of Text, Bytes, Encoded
    std::uint64_t spanBytes(PickleIndex value) const { return m_values[value].second; }
    std::int64_t number(PickleIndex value) const { return std::int64_t(m_values[value].first); } ///< of Int
    /// Of Tuple, List, Set and Dict; valid until values are added.
    std::span<const PickleIndex> items(PickleIndex value) const;
    /// The value of a text key of a Dict, the last one where it occurs more often.
    std::optional<PickleIndex> member(PickleIndex dict, std::string_view key) const;
    const PickleGlobal& global(PickleIndex value) const { return m_globals[m_values[value].index]; }
    const PickleStorage& storage(std::uint32_t index) const { return m_storages[index]; }
    std::uint32_t storageIndex(PickleIndex value) const { return m_values[value].index; } ///< of Storage
    /// The part of its storage that a Storage value stands for, in bytes.
    std::uint64_t storageStart(PickleIndex value) const { return m_values[value].first; }
    std::uint64_t storageBytes(PickleIndex value) const { return m_values[value].second; }
    const PickleTensor& tensor(PickleIndex value) const { return m_tensors[m_values[value].index]; }
    const NumpyType* numpyType(PickleIndex value) const; ///< null for one that is no number
    std::string_view numpyCode(PickleIndex value) const { return m_numpyTypes[m_values[value].index].code; }
    /// Null for an array whose state was not given or that holds no numbers.
    const PickleArray* array(PickleIndex value) const;
    std::span<const PickleStorage> storages() const { return m_storages; }
    std::span<const PickleGlobal> globals() const { return m_globals; }
    /// Attributes of an Object as a Dict, in the file's order; None where it was given none.
    PickleIndex state(PickleIndex object) const { return PickleIndex(m_values[object].first); }
    /// Name of the global that an Object or Opaque value came from.
    const std::string& origin(PickleIndex value) const { return m_globals[m_values[value].index].name; }
    void markDangerous(PickleIndex global) { m_globals[m_values[global].index].isDangerous = true; }

    // Building. Each throws Error(Malformed, VTS-P6) past the limits.
    PickleIndex none() const { return 0; }
    PickleIndex boolean(bool value) const { return value ? 2 : 1; }
    PickleIndex emptyTuple() const { return 3; }
    PickleIndex addNumber(PickleKind kind, std::uint64_t number);
    /// `bytes` are those at the place, or nothing where they are not to be kept.
    PickleIndex addSpan(
        PickleKind kind, std::uint64_t offset, std::uint64_t length, std::span<const std::byte> bytes);
    PickleIndex addEncoded(PickleIndex text);
    PickleIndex addTuple(std::span<const PickleIndex> items);
    PickleIndex addContainer(PickleKind kind);
    void append(PickleIndex container, std::span<const PickleIndex> items);
    PickleIndex addGlobal(std::string_view module, std::string_view name);
    PickleIndex addOpaque(PickleIndex global); ///< of a Global or another Opaque
    PickleIndex addObject(PickleIndex global);
    void setState(PickleIndex object, PickleIndex state) { m_values[object].first = state; }
    PickleIndex addStorage(PickleStorage storage); ///< the same key gives the same storage (rule T6)
    PickleIndex addStorageView(PickleIndex storage, std::uint64_t start, std::uint64_t bytes);
    PickleIndex addTensor(PickleTensor tensor);
    PickleIndex addNumpyType(std::string_view code);
    void setByteOrder(PickleIndex numpyType, char order);
    PickleIndex addArray();
    void setArray(PickleIndex value, PickleArray array);

private:
    PickleIndex add(PickleValue value);
    void countItems(std::size_t count);
    std::uint32_t globalIndex(std::string name);

    struct NamedNumpyType
    {
        std::string code;
        std::optional<NumpyType> type;
    };

    std::span<const std::byte> m_pickle;
    std::uint64_t m_bytes; ///< of the pickle
    std::string m_file;
    std::string m_kept; ///< short spans of a pickle in a file; their values hold the place + 1
    std::uint64_t m_encodedBytes = 0;
    std::deque<PickleValue> m_values; ///< grows without copying
    std::vector<PickleIndex> m_tupleItems; ///< of all tuples, one after another
    std::vector<std::vector<PickleIndex>> m_items; ///< of lists, sets and dicts that have any; [0] is empty
    std::size_t m_itemCount = 0;
    std::vector<PickleGlobal> m_globals;
    std::unordered_map<std::string, std::uint32_t> m_globalIndices, m_storageIndices;
    std::vector<PickleStorage> m_storages;
    std::vector<PickleTensor> m_tensors;
    std::vector<NamedNumpyType> m_numpyTypes;
    std::vector<std::optional<PickleArray>> m_arrays;
};

/// Text for messages: "a list", "a tensor".
const char* nameOf(PickleKind kind);

} // namespace vitscope
