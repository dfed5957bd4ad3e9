// SPDX-License-Identifier: MIT
#include "ui/step_text.h"

#include "core/base/intervention_text.h"
#include "core/figure/view_options.h"

#include <QStringList>

namespace vitscope {

namespace {

bool fits(const TokenGroup& group, const ViTShape& shape)
{
    return group.empty() || group.tokens().back() < shape.tokens();
}

void addQuery(QStringList& details, const Query& before, const Query& after, const ViTShape* shape)
{
    if (before.layer != after.layer)
        details += QStringLiteral("layer %1").arg(after.layer);
    if (before.heads != after.heads || before.head != after.head)
        details += QString::fromStdString(headsTitle(after));
    if (before.token != after.token && shape && fits(after.token, *shape))
        details += QString::fromStdString(tokenTitle(after.token, *shape));
    if (before.direction != after.direction)
        details += after.direction == Query::Direction::SeenBy ? "seen by" : "looks at";
}

/// In the words of the command line.
void addDisplay(QStringList& details, const DisplayOptions& before, const DisplayOptions& after)
{
    Recipe was, is;
    was.display = before;
    is.display = after;
    for (const ViewOption& option : viewOptions())
        if (const std::string text = option.text(is); text != option.text(was))
            details += QString::fromStdString(std::string(option.key) + ' ' + text);
}

void addParameters(QStringList& details, const Parameters& before, const Parameters& after)
{
    for (const auto& [id, value] : after)
        if (const auto was = before.find(id); was == before.end() || was->second != value)
            details += QStringLiteral("%1 %2").arg(QString::fromStdString(id)).arg(value);
}

} // namespace

QString stepDetail(const ViewState& before, const ViewState& after, const ViTShape* shape)
{
    if (before.model != after.model || before.picture != after.picture || before.method != after.method)
        return {}; // the step itself says so
    constexpr qsizetype most = 3;
    QStringList details;
    addQuery(details, before.query, after.query, shape);
    addDisplay(details, before.display, after.display);
    addParameters(details, before.parametersOf(after.method), after.parametersOf(after.method));
    if (before.interventions != after.interventions)
        details += QString::fromStdString(interventionsTitle(after.interventions));
    if (before.average != after.average)
        details += after.average ? "on" : "off";
    details.removeAll(QString());
    return details.size() > most ? QString() : details.join(", ");
}

} // namespace vitscope
