#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes tests/goldens/weights/: tiny weights files as the real libraries save them, and expected.json with each
tensor's type, shape and bytes as the libraries read them back.

Made once and committed; the tests need no Python. To make them again, in an environment that holds the packages of
requirements.txt:    python make_weights_goldens.py
"""
import argparse
import collections
import json
import pathlib
import shutil

import numpy
import torch
from safetensors.torch import save_file

FOLDER = pathlib.Path(__file__).with_name("weights")


def filled(*shape, dtype=torch.float32):
    count = int(numpy.prod(shape))
    return (torch.arange(count, dtype=torch.float64).reshape(shape) * 0.75 - 2.5).to(dtype)


def described(tensors):
    rows = {}
    for name, tensor in tensors.items():
        tensor = tensor.detach().contiguous()
        data = tensor.reshape(-1).view(torch.uint8) if tensor.numel() else torch.empty(0, dtype=torch.uint8)
        rows[name] = {"type": str(tensor.dtype).removeprefix("torch."), "shape": list(tensor.shape),
                      "hex": data.numpy().tobytes().hex()}
    return rows


def views():
    base = filled(6, 4)
    column = filled(12)
    return {"transposed": base.t(), "sliced": base[2:5, 1:3], "row": base[3], "strided": base[::2, ::3],
            "whole": base, "scalar": column[7], "tail": column[9:], "empty": torch.zeros(0, 4),
            "permuted": filled(2, 3, 4).permute(2, 0, 1), "unit_axis": column[3:4, None]}


def types():
    numbers = [torch.float64, torch.float32, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.int16,
               torch.int8]
    tensors = {str(dtype).removeprefix("torch."): filled(2, 3, dtype=dtype) for dtype in numbers}
    tensors["uint8"] = torch.arange(6, dtype=torch.uint8).reshape(2, 3)
    tensors["bool"] = torch.tensor([True, False, True])
    return tensors


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    torch.manual_seed(7)
    model = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.LayerNorm(2), torch.nn.BatchNorm1d(2))
    state = model.state_dict()
    averaged = {name: value + 1 for name, value in state.items()}
    optimizer = torch.optim.AdamW(model.parameters())
    model(torch.ones(4, 3)).sum().backward()
    optimizer.step()
    training = {"model": state, "model_ema": averaged, "optimizer": optimizer.state_dict(), "epoch": 3,
                "args": argparse.Namespace(lr=1e-3, data=pathlib.PurePosixPath("x")), "best": numpy.float64(0.5)}
    parallel = {"epoch": 1, "state_dict": collections.OrderedDict(("module." + n, v) for n, v in state.items())}
    more = {"float8": filled(4).to(torch.float8_e4m3fn), "uint16": torch.tensor([0, 1, 2], dtype=torch.uint16),
            "complex": torch.zeros(2, dtype=torch.complex64), "plain": filled(2)}
    expected = {}

    def save(name, value, tensors):
        torch.save(value, FOLDER / name)
        loaded = torch.load(FOLDER / name, weights_only=False)
        assert loaded is not None
        expected[name] = described(tensors)

    save("state_dict.pt", state, state)
    save("types.pt", types(), types())
    save("views.pt", views(), views())
    save("parameters.pt", {"weight": torch.nn.Parameter(filled(2, 2)), "bias": torch.nn.Parameter(filled(2))},
         {"weight": filled(2, 2), "bias": filled(2)})
    save("training.pt", training, averaged)
    save("parallel.pt", parallel, parallel["state_dict"])
    save("not_run.pt", more, {"plain": more["plain"]})
    torch.save(model, FOLDER / "whole_model.pt")
    save_file(types(), FOLDER / "types.safetensors", metadata={"format": "pt"})
    expected["types.safetensors"] = described(types())
    names = sorted(state)
    shards = {"model-00001-of-00002.safetensors": names[:3], "model-00002-of-00002.safetensors": names[3:]}
    folder = FOLDER / "sharded"
    folder.mkdir()
    for shard, held in shards.items():
        save_file({name: state[name] for name in held}, folder / shard, metadata={"format": "pt"})
    index = {"metadata": {"total_size": 1}, "weight_map": {n: s for s, held in shards.items() for n in held}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index, indent=2))
    (folder / "config.json").write_text(json.dumps({"model_type": "vit"}))
    expected["sharded"] = described(state)
    (FOLDER / "expected.json").write_text(json.dumps(expected, indent=1))


main()
