// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/model/hugging_face_adoption.h"

#include <array>

// Hugging Face's BeitModel and Data2VecVisionModel with their classifiers: relative position biases, per
// block or shared by all, or absolute positions; mean of the patches or class token.
namespace vitscope {

namespace {

constexpr std::array anchors{"embeddings.patch_embeddings.projection.weight", "embeddings.cls_token"};

constexpr BlockNames scaled(BlockNames names)
{
    names.layerScale1 = "lambda_1";
    names.layerScale2 = "lambda_2";
    return names;
}

std::optional<Recognition> recognise(const TensorNames& names)
{
    auto recognition = recogniseHuggingFace(names, anchors, HuggingFaceKind::Beit);
    if (!recognition)
        return std::nullopt;
    const auto before = recognition->evidence.size();
    for (const char* place : {"encoder.layer.0.attention.attention.relative_position_bias.",
             "encoder.relative_position_bias.", "layers.0.relative_position_bias.",
             "layers.0.attention.relative_position_bias.", "shared_position_bias."})
        mention(*recognition, names, std::string(place) + "relative_position_bias_table",
            "relative position biases");
    for (const char* scale : {"encoder.layer.0.lambda_1", "layers.0.lambda_1"})
        mention(*recognition, names, scale, "layer scale");
    if (recognition->evidence.size() == before)
        recognition->evidence.push_back("keys have no bias");
    return recognition;
}

struct BeitAdoption : HuggingFaceAdoption
{
    using HuggingFaceAdoption::HuggingFaceAdoption;

    /// Where the bias of a layer is, or the one of all: "….relative_position_bias.".
    std::optional<std::string> biasOf(std::size_t layer) const
    {
        for (const char* place : {"attention.attention.relative_position_bias.", "relative_position_bias."})
            if (const std::string at = block(layer) + place; picker.has(at + table))
                return at;
        return std::nullopt;
    }
    std::optional<std::string> sharedBias() const
    {
        for (const char* place : {"encoder.relative_position_bias.", "shared_position_bias."})
            if (has(std::string(place) + table))
                return name(place);
        return std::nullopt;
    }

    /// Settles the grid; returns the number of heads that a table tells.
    std::optional<int> grid()
    {
        const auto first = sharedBias() ? sharedBias() : biasOf(0);
        const bool absolute = has("embeddings.position_embeddings");
        if (absolute)
            positions("embeddings.position_embeddings");
        if (!first) {
            if (!absolute)
                settleFreeGrid(model.shape.patch, imageSize(), settings, model.shape);
            return std::nullopt;
        }
        const Shape shape = picker.shapeOf(*first + table);
        if (shape.size() != 2)
            return std::nullopt; // taken later, with a problem
        const GridTable offsets = relativeTable(shape[0]);
        if (!absolute)
            m_trained = settleGrid(offsets, model.shape.patch, imageSize(), settings, model.shape);
        else if (offsets.fits(model.shape.rows, model.shape.columns))
            m_trained = {model.shape.rows, model.shape.columns};
        else
            m_trained = {offsets.side, offsets.side};
        return int(shape[1]);
    }

    void relativeBiases()
    {
        if (const auto shared = sharedBias())
            return addBias(*shared);
        const auto first = biasOf(0);
        if (!first)
            return checkThatNoneIsMissing();
        const std::string place = first->substr(block(0).size()); // what the first block has, all must have
        for (std::size_t layer = 0; picker.hasAny(block(layer)); ++layer)
            addBias(block(layer) + place);
    }

    void checkThatNoneIsMissing()
    {
        if (settings.config().value("use_shared_relative_position_bias", nlohmann::json()) == true)
            return addBias(name("encoder.relative_position_bias."));
        if (settings.config().value("use_relative_position_bias", nlohmann::json()) == true)
            return addBias(block(0) + "attention.attention.relative_position_bias.");
        if (!model.positions.table.defined())
            throw Error(ErrorKind::Unsupported, "VTS-M10", "the file holds no positions.", "positions",
                "BEiT needs relative position biases or position embeddings; save the whole model.");
    }

    void sayResizing()
    {
        const PatchGrid grid{model.shape.rows, model.shape.columns};
        if (!model.relativeBiases.empty() && grid != m_trained)
            settings.assume({"relative position biases",
                "resized " + gridText(m_trained) + " to " + gridText(grid) + ", bilinear, as Hugging Face",
                Source::Family, ""});
    }

    void head()
    {
        const bool normAfter = picker.hasAny(name("pooler.layernorm."));
        if (normAfter)
            model.head.norm = norm("pooler.layernorm");
        else if (picker.hasAny(name("layernorm.")))
            model.finalNorm = norm("layernorm");
        else if (picker.hasAny(outer("layernorm."))) // of the model that predicts masked patches
            model.finalNorm = picker.norm(outer("layernorm"), dim(), epsilon);
        model.head.classifier = classifier("classifier", dim());
        if (normAfter)
            pool(Pooling::PatchMean, Source::Weights, "there is a norm after pooling");
        else if (picker.hasAny(name("layernorm.")))
            pool(Pooling::ClassToken, Source::Weights, "there is no norm after pooling");
        else
            pool(Pooling::PatchMean, Source::Family, "");
    }

private:
    static constexpr const char* table = "relative_position_bias_table"; ///< [offsets, heads]

    /// The library takes the old table for one of columns by rows and samples it anew for rows by columns,
    /// bilinearly; that leaves it as it is for square pictures of the trained size alone.
    void addBias(const std::string& at)
    {
        const auto& shape = model.shape;
        const PatchGrid from{2 * m_trained.columns - 1, 2 * m_trained.rows - 1};
        const PatchGrid to{2 * shape.rows - 1, 2 * shape.columns - 1};
        const std::int64_t old = std::int64_t(from.rows) * from.columns;
        const auto read = picker.take(at + table, {old + 3, shape.heads});
        picker.ignore(at + "relative_position_index");
        if (!m_index.defined())
            m_index = relativeIndex(shape.rows, shape.columns);
        auto used = read;
        if (from != to) {
            used = at::empty({std::int64_t(to.rows) * to.columns + 3, shape.heads}, at::kFloat);
            picker.afterReading([=] {
                constexpr PositionResizing bilinear{PositionResizing::Mode::Bilinear};
                used.slice(0, 0, -3).copy_(resizePositions(read.slice(0, 0, old), from, to, bilinear));
                used.slice(0, -3).copy_(read.slice(0, old));
            });
        }
        model.relativeBiases.push_back({used, m_index});
    }

    PatchGrid m_trained;
    at::Tensor m_index; ///< shared by all layers
};

ViT adopt(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    BeitAdoption adoption(picker, recognition, settings, {});
    adoption.patches("embeddings.patch_embeddings.projection");
    adoption.prefixToken("embeddings.cls_token", "cls");
    const auto names = vitBlockNames();
    const std::array blockNames{scaled(names[0]), scaled(names[1])};
    adoption.findBlocks(blockNames);
    adoption.facts(adoption.grid());
    adoption.relativeBiases();
    adoption.sayResizing();
    adoption.blocks();
    adoption.head();
    return adoption.finish("Hugging Face's BEiT");
}

} // namespace

extern const Family huggingFaceBeit;
const Family huggingFaceBeit{
    "hf-beit", "Hugging Face BEiT", anchors, recognise, adopt, UsualPreprocessing::SigLip};

} // namespace vitscope
