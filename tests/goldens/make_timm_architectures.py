# SPDX-License-Identifier: MIT
"""Writes timm_architectures.json: for every plain ViT that timm names, what its name alone tells. A model is built
without memory for its weights and asked."""
import json

import timm
import torch

from golden_models import HERE, pinned

VERSIONS = pinned("torch", "timm")
MODULES = ("vision_transformer", "vision_transformer_hybrid", "deit", "beit", "eva")
ACTIVATIONS = {"GELU": "gelu", "GELUTanh": "gelu_tanh", "QuickGELU": "quick_gelu", "SiLU": "silu"}


def rotary(model):
    rope = getattr(model, "rope", None)
    if rope is None:
        return None
    centred = type(rope).__name__ == "RotaryEmbeddingDinoV3"
    reference = getattr(rope, "ref_feat_shape", None) or [0, 0]
    return {"base": rope.temperature, "centred": centred, "halves": bool(rope.rotate_half),
            "columnFirst": rope.grid_indexing == "xy", "reference": reference[0], "offset": rope.grid_offset}


def runs(model):
    """Whether the program runs it: not with root-mean-square norms, parallel or differential blocks, mixed
    frequencies, or a stem with batch norms."""
    block = model.blocks[0]
    return (hasattr(block, "attn") and type(block.norm1).__name__ == "LayerNorm"
            and type(block.attn).__name__ != "DiffAttention" and not getattr(model, "rope_mixed", False)
            and type(getattr(model.patch_embed, "backbone", None)).__name__ not in ("FeatureListNet", "ConvStem"))


def facts(name):
    with torch.device("meta"):
        model = timm.create_model(name)
    if not runs(model):
        return None
    block, pool = model.blocks[0], getattr(model, "attn_pool", None)
    identity = torch.nn.Identity
    return {"dim": model.embed_dim, "heads": block.attn.num_heads, "epsilon": block.norm1.eps,
            "activation": ACTIVATIONS[type(block.mlp.act).__name__], "normAfter": "Post" in type(block).__name__,
            "finalNorm": not (isinstance(model.norm, identity) and isinstance(model.fc_norm, identity)),
            "poolHeads": pool.num_heads if pool is not None else 0, "rotary": rotary(model)}


def main():
    names = sorted(name for module in MODULES for name in timm.list_models(module=module))
    rows = [f"{json.dumps(name)}: {json.dumps(facts(name))}" for name in dict.fromkeys(names)]
    (HERE / "timm_architectures.json").write_text("{\n" + ",\n".join(rows) + "\n}\n")


if __name__ == "__main__":
    main()
