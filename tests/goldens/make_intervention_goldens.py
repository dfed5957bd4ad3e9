# SPDX-License-Identifier: MIT
"""Writes what golden models answer when a part of them is changed: models/NAME/interventions.safetensors.

The changes are made in timm's own modules in PyTorch, eager and in float64. Keys, float32:
  CASE/logits [classes]   CASE/attention [layer, head, query, key]
  CASE/relevance [token]  generic attention relevance (method_references.py) of class 3 on the changed model
Cases: head off, two heads off, attention off, mlp off, zero, mean, masked, temperature, all together. Which head,
layer and patch they take is told by CHANGES, and again by interventions_test.cpp."""
import contextlib

import numpy
import safetensors.torch
import torch

import method_references as reference
from golden_models import HERE, pinned, wanted
from make_method_goldens import load, readout
from watched_model import hooked, watch, without_tokens

pinned("torch", "timm")
MODELS = ["timm_square", "timm_distilled", "timm_average", "timm_map_registers", "timm_beit", "timm_eva02_split",
          "timm_eva02_clip"]
CLASS = 3
PATCHES = [(0, 1), (2, 3)]  # row, column
CHANGES = {
    "head off": dict(heads={(0, 1)}),
    "two heads off": dict(heads={(1, 0), (1, 2)}),
    "attention off": dict(attention={1}),
    "mlp off": dict(mlp={0}),
    "zero": dict(patches="zero"),
    "mean": dict(patches="mean"),
    "masked": dict(patches="masked"),
    "temperature": dict(temperature={(0, 2): 2.5, (1, 1): 0.5}),
    "all together": dict(heads={(0, 1)}, attention={1}, mlp={0}, patches="masked", temperature={(0, 2): 2.5}),
}


def zero_heads(block, heads):
    """The outputs of these heads are zero before the output projection, and before the norm in front of it."""
    width = block.attn.head_dim if hasattr(block.attn, "head_dim") else None
    reader = block.attn.norm if getattr(block.attn, "norm", None) is not None else block.attn.proj

    def before(module, inputs):
        mixed = inputs[0].clone()
        each = width or mixed.shape[-1] // block.attn.num_heads
        for head in heads:
            mixed[..., head * each:(head + 1) * each] = 0
        return (mixed,) + inputs[1:]
    return reader.register_forward_pre_hook(before)


def without_output(module):
    return module.register_forward_hook(lambda module, inputs, output: torch.zeros_like(output))


def replaced_patches(model, patches, how):
    def after(module, inputs, output):
        output = output.clone()
        output[:, patches] = output.mean(1, keepdim=True) if how == "mean" else 0
        return output
    return model.patch_embed.register_forward_hook(after)


def changed(model, facts, heads=(), attention=(), mlp=(), patches=None, temperature=None):
    """Hooks, the change of the scores, and the tokens that nobody may see."""
    shape = facts["shape"]
    indices = [row * shape["columns"] + column for row, column in PATCHES]
    handles = [zero_heads(block, [head for at, head in heads if at == layer])
               for layer, block in enumerate(model.blocks)]
    handles += [without_output(model.blocks[layer].attn) for layer in attention]
    handles += [without_output(model.blocks[layer].mlp) for layer in mlp]
    if patches in ("zero", "mean"):
        handles.append(replaced_patches(model, indices, patches))
    masked = [len(shape["prefix"]) + index for index in indices] if patches == "masked" else []

    def change(call, scores):
        scores = scores.clone()
        for (layer, head), divisor in (temperature or {}).items():
            if layer == call:
                scores[:, head] = scores[:, head] / divisor
        if call < shape["layers"]:
            scores[..., masked] = -numpy.inf
        return scores
    return handles, change, masked


def make(name):
    model, picture, facts = load(name)
    answer = {}
    for case, changes in CHANGES.items():
        handles, change, masked = changed(model, facts, **changes)
        with hooked(*handles), without_tokens(model, masked) if masked else contextlib.nullcontext():
            run = watch(model, picture, lambda logits: logits[CLASS], change)
        row = readout(facts)
        row[masked] = 0
        pool, pool_gradient = run.pool, run.pool_gradient
        if pool is not None and masked:  # the pooling saw only what is left
            left = [token for token in range(len(row)) if token not in masked]
            pool, pool_gradient = (numpy.zeros_like(pool) for _ in range(2))
            pool[:, left], pool_gradient[:, left] = run.pool[:, len(masked):], run.pool_gradient[:, len(masked):]
        answer |= {case + "/logits": run.logits, case + "/attention": run.attention,
                   case + "/relevance": reference.relevance(run.attention, run.gradient, row / row.sum(), pool=pool,
                                                            pool_gradient=pool_gradient)}
    safetensors.torch.save_file({key: torch.from_numpy(numpy.ascontiguousarray(value, numpy.float32))
                                 for key, value in answer.items()},
                                HERE / "models" / name / "interventions.safetensors")
    print(f"{name}: {len(CHANGES)} changes")


if __name__ == "__main__":
    for name in MODELS:
        if wanted(name):
            make(name)
