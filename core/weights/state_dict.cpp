// SPDX-License-Identifier: MIT
#include "core/weights/state_dict.h"

#include "core/weights/refuse.h"
#include "core/weights/tensor_limits.h"

#include <unordered_set>

namespace vitscope {

namespace {

constexpr const char* wrappers[]
    = {"state_dict_ema", "model_ema", "teacher", "state_dict", "model", "module"};
constexpr int deepestWrapper = 8;
constexpr std::size_t listedAtMost = 8;
constexpr auto saveStateDict
    = "Save the state dict alone in Python: torch.save(model.state_dict(), 'new.pth').";

bool holdsTensors(const PickleDocument& document, PickleIndex value)
{
    if (document.kind(value) != PickleKind::Dict)
        return false;
    const auto items = document.items(value);
    for (std::size_t i = 1; i < items.size(); i += 2)
        if (document.kind(items[i]) == PickleKind::Tensor)
            return true;
    return false;
}

struct Wrapper
{
    PickleIndex value;
    std::string path; ///< "model", "checkpoint/state_dict"
};

/// The first wrapper in `dict` that holds tensors itself; else the first that is a dict at all, which may
/// hold another wrapper.
std::optional<Wrapper> wrapperIn(const PickleDocument& document, const Wrapper& dict)
{
    std::optional<Wrapper> fallback;
    for (const char* name : wrappers) {
        const auto value = document.member(dict.value, name);
        if (!value || document.kind(*value) != PickleKind::Dict)
            continue;
        const Wrapper found{*value, dict.path.empty() ? name : dict.path + "/" + name};
        if (holdsTensors(document, *value))
            return found;
        if (!fallback && !document.items(*value).empty())
            fallback = found;
    }
    return fallback;
}

/// The one member that holds tensors under a name that is no usual wrapper.
std::optional<Wrapper> onlyMemberWithTensors(const PickleDocument& document, PickleIndex dict)
{
    std::optional<Wrapper> only;
    const auto items = document.items(dict);
    for (std::size_t i = 0; i < items.size(); i += 2) {
        if (document.kind(items[i]) != PickleKind::Text || !holdsTensors(document, items[i + 1]))
            continue;
        if (only)
            return std::nullopt;
        only = Wrapper{items[i + 1], shownName(document.text(items[i]))};
    }
    return only;
}

std::string keysOf(const PickleDocument& document, PickleIndex dict)
{
    std::string text;
    const auto items = document.items(dict);
    for (std::size_t i = 0; i < items.size() && i < 2 * listedAtMost; i += 2)
        text += (text.empty() ? "" : ", ")
            + (document.kind(items[i]) == PickleKind::Text ? shownName(document.text(items[i]))
                                                           : std::string(nameOf(document.kind(items[i]))));
    return items.size() > 2 * listedAtMost ? text + ", …" : text;
}

[[noreturn]] void refuse(const PickleDocument& document, PickleIndex root)
{
    const auto kind = document.kind(root);
    if (kind == PickleKind::Opaque)
        unsupported("VTS-T7",
            "The file holds a whole Python object (" + shownName(document.origin(root))
                + "), not a state dict.",
            document.file(), saveStateDict);
    if (kind == PickleKind::Dict)
        unsupported("VTS-T7",
            "The file holds no tensors by name; its keys are: " + keysOf(document, root) + ".",
            document.file(), saveStateDict);
    unsupported("VTS-T7", "The file holds " + std::string(nameOf(kind)) + ", not tensors by name.",
        document.file(), saveStateDict);
}

Wrapper unwrapped(const PickleDocument& document)
{
    Wrapper at{document.root, {}};
    for (int depth = 0; depth < deepestWrapper && document.kind(at.value) == PickleKind::Dict; ++depth) {
        auto inner = wrapperIn(document, at);
        if (!inner)
            break;
        at = std::move(*inner);
    }
    return at;
}

} // namespace

StateDict findStateDict(const PickleDocument& document)
{
    Wrapper chosen = unwrapped(document);
    if (!holdsTensors(document, chosen.value) && document.kind(document.root) == PickleKind::Dict)
        chosen = onlyMemberWithTensors(document, document.root).value_or(chosen);
    if (!holdsTensors(document, chosen.value))
        refuse(document, document.root);
    StateDict result;
    if (!chosen.path.empty())
        result.notes.push_back("The weights are those under \"" + chosen.path + "\".");
    std::unordered_set<std::string_view> names;
    std::size_t leftOut = 0;
    const auto items = document.items(chosen.value);
    for (std::size_t i = 0; i < items.size(); i += 2) {
        const bool isTensor = document.kind(items[i + 1]) == PickleKind::Tensor;
        if (!isTensor || document.kind(items[i]) != PickleKind::Text) {
            ++leftOut;
            continue;
        }
        const auto name = document.text(items[i]);
        checkTensorName(name, document.file());
        if (!names.insert(name).second)
            malformed("VTS-G9", "The tensor occurs twice in the file.", shownName(name));
        if (names.size() > maximumTensors)
            malformed("VTS-G8", "The file lists more than 100,000 tensors.", document.file());
        result.tensors.push_back({std::string(name), items[i + 1]});
    }
    if (leftOut > 0)
        result.notes.push_back(shownCount(leftOut)
            + (leftOut == 1 ? " value beside the tensors was" : " values beside the tensors were")
            + " left out.");
    return result;
}

} // namespace vitscope
