# SPDX-License-Identifier: MIT
"""Writes the golden models of this folder: tiny Vision Transformers with random weights, saved as the libraries
save them, each with the numbers that the library itself computes.

Made once and committed; the tests need no Python. To make them again, in an environment that holds the
packages of requirements.txt:    python make_goldens.py
For every model NAME of models.json, NAME/expected.safetensors holds (float32 unless said)
  input      [3, height, width]          the normalised input
  logits     [classes]                   what the model returns (absent for headless models)
  features   [dim]                       what feeds the classifier
  attention  [layer, head, query, key]   after softmax
  tokens     [layer, token, dim]         hidden state after each block
and, where models.json says so, NAME/rollout.safetensors the attention rollouts of rollout_reference.py (float64).
Everything is computed eagerly in float32 (fused attention off) on the CPU, from the weights in the file cast up to
float32. Weights are drawn large enough that attention is far from uniform.
"""
import argparse
import json
import pathlib
import shutil

import numpy
import safetensors.torch
import timm
import torch
import transformers
from timm.models.deit import VisionTransformerDistilled
from timm.models.vision_transformer import VisionTransformer

from rollout_reference import rollouts

HERE = pathlib.Path(__file__).parent
PINNED = {"torch": "2.12.1", "timm": "1.0.31", "transformers": "5.23.0"}
CLASS_NAMES = ["ant", "bee", "cat", "dog", "elk", "fox", "gnu", "hen", "ibis", "jay"]


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


def randomise(model, seed):
    """Non-trivial values in every parameter; numpy's generator, so that no torch version changes them."""
    generator = numpy.random.default_rng(seed)
    for name, parameter in sorted(model.named_parameters()):
        drawn = generator.standard_normal(tuple(parameter.shape))
        if parameter.dim() >= 2 and "token" not in name and "pos" not in name:
            gain = 1.8 if any(part in name for part in ("qkv", "q_proj", "k_proj")) else 1.0
            drawn *= gain / numpy.sqrt(numpy.prod(parameter.shape[1:]))
        elif "norm" in name and name.endswith("weight"):
            drawn = 1 + 0.3 * drawn
        elif "ls1" in name or "ls2" in name:
            drawn = 0.7 + 0.3 * drawn
        else:
            drawn *= 0.7
        with torch.no_grad():
            parameter.copy_(torch.from_numpy(drawn))
    return model.eval()


def random_input(size, seed):
    generator = numpy.random.default_rng(1000 + seed)
    smooth = numpy.cumsum(numpy.cumsum(generator.standard_normal((3, *size)), 1), 2)
    smooth = (smooth - smooth.mean()) / smooth.std()
    return torch.from_numpy((smooth + 0.3 * generator.standard_normal(smooth.shape)).astype(numpy.float32))[None]


def run_timm(model, picture):
    attention, tokens, hooks = [], [], []
    for block in model.blocks:
        block.attn.fused_attn = False
        hooks.append(block.attn.attn_drop.register_forward_hook(lambda *a: attention.append(a[2][0])))
        hooks.append(block.register_forward_hook(lambda *a: tokens.append(a[2][0])))
    with torch.no_grad():
        answer = {"features": model.forward_head(model.forward_features(picture), pre_logits=True)[0]}
        attention.clear()
        tokens.clear()
        output = model(picture)[0]
    for hook in hooks:
        hook.remove()
    if not isinstance(model.head, torch.nn.Identity):
        answer["logits"] = output
    return answer | {"attention": torch.stack(attention), "tokens": torch.stack(tokens)}


def run_hugging_face(model, picture):
    tokens = []
    body = model.vit if hasattr(model, "vit") else model
    hooks = [layer.register_forward_hook(lambda *a: tokens.append((a[2][0] if isinstance(a[2], tuple) else a[2])[0]))
             for layer in body.layers]
    with torch.no_grad():
        output = model(picture, output_attentions=True)
        assert len(tokens) == len(output.attentions)
        answer = {"attention": torch.stack([layer[0] for layer in output.attentions]), "tokens": torch.stack(tokens)}
        if hasattr(output, "logits"):
            answer["logits"] = output.logits[0]
            answer["features"] = body.layernorm(tokens[-1])[0]
        else:
            answer["features"] = output.pooler_output[0]
            answer["last_hidden_state"] = output.last_hidden_state[0]
    for hook in hooks:
        hook.remove()
    return answer


class Goldens:
    def __init__(self):
        self.index = []

    def folder(self, name):
        folder = HERE / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder

    def finish(self, name, path, model, size, seed, note, *, patch, hints=None, prefix=("cls",), pool="cls",
               rollout=False, weight_type="float32", epsilon=1e-6):
        picture = random_input(size, seed)
        run = run_hugging_face if hasattr(model, "config") else run_timm
        expected = run(model, picture) | {"input": picture[0]}
        expected = {key: value.contiguous().float() for key, value in expected.items()}
        layers, heads, tokens, _ = expected["attention"].shape
        strongest = expected["attention"].max(-1).values.mean().item()
        assert strongest > 2.5 / tokens, (name, strongest)
        safetensors.torch.save_file(expected, HERE / name / "expected.safetensors")
        if rollout:
            safetensors.torch.save_file(
                {key: torch.from_numpy(value) for key, value in
                 rollouts(expected["attention"].double().numpy(), len(prefix)).items()},
                HERE / name / "rollout.safetensors")
        dim = expected["tokens"].shape[-1]
        rows, columns = size[0] // patch[0], size[1] // patch[1]
        assert tokens == rows * columns + len(prefix), name
        self.index.append({
            "name": name, "path": path, "family": "hf-vit" if hasattr(model, "config") else "timm-vit",
            "hints": hints or {}, "note": note, "pool": pool, "weightType": weight_type, "epsilon": epsilon,
            "rollout": rollout,
            "shape": {"layers": layers, "heads": heads, "dim": dim, "headDim": dim // heads,
                      "mlpDim": int(mlp_width(model)), "image": list(size), "patch": list(patch), "rows": rows,
                      "columns": columns, "prefix": list(prefix),
                      "classes": len(expected.get("logits", []))}})
        print(f"{name}: mean of row maxima {strongest:.3f} (uniform {1 / tokens:.3f}), "
              f"largest logit {max(expected.get('logits', torch.zeros(1))).item():.2f}")


def mlp_width(model):
    if hasattr(model, "config"):
        return model.config.intermediate_size
    return model.blocks[0].mlp.fc1.out_features


def timm_files(goldens):
    """Bare state dicts, as `torch.save` or `save_file` of a timm model leaves them."""
    def one(name, note, model, size, patch, seed, *, precision=None, scale=None, **more):
        folder = goldens.folder(name)
        model = randomise(model, seed)
        if precision is not None:
            model = model.to(precision)
        safetensors.torch.save_file(model.state_dict(), folder / "model.safetensors")
        model = model.float()
        if scale is not None:
            for block in model.blocks:
                block.attn.scale = scale
        goldens.finish(name, f"{name}/model.safetensors", model, size, seed, note, patch=patch, **more)

    small = dict(mlp_ratio=2, num_classes=10)
    one("timm_square", "class token, square picture, three heads",
        VisionTransformer(img_size=32, patch_size=8, embed_dim=30, depth=3, num_heads=3, **small),
        (32, 32), (8, 8), 1, hints={"heads": "3"}, rollout=True)
    one("timm_nonsquare", "non-square picture whose 16 position rows look like a square grid; five heads",
        VisionTransformer(img_size=(48, 80), patch_size=16, embed_dim=20, depth=2, num_heads=5, **small),
        (48, 80), (16, 16), 2, hints={"heads": "5", "image-size": "48x80"}, rollout=True)
    one("timm_distilled", "DeiT's distillation token and second head, outputs averaged; seven heads",
        VisionTransformerDistilled(img_size=32, patch_size=8, embed_dim=28, depth=3, num_heads=7, **small),
        (32, 32), (8, 8), 3, hints={"heads": "7"}, prefix=("cls", "dist"), pool="cls and dist, averaged",
        rollout=True)
    one("timm_pre_logits", "representation layer before the classifier (timm 0.4), rebuilt from timm 1.x's parts",
        WithPreLogits(representation_size=24, num_classes=7, img_size=32, patch_size=8, embed_dim=32, depth=2,
                      num_heads=2, mlp_ratio=3),
        (32, 32), (8, 8), 4, hints={"heads": "2"})
    one("timm_no_query_bias", "no bias in qkv, picture 32x56 in 4x7 patches",
        VisionTransformer(img_size=(32, 56), patch_size=8, embed_dim=30, depth=3, num_heads=3, qkv_bias=False, **small),
        (32, 56), (8, 8), 105, hints={"heads": "3", "image-size": "32x56"}, rollout=True)
    one("timm_query_scale", "softmax scale set by hand (qk_scale), patches 4 high and 8 wide, depth 4",
        VisionTransformer(img_size=(16, 40), patch_size=(4, 8), embed_dim=24, depth=4, num_heads=4, **small),
        (16, 40), (4, 8), 6, hints={"heads": "4", "image-size": "16x40", "qk-scale": "0.55"}, scale=0.55)
    one("timm_float16", "weights stored as float16; computed in float32",
        VisionTransformer(img_size=32, patch_size=8, embed_dim=48, depth=2, num_heads=3, **small),
        (32, 32), (8, 8), 7, hints={"heads": "3"}, precision=torch.float16, weight_type="float16")
    one("timm_bfloat16", "weights stored as bfloat16; one head of 64, as the default guess has it",
        VisionTransformer(img_size=32, patch_size=8, embed_dim=64, depth=2, num_heads=1, mlp_ratio=1, num_classes=10),
        (32, 32), (8, 8), 8, precision=torch.bfloat16, weight_type="bfloat16")
    one("timm_average", "no class token, mean over patches, then fc_norm",
        VisionTransformer(img_size=32, patch_size=8, embed_dim=30, depth=2, num_heads=5, class_token=False,
                          global_pool="avg", **small),
        (32, 32), (8, 8), 9, hints={"heads": "5"}, prefix=(), pool="avg", rollout=True)
    one("timm_headless", "no classifier at all: features only",
        VisionTransformer(img_size=(24, 32), patch_size=8, embed_dim=24, depth=2, num_heads=3, mlp_ratio=2,
                          num_classes=0),
        (24, 32), (8, 8), 10, hints={"heads": "3", "image-size": "24x32"})
    one("timm_registers", "two registers, positions on patches only, layer scale, normalised queries and keys",
        VisionTransformer(img_size=32, patch_size=8, embed_dim=24, depth=2, num_heads=3, reg_tokens=2,
                          no_embed_class=True, init_values=1e-5, qk_norm=True, **small),
        (32, 32), (8, 8), 11, hints={"heads": "3"}, prefix=("cls", "reg0", "reg1"), rollout=True)


def wrapped_checkpoint(goldens):
    """A training checkpoint: nested state dict, DataParallel's prefix, an argparse.Namespace, an optimizer."""
    name, size = "torch_checkpoint", (32, 32)
    folder = goldens.folder(name)
    model = randomise(VisionTransformer(img_size=32, patch_size=8, embed_dim=36, depth=2, num_heads=3, mlp_ratio=2,
                                        num_classes=10), 12)
    optimizer = torch.optim.SGD([model.head.bias], lr=0.1, momentum=0.9)
    model.head.bias.grad = torch.ones(10)
    optimizer.step()
    torch.save({"model": {"module." + key: value for key, value in model.state_dict().items()},
                "optimizer": optimizer.state_dict(), "epoch": 3, "best": 81.25,
                "args": argparse.Namespace(lr=0.1, model="vit", data="/data/pictures", amp=None)},
               folder / "checkpoint.pth")
    goldens.finish(name, f"{name}/checkpoint.pth", model, size, 12, "wrapped training checkpoint", patch=(8, 8),
                   hints={"heads": "3"})


def timm_folder(goldens):
    """A model folder as timm publishes it; heads, picture size and preprocessing come from config.json."""
    name = "timm_folder"
    folder = goldens.folder(name)
    model = timm.create_model("vit_tiny_patch16_224.augreg_in21k_ft_in1k", pretrained=False, img_size=(40, 24),
                              patch_size=8, embed_dim=24, depth=2, num_heads=3, mlp_ratio=2, num_classes=10)
    model = randomise(model, 13)
    timm.models.save_for_hf(model, folder, model_config={"label_names": CLASS_NAMES}, safe_serialization=True)
    goldens.finish(name, name, model, (40, 24), 13, "timm hub folder with labels, 5x3 patches", patch=(8, 8))


def hugging_face(goldens):
    def settings(**more):
        return transformers.ViTConfig(**(dict(
            hidden_size=30, num_hidden_layers=3, num_attention_heads=3, intermediate_size=60, image_size=32,
            patch_size=8, id2label=dict(enumerate(CLASS_NAMES)), label2id={n: i for i, n in enumerate(CLASS_NAMES)},
            attn_implementation="eager") | more))

    def one(name, note, model, seed, *, path="", shard=None, size=(32, 32), **more):
        folder = goldens.folder(name)
        model = randomise(model, seed)
        if path:
            torch.save(model.state_dict(), folder / path)
        else:
            model.save_pretrained(folder, **({"max_shard_size": shard} if shard else {}))
            transformers.ViTImageProcessor(size={"height": size[0], "width": size[1]}).save_pretrained(folder)
        goldens.finish(name, f"{name}/{path}" if path else name, model, size, seed, note, patch=(8, 8),
                       epsilon=model.config.layer_norm_eps, **more)

    classifier = transformers.ViTForImageClassification
    one("hf_classifier", "Hugging Face folder, class names in config.json", classifier(settings()), 21, rollout=True)
    one("hf_headless", "ViTModel with its pooler", transformers.ViTModel(settings(hidden_size=30, num_hidden_layers=2,
        num_attention_heads=5, intermediate_size=60)), 22, pool="cls, tanh pooler")
    one("hf_sharded", "three shards and an index", classifier(settings(num_hidden_layers=2)), 23, shard="40KB")
    one("hf_nonsquare", "picture 24x40, no bias in query, key and value, other epsilon",
        classifier(settings(image_size=[24, 40], qkv_bias=False, layer_norm_eps=1e-5, num_hidden_layers=2)), 24,
        size=(24, 40))
    one("hf_state_dict", "bare state dict of transformers 5, whose names differ from those of its saved folders",
        classifier(settings(hidden_size=24, num_hidden_layers=2, intermediate_size=48)), 25, path="pytorch_model.bin",
        hints={"heads": "3"})


def main():
    for package, version in PINNED.items():
        found = {"torch": torch, "timm": timm, "transformers": transformers}[package].__version__
        assert found.split("+")[0] == version, f"{package} {found}, but the goldens are pinned to {version}"
    torch.set_num_threads(1)
    goldens = Goldens()
    timm_files(goldens)
    wrapped_checkpoint(goldens)
    timm_folder(goldens)
    hugging_face(goldens)
    (HERE / "models.json").write_text(json.dumps({"versions": PINNED, "models": goldens.index}, indent=1) + "\n")


if __name__ == "__main__":
    main()
