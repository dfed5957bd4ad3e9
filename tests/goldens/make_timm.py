# SPDX-License-Identifier: MIT
"""Writes the golden models of timm's plain Vision Transformer; see golden_models.py."""
import argparse

import timm
import torch
from timm.models.deit import VisionTransformerDistilled
from timm.models.vision_transformer import VisionTransformer

from timm_goldens import golden, hub_folder


class WithPreLogits(VisionTransformer):
    """timm 1.x dropped `pre_logits` (representation_size of timm 0.4); this puts that head back: norm, class
    token, pre_logits.fc, tanh, head. Blocks, embedding and norm are timm's own."""

    def __init__(self, representation_size, num_classes, **arguments):
        super().__init__(num_classes=0, **arguments)
        self.pre_logits = torch.nn.Sequential()
        self.pre_logits.add_module("fc", torch.nn.Linear(self.embed_dim, representation_size))
        self.pre_logits.add_module("act", torch.nn.Tanh())
        self.head = torch.nn.Linear(representation_size, num_classes)

    def forward_head(self, x, pre_logits=False):
        features = self.pre_logits(x[:, 0])
        return features if pre_logits else self.head(features)


def bare_files():
    """Bare state dicts, as `torch.save` or `save_file` of a timm model leaves them."""
    small = dict(mlp_ratio=2, num_classes=10)
    golden("timm_square", "class token, square picture, three heads",
        VisionTransformer(img_size=32, patch_size=8, embed_dim=30, depth=3, num_heads=3, **small),
        (32, 32), (8, 8), 1, hints={"heads": "3"}, rollout=True)
    golden("timm_nonsquare", "non-square picture whose 16 position rows look like a square grid; five heads",
        VisionTransformer(img_size=(48, 80), patch_size=16, embed_dim=20, depth=2, num_heads=5, **small),
        (48, 80), (16, 16), 2, hints={"heads": "5", "image-size": "48x80"}, rollout=True)
    golden("timm_distilled", "DeiT's distillation token and second head, outputs averaged; seven heads",
        VisionTransformerDistilled(img_size=32, patch_size=8, embed_dim=28, depth=3, num_heads=7, **small),
        (32, 32), (8, 8), 3, hints={"heads": "7"}, prefix=("cls", "dist"), pool="cls and dist, averaged",
        rollout=True)
    golden("timm_pre_logits", "representation layer before the classifier (timm 0.4), rebuilt from timm 1.x's parts",
        WithPreLogits(representation_size=24, num_classes=7, img_size=32, patch_size=8, embed_dim=32, depth=2,
                      num_heads=2, mlp_ratio=3),
        (32, 32), (8, 8), 4, hints={"heads": "2"})
    golden("timm_no_query_bias", "no bias in qkv, picture 32x56 in 4x7 patches",
        VisionTransformer(img_size=(32, 56), patch_size=8, embed_dim=30, depth=3, num_heads=3, qkv_bias=False, **small),
        (32, 56), (8, 8), 105, hints={"heads": "3", "image-size": "32x56"}, rollout=True)
    golden("timm_query_scale", "softmax scale set by hand (qk_scale), patches 4 high and 8 wide, depth 4",
        VisionTransformer(img_size=(16, 40), patch_size=(4, 8), embed_dim=24, depth=4, num_heads=4, **small),
        (16, 40), (4, 8), 6, hints={"heads": "4", "image-size": "16x40", "qk-scale": "0.55"}, scale=0.55)
    golden("timm_float16", "weights stored as float16; computed in float32",
        VisionTransformer(img_size=32, patch_size=8, embed_dim=48, depth=2, num_heads=3, **small),
        (32, 32), (8, 8), 7, hints={"heads": "3"}, precision="float16", weight_type="float16")
    golden("timm_bfloat16", "weights stored as bfloat16; one head of 64, as the default guess has it",
        VisionTransformer(img_size=32, patch_size=8, embed_dim=64, depth=2, num_heads=1, mlp_ratio=1, num_classes=10),
        (32, 32), (8, 8), 8, precision="bfloat16", weight_type="bfloat16")
    golden("timm_average", "no class token, mean over patches, then fc_norm",
        VisionTransformer(img_size=32, patch_size=8, embed_dim=30, depth=2, num_heads=5, class_token=False,
                          global_pool="avg", **small),
        (32, 32), (8, 8), 9, hints={"heads": "5"}, prefix=(), pool="avg", rollout=True)
    golden("timm_headless", "no classifier at all: features only",
        VisionTransformer(img_size=(24, 32), patch_size=8, embed_dim=24, depth=2, num_heads=3, mlp_ratio=2,
                          num_classes=0),
        (24, 32), (8, 8), 10, hints={"heads": "3", "image-size": "24x32"})
    golden("timm_registers", "two registers, positions on patches only, layer scale, normalised queries and keys",
        VisionTransformer(img_size=32, patch_size=8, embed_dim=24, depth=2, num_heads=3, reg_tokens=2,
                          no_embed_class=True, init_values=1e-5, qk_norm=True, **small),
        (32, 32), (8, 8), 11, hints={"heads": "3"}, prefix=("cls", "reg0", "reg1"), rollout=True)


def save_wrapped(model, folder):
    """A training checkpoint: nested state dict, DataParallel's prefix, an argparse.Namespace, an optimizer."""
    optimizer = torch.optim.SGD([model.head.bias], lr=0.1, momentum=0.9)
    model.head.bias.grad = torch.ones(10)
    optimizer.step()
    torch.save({"model": {"module." + key: value for key, value in model.state_dict().items()},
                "optimizer": optimizer.state_dict(), "epoch": 3, "best": 81.25,
                "args": argparse.Namespace(lr=0.1, model="vit", data="/data/pictures", amp=None)},
               folder / "checkpoint.pth")


def containers():
    golden("torch_checkpoint", "wrapped training checkpoint",
        VisionTransformer(img_size=32, patch_size=8, embed_dim=36, depth=2, num_heads=3, mlp_ratio=2, num_classes=10),
        (32, 32), (8, 8), 12, path="checkpoint.pth", hints={"heads": "3"}, save=save_wrapped)
    golden("timm_folder", "timm hub folder with labels, 5x3 patches",
        timm.create_model("vit_tiny_patch16_224.augreg_in21k_ft_in1k", pretrained=False, img_size=(40, 24),
                          patch_size=8, embed_dim=24, depth=2, num_heads=3, mlp_ratio=2, num_classes=10),
        (40, 24), (8, 8), 13, path="", save=hub_folder())


if __name__ == "__main__":
    bare_files()
    containers()
