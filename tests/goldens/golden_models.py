# SPDX-License-Identifier: MIT
"""What the scripts that write golden models share (make_timm.py, make_hugging_face.py, …).

A golden model is a folder models/NAME: a tiny Vision Transformer with random weights, saved as its library saves it,
with facts.json and the numbers that the library itself computes. expected.safetensors holds (float32 unless said)
  input      [3, height, width]          the normalised input
  logits     [classes]                   what the model returns (absent for headless models)
  features   [dim]                       what feeds the classifier, or the embedding
  attention  [layer, head, query, key]   after softmax
  tokens     [layer, token, dim]         hidden state after each block
and, where the facts say so, rollout.safetensors the attention rollouts of rollout_reference.py (float64).
Everything is computed eagerly in float32 (fused attention off) on the CPU, from the weights in the file cast up to
float32. Weights are drawn large enough that attention is far from uniform.

Made once and committed; the tests need no Python. Each script takes the names of the models to make again, none for
all, in an environment that holds the packages of requirements.txt:    python make_timm.py timm_square
"""
import importlib.metadata
import json
import pathlib
import re
import shutil
import sys
import zipfile

import numpy
import safetensors.torch
import torch

from rollout_reference import rollouts

HERE = pathlib.Path(__file__).parent
CLASS_NAMES = ["ant", "bee", "cat", "dog", "elk", "fox", "gnu", "hen", "ibis", "jay"]


def pinned(*packages):
    """Versions of `packages`, which must be those of requirements.txt."""
    wanted = dict(line.split("==") for line in (HERE / "requirements.txt").read_text().split())
    found = {package: importlib.metadata.version(package).split("+")[0] for package in packages}
    for package, version in found.items():
        assert version == wanted[package], f"{package} {version}, but the goldens are pinned to {wanted[package]}"
    torch.set_num_threads(1)
    return found


def wanted(name):
    return len(sys.argv) < 2 or name in sys.argv[1:]


def randomise(model, seed):
    """Non-trivial values in every parameter; numpy's generator, so that no torch version changes them."""
    generator = numpy.random.default_rng(seed)
    for name, parameter in sorted(model.named_parameters()):
        drawn = generator.standard_normal(tuple(parameter.shape))
        if parameter.dim() >= 2 and not any(part in name for part in ("token", "pos", "latent", "probe")):
            gain = 1.8 if any(part in name for part in ("qkv", "q_proj", "k_proj", "in_proj")) else 1.0
            drawn *= gain / numpy.sqrt(numpy.prod(parameter.shape[1:]))
        elif "norm" in name and name.endswith("weight"):
            drawn = 1 + 0.3 * drawn
        elif any(part in name for part in ("ls1", "ls2", "gamma", "lambda")):
            drawn = 0.7 + 0.3 * drawn
        else:
            drawn *= 0.7
        with torch.no_grad():
            parameter.copy_(torch.from_numpy(drawn))
    return model.eval()


def random_input(size, seed):
    """[1, 3, height, width], smooth with some noise, mean 0 and deviation 1."""
    generator = numpy.random.default_rng(1000 + seed)
    smooth = numpy.cumsum(numpy.cumsum(generator.standard_normal((3, *size)), 1), 2)
    smooth = (smooth - smooth.mean()) / smooth.std()
    return torch.from_numpy((smooth + 0.3 * generator.standard_normal(smooth.shape)).astype(numpy.float32))[None]


def fresh_folder(name):
    folder = HERE / "models" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def forget_sources(path):
    """Takes out of a saved program where on this machine its Python lay: TorchScript's debug records and the stack
    traces of an exported graph. Everything else stays as PyTorch wrote it."""
    with zipfile.ZipFile(path) as archive:
        records = [(record, archive.read(record)) for record in archive.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for record, content in records:
            if record.filename.endswith("/models/model.json"):
                content = re.sub(rb'"stack_trace": "(?:[^"\\]|\\.)*"', b'"stack_trace": ""', content)
            if not record.filename.endswith(".debug_pkl"):
                archive.writestr(record, content)


def write_golden(name, path, expected, picture, note, *, versions, family, patch, mlp_dim, hints=None, prefix=("cls",),
                 pool="cls", rollout=False, weight_type="float32", epsilon=1e-6, **more):
    """Writes facts.json, expected.safetensors and rollout.safetensors of models/NAME. `path` is the weights file in
    that folder, "" for the folder itself; `expected` what the library computed from `picture` [1, 3, height, width];
    `more` goes into the facts."""
    folder, size = HERE / "models" / name, tuple(picture.shape[2:])
    expected = {key: value.detach().contiguous().float() for key, value in (expected | {"input": picture[0]}).items()}
    layers, heads, tokens, _ = expected["attention"].shape
    strongest = expected["attention"].max(-1).values.mean().item()
    assert strongest > 2.5 / tokens, (name, strongest)
    rows, columns = size[0] // patch[0], size[1] // patch[1]
    assert tokens == rows * columns + len(prefix), name
    safetensors.torch.save_file(expected, folder / "expected.safetensors")
    if rollout:
        computed = rollouts(expected["attention"].double().numpy(), len(prefix))
        safetensors.torch.save_file({key: torch.from_numpy(value) for key, value in computed.items()},
                                    folder / "rollout.safetensors")
    dim = expected["tokens"].shape[-1]
    facts = {"note": note, "versions": versions, "path": path, "family": family, "hints": hints or {}, "pool": pool,
             "weightType": weight_type, "epsilon": epsilon, "rollout": rollout,
             "shape": {"layers": layers, "heads": heads, "dim": dim, "headDim": more.pop("head_dim", dim // heads),
                       "mlpDim": int(mlp_dim), "image": list(size), "patch": list(patch), "rows": rows,
                       "columns": columns, "prefix": list(prefix), "classes": len(expected.get("logits", []))}} | more
    (folder / "facts.json").write_text(json.dumps(facts, indent=1) + "\n")
    print(f"{name}: mean of row maxima {strongest:.3f} (uniform {1 / tokens:.3f}), "
          f"largest logit {max(expected.get('logits', torch.zeros(1))).item():.2f}")
