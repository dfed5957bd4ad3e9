// SPDX-License-Identifier: MIT
#include "core/weights/formats.h"
#include "core/weights/npy_header.h"
#include "core/weights/refuse.h"
#include "core/weights/strided_copy.h"
#include "core/weights/tensor_limits.h"
#include "core/weights/zip_archive.h"

namespace vitscope {

namespace {

constexpr std::string_view ending = ".npy";
constexpr std::size_t usualHeader = 256;

class NumpySource final : public BasicSource
{
public:
    NumpySource(std::shared_ptr<const FileBytes> file, const Cancel& cancel)
        : m_zip(std::move(file), ZipLimits{.inflatedBytes = inflateBudget()}, cancel)
    {
        m_format = "NumPy archive";
        for (std::size_t i = 0; i < m_zip.entries().size(); ++i)
            if (m_zip.entries()[i].name.ends_with(ending))
                add(i, cancel);
            else
                leaveOut(m_zip.entries()[i].name);
        if (m_entries.empty())
            unsupported("VTS-G1-NPZ", "The NumPy archive holds no arrays of numbers.", m_zip.file().name(),
                "Save the weights with numpy.savez(file, **arrays).");
        addNotes();
    }

    void read(std::size_t index, std::span<std::byte> out, const Cancel& cancel) const override
    {
        const TensorEntry& entry = readable(index, out);
        const Place& place = m_places[index];
        const auto& member = m_zip.entries()[place.member];
        std::vector<std::byte> header(place.dataOffset);
        if (isContiguous(entry.shape, place.strides) && member.size == header.size() + out.size()) {
            m_zip.readParts(place.member, header, out, cancel);
        } else {
            std::vector<std::byte> data(std::size_t(member.size - header.size()));
            m_zip.readParts(place.member, header, data, cancel);
            copyStrided(data, entry.shape, place.strides, elementBytes(entry.type), out);
        }
        if (place.isBigEndian)
            swapBytes(out, elementBytes(entry.type));
        if (entry.type == ElementType::Bool)
            normaliseBool(out);
    }

    std::vector<const FileBytes*> files() const override { return {&m_zip.file()}; }

private:
    struct Place
    {
        std::size_t member; ///< of the archive
        std::size_t dataOffset; ///< bytes in the member
        std::vector<std::int64_t> strides; ///< in elements
        bool isBigEndian;
    };

    NpyHeader headerOf(std::size_t member, const Cancel& cancel) const
    {
        const auto subject = shownName(m_zip.entries()[member].name);
        auto start = m_zip.start(member, usualHeader, cancel);
        if (const auto length = npyDataOffset(start, subject); length > start.size())
            start = m_zip.start(member, length, cancel);
        return readNpyHeader(start, subject);
    }

    void add(std::size_t member, const Cancel& cancel)
    {
        const auto& entry = m_zip.entries()[member];
        const NpyHeader header = headerOf(member, cancel);
        if (!header.type)
            return leaveOut(entry.name);
        std::string name = entry.name.substr(0, entry.name.size() - ending.size());
        checkTensorName(name, m_zip.file().name());
        const auto count = checkedElements(header.shape, name);
        const auto bytes = checkedProduct(count, header.type->itemBytes);
        const auto there = entry.size - header.dataOffset;
        if (!bytes || *bytes > there)
            malformed("VTS-N5",
                "The array says " + shownShape(header.shape) + " of " + header.type->name + " but only "
                    + shownCount(there) + " bytes are there.",
                shownName(name));
        if (m_entries.size() == maximumTensors)
            malformed("VTS-G8", "The file lists more than 100,000 tensors.", m_zip.file().name());
        m_hasExtraBytes = m_hasExtraBytes || *bytes < there;
        m_hasVoid = m_hasVoid || header.type->isVoid;
        m_entries.push_back({std::move(name), header.type->type, header.type->name, header.shape});
        m_places.push_back({member, header.dataOffset, denseStrides(header.shape, header.isColumnMajor),
            header.type->isBigEndian});
    }

    void leaveOut(const std::string& name)
    {
        if (m_leftOut++ == 0)
            m_firstLeftOut = shownName(name);
    }

    void addNotes()
    {
        for (const auto& note : m_zip.notes())
            addNote(note);
        if (m_leftOut > 0)
            addNote(shownCount(m_leftOut) + (m_leftOut == 1 ? " entry" : " entries")
                + " of the archive that hold no array of numbers were left out, \"" + m_firstLeftOut
                + "\" first.");
        if (m_hasVoid)
            addNote("Arrays of two bytes without a type are read as bfloat16, as JAX saves it.");
        if (m_hasExtraBytes)
            addNote("Bytes after the end of an array were left out.");
    }

    ZipArchive m_zip;
    std::vector<Place> m_places; ///< one per tensor
    std::size_t m_leftOut = 0;
    std::string m_firstLeftOut;
    bool m_hasVoid = false, m_hasExtraBytes = false;
};

/// A zip archive whose first entry is an array.
bool sniff(const Candidate& candidate)
{
    constexpr std::size_t lengthAt = 26, nameAt = 30;
    const std::string_view head = candidate.head;
    if (!head.starts_with("PK\3\4") || head.size() < nameAt)
        return false;
    const auto length = littleEndian(asBytes(head.substr(lengthAt)), 2);
    return fits(nameAt, length, head.size()) && head.substr(nameAt, std::size_t(length)).ends_with(ending);
}

std::unique_ptr<BasicSource> open(const Candidate& candidate, const Cancel& cancel)
{
    return std::make_unique<NumpySource>(candidate.file, cancel);
}

} // namespace

extern constinit const WeightsFormat numpyArchiveFormat{"NumPy archive",
    "Arrays by name, as numpy.savez writes them and JAX models are published.", true, sniff, open};

} // namespace vitscope
