// SPDX-License-Identifier: MIT
#include "core/figure/query_text.h"

#include "core/base/error.h"
#include "core/base/number_text.h"
#include "core/figure/token_text.h"

#include <algorithm>

namespace vitscope {

namespace {

[[noreturn]] void refuse(const std::string& happened, std::string_view subject, const std::string& advice)
{
    throw Error(ErrorKind::Failed, "VTS-U3", happened, shownName(subject), advice);
}

std::string upTo(int count)
{
    return "0 to " + std::to_string(count - 1);
}

TokenGroup resolveToken(const std::string& option, const std::string& text, const ViTShape& shape)
{
    if (text.empty())
        return defaultToken(shape);
    if (auto tokens = tokensOf(text, shape))
        return *std::move(tokens);
    std::string names = "pooled";
    for (const std::string& name : shape.prefix)
        names += ", " + name;
    refuse("The model has no such token.", option + " " + text,
        "It takes " + names + ", or row,column with rows " + upTo(shape.rows) + " and columns "
            + upTo(shape.columns) + "; several joined by +, a rectangle as 0,0-1,2.");
}

int resolveClass(const std::string& text, const ViTShape& shape, std::span<const std::string> names)
{
    if (const auto found = std::find(names.begin(), names.end(), text); found != names.end())
        return int(found - names.begin());
    const auto index = parseInteger(text);
    if (!index || *index < 0 || *index >= shape.classes)
        refuse("The model has no such class.", "--class " + text,
            shape.classes == 0 ? "This model has no classes."
                               : "It takes a class name or an index, " + upTo(shape.classes) + ".");
    return *index;
}

/// "dog", "dog + cat", "dog - cat"; a name that holds such signs itself is found first.
std::vector<Target::Class> resolveClasses(
    const std::string& text, const ViTShape& shape, std::span<const std::string> names)
{
    std::vector<Target::Class> classes;
    if (text.empty())
        return classes;
    if (std::find(names.begin(), names.end(), text) != names.end())
        return {{resolveClass(text, shape, names), 1}};
    double weight = 1;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find(" + ", start), text.find(" - ", start));
        classes.push_back({resolveClass(text.substr(start, end - start), shape, names), weight});
        if (end == std::string::npos)
            break;
        weight = text[end + 1] == '-' ? -1 : 1;
        start = end + 3;
    }
    return classes;
}

std::string textOf(const std::vector<Target::Class>& classes)
{
    std::string text;
    for (const auto& [index, weight] : classes)
        text += (text.empty() ? "" : weight < 0 ? " - " : " + ") + std::to_string(index);
    return text;
}

[[noreturn]] void refuseParameter(
    const std::string& happened, const std::string& id, const std::string& advice)
{
    throw Error(ErrorKind::Failed, "VTS-U4", happened, "--set " + shownName(id), advice);
}

double resolveChoice(const Parameter& parameter, const std::string& text)
{
    const auto found = std::find(parameter.choices.begin(), parameter.choices.end(), text);
    if (found != parameter.choices.end())
        return double(found - parameter.choices.begin());
    std::string choices;
    for (const std::string& choice : parameter.choices)
        choices += (choices.empty() ? "" : ", ") + choice;
    refuseParameter("There is no such choice.", parameter.id + "=" + text, "It takes " + choices + ".");
}

double resolveNumber(const Parameter& parameter, const std::string& text)
{
    const bool whole = parameter.kind == Parameter::Kind::Integer;
    const auto integer = parseInteger(text);
    const auto number
        = whole ? (integer ? std::optional<double>(*integer) : std::nullopt) : parseNumber(text);
    if (!number || *number < parameter.minimum || *number > parameter.maximum)
        refuseParameter("This value does not fit.", parameter.id + "=" + text,
            std::string(whole ? "It takes a whole number" : "It takes a number") + " from "
                + numberText(parameter.minimum) + " to " + numberText(parameter.maximum) + ".");
    return *number;
}

} // namespace

Query resolveQuery(const QueryText& text, const ViTShape& shape, std::span<const std::string> classNames)
{
    Query query;
    query.layer = text.layer < 0 ? text.layer + shape.layers : text.layer;
    if (query.layer < 0 || query.layer >= shape.layers)
        refuse("The model has no such layer.", "--layer " + std::to_string(text.layer),
            "Its layers are " + upTo(shape.layers) + "; -1 is the last one.");
    query.heads = text.heads;
    query.head = text.heads == Query::Heads::Single ? text.head : 0;
    if (query.head < 0 || query.head >= shape.heads)
        refuse("The model has no such head.", "--head " + std::to_string(text.head),
            "Its heads are " + upTo(shape.heads) + "; mean, max and min join them all.");
    query.direction = text.direction;
    query.token = resolveToken("--query", text.token, shape);
    query.tokenChosen = !text.token.empty();
    query.classes = resolveClasses(text.targetClass, shape, classNames);
    if (!text.similarTo.empty())
        query.similarTo = resolveToken("--similar-to", text.similarTo, shape);
    return query;
}

std::vector<int> resolvePins(const std::vector<std::string>& pins, const ViTShape& shape)
{
    std::vector<int> tokens;
    for (const std::string& pin : pins) {
        const TokenGroup group = resolveToken("--pins", pin, shape);
        if (!group.sole() || *group.sole() < int(shape.prefix.size()))
            refuse("Only patches are pinned.", "--pins " + pin, "Name them as row,column.");
        tokens.push_back(*group.sole());
    }
    return tokens;
}

QueryText textOf(const Query& query, const ViTShape& shape)
{
    const bool isDefault = !query.tokenChosen && query.token == defaultToken(shape);
    return {query.layer, query.heads, query.head, query.direction,
        isDefault ? std::string() : tokenText(query.token, shape), textOf(query.classes),
        query.similarTo.empty() ? std::string() : tokenText(query.similarTo, shape)};
}

Parameters resolveParameters(const ParameterTexts& texts, const MethodFacts& method)
{
    Parameters parameters;
    for (const auto& [id, text] : texts) {
        const auto known = std::find_if(method.parameters.begin(), method.parameters.end(),
            [&id = id](const Parameter& parameter) { return parameter.id == id; });
        if (known == method.parameters.end()) {
            std::string names;
            for (const Parameter& parameter : method.parameters)
                names += (names.empty() ? "" : ", ") + parameter.id;
            refuseParameter("The method " + method.id + " has no such parameter.", id,
                names.empty() ? "It has none." : "It has " + names + ".");
        }
        parameters[id] = known->kind == Parameter::Kind::Choice ? resolveChoice(*known, text)
                                                                : resolveNumber(*known, text);
    }
    return parameters;
}

ParameterTexts textOf(const Parameters& parameters, const MethodFacts& method)
{
    ParameterTexts texts;
    for (const Parameter& parameter : method.parameters) {
        const auto value = parameters.find(parameter.id);
        if (value == parameters.end() || value->second == parameter.preset)
            continue;
        const auto choice = std::size_t(std::max(0.0, value->second));
        const bool named = parameter.kind == Parameter::Kind::Choice && choice < parameter.choices.size();
        texts[parameter.id] = named ? parameter.choices[choice] : numberText(value->second);
    }
    return texts;
}

} // namespace vitscope
