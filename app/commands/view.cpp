// SPDX-License-Identifier: MIT
#include "app/commands/view.h"

#include "app/commands/terminal.h"
#include "core/base/number_text.h"
#include "core/figure/asked_query.h"

namespace vitscope {

namespace {

std::string valuesText(const Parameter& parameter)
{
    if (parameter.kind == Parameter::Kind::Choice) {
        std::string choices;
        for (const std::string& choice : parameter.choices)
            choices += (choices.empty() ? "" : "|") + choice;
        const auto preset = std::size_t(parameter.preset);
        return choices + (preset < parameter.choices.size() ? " (" + parameter.choices[preset] + ")" : "");
    }
    return numberText(parameter.minimum) + ".." + numberText(parameter.maximum) + " ("
        + numberText(parameter.preset) + ")";
}

} // namespace

const MethodFacts& findMethod(const Opened& opened, const std::string& id)
{
    std::string known;
    for (const MethodFacts& method : opened.engine.methods()) {
        if (method.id == id)
            return method;
        known += (known.empty() ? "" : ", ") + method.id;
    }
    refuseUsage("--method", "there is no method \"" + shownName(id) + "\".", "It takes " + known + ".");
}

View viewOf(const Opened& opened, const Run& run, const Recipe& recipe)
{
    const MethodFacts& method = findMethod(opened, recipe.method);
    return {method, askedQuery(recipe, run, method), resolveParameters(recipe.parameters, method)};
}

Finding analyse(const Opened& opened, const Run& run, const View& view, const Cancel& cancel)
{
    return opened.engine.analyse(
        run, view.method.id, view.query, view.parameters, cancel, terminalProgress());
}

std::string methodText(const MethodFacts& method)
{
    std::string text = method.id + std::string(method.id.size() < 22 ? 22 - method.id.size() : 1, ' ')
        + (method.paintsMap ? "map     " : "values  ") + method.sentence + "\n    Group: "
        + groupTitle(method.group) + ".\n    Beware: " + method.cannot + "\n    Cost: " + method.cost + ".\n";
    for (const Parameter& parameter : method.parameters)
        text += "    --set " + parameter.id + "=" + valuesText(parameter) + "  " + parameter.sentence + "\n";
    return text;
}

} // namespace vitscope
