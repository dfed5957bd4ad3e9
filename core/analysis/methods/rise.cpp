// SPDX-License-Identifier: MIT
#include "core/analysis/changed_passes.h"
#include "core/analysis/class_target.h"
#include "core/analysis/input_attribution.h"
#include "core/analysis/randoms.h"

#include <cmath>

namespace vitscope {

namespace {

std::vector<Parameter> parameters()
{
    using Kind = Parameter::Kind;
    Parameter score = scoreParameter();
    score.preset = 1;
    return {{"masks", "Masks", "Masked pictures that the model is asked about.", Kind::Integer, 1, 100000,
                500, 2000, {}},
        {"cells", "Cells", "Cells of a mask along each side before it is enlarged.", Kind::Integer, 2, 64, 1,
            8, {}},
        {"keep", "Kept", "Probability with which a cell is kept.", Kind::Number, 0.01, 1, 0.05, 0.5, {}},
        score, seedParameter(),
        {"preset", "Preset",
            "What eclique/RISE's files take: Saliency (6000 masks of 8 cells, a tenth kept), Evaluation "
            "(5000, 10, a tenth); without one: Easy start (2000, 8, half).",
            Kind::Choice, 0, 0, 0, 0, {"none", "saliency", "evaluation"}}};
}

void applyPreset(Parameters& given)
{
    const auto preset = given.find("preset");
    if (preset == given.end() || preset->second == 0)
        return;
    const bool isSaliency = preset->second == 1;
    given.insert({{"masks", isSaliency ? 6000 : 5000}, {"cells", isSaliency ? 8 : 10}, {"keep", 0.1}});
}

std::int64_t pixelsOfCell(int size, int cells)
{
    return (size + cells - 1) / cells;
}

/// Linear interpolation from cells to one cell more than the picture needs, mirrored at the outer cells'
/// centres as scikit-image's mode "reflect" does: [(cells + 1) * pixels of a cell, cells].
at::Tensor enlarging(int size, int cells)
{
    const std::int64_t count = (cells + 1) * pixelsOfCell(size, cells);
    auto weights = at::zeros({count, cells}, at::kDouble);
    for (std::int64_t i = 0; i < count; ++i) {
        double at = (double(i) + 0.5) * cells / double(count) - 0.5;
        at = at < 0 ? -at : at > cells - 1 ? 2.0 * (cells - 1) - at : at;
        const auto cell = std::min<std::int64_t>(std::int64_t(at), cells - 2);
        weights[i][cell] = double(cell + 1) - at;
        weights[i][cell + 1] = at - double(cell);
    }
    return weights;
}

class Masks
{
public:
    Masks(Size image, const Parameters& parameters)
        : m_image(image)
        , m_cells(int(parameters.at("cells")))
        , m_keep(parameters.at("keep"))
        , m_down(enlarging(image.height, m_cells))
        , m_across(enlarging(image.width, m_cells).t())
        , m_randoms(std::uint32_t(parameters.at("seed")))
    {
    }

    /// The next `count` masks [count, 1, height, width], 0..1; for each its cells are drawn row by row, then
    /// its shift down and across.
    at::Tensor next(std::int64_t count)
    {
        auto masks = at::empty({count, 1, m_image.height, m_image.width});
        for (std::int64_t i = 0; i < count; ++i) {
            auto cells = at::empty({m_cells, m_cells}, at::kDouble);
            for (std::int64_t cell = 0; cell < cells.numel(); ++cell)
                cells.data_ptr<double>()[cell] = m_randoms.uniform() < m_keep;
            const auto top = shift(m_image.height), left = shift(m_image.width);
            masks[i][0].copy_(at::matmul(at::matmul(m_down.slice(0, top, top + m_image.height), cells),
                m_across.slice(1, left, left + m_image.width)));
        }
        return masks;
    }

private:
    std::int64_t shift(int size)
    {
        return std::int64_t(m_randoms.uniform() * double(pixelsOfCell(size, m_cells)));
    }

    Size m_image;
    int m_cells;
    double m_keep;
    at::Tensor m_down, m_across;
    Randoms m_randoms;
};

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress, const ShowPartial& preview)
{
    const Target target = scoredTarget(run, query, parameters);
    refuseLikeness(target, "masks change the patch that the features would be compared with, too.");
    const bool ofClass = target.of != Target::Of::FeatureNorm;
    const auto [height, width] = run.shape().image;
    const ViTShape& shape = run.shape();
    const auto total = std::int64_t(parameters.at("masks"));
    const double pixels = double(shape.patch.height) * shape.patch.width;
    Masks masks(shape.image, parameters);
    const auto input = run.inputTensor(); // [1, 3, height, width]
    auto sum = at::zeros({std::int64_t(height) * width}, at::kDouble);
    at::Tensor batch; // [batch, 1, height, width]
    const auto mapAfter = [&](std::int64_t done) {
        const auto mean = sum.view({1, height, width}) / (double(done) * parameters.at("keep") * pixels);
        Heatmap map = mapOfPixels(run, mean, "RISE for " + targetTitle(run, target),
            !ofClass                          ? "feature norm"
                : parameters.at("score") == 1 ? "expected probability"
                                              : "expected logit");
        map.isSigned = false;
        return map;
    };
    const auto inputs = [&](std::int64_t first, std::int64_t last) {
        batch = masks.next(last - first);
        return input * batch;
    };
    forEachInput(run, target, total, inputs, cancel, [&](std::int64_t first, const at::Tensor& values) {
        sum += at::matmul(values, batch.flatten(1).to(at::kDouble));
        const auto done = first + values.size(0);
        report(progress, "mask " + std::to_string(done) + "/" + std::to_string(total),
            double(done) / double(total));
        if (preview)
            preview(mapAfter(done));
    });
    return mapAfter(total);
}

} // namespace

extern const Method rise;
const Method rise{"rise", "RISE", MethodGroup::Removal,
    "Which parts of the picture the class is probable with, from random masks over the pixels.",
    "Few masks leave noise, and details finer than a cell of the masks are lost.", "2000 passes",
    "Petsiuk, Das and Saenko 2018, RISE, equations 1 to 6; eclique/RISE, explanations.py", true, false,
    {.targetClass = true}, parameters, nullptr, applyPreset, compute};

} // namespace vitscope
