# SPDX-License-Identifier: MIT
"""Writes the golden models of Hugging Face's relatives of ViT; see golden_models.py."""
import torch
import transformers
from transformers.models.siglip2.image_processing_siglip2 import convert_image_to_patches

from hugging_face_goldens import golden, small

WITH_REGISTERS = ("cls", "reg0", "reg1", "reg2")
NON_NATIVE = dict(size=(24, 40), hints={"image-size": "24x40"})
RESIZED = dict(arguments=dict(interpolate_pos_encoding=True), **NON_NATIVE)


def logits(_, output, __):
    return {"logits": output.logits[0]}


def pooler(_, output, __):
    return {"features": output.pooler_output[0]}


def deit():
    def config(**more):
        return transformers.DeiTConfig(**small(**more))
    processor = transformers.DeiTImageProcessor(size={"height": 36, "width": 36}, crop_size={"height": 32, "width": 32})
    both, one = transformers.DeiTForImageClassificationWithTeacher, transformers.DeiTForImageClassification
    prefix = ("cls", "dist")
    golden("hf_deit_teacher", "two classifiers, averaged", both(config()), 201, "hf-deit", answer=logits,
        processor=processor, prefix=prefix, pool="cls and dist, averaged", epsilon=1e-12)
    golden("hf_deit_class_token", "one classifier on the class token; five heads, picture 24x40",
        one(config(num_attention_heads=5, image_size=[24, 40])), 202, "hf-deit", answer=logits, size=(24, 40),
        prefix=prefix, epsilon=1e-12)
    golden("hf_deit_resized", "trained for 32x32, run at 24x40 by interpolate_pos_encoding", one(config()), 203,
        "hf-deit", answer=logits, prefix=prefix, epsilon=1e-12, **RESIZED)
    golden("hf_deit_modules", "DeiTModel with its pooler under the names of transformers 5's modules, no config",
        transformers.DeiTModel(config()), 204, "hf-deit", answer=pooler, path="deit.bin", hints={"heads": "3"},
        prefix=prefix, pool="cls, tanh pooler", epsilon=1e-12)


def masked():
    def mae(**more):
        return transformers.ViTMAEConfig(**small(decoder_hidden_size=16, decoder_num_hidden_layers=1,
            decoder_num_attention_heads=2, decoder_intermediate_size=32, mask_ratio=0.0, **more))
    in_order = dict(noise=torch.arange(16.0)[None])

    def encoder(model, _, last):
        return {"features": model.vit.layernorm(last)[0]}
    golden("hf_mae", "file of the masked autoencoder in pre-training; its encoder without masking, patches in order",
        transformers.ViTMAEForPreTraining(mae()), 211, "hf-vit", answer=encoder, arguments=in_order,
        processor=transformers.ViTImageProcessor(size={"height": 32, "width": 32}), epsilon=1e-12)
    golden("hf_mae_modules", "the same under the names of transformers 5's modules",
        transformers.ViTMAEForPreTraining(mae(num_attention_heads=5)), 212, "hf-vit", answer=encoder,
        arguments=in_order, path="mae.bin", hints={"heads": "5"}, epsilon=1e-12)

    def msn(**more):
        return transformers.ViTMSNConfig(**small(**more))
    golden("hf_msn", "classifier of ViT-MSN, whose blocks transformers 5 saves outside `vit.`",
        transformers.ViTMSNForImageClassification(msn(num_attention_heads=5)), 213, "hf-vit", answer=logits,
        processor=transformers.ViTImageProcessor(size={"height": 32, "width": 32}))
    golden("hf_msn_headless", "ViTMSNModel, picture 24x40", transformers.ViTMSNModel(msn(image_size=[24, 40])), 214,
        "hf-vit", answer=lambda model, output, _: {"features": output.last_hidden_state[0, 0]}, size=(24, 40))

    def ijepa(**more):
        return transformers.IJepaConfig(**small(**more))
    golden("hf_ijepa", "no class token; the classifier reads the mean; picture 24x40",
        transformers.IJepaForImageClassification(ijepa(image_size=[24, 40])), 215, "hf-ijepa", answer=logits,
        processor=transformers.ViTImageProcessor(size={"height": 24, "width": 40}), size=(24, 40), prefix=(),
        pool="avg", epsilon=1e-12)
    golden("hf_ijepa_modules", "IJepaModel under the names of transformers 5's modules, no config",
        transformers.IJepaModel(ijepa(num_attention_heads=5), add_pooling_layer=False), 216, "hf-ijepa", path="ijepa.bin",
        answer=lambda model, output, _: {"features": output.last_hidden_state[0].mean(0)}, hints={"heads": "5"},
        prefix=(), pool="avg", epsilon=1e-12)


def beit():
    def config(**more):
        return transformers.BeitConfig(**small(**more))
    classifier = transformers.BeitForImageClassification
    mean = dict(pool="avg", epsilon=1e-12)
    processor = transformers.BeitImageProcessor(size={"height": 32, "width": 32}, do_center_crop=False)
    golden("hf_beit", "relative position biases of every block, mean of the patches, then a norm",
        classifier(config(use_relative_position_bias=True)), 221, "hf-beit", answer=logits, processor=processor, **mean)
    golden("hf_beit_resized", "trained for 32x32, run at 24x40: the library samples the tables anew, bilinearly",
        classifier(config(use_relative_position_bias=True, num_attention_heads=5)), 222, "hf-beit", answer=logits,
        **NON_NATIVE, **mean)
    golden("hf_beit_nonsquare", "built for 24x40, for which the library takes its tables to be 40x24 and resamples them",
        classifier(config(use_relative_position_bias=True, image_size=[24, 40])), 223, "hf-beit", answer=logits,
        size=(24, 40), **mean)
    golden("hf_beit_shared", "one table for all blocks, absolute positions, class token, no layer scale",
        transformers.BeitModel(config(use_shared_relative_position_bias=True, use_absolute_position_embeddings=True,
                                      use_mean_pooling=False, layer_scale_init_value=0.0)), 224, "hf-beit",
        answer=pooler, epsilon=1e-12)
    golden("hf_beit_modules", "names of transformers 5's modules, no config",
        classifier(config(use_relative_position_bias=True)), 225, "hf-beit", answer=logits, path="beit.bin", **mean)
    golden("hf_beit_shared_modules", "one table for all blocks under the names of transformers 5's modules",
        classifier(config(use_shared_relative_position_bias=True)), 226, "hf-beit", answer=logits, path="beit.bin",
        **mean)
    golden("hf_data2vec", "data2vec-vision, whose names and numbers are BEiT's",
        transformers.Data2VecVisionForImageClassification(transformers.Data2VecVisionConfig(
            **small(use_relative_position_bias=True))), 227, "hf-beit", answer=logits, processor=processor, **mean)


def dino():
    def config(kind, **more):
        arguments = small(**more)
        del arguments["intermediate_size"]
        return kind(mlp_ratio=2, **arguments)
    plain, registers = transformers.Dinov2Config, transformers.Dinov2WithRegistersConfig
    both = "cls and avg, joined"
    processor = transformers.BitImageProcessor(size={"shortest_edge": 36}, crop_size={"height": 32, "width": 32},
        image_mean=[0.485, 0.456, 0.406], image_std=[0.229, 0.224, 0.225])
    golden("hf_dinov2", "classifier of class token and mean, side by side",
        transformers.Dinov2ForImageClassification(config(plain)), 231, "hf-dinov2", answer=logits, processor=processor,
        pool=both)
    golden("hf_dinov2_resized", "trained for 32x32, run at 24x40",
        transformers.Dinov2ForImageClassification(config(plain, num_attention_heads=5)), 232, "hf-dinov2",
        answer=logits, pool=both, **NON_NATIVE)
    golden("hf_dinov2_swiglu", "headless, gated MLPs as saved", transformers.Dinov2Model(config(plain,
        use_swiglu_ffn=True)), 233, "hf-dinov2", answer=pooler, mlp_dim=40)
    golden("hf_dinov2_swiglu_modules", "gated MLPs under the names of transformers 5's modules, no config",
        transformers.Dinov2Model(config(plain, use_swiglu_ffn=True)), 234, "hf-dinov2", answer=pooler,
        path="dinov2.bin", hints={"heads": "3"}, mlp_dim=40)
    golden("hf_dinov2_registers", "three registers without positions",
        transformers.Dinov2WithRegistersForImageClassification(config(registers, num_register_tokens=3)), 235,
        "hf-dinov2", answer=logits, processor=processor, prefix=WITH_REGISTERS, pool=both)
    golden("hf_dinov2_registers_resized", "trained for 32x32, run at 24x40, antialiased; names of the modules",
        transformers.Dinov2WithRegistersModel(config(registers, num_register_tokens=3)), 236, "hf-dinov2",
        answer=pooler, path="dinov2.bin", prefix=WITH_REGISTERS, size=(24, 40),
        hints={"image-size": "24x40", "heads": "3"})

    def v3(**more):
        return transformers.DINOv3ViTModel(transformers.DINOv3ViTConfig(
            **small(hidden_size=24, image_size=[24, 40], **more)))
    rotary = dict(answer=pooler, size=(24, 40), epsilon=1e-5)
    golden("hf_dinov3", "rotary positions, three registers", v3(num_register_tokens=3), 237, "hf-dinov3",
        processor=transformers.DINOv3ViTImageProcessor(size={"height": 24, "width": 40}), prefix=WITH_REGISTERS,
        **rotary)
    golden("hf_dinov3_gated", "gated MLPs with SiLU, no registers, another base, biased keys",
        v3(use_gated_mlp=True, hidden_act="silu", rope_theta=50.0, key_bias=True), 238, "hf-dinov3", **rotary)
    golden("hf_dinov3_modules", "names of transformers 5's modules, no config", v3(num_register_tokens=3), 239,
        "hf-dinov3", path="dinov3.bin", prefix=WITH_REGISTERS, hints={"heads": "3", "image-size": "24x40"}, **rotary)


TEXT = dict(hidden_size=16, intermediate_size=32, num_hidden_layers=1, num_attention_heads=2, vocab_size=20,
            max_position_embeddings=8)


def vision(model):
    return model.vision_model


def clip():
    def config(**more):
        return transformers.CLIPVisionConfig(**small(**more))

    def full(**more):
        return transformers.CLIPConfig(text_config=TEXT, vision_config=small(**more), projection_dim=12,
                                       attn_implementation="eager", **{key: small()[key] for key in ("id2label", "label2id")})
    eps = dict(epsilon=1e-5)
    processor = transformers.CLIPImageProcessor(size={"shortest_edge": 32}, crop_size={"height": 32, "width": 32})
    golden("hf_clip_vision", "CLIPVisionModel, five heads", transformers.CLIPVisionModel(config(num_attention_heads=5)),
        241, "hf-clip", answer=pooler, processor=processor, **eps)
    golden("hf_clip_projection", "CLIPVisionModelWithProjection, exact GELU as LAION's models",
        transformers.CLIPVisionModelWithProjection(config(hidden_act="gelu", projection_dim=12)), 242, "hf-clip",
        answer=lambda model, output, _: {"features": output.image_embeds[0]}, processor=processor, **eps)
    golden("hf_clip", "image tower of a whole CLIPModel",
        transformers.CLIPModel(full()), 243, "hf-clip", run=vision, processor=processor,
        answer=lambda model, output, _: {"features": model.visual_projection(output.pooler_output)[0]}, **eps)
    golden("hf_clip_classifier", "CLIPForImageClassification: mean of patches that no norm has seen",
        transformers.CLIPForImageClassification(full()), 244, "hf-clip", answer=logits, pool="avg", **eps)
    golden("hf_clip_resized", "trained for 32x32, run at 24x40 by interpolate_pos_encoding; no config",
        transformers.CLIPVisionModel(config()), 245, "hf-clip", answer=pooler, path="clip.bin", size=(24, 40),
        arguments=dict(interpolate_pos_encoding=True), hints={"image-size": "24x40", "heads": "3"}, **eps)


def siglip():
    def config(**more):
        return transformers.SiglipVisionConfig(**small(**more))

    def full(**more):
        return transformers.SiglipConfig(text_config=TEXT, vision_config=small(**more), attn_implementation="eager",
                                         **{key: small()[key] for key in ("id2label", "label2id")})
    processor = transformers.SiglipImageProcessor(size={"height": 32, "width": 32})
    none = dict(prefix=())
    golden("hf_siglip_vision", "SiglipVisionModel with attention pooling, five heads",
        transformers.SiglipVisionModel(config(num_attention_heads=5)), 251, "hf-siglip", answer=pooler, pool="map",
        processor=processor, **none)
    golden("hf_siglip", "image tower of a whole SiglipModel", transformers.SiglipModel(full()), 252, "hf-siglip",
        run=vision, answer=pooler, pool="map", processor=processor, **none)
    golden("hf_siglip_classifier", "SiglipForImageClassification: mean of the tokens",
        transformers.SiglipForImageClassification(full()), 253, "hf-siglip", answer=logits, pool="avg", **none)
    golden("hf_siglip_resized", "trained for 32x32, run at 24x40 by interpolate_pos_encoding",
        transformers.SiglipVisionModel(config()), 254, "hf-siglip", answer=pooler, pool="map", **RESIZED, **none)
    golden("hf_siglip_no_pooling", "vision_use_head is false",
        transformers.SiglipVisionModel(config(vision_use_head=False)), 255, "hf-siglip", pool="avg",
        answer=lambda model, output, _: {"features": output.last_hidden_state[0].mean(0)}, **none)


class FromPicture(torch.nn.Module):
    """SigLIP 2 of free resolution, which takes the patches of a picture."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, picture, **arguments):
        patches = convert_image_to_patches(picture[0], 8)[None]
        grid = torch.tensor([[picture.shape[2] // 8, picture.shape[3] // 8]])
        return self.model(patches, pixel_attention_mask=torch.ones(patches.shape[:2], dtype=torch.int32),
                          spatial_shapes=grid, **arguments)


def siglip2():
    arguments = small(num_patches=16)
    del arguments["image_size"]
    golden("hf_siglip2_naflex", "SigLIP 2 of free resolution, its square table resampled for a picture of 24x40",
        transformers.Siglip2VisionModel(transformers.Siglip2VisionConfig(**arguments)), 261, "hf-siglip2",
        run=FromPicture, answer=pooler, pool="map", prefix=(), **NON_NATIVE)


if __name__ == "__main__":
    deit()
    masked()
    beit()
    dino()
    clip()
    siglip()
    siglip2()
