// SPDX-License-Identifier: MIT
#include "core/weights/pickle_values.h"

#include "core/weights/refuse.h"
#include "core/weights/tensor_limits.h"

namespace vitscope {

namespace {

// Far above any checkpoint seen (a 64 MiB pickle of nothing but tensors has 6 million values), low enough
// that the values of a hostile one take less than half a gigabyte.
constexpr std::size_t maximumValues = 8'000'000;
constexpr std::size_t maximumItems = 16'000'000;
constexpr std::size_t maximumGlobals = 10'000;
constexpr std::size_t maximumTensorsBuilt = 1'000'000; // and as many arrays
constexpr std::size_t maximumNumpyTypes = 100'000;
constexpr std::size_t maximumKeptBytes = std::size_t(64) << 20;

} // namespace

const char* nameOf(PickleKind kind)
{
    constexpr const char* names[] = {"None", "true or false", "a number", "a number", "a number", "text",
        "bytes", "a tuple", "a list", "a set", "a dict", "a class", "a storage", "a tensor", "bytes",
        "a class", "an array", "a TorchScript object", "a Python object"};
    return names[std::size_t(kind)];
}

PickleDocument::PickleDocument(std::span<const std::byte> pickle, std::string file)
    : PickleDocument(std::uint64_t(pickle.size()), std::move(file))
{
    m_pickle = pickle;
}

PickleDocument::PickleDocument(std::uint64_t bytes, std::string file)
    : m_bytes(bytes)
    , m_file(std::move(file))
    , m_items(1)
{
    m_values.push_back({PickleKind::None, 0, 0, 0});
    m_values.push_back({PickleKind::Bool, 0, 0, 0});
    m_values.push_back({PickleKind::Bool, 0, 1, 0});
    m_values.push_back({PickleKind::Tuple, 0, 0, 0});
}

bool PickleDocument::isText(PickleIndex value, std::string_view expected) const
{
    return kind(value) == PickleKind::Text && text(value) == expected;
}

std::string_view PickleDocument::text(PickleIndex value) const
{
    const auto& span = m_values[value];
    if (!m_pickle.empty())
        return asText(m_pickle).substr(std::size_t(span.first), std::size_t(span.second));
    return span.index == 0 ? std::string_view{}
                           : std::string_view(m_kept).substr(span.index - 1, std::size_t(span.second));
}

std::span<const PickleIndex> PickleDocument::items(PickleIndex value) const
{
    const auto& container = m_values[value];
    if (container.kind == PickleKind::Tuple)
        return std::span(m_tupleItems).subspan(std::size_t(container.first), std::size_t(container.second));
    return m_items[container.index];
}

std::optional<PickleIndex> PickleDocument::member(PickleIndex dict, std::string_view key) const
{
    const auto all = items(dict);
    for (std::size_t i = all.size(); i >= 2; i -= 2)
        if (isText(all[i - 2], key))
            return all[i - 1];
    return std::nullopt;
}

PickleIndex PickleDocument::add(PickleValue value)
{
    if (m_values.size() >= maximumValues)
        malformed(
            "VTS-P6", "The pickle describes more than " + shownCount(maximumValues) + " values.", m_file);
    m_values.push_back(value);
    return PickleIndex(m_values.size() - 1);
}

void PickleDocument::countItems(std::size_t count)
{
    m_itemCount += count;
    if (m_itemCount > maximumItems)
        malformed("VTS-P6", "The pickle's containers hold more than " + shownCount(maximumItems) + " items.",
            m_file);
}

PickleIndex PickleDocument::addNumber(PickleKind kind, std::uint64_t number)
{
    return add({kind, 0, number, 0});
}

PickleIndex PickleDocument::addSpan(
    PickleKind kind, std::uint64_t offset, std::uint64_t length, std::span<const std::byte> bytes)
{
    std::uint32_t kept = 0;
    if (m_pickle.empty() && !bytes.empty()) {
        if (m_kept.size() + bytes.size() > maximumKeptBytes)
            malformed("VTS-P4", "The pickle holds more text than any model needs.", m_file);
        kept = std::uint32_t(m_kept.size() + 1);
        m_kept += asText(bytes);
    }
    return add({kind, kept, offset, length});
}

/// Writers encode each text once, so the texts together are no longer than the pickle.
PickleIndex PickleDocument::addEncoded(PickleIndex text)
{
    m_encodedBytes += m_values[text].second;
    if (m_encodedBytes > m_bytes)
        malformed("VTS-P6", "The pickle encodes the same text again and again.", m_file);
    return add({PickleKind::Encoded, 0, m_values[text].first, m_values[text].second});
}

PickleIndex PickleDocument::addTuple(std::span<const PickleIndex> items)
{
    if (items.empty())
        return emptyTuple();
    countItems(items.size());
    const auto start = m_tupleItems.size();
    m_tupleItems.insert(m_tupleItems.end(), items.begin(), items.end());
    return add({PickleKind::Tuple, 0, start, items.size()});
}

PickleIndex PickleDocument::addContainer(PickleKind kind)
{
    return add({kind, 0, 0, 0});
}

void PickleDocument::append(PickleIndex container, std::span<const PickleIndex> items)
{
    countItems(items.size());
    auto& index = m_values[container].index;
    if (index == 0 && !items.empty()) {
        index = std::uint32_t(m_items.size());
        m_items.emplace_back();
    }
    m_items[index].insert(m_items[index].end(), items.begin(), items.end());
}

std::uint32_t PickleDocument::globalIndex(std::string name)
{
    const auto [place, isNew] = m_globalIndices.emplace(name, std::uint32_t(m_globals.size()));
    if (isNew) {
        if (m_globals.size() >= maximumGlobals)
            malformed(
                "VTS-P6", "The pickle names more than " + shownCount(maximumGlobals) + " classes.", m_file);
        const auto kind = pickleGlobal(name);
        // Whether an `eval` is Paddle's harmless one shows only where it is called.
        const bool hasNoMeaning = kind.call == PickleCall::Opaque || kind.call == PickleCall::Script;
        const bool isDangerous = hasNoMeaning && isDangerousGlobal(name);
        m_globals.push_back({std::move(name), kind, isDangerous});
    }
    return place->second;
}

PickleIndex PickleDocument::addGlobal(std::string_view module, std::string_view name)
{
    return add({PickleKind::Global, globalIndex(std::string(module) + "." + std::string(name)), 0, 0});
}

PickleIndex PickleDocument::addOpaque(PickleIndex global)
{
    return add({PickleKind::Opaque, m_values[global].index, 0, 0});
}

PickleIndex PickleDocument::addObject(PickleIndex global)
{
    return add({PickleKind::Object, m_values[global].index, none(), 0});
}

PickleIndex PickleDocument::addStorage(PickleStorage storage)
{
    const auto [place, isNew] = m_storageIndices.emplace(storage.key, std::uint32_t(m_storages.size()));
    if (isNew) {
        m_storages.push_back(std::move(storage));
    } else {
        const auto& before = m_storages[place->second];
        if (before.kind.typeName != storage.kind.typeName || before.bytes != storage.bytes)
            malformed("VTS-T6", "Storage " + storage.key + " is described in two different ways.", m_file);
    }
    return add({PickleKind::Storage, place->second, 0, m_storages[place->second].bytes});
}

PickleIndex PickleDocument::addStorageView(PickleIndex storage, std::uint64_t start, std::uint64_t bytes)
{
    return add({PickleKind::Storage, m_values[storage].index, start, bytes});
}

PickleIndex PickleDocument::addTensor(PickleTensor tensor)
{
    if (m_tensors.size() >= maximumTensorsBuilt)
        malformed("VTS-G8", "The pickle describes more than " + shownCount(maximumTensorsBuilt) + " tensors.",
            m_file);
    m_tensors.push_back(std::move(tensor));
    return add({PickleKind::Tensor, std::uint32_t(m_tensors.size() - 1), 0, 0});
}

PickleIndex PickleDocument::addNumpyType(std::string_view code)
{
    if (m_numpyTypes.size() >= maximumNumpyTypes)
        malformed(
            "VTS-P6", "The pickle describes more than " + shownCount(maximumNumpyTypes) + " types.", m_file);
    const auto kept = code.substr(0, 16); // no number's code is longer
    m_numpyTypes.push_back({std::string(kept), vitscope::numpyType(kept, '=')});
    return add({PickleKind::NumpyType, std::uint32_t(m_numpyTypes.size() - 1), 0, 0});
}

void PickleDocument::setByteOrder(PickleIndex value, char order)
{
    auto& named = m_numpyTypes[m_values[value].index];
    named.type = vitscope::numpyType(named.code, order);
}

const NumpyType* PickleDocument::numpyType(PickleIndex value) const
{
    const auto& type = m_numpyTypes[m_values[value].index].type;
    return type ? &*type : nullptr;
}

PickleIndex PickleDocument::addArray()
{
    if (m_arrays.size() >= maximumTensorsBuilt)
        malformed("VTS-G8", "The pickle describes more than " + shownCount(maximumTensorsBuilt) + " arrays.",
            m_file);
    m_arrays.emplace_back();
    return add({PickleKind::Array, std::uint32_t(m_arrays.size() - 1), 0, 0});
}

void PickleDocument::setArray(PickleIndex value, PickleArray array)
{
    m_arrays[m_values[value].index] = std::move(array);
}

const PickleArray* PickleDocument::array(PickleIndex value) const
{
    const auto& array = m_arrays[m_values[value].index];
    return array ? &*array : nullptr;
}

} // namespace vitscope
