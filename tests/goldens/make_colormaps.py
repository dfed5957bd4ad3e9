#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the colour tables from matplotlib (pinned: 3.11.2) into core/figure/colormap_tables.cpp and, as plain
bytes [map, 256, rgb] for the test, into tests/goldens/colormaps.rgb.

    python tests/goldens/make_colormaps.py            write both
    python tests/goldens/make_colormaps.py --check    exit 1 if the committed files differ
"""
import pathlib
import sys

import matplotlib
import numpy

PINNED = "3.11.2"
NAMES = ["viridis", "magma", "inferno", "plasma", "cividis", "turbo", "gray", "coolwarm", "RdBu_r", "jet"]
ROOT = pathlib.Path(__file__).resolve().parents[2]


def table(name):
    """[256, 3] bytes, rounded to the nearest (matplotlib's own bytes=True cuts the fraction off)."""
    return numpy.rint(matplotlib.colormaps[name](numpy.arange(256))[:, :3] * 255).astype("u1")


def source(tables):
    lines = ["// SPDX-License-Identifier: MIT",
             "// Written by tests/goldens/make_colormaps.py from matplotlib " + PINNED + "; do not edit.",
             '#include "core/figure/colormap_tables.h"', "", "namespace vitscope::tables {", "",
             "// clang-format off"]
    for name, rgb in tables.items():
        words = ["0x%02x%02x%02x," % tuple(row) for row in rgb]
        lines.append("constinit const std::array<std::uint32_t, 256> %s{" % name.lower())
        lines += [" ".join(words[i:i + 11]) for i in range(0, 256, 11)]
        lines += ["};", ""]
    return "\n".join(lines + ["// clang-format on", "", "} // namespace vitscope::tables", ""])


def main():
    if matplotlib.__version__ != PINNED:
        sys.exit("this script is pinned to matplotlib %s, found %s" % (PINNED, matplotlib.__version__))
    tables = {name: table(name) for name in NAMES}
    wanted = {ROOT / "core/figure/colormap_tables.cpp": source(tables).encode(),
              ROOT / "tests/goldens/colormaps.rgb": numpy.stack(list(tables.values())).astype("u1").tobytes()}
    if "--check" in sys.argv[1:]:
        sys.exit(any(not path.exists() or path.read_bytes() != text for path, text in wanted.items()))
    for path, text in wanted.items():
        path.write_bytes(text)


if __name__ == "__main__":
    main()
