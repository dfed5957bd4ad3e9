// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/adoption.h"

/// Steps that Meta's and Hugging Face's files of DINOv2 and DINOv3 share.
namespace vitscope {

/// Registers (Darcet et al., "Vision Transformers Need Registers", 2024): the learned tokens `name`
/// [1, count, dim] stand behind the prefix tokens that `model` has, and take no part in its positions. To be
/// called after the positions; a file may hold none, or [1, 0, dim].
void adoptRegisters(WeightPicker& picker, const std::string& name, ViT& model);

/// DINOv3's rotary positions, of this base or of 100, for the settled heads and grid. Throws Error(Mismatch)
/// when the heads cannot be turned.
void adoptDinov3Rotary(const std::optional<double>& base, ModelSettings& settings, ViT& model);

/// The linear layers of an MLP [out, in] in Meta's DINO repositories: fc1 and fc2, the gate and value of
/// SwiGLU in one (w12) or apart (w1, w2), then w3.
struct DinoMlpNames
{
    const char *up, *down;
    const char* value = nullptr; ///< where `up` is the gate alone
    bool upHoldsGate = false; ///< `up` is the gate, then the value
};
DinoMlpNames dinoMlpNames(const WeightPicker& picker, const std::string& firstMlp);

/// Meta's own files of DINOv2 and DINOv3, step by step; the family does positions and heads in between.
/// DINOv2's training keeps the blocks in chunks (dinov2/models/vision_transformer.py, block_chunks), whose
/// names hold the chunk and then the number of the block among all: "blocks.1.7.".
class DinoAdoption
{
public:
    DinoAdoption(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings);

    WeightPicker& picker;
    ModelSettings& settings;
    ViT model;

    std::string name(const std::string& rest) const { return m_prefix + rest; }
    std::int64_t dim() const { return model.shape.dim; }
    void patchesAndClassToken();
    void facts(const ModelSettings::Otherwise<int>& heads, double usualEpsilon);
    void blocks();
    /// Final norm and class token; `title` as in refuseStrangeTensors.
    ViT finish(const char* title);

private:
    bool isChunked() const;
    /// "blocks.7." or "blocks.1.7.", with the prefix; a name that the file has nothing of behind the last
    /// block.
    std::string block(std::size_t layer) const;
    Linear queryKeyValue(const std::string& at);
    Mlp mlp(const std::string& at);

    std::string m_prefix;
    DinoMlpNames m_mlp{};
    double m_epsilon = 1e-6, m_scale = 1;
    Activation m_activation = Activation::Gelu;
};

} // namespace vitscope
