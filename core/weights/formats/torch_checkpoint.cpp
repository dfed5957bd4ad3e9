// SPDX-License-Identifier: MIT
#include "core/weights/formats.h"
#include "core/weights/pickle.h"
#include "core/weights/refuse.h"
#include "core/weights/script_modules.h"
#include "core/weights/state_dict.h"
#include "core/weights/strided_copy.h"
#include "core/weights/tensor_limits.h"
#include "core/weights/torch_archive.h"

#include <mutex>

namespace vitscope {

namespace {

constexpr std::uint64_t maximumPickleBytes = std::uint64_t(64) << 20;

class TorchSource final : public BasicSource
{
public:
    TorchSource(const Candidate& candidate, const Cancel& cancel)
        : m_archive(candidate.file, cancel)
    {
        m_isProgram = m_archive.isProgram();
        m_format = m_isProgram ? "TorchScript archive, weights only" : "torch zip checkpoint";
        const auto& name = m_archive.zip().file().name();
        const auto entry = m_archive.record("data.pkl");
        if (!entry)
            malformed("VTS-T1", "The checkpoint has no data.pkl in its folder.", name);
        const auto bytes = m_archive.bytes(*entry, maximumPickleBytes, "VTS-T1", cancel);
        const auto pickle = readPickle(bytes, name, cancel);
        refuseDangerousGlobals(pickle, candidate.options);
        findStorages(pickle);
        addEntries(pickle, m_isProgram ? findScriptTensors(pickle, cancel) : findStateDict(pickle));
        if (pickle.endOffset < bytes.size())
            addNote(
                shownCount(bytes.size() - pickle.endOffset) + " bytes follow the end of data.pkl's pickle.");
        for (auto& note : opaqueNotes(pickle))
            addNote(std::move(note));
        noteChecksums();
    }

    void read(std::size_t index, std::span<std::byte> out, const Cancel& cancel) const override
    {
        const TensorEntry& entry = readable(index, out);
        const Place& place = m_places[index];
        if (!out.empty())
            copy(entry, place, out, cancel);
        if (m_archive.isBigEndian())
            swapBytes(out, elementBytes(entry.type));
        if (entry.type == ElementType::Bool)
            normaliseBool(out);
    }

    std::vector<const FileBytes*> files() const override { return {&m_archive.zip().file()}; }

private:
    /// Where a tensor's elements are: in a zip entry, from `offset` on, `strides` apart (both in elements).
    struct Place
    {
        std::size_t record;
        std::uint64_t offset;
        std::vector<std::int64_t> strides;
    };

    /// Rule T5: each storage is there and is exactly as long as the pickle says.
    void findStorages(const PickleDocument& pickle)
    {
        for (const auto& storage : pickle.storages()) {
            const auto record = m_archive.record("data/" + storage.key);
            const auto& name = m_archive.zip().file().name();
            if (!record)
                malformed("VTS-T5", "Storage " + storage.key + " is not in the checkpoint.", name,
                    "The file is incomplete; download it again.");
            const auto size = m_archive.zip().entries()[*record].size;
            if (size != storage.bytes)
                malformed("VTS-T5",
                    "Storage " + storage.key + " should hold " + shownCount(storage.bytes)
                        + " bytes but holds " + shownCount(size) + ".",
                    name);
            m_records.push_back(*record);
        }
    }

    void addEntries(const PickleDocument& pickle, StateDict stateDict)
    {
        for (auto& [name, value] : stateDict.tensors) {
            const auto& tensor = pickle.tensor(value);
            m_entries.push_back({std::move(name), tensor.type, std::string(tensor.typeName), tensor.shape});
            m_places.push_back({m_records[tensor.storage], tensor.offset, tensor.strides});
        }
        for (auto& note : stateDict.notes)
            addNote(std::move(note));
        for (const auto& note : m_archive.zip().notes())
            addNote(note);
    }

    void noteChecksums()
    {
        std::size_t without = 0;
        for (const auto& entry : m_archive.zip().entries())
            without += entry.hasChecksum() ? 0 : 1;
        if (without > 0)
            addNote(
                "The checkpoint was saved without checksums; damage to its numbers would not be noticed.");
    }

    void copy(
        const TensorEntry& entry, const Place& place, std::span<std::byte> out, const Cancel& cancel) const
    {
        const auto& record = m_archive.zip().entries()[place.record];
        const auto bytes = elementBytes(entry.type);
        const bool contiguous = isContiguous(entry.shape, place.strides);
        if (contiguous && out.size() == record.size) {
            m_archive.zip().read(place.record, out, cancel);
            return;
        }
        // From the first to just past the last element: proven to lie inside the storage.
        std::uint64_t elements = 1;
        for (std::size_t axis = 0; axis < entry.shape.size(); ++axis)
            elements += std::uint64_t(entry.shape[axis] - 1) * std::uint64_t(place.strides[axis]);
        if (record.isDeflated) {
            const auto storage = inflated(place.record, cancel);
            copyStrided(std::span(*storage).subspan(std::size_t(place.offset * bytes)), entry.shape,
                place.strides, bytes, out);
        } else if (contiguous) {
            m_archive.zip().readPart(place.record, place.offset * bytes, out, cancel);
        } else {
            std::vector<std::byte> part(std::size_t(elements * bytes));
            m_archive.zip().readPart(place.record, place.offset * bytes, part, cancel);
            copyStrided(part, entry.shape, place.strides, bytes, out);
        }
    }

    /// A deflated storage as a whole. The last one is kept: tensors that share it come one after another.
    std::shared_ptr<const std::vector<std::byte>> inflated(std::size_t record, const Cancel& cancel) const
    {
        const std::lock_guard lock(m_inflatedMutex);
        if (!m_inflated || m_inflatedRecord != record) {
            m_inflated.reset();
            auto bytes = std::make_shared<std::vector<std::byte>>(m_archive.zip().entries()[record].size);
            m_archive.zip().read(record, *bytes, cancel);
            m_inflated = std::move(bytes);
            m_inflatedRecord = record;
        }
        return m_inflated;
    }

    TorchArchive m_archive;
    std::vector<std::size_t> m_records; ///< zip entry of each storage
    std::vector<Place> m_places; ///< one per tensor
    mutable std::mutex m_inflatedMutex;
    mutable std::shared_ptr<const std::vector<std::byte>> m_inflated;
    mutable std::size_t m_inflatedRecord = 0;
};

bool sniff(const Candidate& candidate)
{
    return candidate.head.starts_with("PK\3\4") || candidate.head.starts_with("PK\5\6");
}

std::unique_ptr<BasicSource> open(const Candidate& candidate, const Cancel& cancel)
{
    return std::make_unique<TorchSource>(candidate, cancel);
}

} // namespace

extern constinit const WeightsFormat torchCheckpointFormat{"torch zip checkpoint",
    "What torch.save writes since PyTorch 1.6; its pickle is read by rules and never run.", true, sniff,
    open};

} // namespace vitscope
