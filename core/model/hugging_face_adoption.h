// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/adoption.h"

/// What the families of Hugging Face's transformers (4 and 5) share.
namespace vitscope {

/// How a release of the library names the tensors of a block. Parts that a model does not have are null.
struct BlockNames
{
    const char* block; ///< before the number: "encoder.layer."
    const char *norm1, *query, *key, *value, *output, *norm2, *up, *down;
    const char *layerScale1 = nullptr, *layerScale2 = nullptr; ///< where the file holds them
    const char* gate = nullptr; ///< beside `up`, where the file holds it
    bool upHoldsGate = false; ///< `up` is the gate, then the value
};

/// Blocks of ViT, DeiT, MAE, MSN and I-JEPA: as saved, then as transformers 5 calls its modules.
std::span<const BlockNames> vitBlockNames();

/// Values of a model's config class that hold where config.json leaves them out.
struct HuggingFaceDefaults
{
    double epsilon = 1e-12;
    const char* activation = "gelu";
    int heads = 12;
    bool gatesAreSilu = false; ///< whatever the activation
};

/// transformers' interpolate_pos_encoding of most of its models.
inline constexpr PositionResizing huggingFaceResizing{
    PositionResizing::Mode::Bicubic, false, false, 0, "bicubic, as Hugging Face"};

/// Adopts a file step by step, in the order of the members; the family does what is its own in between.
class HuggingFaceAdoption
{
public:
    HuggingFaceAdoption(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings,
        const HuggingFaceDefaults& defaults);

    WeightPicker& picker;
    ModelSettings& settings;
    ViT model;
    double epsilon = 1e-12; ///< of every LayerNorm, from facts() on

    std::string name(const std::string& rest) const { return m_prefix + rest; }
    bool has(const std::string& rest) const { return picker.has(m_prefix + rest); }
    std::int64_t dim() const { return model.shape.dim; }
    /// Values of config.json, of its vision_config where there is one.
    std::optional<int> integer(const char* key, int minimum, int maximum) const;
    std::optional<double> number(const char* key, double minimum, double maximum) const;
    std::optional<std::string> text(const char* key) const;
    std::optional<Size> imageSize() const;

    void patches(const char* convolution, bool hasBias = true);
    /// The learned token `tensor` of dim numbers, whatever its axes.
    void prefixToken(const char* tensor, const char* token);
    void positions(const char* table, const PositionResizing& resizing = huggingFaceResizing);
    /// Which of `candidates` names the blocks.
    void findBlocks(std::span<const BlockNames> candidates);
    /// Heads, where tensors tell them that number, and epsilon.
    void facts(const std::optional<int>& heads = {});
    /// Biases of the scores come from model.relativeBiases: one for all blocks, or one each.
    void blocks();
    std::string block(std::size_t layer) const; ///< "vit.encoder.layer.3."

    LayerNorm norm(const std::string& rest) { return picker.norm(name(rest), dim(), epsilon); }
    /// `tensor` where heads are: outside the model that the prefix names.
    std::string outer(const std::string& tensor) const;
    std::optional<Linear> classifier(const char* tensor, std::int64_t width);
    /// Says what the classifier reads.
    void pool(Pooling pooling, Source source, const std::string& note = {});
    /// Throws Error(Unsupported) for tensors of another architecture; `title` says which this one is.
    ViT finish(const char* title);

private:
    bool hasVisionConfig() const;
    Linear queryKeyValue(const std::string& at);
    Mlp mlp(const std::string& at, Activation activation);
    bool isGated() const;
    Activation activation();
    bool inFirst(const char* part, const char* ending = ".weight") const;

    std::string m_prefix, m_blockPrefix;
    HuggingFaceDefaults m_defaults;
    BlockNames m_names;
};

/// Which of the models around `embeddings.patch_embeddings.projection` wrote a file.
enum class HuggingFaceKind { ViT, DeiT, Beit, Dinov2, IJepa };
HuggingFaceKind huggingFaceKind(const TensorNames& names, const std::string& prefix);
/// By anchors, if the file is of this kind.
std::optional<Recognition> recogniseHuggingFace(
    const TensorNames& names, std::span<const char* const> anchors, HuggingFaceKind kind);

} // namespace vitscope
