// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/model/adoption.h"
#include "core/model/google_resnet_stem.h"

#include <algorithm>
#include <array>
#include <cmath>

// Google's NumPy archives: vision_transformer (vit_jax) with its ResNet hybrids, and big_vision, whose blocks
// may be stacked in one array per name. Kernels are [in, out], of attention [in, heads, headDim].
namespace vitscope {

namespace {

constexpr const char* title = "Google Vision Transformer";
constexpr std::array anchors{
    "embedding/kernel", "embedding/bias", "Transformer/encoder_norm/scale", "Transformer/encoder_norm/bias"};

/// scipy.ndimage.zoom of order 1, by which both repositories resize.
constexpr PositionResizing resizing{
    PositionResizing::Mode::Bilinear, false, true, 0, "linear with aligned ends, as Flax"};

constexpr const char* scanned = "Transformer/encoderblock/"; ///< all blocks in one array per name

std::optional<Recognition> recognise(const TensorNames& names)
{
    auto recognition = recogniseByAnchors(names, anchors);
    if (!recognition)
        return std::nullopt;
    mention(*recognition, names, "conv_root/kernel", "ResNet stem");
    mention(*recognition, names, "cls", "class token");
    mention(*recognition, names, "pos_embedding", "big_vision");
    mention(*recognition, names, "Transformer/encoderblock/LayerNorm_0/scale", "big_vision, stacked blocks");
    mention(*recognition, names, "MAPHead_0/probe", "attention pooling");
    mention(*recognition, names, "pre_logits/kernel", "representation layer before the classifier");
    return recognition;
}

/// Parts of a block, which the two repositories number differently.
struct BlockNames
{
    std::string norm2, attention, mlp;
};

struct Adoption
{
    WeightPicker& picker;
    const std::string& prefix;
    ModelSettings& settings;
    ViT model = {};
    double epsilon = 1e-6;
    Activation activation = Activation::Gelu;

    std::string name(const std::string& rest) const { return prefix + rest; }
    bool has(const std::string& rest) const { return picker.has(prefix + rest); }
    std::int64_t dim() const { return model.shape.dim; }
    bool isScanned() const { return picker.hasAny(name(scanned)); }
    std::string firstBlock() const { return isScanned() ? scanned : "Transformer/encoderblock_0/"; }

    std::int64_t axis(const std::string& rest, std::size_t number) const
    {
        const Shape found = picker.shapeOf(name(rest));
        return number < found.size() ? found[number] : 0;
    }

    at::Tensor take(const std::string& rest, const Shape& shape) { return picker.take(name(rest), shape); }

    /// name/kernel [in, out] and name/bias [out].
    Linear dense(const std::string& rest, std::int64_t out, std::int64_t in)
    {
        Linear layer{at::empty({out, in}, at::kFloat), {}};
        picker.takeInto(name(rest + "/kernel"), layer.weight.t());
        layer.bias = take(rest + "/bias", {out});
        return layer;
    }

    LayerNorm norm(const std::string& rest)
    {
        return {take(rest + "/scale", {dim()}), take(rest + "/bias", {dim()}), epsilon};
    }

    void facts()
    {
        epsilon = settings.settle("layer norm epsilon", &ModelHints::epsilon, {}, {1e-6, Source::Family});
        activation = settleActivation({}, settings,
            {"gelu", Source::Guess,
                "the exact form, as PyTorch's ports run these files; Flax itself ran gelu_tanh"});
    }

    void stem()
    {
        int pixels = 1;
        std::int64_t channels = 3;
        std::optional<ResNetStem> features;
        if (has("conv_root/kernel")) {
            const bool asFlax = activation == Activation::GeluTanh;
            settings.assume({"arithmetic of the ResNet", asFlax ? "Flax'" : "timm's", Source::Guess,
                "they differ in two epsilons; it goes with the activation"});
            features = adoptGoogleResNetStem(picker, prefix, asFlax, pixels, channels);
        }
        const Shape found = picker.shapeOf(name("embedding/kernel")); // [height, width, in, dim]
        if (found.size() != 4 || found[2] != channels || found[0] < 1 || found[1] < 1)
            throw Error(ErrorKind::Unsupported, "VTS-M4",
                "the patch embedding is not a convolution over RGB pixels.",
                shownName(name("embedding/kernel")), "Use a model with three input channels.");
        model.shape.dim = int(found[3]);
        model.shape.patch = {pixels * int(found[0]), pixels * int(found[1])};
        PatchConvolution projection{at::empty({found[3], channels, found[0], found[1]}, at::kFloat),
            take("embedding/bias", {found[3]})};
        picker.takeInto(name("embedding/kernel"), projection.weight.permute({2, 3, 1, 0}));
        if (!features) {
            model.stem = std::move(projection);
            return;
        }
        features->projection = std::move(projection);
        model.stem = std::move(*features);
    }

    void embeddings()
    {
        if (has("cls")) {
            model.prefix.push_back({"cls", take("cls", {1, 1, dim()}).view({dim()})});
            model.shape.prefix = {"cls"};
        }
        for (const char* table :
            {"pos_embedding", "Transformer/pos_embedding", "Transformer/posembed_input/pos_embedding"})
            if (has(table))
                return adoptPositions(picker, name(table), {}, resizing, settings, model);
        if (has("cls") || !has(firstBlock() + "LayerNorm_1/scale")) { // big_vision alone computes them
            picker.take(name("Transformer/posembed_input/pos_embedding"), {1, 0, dim()}); // noted as missing
            picker.check();
        }
        settleFreeGrid(model.shape.patch, {}, settings, model.shape);
        model.positions.table = sineCosinePositions(model.shape.rows, model.shape.columns, model.shape.dim);
        model.positions.coversPrefix = false;
        settings.assume({"positions", "sines and cosines", Source::Family, "there is no table"});
    }

    /// A tensor of every block into `stacked` [layers, ..].
    void fill(const std::string& rest, const at::Tensor& stacked)
    {
        if (isScanned())
            return picker.takeInto(name(scanned + rest), stacked);
        for (std::int64_t layer = 0; layer < stacked.size(0); ++layer)
            picker.takeInto(name("Transformer/encoderblock_" + std::to_string(layer) + "/" + rest),
                stacked.select(0, layer));
    }

    at::Tensor vectors(const std::string& rest, std::int64_t width)
    {
        const auto stacked = at::empty({model.shape.layers, width}, at::kFloat);
        fill(rest, stacked);
        return stacked;
    }

    /// Kernels [in, out] as weights [layers, out, in].
    at::Tensor weights(const std::string& rest, std::int64_t out, std::int64_t in)
    {
        const auto stacked = at::empty({model.shape.layers, out, in}, at::kFloat);
        fill(rest, stacked.transpose(1, 2));
        return stacked;
    }

    /// Weights [layers, 3 * dim, dim] and biases [layers, 3 * dim] of queries, keys and values.
    std::pair<at::Tensor, at::Tensor> queryKeyValues(const std::string& at)
    {
        const std::int64_t layers = model.shape.layers, heads = model.shape.heads,
                           width = model.shape.headDim, inner = heads * width;
        const auto weight = at::empty({layers, 3, heads, width, dim()}, at::kFloat);
        const auto bias = at::empty({layers, 3, heads, width}, at::kFloat);
        const std::array parts{"query", "key", "value"};
        for (std::int64_t part = 0; part < 3; ++part) {
            const std::string tensor = at + "/" + parts[std::size_t(part)];
            fill(tensor + "/kernel", weight.select(1, part).permute({0, 3, 1, 2}));
            fill(tensor + "/bias", bias.select(1, part));
        }
        return {weight.view({layers, 3 * inner, dim()}), bias.view({layers, 3 * inner})};
    }

    void blocks()
    {
        const std::string at = firstBlock();
        const auto choose = [&](const char* original, const char* later, const char* end) {
            return has(at + original + end) ? original : later;
        };
        const BlockNames names{choose("LayerNorm_2", "LayerNorm_1", "/scale"),
            choose("MultiHeadDotProductAttention_1", "MultiHeadDotProductAttention_0", "/query/kernel"),
            choose("MlpBlock_3", "MlpBlock_0", "/Dense_0/kernel")};
        int layers = isScanned() ? int(axis(at + "LayerNorm_0/scale", 0)) : 0;
        while (
            !isScanned() && picker.hasAny(name("Transformer/encoderblock_" + std::to_string(layers) + "/")))
            ++layers;
        model.shape.layers = std::max(1, layers);
        const std::size_t shift = isScanned() ? 1 : 0; // axes
        const std::string query = at + names.attention + "/query/kernel"; // [dim, heads, headDim]
        const std::int64_t heads = axis(query, 1 + shift), inner = heads * axis(query, 2 + shift);
        settleHeads(inner ? inner : dim(), {},
            {std::max(1, int(heads)), Source::Weights, "axis of the query kernel"}, settings, model.shape);
        model.shape.mlpDim = std::max(1, int(axis(at + names.mlp + "/Dense_0/kernel", 1 + shift)));
        adoptBlocks(names);
    }

    void adoptBlocks(const BlockNames& names)
    {
        const double scale = settleScale({}, settings, model.shape);
        const std::int64_t layers = model.shape.layers, mlpDim = model.shape.mlpDim;
        const auto norms = [&](const std::string& rest) {
            return std::pair{vectors(rest + "/scale", dim()), vectors(rest + "/bias", dim())};
        };
        const auto norm1 = norms("LayerNorm_0"), norm2 = norms(names.norm2);
        const auto queryKeyValue = queryKeyValues(names.attention);
        const auto output = at::empty({layers, dim(), model.shape.heads, model.shape.headDim}, at::kFloat);
        fill(names.attention + "/out/kernel", output.permute({0, 2, 3, 1}));
        const auto outputBias = vectors(names.attention + "/out/bias", dim());
        const auto up = weights(names.mlp + "/Dense_0/kernel", mlpDim, dim());
        const auto upBias = vectors(names.mlp + "/Dense_0/bias", mlpDim);
        const auto down = weights(names.mlp + "/Dense_1/kernel", dim(), mlpDim);
        const auto downBias = vectors(names.mlp + "/Dense_1/bias", dim());
        for (std::int64_t i = 0; i < layers; ++i) {
            Block block;
            block.norm1 = {norm1.first[i], norm1.second[i], epsilon};
            block.attention = {model.shape.heads, {queryKeyValue.first[i], queryKeyValue.second[i]},
                Linear{output[i].flatten(1), outputBias[i]}, scale, {}, {}};
            block.norm2 = {norm2.first[i], norm2.second[i], epsilon};
            block.mlp = PlainMlp{{up[i], upBias[i]}, {down[i], downBias[i]}, activation};
            model.blocks.push_back(std::move(block));
        }
    }

    /// Linear layers from kernels [dim, heads, headDim], below one another.
    Linear headwise(const std::string& at, std::span<const char* const> parts, std::int64_t heads)
    {
        const std::int64_t count = std::int64_t(parts.size()), width = dim() / heads;
        const auto weight = at::empty({count, heads, width, dim()}, at::kFloat);
        const auto bias = at::empty({count, heads, width}, at::kFloat);
        for (std::int64_t part = 0; part < count; ++part) {
            const std::string tensor = name(at + parts[std::size_t(part)]);
            picker.takeInto(tensor + "/kernel", weight[part].permute({2, 0, 1}));
            picker.takeInto(tensor + "/bias", bias[part]);
        }
        return {weight.view({-1, dim()}), bias.flatten()};
    }

    void attentionPool()
    {
        const std::string at = "MAPHead_0/", attention = at + "MultiHeadDotProductAttention_0/";
        AttentionPool pool;
        pool.heads = std::max(1, int(axis(attention + "query/kernel", 1)));
        const std::int64_t width = dim() / pool.heads, hidden = axis(at + "MlpBlock_0/Dense_0/kernel", 1);
        pool.probe = take(at + "probe", {1, 1, dim()}).view({dim()});
        pool.query = headwise(attention, std::array{"query"}, pool.heads);
        pool.keyValue = headwise(attention, std::array{"key", "value"}, pool.heads);
        const auto output = at::empty({dim(), pool.heads, width}, at::kFloat);
        picker.takeInto(name(attention + "out/kernel"), output.permute({1, 2, 0}));
        pool.output = {output.flatten(1), take(attention + "out/bias", {dim()})};
        pool.scale = 1 / std::sqrt(double(width));
        pool.norm = norm(at + "LayerNorm_0");
        pool.mlp = PlainMlp{dense(at + "MlpBlock_0/Dense_0", hidden, dim()),
            dense(at + "MlpBlock_0/Dense_1", dim(), hidden), activation};
        model.head.pooling = Pooling::Attention;
        model.head.attentionPool = std::move(pool);
    }

    void head()
    {
        model.finalNorm = norm("Transformer/encoder_norm");
        if (has("MAPHead_0/probe"))
            attentionPool();
        else if (!has("cls"))
            model.head.pooling = Pooling::PatchMean;
        settings.assume({"pool", poolName(model.head), Source::Weights,
            model.head.pooling == Pooling::Attention        ? "there is a probe"
                : model.head.pooling == Pooling::ClassToken ? "there is a class token"
                                                            : "there is no class token"});
        std::int64_t width = dim();
        if (const std::int64_t layer = axis("pre_logits/kernel", 1)) {
            model.head.preLogits = dense("pre_logits", layer, width);
            width = layer;
        }
        if (const std::int64_t classes = axis("head/kernel", 1)) {
            model.head.classifier = dense("head", classes, width);
            model.shape.classes = int(classes);
        }
    }
};

ViT adopt(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    Adoption adoption{picker, recognition.prefix, settings};
    adoption.facts();
    adoption.stem();
    adoption.embeddings();
    adoption.blocks();
    adoption.head();
    const auto at = [&](const char* rest) {
        return adoption.name(rest);
    };
    refuseStrangeTensors(picker,
        {at("Transformer/"), at("embedding/"), at("MAPHead_0/"), at("pre_logits/"), at("head/"),
            at("conv_root/"), at("gn_root/"), at("block")},
        title);
    return std::move(adoption.model);
}

} // namespace

extern const Family googleViT;
const Family googleViT{"google-vit", title, anchors, recognise, adopt, UsualPreprocessing::Google};

} // namespace vitscope
