// SPDX-License-Identifier: MIT
#include "core/weights/formats.h"
#include "core/weights/latin_text.h"
#include "core/weights/pickle.h"
#include "core/weights/refuse.h"
#include "core/weights/split_arrays.h"
#include "core/weights/state_dict.h"
#include "core/weights/strided_copy.h"
#include "core/weights/tensor_limits.h"

namespace vitscope {

namespace {

/// A pickled dict of NumPy arrays: Paddle's .pdparams, and what others write with pickle.dump.
class PickledArraysSource final : public BasicSource
{
public:
    PickledArraysSource(const Candidate& candidate, const Cancel& cancel)
        : m_file(candidate.file)
    {
        const auto pickle = readPickle(*m_file, 0, cancel);
        refuseDangerousGlobals(pickle, candidate.options);
        auto stateDict = findStateDict(pickle, PickleKind::Array);
        m_format = isPaddles(pickle, stateDict) ? "Paddle parameters" : "pickled arrays";
        for (auto& array : joinSplitArrays(pickle, stateDict))
            add(std::move(array));
        for (auto& note : stateDict.notes)
            addNote(std::move(note));
        if (m_hasPaddleBfloat16)
            addNote("Arrays of uint16 are read as bfloat16, which Paddle saves so.");
        if (pickle.endOffset < m_file->size())
            addNote(shownCount(m_file->size() - pickle.endOffset) + " bytes follow the pickle.");
        for (auto& note : opaqueNotes(pickle))
            addNote(std::move(note));
    }

    void read(std::size_t index, std::span<std::byte> out, const Cancel& cancel) const override
    {
        const TensorEntry& entry = readable(index, out);
        const Place& place = m_places[index];
        if (isContiguous(entry.shape, place.strides)) {
            readPieces(place, out, cancel);
        } else {
            std::vector<std::byte> data(out.size());
            readPieces(place, data, cancel);
            copyStrided(data, entry.shape, place.strides, elementBytes(entry.type), out);
        }
        if (place.isBigEndian)
            swapBytes(out, elementBytes(entry.type));
        if (entry.type == ElementType::Bool)
            normaliseBool(out);
    }

    std::vector<const FileBytes*> files() const override { return {m_file.get()}; }

private:
    struct Place
    {
        std::vector<ArrayPiece> pieces;
        std::vector<std::int64_t> strides; ///< in elements
        bool isBigEndian;
    };

    static bool isPaddles(const PickleDocument& pickle, const StateDict& stateDict)
    {
        const auto has = [&](std::string_view name) {
            return pickle.member(stateDict.dict, name).has_value();
        };
        if (has("StructuredToParameterName@@") || has("UnpackBigParamInfor@@"))
            return true;
        // Nested, Paddle writes each tensor as a tuple of its name and an array.
        const auto items = pickle.items(stateDict.dict);
        for (std::size_t i = 1; i < items.size(); i += 2)
            if (pickle.kind(items[i]) == PickleKind::Tuple)
                return true;
        return pickle.file().ends_with(".pdparams");
    }

    void add(NamedArray array)
    {
        auto type = array.description.type;
        if (type.name == "uint16") {
            type.type = ElementType::BF16;
            m_hasPaddleBfloat16 = true;
        }
        const bool isColumnMajor = array.description.isColumnMajor;
        auto strides = denseStrides(array.description.shape, isColumnMajor);
        m_entries.push_back(
            {std::move(array.name), type.type, type.name, std::move(array.description.shape)});
        m_places.push_back({std::move(array.pieces), std::move(strides), type.isBigEndian});
    }

    void readPieces(const Place& place, std::span<std::byte> out, const Cancel& cancel) const
    {
        for (const auto& piece : place.pieces) {
            const auto part = out.first(std::size_t(piece.bytes));
            out = out.subspan(part.size());
            if (piece.isEncoded)
                readLatinText(*m_file, piece.offset, piece.storedBytes, part, cancel);
            else
                m_file->read(piece.offset, part, cancel);
        }
    }

    std::shared_ptr<const FileBytes> m_file;
    std::vector<Place> m_places; ///< one per tensor
    bool m_hasPaddleBfloat16 = false;
};

bool sniff(const Candidate& candidate)
{
    const std::string_view head = candidate.head;
    // A table of safetensors may begin with the same two bytes; it is asked first.
    return head.size() >= 2 && head[0] == '\x80' && head[1] >= 2 && head[1] <= 5;
}

std::unique_ptr<BasicSource> open(const Candidate& candidate, const Cancel& cancel)
{
    return std::make_unique<PickledArraysSource>(candidate, cancel);
}

} // namespace

extern constinit const WeightsFormat pickledArraysFormat{"Paddle parameters",
    "A pickled dict of arrays, as paddle.save writes it; read by rules and never run.", true, sniff, open};

} // namespace vitscope
