// SPDX-License-Identifier: MIT
#include "core/base/intervention_steps.h"

#include "core/base/number_text.h"

namespace vitscope {

namespace {

constexpr std::size_t mostSteps = 24;

std::string nameOf(const HeadChange& change)
{
    std::string name = "layer " + std::to_string(change.layer) + " head " + std::to_string(change.head);
    if (change.off)
        name += " off";
    if (change.temperature != 1)
        name += (change.off ? " and at temperature " : " at temperature ") + numberText(change.temperature);
    return name;
}

} // namespace

std::vector<InterventionStep> interventionSteps(const Interventions& all)
{
    std::vector<InterventionStep> steps;
    Interventions soFar;
    soFar.removal = all.removal;
    const auto add = [&](std::string name) {
        steps.push_back({std::move(name), soFar});
    };
    for (const HeadChange& change : all.heads) {
        soFar.heads.push_back(change);
        add(nameOf(change));
    }
    for (const int layer : all.attentionOff) {
        soFar.attentionOff.push_back(layer);
        add("layer " + std::to_string(layer) + " attention off");
    }
    for (const int layer : all.mlpOff) {
        soFar.mlpOff.push_back(layer);
        add("layer " + std::to_string(layer) + " MLP off");
    }
    if (steps.size() + all.patches.size() > mostSteps && !all.patches.empty()) {
        soFar.patches = all.patches;
        add(std::to_string(all.patches.size()) + " patches removed");
        return steps;
    }
    for (const Patch& patch : all.patches) {
        soFar.patches.push_back(patch);
        add("patch (" + std::to_string(patch.row) + ", " + std::to_string(patch.column) + ") removed");
    }
    return steps;
}

} // namespace vitscope
