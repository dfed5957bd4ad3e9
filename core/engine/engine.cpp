// SPDX-License-Identifier: MIT
#include "core/engine/libtorch_engine.h"

#include "core/analysis/methods.h"
#include "core/model/device.h"
#include "core/model/preprocess.h"
#include "core/picture/read_picture.h"
#include "core/weights/formats.h"

#include <opencv2/core/version.hpp>
#include <torch/version.h>

namespace vitscope {

namespace {

/// The one border where other libraries' exceptions become an Error.
template <class Work> auto guarded(Work work) -> decltype(work())
{
    try {
        return work();
    } catch (const Error&) {
        throw;
    } catch (const std::bad_alloc&) {
        throw Error(ErrorKind::OutOfMemory, "VTS-X1", "there is not enough memory.", "memory",
            "Close other programs, or use a smaller model or picture.");
    } catch (const c10::Error& error) {
        if (isOutOfMemory(error))
            throw Error(ErrorKind::OutOfMemory, "VTS-X1", "there is not enough memory.", "LibTorch",
                "Use a smaller image size, bfloat16, or --device cpu.");
        throw Error(ErrorKind::Failed, "VTS-X2", shownName(error.what_without_backtrace()), "LibTorch",
            "This is a fault of the program; please report it.");
    } catch (const std::exception& error) {
        throw Error(ErrorKind::Failed, "VTS-X2", shownName(error.what()), "",
            "This is a fault of the program; please report it.");
    }
}

template <class To, class From> const To& own(const From& object)
{
    if (const auto* mine = dynamic_cast<const To*>(&object))
        return *mine;
    throw Error(ErrorKind::Failed, "VTS-X2", "an object of another engine was given.", "", "");
}

std::shared_ptr<const ViTModel> own(std::shared_ptr<const Model> model)
{
    own<ViTModel>(*model);
    return std::static_pointer_cast<const ViTModel>(std::move(model));
}

class LibtorchEngine final : public Engine
{
public:
    LibtorchEngine()
    {
        setThreadCount(0);
        keepFreedMemory();
    }

    std::string versions() const override { return "LibTorch " TORCH_VERSION ", OpenCV " CV_VERSION; }

    std::vector<Device> devices() const override
    {
        return guarded([] {
            std::vector<Device> list;
            for (const std::string& id : deviceIds())
                list.push_back(
                    {id, id == "cpu" ? "CPU, " + std::to_string(threadCount()) + " threads" : "GPU " + id});
            return list;
        });
    }

    void setThreads(int threads) const override { setThreadCount(threads); }

    std::shared_ptr<const Model> loadModel(const std::string& path, const ModelHints& hints,
        const Cancel& cancel, const Progress& progress) const override
    {
        return guarded(
            [&]() -> std::shared_ptr<const Model> { return loadViT(path, hints, cancel, progress); });
    }

    std::string weightsHash(const std::string& path, const Cancel& cancel) const override
    {
        return guarded([&] { return openWeights(path, cancel)->sha256(cancel); });
    }

    std::shared_ptr<const Picture> readPicture(const std::string& path, const Cancel& cancel) const override
    {
        return guarded([&] { return std::make_shared<const Picture>(vitscope::readPicture(path, cancel)); });
    }

    std::shared_ptr<const Picture> readPicture(
        std::span<const std::uint8_t> bytes, const std::string& name) const override
    {
        return guarded([&] { return std::make_shared<const Picture>(vitscope::readPicture(bytes, name)); });
    }

    Framing framing(const Model& model, int pictureWidth, int pictureHeight) const override
    {
        return guarded([&] {
            const ViT& vit = own<ViTModel>(model).vit();
            return framePicture(vit.preprocessing, vit.shape, pictureWidth, pictureHeight);
        });
    }

    std::shared_ptr<const Run> run(std::shared_ptr<const Model> model, std::shared_ptr<const Picture> picture,
        const RunOptions& options, const Cancel& cancel, const Progress& progress) const override
    {
        return guarded([&]() -> std::shared_ptr<const Run> {
            return runViT(own(std::move(model)), std::move(picture), options, cancel, progress);
        });
    }

    std::shared_ptr<const Run> run(std::shared_ptr<const Model> model, const InputTensor& input,
        const RunOptions& options, const Cancel& cancel, const Progress& progress) const override
    {
        return guarded([&]() -> std::shared_ptr<const Run> {
            return runViT(own(std::move(model)), input, options, cancel, progress);
        });
    }

    std::span<const MethodFacts> methods() const override { return methodFacts(); }

    std::string refusal(const Run& run, const std::string& method) const override
    {
        return guarded([&] { return vitscope::refusal(own<ViTRun>(run), method); });
    }

    Finding analyse(const Run& run, const std::string& method, const Query& query,
        const Parameters& parameters, const Cancel& cancel, const Progress& progress,
        const ShowPartial& preview) const override
    {
        return guarded([&] {
            return vitscope::analyse(own<ViTRun>(run), method, query, parameters, cancel, progress, preview);
        });
    }
};

} // namespace

const Engine& libtorchEngine()
{
    static const LibtorchEngine engine;
    return engine;
}

} // namespace vitscope
