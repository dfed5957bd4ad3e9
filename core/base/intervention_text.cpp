// SPDX-License-Identifier: MIT
#include "core/base/intervention_text.h"

#include "core/base/error.h"
#include "core/base/number_text.h"
#include "core/base/patch_text.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <vector>

namespace vitscope {

namespace {

constexpr std::array removals{std::pair{"masked", Interventions::Removal::Masked},
    std::pair{"zero", Interventions::Removal::Zero}, std::pair{"mean", Interventions::Removal::Mean}};
constexpr const char* offForms
    = "It takes head LAYER.HEAD, attention LAYER, mlp LAYER, patch ROW,COLUMN or patches "
      "ROW,COLUMN-ROW,COLUMN, parted by semicolons.";

[[noreturn]] void refuse(const char* option, std::string_view text, const std::string& advice)
{
    throw Error(
        ErrorKind::Failed, "VTS-U2", "\"" + shownName(text) + "\" does not fit this option.", option, advice);
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

void forEachPart(std::string_view text, const std::function<void(std::string_view)>& visit)
{
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        if (const auto part = trimmed(text.substr(0, end)); !part.empty())
            visit(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

HeadChange& changeOf(Interventions& interventions, int layer, int head)
{
    for (HeadChange& change : interventions.heads)
        if (change.layer == layer && change.head == head)
            return change;
    return interventions.heads.emplace_back(HeadChange{layer, head, false, 1});
}

void forgetIdle(Interventions& interventions)
{
    std::erase_if(
        interventions.heads, [](const HeadChange& change) { return !change.off && change.temperature == 1; });
}

bool addOff(Interventions& interventions, std::string_view part)
{
    const auto space = part.find(' ');
    if (space == std::string_view::npos)
        return false;
    const auto kind = part.substr(0, space), rest = trimmed(part.substr(space));
    if (kind == "head") {
        const auto which = indexPair(rest, '.');
        if (which)
            changeOf(interventions, which->first, which->second).off = true;
        return which.has_value();
    }
    if (kind == "patch" || kind == "patches") {
        const auto patches = patchesOf(rest);
        if (patches)
            interventions.patches.insert(interventions.patches.end(), patches->begin(), patches->end());
        return patches.has_value();
    }
    const auto layer = smallIndex(rest);
    if (!layer || (kind != "attention" && kind != "mlp"))
        return false;
    (kind == "mlp" ? interventions.mlpOff : interventions.attentionOff).push_back(*layer);
    return true;
}

void join(std::string& text, const std::string& part, const char* sign = "; ")
{
    text += (text.empty() ? "" : sign) + part;
}

std::string counted(std::size_t count, const std::string& what)
{
    return std::to_string(count) + " " + what + (count == 1 ? "" : what == "patch" ? "es" : "s");
}

} // namespace

std::string offText(const Interventions& interventions)
{
    std::string text;
    for (const HeadChange& change : interventions.heads)
        if (change.off)
            join(text, "head " + std::to_string(change.layer) + "." + std::to_string(change.head));
    for (const int layer : interventions.attentionOff)
        join(text, "attention " + std::to_string(layer));
    for (const int layer : interventions.mlpOff)
        join(text, "mlp " + std::to_string(layer));
    for (const Patch& patch : interventions.patches)
        join(text, "patch " + std::to_string(patch.row) + "," + std::to_string(patch.column));
    return text;
}

void setOff(Interventions& interventions, std::string_view text)
{
    Interventions changed{{}, {}, {}, {}, interventions.removal};
    for (HeadChange change : interventions.heads) {
        change.off = false;
        changed.heads.push_back(change);
    }
    forEachPart(text, [&](std::string_view part) {
        if (!addOff(changed, part))
            refuse("--off", part, offForms);
    });
    forgetIdle(changed);
    interventions = std::move(changed);
}

std::string temperatureText(const Interventions& interventions)
{
    std::string text;
    for (const HeadChange& change : interventions.heads)
        if (change.temperature != 1)
            join(text,
                std::to_string(change.layer) + "." + std::to_string(change.head) + "="
                    + numberText(change.temperature));
    return text;
}

void setTemperatures(Interventions& interventions, std::string_view text)
{
    Interventions changed = interventions;
    for (HeadChange& change : changed.heads)
        change.temperature = 1;
    forEachPart(text, [&](std::string_view part) {
        const auto equals = part.find('=');
        const auto which = indexPair(part.substr(0, equals), '.');
        const auto value
            = equals == std::string_view::npos ? std::nullopt : parseNumber(trimmed(part.substr(equals + 1)));
        if (!which || !value || *value < 0.01 || *value > 100)
            refuse("--temperature", part,
                "It takes LAYER.HEAD=NUMBER, parted by semicolons, numbers from 0.01 to 100.");
        changeOf(changed, which->first, which->second).temperature = *value;
    });
    forgetIdle(changed);
    interventions = std::move(changed);
}

std::string removalText(Interventions::Removal removal)
{
    return std::ranges::find(removals, removal, &decltype(removals)::value_type::second)->first;
}

Interventions::Removal removalOf(std::string_view text)
{
    for (const auto& [name, removal] : removals)
        if (text == name)
            return removal;
    refuse("--removal", text, "It takes masked, zero or mean.");
}

std::string interventionsTitle(const Interventions& interventions)
{
    std::string title;
    std::size_t heads = 0, heated = 0;
    for (const HeadChange& change : interventions.heads) {
        heads += change.off;
        heated += change.temperature != 1;
    }
    if (heads == 1) {
        const auto one = std::ranges::find(interventions.heads, true, &HeadChange::off);
        join(title, "layer " + std::to_string(one->layer) + " head " + std::to_string(one->head) + " off");
    } else if (heads > 1) {
        join(title, counted(heads, "head") + " off", ", ");
    }
    if (heated)
        join(title, counted(heated, "head") + " at another temperature", ", ");
    for (const int layer : interventions.attentionOff)
        join(title, "layer " + std::to_string(layer) + " attention off", ", ");
    for (const int layer : interventions.mlpOff)
        join(title, "layer " + std::to_string(layer) + " MLP off", ", ");
    if (!interventions.patches.empty())
        join(title,
            counted(interventions.patches.size(), "patch") + " removed (" + removalText(interventions.removal)
                + ")",
            ", ");
    return title;
}

} // namespace vitscope
