// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/methods.h"
#include "tests/support/parity.h"

namespace vitscope::golden {

/// A golden model that has run, and what references made of it: of class-specific methods
/// (make_method_goldens.py), or another file's arrays.
struct MethodGolden
{
    std::shared_ptr<const ViTRun> run;
    Tensors expected;
    int classIndex = 0;
};

inline MethodGolden methodGolden(const std::string& name, const std::string& file = "methods")
{
    const auto model = goldenModel(VITSCOPE_TESTS "/goldens", name);
    MethodGolden golden;
    golden.run = runViT(model.load(), inputOf(model.expected()), {"cpu", "float32"}, {}, {});
    golden.expected = readTensors(model.folder + "/" + file + ".safetensors");
    golden.classIndex = int(golden.expected.at("class").item<float>());
    return golden;
}

/// The class's map from where the head reads, prefix values first: [tokens], or [patch] for `patchesOnly`.
inline at::Tensor mapOf(const ViTRun& run, const std::string& method, const Query& query,
    const Parameters& parameters, bool patchesOnly = false)
{
    const auto map = std::get<Heatmap>(analyse(run, method, query, parameters));
    const auto patches = tensorOf(map.values, {std::int64_t(map.values.size())});
    if (patchesOnly)
        return patches;
    return at::cat({tensorOf(map.prefixValues, {std::int64_t(map.prefixValues.size())}), patches});
}

/// Largest difference as part of the largest expected size; where nothing is expected, the difference itself.
inline double relativeDifference(const at::Tensor& a, const at::Tensor& expected)
{
    const double largest = expected.abs().max().item<double>();
    return largestDifference(a, expected) / (largest > 0 ? largest : 1);
}

} // namespace vitscope::golden
