# SPDX-License-Identifier: MIT
"""Attention rollout in float64 numpy, straight from its definition, as the reference of the C++ tests.

Attention is [layer, head, query, key]; layers are 0-based and counted from the input.
Keys of the returned tables, each a matrix [token, token] (row: query token of the last layer) unless said:
  FUSION/discard Q/protect P/residual R/start S
and, for square grids behind a lone class token, the map of the tool vit-explain:
  vit-explain/FUSION/discard Q        [rows, columns], divided by its maximum
"""
import math

import numpy

FUSE = {"mean": lambda heads: heads.mean(0), "max": lambda heads: heads.max(0), "min": lambda heads: heads.min(0)}


def smallest(fused, share):
    """Flat indices of the int(N * N * share) smallest entries of the whole matrix. The border between kept and
    dropped entries must be wide enough that float32 rounding cannot move an entry across it."""
    count = int(fused.size * share)
    order = numpy.argsort(fused, axis=None, kind="stable")
    if 0 < count < fused.size:
        below, above = fused.flat[order[count - 1]], fused.flat[order[count]]
        assert above - below > 2e-7 + 1e-5 * above, "entries at the discard border are too close: choose another seed"
    return order[:count]


def protected(tokens, what):
    kept = numpy.zeros((tokens, tokens), bool)
    if what == "entry":
        kept[0, 0] = True
    elif what == "column":
        kept[:, 0] = True
    elif what == "diagonal":
        kept[range(tokens), range(tokens)] = True
    return kept


def canonical(attention, fusion="mean", discard=0.0, protect="entry", residual=0.5, start=0):
    """Product of the row-normalised residual * I + (1 - residual) * fused attention, newer layers on the left."""
    tokens = attention.shape[-1]
    result = numpy.eye(tokens)
    for heads in attention[start:]:
        fused = FUSE[fusion](heads)
        drop = numpy.zeros(fused.size, bool)
        drop[smallest(fused, discard)] = True
        fused = numpy.where(drop.reshape(fused.shape) & ~protected(tokens, protect), 0.0, fused)
        layer = residual * numpy.eye(tokens) + (1 - residual) * fused
        result = (layer / layer.sum(1, keepdims=True)) @ result
    return result


def vit_explain(attention, fusion, discard):
    """The tool's own arithmetic: only entry (0, 0) survives the discarding, and column j is divided by the sum of
    row j. The class token's row over the patches, as a square, divided by its maximum."""
    tokens = attention.shape[-1]
    result = numpy.eye(tokens)
    for heads in attention:
        fused = FUSE[fusion](heads)
        for flat in smallest(fused, discard):
            if flat != 0:
                fused[flat // tokens, flat % tokens] = 0.0
        layer = (fused + numpy.eye(tokens)) / 2
        result = (layer / layer.sum(1)[None, :]) @ result
    side = math.isqrt(tokens - 1)
    patches = result[0, 1:].reshape(side, side)
    return patches / patches.max()


def rollouts(attention, prefix):
    cases = [dict(), dict(start=1), dict(fusion="max"), dict(fusion="min"), dict(discard=0.3), dict(discard=0.9),
             dict(fusion="max", discard=0.9), dict(residual=0.0), dict(residual=0.7, discard=0.3)]
    cases += [dict(discard=0.6, protect=what) for what in ("entry", "column", "diagonal", "none")]
    answer = {}
    for case in cases:
        full = dict(fusion="mean", discard=0.0, protect="entry", residual=0.5, start=0) | case
        key = "{fusion}/discard {discard}/protect {protect}/residual {residual}/start {start}".format(**full)
        answer[key] = numpy.ascontiguousarray(canonical(attention.copy(), **full))
    tokens = attention.shape[-1]
    if prefix == 1 and math.isqrt(tokens - 1) ** 2 == tokens - 1:
        for fusion in FUSE:
            for discard in (0.0, 0.9):
                answer[f"vit-explain/{fusion}/discard {discard}"] = vit_explain(attention.copy(), fusion, discard)
    return answer
