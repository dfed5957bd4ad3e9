// SPDX-License-Identifier: MIT
#include "core/weights/state_dict.h"

#include "core/weights/refuse.h"
#include "core/weights/tensor_limits.h"

#include <unordered_set>

namespace vitscope {

namespace {

constexpr const char* wrappers[]
    = {"state_dict_ema", "model_ema", "teacher", "state_dict", "model", "module", "student"};
constexpr int deepestWrapper = 8;
constexpr std::size_t listedAtMost = 8;
constexpr auto saveStateDict
    = "Save the state dict alone in Python: torch.save(model.state_dict(), 'new.pth').";

/// The wanted tensors in a document.
struct Leaves
{
    const PickleDocument& document;
    PickleKind kind;

    std::optional<PickleIndex> leafOf(PickleIndex value) const
    {
        if (document.kind(value) == PickleKind::Tuple && kind == PickleKind::Array) {
            const auto items = document.items(value);
            if (items.size() != 2 || document.kind(items[0]) != PickleKind::Text)
                return std::nullopt;
            value = items[1];
        }
        const bool isLeaf
            = document.kind(value) == kind && (kind != PickleKind::Array || document.array(value));
        return isLeaf ? std::optional(value) : std::nullopt;
    }

    bool isHolder(PickleIndex value) const
    {
        if (document.kind(value) != PickleKind::Dict)
            return false;
        const auto items = document.items(value);
        for (std::size_t i = 1; i < items.size(); i += 2)
            if (leafOf(items[i]))
                return true;
        return false;
    }
};

struct Wrapper
{
    PickleIndex value;
    std::string path; ///< "model", "checkpoint/state_dict"
    std::string others = {}; ///< wrappers beside it that hold tensors, too: "\"student\""
};

/// The first wrapper in `dict` that holds tensors itself; else the first that is a dict at all, which may
/// hold another wrapper.
std::optional<Wrapper> wrapperIn(const Leaves& leaves, const Wrapper& dict)
{
    const PickleDocument& document = leaves.document;
    std::optional<Wrapper> found, fallback;
    for (const char* name : wrappers) {
        const auto value = document.member(dict.value, name);
        if (!value || document.kind(*value) != PickleKind::Dict)
            continue;
        const Wrapper here{*value, dict.path.empty() ? name : dict.path + "/" + name};
        if (!leaves.isHolder(*value)) {
            if (!fallback && !document.items(*value).empty())
                fallback = here;
        } else if (!found) {
            found = here;
        } else {
            found->others += (found->others.empty() ? "\"" : ", \"") + std::string(name) + "\"";
        }
    }
    return found ? found : fallback;
}

/// The one member that holds tensors under a name that is no usual wrapper.
std::optional<Wrapper> onlyMemberWithTensors(const Leaves& leaves, PickleIndex dict)
{
    std::optional<Wrapper> only;
    const auto items = leaves.document.items(dict);
    for (std::size_t i = 0; i < items.size(); i += 2) {
        if (leaves.document.kind(items[i]) != PickleKind::Text || !leaves.isHolder(items[i + 1]))
            continue;
        if (only)
            return std::nullopt;
        only = Wrapper{items[i + 1], shownName(leaves.document.text(items[i]))};
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
    if (kind == PickleKind::Dict && document.member(root, "state") && document.member(root, "param_groups"))
        unsupported("VTS-T8", "The file holds an optimizer's state, not a model's weights.", document.file(),
            "Open the checkpoint of the model itself.");
    if (kind == PickleKind::Dict)
        unsupported("VTS-T7",
            "The file holds no tensors by name; its keys are: " + keysOf(document, root) + ".",
            document.file(), saveStateDict);
    unsupported("VTS-T7", "The file holds " + std::string(nameOf(kind)) + ", not tensors by name.",
        document.file(), saveStateDict);
}

Wrapper unwrapped(const Leaves& leaves)
{
    const PickleDocument& document = leaves.document;
    Wrapper at{document.root, {}};
    for (int depth = 0; depth < deepestWrapper && document.kind(at.value) == PickleKind::Dict; ++depth) {
        auto inner = wrapperIn(leaves, at);
        if (!inner)
            break;
        at = std::move(*inner);
    }
    if (!leaves.isHolder(at.value) && document.kind(document.root) == PickleKind::Dict)
        at = onlyMemberWithTensors(leaves, document.root).value_or(at);
    if (!leaves.isHolder(at.value))
        refuse(document, document.root);
    return at;
}

void addNotes(StateDict& result, const Wrapper& chosen, std::size_t leftOut)
{
    if (!chosen.path.empty())
        result.notes.push_back("The weights are those under \"" + chosen.path + "\""
            + (chosen.others.empty() ? "." : "; those under " + chosen.others + " were not opened."));
    if (leftOut > 0)
        result.notes.push_back(shownCount(leftOut)
            + (leftOut == 1 ? " value beside the tensors was" : " values beside the tensors were")
            + " left out.");
}

} // namespace

StateDict findStateDict(const PickleDocument& document, PickleKind leaf)
{
    const Leaves leaves{document, leaf};
    const Wrapper chosen = unwrapped(leaves);
    StateDict result{chosen.value, {}, {}};
    std::unordered_set<std::string_view> names;
    std::size_t leftOut = 0;
    const auto items = document.items(chosen.value);
    for (std::size_t i = 0; i < items.size(); i += 2) {
        const bool isNamed = document.kind(items[i]) == PickleKind::Text;
        const auto name = isNamed ? document.text(items[i]) : std::string_view{};
        const auto value = leaves.leafOf(items[i + 1]);
        if (!value || !isNamed) {
            leftOut += name.ends_with("@@") ? 0 : 1;
            continue;
        }
        checkTensorName(name, document.file());
        if (!names.insert(name).second)
            malformed("VTS-G9", "The tensor occurs twice in the file.", shownName(name));
        if (names.size() > maximumTensors)
            malformed("VTS-G8", "The file lists more than 100,000 tensors.", document.file());
        result.tensors.push_back({std::string(name), *value});
    }
    addNotes(result, chosen, leftOut);
    return result;
}

} // namespace vitscope
