# SPDX-License-Identifier: MIT
"""Class-specific methods in float64 numpy, straight from their published definitions, as references of the C++ tests.

A, G: attention and its gradient [layer, head, query, key]; `start` the first layer that takes part, 0-based.
`row` [token] is the weight on every token where the head reads them; `pool`, `pool_gradient` [head, token] replace it
for models that pool by attention. Every method answers a number per token."""
import numpy


def positive(x):
    return numpy.maximum(x, 0)


def relevance(A, G, row, start=0, pool=None, pool_gradient=None):
    """Chefer, Gur and Wolf 2021: R <- R + (mean over heads of (G A)^+) R, no normalisation."""
    tokens = A.shape[-1]
    R = numpy.eye(tokens)
    for layer in range(start, len(A)):
        R = R + positive(G[layer] * A[layer]).mean(0) @ R
    if pool is not None:
        row = positive(pool * pool_gradient).mean(0)
    return row @ R


def smallest(fused, share):
    count = int(fused.size * share)
    order = numpy.argsort(fused, axis=None, kind="stable")
    if 0 < count < fused.size:
        below, above = fused.flat[order[count - 1]], fused.flat[order[count]]
        assert above == 0 or above - below > 1e-4 * above, "the discard border is too close: choose another share"
    return order[:count]


def gradient_rollout(A, G, row, discard, pool=None, pool_gradient=None):
    """Mean over heads of A G, then its positive part, the smallest set to zero, identity added, rows normalised."""
    tokens = A.shape[-1]
    R = numpy.eye(tokens)
    for heads, gradient in zip(A, G):
        fused = positive((heads * gradient).mean(0))
        fused.flat[smallest(fused, discard)] = 0
        layer = (fused + numpy.eye(tokens)) / 2
        R = layer / layer.sum(1, keepdims=True) @ R
    if pool is not None:
        row = positive(pool * pool_gradient).mean(0)
    return row @ R


def vit_explain(attentions, gradients, discard):
    """The tool's arithmetic over what its hooks bring, in the order in which they do: the class token's row."""
    tokens = attentions[0].shape[-1]
    R = numpy.eye(tokens)
    for heads, gradient in zip(attentions, gradients):
        fused = positive((heads * gradient).mean(0))
        fused.flat[smallest(fused, discard)] = 0
        layer = (fused + numpy.eye(tokens)) / 2
        R = layer / layer.sum(1)[None, :] @ R
    return R[0] / R[0, 1:].max()


def read_rows(row, matrix, weight):
    """Weighed mean of the rows that the head reads of matrix * weight."""
    return row @ (matrix * weight)


def transition_attention(A, row, path_gradient, start=0, pool=None, path_pool=None):
    """Yuan et al. 2021: state of the last attention, carried to the first layer with the identity added, times the
    positive part of the path-averaged gradient. `path_gradient` [head, query, key] of the last block."""
    mean = A.mean(1)
    if pool is not None:
        state, layers = pool.mean(0)[None], range(len(A) - 1, start - 1, -1)
    else:
        state, layers = mean[-1], range(len(A) - 2, start - 1, -1)
    for layer in layers:
        state = state + state @ mean[layer]
    if pool is not None:
        return state[0] * positive(path_pool).mean(0)
    return read_rows(row, state, positive(path_gradient).mean(0))


def bidirectional_heads(A, G, row, path_gradient, start=0, pool=None, pool_gradient=None, path_pool=None):
    """Chen et al. 2023, perception by heads: a head weighs the mean size of A^T G."""
    tokens = A.shape[-1]
    R = numpy.eye(tokens)
    for heads, gradient in zip(A[start:], G[start:]):
        sizes = numpy.abs(heads.transpose(0, 2, 1) @ gradient).mean((1, 2))
        R = R + numpy.einsum("h,hij->ij", sizes / sizes.sum(), heads) @ R
    if pool is not None:
        sizes = numpy.abs(pool[:, :, None] * pool_gradient[:, None, :]).mean((1, 2))
        return ((sizes / sizes.sum()) @ pool @ R) * positive(path_pool).mean(0)
    return read_rows(row, R, positive(path_gradient).mean(0))


def bidirectional_tokens(A, sizes, row, path_gradient, start=0):
    """Chen et al. 2023, perception by tokens: `sizes` [layer, token], length of projected values over that of what
    attention reads."""
    R = numpy.eye(A.shape[-1])
    for heads, size in zip(A[start:], sizes[start:]):
        R = R + (heads.mean(0) * size[None, :]) @ R
    return read_rows(row, R, positive(path_gradient).mean(0))


def cams(activations, gradients, prefix):
    """Class activation maps of one layer, unscaled: Grad-CAM, HiResCAM (CDAM), LayerCAM."""
    weights = gradients[prefix:].mean(0)
    return {"grad-cam": positive(activations @ weights),
            "hires-cam": (activations * gradients).sum(1),
            "layer-cam": positive((activations * positive(gradients)).sum(1))}


def eigen_cam(activations, prefix):
    """First principal component of the patches, with the sign whose third moment is positive."""
    centred = activations - activations[prefix:].mean(0)
    component = numpy.linalg.svd(centred[prefix:], full_matrices=False)[2][0]
    projected = centred @ component
    return projected * (1 if (projected[prefix:] ** 3).sum() >= 0 else -1)


def noise(seed, shape):
    """Box and Muller's transform of the Mersenne twister's numbers, two for each."""
    twister = numpy.random.MT19937()
    twister._legacy_seeding(seed)
    drawn = (twister.random_raw(2 * int(numpy.prod(shape))).astype(numpy.float64) + 0.5) / 2 ** 32
    normal = numpy.sqrt(-2 * numpy.log(drawn[0::2])) * numpy.cos(2 * numpy.pi * drawn[1::2])
    return normal.reshape(shape).astype(numpy.float32)


def per_patch(pixels, patch):
    """Sum over channels and pixels of each patch: [3, height, width] -> [rows * columns]."""
    _, height, width = pixels.shape
    cells = pixels.sum(0).reshape(height // patch[0], patch[0], width // patch[1], patch[1])
    return cells.sum((1, 3)).ravel()
