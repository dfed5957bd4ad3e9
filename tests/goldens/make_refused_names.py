#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes tests/goldens/refused_names.json: names of the tensors of models that are no plain Vision Transformers, and of
some that are, as timm and transformers save them. Of names that differ in numbers alone only the first is kept.

Made once and committed; the tests need no Python. To make it again, in an environment that holds the packages of
requirements.txt:    python make_refused_names.py
"""
import json
import pathlib
import re
import tempfile

import timm
import torch
import torchvision
import transformers
from safetensors import safe_open

TIMM = """swin_tiny_patch4_window7_224 swinv2_tiny_window8_256 pvt_v2_b0 mobilevit_xs mobilevitv2_050 convnext_tiny
convnextv2_atto resnet18 resnetv2_50 efficientnet_b0 mobilenetv3_small_100 cait_xxs24_224 xcit_nano_12_p16_224
crossvit_9_240 twins_pcpvt_small twins_svt_small levit_128s tnt_s_patch16_224 coat_tiny maxvit_rmlp_pico_rw_256
coatnet_nano_rw_224 davit_tiny hiera_tiny_224 mvitv2_tiny efficientformer_l1 fastvit_t8 poolformer_s12 mixer_b16_224
resmlp_12_224 gcvit_xxtiny volo_d1_224 nest_tiny edgenext_xx_small convit_tiny pit_ti_224 focalnet_tiny_srf regnety_002
vgg11 densenet121 samvit_base_patch16 tiny_vit_5m_224 vit_relpos_small_patch16_224 vit_srelpos_small_patch16_224
vit_base_patch16_xp_224 naflexvit_base_patch16_parfac_gap naflexvit_base_patch16_gap vit_small_patch16_18x2_224
sam2_hiera_tiny vit_small_resnet26d_224
vit_tiny_patch16_224 deit_tiny_distilled_patch16_224 vit_base_r50_s16_224 flexivit_small beit_base_patch16_224
beitv2_base_patch16_224 eva02_tiny_patch14_224 deit3_small_patch16_224 vit_base_patch16_siglip_224
vit_base_patch16_clip_224 vit_small_patch14_reg4_dinov2 vit_small_patch16_dinov3 eva_large_patch14_196""".split()
TRANSFORMERS = """swin swinv2 pvt pvt_v2 mobilevit mobilevitv2 convnext resnet segformer cvt levit poolformer hiera yolos
timesformer videomae vilt detr bert roberta distilbert gpt2 t5 bart opt whisper wav2vec2 vit deit beit dinov2 dinov3_vit
clip siglip vit_mae clip_text_model""".split()
TORCHVISION = "resnet18 swin_t maxvit_t convnext_tiny efficientnet_b0 vgg11 vit_b_32".split()


def first_of_each(names):
    kept = {}
    for name in names:
        kept.setdefault(re.sub(r"\d+", "#", name), name)
    return list(kept.values())


def saved_names(model):
    with tempfile.TemporaryDirectory() as folder:
        model.save_pretrained(folder)
        names = []
        for file in sorted(pathlib.Path(folder).glob("*.safetensors")):
            with safe_open(file, "pt") as opened:
                names += list(opened.keys())
        return names


def main():
    rows = {}
    for name in TIMM:
        with torch.device("meta"):
            rows["timm/" + name] = first_of_each(timm.create_model(name).state_dict())
    for name in TORCHVISION:
        with torch.device("meta"):
            rows["torchvision/" + name] = first_of_each(torchvision.models.get_model(name).state_dict())
    for name in TRANSFORMERS:
        config = transformers.AutoConfig.for_model(name)
        rows["transformers/" + name] = first_of_each(saved_names(transformers.AutoModel.from_config(config)))
    file = pathlib.Path(__file__).with_name("refused_names.json")
    file.write_text(json.dumps(rows, indent=0))


main()
