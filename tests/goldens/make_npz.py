#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes tests/goldens/arrays.npz with NumPy 2.4: what our writer must equal array by array.

    python tests/goldens/make_npz.py                 write it
    python tests/goldens/make_npz.py --read FILE     print what numpy.load sees in FILE, with its defaults
"""
import pathlib
import sys

import numpy

if sys.argv[1:2] == ["--read"]:
    with numpy.load(sys.argv[2]) as arrays:
        for name in arrays:
            print(name, arrays[name].dtype.str, arrays[name].shape, arrays[name].ravel()[:3].tolist())
else:
    numpy.savez(pathlib.Path(__file__).with_name("arrays.npz"),
                attention=numpy.arange(24, dtype="<f4").reshape(2, 3, 4) / 7,
                grid=numpy.array([14, 14], "<i4"),
                image=numpy.arange(12, dtype="u1").reshape(2, 2, 3),
                prefix=numpy.array(["cls", "reg0"]),
                meta=numpy.array('{"name": "Größe"}'),
                empty=numpy.zeros((0, 5), "<f4"))
