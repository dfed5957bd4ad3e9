#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes tests/goldens/formats/: tiny files as NumPy, Paddle and PyTorch (before 1.6) save them, and expected.json
with each tensor's type, shape and bytes as the libraries read them back.

Made once and committed; the tests need no Python. To make them again, in an environment that holds the packages of
requirements.txt:    python make_format_goldens.py
"""
import argparse
import collections
import inspect
import json
import pathlib
import pickle
import shutil

import ml_dtypes
import numpy
import paddle
import paddle.framework.io
import paddle.framework.io_utils
import timm.models.vision_transformer
import torch

from golden_models import forget_sources

FOLDER = pathlib.Path(__file__).with_name("formats")
EXPECTED = {}


def filled(*shape, dtype="float32"):
    count = int(numpy.prod(shape, dtype=int))
    return (numpy.arange(count, dtype="float64").reshape(shape) * 0.75 - 2.5).astype(dtype)


def expect(file, arrays):
    rows = {}
    for name, array in arrays.items():
        kind = array.dtype.newbyteorder("<")
        little = numpy.ascontiguousarray(array).astype(kind)
        rows[name] = {"type": array.dtype.name, "shape": list(array.shape), "hex": little.tobytes().hex()}
    EXPECTED[file] = rows


def numpy_archives():
    kinds = ["float64", "float32", "float16", "int64", "int32", "int16", "int8"]
    arrays = {f"types/{kind}": filled(2, 3, dtype=kind) for kind in kinds}
    arrays["types/uint8"] = numpy.arange(6, dtype="uint8").reshape(2, 3)
    arrays["types/bool"] = numpy.array([True, False, True])
    arrays["types/bfloat16"] = filled(2, 3).astype(ml_dtypes.bfloat16)
    arrays["Transformer/encoderblock_0/MlpBlock_3/Dense_0/kernel"] = numpy.asfortranarray(filled(3, 5))
    arrays["column_major/cube"] = numpy.asfortranarray(filled(2, 3, 4, dtype="float64"))
    arrays["big_endian"] = filled(4, 2).astype(">f4")
    arrays["scalar"] = numpy.float32(7.25).reshape(())
    arrays["empty"] = numpy.zeros((0, 3), "float32")
    for file, save in (("stored.npz", numpy.savez), ("deflated.npz", numpy.savez_compressed)):
        save(FOLDER / file, **arrays)
        with numpy.load(FOLDER / file) as loaded:
            assert set(loaded.files) == set(arrays)
        expect(file, arrays)
    numpy.savez(FOLDER / "with_text.npz", weight=filled(2), names=numpy.array(["cat", "dog"]),
                objects=numpy.array([{}], dtype=object), unsigned=numpy.arange(2, dtype="uint32"))
    expect("with_text.npz", {"weight": filled(2)})
    numpy.save(FOLDER / "one_array.npy", filled(2, 3))
    numpy.save(FOLDER / "one_dict.npy", {"weight": filled(2)})


def paddle_files():
    paddle.seed(7)
    layer = paddle.nn.Sequential(paddle.nn.Linear(70, 24), paddle.nn.LayerNorm(24), paddle.nn.Linear(24, 3))
    state = layer.state_dict()
    arrays = {name: value.numpy() for name, value in state.items()}
    for protocol in (2, 3, 4):
        file = f"protocol_{protocol}.pdparams"
        paddle.save(state, str(FOLDER / file), protocol=protocol)
        loaded = paddle.load(str(FOLDER / file))
        assert all((loaded[name].numpy() == value).all() for name, value in arrays.items())
        expect(file, arrays)
    optimizer = paddle.optimizer.AdamW(parameters=layer.parameters())
    layer(paddle.ones([2, 70])).sum().backward()
    optimizer.step()
    nested = {"epoch": 3, "model": {name: paddle.to_tensor(value) for name, value in arrays.items()},
              "optimizer": optimizer.state_dict(), "best": 0.5}
    paddle.save(nested, str(FOLDER / "nested.pdparams"))
    expect("nested.pdparams", arrays)
    half = {"weight": paddle.to_tensor(filled(3, 4)).astype("bfloat16"), "half": paddle.to_tensor(filled(5)).astype("float16"),
            "counter": paddle.to_tensor([5], dtype="int64"), "flag": paddle.to_tensor([True, False])}
    paddle.save(half, str(FOLDER / "types.pdparams"))
    arrays = {name: value.numpy() for name, value in half.items() if name != "weight"}
    expect("types.pdparams", arrays | {"weight": half["weight"].numpy().view(ml_dtypes.bfloat16)})
    split_file(state)


def split_file(state):
    """Paddle's own cutting of arrays above 1 GiB, with a limit of 2 KiB."""
    source = inspect.getsource(paddle.framework.io_utils._unpack_saved_dict)
    assert "2**30 - 1" in source
    exec(source.replace("2**30 - 1", "2**11 - 1"), paddle.framework.io_utils.__dict__)
    paddle.framework.io._unpack_saved_dict = paddle.framework.io_utils._unpack_saved_dict
    paddle.save(state, str(FOLDER / "split.pdparams"), protocol=2)
    raw = pickle.loads((FOLDER / "split.pdparams").read_bytes())
    assert len(raw["UnpackBigParamInfor@@"]["0.weight"]["slices"]) > 2, raw.keys()
    loaded = paddle.load(str(FOLDER / "split.pdparams"))
    assert all((loaded[name].numpy() == value.numpy()).all() for name, value in state.items())
    expect("split.pdparams", {name: value.numpy() for name, value in state.items()})


def pickled_arrays():
    arrays = {"weight": filled(3, 4), "column_major": numpy.asfortranarray(filled(3, 4)), "big": filled(5).astype(">f8")}
    checkpoint = {"model": arrays, "__author__": "somebody", "matching_heuristics": True}
    for protocol in (2, 5):
        (FOLDER / f"arrays_{protocol}.pkl").write_bytes(pickle.dumps(checkpoint, protocol=protocol))
        expect(f"arrays_{protocol}.pkl", arrays)
    # Before NumPy 2 the module had another name; protocol 2 holds names as lines, so nothing else changes.
    older = pickle.dumps(checkpoint, protocol=2).replace(b"numpy._core.", b"numpy.core.")
    (FOLDER / "arrays_numpy_1.pkl").write_bytes(older)
    assert pickle.loads(older)["model"]["weight"].shape == (3, 4)
    expect("arrays_numpy_1.pkl", arrays)


def torch_files():
    torch.manual_seed(7)
    model = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.LayerNorm(2), torch.nn.BatchNorm1d(2))
    state = model.state_dict()
    base = torch.from_numpy(filled(6, 4))
    views = {"transposed": base.t(), "sliced": base[2:5, 1:3], "row": base[3], "strided": base[::2, ::3], "whole": base,
             "scalar": base[1, 2], "empty": torch.zeros(0, 4), "half": torch.from_numpy(filled(3)).half(),
             "brain": torch.from_numpy(filled(3)).bfloat16(), "flags": torch.tensor([True, False])}
    training = {"model": state, "model_ema": {name: value + 1 for name, value in state.items()}, "epoch": 3,
                "optimizer": torch.optim.AdamW(model.parameters()).state_dict(), "args": argparse.Namespace(lr=1e-3)}
    dino = {"student": {"module.backbone.w": torch.ones(2)}, "teacher": {"backbone.w": torch.full((2,), 2.0)},
            "epoch": 1, "dino_loss": collections.OrderedDict(center=torch.zeros(1, 3))}

    def save(file, value, tensors, **options):
        torch.save(value, FOLDER / file, _use_new_zipfile_serialization=False, **options)
        torch.load(FOLDER / file, weights_only=False)
        rows = {}
        for name, tensor in tensors.items():
            tensor = tensor.detach().contiguous()
            data = tensor.reshape(-1).view(torch.uint8) if tensor.numel() else torch.empty(0, dtype=torch.uint8)
            rows[name] = {"type": str(tensor.dtype).removeprefix("torch."), "shape": list(tensor.shape),
                          "hex": data.numpy().tobytes().hex()}
        EXPECTED[file] = rows

    save("legacy_state.pth", state, state)
    save("legacy_views.pth", views, views)
    save("legacy_training.pth.tar", training, training["model_ema"])
    save("legacy_teacher.pth", dino, dino["teacher"])
    save("legacy_protocol_4.pth", state, state, pickle_protocol=4)
    torch.save(model, FOLDER / "legacy_whole_model.pth", _use_new_zipfile_serialization=False)
    torch.save(training["optimizer"], FOLDER / "optimizer.pt")


def sharded_folder():
    """As save_pretrained wrote models before safetensors."""
    folder = FOLDER / "sharded_bin"
    folder.mkdir()
    state = {f"layer.{i}.weight": torch.from_numpy(filled(2, 3)) + i for i in range(4)}
    names = sorted(state)
    shards = {"pytorch_model-00001-of-00002.bin": names[:3], "pytorch_model-00002-of-00002.bin": names[3:]}
    for shard, held in shards.items():
        torch.save({name: state[name] for name in held}, folder / shard)
    index = {"metadata": {"total_size": 96}, "weight_map": {n: s for s, held in shards.items() for n in held}}
    (folder / "pytorch_model.bin.index.json").write_text(json.dumps(index, indent=2))
    torch.save({"lr": 1.0}, folder / "training_args.bin")
    expect("sharded_bin", {name: value.numpy() for name, value in state.items()})


def programs():
    """Files that hold programs or quantised numbers."""
    model = torch.nn.Sequential(torch.nn.Linear(8, 4)).eval()
    torch.jit.save(torch.jit.trace(model, torch.ones(1, 8)), FOLDER / "script.pt")
    vit = timm.models.vision_transformer.VisionTransformer(img_size=16, patch_size=8, embed_dim=12, depth=1, num_heads=3,
                                                           mlp_ratio=1, num_classes=2).eval()
    torch.jit.save(torch.jit.trace(vit, torch.zeros(1, 3, 16, 16)), FOLDER / "vit_script.pt")
    torch.export.save(torch.export.export(model, (torch.ones(1, 8),)), FOLDER / "exported.pt2")
    for file in ("script.pt", "vit_script.pt", "exported.pt2"):
        forget_sources(FOLDER / file)
    quantised = torch.ao.quantization.quantize_dynamic(model, {torch.nn.Linear}, dtype=torch.qint8)
    torch.save(quantised.state_dict(), FOLDER / "quantised.pt")


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    numpy_archives()
    paddle_files()
    pickled_arrays()
    torch_files()
    sharded_folder()
    programs()
    (FOLDER / "expected.json").write_text(json.dumps(EXPECTED, indent=1))


main()
