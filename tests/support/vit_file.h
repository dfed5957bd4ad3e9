// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/weight_files.h"

#include <map>

namespace vitscope::test {

/// A small model in timm's names, to be changed and written as safetensors.
struct VitFile
{
    using Shape = std::vector<int>;
    std::map<std::string, Shape> tensors;
    std::map<std::string, float> fill; ///< value of every element; 0.01 for the others

    /// Two blocks of width 8, a class token, 2 x 2 patches of 4 x 4 pixels, three classes.
    static VitFile timm()
    {
        VitFile file;
        file.tensors = {{"cls_token", {1, 1, 8}}, {"pos_embed", {1, 5, 8}},
            {"patch_embed.proj.weight", {8, 3, 4, 4}}, {"patch_embed.proj.bias", {8}}, {"norm.weight", {8}},
            {"norm.bias", {8}}, {"head.weight", {3, 8}}, {"head.bias", {3}}};
        for (const char* block : {"blocks.0.", "blocks.1."}) {
            const std::string at = block;
            for (const char* norm : {"norm1", "norm2"}) {
                file.tensors[at + norm + ".weight"] = {8};
                file.tensors[at + norm + ".bias"] = {8};
            }
            file.addLinear(at + "attn.qkv", 24, 8);
            file.addLinear(at + "attn.proj", 8, 8);
            file.addLinear(at + "mlp.fc1", 16, 8);
            file.addLinear(at + "mlp.fc2", 8, 16);
        }
        return file;
    }

    void addLinear(const std::string& name, int out, int in)
    {
        tensors[name + ".weight"] = {out, in};
        tensors[name + ".bias"] = {out};
    }

    std::string bytes() const
    {
        std::string table, data;
        for (const auto& [name, shape] : tensors) {
            std::size_t count = 1;
            std::string axes;
            for (const int axis : shape) {
                count *= std::size_t(axis);
                axes += (axes.empty() ? "" : ",") + std::to_string(axis);
            }
            const auto filled = fill.find(name);
            const std::size_t begin = data.size();
            data += raw(std::vector<float>(count, filled == fill.end() ? 0.01f : filled->second));
            table += (table.empty() ? "{" : ",") + stRow(name, "F32", "[" + axes + "]", begin, data.size());
        }
        return st(table + "}", data);
    }
};

} // namespace vitscope::test
