// SPDX-License-Identifier: MIT
#include "core/weights/torch_archive.h"

#include "core/weights/refuse.h"
#include "core/weights/script_modules.h"
#include "core/weights/tensor_limits.h"

#include <algorithm>
#include <charconv>

namespace vitscope {

namespace {

constexpr int newestVersion = 10;

bool isBelow(const std::string& name, std::string_view folder)
{
    return name.starts_with(folder) || name.find("/" + std::string(folder)) != std::string::npos;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' '))
        text.remove_suffix(1);
    return text;
}

} // namespace

TorchArchive::TorchArchive(std::shared_ptr<const FileBytes> file, const Cancel& cancel)
    : m_zip(std::move(file), ZipLimits{.inflatedBytes = inflateBudget()}, cancel)
{
    refuseOtherArchives();
    findRoot();
    checkVersion(cancel);
    readByteOrder(cancel);
}

void TorchArchive::refuseOtherArchives()
{
    const auto& entries = m_zip.entries();
    const auto& name = m_zip.file().name();
    const auto some = [&](auto&& test) {
        return std::any_of(entries.begin(), entries.end(), test);
    };
    const auto has = [&](std::string_view end) {
        return some([&](const auto& e) { return e.name.ends_with(end); });
    };
    if (has("model.weights.h5"))
        unsupported("VTS-G1-KERAS", "This is a Keras model.", name,
            "Save its weights by name in Python: numpy.savez(file, **{w.path: w.numpy() for w in "
            "model.weights}).");
    if (has("/models/model.json") || has("/archive_format"))
        unsupported("VTS-G1-EXPORT", "This is a program saved by torch.export, not a state dict.", name,
            "Save the state dict in Python: torch.save(torch.export.load(file).state_dict, 'new.pth').");
    m_isProgram = has("/constants.pkl") || has("/model.json")
        || some([](const auto& e) { return isBelow(e.name, "code/"); });
    if (has("/data.pkl") || some([](const auto& e) { return e.name == "data.pkl"; }))
        return;
    if (m_isProgram) // of PyTorch 1.0
        refuseTorchScript(name);
    unreadable("VTS-G1-ZIP", "This zip archive holds no PyTorch checkpoint.", name,
        "Unpack it and open the weights inside.");
}

void TorchArchive::findRoot()
{
    const auto& entries = m_zip.entries();
    for (const auto& entry : entries) {
        const auto slash = entry.name.find('/');
        if (slash == std::string::npos)
            malformed("VTS-Z9", "The checkpoint's entry \"" + shownName(entry.name) + "\" is in no folder.",
                m_zip.file().name(), "Save the weights again with torch.save.");
        const auto root = entry.name.substr(0, slash + 1);
        if (m_root.empty())
            m_root = root;
        if (root != m_root)
            malformed("VTS-Z9",
                "The checkpoint's entries are in two folders, \"" + shownName(m_root) + "\" and \""
                    + shownName(root) + "\".",
                m_zip.file().name());
    }
}

void TorchArchive::checkVersion(const Cancel& cancel) const
{
    auto entry = record("version");
    if (!entry)
        entry = record(".data/version"); // from version 10 on, which TorchScript archives reach
    if (!entry)
        malformed("VTS-T2", "The checkpoint states no version.", m_zip.file().name());
    const auto text = bytes(*entry, 64, "VTS-T2", cancel);
    const auto digits = trimmed(asText(text));
    int version = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), version);
    if (failed != std::errc() || end != digits.data() + digits.size() || version < 1
        || version > newestVersion)
        malformed("VTS-T2", "The checkpoint states version \"" + shownName(digits) + "\"; 1 to 10 are read.",
            m_zip.file().name(), "Save the weights as safetensors, or again with another PyTorch.");
}

void TorchArchive::readByteOrder(const Cancel& cancel)
{
    const auto entry = record("byteorder");
    if (!entry)
        return; // older versions wrote little-endian and did not say so
    const auto text = bytes(*entry, 64, "VTS-T3", cancel);
    const auto order = trimmed(asText(text));
    if (order != "little" && order != "big")
        malformed("VTS-T3", "The checkpoint states the byte order \"" + shownName(order) + "\".",
            m_zip.file().name());
    m_isBigEndian = order == "big";
}

std::vector<std::byte> TorchArchive::bytes(
    std::size_t record, std::uint64_t limit, const char* code, const Cancel& cancel) const
{
    const auto& entry = m_zip.entries()[record];
    if (entry.size > limit)
        malformed(code,
            "The checkpoint's entry \"" + shownName(entry.name) + "\" holds " + shownCount(entry.size)
                + " bytes; at most " + shownCount(limit) + " are read.",
            m_zip.file().name());
    std::vector<std::byte> result(std::size_t{entry.size});
    m_zip.read(record, result, cancel);
    return result;
}

} // namespace vitscope
