// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/average_pictures.h"
#include "core/figure/figure.h"
#include "core/figure/finding_source.h"
#include "core/figure/recipe.h"

#include <memory>
#include <span>
#include <string_view>

namespace vitscope {

/// Everything a figure is made of. A value; copy it into a job.
struct FigureInputs
{
    std::shared_ptr<const Run> run;
    QImage picture; ///< see pictureOf(); RGB32
    Finding finding; ///< what is shown
    Query query; ///< resolved; its layer is 0-based
    std::vector<AveragedPicture> averaged; ///< the pictures that it is the mean of; empty: the run's alone
    std::optional<ValueRange> wider; ///< see widerRange(); for the scale of a map of attention
    Recipe recipe; ///< display and figure options are taken from here
    std::shared_ptr<const Model> otherModel; ///< of the second side of a difference; null: the run's own
    std::shared_ptr<FindingSource> source; ///< null: templates that show more than the finding are refused
    std::vector<std::string> neighbours; ///< paths of pictures that a figure of several could show next
    std::string suffix = "png"; ///< of the file that the recorded command writes
    std::string engineVersions; ///< Engine::versions(), for the record
};

/// One arrangement of panels: a row of the table in templates.cpp.
struct Template
{
    std::string_view id; ///< "pair"; scripts rely on it
    std::string_view title; ///< "Picture and overlay"
    std::string_view sentence;
    bool takesCharts; ///< false: for findings over the picture alone
    bool asksMore; ///< needs `source`: other methods, layers, pictures or models than the one shown
    int pictures; ///< the most that it shows
    /// Panels, headers and scale; the rest of the specification is filled in already.
    void (*arrange)(FigureSpec& spec, const FigureInputs& inputs, const Cancel& cancel);
};

std::span<const Template* const> templates();

/// Whether a template can show a finding.
bool fits(const Template& pattern, const Finding& finding);

/// The template of this id; throws Error(Failed, VTS-U2) naming those there are.
const Template& findTemplate(std::string_view id);

/// The whole figure that `inputs.recipe` asks for. Throws Error (Failed, VTS-U2 for a template that does
/// not fit the finding), Cancelled. Thread-safe.
FigureSpec makeFigure(const FigureInputs& inputs, const Cancel& cancel = {});

/// What the figure shows, in plain words: method, layer of how many, head, query, model, picture, scale.
std::string captionText(const FigureInputs& inputs, const FigureSpec& spec);

} // namespace vitscope
