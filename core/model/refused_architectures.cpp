// SPDX-License-Identifier: MIT
#include "core/model/refused_architectures.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>

namespace vitscope {

namespace {

/// Ends of tensors' names, from a point on, with # for each number. A name that begins with * may end
/// anywhere.
struct Row
{
    RefusedArchitecture architecture;
    std::array<const char*, 2> names; ///< all of these; the second may be null
};

constexpr auto dequantise
    = "Save the model in float32, float16 or bfloat16 (dequantise it first) and open that.";
constexpr auto plain = "Open a plain Vision Transformer instead.";
constexpr auto windows
    = "ViTScope would need windowed attention and merging of tokens between stages to run it.";
constexpr auto pooled
    = "ViTScope would need attention whose keys lie on a coarser grid than its queries to run it.";
constexpr auto convolutions
    = "ViTScope would need blocks of convolutions beside those of attention to run it.";
constexpr auto noAttention = "There is no attention in it to look at; open a plain Vision Transformer.";
constexpr auto image = "ViTScope shows what a model does with one image; open a Vision Transformer.";

constexpr Row lookalikes[] = {
    {{"a model quantised with bitsandbytes", "its matrices are packed into 4 or 8 bits", dequantise},
        {"absmax"}},
    {{"a model quantised with bitsandbytes", "its matrices are packed into 4 or 8 bits", dequantise},
        {"SCB"}},
    {{"a model quantised with GPTQ or AWQ", "its matrices are packed into 4 or 8 bits", dequantise},
        {"qweight", "qzeros"}},
    {{"a model quantised by PyTorch", "its layers are packed for integer arithmetic", dequantise},
        {"_packed_params.dtype"}},
    {{"a model quantised by PyTorch", "its layers are packed for integer arithmetic", dequantise},
        {"_packed_params._packed_params"}},
    {{"a model quantised by PyTorch", "its layers compute with integers", dequantise},
        {"scale", "zero_point"}},
    {{"a quantised model", "its matrices are stored with scales of their own", dequantise}, {"weight_scale"}},
    {{"a quantised model", "its matrices are stored with scales of their own", dequantise},
        {"weight_scale_inv"}},
    {{"a LoRA adapter", "it holds small changes to another model's weights",
         "Merge it into that model (merge_and_unload in PEFT), save the result and open that."},
        {"lora_A.weight"}},
    {{"a LoRA adapter", "it holds small changes to another model's weights",
         "Merge it into that model (merge_and_unload in PEFT), save the result and open that."},
        {"lora_A.default.weight"}},
    {{"a LoRA adapter", "it holds small changes to another model's weights",
         "Merge it into that model, save the result and open that."},
        {"*lora_A"}},
    {{"a LoRA adapter", "it holds small changes to another model's weights",
         "Merge it into that model, save the result and open that."},
        {"lora_down.weight"}},
    {{"Paddle's optimizer state", "it holds running means of gradients and no weights",
         "Open the .pdparams file of the model itself."},
        {"*_moment#_#"}},
    {{"a TNT", "each of its tokens holds a small transformer of its own",
         "ViTScope would need transformers inside tokens to run it."},
        {"pixel_embed.proj.weight"}},
    {{"a Hiera", "its tokens are merged between stages and attend within windows", windows},
        {"blocks.#.proj.weight"}},
    {{"a Hiera", "its tokens are merged between stages and attend within windows", windows},
        {"encoder.stages.#.layers.#.attn.qkv.weight"}},
    {{"an MViT", "its queries, keys and values are pooled by convolutions", pooled}, {"attn.pool_q.weight"}},
    {{"the image encoder of Segment Anything",
         "its attention runs in windows, with positions relative by row and column",
         "ViTScope would need windowed attention with decomposed relative positions to run it."},
        {"attn.rel_pos_h", "attn.rel_pos_w"}},
    {{"a MaxViT or a relation of it", "its attention runs in blocks and grids between convolutions",
         convolutions},
        {"attn_block.attn.qkv.weight"}},
    {{"a Vision Transformer with relative positions only",
         "a small network or a table gives each pair of tokens a bias",
         "ViTScope would need timm's relative position bias in a plain ViT to run it."},
        {"attn.rel_pos.mlp.fc#.weight", "patch_embed.proj.weight"}},
    {{"a Vision Transformer with relative positions only", "a table gives each pair of tokens a bias",
         "ViTScope would need timm's relative position bias in a plain ViT to run it."},
        {"attn.rel_pos.relative_position_bias_table", "patch_embed.proj.weight"}},
    {{"a Vision Transformer with relative positions only",
         "all blocks share a network that gives each pair a bias",
         "ViTScope would need timm's relative position bias in a plain ViT to run it."},
        {"shared_rel_pos.mlp.fc#.weight", "patch_embed.proj.weight"}},
    {{"a Vision Transformer with parallel blocks", "several attentions run side by side in each block",
         "ViTScope would need blocks with more than one attention to run it."},
        {"blocks.#.attns.#.attn.qkv.weight"}},
    {{"a Vision Transformer with fused blocks", "attention and MLP run side by side from one projection",
         "ViTScope would need blocks whose attention and MLP share their input projection to run it."},
        {"blocks.#.in_proj.weight"}},
    {{"a Vision Transformer behind a ResNet with batch normalisation",
         "its patches come from a convolutional network",
         "ViTScope would need timm's ResNet-D as a stem to run it."},
        {"patch_embed.backbone.layer#.#.conv#.weight"}},
    {{"a NaFlexVit with factorised positions",
         "its positions are the sum of one table for rows and one for columns",
         "ViTScope would need factorised position embeddings to run it."},
        {"embeds.pos_embed_y"}},
    {{"a CaiT", "its heads are mixed before and after the softmax and its class token joins late",
         "ViTScope would need talking heads and blocks of class attention to run it."},
        {"blocks_token_only.#.attn.q.weight"}},
    {{"an XCiT", "its channels attend to one another instead of its tokens",
         "Its attention is no map over the picture; open a plain Vision Transformer."},
        {"local_mp.conv#.weight"}},
    {{"a ConViT", "gates blend each head's attention with a fixed one by position",
         "ViTScope would need gated positional attention to run it."},
        {"attn.gating_param"}},
    {{"a Swin Transformer", "its attention runs in shifted windows", windows},
        {"layers.#.blocks.#.attn.relative_position_bias_table"}},
    {{"a Swin Transformer", "its attention runs in shifted windows", windows},
        {"layers.#.blocks.#.attention.self.relative_position_bias_table"}},
    {{"a Swin Transformer", "its attention runs in shifted windows", windows},
        {"features.#.#.attn.relative_position_bias_table"}},
    {{"a Swin Transformer V2", "its attention runs in shifted windows", windows},
        {"layers.#.blocks.#.attn.logit_scale"}},
    {{"a Swin Transformer V2", "its attention runs in shifted windows", windows},
        {"layers.#.blocks.#.attention.self.logit_scale"}},
    {{"a Swin Transformer V2", "its attention runs in shifted windows", windows},
        {"features.#.#.attn.logit_scale"}},
    {{"a YOLOS detector", "it adds detection tokens and finds boxes",
         "ViTScope would need detection tokens and a box head to run it."},
        {"embeddings.detection_tokens"}},
    {{"a TimeSformer", "it looks at videos", image}, {"embeddings.time_embeddings"}},
    {{"a model of pictures and text", "its blocks see both together", image},
        {"text_embeddings.word_embeddings.weight"}},
};

constexpr Row others[] = {
    {{"a Twins Transformer", "its attention runs in windows and on coarser grids in turn", pooled},
        {"patch_embeds.#.proj.weight"}},
    {{"a Pyramid Vision Transformer", "its keys and values lie on a coarser grid than its queries", pooled},
        {"attn.q.weight", "attn.sr.weight"}},
    {{"a Pyramid Vision Transformer", "its keys and values lie on a coarser grid than its queries", pooled},
        {"attention.self.sequence_reduction.weight"}},
    {{"a Pyramid Vision Transformer", "its keys and values lie on a coarser grid than its queries", pooled},
        {"attention.spatial_reduction.weight"}},
    {{"a SegFormer", "its keys and values lie on a coarser grid than its queries", pooled},
        {"attention.self.sr.weight"}},
    {{"a MobileViT", "its attention runs between convolutions, among every few pixels", convolutions},
        {"conv_kxk.conv.weight", "transformer.#.mlp.fc#.weight"}},
    {{"a MobileViT", "its attention runs between convolutions, among every few pixels", convolutions},
        {"transformer.#.mlp.fc#.weight", "conv_proj.conv.weight"}},
    {{"a MobileViT", "its attention runs between convolutions, among every few pixels", convolutions},
        {"conv_kxk.convolution.weight", "conv_projection.convolution.weight"}},
    {{"a CrossViT", "two scales of tokens exchange their class tokens",
         "ViTScope would need two branches with cross-attention to run it."},
        {"blocks.#.fusion.#.attn.wq.weight"}},
    {{"a CoaT", "its attention runs on several scales with convolutional positions", convolutions},
        {"factoratt_crpe.qkv.weight"}},
    {{"a LeViT", "its attention runs between convolutions on shrinking grids", convolutions},
        {"attn.attention_biases", "attn.qkv.linear.weight"}},
    {{"a LeViT", "its attention runs between convolutions on shrinking grids", convolutions},
        {"queries_keys_values.linear.weight"}},
    {{"a TinyViT", "its attention runs in windows between convolutions", convolutions},
        {"local_conv.conv.weight"}},
    {{"an EfficientViT", "its attention runs between convolutions", convolutions},
        {"context_module.main.qkv.conv.weight"}},
    {{"a MaxViT", "its attention runs in blocks and grids between convolutions", convolutions},
        {"window_attention.attn_layer.#.to_qkv.weight"}},
    {{"a CoAtNet", "its first stages are convolutions", convolutions},
        {"stages.#.blocks.#.conv#_kxk.weight", "stages.#.blocks.#.attn.qkv.weight"}},
    {{"a DaViT", "its windows of tokens and its channels attend in turn", windows},
        {"stages.#.blocks.#.#.cpe#.proj.weight"}},
    {{"a GCViT", "its attention runs in windows with shared global queries", windows},
        {"global_block.blocks.conv#.conv_dw.weight"}},
    {{"a VOLO", "its first stage weighs neighbours by an outlook of its own",
         "ViTScope would need outlook attention to run it."},
        {"attn.attn.weight"}},
    {{"a NesT", "its attention runs in blocks that are merged step by step", windows},
        {"transformer_encoder.#.attn.qkv.weight"}},
    {{"an EdgeNeXt", "its attention runs among channels between convolutions", convolutions},
        {"xca.qkv.weight"}},
    {{"a PiT", "its tokens are pooled between stages",
         "ViTScope would need pooling of tokens between stages to run it."},
        {"transformers.#.blocks.#.attn.qkv.weight"}},
    {{"a FocalNet", "it modulates pixels by their surroundings instead of attending", noAttention},
        {"modulation.f.weight"}},
    {{"a CvT", "its queries, keys and values come from convolutions", convolutions},
        {"convolution_projection_query.convolution_projection.convolution.weight"}},
    {{"an EfficientFormer", "only its last blocks attend", convolutions},
        {"token_mixer.qkv.weight", "token_mixer.proj.weight"}},
    {{"a FastViT", "its tokens are mixed by convolutions", convolutions},
        {"token_mixer.mixer.identity.weight"}},
    {{"a PoolFormer", "its tokens are mixed by pooling", noAttention},
        {"layer_scale#.scale", "downsample.conv.weight"}},
    {{"a PoolFormer", "its tokens are mixed by pooling", noAttention}, {"encoder.block.#.#.layer_scale_#"}},
    {{"an MLP-Mixer", "its tokens are mixed by fixed matrices", noAttention}, {"mlp_tokens.fc#.weight"}},
    {{"an MLP-Mixer", "its tokens are mixed by fixed matrices", noAttention},
        {"token_mixing/Dense_#/kernel"}},
    {{"a ResMLP", "its tokens are mixed by fixed matrices", noAttention}, {"linear_tokens.weight"}},
    {{"a ConvNeXt", "it consists of convolutions", noAttention}, {"stages.#.blocks.#.conv_dw.weight"}},
    {{"a ConvNeXt", "it consists of convolutions", noAttention}, {"stages.#.#.dwconv.weight"}},
    {{"a ConvNeXt", "it consists of convolutions", noAttention}, {"stages.#.layers.#.dwconv.weight"}},
    {{"a ConvNeXt", "it consists of convolutions", noAttention}, {"stages.#.layers.#.depthwise_conv.weight"}},
    {{"a ConvNeXt", "it consists of convolutions", noAttention}, {"features.#.#.layer_scale"}},
    {{"a DETR detector", "a decoder asks for objects in a convolutional network's features",
         "ViTScope would need a decoder with object queries to run it."},
        {"query_position_embeddings.weight"}},
    {{"a DETR detector", "a decoder asks for objects in a convolutional network's features",
         "ViTScope would need a decoder with object queries to run it."},
        {"query_embed.weight"}},
    {{"an image generator (diffusion U-Net)", "it turns noise into pictures", plain},
        {"down_blocks.#.resnets.#.conv#.weight"}},
    {{"an image generator (diffusion U-Net)", "it turns noise into pictures", plain},
        {"diffusion_model.input_blocks.#.#.weight"}},
    {{"an image generator (diffusion transformer)", "it turns noise into pictures", plain},
        {"adaLN_modulation.#.weight"}},
    {{"a speech model", "it listens instead of looking", plain},
        {"encoder.conv#.weight", "encoder.embed_positions.weight"}},
    {{"a speech model", "it listens instead of looking", plain},
        {"feature_extractor.conv_layers.#.conv.weight"}},
    {{"a text model", "it reads words instead of patches", plain}, {"embeddings.word_embeddings.weight"}},
    {{"a text model", "it reads words instead of patches", plain}, {"word_embeddings.weight"}},
    {{"a text model", "it reads words instead of patches", plain}, {"wte.weight"}},
    {{"a text model", "it reads words instead of patches", plain}, {"embed_tokens.weight"}},
    {{"a text model", "it reads words instead of patches", plain}, {"embed_in.weight"}},
    {{"a text model", "it reads words instead of patches", plain},
        {"shared.weight", "SelfAttention.q.weight"}},
    {{"a text model", "it reads words instead of patches", plain},
        {"shared.weight", "encoder.embed_positions.weight"}},
    {{"a text model", "it reads words instead of patches", plain}, {"token_embedding.weight"}},
    {{"a text model", "it reads words instead of patches", plain}, {"tok_embeddings.weight"}},
    {{"a ResNet or a relation of it", "it consists of convolutions", noAttention}, {"layer#.#.conv#.weight"}},
    {{"a ResNet or a relation of it", "it consists of convolutions", noAttention},
        {"stages.#.blocks.#.conv#.weight", "stages.#.blocks.#.norm#.weight"}},
    {{"a ResNet or a relation of it", "it consists of convolutions", noAttention},
        {"encoder.stages.#.layers.#.layer.#.convolution.weight"}},
    {{"an EfficientNet or a MobileNet", "it consists of convolutions", noAttention},
        {"conv_stem.weight", "blocks.#.#.conv_dw.weight"}},
    {{"a convolutional network", "it consists of convolutions", noAttention}, {"features.#.weight"}},
    {{"a convolutional network", "it consists of convolutions", noAttention}, {"features.#.#.#.weight"}},
    {{"a convolutional network", "it consists of convolutions", noAttention},
        {"features.#.#.block.#.#.weight"}},
    {{"a convolutional network", "it consists of convolutions", noAttention}, {"*running_mean"}},
};

std::string withoutNumbers(std::string_view name)
{
    std::string text;
    for (const char c : name) {
        const bool isDigit = c >= '0' && c <= '9';
        if (!isDigit || text.empty() || text.back() != '#')
            text += isDigit ? '#' : c;
    }
    return text;
}

bool endsIn(std::string_view name, std::string_view end)
{
    if (end.starts_with('*'))
        return name.ends_with(end.substr(1));
    const auto start = name.size() - end.size();
    return name.ends_with(end) && (start == 0 || name[start - 1] == '.' || name[start - 1] == '/');
}

/// Names with # for each number, and the first name that each stands for.
using KindsOfNames = std::map<std::string, std::string>;

std::optional<RefusedModel> firstOf(std::span<const Row> rows, const KindsOfNames& names)
{
    const auto nameOf = [&](const char* end) {
        return std::ranges::find_if(names, [&](const auto& name) { return endsIn(name.first, end); });
    };
    for (const Row& row : rows) {
        const auto found = nameOf(row.names[0]);
        if (found != names.end() && (!row.names[1] || nameOf(row.names[1]) != names.end()))
            return RefusedModel{row.architecture, found->second};
    }
    return std::nullopt;
}

/// One linear layer and nothing else, as DINO and DINOv2 publish their classifiers.
std::optional<RefusedModel> classifierAlone(const TensorSource& source)
{
    const auto entries = source.entries();
    if (entries.size() != 2)
        return std::nullopt;
    const bool isBiasFirst = entries[0].shape.size() == 1;
    const TensorEntry &weight = entries[isBiasFirst], &bias = entries[!isBiasFirst];
    if (weight.shape.size() != 2 || bias.shape != std::vector{weight.shape[0]}
        || !weight.name.ends_with("weight") || !bias.name.ends_with("bias"))
        return std::nullopt;
    return RefusedModel{
        {"a linear classifier alone", "it reads the features of a model that lies in another file",
            "Open that model's own file: its attention and features need no classifier. To see "
            "classes, too, save both as one model, for instance with save_pretrained of "
            "transformers."},
        weight.name};
}

KindsOfNames kindsOfNames(const TensorSource& source)
{
    KindsOfNames names;
    for (const auto& entry : source.entries())
        names.emplace(withoutNumbers(entry.name), entry.name);
    return names;
}

/// Patches of a video have a third axis.
std::optional<RefusedModel> video(const TensorSource& source)
{
    for (const auto& entry : source.entries())
        if (entry.shape.size() == 5 && endsIn(entry.name, "*patch_embeddings.projection.weight"))
            return RefusedModel{
                {"a model of videos", "its patches reach over several frames", image}, entry.name};
    return std::nullopt;
}

} // namespace

std::optional<RefusedModel> lookalike(const TensorSource& source)
{
    const auto known = video(source);
    return known ? known : firstOf(lookalikes, kindsOfNames(source));
}

std::optional<RefusedModel> refusedModel(const TensorSource& source)
{
    auto known = lookalike(source);
    if (!known)
        known = classifierAlone(source);
    return known ? known : firstOf(others, kindsOfNames(source));
}

void refuse(const RefusedModel& model, const TensorSource& source)
{
    const std::string path = source.path();
    throw Error(ErrorKind::Unsupported, "VTS-F5",
        std::string("the file holds ") + model.architecture.title + " (by its tensor "
            + shownName(model.evidence) + "), which is not run: " + model.architecture.reason + ".",
        path.substr(path.find_last_of('/') + 1), model.architecture.needed);
}

} // namespace vitscope
