# SPDX-License-Identifier: MIT
"""Writes preprocess/: what timm and transformers show a model, for pictures of many shapes.

preprocess/cases.json lists the cases: size of the picture (drawn by `picture`, below and in
tests/model/preprocess_test.cpp alike), the configuration as the library writes it, the Preprocessing it means, the
size of the model's input, and where its pixels [height, width, 3] begin in preprocess/pixels.bin (8 bits).
`allowed` is the largest difference in grey levels: 0 where Pillow resized, 1 where torchvision did.
The case named by `normalised` is also there after normalising, float32 [3, height, width], in preprocess/input.bin.
Needs the packages of requirements.txt; Pillow 13 changed the order of the two passes, so 12 is pinned.
"""
import json
import pathlib

import numpy
import PIL
import timm.data
import torch
import transformers
from PIL import Image
from transformers.models.bit.image_processing_pil_bit import BitImageProcessorPil
from transformers.models.deit.image_processing_pil_deit import DeiTImageProcessorPil
from transformers.models.vit.image_processing_pil_vit import ViTImageProcessorPil

HERE = pathlib.Path(__file__).parent / "preprocess"
PICTURES = [(64, 48), (45, 83), (50, 50), (7, 5), (1, 1), (2, 117), (211, 30), (331, 187)]


def picture(width, height):
    """Gradients, edges and a texture without any random numbers."""
    y, x, c = numpy.meshgrid(range(height), range(width), range(3), indexing="ij")
    return (((x * 13 + y * 7 + c * 50 + x * y // 16) ^ ((x // 8 + y // 8) * 37)) & 255).astype(numpy.uint8)


def meaning(mode, resize, crop, floored, interpolation, mean=0.5, std=0.5):
    return {"mode": mode, "resize": list(resize), "crop": list(crop) if crop else None, "floored": floored,
            "interpolation": interpolation, "mean": numpy.broadcast_to(mean, 3).tolist(),
            "std": numpy.broadcast_to(std, 3).tolist()}


def timm_case(size, **settings):
    config = {"input_size": [3, *size], "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]} | settings
    scale = [int(numpy.floor(side / config["crop_pct"])) for side in size]
    mode = "exact" if config["crop_mode"] == "squash" else "shortest" if scale[0] == scale[1] else "cover"
    transform = timm.data.create_transform(
        input_size=tuple(config["input_size"]), is_training=False, normalize=False,
        **{key: config[key] for key in ("interpolation", "crop_pct", "crop_mode", "mean", "std")})
    wanted = meaning(mode, scale, size, False, config["interpolation"], config["mean"], config["std"])
    return (f"timm {config['crop_mode']} {config['interpolation']} {size[0]}x{size[1]} {config['crop_pct']}",
            {"architecture": "vit", "pretrained_cfg": config}, wanted, size, 0,
            lambda image: transform(Image.fromarray(image)).permute(1, 2, 0).numpy())


def hugging_face_case(name, processor, wanted, size, allowed):
    def run(image):
        output = processor(Image.fromarray(image), do_rescale=False, do_normalize=False, return_tensors="pt")
        values = output["pixel_values"][0].permute(1, 2, 0).numpy()
        assert (values == values.round()).all()
        return values.astype(numpy.uint8)
    return name, json.loads(processor.to_json_string()), wanted, size, allowed, run


def free_case(width, height, patch, most):
    """SigLIP 2 of free resolution: `size` is what its processor chooses for this picture, whose aspect it keeps."""
    processor = transformers.Siglip2ImageProcessor(patch_size=patch, max_num_patches=most)

    def run(image):
        if image.shape[:2] != (height, width):
            return None
        output = processor(Image.fromarray(image), do_rescale=False, do_normalize=False, return_tensors="pt")
        rows, columns = output["spatial_shapes"][0].tolist()
        values = output["pixel_values"][0][:rows * columns].reshape(rows, columns, patch, patch, 3)
        return values.permute(0, 2, 1, 3, 4).reshape(rows * patch, columns * patch, 3).numpy().astype(numpy.uint8)
    size = run(picture(width, height)).shape[:2]
    return (f"Siglip2ImageProcessor {width}x{height}", json.loads(processor.to_json_string()),
            meaning("exact", size, None, True, "bilinear"), size, 1, run)


def cases():
    yield timm_case((32, 32), crop_pct=0.9, crop_mode="center", interpolation="bicubic")
    yield timm_case((32, 32), crop_pct=0.875, crop_mode="center", interpolation="bilinear")
    yield timm_case((24, 40), crop_pct=0.95, crop_mode="center", interpolation="bicubic")
    yield timm_case((32, 32), crop_pct=1.0, crop_mode="squash", interpolation="bicubic")
    yield timm_case((40, 24), crop_pct=0.9, crop_mode="squash", interpolation="bilinear")
    yield timm_case((32, 32), crop_pct=1.1, crop_mode="center", interpolation="lanczos")
    vit = dict(size={"height": 32, "width": 32})
    for kind, allowed in ((ViTImageProcessorPil, 0), (transformers.ViTImageProcessor, 1)):
        yield hugging_face_case(f"{kind.__name__} squash", kind(**vit), meaning(
            "exact", (32, 32), None, True, "bilinear"), (32, 32), allowed)
    deit = dict(size={"height": 37, "width": 37}, crop_size={"height": 32, "width": 32})
    for kind, allowed in ((DeiTImageProcessorPil, 0), (transformers.DeiTImageProcessor, 1)):
        yield hugging_face_case(f"{kind.__name__} squash and crop", kind(**deit), meaning(
            "exact", (37, 37), (32, 32), True, "bicubic"), (32, 32), allowed)
    imagenet = dict(image_mean=[0.485, 0.456, 0.406], image_std=[0.229, 0.224, 0.225])
    bit = dict(size={"shortest_edge": 37}, crop_size={"height": 32, "width": 32}, **imagenet)
    for kind, allowed in ((BitImageProcessorPil, 0), (transformers.BitImageProcessor, 1)):
        yield hugging_face_case(f"{kind.__name__} shortest edge and crop", kind(**bit), meaning(
            "shortest", (37, 37), (32, 32), True, "bicubic", *imagenet.values()), (32, 32), allowed)
    padded = dict(size={"shortest_edge": 27}, crop_size={"height": 32, "width": 34}, **imagenet)
    yield hugging_face_case("BitImageProcessor padded", transformers.BitImageProcessor(**padded), meaning(
        "shortest", (27, 27), (32, 34), True, "bicubic", *imagenet.values()), (32, 34), 1)
    yield free_case(45, 83, 8, 24)
    yield free_case(331, 187, 8, 24)


def main():
    assert PIL.__version__.startswith("12."), PIL.__version__
    HERE.mkdir(exist_ok=True)
    index, pixels, normalised = [], bytearray(), ""
    for name, config, wanted, size, allowed, run in cases():
        for width, height in PICTURES:
            shown = run(picture(width, height))
            if shown is None:
                continue
            assert shown.shape == (*size, 3), (name, shown.shape)
            index.append({"name": name, "picture": [width, height], "config": config, "preprocessing": wanted,
                          "image": list(size), "allowed": allowed, "offset": len(pixels)})
            pixels += shown.tobytes()
            if name.startswith("timm center bicubic 24x40") and (width, height) == (45, 83):
                normalised = len(index) - 1
                mean, std = (torch.tensor(wanted[key]).view(3, 1, 1) for key in ("mean", "std"))
                values = torch.from_numpy(shown.transpose(2, 0, 1).copy()).float().div(255).sub(mean).div(std)
                (HERE / "input.bin").write_bytes(values.numpy().tobytes())
    (HERE / "pixels.bin").write_bytes(pixels)
    (HERE / "cases.json").write_text(json.dumps({"normalised": normalised, "cases": index}) + "\n")
    print(len(index), "cases,", len(pixels), "bytes")


if __name__ == "__main__":
    main()
