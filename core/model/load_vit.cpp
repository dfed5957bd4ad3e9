// SPDX-License-Identifier: MIT
#include "core/model/load_vit.h"

#include "core/model/class_names.h"
#include "core/model/families.h"
#include "core/model/report.h"
#include "core/model/settle_preprocessing.h"

#include <c10/core/GradMode.h>
#include <filesystem>
#include <future>

namespace vitscope {

namespace {

/// Also of "model/", "." and the like.
std::string baseName(const std::string& path)
{
    const auto whole = std::filesystem::absolute(path).lexically_normal();
    return (whole.has_filename() ? whole : whole.parent_path()).filename().string();
}

ModelReport describe(const TensorSource& source, const RecognisedFamily& recognised,
    const WeightPicker& picker, const ModelSettings& settings, const ViT& vit)
{
    ModelReport report;
    report.file = baseName(source.path());
    report.format = source.format();
    report.family = recognised.family->id;
    report.title = recognised.family->title;
    report.evidence = recognised.recognition.evidence;
    report.weightType = picker.weightType();
    report.shape = vit.shape;
    report.pool = poolName(vit.head);
    report.preprocessing = vit.preprocessing;
    report.assumptions = settings.assumptions();
    report.unused = picker.unused();
    report.notes.assign(source.notes().begin(), source.notes().end());
    report.notes.insert(report.notes.end(), settings.notes().begin(), settings.notes().end());
    report.parameters = picker.parameters();
    report.weightBytes = picker.parameters() * std::int64_t(sizeof(float));
    report.flops = passFlops(vit);
    report.passBytes = passBytes(vit);
    if (picker.notFinite()) // data: counted and said
        report.notes.push_back(std::to_string(picker.notFinite()) + " weights are not finite numbers");
    return report;
}

} // namespace

std::shared_ptr<const ViTModel> loadViT(
    const std::string& path, const ModelHints& hints, const Cancel& cancel, const Progress& progress)
{
    const c10::NoGradGuard noGradients;
    vitscope::report(progress, "opening", 0);
    const auto source = openWeights(path, cancel, {hints.openAnyway});
    ModelSettings settings(hints, source->sideFiles());
    const auto recognised = recogniseFamily(*source, settings.hinted(&ModelHints::family));
    WeightPicker picker(*source);
    ViT vit = recognised.family->adopt(picker, recognised.recognition, settings);
    picker.check();
    vit.preprocessing = settlePreprocessing(settings, *recognised.family, vit.shape, picker.unused());
    auto classNames = settleClassNames(settings, vit.shape.classes);
    auto hash = std::async(std::launch::async, [&] { return source->sha256(cancel); });
    picker.readAll(cancel, progress);
    ModelReport report = describe(*source, recognised, picker, settings, vit);
    report.classNames = std::move(classNames);
    vitscope::report(progress, "computing the file's SHA-256", 1);
    report.sha256 = hash.get();
    return std::make_shared<const ViTModel>(std::move(vit), std::move(report));
}

std::shared_ptr<const ViT> ViTModel::on(at::Device device, at::ScalarType precision) const
{
    if (device.is_cpu() && precision == at::kFloat)
        return {std::shared_ptr<const ViT>{}, &m_vit};
    const std::scoped_lock lock(m_copiesMutex);
    auto& copy = m_copies[device.str() + " " + at::toString(precision)];
    if (!copy) {
        auto moved = std::make_shared<ViT>(m_vit);
        moved->forEachTensor([&](at::Tensor& tensor) { tensor = tensor.to(device, precision); });
        copy = moved;
    }
    return copy;
}

} // namespace vitscope
