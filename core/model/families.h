// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/model_settings.h"
#include "core/model/preprocessing_config.h"
#include "core/model/vit.h"
#include "core/model/weight_picker.h"

#include <map>

namespace vitscope {

/// Why and where a family recognises itself in a file.
struct Recognition
{
    std::string prefix; ///< what stands before the family's names: "", "module.", "vit."
    int score = 0; ///< higher wins; a tie is an error
    std::vector<std::string> evidence; ///< sentences for the model panel
};

/// Names of a file's tensors, with the search that every family needs.
class TensorNames
{
public:
    explicit TensorNames(const TensorSource& source);
    bool has(const std::string& name) const { return m_shapes.contains(name); }
    /// Shape of a tensor, empty if there is none of that name.
    Shape shapeOf(const std::string& name) const;
    /// Shortest prefix such that prefix + anchor is a name and the prefix is empty or ends in a dot or slash.
    std::optional<std::string> prefixOf(const std::string& anchor) const;

private:
    std::map<std::string, Shape> m_shapes;
};

/// A way of naming a Vision Transformer's tensors. One file in model/families/, one line in families.cpp.
struct Family
{
    const char* id; ///< "timm-vit"
    const char* title; ///< for people
    std::span<const char* const>
        anchors; ///< names that must all be there, after the prefix; the first finds it
    std::optional<Recognition> (*recognise)(const TensorNames& names);
    /// Builds the ViT; sets everything of `shape` and `head`. Preprocessing and class names follow later.
    ViT (*adopt)(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings);
    /// Where nothing beside the weights tells the preprocessing.
    UsualPreprocessing usual = UsualPreprocessing::Timm;
    /// Published as TorchScript, too, and so well known that the program is not needed.
    bool isKnownFromPrograms = false;
};

std::span<const Family* const> families();

struct RecognisedFamily
{
    const Family* family;
    Recognition recognition;
};

/// The family of a file: the hinted one, or the one with the best score. Throws Error(Unsupported) that names
/// the closest family and what it lacks, or the two families that tie.
RecognisedFamily recogniseFamily(const TensorSource& source, const std::optional<std::string>& hinted);

/// For a family's `recognise`: all anchors below one prefix.
std::optional<Recognition> recogniseByAnchors(const TensorNames& names, std::span<const char* const> anchors);

/// Adds "prefix.name: meaning" to the evidence if the file has that tensor.
void mention(
    Recognition& recognition, const TensorNames& names, const std::string& name, const char* meaning);

/// Number of heads when no side file tells, by width: headDim 64 with the known exceptions; always a guess.
ModelSettings::Otherwise<int> guessedHeads(std::int64_t dim);

} // namespace vitscope
