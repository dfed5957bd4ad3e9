# SPDX-License-Identifier: MIT
"""Writes golden models in the names of the repositories that published them; see golden_models.py.

Those repositories are no packages. So every model here is timm's or transformers' of equal weights, which computes
the expected numbers, and its tensors are written under the names, in the shapes and in the wrappers of the published
files: the renaming of the libraries' own conversions, backwards.
"""
import argparse
import json
from collections import OrderedDict
from functools import partial

import torch
import transformers
from timm.models.beit import Beit
from timm.models.deit import VisionTransformerDistilled
from timm.models.eva import Eva
from timm.models.vision_transformer import VisionTransformer

import hugging_face_goldens
import timm_goldens
from golden_models import HERE, wanted
from hugging_face_goldens import small

SMALL = dict(img_size=32, patch_size=8, embed_dim=30, depth=2, num_heads=3, mlp_ratio=2)
SQUARE = ((32, 32), (8, 8))


def extra(seed, **shapes):
    """Tensors of a file that play no part."""
    generator = torch.Generator().manual_seed(seed)
    return {name: torch.randn(shape, generator=generator) for name, shape in shapes.items()}


def prefixed(prefix, tensors):
    return OrderedDict((prefix + name, tensor) for name, tensor in tensors.items())


def timm_golden(name, note, model, seed, file, wrap, place=SQUARE, **more):
    """`wrap(state dict)` is what the file `file` holds."""
    timm_goldens.golden(name, note, model, *place, seed, path=file,
                        save=lambda model, folder: torch.save(wrap(OrderedDict(model.state_dict())), folder / file), **more)


def dino():
    heads = {"heads": "3"}

    def with_head(tensors, prefix=""):
        projection = extra(1, **{"head.mlp.0.weight": (16, 30), "head.mlp.0.bias": (16,), "head.last_layer.weight_g": (8, 1),
                                 "head.last_layer.weight_v": (8, 16)})
        return prefixed(prefix, prefixed("backbone.", tensors) | projection)

    timm_golden("dino_training", "DINO's training checkpoint: student, teacher, optimizer; the teacher counts",
        VisionTransformer(num_classes=0, **SMALL), 301, "checkpoint.pth", lambda tensors: {
            "student": with_head({name: tensor + 1 for name, tensor in tensors.items()}, "module."),
            "teacher": with_head(tensors), "optimizer": {"state": {}, "param_groups": [{"lr": 0.1}]}, "epoch": 7,
            "args": argparse.Namespace(arch="vit_small", patch_size=8), "dino_loss": {"center": torch.zeros(1, 8)}},
        hints=heads)
    timm_golden("dino_backbone", "DINO's published backbone, headless, picture 24x40",
        VisionTransformer(num_classes=0, **{**SMALL, "img_size": (24, 40), "num_heads": 5}), 302, "dino.pth", dict,
        ((24, 40), (8, 8)), hints={"heads": "5", "image-size": "24x40"})


def mae():
    heads = {"heads": "3"}

    def pretraining(tensors):
        decoder = extra(2, mask_token=(1, 1, 16), decoder_pos_embed=(1, 17, 16), **{
            "decoder_embed.weight": (16, 30), "decoder_blocks.0.norm1.weight": (16,),
            "decoder_blocks.0.attn.qkv.weight": (48, 16), "decoder_norm.weight": (16,), "decoder_pred.weight": (192, 16)})
        return {"model": tensors | decoder}

    timm_golden("mae_pretraining", "MAE in pre-training, decoder and all: the encoder counts",
        VisionTransformer(num_classes=0, **SMALL), 311, "mae_pretrain.pth", pretraining, hints=heads)
    timm_golden("mae_finetuned", "MAE fine-tuned: mean over patches, then fc_norm",
        VisionTransformer(num_classes=10, global_pool="avg", **{**SMALL, "num_heads": 5}), 312, "mae_finetuned.pth",
        lambda tensors: {"model": tensors}, hints={"heads": "5"}, pool="avg")


def moco():
    def training(tensors):
        heads = extra(3, **{"head.0.weight": (16, 30), "head.1.weight": (16,), "head.1.bias": (16,), "head.3.weight": (8, 16)})
        momentum = {name: tensor - 1 for name, tensor in (tensors | heads).items()}
        return {"epoch": 300, "arch": "vit_small", "optimizer": {"state": {}, "param_groups": []},
                "state_dict": prefixed("module.base_encoder.", tensors | heads)
                | prefixed("module.momentum_encoder.", momentum)
                | prefixed("module.predictor.", extra(4, **{"0.weight": (16, 8)}))}
    timm_golden("moco_v3", "MoCo v3 in training: base encoder, momentum encoder, projections; the base encoder counts",
        VisionTransformer(num_classes=0, **SMALL), 321, "vit-s-300ep.pth.tar", training, hints={"heads": "3"})


def deit():
    arguments = argparse.Namespace(model="deit_small_patch16_224", input_size=224, drop=0.0, data_path="/data")

    def wrapped(tensors):
        return {"model": tensors, "args": arguments, "epoch": 299, "scaler": {"scale": 65536.0}}
    timm_golden("deit", "DeiT: `model` beside an argparse.Namespace", VisionTransformer(num_classes=10, **SMALL), 331,
        "deit_small.pth", wrapped, hints={"heads": "3"})
    timm_golden("deit_distilled", "DeiT with its distillation token, wrapped likewise",
        VisionTransformerDistilled(num_classes=10, **{**SMALL, "num_heads": 5}), 332, "deit_small_distilled.pth", wrapped,
        hints={"heads": "5"}, prefix=("cls", "dist"), pool="cls and dist, averaged")
    timm_golden("deit3", "DeiT-III: gamma_1 and gamma_2, positions on patches only, wrapped likewise",
        VisionTransformer(num_classes=10, no_embed_class=True, init_values=1e-6, **SMALL), 333, "deit_3_small.pth",
        lambda tensors: wrapped({name.replace("ls1.gamma", "gamma_1").replace("ls2.gamma", "gamma_2"): tensor
                                 for name, tensor in tensors.items()}), hints={"heads": "3"})


def beit():
    def names(model):
        index = model.blocks[0].attn.relative_position_index
        return lambda tensors: {"model": OrderedDict(
            (name, tensor) for name, tensor in list(tensors.items())
            + [(f"blocks.{i}.attn.relative_position_index", index) for i in range(2)])}
    model = Beit(use_rel_pos_bias=True, init_values=0.1, global_pool="avg", num_classes=10, **SMALL)
    timm_golden("beit", "Microsoft's BEiT: relative position biases with their index", model, 341, "beit_base.pth",
        names(model), family="timm-beit", pool="avg")


def split_names(tensors):
    """BAAI's names for timm's EVA-02."""
    swaps = [("mlp.fc1_g", "mlp.w1"), ("mlp.fc1_x", "mlp.w2"), ("mlp.fc2", "mlp.w3"), ("mlp.norm", "mlp.ffn_ln"),
             ("attn.norm", "attn.inner_attn_ln"), ("q_proj.bias", "q_bias"), ("v_proj.bias", "v_bias")]
    renamed = OrderedDict()
    for name, tensor in tensors.items():
        for old, new in swaps:
            name = name.replace(old, new)
        renamed[name] = tensor
    return renamed


def eva():
    arguments = dict(img_size=32, patch_size=8, embed_dim=24, depth=2, num_heads=3, mlp_ratio=8 / 3, qkv_fused=False,
                     swiglu_mlp=True, scale_mlp=True, use_rot_pos_emb=True, ref_feat_shape=(16, 16))
    tables = extra(5, **{"rope.freqs_cos": (16, 8), "rope.freqs_sin": (16, 8)})
    timm_golden("eva02_baai", "EVA-02 in BAAI's names: w1 is the gate, the rotary table tells the heads",
        Eva(num_classes=10, global_pool="avg", **arguments), 351, "eva02_B.pt",
        lambda tensors: {"module": split_names(tensors) | tables}, family="eva02", pool="avg")
    timm_golden("eva02_clip_baai", "image tower of EVA-02 CLIP: norm inside attention, class token, projection",
        Eva(num_classes=12, global_pool="token", scale_attn_inner=True, **arguments), 352, "EVA02_CLIP_B.pt",
        lambda tensors: prefixed("visual.", split_names(tensors) | tables)
        | extra(6, **{"text.positional_embedding": (8, 16), "text.token_embedding.weight": (20, 16), "logit_scale": ()}),
        family="eva02", embeds=True)
    timm_golden("eva01_baai", "EVA-01: BEiT's attention without relative biases, in timm's names; `module`",
        Eva(num_classes=10, global_pool="avg", qkv_fused=True, **SMALL), 353, "eva_psz14.pt",
        lambda tensors: {"module": tensors}, family="timm-eva", hints={"heads": "3"}, pool="avg")


def hugging_face_golden(name, note, model, seed, file, wrap, family, before=None, **more):
    """Likewise from transformers: `wrap(state dict)` of its module names is what the file holds. `before(model)` may
    change the random weights."""
    if not wanted(name):
        return
    written = model.state_dict

    def saved():
        if before is not None:
            before(model)
        return wrap(OrderedDict(written()))
    model.state_dict = saved
    hugging_face_goldens.golden(name, note, model, seed, family, path=file, **more)


def joined(tensors, place, parts, ending):
    return torch.cat([tensors[f"{place}{part}_proj.{ending}"] for part in parts])


def dinov2_names(tensors):
    """Meta's names for transformers' DINOv2."""
    renamed = OrderedDict()
    for name, tensor in tensors.items():
        if ".k_proj." in name or ".v_proj." in name or ".up_proj." in name:
            continue
        place, _, ending = name.rpartition(".")
        if place.endswith("q_proj"):
            name, tensor = name.replace("q_proj", "qkv"), joined(tensors, place[:-6], "qkv", ending)
        if place.endswith("gate_proj"):
            name, tensor = name.replace("gate_proj", "w12"), joined(tensors, place[:-9], ("gate", "up"), ending)
        for old, new in [("embeddings.patch_embeddings.projection", "patch_embed.proj"), ("encoder.layer.", "blocks."),
                         ("embeddings.position_embeddings", "pos_embed"), ("embeddings.", ""), ("layernorm.", "norm."),
                         ("attention.o_proj", "attn.proj"), ("attention.", "attn."), ("layer_scale1.lambda1", "ls1.gamma"),
                         ("layer_scale2.lambda1", "ls2.gamma"), ("down_proj", "w3")]:
            name = name.replace(old, new)
        renamed[name] = tensor
    return renamed


def dinov3_names(tensors):
    """Meta's names for transformers' DINOv3; the mask leaves the keys' bias out, whatever it is."""
    renamed = OrderedDict({"rope_embed.periods": 100 ** (torch.arange(2) / 2)})
    zeros = torch.zeros(24)
    for name, tensor in tensors.items():
        if ".k_proj." in name or ".v_proj." in name:
            continue
        place, _, ending = name.rpartition(".")
        if name.endswith("q_proj.weight"):
            name, tensor = name.replace("q_proj", "qkv"), joined(tensors, place[:-6], "qkv", ending)
        if name.endswith("q_proj.bias"):
            value = tensors[name.replace("q_proj", "v_proj")]
            name, tensor = name.replace("q_proj", "qkv"), torch.cat([tensor, 0.7 + zeros, value])
        for old, new in [("embeddings.patch_embeddings", "patch_embed.proj"), ("model.layer.", "blocks."),
                         ("embeddings.register_tokens", "storage_tokens"), ("embeddings.", ""),
                         ("attention.o_proj", "attn.proj"), ("attention.", "attn."), ("layer_scale1.lambda1", "ls1.gamma"),
                         ("layer_scale2.lambda1", "ls2.gamma"), ("gate_proj", "w1"),
                         ("up_proj", "w2" if any("gate_proj" in other for other in tensors) else "fc1"),
                         ("down_proj", "w3" if any("gate_proj" in other for other in tensors) else "fc2")]:
            name = name.replace(old, new)
        renamed[name] = tensor
        if name.endswith("qkv.bias"):
            renamed[name + "_mask"] = torch.cat([zeros + 1, zeros, zeros + 1])
    return renamed


def meta():
    def config(kind, **more):
        arguments = small(**more)
        del arguments["intermediate_size"]
        return kind(mlp_ratio=2, **arguments)

    def pooler(_, output, __):
        return {"features": output.pooler_output[0]}
    prefix = ("cls", "reg0", "reg1", "reg2")
    hugging_face_golden("dinov2", "DINOv2's hub file", transformers.Dinov2Model(config(transformers.Dinov2Config)), 361,
        "dinov2_vits14_pretrain.pth", dinov2_names, "dinov2", answer=pooler, hints={"heads": "3"})
    table = extra(9, table=(1, 17, 30))["table"]

    def stretch(model):
        patches = table[:, 1:].reshape(1, 4, 4, 30).permute(0, 3, 1, 2)
        patches = torch.nn.functional.interpolate(patches, scale_factor=((5 + 0.1) / 4, (5 + 0.1) / 4), mode="bicubic")
        with torch.no_grad():
            model.embeddings.position_embeddings.copy_(
                torch.cat([table[:, :1], patches.permute(0, 2, 3, 1).reshape(1, 25, 30)], 1))
    hugging_face_golden("dinov2_resized", "trained for 32x32, run at 40x40 with Meta's offset of 0.1",
        transformers.Dinov2Model(config(transformers.Dinov2Config, image_size=40)), 367, "dinov2_vits14_pretrain.pth",
        lambda tensors: dinov2_names(tensors) | {"pos_embed": table}, "dinov2", before=stretch, answer=pooler,
        size=(40, 40), hints={"heads": "3", "image-size": "40x40"})
    hugging_face_golden("dinov2_giant", "the giant's: SwiGLU with gate and value in w12",
        transformers.Dinov2Model(config(transformers.Dinov2Config, use_swiglu_ffn=True, num_attention_heads=5)), 362,
        "dinov2_vitg14_pretrain.pth", dinov2_names, "dinov2", answer=pooler, hints={"heads": "5"}, mlp_dim=40)
    registers = transformers.Dinov2WithRegistersConfig
    hugging_face_golden("dinov2_registers", "with three registers, trained for 32x32, run at 24x40, antialiased",
        transformers.Dinov2WithRegistersModel(config(registers, num_register_tokens=3)), 363,
        "dinov2_vits14_reg4_pretrain.pth", dinov2_names, "dinov2", answer=pooler, prefix=prefix, size=(24, 40),
        hints={"heads": "3", "image-size": "24x40"})
    hugging_face_golden("dinov2_teacher", "of a training checkpoint: teacher with its backbone and head",
        transformers.Dinov2Model(config(transformers.Dinov2Config)), 364, "teacher_checkpoint.pth",
        lambda tensors: {"teacher": prefixed("backbone.", dinov2_names(tensors))
                         | extra(7, **{"dino_head.mlp.0.weight": (16, 30)})}, "dinov2", answer=pooler, hints={"heads": "3"})

    def chunked(tensors):
        """Blocks 0 and 1 in chunk 0, block 2 in chunk 1, as dinov2/models/vision_transformer.py numbers them."""
        return {name.replace("blocks.", f"blocks.{int(name.split('.')[1]) // 2}.") if name.startswith("blocks.") else name:
                tensor for name, tensor in dinov2_names(tensors).items()}
    hugging_face_golden("dinov2_chunked", "of a training checkpoint whose blocks lie in chunks: student beside teacher",
        transformers.Dinov2Model(config(transformers.Dinov2Config, num_hidden_layers=3)), 368, "teacher_checkpoint.pth",
        lambda tensors: {"student": prefixed("backbone.", {name: tensor + 1 for name, tensor in chunked(tensors).items()}),
                         "teacher": prefixed("backbone.", chunked(tensors))}, "dinov2", answer=pooler, layers=3,
        hints={"heads": "3"})

    def v3(**more):
        return transformers.DINOv3ViTModel(transformers.DINOv3ViTConfig(
            **small(hidden_size=24, num_register_tokens=3, image_size=[24, 40], **more)))
    rotary = dict(answer=pooler, size=(24, 40), prefix=prefix, epsilon=1e-5, hints={"image-size": "24x40"})
    hugging_face_golden("dinov3", "DINOv3: a mask over the bias, periods that tell the heads", v3(), 365,
        "dinov3_vits16_pretrain.pth", dinov3_names, "dinov3", **rotary)
    hugging_face_golden("dinov3_swiglu", "gated MLPs in w1, w2 and w3", v3(use_gated_mlp=True, hidden_act="silu"), 366,
        "dinov3_vit7b16_pretrain.pth", dinov3_names, "dinov3", **rotary)


def clip_names(tensors):
    """OpenAI's names for transformers' CLIPVisionModelWithProjection."""
    renamed = OrderedDict()
    for name, tensor in tensors.items():
        if ".k_proj." in name or ".v_proj." in name:
            continue
        name, place = name.removeprefix("vision_model."), name.rpartition(".")[0]
        if place.endswith("q_proj"):
            ending = name.rpartition(".")[2]
            name, tensor = name.replace("q_proj.", "in_proj_"), joined(tensors, place[:-6], "qkv", ending)
        for old, new in [("embeddings.patch_embedding", "conv1"), ("embeddings.class_embedding", "class_embedding"),
                         ("embeddings.position_embedding.weight", "positional_embedding"), ("pre_layrnorm", "ln_pre"),
                         ("post_layernorm", "ln_post"), ("encoder.layers", "transformer.resblocks"),
                         ("layer_norm", "ln_"), ("self_attn", "attn"), ("mlp.fc1", "mlp.c_fc"), ("mlp.fc2", "mlp.c_proj")]:
            name = name.replace(old, new)
        if name == "visual_projection.weight":
            name, tensor = "proj", tensor.t().contiguous()
        renamed["visual." + name] = tensor
    text = {"text_projection": (16, 12), "positional_embedding": (8, 16), "token_embedding.weight": (20, 16),
            "transformer.resblocks.0.ln_1.weight": (16,), "transformer.resblocks.0.attn.in_proj_weight": (48, 16),
            "transformer.resblocks.0.mlp.c_fc.weight": (64, 16), "ln_final.weight": (16,), "logit_scale": ()}
    return renamed | extra(8, **text)


def is_half(name):
    """What OpenAI stores in half precision: all but norms, class token and positions."""
    return not any(part in name for part in ("ln_", "class_embedding", "positional_embedding", "logit_scale"))


def round_to_half(model):
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if not any(part in name for part in ("norm", "pre_layrnorm", "class_embedding", "position_embedding")):
                parameter.copy_(parameter.half().float())


def clip():
    def model(**more):
        return transformers.CLIPVisionModelWithProjection(transformers.CLIPVisionConfig(projection_dim=12, **small(**more)))

    def embedding(_, output, __):
        return {"features": output.image_embeds[0]}
    common = dict(answer=embedding, epsilon=1e-5)
    hugging_face_golden("clip_openai", "OpenAI's: quick GELU, all but norms and positions in half precision",
        model(), 371, "ViT-B-32.pt", lambda tensors: OrderedDict(
            (name, tensor.half() if is_half(name) else tensor) for name, tensor in clip_names(tensors).items()),
        "clip", before=round_to_half, hints={"heads": "3"}, weight_type="mixed", **common)
    hugging_face_golden("clip_openclip", "a whole OpenCLIP model: exact GELU, its text tower aside",
        model(hidden_act="gelu"), 372, "open_clip_pytorch_model.bin", clip_names, "clip", hints={"heads": "3"}, **common)
    hugging_face_golden("clip_training", "`state_dict` of a training checkpoint, quick GELU said by a hint",
        model(num_attention_heads=5), 373, "epoch_32.pt",
        lambda tensors: {"epoch": 32, "name": "run", "state_dict": prefixed("module.", clip_names(tensors))}, "clip",
        hints={"heads": "5", "activation": "quick_gelu"}, **common)

    hugging_face_golden("clip_openclip_config", "open_clip_config.json tells width of heads, activation and preprocessing",
        model(num_attention_heads=5), 375, "open_clip_pytorch_model.bin", clip_names, "clip", **common)
    if wanted("clip_openclip_config"):
        vision = {"image_size": 32, "layers": 2, "width": 30, "patch_size": 8, "head_width": 6}
        config = {"model_cfg": {"embed_dim": 12, "quick_gelu": True, "vision_cfg": vision},
                  "preprocess_cfg": {"mean": [0.48, 0.46, 0.41], "std": [0.27, 0.26, 0.28], "interpolation": "bicubic",
                                     "resize_mode": "squash"}}
        (HERE / "models" / "clip_openclip_config" / "open_clip_config.json").write_text(json.dumps(config, indent=1))

    def tower_names(tensors):
        swaps = [("patch_embed.proj", "conv1"), ("cls_token", "class_embedding"), ("pos_embed", "positional_embedding"),
                 ("norm_pre", "ln_pre"), ("blocks.", "transformer.resblocks."), ("norm1", "ln_1"), ("norm2", "ln_2"),
                 ("qkv.", "in_proj_"), ("attn.proj", "attn.out_proj"), ("mlp.fc1", "mlp.c_fc"), ("mlp.fc2", "mlp.c_proj")]
        renamed = OrderedDict()
        for name, tensor in tensors.items():
            name = "ln_post." + name[5:] if name.startswith("norm.") else name
            for old, new in swaps:
                name = name.replace(old, new)
            renamed["visual." + name] = tensor.flatten(0, -2)[0] if name == "class_embedding" else (
                tensor[0] if name == "positional_embedding" else tensor)
        return renamed
    timm_golden("clip_openclip_resized", "OpenCLIP's tower without projection, trained for 32x32, run at 24x40, antialiased",
        VisionTransformer(num_classes=0, pre_norm=True, norm_layer=partial(torch.nn.LayerNorm, eps=1e-5), **SMALL), 374,
        "open_clip_pytorch_model.bin", tower_names, ((24, 40), (8, 8)), native=(32, 32), family="clip", epsilon=1e-5,
        hints={"heads": "3", "image-size": "24x40"})


if __name__ == "__main__":
    dino()
    mae()
    moco()
    deit()
    beit()
    eva()
    meta()
    clip()
