// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/interventions.h"
#include "core/base/model_facts.h"
#include "core/figure/display.h"
#include "core/figure/query_text.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vitscope {

/// What a figure looks like apart from its numbers.
struct FigureOptions
{
    std::string pattern = "overlay"; ///< id of a template, see templates.h
    /// Of the template "methods"; "mean" is attention's mean of heads.
    std::vector<std::string> methods{
        "attention", "mean", "rollout", "gradient-rollout", "relevance", "grad-cam"};
    std::map<std::string, std::string>
        against; ///< view options and hints in which the second side of a difference differs
    double widthMillimetres = 89;
    int dpi = 300;
    int fontPoints = 7;
    bool outlines = false; ///< SVG: text as paths, for readers without the font
    bool caption = false; ///< painted under the figure
    bool ownScales = false; ///< several maps: each over its own range, which is printed below it
    std::string panelLetters; ///< how panels are lettered: "a", "A" or "(a)"; empty: not at all
    std::string captionFile; ///< written beside the figure: "txt" or "tex"; empty: none
    std::vector<std::string> also; ///< further formats (ids of exporters) written beside it
    /// What a film goes through: "layers", "heads" or "interventions" (clean, then one change after the
    /// other).
    std::string film = "layers";
    int framesPerSecond = 4; ///< of a film
    bool stripMetadata = false; ///< for double-blind review: no record inside the file

    bool operator==(const FigureOptions&) const = default;
};

/// All it takes to make a figure again. A value. Saved as a session, carried inside figures and npz files,
/// edited by the window, filled by the command line.
struct Recipe
{
    std::string weights; ///< path; empty: the built-in demo model
    std::string image; ///< path; empty: the built-in sample
    std::vector<std::string> average; ///< pictures and folders to average over, in place of the image
    std::vector<std::string> pictures; ///< paths of further pictures, of templates that show several
    std::string inputTensor; ///< path; replaces the image where set
    std::string similarPicture; ///< path; the picture that the query's similarTo is a token of
    /// Path; the second side of a difference goes through these weights, with the hints among `against`.
    std::string otherWeights;
    std::string device = "auto", precision = "float32";
    ModelHints hints;
    Interventions interventions;
    std::string method = "attention";
    std::vector<std::string> pins; ///< patches (see token_text.h) marked with the numbers from 1 on
    ParameterTexts parameters; ///< as written; resolveParameters() checks them
    QueryText query;
    DisplayOptions display;
    FigureOptions figure;

    bool operator==(const Recipe&) const = default;
};

enum class Paths {
    Whole, ///< as they are, for a session file
    BaseNames, ///< for everything that leaves the machine: no folder, no user name
};

/// JSON, keys sorted:
/// {"version":1,"weights":…,"image":…,"average":[…],"pictures":[…],"hints":{…},"set":{…},"view":{…}}; only
/// what differs from a new Recipe is written.
std::string toJson(const Recipe& recipe, Paths paths);

/// Reads what toJson wrote; treats it as hostile. `subject` names the file. Throws Error(Malformed, VTS-R1);
/// unknown keys are refused.
Recipe recipeFromJson(std::string_view text, const std::string& subject);

/// The `vitscope render …` line that makes the same figure, with base names only, quoted for a POSIX shell.
/// `output` is the file name after -o.
std::string commandLine(const Recipe& recipe, const std::string& output);

/// The options of that line that name no file: " --method rollout --layer 3".
std::string optionsText(const Recipe& recipe);

/// One word of a POSIX shell that means this text.
std::string shellQuoted(const std::string& text);

/// "{image}_{model}_L{layer:02}_H{head:02}_{method}" with the recipe's names: letters, digits, dot, dash and
/// underscore only, at most 200 bytes, no suffix. `shape` (may be null) turns a negative layer into its
/// number.
std::string suggestedName(const Recipe& recipe, const ViTShape* shape = nullptr);

/// The second side of a difference: the recipe with what `against` changes, and the second picture and model
/// if there are any.
Recipe secondSide(const Recipe& recipe);

/// Whether they name different weights, or the same with different hints.
bool namesOtherModel(const Recipe& recipe, const Recipe& other);

/// The last part of a path; of a folder its own name.
std::string baseName(std::string_view path);

} // namespace vitscope
