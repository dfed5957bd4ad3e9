// SPDX-License-Identifier: MIT
#include "tests/bench/random_vit.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <fstream>
#include <random>
#include <stdexcept>
#include <vector>

namespace vitscope::bench {

namespace {

struct Tensor
{
    std::string name;
    std::vector<std::int64_t> shape;
    float offset = 0; ///< values are offset ± 0.035, uniform

    std::uint64_t elements() const
    {
        std::uint64_t count = 1;
        for (const std::int64_t size : shape)
            count *= std::uint64_t(size);
        return count;
    }
};

void addLinear(std::vector<Tensor>& tensors, const std::string& name, int out, int in)
{
    tensors.push_back({name + ".weight", {out, in}});
    tensors.push_back({name + ".bias", {out}});
}

void addNorm(std::vector<Tensor>& tensors, const std::string& name, int dim)
{
    tensors.push_back({name + ".weight", {dim}, 1});
    tensors.push_back({name + ".bias", {dim}});
}

std::vector<Tensor> tensorsOf(const RandomViT& vit)
{
    const int dim = vit.dim;
    std::vector<Tensor> tensors{{"cls_token", {1, 1, dim}}, {"pos_embed", {1, vit.tokens(), dim}},
        {"patch_embed.proj.weight", {dim, 3, vit.patch, vit.patch}}, {"patch_embed.proj.bias", {dim}}};
    for (int layer = 0; layer < vit.layers; ++layer) {
        const std::string block = "blocks." + std::to_string(layer) + ".";
        addNorm(tensors, block + "norm1", dim);
        addLinear(tensors, block + "attn.qkv", 3 * dim, dim);
        addLinear(tensors, block + "attn.proj", dim, dim);
        addNorm(tensors, block + "norm2", dim);
        addLinear(tensors, block + "mlp.fc1", 4 * dim, dim);
        addLinear(tensors, block + "mlp.fc2", dim, 4 * dim);
    }
    addNorm(tensors, "norm", dim);
    addLinear(tensors, "head", vit.classes, dim);
    return tensors;
}

std::string headerOf(const std::vector<Tensor>& tensors)
{
    nlohmann::ordered_json header;
    std::uint64_t offset = 0;
    for (const Tensor& tensor : tensors) {
        const std::uint64_t end = offset + 4 * tensor.elements();
        header[tensor.name] = {{"dtype", "F32"}, {"shape", tensor.shape}, {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' ');
    return text;
}

} // namespace

void writeRandomViT(const RandomViT& vit, const std::string& path)
{
    const std::vector<Tensor> tensors = tensorsOf(vit);
    const std::string header = headerOf(tensors);
    const std::uint64_t length = header.size();
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(&length), 8);
    file << header;
    std::minstd_rand random(1);
    std::vector<float> values;
    for (const Tensor& tensor : tensors) {
        values.resize(tensor.elements());
        for (float& value : values)
            value = tensor.offset + 0.07f * (float(random()) / float(std::minstd_rand::max()) - 0.5f);
        file.write(reinterpret_cast<const char*>(values.data()), std::streamsize(4 * values.size()));
    }
    if (!file.flush())
        throw std::runtime_error("cannot write " + path);
}

} // namespace vitscope::bench
