// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/hints.h"
#include "core/base/json.h"
#include "core/model/load_vit.h"
#include "core/weights/tensor_source.h"

#include <ATen/ATen.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

/// Models written by timm and transformers with the numbers that those libraries compute
/// (tests/goldens/models).
namespace vitscope::golden {

using Tensors = std::map<std::string, at::Tensor>;

/// All float tensors of a safetensors file, as float64 or float32.
inline Tensors readTensors(const std::string& path)
{
    const auto source = openWeights(path);
    Tensors tensors;
    for (std::size_t i = 0; i < source->entries().size(); ++i) {
        const TensorEntry& entry = source->entries()[i];
        const auto type = entry.type == ElementType::F64 ? at::kDouble : at::kFloat;
        auto tensor = at::empty(entry.shape, type);
        source->read(i, {static_cast<std::byte*>(tensor.data_ptr()), tensor.nbytes()}, {});
        tensors[entry.name] = tensor;
    }
    return tensors;
}

struct GoldenModel
{
    std::string name, folder, path, family, pool;
    ModelHints hints;
    nlohmann::json facts;

    std::shared_ptr<const ViTModel> load() const { return loadViT(path, hints); }
    Tensors expected() const { return readTensors(folder + "/expected.safetensors"); }
};

/// The model of the folder `name` of goldens/models.
inline GoldenModel goldenModel(const std::string& goldens, const std::string& name)
{
    const std::string folder = goldens + "/models/" + name;
    std::ifstream file(folder + "/facts.json");
    std::stringstream text;
    text << file.rdbuf();
    const auto facts = parseJson(text.str(), "facts.json");
    const std::string path = facts.at("path");
    GoldenModel model{name, folder, path.empty() ? folder : folder + "/" + path, facts.at("family"),
        facts.at("pool"), {}, facts};
    for (const auto& [key, value] : facts.at("hints").items())
        setHint(model.hints, key, value.get<std::string>());
    return model;
}

/// All of them, by name.
inline std::vector<GoldenModel> goldenModels(const std::string& goldens)
{
    std::set<std::string> names;
    for (const auto& folder : std::filesystem::directory_iterator(goldens + "/models"))
        names.insert(folder.path().filename().string());
    std::vector<GoldenModel> models;
    for (const std::string& name : names)
        models.push_back(goldenModel(goldens, name));
    return models;
}

/// Largest absolute difference; infinite when the shapes differ.
inline double largestDifference(const at::Tensor& a, const at::Tensor& b)
{
    if (a.sizes() != b.sizes())
        return INFINITY;
    return a.numel() ? (a.to(at::kDouble) - b.to(at::kDouble)).abs().max().item<double>() : 0;
}

/// As InputTensor, from "input" [3, height, width].
inline InputTensor inputOf(const Tensors& expected)
{
    const auto& input = expected.at("input");
    return {int(input.size(1)), int(input.size(2)),
        {input.data_ptr<float>(), input.data_ptr<float>() + input.numel()}, "input"};
}

} // namespace vitscope::golden
