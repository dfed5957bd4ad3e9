// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/base/hints.h"
#include "core/model/adoption.h"

#include <algorithm>
#include <array>
#include <cmath>

// lucidrains' vit-pytorch, versions 0.0 to 1.26, whose names have moved often: the ViT, and the SimpleViT of
// Beyer et al. ("Better plain ViT baselines for ImageNet-1k", 2022) without class token and learned
// positions. Patches are cut into vectors (row, column, channel), so the file tells their size as a product.
namespace vitscope {

namespace {

constexpr const char* title = "lucidrains ViT";
constexpr const char* simpleTitle = "lucidrains SimpleViT";

/// Where a generation keeps the parts of a block, behind "transformer.layers.N.".
struct BlockNames
{
    const char *attention, *norm1, *norm2, *mlp, *up;
};
constexpr std::array generations{
    BlockNames{"0.fn.fn.", "0.fn.norm", "1.fn.norm", "1.fn.fn.net.", "1.fn.fn.net.0"}, // to 0.7
    BlockNames{"0.fn.", "0.norm", "1.norm", "1.fn.net.", "1.fn.net.0"}, // to 1.2
    BlockNames{"0.", "0.norm", "1.net.0", "1.net.", "1.net.1"},
};

const BlockNames* generationOf(const auto& has)
{
    const auto found = std::ranges::find_if(generations, [&](const BlockNames& names) {
        return has(std::string("transformer.layers.0.") + names.attention + "to_qkv.weight");
    });
    return found == generations.end() ? nullptr : &*found;
}

/// Since 0.2.7 a smaller picture takes the first of the positions; before, none but the trained size ran.
constexpr PositionResizing ownResizing{
    PositionResizing::Mode::FirstRows, false, false, 0, "row by row, as vit-pytorch"};

/// Patches whose vectors hold `length` numbers: of the hinted size, else square.
Size settlePatch(std::int64_t length, ModelSettings& settings)
{
    const std::int64_t pixels = length / 3;
    const auto side = int(std::lround(std::sqrt(double(pixels))));
    const bool isSquare = std::int64_t(side) * side == pixels;
    const std::string numbers = std::to_string(length) + " numbers in a patch";
    if (length < 3 || length % 3 != 0)
        throw Error(ErrorKind::Unsupported, "VTS-M4", numbers + " are not pixels of three channels.",
            "patch embedding", "Use a model for RGB pictures.");
    if (!isSquare && !settings.hinted(&ModelHints::patchSize))
        throw Error(ErrorKind::Mismatch, "VTS-M2", numbers + " make no square patch of RGB pixels.",
            "patch embedding", "Give the size of a patch, for instance --patch-size 8x16.");
    const Size patch = settings.settle("patch size", &ModelHints::patchSize, {},
        {{side, side}, Source::Weights, "square patches, from " + numbers});
    if (std::int64_t(patch.height) * patch.width != pixels)
        throw Error(ErrorKind::Mismatch, "VTS-M3",
            "patches of " + sizeText(patch) + " have " + std::to_string(3 * patch.height * patch.width)
                + " numbers, but the patch embedding takes " + std::to_string(length) + ".",
            "patch size", "Give the right size with --patch-size.");
    return patch;
}

struct Adoption
{
    WeightPicker& picker;
    const std::string& prefix;
    ModelSettings& settings;
    const BlockNames& names;
    ViT model = {};
    double epsilon = 1e-5;

    std::string name(const std::string& rest) const { return prefix + rest; }
    bool has(const std::string& rest) const { return picker.has(prefix + rest); }
    std::string block(std::size_t layer) const
    {
        return name("transformer.layers." + std::to_string(layer) + ".");
    }
    std::int64_t dim() const { return model.shape.dim; }
    bool isFirst() const { return has("patch_to_embedding.weight"); } ///< before 0.7
    bool hasDeepHead() const ///< before 0.3
    {
        return has("mlp_head.2.weight") || has("mlp_head.3.weight") || has("mlp_head.4.weight");
    }
    bool isNormed() const { return picker.shapeOf(name("to_patch_embedding.1.weight")).size() == 1; }

    void facts()
    {
        epsilon = settings.settle("layer norm epsilon", &ModelHints::epsilon, {}, {1e-5, Source::Family});
        const std::string qkv = block(0) + names.attention + "to_qkv.weight";
        const Shape found = picker.shapeOf(qkv);
        const std::int64_t inner = found.size() == 2 ? found[0] / 3 : 0;
        auto otherwise = guessedHeads(inner);
        if (!picker.hasAny(block(0) + names.attention + "to_out."))
            otherwise = {1, Source::Weights, "there is no output projection: one head"};
        settleHeads(inner, {}, otherwise, settings, model.shape);
        const Shape up = picker.shapeOf(block(0) + names.up + ".weight");
        model.shape.mlpDim = up.empty() ? 4 * model.shape.dim : int(up[0]);
    }

    void stem()
    {
        const std::string projection = name(isFirst() ? "patch_to_embedding"
                : isNormed()                          ? "to_patch_embedding.2"
                                                      : "to_patch_embedding.1");
        const Shape found = picker.shapeOf(projection + ".weight");
        const std::int64_t length = found.size() == 2 ? found[1] : 0;
        const Size patch = settlePatch(length, settings);
        model.shape.patch = patch;
        model.shape.dim = int(found[0]);
        PatchLinear stem{patch.height, patch.width, {}, picker.linear(projection, found[0], length), {}};
        if (isNormed()) {
            stem.before = picker.norm(name("to_patch_embedding.1"), length, epsilon);
            stem.after = picker.norm(name("to_patch_embedding.3"), found[0], epsilon);
        }
        model.stem = std::move(stem);
    }

    void classTokenAndPositions()
    {
        const Shape token = picker.shapeOf(name("cls_token")); // [1, 1, dim], later [1, dim] or [0, dim]
        const bool isFlat = token.size() == 2;
        const bool isNone = std::ranges::count(token, 0) > 0; // pooled by mean since 1.16
        const std::int64_t count = isNone ? 0 : 1;
        const auto value
            = picker.take(name("cls_token"), isFlat ? Shape{count, dim()} : Shape{1, count, dim()});
        if (!isNone) {
            model.prefix.push_back({"cls", value.view({dim()})});
            model.shape.prefix = {"cls"};
        }
        adoptPositions(picker, name("pos_embedding"), {}, ownResizing, settings, model);
    }

    void computedPositions()
    {
        if (dim() % 4 != 0 || dim() < 8)
            throw Error(ErrorKind::Unsupported, "VTS-M4",
                "sine and cosine positions need a width that 4 divides, not " + std::to_string(dim()) + ".",
                "positions", "The file is of another architecture.");
        settleFreeGrid(model.shape.patch, {}, settings, model.shape);
        model.positions.table = sineCosinePositions(model.shape.rows, model.shape.columns, model.shape.dim);
        model.positions.coversPrefix = false;
        settings.assume({"positions", "sines and cosines", Source::Family, ""});
    }

    double scale()
    {
        if (!isFirst() || settings.hinted(&ModelHints::queryScale))
            return settleScale({}, settings, model.shape);
        // Of the releases with these names, 0.6.7 and 0.6.8 alone divide by the width of a head.
        return settings.settle("query scale", &ModelHints::queryScale, {},
            {1 / std::sqrt(double(dim())), hasDeepHead() ? Source::Family : Source::Guess,
                "width to the power of -1/2, as before 0.6.7"});
    }

    std::optional<Linear> output(const std::string& attention)
    {
        const std::int64_t inner = std::int64_t(model.shape.heads) * model.shape.headDim;
        const std::string begin = block(0) + names.attention + "to_out";
        if (picker.hasAny(begin + ".0."))
            return picker.linear(attention + "to_out.0", dim(), inner);
        if (!picker.hasAny(begin) && model.shape.heads == 1 && inner == dim())
            return std::nullopt;
        return picker.linear(attention + "to_out", dim(), inner, isFirst()); // SimpleViT's has no bias
    }

    void blocks()
    {
        const Activation activation = settleActivation({}, settings);
        const double queryScale = scale();
        const std::int64_t inner = std::int64_t(model.shape.heads) * model.shape.headDim;
        std::string down = block(0) + names.mlp;
        down = picker.has(down + "4.weight") ? "4" : picker.has(down + "2.weight") ? "2" : "3";
        do {
            const std::string at = block(model.blocks.size()), attention = at + names.attention;
            Block result;
            result.norm1 = picker.norm(at + names.norm1, dim(), epsilon);
            result.attention
                = {model.shape.heads, picker.linear(attention + "to_qkv", 3 * inner, dim(), false),
                    output(attention), queryScale, {}, {}};
            result.norm2 = picker.norm(at + names.norm2, dim(), epsilon);
            result.mlp = PlainMlp{picker.linear(at + names.up, model.shape.mlpDim, dim()),
                picker.linear(at + names.mlp + down, dim(), model.shape.mlpDim), activation};
            model.blocks.push_back(std::move(result));
        } while (picker.hasAny(block(model.blocks.size())));
        model.shape.layers = int(model.blocks.size());
    }

    /// The mean is over all tokens; the class token of models that pool so still counts, until 1.16 left it
    /// out of them.
    void pool()
    {
        if (model.prefix.empty()) {
            settings.assume({"pool", "avg", Source::Weights, "there is no class token"});
            model.head.pooling = Pooling::PatchMean;
            return;
        }
        const bool told = picker.shapeOf(name("cls_token")).size() == 2 || hasDeepHead();
        const auto chosen = settings.settle<std::string>("pool", &ModelHints::pool, {},
            {"cls", told ? Source::Family : Source::Guess,
                told ? "" : "the file does not tell cls from avg"});
        if (chosen != "cls" && chosen != "avg")
            throw Error(ErrorKind::Unsupported, "VTS-M6",
                "this model cannot be pooled by " + shownName(chosen) + ".", "pool", "Choose cls or avg.");
        if (chosen == "avg")
            model.head.pooling = Pooling::TokenMean;
    }

    /// `head` is one layer or a sequence: Linear; LayerNorm and Linear; with GELU and a Linear in between.
    void head(const std::string& head)
    {
        if (has("transformer.norm.weight"))
            model.finalNorm = picker.norm(name("transformer.norm"), dim(), epsilon);
        if (picker.shapeOf(name(head + ".weight")).size() == 1) { // SimpleViT 1.4.0: a norm alone
            model.head.norm = picker.norm(name(head), dim(), epsilon);
            return;
        }
        if (!has(head + ".0.weight")) {
            model.head.classifier = adoptClassifier(picker, name(head), dim(), model.shape);
            return;
        }
        int part = 0;
        if (picker.shapeOf(name(head + ".0.weight")).size() == 1)
            model.head.norm = picker.norm(name(head + "." + std::to_string(part++)), dim(), epsilon);
        const std::string first = name(head + "." + std::to_string(part));
        const std::string last = name(head + "." + (part == 0 ? "2" : has(head + ".4.weight") ? "4" : "3"));
        if (!picker.has(last + ".weight")) {
            model.head.classifier = adoptClassifier(picker, first, dim(), model.shape);
            return;
        }
        const Shape hidden = picker.shapeOf(first + ".weight");
        const std::int64_t width = hidden.empty() ? dim() : hidden[0];
        model.head.preLogits = picker.linear(first, width, dim());
        model.head.preLogitsActivation = Activation::Gelu;
        model.head.classifier = adoptClassifier(picker, last, width, model.shape);
    }
};

ViT adopt(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings, bool isSimple)
{
    const std::string& prefix = recognition.prefix;
    const auto* names = generationOf([&](const std::string& rest) { return picker.has(prefix + rest); });
    Adoption adoption{picker, prefix, settings, *names};
    adoption.stem();
    adoption.facts();
    isSimple ? adoption.computedPositions() : adoption.classTokenAndPositions();
    adoption.blocks();
    adoption.pool();
    adoption.head(isSimple ? "linear_head" : "mlp_head");
    refuseStrangeTensors(picker,
        {prefix + "transformer.", prefix + "to_patch_embedding.", prefix + "mlp_head", prefix + "linear_head",
            prefix + "register_tokens", prefix + "memory"},
        isSimple ? simpleTitle : title);
    return std::move(adoption.model);
}

constexpr std::array anchors{
    "transformer.layers.0.0.to_qkv.weight", "to_patch_embedding.1.weight", "cls_token", "pos_embedding"};
constexpr std::array simpleAnchors{
    "transformer.layers.0.0.to_qkv.weight", "to_patch_embedding.1.weight", "linear_head.weight"};

/// The prefix of any generation.
std::optional<std::string> findPrefix(const TensorNames& names)
{
    for (const BlockNames& generation : generations)
        if (auto prefix
            = names.prefixOf(std::string("transformer.layers.0.") + generation.attention + "to_qkv.weight"))
            return prefix;
    return std::nullopt;
}

std::optional<Recognition> recogniseAny(const TensorNames& names, bool isSimple)
{
    const auto prefix = findPrefix(names);
    if (!prefix)
        return std::nullopt;
    Recognition recognition{*prefix, 4, {}};
    const auto holds = [&](const std::string& rest) {
        if (!names.has(*prefix + rest))
            return false;
        recognition.evidence.push_back("holds " + *prefix + rest);
        return true;
    };
    generationOf(holds);
    if (!holds("to_patch_embedding.1.weight") && !holds("patch_to_embedding.weight"))
        return std::nullopt;
    const bool hasPositions = holds("pos_embedding");
    if (isSimple ? hasPositions || names.has(*prefix + "cls_token") : !hasPositions || !holds("cls_token"))
        return std::nullopt;
    if (isSimple && !holds("linear_head.weight") && !holds("linear_head.0.weight"))
        return std::nullopt;
    return recognition;
}

std::optional<Recognition> recognise(const TensorNames& names)
{
    return recogniseAny(names, false);
}

std::optional<Recognition> recogniseSimple(const TensorNames& names)
{
    return recogniseAny(names, true);
}

ViT adoptPlain(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    return adopt(picker, recognition, settings, false);
}

ViT adoptSimple(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    return adopt(picker, recognition, settings, true);
}

} // namespace

extern const Family lucidrainsViT, lucidrainsSimpleViT;
const Family lucidrainsViT{"lucidrains-vit", title, anchors, recognise, adoptPlain};
const Family lucidrainsSimpleViT{
    "lucidrains-simple-vit", simpleTitle, simpleAnchors, recogniseSimple, adoptSimple};

} // namespace vitscope
