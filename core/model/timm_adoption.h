// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/adoption.h"
#include "core/model/timm_architecture.h"

namespace vitscope {

/// Adopts a file in timm's names: its VisionTransformer, Beit and Eva classes share them, and what a tensor
/// or the architecture's name in config.json tells decides the rest. Step by step, in the order of the
/// members.
class TimmAdoption
{
public:
    TimmAdoption(WeightPicker& picker, const std::string& prefix, ModelSettings& settings);

    void embeddings();
    void positions();
    void facts();
    void blocks();
    void head();
    /// Throws Error(Unsupported) that names tensors of another architecture; `title` says which this one is.
    ViT finish(const char* title);

private:
    std::string name(const std::string& rest) const { return m_prefix + rest; }
    bool has(const std::string& rest) const { return m_picker.has(m_prefix + rest); }
    std::int64_t dim() const { return m_model.shape.dim; }
    std::int64_t inner() const { return std::int64_t(m_model.shape.heads) * m_model.shape.headDim; }
    bool isEva() const; ///< of the class Eva, as far as tensors tell
    bool isFree() const { return has("embeds.proj.weight"); } ///< of the class NaFlexVit
    void freeEmbeddings();
    void freePositions();
    std::int64_t axis(const std::string& rest, std::size_t number) const; ///< of a tensor's shape, or 0
    LayerNorm norm(const std::string& rest, std::int64_t width);
    std::optional<LayerNorm> normIfPresent(const std::string& rest, std::int64_t width);
    Linear linear(const std::string& rest, std::int64_t out, std::int64_t in);

    void addPrefix(const std::string& tensor, const std::string& token);
    ModelSettings::Otherwise<double> usualEpsilon() const;
    ModelSettings::Otherwise<std::string> usualActivation() const;
    void rotary();
    Linear queryKeyValue(const std::string& at);
    Attention attention(const std::string& at);
    Mlp mlp(const std::string& at);
    Block block(const std::string& at);
    void addRelativeBias(const std::string& at);
    std::string pool();
    bool readsPrefix() const; ///< whether pooling includes the prefix tokens
    void attentionPool();
    void output();

    WeightPicker& m_picker;
    const std::string& m_prefix;
    ModelSettings& m_settings;
    std::string m_name; ///< of the architecture; empty where nobody tells
    Source m_nameSource;
    TimmArchitecture m_architecture;
    std::optional<Size> m_image; ///< that the side file says
    double m_epsilon = 1e-6, m_scale = 1;
    Activation m_activation = Activation::Gelu;
    std::optional<PatchGrid> m_trained; ///< of relative position biases
    at::Tensor m_relativeIndex;
    ViT m_model;
};

/// All steps of TimmAdoption.
ViT adoptTimm(
    WeightPicker& picker, const Recognition& recognition, ModelSettings& settings, const char* title);

/// Which of timm's classes wrote a file, as far as names tell.
enum class TimmClass { VisionTransformer, Beit, Eva };
TimmClass timmClassOf(const TensorNames& names, const std::string& prefix);

/// The ResNet stem `name`.backbone with the projection `name`.proj; sets dim and patch of `shape`.
ResNetStem adoptTimmResNetStem(WeightPicker& picker, const std::string& name, ViTShape& shape);

} // namespace vitscope
