// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/finding.h"
#include "core/analysis/query.h"
#include "core/base/cancel.h"
#include "core/base/error.h"
#include "core/base/framing.h"
#include "core/base/picture.h"
#include "core/base/model_facts.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

/// The door between everything that needs LibTorch or OpenCV (model, analysis, picture: the shared library
/// `vitscope_engine`) and everything that does not (figure, ui, app). Nothing in this header needs either, so
/// the window is up before they are loaded. All functions are synchronous and throw Error or Cancelled.
/// Thread rule: every object behind a shared_ptr<const …> may be used by all threads at once; one call of
/// loadModel, run or analyse at a time keeps the processor's cores to itself.
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
    /// Hidden state after block `layer` [tokens, dim]; 0-based.
    virtual std::span<const float> tokens(int layer) const = 0;
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

/// What the machine can compute on.
struct Device
{
    std::string id; ///< "cpu", "cuda:0"
    std::string title; ///< "CPU, 2 threads", "NVIDIA H200 (139 GiB)"
};

class Engine
{
public:
    virtual ~Engine() = default;

    /// "LibTorch 1.13.1, OpenCV 4.6.0".
    virtual std::string versions() const = 0;
    virtual std::vector<Device> devices() const = 0;
    /// 0 means all cores. Call before the first pass.
    virtual void setThreads(int threads) const = 0;

    /// Opens a weights file or a model folder. A failed load changes nothing.
    virtual std::shared_ptr<const Model> loadModel(const std::string& path, const ModelHints& hints,
        const Cancel& cancel, const Progress& progress) const = 0;

    /// Decodes a picture file, upright and in 8-bit RGB.
    virtual std::shared_ptr<const Picture> readPicture(
        const std::string& path, const Cancel& cancel) const = 0;
    /// Decodes a picture from memory (clipboard, resources); `name` is shown in messages.
    virtual std::shared_ptr<const Picture> readPicture(
        std::span<const std::uint8_t> bytes, const std::string& name) const = 0;

    /// How `model` would frame a picture of this size; cheap.
    virtual Framing framing(const Model& model, int pictureWidth, int pictureHeight) const = 0;

    virtual std::shared_ptr<const Run> run(std::shared_ptr<const Model> model,
        std::shared_ptr<const Picture> picture, const RunOptions& options, const Cancel& cancel,
        const Progress& progress) const = 0;
    virtual std::shared_ptr<const Run> run(std::shared_ptr<const Model> model, const InputTensor& input,
        const RunOptions& options, const Cancel& cancel, const Progress& progress) const = 0;

    /// All methods, in the order of the list.
    virtual std::span<const MethodFacts> methods() const = 0;
    virtual Finding analyse(const Run& run, const std::string& method, const Query& query,
        const Parameters& parameters, const Cancel& cancel, const Progress& progress) const = 0;
};

/// Loads the shared library `vitscope_engine` and returns its one Engine; the first call takes about half a
/// second, later ones nothing. Call it off the UI thread. Throws Error if the library cannot be loaded.
const Engine& loadEngine();

/// The library's only symbol.
extern "C" const Engine* vitscope_engine();

} // namespace vitscope
