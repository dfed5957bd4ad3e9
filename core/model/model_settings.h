// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/hints.h"
#include "core/weights/tensor_source.h"

#include <nlohmann/json.hpp>
#include <string>
#include <type_traits>
#include <vector>

namespace vitscope {

/// Settles what tensors cannot tell, in one order for every value: the person's hint, the hint file
/// vitscope.json, the side file, then what the caller offers (weights, family default or guess); and keeps
/// where each came from.
class ModelSettings
{
public:
    /// Reads config.json, preprocessor_config.json, open_clip_config.json and vitscope.json among the side
    /// files; one that cannot be understood becomes a note.
    ModelSettings(const ModelHints& hints, std::span<const SideFile> sideFiles);

    /// An empty object without the file; open_clip_config.json lies in it under "open_clip_config".
    const nlohmann::json& config() const { return m_config; }
    const nlohmann::json& preprocessor() const { return m_preprocessor; } ///< likewise

    /// An integer of config.json within [minimum, maximum]; none if the key is absent. `keys` is a path.
    std::optional<int> configInteger(std::initializer_list<const char*> keys, int minimum, int maximum) const;
    std::optional<double> configNumber(
        std::initializer_list<const char*> keys, double minimum, double maximum) const;
    std::optional<std::string> configText(std::initializer_list<const char*> keys) const;
    /// 224, [height, width] or [channels, height, width]; sides within [8, 4096].
    std::optional<Size> configSize(std::initializer_list<const char*> keys) const;

    /// What the caller falls back to.
    template <class T> struct Otherwise
    {
        T value;
        Source source;
        std::string note = {};
    };

    template <class T>
    T settle(const std::string& name, std::optional<T> ModelHints::*hint, const std::optional<T>& sideFile,
        const Otherwise<T>& otherwise)
    {
        if (m_hints.*hint)
            return record(name, *(m_hints.*hint), Source::Person, {});
        if (m_hintFile.*hint)
            return record(name, *(m_hintFile.*hint), Source::HintFile, {});
        if (sideFile)
            return record(name, *sideFile, Source::SideFile, {});
        return record(name, otherwise.value, otherwise.source, otherwise.note);
    }

    /// The hint of the person or of the hint file, if any.
    template <class T> std::optional<T> hinted(std::optional<T> ModelHints::*hint) const
    {
        return m_hints.*hint ? m_hints.*hint : m_hintFile.*hint;
    }

    const ModelHints& hints() const { return m_hints; } ///< the person's
    const ModelHints& hintFile() const { return m_hintFile; } ///< those of vitscope.json
    void note(const std::string& text) { m_notes.push_back(text); }
    /// Said once, where two steps settle the same value alike.
    void assume(Assumption assumption);
    /// Source of a hinted value.
    template <class T> Source sourceOfHint(std::optional<T> ModelHints::*hint) const
    {
        return m_hints.*hint ? Source::Person : Source::HintFile;
    }

    const std::vector<Assumption>& assumptions() const { return m_assumptions; }
    const std::vector<std::string>& notes() const { return m_notes; }

private:
    template <class T>
    T record(const std::string& name, const T& value, Source source, const std::string& note)
    {
        assume({name, textOf(value), source, note});
        return value;
    }
    static std::string textOf(int value) { return std::to_string(value); }
    static std::string textOf(double value);
    static std::string textOf(const std::string& value) { return value; }
    static std::string textOf(const Size& value) { return sizeText(value); }
    const nlohmann::json* valueAt(std::initializer_list<const char*> keys) const;

    ModelHints m_hints, m_hintFile;
    nlohmann::json m_config = nlohmann::json::object(), m_preprocessor = nlohmann::json::object();
    std::vector<Assumption> m_assumptions;
    std::vector<std::string> m_notes;
};

} // namespace vitscope
