// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/interventions.h"
#include "core/base/model_facts.h"
#include "core/base/query.h"
#include "core/figure/display.h"
#include "ui/compared_state.h"

#include <map>
#include <string>
#include <vector>

namespace vitscope {

/// Everything about the view that a person can change and undo. A value: an undo command is one before and
/// one after.
struct ViewState
{
    std::string model; ///< path of weights or a model folder; empty before anything was opened
    ModelHints hints;
    Interventions interventions; ///< what is changed inside the model
    std::string picture; ///< path, or a name in angle brackets for a pasted picture
    std::string method = "attention";
    std::map<std::string, Parameters> parameters; ///< by method, so that switching back finds them again
    Query query;
    bool average = false; ///< over all pictures of the film, where the method's numbers have a mean
    /// Path of the picture that query.similarTo is a token of, or whose whole the features are likened to;
    /// empty, or the picture itself: the picture shown.
    std::string similarPicture;
    std::vector<int> pins; ///< tokens, in the order of their numbers
    std::vector<int> selection; ///< patch tokens in order: for interventions and boxes
    DisplayOptions display;
    /// The second side of a comparison; not set: there is none. Session files hold it like every other field.
    std::optional<ComparedState> compared;

    bool operator==(const ViewState&) const = default;

    /// Path of a second picture that has to be run as well; empty: none.
    std::string secondPicture() const { return similarPicture == picture ? std::string() : similarPicture; }

    /// The view of the second side: this one with what differs there, and no comparison. Tokens are still
    /// those of the first side.
    ViewState other() const;
    /// All of this view that other() may replace, as the second side of a comparison.
    ComparedState asReference() const;

    const Parameters& parametersOf(const std::string& id) const
    {
        static const Parameters none;
        const auto found = parameters.find(id);
        return found == parameters.end() ? none : found->second;
    }
};

} // namespace vitscope
