# SPDX-License-Identifier: MIT
"""Writes the golden models of lucidrains' vit-pytorch; see golden_models.py. Its layouts have moved, so every model is
made by the release that wrote it (VIT_PYTORCH, the folder that holds them, one each):
    for v in 0.1.0 0.2.0 …; do pip install --no-deps --target $VIT_PYTORCH/vit_pytorch_$v vit-pytorch==$v; done
"""
import os
import pathlib
import sys

import safetensors.torch
import torch

from golden_models import fresh_folder, pinned, random_input, randomise, wanted, write_golden

VERSIONS = pinned("torch", "einops")


def release(version):
    """The modules of one release."""
    for module in [name for name in sys.modules if name.split(".")[0] == "vit_pytorch"]:
        del sys.modules[module]
    folder = pathlib.Path(os.environ["VIT_PYTORCH"]) / f"vit_pytorch_{version}"
    assert (folder / f"vit_pytorch-{version}.dist-info").exists() or list(folder.glob(f"vit_pytorch-{version}*"))
    sys.path.insert(0, str(folder))
    import vit_pytorch
    try:
        from vit_pytorch.simple_vit import SimpleViT
    except ImportError:
        SimpleViT = None
    sys.path.pop(0)
    return vit_pytorch.ViT, SimpleViT


def run_lucidrains(model, picture, layers, last):
    """Attention as softmax returns it, states as they leave each pair of attention and feed-forward: both are functions
    or modules, depending on the release, so softmax itself is watched and states are what the next layer receives."""
    attention, received, features = [], [], []
    softmax = torch.Tensor.softmax

    def watched(*arguments, **settings):
        result = softmax(*arguments, **settings)
        attention.append(result[0])
        return result

    torch.Tensor.softmax = watched
    hooks = []
    for layer in model.transformer.layers:
        residual = "Residual" in type(layer[1]).__name__
        kept = (lambda module, args, result: received.append(result[0])) if residual else (
            lambda module, args, result: received.append(result[0] + args[0][0]))
        hooks.append(layer[1].register_forward_hook(kept))
    if last is not None:
        hooks.append(last.register_forward_pre_hook(lambda module, args: features.append(args[0][0])))
    with torch.no_grad():
        output = model(picture)[0]
    torch.Tensor.softmax = softmax
    for hook in hooks:
        hook.remove()
    assert len(attention) == len(received) == layers
    answer = {"attention": torch.stack(attention), "tokens": torch.stack(received)}
    if last is None:
        return answer | {"features": output}
    return answer | {"logits": output, "features": features[0]}


def golden(name, note, version, seed, *, simple=False, headless=False, image=(32, 32), patch=(8, 8), shown=None, pool="cls",
           pool_hint=None, prefix=("cls",), heads=3, dim=36, depth=2, mlp=60, head_dim=None, save="safetensors",
           hints=None, **settings):
    if not wanted(name):
        return
    ViT, SimpleViT = release(version)
    single = image[0] == image[1] and patch[0] == patch[1]
    arguments = dict(image_size=image[0] if single else image, patch_size=patch[0] if single else patch,
                     num_classes=10, dim=dim, depth=depth, heads=heads, mlp_dim=mlp, **settings)
    if head_dim:
        arguments["dim_head"] = head_dim
    if not simple and pool != "cls":
        arguments["pool"] = "mean"
    model = randomise((SimpleViT if simple else ViT)(**arguments), seed)
    folder = fresh_folder(name)
    path = f"model.{save}"
    (torch.save if save == "pt" else safetensors.torch.save_file)(model.state_dict(), folder / path)
    picture = random_input(shown or image, seed)
    head = model.linear_head if simple else model.mlp_head
    last = None if headless else head[-1] if isinstance(head, torch.nn.Sequential) else head
    if last is not None and not isinstance(last, torch.nn.Linear):
        last = [part for part in head if isinstance(part, torch.nn.Linear)][-1]
    hints = dict(hints or {})
    if heads > 1:
        hints["heads"] = str(heads)
    if simple or not image[0] // patch[0] == image[1] // patch[1]:
        hints["image-size"] = f"{image[0]}x{image[1]}"
    if patch[0] != patch[1]:
        hints["patch-size"] = f"{patch[0]}x{patch[1]}"
    if shown:
        hints["image-size"] = f"{shown[0]}x{shown[1]}"
    if pool_hint:
        hints["pool"] = pool_hint
    write_golden(name, path, run_lucidrains(model, picture, depth, last), picture, note,
                 versions=VERSIONS | {"vit-pytorch": version}, epsilon=1e-5,
                 family="lucidrains-simple-vit" if simple else "lucidrains-vit", patch=patch, mlp_dim=mlp, hints=hints,
                 prefix=prefix, pool=pool, head_dim=head_dim or dim // heads)


def plain():
    golden("lucidrains_0_1", "first layout: residual and norm wrappers, head of two layers", "0.1.0", 61)
    golden("lucidrains_0_2_0", "a norm before the head of two layers", "0.2.0", 62, heads=5, dim=30)
    golden("lucidrains_0_2_7", "dropouts moved the numbers", "0.2.7", 63, image=(40, 40))
    golden("lucidrains_0_6_6", "heads of 7 in a width of 36, scale still of the whole width", "0.6.6", 64,
           image=(40, 40), head_dim=7)
    golden("lucidrains_0_6_8", "the same names, scale of a head", "0.6.8", 65, image=(40, 40), head_dim=7,
           hints={"qk-scale": str(7 ** -0.5)})
    golden("lucidrains_0_7_1", "image 100, patch 10; patches as a sequence", "0.7.1", 66, image=(100, 100),
           patch=(10, 10), dim=24, depth=1, mlp=32, head_dim=9)
    golden("lucidrains_0_14", "one wrapper less", "0.14.0", 67, heads=5, dim=40, head_dim=6, save="pt")
    golden("lucidrains_0_26", "patches of 8x16, picture 32x80, mean of all tokens", "0.26.0", 68, image=(32, 80),
           patch=(8, 16), head_dim=11, pool="avg of all tokens", pool_hint="avg")
    golden("lucidrains_0_40", "one head of the whole width: no output projection", "0.40.2", 69, heads=1, dim=32,
           head_dim=32)
    golden("lucidrains_1_0", "norms around the patch projection", "1.0.0", 70, heads=7, dim=42, head_dim=5)
    golden("lucidrains_1_4", "norms inside, one after the blocks", "1.4.0", 71, image=(24, 40), head_dim=8)
    golden("lucidrains_1_15", "one head, mean of all tokens", "1.15.7", 72, heads=1, dim=28, head_dim=28,
           pool="avg of all tokens", pool_hint="avg")
    golden("lucidrains_1_16_0", "mean: a class token of length 0", "1.16.0", 73, heads=5, dim=30, head_dim=9,
           prefix=(), pool="avg")
    golden("lucidrains_1_16_1", "tables without the axis of the batch", "1.16.1", 74, image=(24, 40), head_dim=10)
    golden("lucidrains_1_26", "mean, picture 40x24, patches of 8x4", "1.26.11", 75, image=(40, 24), patch=(8, 4),
           head_dim=10, prefix=(), pool="avg", save="pt")
    golden("lucidrains_smaller", "built for 48x48, shown a picture of 24x40: the first of the positions", "1.26.11", 80,
           image=(48, 48), shown=(24, 40), head_dim=10)
    golden("lucidrains_smaller_1_0", "built for 40x40, shown a picture of 16x32", "1.0.0", 81, image=(40, 40),
           shown=(16, 32), head_dim=10)


def simple():
    shared = dict(simple=True, prefix=(), pool="avg")
    golden("lucidrains_simple_0_40", "SimpleViT, bare patch projection", "0.40.2", 76, image=(24, 40), head_dim=9,
           **shared)
    golden("lucidrains_simple_1_2", "SimpleViT with norms around the patch projection", "1.2.9", 77, heads=5, dim=40,
           head_dim=8, **shared)
    golden("lucidrains_simple_1_4_0", "SimpleViT whose head is a norm", "1.4.0", 78, headless=True, head_dim=8, **shared)
    golden("lucidrains_simple_1_26", "SimpleViT, patches of 8x4", "1.26.11", 79, image=(40, 24), patch=(8, 4),
           head_dim=10, dim=32, **shared)


if __name__ == "__main__":
    plain()
    simple()
