# SPDX-License-Identifier: MIT
"""Writes the golden models of timm's whole family of plain ViTs: published architectures, made tiny; see
golden_models.py."""
from functools import partial

import safetensors.torch
import timm
import torch
from timm.layers import HybridEmbed, StdConv2dSame
from timm.models.beit import Beit
from timm.models.resnetv2 import ResNetV2, create_resnetv2_stem
from timm.models.vision_transformer import VisionTransformer

from timm_goldens import golden, hub_folder

CONVOLUTION = partial(StdConv2dSame, eps=1e-8)


def tiny(name, size, patch, *, dim=24, depth=2, heads=3, **more):
    return timm.create_model(name, pretrained=False, img_size=size, patch_size=patch, embed_dim=dim, depth=depth,
                             num_heads=heads, **({"num_classes": 10, "mlp_ratio": 2} | more))


def published(name, architecture, note, size, patch, seed, *, labels=True, native=None, prefix=("cls",), pool="cls",
              family="timm-vit", embeds=False, rollout=False, hints=None, **more):
    """A hub folder of a tiny model of a published architecture."""
    save = hub_folder() if labels else hub_folder(label_names=None)
    model = tiny(architecture, native or size, patch[0] if patch[0] == patch[1] else patch, **more)
    hints = {"image-size": f"{size[0]}x{size[1]}"} if native else hints
    golden(name, f"{architecture}: {note}", model, size, patch, seed, path="", save=save, native=native,
           family=family, prefix=prefix, pool=pool, embeds=embeds, rollout=rollout, hints=hints)


def clip():
    published("timm_clip_quickgelu", "vit_base_patch16_clip_quickgelu_224",
              "norm before the blocks, quick GELU by name, an embedding instead of classes", (32, 48), (8, 8), 31,
              labels=False, num_classes=512, embeds=True, dim=30, heads=5)
    published("timm_clip_classes", "vit_base_patch32_clip_224", "a CLIP tower with a classifier", (32, 32), (8, 8), 32)


def class_token():
    golden("timm_deit3", "DeiT-III in the names of Meta's file (gamma_1, gamma_2), positions on patches only",
           tiny("deit3_small_patch16_224", (32, 32), 8), (32, 32), (8, 8), 33, hints={"heads": "3"},
           save=lambda model, folder: safetensors.torch.save_file(
               {key.replace("ls1.gamma", "gamma_1").replace("ls2.gamma", "gamma_2"): value
                for key, value in model.state_dict().items()}, folder / "model.safetensors"))
    golden("timm_swiglu", "vit_giant_patch14_dinov2: packed SwiGLU, layer scale, no classifier",
           tiny("vit_giant_patch14_dinov2", (28, 28), 7, num_classes=0, mlp_ratio=2.5), (28, 28), (7, 7), 34,
           hints={"heads": "3"})
    published("timm_post_norm", "vit_base_patch16_rpn_224", "norm after the branches, by name", (32, 24), (8, 8), 35,
              prefix=(), pool="avg")
    golden("timm_named", "vit_base_patch16_rpn_224 as a bare file; the person names the architecture",
           tiny("vit_base_patch16_rpn_224", (32, 32), 8), (32, 32), (8, 8), 39, prefix=(), pool="avg",
           hints={"architecture": "vit_base_patch16_rpn_224", "heads": "3"})
    published("timm_intern", "vit_intern300m_patch14_448", "no final norm, by name", (32, 32), (8, 8), 36)
    published("timm_beit3", "beit3_base_patch16_224", "norms inside attention and MLP", (32, 32), (8, 8), 37,
              pool="avg")
    published("timm_token_fc_norm", "vit_tiny_patch16_224", "norm after taking the class token", (32, 32), (8, 8), 38,
              fc_norm=True)


def pooling():
    published("timm_gap_registers", "vit_medium_patch16_reg4_gap_256",
              "registers without class token, mean over patches, then norm", (24, 40), (8, 8), 41,
              prefix=("reg0", "reg1", "reg2", "reg3"), pool="avg")
    published("timm_gap_with_prefix", "vit_medium_patch16_reg1_gap_256", "mean over all tokens", (32, 32), (8, 8), 42,
              prefix=("reg0",), pool="avg of all tokens", pool_include_prefix=True)
    published("timm_gap_norm_before", "vit_base_patch16_gap_224", "norm, then mean over patches; no class token",
              (32, 32), (8, 8), 43, prefix=(), pool="avg")
    published("timm_siglip", "vit_base_patch16_siglip_224", "attention pooling, headless", (32, 32), (8, 8), 44,
              prefix=(), pool="map", num_classes=0, labels=False)
    published("timm_siglip_tanh", "vit_base_patch32_siglip_256", "attention pooling, tanh GELU by name", (24, 32),
              (8, 8), 45, prefix=(), pool="map")
    published("timm_map_registers", "vit_so150m_patch16_reg4_map_256", "attention pooling that leaves registers out",
              (32, 32), (8, 8), 46, prefix=("reg0", "reg1", "reg2", "reg3"), pool="map")


    published("timm_max", "vit_tiny_patch16_224", "the largest of the patches, channel by channel, then norm",
              (24, 32), (8, 8), 47, pool="max", global_pool="max")
    published("timm_average_and_max", "vit_medium_patch16_reg4_gap_256", "half the mean, half the largest of the patches",
              (32, 32), (8, 8), 48, prefix=("reg0", "reg1", "reg2", "reg3"), pool="avg and max, averaged",
              global_pool="avgmax")


def any_aspect():
    """NaFlexVit; a hub folder's config.json says 384x384, so that the person's size is asked for."""
    def naflex(name, architecture, note, size, seed, *, grid=(4, 4), labels=True, **more):
        arguments = dict(patch_size=8, embed_dim=24, depth=2, num_heads=3, mlp_ratio=2, num_classes=10,
                         pos_embed_grid_size=grid)
        golden(name, f"{architecture}: {note}",
               timm.create_model(architecture, pretrained=False, **(arguments | {key: value for key, value in more.items()
                                 if key in ("class_token", "global_pool", "reg_tokens", "num_classes")})),
               size, (8, 8), seed, path="", save=hub_folder() if labels else hub_folder(label_names=None),
               family="timm-naflex", hints={"image-size": f"{size[0]}x{size[1]}"},
               prefix=more["prefix"], pool=more["pool"])
    naflex("timm_naflex", "naflexvit_base_patch16_gap", "patches as vectors, registers, mean, then norm", (32, 32), 83,
           reg_tokens=2, prefix=("reg0", "reg1"), pool="avg")
    naflex("timm_naflex_resized", "naflexvit_base_patch16_gap", "table of 5x3 patches for a picture of 3x6, class token",
           (24, 48), 84, grid=(5, 3), reg_tokens=1, class_token=True, global_pool="token", prefix=("cls", "reg0"), pool="cls")
    naflex("timm_naflex_siglip", "naflexvit_base_patch16_siglip", "tanh GELU, bilinear positions, attention pooling",
           (40, 24), 85, num_classes=0, labels=False, prefix=(), pool="map")


def hybrids():
    def hybrid(backbone, size, patch, **more):
        return VisionTransformer(img_size=size, embed_dim=24, depth=2, num_heads=3, mlp_ratio=2, num_classes=10,
                                 patch_size=patch, embed_layer=partial(HybridEmbed, backbone=backbone), **more)
    resnet = ResNetV2(layers=(1, 2), channels=(128, 128), stem_chs=32, num_classes=0, global_pool="", preact=False,
                      stem_type="same", conv_layer=CONVOLUTION)
    golden("timm_hybrid", "ResNetV2 stem of two stages before the ViT, stored as float16", hybrid(resnet, (40, 56), 1),
           (40, 56), (8, 8), 51, precision="float16", weight_type="float16",
           hints={"heads": "3", "image-size": "40x56"})
    stem = create_resnetv2_stem(3, out_chs=32, stem_type="same", preact=False, conv_layer=CONVOLUTION)
    golden("timm_hybrid_stem", "only the root of a ResNetV2, patches of 2x2 features", hybrid(stem, (32, 32), 2),
           (32, 32), (8, 8), 52, hints={"heads": "3"})


def beit():
    published("timm_beit", "beit_base_patch16_224", "relative biases of every block, layer scale, 3x5 patches",
              (24, 40), (8, 8), 61, family="timm-beit", pool="avg", rollout=True, init_values=0.1)
    golden("timm_beit_shared", "one table of relative biases for all blocks, class token",
           Beit(img_size=32, patch_size=8, embed_dim=28, depth=3, num_heads=7, mlp_ratio=2, num_classes=10,
                use_shared_rel_pos_bias=True, use_abs_pos_emb=False, global_pool="token"),
           (32, 32), (8, 8), 62, family="timm-beit", hints={"heads": "7"})


def eva():
    published("timm_eva", "eva_giant_patch14_224", "EVA: learned positions, no key bias", (32, 32), (8, 8), 71,
              family="timm-eva", pool="avg")
    golden("timm_eva02_fused", "eva02_tiny_patch14_224: rotary positions, packed SwiGLU; only the tensors tell",
           tiny("eva02_tiny_patch14_224", (32, 48), 8), (32, 48), (8, 8), 72, family="timm-eva", pool="avg",
           hints={"heads": "3", "image-size": "32x48"})
    published("timm_eva02_split", "eva02_base_patch14_224", "separate q, k, v; SwiGLU with norm; rotary", (32, 32),
              (8, 8), 73, family="timm-eva", pool="avg", dim=36)
    published("timm_eva02_clip", "eva02_base_patch16_clip_224", "norm inside attention, 3x4 patches", (24, 32), (8, 8),
              74, family="timm-eva", rollout=True)
    published("timm_eva02_enormous", "eva02_enormous_patch14_clip_224", "norm after the branches, no rotary positions",
              (32, 32), (8, 8), 75, family="timm-eva")
    published("timm_dinov3", "vit_small_patch16_dinov3", "rotary positions alone, registers, headless", (32, 40),
              (8, 8), 76, family="timm-eva", num_classes=0, labels=False,
              prefix=("cls", "reg0", "reg1", "reg2", "reg3"), pool="avg")
    golden("timm_dinov3_gated", "vit_small_plus_patch16_dinov3_qkvb: SwiGLU; only the tensors tell",
           tiny("vit_small_plus_patch16_dinov3_qkvb", (24, 24), 8, num_classes=0, dim=36, swiglu_align_to=0,
                global_pool="token"),
           (24, 24), (8, 8), 77, family="timm-eva", prefix=("cls", "reg0", "reg1", "reg2", "reg3"),
           hints={"heads": "3", "image-size": "24x24"})
    published("timm_rope_registers", "vit_medium_patch16_rope_reg1_gap_256", "rotary positions alone, one register",
              (32, 40), (8, 8), 78, family="timm-eva", prefix=("reg0",), pool="avg")
    published("timm_rope", "vit_small_patch16_rope_224", "rotary positions alone, column first", (24, 40), (8, 8), 79,
              family="timm-eva")
    published("timm_rope_learned", "vit_small_patch16_rope_ape_224", "rotary and learned positions", (24, 40), (8, 8),
              80)
    published("timm_perception", "vit_pe_core_base_patch16_224", "attention pooling with eight heads of its own",
              (32, 40), (8, 8), 81, dim=48, pool="map", num_classes=512, labels=False, embeds=True)
    published("timm_perception_spatial", "vit_pe_spatial_base_patch16_512", "no final norm", (32, 40), (8, 8), 82,
              pool="avg", num_classes=0, labels=False)


def resize_bilinear(model, size):
    """Not timm's rule: what a person asks for who knows better."""
    table = model.pos_embed.data[:, 1:].reshape(1, 4, 4, -1).permute(0, 3, 1, 2)
    grid = [side // 8 for side in size]
    table = torch.nn.functional.interpolate(table, size=grid, mode="bilinear").flatten(2).transpose(1, 2)
    table = torch.cat([model.pos_embed.data[:, :1], table], 1)
    model.set_input_size(size)
    model.pos_embed.data = table


def other_sizes():
    """Models asked for another size and aspect than the one they were trained for."""
    published("timm_resized", "vit_tiny_patch16_224", "trained for 4x4 patches, asked for 7x3", (56, 24), (8, 8), 91,
              native=(32, 32))
    published("timm_resized_registers", "vit_small_patch14_reg4_dinov2", "trained for 5x7 patches, asked for 3x4",
              (24, 32), (8, 8), 92, native=(40, 56), prefix=("cls", "reg0", "reg1", "reg2", "reg3"))
    published("timm_resized_beit", "beit_base_patch16_224", "trained for 3x5 patches, asked for 6x4", (48, 32), (8, 8),
              93, native=(24, 40), family="timm-beit", pool="avg")
    published("timm_resized_eva02", "eva02_small_patch14_224", "trained for 4x4 patches, asked for 3x6", (24, 48),
              (8, 8), 94, native=(32, 32), family="timm-eva", pool="avg")
    published("timm_resized_dinov3", "vit_small_patch16_dinov3", "trained for 4x4 patches, asked for 3x6", (24, 48),
              (8, 8), 95, native=(32, 32), family="timm-eva", num_classes=0, labels=False,
              prefix=("cls", "reg0", "reg1", "reg2", "reg3"), pool="avg")
    published("timm_resized_siglip", "vit_base_patch16_siglip_224", "trained for 4x4 patches, asked for 2x7", (16, 56),
              (8, 8), 96, native=(32, 32), prefix=(), pool="map")

    golden("timm_resized_bilinear", "positions resized by a rule that the person chose",
           tiny("vit_tiny_patch16_224", (32, 32), 8), (24, 56), (8, 8), 97, native=(32, 32), resize=resize_bilinear,
           hints={"heads": "3", "image-size": "24x56", "position-resizing": "bilinear"})


if __name__ == "__main__":
    clip()
    class_token()
    pooling()
    any_aspect()
    hybrids()
    beit()
    eva()
    other_sizes()
