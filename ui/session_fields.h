// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "ui/session_document.h"

#include <array>
#include <climits>
#include <cmath>
#include <nlohmann/json.hpp>

/// Every field of a view under the name that it has in a session file. One list for reading and writing; the
/// structured bindings refuse to compile when a struct has a field that no line here names.
namespace vitscope::sessions {

using Json = nlohmann::json; ///< as read
using OrderedJson = nlohmann::ordered_json; ///< as written: in the order below

[[noreturn]] inline void refuse(const std::string& happened, const std::string& subject)
{
    throw Error(ErrorKind::Malformed, "VTS-V1", happened, subject,
        "Use a session that this version of ViTScope saved.");
}

template <typename Enum> struct Names;
template <> struct Names<RangeMode>
{
    static constexpr std::array all{"map", "layer", "model", "fixed", "percentile"};
};
template <> struct Names<Blend>
{
    static constexpr std::array all{"cover", "weighted", "multiply", "mask"};
};
template <> struct Names<Query::Direction>
{
    static constexpr std::array all{"looks-at", "seen-by"};
};
template <> struct Names<Query::Heads>
{
    static constexpr std::array all{"single", "mean", "max", "min"};
};
template <> struct Names<Interventions::Removal>
{
    static constexpr std::array all{"masked", "zero", "mean"};
};

template <typename Visit> void visitFields(Visit&& visit, ValueRange& range)
{
    auto& [low, high] = range;
    visit("low", low);
    visit("high", high);
}

template <typename Visit> void visitFields(Visit&& visit, DisplayOptions& display)
{
    auto& [colormap, rangeMode, fixed, percentile, logarithmic, opacity, gamma, smooth, blend, links, contour,
        showHeat, showGrid, showNumbers, showColorBar]
        = display;
    visit("colormap", colormap);
    visit("range", rangeMode);
    visit("fixed", fixed);
    visit("percentile", percentile);
    visit("logarithmic", logarithmic);
    visit("opacity", opacity);
    visit("gamma", gamma);
    visit("smooth", smooth);
    visit("blend", blend);
    visit("links", links);
    visit("contour", contour);
    visit("heat", showHeat);
    visit("grid", showGrid);
    visit("numbers", showNumbers);
    visit("colorbar", showColorBar);
}

template <typename Visit> void visitFields(Visit&& visit, FigureOptions& figure)
{
    auto& [pattern, methods, against, width, dpi, fontPoints, outlines, caption, ownScales, letters,
        captionFile, also, film, framesPerSecond, strip]
        = figure;
    visit("template", pattern);
    visit("methods", methods);
    visit("against", against);
    visit("width", width);
    visit("dpi", dpi);
    visit("font-size", fontPoints);
    visit("outlines", outlines);
    visit("panel-letters", letters);
    visit("caption-file", captionFile);
    visit("also", also);
    visit("film", film);
    visit("fps", framesPerSecond);
    visit("caption", caption);
    visit("own-scales", ownScales);
    visit("strip-metadata", strip);
}

template <typename Visit> void visitFields(Visit&& visit, Patch& patch)
{
    auto& [row, column] = patch;
    visit("row", row);
    visit("column", column);
}

template <typename Visit> void visitFields(Visit&& visit, HeadChange& change)
{
    auto& [layer, head, off, temperature] = change;
    visit("layer", layer);
    visit("head", head);
    visit("off", off);
    visit("temperature", temperature);
}

template <typename Visit> void visitFields(Visit&& visit, Interventions& interventions)
{
    auto& [heads, attentionOff, mlpOff, patches, removal] = interventions;
    visit("heads", heads);
    visit("attention", attentionOff);
    visit("mlp", mlpOff);
    visit("patches", patches);
    visit("removal", removal);
}

template <typename Visit> void visitFields(Visit&& visit, Target::Class& target)
{
    auto& [index, weight] = target;
    visit("class", index);
    visit("weight", weight);
}

template <typename Visit> void visitFields(Visit&& visit, Query& query)
{
    // the pass over the second picture is no choice: it follows from the picture
    auto& [token, direction, layer, heads, head, classes, similarTo, similarRun, tokenChosen] = query;
    visit("token", token);
    visit("chosen", tokenChosen);
    visit("direction", direction);
    visit("layer", layer);
    visit("heads", heads);
    visit("head", head);
    visit("classes", classes);
    visit("similar-to", similarTo);
}

template <typename Visit> void visitFields(Visit&& visit, ComparedHeads& compared)
{
    auto& [layer, heads, head, direction] = compared;
    visit("layer", layer);
    visit("heads", heads);
    visit("head", head);
    visit("direction", direction);
}

/// All but the files, the hints and the other side of a comparison, which the document's own keys hold.
template <typename Visit> void visitFields(Visit&& visit, ViewState& state)
{
    auto& [model, hints, interventions, picture, method, parameters, query, average, similarPicture, pins,
        selection, display, compared]
        = state;
    visit("method", method);
    visit("parameters", parameters);
    visit("query", query);
    visit("pins", pins);
    visit("selection", selection);
    visit("average", average);
    visit("interventions", interventions);
    visit("display", display);
}

struct AnyVisitor
{
    template <typename T> void operator()(const char*, T&) const;
};
template <typename T>
concept HasFields = requires(T& value)
{
    visitFields(AnyVisitor(), value);
};

/// To JSON.
class Writer
{
public:
    template <typename T> static OrderedJson json(const T& value)
    {
        if constexpr (HasFields<T>) {
            OrderedJson object = OrderedJson::object();
            T copy = value;
            visitFields([&](const char* key, auto& field) { object[key] = json(field); }, copy);
            return object;
        } else if constexpr (std::is_enum_v<T>) {
            return Names<T>::all[std::size_t(value)];
        } else {
            return value;
        }
    }
    static OrderedJson json(const TokenGroup& group)
    {
        if (group.empty() || group.sole())
            return group.sole().value_or(Query::pooled);
        return std::vector<int>(group.tokens().begin(), group.tokens().end());
    }
    template <typename T> static OrderedJson json(const std::vector<T>& values)
    {
        OrderedJson list = OrderedJson::array();
        for (const T& value : values)
            list.push_back(json(value));
        return list;
    }
};

/// From JSON that a stranger wrote. What is absent keeps its default.
class Reader
{
public:
    explicit Reader(std::string subject)
        : m_subject(std::move(subject))
    {
    }

    void read(const Json& json, const std::string& key, bool& value) const
    {
        expect(json.is_boolean(), key, "true or false");
        value = json.get<bool>();
    }
    void read(const Json& json, const std::string& key, int& value) const
    {
        expect(json.is_number_integer(), key, "a whole number");
        const bool tooLarge = json.is_number_unsigned() && json.get<std::uint64_t>() > INT_MAX;
        expect(!tooLarge && json.get<std::int64_t>() >= INT_MIN && json.get<std::int64_t>() <= INT_MAX, key,
            "a whole number of usual size");
        value = json.get<int>();
    }
    /// One token is a number, several are a list.
    void read(const Json& json, const std::string& key, TokenGroup& group) const
    {
        std::vector<int> tokens(1);
        if (json.is_array())
            read(json, key, tokens);
        else
            read(json, key, tokens.front());
        group = TokenGroup(std::move(tokens));
    }
    void read(const Json& json, const std::string& key, double& value) const
    {
        expect(json.is_number(), key, "a number");
        value = json.get<double>();
        expect(std::isfinite(value), key, "a finite number");
    }
    void read(const Json& json, const std::string& key, std::string& value) const
    {
        expect(json.is_string(), key, "a text");
        value = json.get<std::string>();
        expect(value.size() <= longestText, key, "a text of at most 4096 bytes");
    }
    void read(const Json& json, const std::string& key, std::map<std::string, Parameters>& value) const
    {
        expect(json.is_object() && json.size() <= 1000, key, "an object");
        for (const auto& [method, parameters] : json.items()) {
            expect(parameters.is_object() && parameters.size() <= 1000, method, "an object");
            Parameters& into = value[method];
            for (const auto& [id, number] : parameters.items())
                read(number, id, into[id]);
        }
    }
    void read(const Json& json, const std::string& key, std::map<std::string, std::string>& texts) const
    {
        expect(json.is_object() && json.size() <= 1000, key, "an object");
        for (const auto& [id, text] : json.items())
            read(text, id, texts[id]);
    }
    template <typename T> void read(const Json& json, const std::string& key, std::vector<T>& values) const
    {
        expect(json.is_array() && json.size() <= mostItems, key, "a list");
        values.clear();
        for (const Json& one : json)
            read(one, key, values.emplace_back());
    }
    template <typename T>
    requires std::is_enum_v<T>
    void read(const Json& json, const std::string& key, T& value) const
    {
        std::string text, wanted;
        read(json, key, text);
        for (std::size_t i = 0; i < Names<T>::all.size(); ++i) {
            if (text == Names<T>::all[i]) {
                value = T(i);
                return;
            }
            wanted += (wanted.empty() ? "" : ", ") + std::string(Names<T>::all[i]);
        }
        expect(false, key, "one of " + wanted);
    }
    template <HasFields T> void read(const Json& json, const std::string& key, T& value) const
    {
        expect(json.is_object(), key, "an object");
        std::size_t known = 0;
        visitFields(
            [&](const char* name, auto& field) {
                if (const auto found = json.find(name); found != json.end()) {
                    ++known;
                    read(*found, name, field);
                }
            },
            value);
        if (known != json.size())
            refuseUnknown(json, value);
    }

    void expect(bool fits, const std::string& key, const std::string& wanted) const
    {
        if (!fits)
            refuse("The value of \"" + shownName(key) + "\" is not " + wanted + ".", m_subject);
    }

private:
    static constexpr std::size_t longestText = 4096, mostItems = 200000;

    template <typename T> [[noreturn]] void refuseUnknown(const Json& json, T& value) const
    {
        Json rest = json;
        visitFields([&](const char* name, auto&) { rest.erase(name); }, value);
        refuse("The session has the unknown key \"" + shownName(rest.begin().key()) + "\".", m_subject);
    }

    std::string m_subject;
};

} // namespace vitscope::sessions
