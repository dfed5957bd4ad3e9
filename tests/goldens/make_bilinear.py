#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes tests/goldens/bilinear.f32: a map [3, 5] of floats, then torch's bilinear upsampling of it to [24, 40]
(align_corners=False), little-endian, with torch 2.11."""
import pathlib

import numpy
import torch

values = numpy.sin(numpy.arange(15, dtype="f4") * 1.7).reshape(3, 5)
large = torch.nn.functional.interpolate(torch.from_numpy(values)[None, None], size=(24, 40), mode="bilinear",
                                        align_corners=False)[0, 0].numpy()
path = pathlib.Path(__file__).with_name("bilinear.f32")
path.write_bytes(values.astype("<f4").tobytes() + large.astype("<f4").tobytes())
