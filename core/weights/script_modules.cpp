// SPDX-License-Identifier: MIT
#include "core/weights/script_modules.h"

#include "core/weights/refuse.h"
#include "core/weights/tensor_limits.h"

#include <unordered_map>
#include <unordered_set>

namespace vitscope {

namespace {

/// A walk over modules without recursion. It enters each module's attributes once, so that it ends whatever
/// the file makes of them.
class ModuleWalk
{
public:
    ModuleWalk(const PickleDocument& document, const Cancel& cancel)
        : m_document(document)
        , m_cancel(cancel)
    {
    }

    StateDict tensors()
    {
        enter(m_document.root);
        while (!m_open.empty())
            step();
        if (m_result.tensors.empty())
            refuseTorchScript(m_document.file());
        return std::move(m_result);
    }

private:
    struct Module
    {
        PickleIndex attributes;
        std::size_t next; ///< item of the attributes
        std::size_t pathBytes; ///< of the path to the module
        std::size_t tensorsBefore;
    };
    enum class Seen { Open, Empty, HoldsTensors };

    void enter(PickleIndex object)
    {
        if (m_document.kind(object) != PickleKind::Object)
            return;
        const auto attributes = m_document.state(object);
        if (m_document.kind(attributes) != PickleKind::Dict)
            return; // a class with a state of its own, no module
        const auto [seen, isNew] = m_seen.emplace(attributes, Seen::Open);
        if (isNew)
            m_open.push_back({attributes, 0, m_path.size(), m_result.tensors.size()});
        else if (seen->second != Seen::Empty)
            refuseTorchScript(m_document.file()); // inside itself, or weights that two modules share
    }

    void step()
    {
        m_cancel.poll();
        Module& module = m_open.back();
        m_path.resize(module.pathBytes);
        const auto items = m_document.items(module.attributes);
        while (module.next < items.size()) {
            const auto name = items[module.next], value = items[module.next + 1];
            module.next += 2;
            const auto kind = m_document.kind(value);
            if (kind != PickleKind::Tensor && kind != PickleKind::Object)
                continue;
            appendToPath(name);
            if (kind == PickleKind::Object) {
                enter(value); // invalidates `module`
                return;
            }
            add(value);
            m_path.resize(module.pathBytes);
        }
        const bool isEmpty = m_result.tensors.size() == module.tensorsBefore;
        m_seen[module.attributes] = isEmpty ? Seen::Empty : Seen::HoldsTensors;
        m_open.pop_back();
    }

    /// The limit of names limits the depth, too.
    void appendToPath(PickleIndex name)
    {
        const bool isText = m_document.kind(name) == PickleKind::Text;
        const auto text = isText ? m_document.text(name) : std::string_view{};
        if (text.empty() || text.find('.') != std::string_view::npos)
            malformed("VTS-G8",
                "The program has an attribute named \"" + shownName(text) + "\", which is no name.",
                m_document.file());
        checkTensorName(text, m_document.file());
        m_path += m_path.empty() ? "" : ".";
        m_path += text;
        checkTensorName(m_path, m_document.file());
    }

    void add(PickleIndex tensor)
    {
        if (!m_names.insert(m_path).second)
            malformed("VTS-G9", "The tensor occurs twice in the file.", shownName(m_path));
        if (m_names.size() > maximumTensors)
            malformed("VTS-G8", "The file lists more than 100,000 tensors.", m_document.file());
        m_result.tensors.push_back({m_path, tensor});
    }

    const PickleDocument& m_document;
    const Cancel& m_cancel;
    StateDict m_result;
    std::string m_path; ///< to the attribute at hand
    std::vector<Module> m_open; ///< from the root to the module at hand
    std::unordered_map<PickleIndex, Seen> m_seen; ///< by a module's attributes
    std::unordered_set<std::string> m_names;
};

} // namespace

StateDict findScriptTensors(const PickleDocument& document, const Cancel& cancel)
{
    auto found = ModuleWalk(document, cancel).tensors();
    found.notes.push_back(
        "The TorchScript program in the file was neither read nor run; its tensors are used in "
        "the architecture that their names tell.");
    return found;
}

void refuseTorchScript(const std::string& file)
{
    unsupported("VTS-G1-TORCHSCRIPT", "This is a TorchScript program, not a state dict.", file,
        "Save the state dict in Python: torch.save(torch.jit.load(file).state_dict(), 'new.pth').");
}

} // namespace vitscope
