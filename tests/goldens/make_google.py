# SPDX-License-Identifier: MIT
"""Writes the golden models in Google's NumPy archives; see golden_models.py.

The arrays are named and shaped as vision_transformer (vit_jax) and big_vision publish them. Two libraries read them:
timm's own loader of these archives, which runs the exact GELU (google_timm_…), and Flax, in which they were written,
with the layers put together as both repositories define them and the tanh GELU (google_flax_…).
"""
import dataclasses

import flax.linen as nn
import flax.traverse_util
import jax
import jax.numpy as jnp
import ml_dtypes
import numpy
import scipy.ndimage
import timm
import torch
from timm.layers import StdConv2dSame
from timm.models.resnetv2 import ResNetV2
from timm.models.vision_transformer import VisionTransformer
from timm.models.vision_transformer_hybrid import HybridEmbed

from golden_models import fresh_folder, pinned, random_input, wanted, write_golden
from timm_goldens import run_timm

VERSIONS = pinned("torch", "timm")
FLAX = pinned("jax", "flax")


@dataclasses.dataclass
class Plan:
    dim: int = 36
    depth: int = 2
    heads: int = 3
    mlp: int = 60
    patch: tuple = (8, 8)
    image: tuple = (32, 32)
    classes: int = 10
    token: bool = True
    positions: str = "Transformer/posembed_input/pos_embedding"
    positions_cover_token: bool = True
    original: bool = True  # vit_jax numbers the parts of a block otherwise than big_vision
    scanned: bool = False
    pool: bool = False  # MAPHead
    representation: int = 0
    stages: tuple = ()  # units of the ResNet in front
    width: int = 32

    @property
    def parts(self):
        return ("LayerNorm_2", "MultiHeadDotProductAttention_1", "MlpBlock_3") if self.original else (
            "LayerNorm_1", "MultiHeadDotProductAttention_0", "MlpBlock_0")

    @property
    def reduction(self):
        return 4 * 2 ** (len(self.stages) - 1) if self.stages else 1

    @property
    def grid(self):
        return tuple(side // (self.reduction * patch) for side, patch in zip(self.image, self.patch))


def shapes(plan):
    dim, heads, width = plan.dim, plan.heads, plan.dim // plan.heads

    def norm(at):
        return {f"{at}/scale": (dim,), f"{at}/bias": (dim,)}

    def dense(at, inputs, outputs):
        return {f"{at}/kernel": (inputs, outputs), f"{at}/bias": (outputs,)}

    def attention(at):
        found = {f"{at}/out/kernel": (heads, width, dim), f"{at}/out/bias": (dim,)}
        for part in ("query", "key", "value"):
            found |= {f"{at}/{part}/kernel": (dim, heads, width), f"{at}/{part}/bias": (heads, width)}
        return found

    def mlp(at):
        return dense(f"{at}/Dense_0", dim, plan.mlp) | dense(f"{at}/Dense_1", plan.mlp, dim)

    norm2, attend, hidden = plan.parts
    block = norm("LayerNorm_0") | attention(attend) | norm(norm2) | mlp(hidden)
    found, channels = resnet_shapes(plan)
    found |= {"embedding/kernel": (*plan.patch, channels, dim), "embedding/bias": (dim,)}
    if plan.scanned:
        found |= {f"Transformer/encoderblock/{key}": (plan.depth, *shape) for key, shape in block.items()}
    else:
        found |= {f"Transformer/encoderblock_{i}/{key}": shape for i in range(plan.depth) for key, shape in block.items()}
    found |= norm("Transformer/encoder_norm")
    rows = plan.grid[0] * plan.grid[1] + (plan.token and plan.positions_cover_token)
    if plan.positions:
        found[plan.positions] = (1, rows, dim)
    if plan.token:
        found["cls"] = (1, 1, dim)
    if plan.pool:
        found |= {"MAPHead_0/probe": (1, 1, dim)} | attention("MAPHead_0/MultiHeadDotProductAttention_0")
        found |= norm("MAPHead_0/LayerNorm_0") | mlp("MAPHead_0/MlpBlock_0")
    if plan.representation:
        found |= dense("pre_logits", dim, plan.representation)
    if plan.classes:
        found |= dense("head", plan.representation or dim, plan.classes)
    return found


def resnet_shapes(plan):
    if not plan.stages:
        return {}, 3
    width = plan.width

    def part(kernel, norm, size, inputs, outputs):
        return {f"{kernel}/kernel": (size, size, inputs, outputs), f"{norm}/scale": (1, 1, 1, outputs),
                f"{norm}/bias": (1, 1, 1, outputs)}

    found, channels = part("conv_root", "gn_root", 7, 3, width), width
    for stage, units in enumerate(plan.stages):
        inner = width * 2 ** stage
        for unit in range(units):
            at = f"block{stage + 1}/unit{unit + 1}/"
            found |= part(at + "conv1", at + "gn1", 1, channels, inner) | part(at + "conv2", at + "gn2", 3, inner, inner)
            found |= part(at + "conv3", at + "gn3", 1, inner, 4 * inner)
            if unit == 0:
                found |= part(at + "conv_proj", at + "gn_proj", 1, channels, 4 * inner)
            channels = 4 * inner
    return found, channels


def draw(plan, seed):
    generator = numpy.random.default_rng(seed)
    arrays = {}
    for name, shape in sorted(shapes(plan).items()):
        drawn = generator.standard_normal(shape)
        if name.endswith("/scale"):
            drawn = 1 + 0.3 * drawn
        elif name.endswith("/kernel"):
            shape = shape[1:] if "encoderblock/" in name else shape
            inputs = numpy.prod(shape[:-1]) if "/out/" in name or len(shape) == 4 else shape[0]
            drawn *= (1.8 if "query" in name or "key" in name else 1.0) / numpy.sqrt(inputs)
        else:
            drawn *= 0.7
        arrays[name] = drawn.astype("float32")
    return arrays


# Through timm

def timm_model(plan):
    settings = dict(img_size=plan.image, patch_size=plan.patch, embed_dim=plan.dim, depth=plan.depth,
                    num_heads=plan.heads, mlp_ratio=plan.mlp / plan.dim, num_classes=plan.classes,
                    class_token=plan.token, no_embed_class=not plan.positions_cover_token, fc_norm=False,
                    global_pool="map" if plan.pool else "token" if plan.token else "avg")
    if plan.stages:
        backbone = ResNetV2(layers=plan.stages, channels=[4 * plan.width * 2 ** i for i in range(len(plan.stages))],
                            stem_chs=plan.width, num_classes=0, global_pool="", in_chans=3, preact=False,
                            stem_type="same", conv_layer=lambda *a, **b: StdConv2dSame(*a, **b | {"eps": 1e-8}))
        settings["embed_layer"] = lambda **more: HybridEmbed(backbone=backbone, **more)
    return VisionTransformer(**settings)


def through_timm(name, note, plan, seed, *, prefix="", extra=None, stored=None, weight_type="float32"):
    if not wanted(name):
        return
    arrays = draw(plan, seed)
    folder = fresh_folder(name)
    path = folder / "model.npz"
    if stored:
        small = {key: value.astype(stored) for key, value in arrays.items()}
        arrays = {key: value.astype("float32") for key, value in small.items()}
    numpy.savez(path, **{prefix + key: value for key, value in arrays.items()})
    model = timm_model(plan)
    model.load_pretrained(str(path))
    model.eval()
    numpy.savez(path, **{prefix + key: value for key, value in (small if stored else arrays).items()}, **(extra or {}))
    picture = random_input(plan.image, seed)
    finish(name, note, plan, run_timm(model, picture), picture, VERSIONS, weight_type=weight_type)


# Through Flax

class Mlp(nn.Module):
    width: int

    @nn.compact
    def __call__(self, x):
        return nn.Dense(x.shape[-1], name="Dense_1")(nn.gelu(nn.Dense(self.width, name="Dense_0")(x)))


class Block(nn.Module):
    plan: Plan

    @nn.compact
    def __call__(self, x):
        norm2, attend, hidden = self.plan.parts
        y = nn.LayerNorm(name="LayerNorm_0")(x)
        x = x + nn.MultiHeadDotProductAttention(num_heads=self.plan.heads, name=attend)(y, y, sow_weights=True)
        return x + Mlp(self.plan.mlp, name=hidden)(nn.LayerNorm(name=norm2)(x))


class Encoder(nn.Module):
    plan: Plan

    @nn.compact
    def __call__(self, x):
        states = []
        for i in range(self.plan.depth):
            x = Block(self.plan, name=f"encoderblock_{i}")(x)
            states.append(x[0])
        return nn.LayerNorm(name="encoder_norm")(x), jnp.stack(states)


class StandardisedConv(nn.Conv):
    def param(self, name, *arguments, **more):
        found = super().param(name, *arguments, **more)
        if name == "kernel":
            found = found - jnp.mean(found, axis=[0, 1, 2])
            found = found / (jnp.std(found, axis=[0, 1, 2]) + 1e-5)
        return found


class Pool(nn.Module):
    plan: Plan

    @nn.compact
    def __call__(self, x):
        probe = self.param("probe", nn.initializers.zeros, (1, 1, self.plan.dim))
        y = nn.MultiHeadDotProductAttention(num_heads=self.plan.heads, name="MultiHeadDotProductAttention_0")(probe, x)
        return (y + Mlp(self.plan.mlp, name="MlpBlock_0")(nn.LayerNorm(name="LayerNorm_0")(y)))[:, 0]


class Vit(nn.Module):
    plan: Plan
    table: jnp.ndarray  # positions

    def resnet(self, x):
        plan = self.plan

        def part(x, at, number, features, size, stride=1):
            x = StandardisedConv(features, (size, size), (stride, stride), use_bias=False, name=f"{at}conv{number}")(x)
            return nn.GroupNorm(name=f"{at}gn{number}")(x)

        x = nn.relu(part(x, "", "_root", plan.width, 7, 2))
        x = nn.max_pool(x, (3, 3), strides=(2, 2), padding="SAME")
        for stage, units in enumerate(plan.stages):
            inner = plan.width * 2 ** stage
            for unit in range(units):
                at, stride = f"block{stage + 1}/unit{unit + 1}/", 2 if stage and not unit else 1
                short = part(x, at, "_proj", 4 * inner, 1, stride) if unit == 0 else x
                y = nn.relu(part(x, at, "1", inner, 1))
                y = nn.relu(part(y, at, "2", inner, 3, stride))
                x = nn.relu(short + part(y, at, "3", 4 * inner, 1))
        return x

    @nn.compact
    def __call__(self, x):
        plan = self.plan
        if plan.stages:
            x = self.resnet(x)
        x = nn.Conv(plan.dim, plan.patch, strides=plan.patch, padding="VALID", name="embedding")(x)
        x = x.reshape([1, -1, plan.dim])
        if plan.token:
            token = self.param("cls", nn.initializers.zeros, (1, 1, plan.dim))
            if plan.positions_cover_token:
                x = jnp.concatenate([token, x], 1) + self.table
            else:
                x = jnp.concatenate([token, x + self.table], 1)
        else:
            x = x + self.table
        x, states = Encoder(plan, name="Transformer")(x)
        features = Pool(plan, name="MAPHead_0")(x) if plan.pool else x[:, 0] if plan.token else x.mean(1)
        if plan.representation:
            features = nn.tanh(nn.Dense(plan.representation, name="pre_logits")(features))
        logits = nn.Dense(plan.classes, name="head")(features) if plan.classes else None
        return logits, features, states


def sines(rows, columns, dim):
    y, x = jnp.mgrid[:rows, :columns]
    omega = 1 / (10000.0 ** (jnp.arange(dim // 4) / (dim // 4 - 1)))
    y, x = y.flatten()[:, None] * omega, x.flatten()[:, None] * omega
    return jnp.concatenate([jnp.sin(x), jnp.cos(x), jnp.sin(y), jnp.cos(y)], axis=1)[None]


def resized(table, trained, grid):
    """As vit_jax and big_vision resize for another picture: scipy's zoom of order 1."""
    head, patches = (table[:, :1], table[:, 1:]) if table.shape[1] == trained[0] * trained[1] + 1 else (
        table[:, :0], table)
    patches = patches.reshape(*trained, -1)
    patches = scipy.ndimage.zoom(patches, (grid[0] / trained[0], grid[1] / trained[1], 1), order=1)
    return numpy.concatenate([head, patches.reshape(1, grid[0] * grid[1], -1)], axis=1)


def through_flax(name, note, plan, seed, *, prefix="", image=None, stored=None, weight_type="float32", hints=None):
    if not wanted(name):
        return
    arrays = draw(plan, seed)
    if stored:
        arrays = {key: value.astype(stored) for key, value in arrays.items()}
    numpy.savez(fresh_folder(name) / "model.npz", **{prefix + key: value for key, value in arrays.items()})
    parameters = {key: value.astype("float32") for key, value in arrays.items()}
    table = parameters.pop(plan.positions) if plan.positions else sines(*plan.grid, plan.dim)
    for key, value in parameters.items():
        if "gn" in key:  # today's Flax keeps these flat
            parameters[key] = value.reshape(-1)
    if image:
        trained = plan.grid
        plan = dataclasses.replace(plan, image=image)
        table = resized(table, trained, plan.grid)
    picture = random_input(plan.image, seed)
    nested = unflattened(parameters)
    with jax.default_matmul_precision("highest"):
        (logits, features, states), kept = Vit(plan, jnp.asarray(table)).apply(
            {"params": nested}, jnp.asarray(picture.permute(0, 2, 3, 1).numpy()), mutable=["intermediates"])
    attention = [kept["intermediates"]["Transformer"][f"encoderblock_{i}"][plan.parts[1]]["attention_weights"][0][0]
                 for i in range(plan.depth)]
    expected = {"features": features[0], "tokens": states, "attention": jnp.stack(attention)}
    if logits is not None:
        expected["logits"] = logits[0]
    expected = {key: torch.from_numpy(numpy.array(value)) for key, value in expected.items()}
    finish(name, note, plan, expected, picture, FLAX, weight_type=weight_type,
           hints={"activation": "gelu_tanh"} | ({"image-size": f"{image[0]}x{image[1]}"} if image else {})
           | (hints or {}))


def unflattened(parameters):
    """Flax keeps a slash in a layer's own name, as those of the ResNet have here."""
    nested = {}
    for key, value in parameters.items():
        if key.startswith("block"):
            layer, leaf = key.rsplit("/", 1)
            nested.setdefault(layer, {})[leaf] = value
        else:
            nested |= {}
            place = nested
            *path, leaf = key.split("/")
            for part in path:
                place = place.setdefault(part, {})
            place[leaf] = value
    return nested


def finish(name, note, plan, expected, picture, versions, hints=None, **more):
    hints = dict(hints or {})
    if plan.grid[0] != plan.grid[1] or not plan.positions:
        hints["image-size"] = f"{plan.image[0]}x{plan.image[1]}"
    write_golden(name, "model.npz", expected, picture, note, versions=versions, family="google-vit",
                 patch=tuple(plan.reduction * side for side in plan.patch), mlp_dim=plan.mlp, hints=hints,
                 prefix=("cls",) if plan.token else (),
                 pool="map" if plan.pool else "cls" if plan.token else "avg", **more)


def main():
    later = dict(positions="pos_embedding", original=False)
    through_timm("google_timm", "as published, three heads", Plan(depth=3), 81)
    through_timm("google_timm_raw", "raw checkpoint with its optimizer, picture 24x40",
                 Plan(heads=5, dim=40, image=(24, 40)), 82, prefix="opt/target/",
                 extra={"opt/state/step": numpy.int64(7), "opt/state/param_states/cls/momentum": numpy.zeros(3, "f4")})
    through_timm("google_timm_map", "big_vision: attention pooling, beside a text tower",
                 Plan(token=False, pool=True, classes=0, **later), 83, prefix="params/img/",
                 extra={"params/t": numpy.float32([2.3]), "params/txt/pos_embedding": numpy.zeros((1, 4, 8), "f4")})
    through_timm("google_timm_mean", "big_vision: mean, patches of 8x4", Plan(token=False, image=(24, 20), patch=(8, 4),
                 heads=7, dim=42, **later), 84, prefix="params/")
    through_timm("google_timm_token", "big_vision: class token without a position, bfloat16",
                 Plan(positions_cover_token=False, **later), 85, prefix="params/", stored=ml_dtypes.bfloat16,
                 weight_type="bfloat16")
    through_timm("google_timm_stacked", "big_vision: all blocks in one array, attention pooling and classes",
                 Plan(token=False, pool=True, depth=3, scanned=True, **later), 86, prefix="params/")
    through_timm("google_timm_hybrid", "a ResNet of one stage in front", Plan(stages=(2,), patch=(2, 2), image=(40, 40)),
                 87)
    through_flax("google_flax", "as published, with pre_logits", Plan(representation=20, heads=5, dim=40), 91)
    through_flax("google_flax_resized", "trained at 32x32, run at 40x56", Plan(), 92, image=(40, 56))
    through_flax("google_flax_hybrid", "a ResNet of two stages in front, float16", Plan(stages=(1, 1), patch=(1, 1),
                 image=(40, 40), dim=24), 93, stored="float16", weight_type="float16")
    through_flax("google_flax_sines", "big_vision: positions computed, mean",
                 Plan(token=False, image=(24, 40), **later | {"positions": ""}), 94, prefix="params/")
    through_flax("google_flax_map", "big_vision: attention pooling", Plan(token=False, pool=True, **later), 95,
                 prefix="params/img/")


if __name__ == "__main__":
    main()
