// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/finding.h"
#include "core/base/cancel.h"
#include "core/base/error.h"
#include "core/base/framing.h"
#include "core/base/picture.h"
#include "core/base/query.h"
#include "core/model/run.h"

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

    /// SHA-256 of the weights at `path`, as ModelReport::sha256. Throws Error, Cancelled.
    virtual std::string weightsHash(const std::string& path, const Cancel& cancel) const = 0;

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
    /// Why a method is not for the run's model, told at once; empty where it may be asked.
    virtual std::string refusal(const Run& run, const std::string& method) const = 0;
    virtual Finding analyse(const Run& run, const std::string& method, const Query& query,
        const Parameters& parameters, const Cancel& cancel, const Progress& progress,
        const ShowPartial& preview = {}) const = 0;
};

/// Loads the shared library `vitscope_engine` and returns its one Engine; the first call takes about half a
/// second, later ones nothing. Call it off the UI thread. Throws Error if the library cannot be loaded.
const Engine& loadEngine();

/// The library's only symbol.
extern "C" const Engine* vitscope_engine();

} // namespace vitscope
