// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/framing.h"
#include "core/base/interventions.h"
#include "core/base/model_facts.h"
#include "core/base/picture.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

/// What may be done with a model and a pass without seeing a tensor. Nothing here needs LibTorch.
namespace vitscope {

/// Weights that were understood. Immutable.
class Model
{
public:
    virtual ~Model() = default;
    virtual const ModelReport& report() const = 0;
};

struct RunOptions
{
    std::string device = "auto"; ///< auto, cpu, cuda, cuda:N
    std::string precision = "float32"; ///< float32, bfloat16, float16
    Interventions interventions = {}; ///< that name layers, heads and patches of the model
};

/// A tensor given from outside in place of a picture: [3, height, width], already normalised.
struct InputTensor
{
    int height = 0, width = 0;
    std::vector<float> values;
    std::string file; ///< base name
};

/// One pass of one model over one picture and all that it kept. Immutable.
/// Rows and columns of attention are computed when asked, from queries and keys, without LibTorch: a row
/// costs heads * tokens * headDim multiply-adds and is fit for hovering on the UI thread.
class Run
{
public:
    virtual ~Run() = default;
    virtual std::shared_ptr<const Model> model() const = 0;
    virtual std::shared_ptr<const Picture> picture() const = 0; ///< null for an InputTensor
    virtual const Framing& framing() const = 0;
    virtual const ViTShape& shape() const = 0; ///< as run: grid and image size of this input
    virtual std::span<const Prediction>
    predictions() const = 0; ///< all classes, most probable first; empty if headless
    virtual std::span<const float> logits() const = 0; ///< [classes]; empty if headless
    virtual std::span<const float> features() const = 0; ///< [dim] what feeds the classifier
    virtual std::span<const float> input() const = 0; ///< [3, height, width], normalised
    /// The weight on each token when the head reads the tokens, [tokens], sums to 1.
    virtual std::span<const double> readout() const = 0;
    /// Hidden state after block `layer` [tokens, dim]; 0-based.
    virtual std::span<const float> tokens(int layer) const = 0;
    virtual const Interventions& interventions() const = 0; ///< what was changed in this pass
    virtual double seconds() const = 0; ///< of the forward pass
    virtual const std::string& device() const = 0; ///< "cpu", "cuda:0"
    virtual std::span<const std::string>
    notes() const = 0; ///< "the GPU's memory was too small: ran on the CPU"

    /// Softmax row of query token `token` for every head: [heads, tokens] into `out`.
    virtual void attentionRows(int layer, int token, std::span<float> out) const = 0;
    /// Column of key token `token` for every head: [heads, tokens] into `out`. The first call for a layer
    /// costs about a whole attention matrix; later ones a row.
    virtual void attentionColumns(int layer, int token, std::span<float> out) const = 0;
    /// Whole attention of one head [tokens, tokens] into `out`.
    virtual void attention(int layer, int head, std::span<float> out) const = 0;
};

} // namespace vitscope
