// SPDX-License-Identifier: MIT
#include "core/model/families.h"

#include "core/base/error.h"
#include "core/model/refused_architectures.h"
#include "core/weights/script_modules.h"

#include <algorithm>
#include <array>

// Every family, one line each.
// clang-format off
#define VITSCOPE_FAMILIES(row) \
    row(timmViT) \
    row(timmBeit) \
    row(timmEva) \
    row(timmNaFlex) \
    row(huggingFaceViT) \
    row(huggingFaceDeiT) \
    row(huggingFaceIJepa) \
    row(huggingFaceBeit) \
    row(huggingFaceDinov2) \
    row(huggingFaceDinov3) \
    row(huggingFaceClip) \
    row(huggingFaceSigLip) \
    row(huggingFaceSigLip2) \
    row(dinov2) \
    row(dinov3) \
    row(eva02) \
    row(clip) \
    row(torchvisionViT) \
    row(paddleViT) \
    row(paddleClas) \
    row(lucidrainsViT) \
    row(lucidrainsSimpleViT) \
    row(googleViT)
// clang-format on

namespace vitscope {

#define VITSCOPE_DECLARE(name) extern const Family name;
VITSCOPE_FAMILIES(VITSCOPE_DECLARE)
#undef VITSCOPE_DECLARE

std::span<const Family* const> families()
{
#define VITSCOPE_COLLECT(name) &name,
    static constexpr std::array table{VITSCOPE_FAMILIES(VITSCOPE_COLLECT)};
#undef VITSCOPE_COLLECT
    return table;
}

TensorNames::TensorNames(const TensorSource& source)
{
    for (const TensorEntry& entry : source.entries())
        m_shapes[entry.name] = entry.shape;
}

Shape TensorNames::shapeOf(const std::string& name) const
{
    const auto found = m_shapes.find(name);
    return found == m_shapes.end() ? Shape{} : found->second;
}

std::optional<std::string> TensorNames::prefixOf(const std::string& anchor) const
{
    std::optional<std::string> best;
    for (const auto& [name, shape] : m_shapes) {
        if (!name.ends_with(anchor))
            continue;
        const std::string prefix = name.substr(0, name.size() - anchor.size());
        if ((prefix.empty() || prefix.back() == '.' || prefix.back() == '/')
            && (!best || prefix.size() < best->size()))
            best = prefix;
    }
    return best;
}

std::optional<Recognition> recogniseByAnchors(const TensorNames& names, std::span<const char* const> anchors)
{
    const auto prefix = names.prefixOf(anchors.front());
    if (!prefix)
        return std::nullopt;
    Recognition recognition{*prefix, int(anchors.size()), {}};
    for (const char* anchor : anchors) {
        if (!names.has(*prefix + anchor))
            return std::nullopt;
        recognition.evidence.push_back("holds " + *prefix + anchor);
    }
    return recognition;
}

namespace {

std::string baseName(const std::string& path)
{
    return path.substr(path.find_last_of('/') + 1);
}

/// The share of the family's anchors that the file holds, and the ones that it lacks.
std::pair<double, std::string> closeness(const TensorNames& names, const Family& family)
{
    int found = 0;
    std::string lacking;
    const std::string prefix = names.prefixOf(family.anchors.front()).value_or("");
    for (const char* anchor : family.anchors) {
        if (names.has(prefix + anchor))
            ++found;
        else
            lacking += (lacking.empty() ? "" : ", ") + prefix + anchor;
    }
    return {found / double(family.anchors.size()), lacking};
}

[[noreturn]] void refuseUnknown(const TensorSource& source, const TensorNames& names)
{
    if (const auto other = refusedModel(source))
        refuse(*other, source);
    const Family* closest = families().front();
    std::pair<double, std::string> best{-1, "other tensors"};
    for (const Family* family : families()) // one that lacks no anchor was ruled out by others of its tensors
        if (auto candidate = closeness(names, *family);
            candidate.first > best.first && !candidate.second.empty()) {
            best = std::move(candidate);
            closest = family;
        }
    std::string first;
    for (std::size_t i = 0; i < std::min<std::size_t>(5, source.entries().size()); ++i)
        first += (i ? ", " : "") + shownName(source.entries()[i].name);
    const std::string seen
        = source.entries().empty() ? "It holds no tensors." : "It begins with " + first + ".";
    throw Error(ErrorKind::Unsupported, "VTS-F1",
        "no Vision Transformer of a known family was found. " + seen + " The closest family is "
            + closest->title + ", which also needs " + best.second + ".",
        baseName(source.path()),
        "Open weights of a plain Vision Transformer, or name the family with --family.");
}

/// Of a program only those families that compute the same without it.
bool mayOpen(const Family& family, const TensorSource& source)
{
    return family.isKnownFromPrograms || !source.isProgram();
}

void refuseUnknownProgram(const TensorSource& source, const TensorNames& names)
{
    const auto knows = [&](const Family* family) {
        return mayOpen(*family, source) && family->recognise(names);
    };
    if (!std::ranges::any_of(families(), knows))
        refuseTorchScript(baseName(source.path()));
}

std::string knownFamilies()
{
    std::string ids;
    for (const Family* family : families())
        ids += (ids.empty() ? "" : ", ") + std::string(family->id);
    return ids;
}

RecognisedFamily hintedFamily(const TensorSource& source, const TensorNames& names, const std::string& id)
{
    for (const Family* family : families()) {
        if (family->id != id)
            continue;
        if (auto recognition = family->recognise(names); recognition && mayOpen(*family, source))
            return {family, *recognition};
        const std::string lacking = closeness(names, *family).second;
        throw Error(ErrorKind::Mismatch, "VTS-F2",
            "the weights are not of the family " + id + ": "
                + (lacking.empty() ? "other tensors show another one." : "they lack " + lacking + "."),
            baseName(source.path()), "Leave out the family hint to have it recognised.");
    }
    throw Error(ErrorKind::Mismatch, "VTS-F3", "there is no family " + shownName(id) + ".", "family",
        "Known families: " + knownFamilies() + ".");
}

} // namespace

RecognisedFamily recogniseFamily(const TensorSource& source, const std::optional<std::string>& hinted)
{
    const TensorNames names(source);
    if (source.isProgram())
        refuseUnknownProgram(source, names);
    if (const auto other = lookalike(source))
        refuse(*other, source);
    if (hinted)
        return hintedFamily(source, names, *hinted);
    std::vector<RecognisedFamily> found;
    for (const Family* family : families())
        if (auto recognition = family->recognise(names); recognition && mayOpen(*family, source))
            found.push_back({family, *recognition});
    if (found.empty())
        refuseUnknown(source, names);
    std::ranges::stable_sort(
        found, [](const auto& a, const auto& b) { return a.recognition.score > b.recognition.score; });
    if (found.size() > 1 && found[0].recognition.score == found[1].recognition.score)
        throw Error(ErrorKind::Unsupported, "VTS-F4",
            std::string("the tensors fit two families equally well: ") + found[0].family->id + " and "
                + found[1].family->id + ".",
            baseName(source.path()), "Choose one with --family.");
    return found.front();
}

void mention(Recognition& recognition, const TensorNames& names, const std::string& name, const char* meaning)
{
    if (names.has(recognition.prefix + name))
        recognition.evidence.push_back(recognition.prefix + name + ": " + meaning);
}

} // namespace vitscope
