// SPDX-License-Identifier: MIT
#include "core/weights/formats.h"
#include "core/weights/pickle.h"
#include "core/weights/refuse.h"
#include "core/weights/state_dict.h"
#include "core/weights/strided_copy.h"
#include "core/weights/tensor_limits.h"

#include <unordered_map>

namespace vitscope {

namespace {

using namespace std::string_view_literals;

/// 0x1950a86a20f9469cfc6c, as a pickled number.
constexpr auto magicNumber = "\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19"sv;
constexpr std::int64_t knownProtocol = 1001;
constexpr std::size_t countBytes = 8; // before each storage: how many numbers it holds

/// What torch.save wrote before PyTorch 1.6: five pickles (magic number, protocol, system, object, keys of
/// the storages), then the storages one after another.
class LegacyTorchSource final : public BasicSource
{
public:
    LegacyTorchSource(const Candidate& candidate, const Cancel& cancel)
        : m_file(candidate.file)
    {
        m_format = "torch checkpoint from before 1.6";
        checkStart(cancel);
        const auto pickle = nextPickle(cancel);
        refuseDangerousGlobals(pickle, candidate.options);
        auto stateDict = findStateDict(pickle);
        findStorages(pickle, nextPickle(cancel), cancel);
        for (auto& [name, value] : stateDict.tensors) {
            const auto& tensor = pickle.tensor(value);
            m_entries.push_back({std::move(name), tensor.type, std::string(tensor.typeName), tensor.shape});
            m_places.push_back({m_starts[tensor.storage] + tensor.offset * tensor.itemBytes, tensor.strides});
        }
        for (auto& note : stateDict.notes)
            addNote(std::move(note));
        for (auto& note : opaqueNotes(pickle))
            addNote(std::move(note));
    }

    void read(std::size_t index, std::span<std::byte> out, const Cancel& cancel) const override
    {
        const TensorEntry& entry = readable(index, out);
        const auto& [offset, strides] = m_places[index];
        if (isContiguous(entry.shape, strides) || out.empty()) {
            m_file->read(offset, out, cancel);
        } else {
            std::uint64_t elements = 1; // proven to lie inside the storage
            for (std::size_t axis = 0; axis < entry.shape.size(); ++axis)
                elements += std::uint64_t(entry.shape[axis] - 1) * std::uint64_t(strides[axis]);
            const auto part = m_file->bytes(offset, elements * elementBytes(entry.type), cancel);
            copyStrided(part, entry.shape, strides, elementBytes(entry.type), out);
        }
        if (entry.type == ElementType::Bool)
            normaliseBool(out);
    }

    std::vector<const FileBytes*> files() const override { return {m_file.get()}; }

private:
    struct Place
    {
        std::uint64_t offset; ///< of the first element, in the file
        std::vector<std::int64_t> strides; ///< in elements
    };

    PickleDocument nextPickle(const Cancel& cancel)
    {
        if (m_end == m_file->size())
            malformed("VTS-L1", "The checkpoint is incomplete: it ends after its first pickles.",
                m_file->name(), "Download it again.");
        auto pickle = readPickle(*m_file, m_end, cancel);
        m_end += pickle.endOffset;
        return pickle;
    }

    /// Rule L1.
    void checkStart(const Cancel& cancel)
    {
        nextPickle(cancel); // the magic number, which the sniff has seen
        const auto protocol = nextPickle(cancel);
        if (protocol.kind(protocol.root) != PickleKind::Int
            || protocol.number(protocol.root) != knownProtocol)
            malformed("VTS-L1", "The checkpoint is not of protocol 1001.", m_file->name());
        const auto system = nextPickle(cancel);
        const auto order = system.kind(system.root) == PickleKind::Dict
            ? system.member(system.root, "little_endian")
            : std::nullopt;
        if (!order || *order != system.boolean(true))
            unsupported("VTS-L1", "The checkpoint was not written on a little-endian machine.",
                m_file->name(), "Re-save it with a current PyTorch on the machine that wrote it.");
    }

    /// Rules L2, L3 and L5: the listed storages are those that the tensors name, each once and as long as
    /// said.
    void findStorages(const PickleDocument& pickle, const PickleDocument& keys, const Cancel& cancel)
    {
        std::unordered_map<std::string_view, std::size_t> indices;
        for (std::size_t i = 0; i < pickle.storages().size(); ++i)
            indices.emplace(pickle.storages()[i].key, i);
        m_starts.assign(indices.size(), 0);
        if (keys.kind(keys.root) != PickleKind::List || keys.items(keys.root).size() != indices.size())
            malformed(
                "VTS-L2", "The checkpoint does not list the storages that its tensors name.", m_file->name());
        for (const auto key : keys.items(keys.root)) {
            const auto found
                = keys.kind(key) == PickleKind::Text ? indices.find(keys.text(key)) : indices.end();
            if (found == indices.end() || m_starts[found->second] != 0)
                malformed("VTS-L2", "The checkpoint lists a storage twice, or one that no tensor names.",
                    m_file->name());
            findStorage(pickle.storages()[found->second], m_starts[found->second], cancel);
        }
        if (m_end < m_file->size())
            addNote(shownCount(m_file->size() - m_end) + " bytes follow the last storage.");
    }

    void findStorage(const PickleStorage& storage, std::uint64_t& start, const Cancel& cancel)
    {
        const std::uint64_t left = m_file->size() - m_end;
        if (left < countBytes || left - countBytes < storage.bytes)
            malformed("VTS-L3",
                "Storage " + storage.key + " should hold " + shownCount(storage.bytes) + " bytes but only "
                    + shownCount(left) + " are left.",
                m_file->name(), "The file is incomplete; download it again.");
        const auto count = littleEndian(m_file->bytes(m_end, countBytes, cancel), countBytes);
        if (count != storage.bytes / std::max<std::size_t>(1, storage.kind.itemBytes))
            malformed(
                "VTS-L3", "Storage " + storage.key + " is not as long as the tensors say.", m_file->name());
        start = m_end + countBytes;
        m_end = start + storage.bytes;
    }

    std::shared_ptr<const FileBytes> m_file;
    std::uint64_t m_end = 0; ///< of what has been understood so far
    std::vector<std::uint64_t> m_starts; ///< of each storage, in the file
    std::vector<Place> m_places; ///< one per tensor
};

bool sniff(const Candidate& candidate)
{
    constexpr std::size_t latest = 12; // a protocol and a frame may come first
    const auto at = candidate.head.find(magicNumber);
    return candidate.head.starts_with('\x80') && at != std::string::npos && at < latest;
}

std::unique_ptr<BasicSource> open(const Candidate& candidate, const Cancel& cancel)
{
    return std::make_unique<LegacyTorchSource>(candidate, cancel);
}

} // namespace

extern constinit const WeightsFormat torchLegacyFormat{"torch checkpoint from before 1.6",
    "What torch.save wrote until PyTorch 1.6; its pickles are read by rules and never run.", true, sniff,
    open};

} // namespace vitscope
