# SPDX-License-Identifier: MIT
"""What attention statistics, lenses, attributions and similarities are, in float64 numpy straight from their
definitions, as the reference of the C++ tests. Nothing here is clever: every vector is made and added up.

attention is [layer, head, query, key]; a grid is (rows, columns, patch height, patch width); prefix counts the tokens
before the patches."""
import networkx
import numpy


def distance(attention, prefix, grid, renormalise):
    """Mean over patches of the distance in pixels to the patches that they attend to: [layer, head]. Without
    renormalise as in probing-vits, which leaves prefix columns out and nothing in their place."""
    rows, columns, height, width = grid
    place = numpy.array([(row * height, column * width) for row in range(rows) for column in range(columns)], float)
    apart = numpy.sqrt(((place[:, None] - place[None]) ** 2).sum(-1))
    among = attention[..., prefix:, prefix:]
    if renormalise:
        among = among / among.sum(-1, keepdims=True)
    return (among * apart).sum(-1).mean(-1)


def entropy(attention):
    """[layer, head, query] in nats."""
    safe = numpy.where(attention > 0, attention, 1.0)
    return -(attention * numpy.log(safe)).sum(-1)


def dino_mask(row, prefix, threshold):
    """The steps of visualize_attention.py of facebookresearch/dino, on one row of attention: [patches]."""
    weights = row[prefix:]
    order = numpy.argsort(weights)
    values = weights[order] / weights.sum()
    cumulative = numpy.cumsum(values)
    assert numpy.abs(cumulative - (1 - threshold)).min() > 1e-5, "a patch lies at the border: choose another threshold"
    return (cumulative > 1 - threshold)[numpy.argsort(order)].astype(float)


def flow(attention, query, residual=0.5, start=0):
    """Abnar and Zuidema's maximum flow from `query` above the last layer to every token below layer `start`, by
    networkx with whole capacities of 2^-50: [token]. `query` is a token, or weights of all of them."""
    tokens, unit = attention.shape[-1], 2.0 ** 50
    graph = networkx.DiGraph()
    for layer, heads in enumerate(attention[start:]):
        mixed = residual * numpy.eye(tokens) + (1 - residual) * heads.mean(0)
        for i in range(tokens):
            for j in range(tokens):
                graph.add_edge((layer + 1, i), (layer, j), capacity=int(round(mixed[i, j] * unit)))
    top = len(attention) - start
    weights = numpy.eye(tokens)[query] if isinstance(query, int) else query
    for i in range(tokens):
        graph.add_edge("source", (top, i), capacity=int(round(weights[i] * unit)))
    solve = networkx.algorithms.flow.edmonds_karp
    return numpy.array([networkx.maximum_flow_value(graph, "source", (0, j), flow_func=solve) / unit
                        for j in range(tokens)])


def cosine(a, b):
    return (a / numpy.linalg.norm(a, axis=1, keepdims=True)) @ (b / numpy.linalg.norm(b, axis=1, keepdims=True)).T


def principal_components(data, count):
    """Directions [count, features], shares of the variance and scores of the rows; the largest entry of every
    direction is positive."""
    centred = data - data.mean(0)
    _, sizes, directions = numpy.linalg.svd(centred, full_matrices=False)
    count = min(count, int((sizes ** 2 > 1e-12 * sizes[0] ** 2).sum()))
    directions = directions[:count]
    largest = directions[numpy.arange(count), numpy.abs(directions).argmax(1)]
    directions = directions * numpy.sign(largest)[:, None]
    return directions, (sizes ** 2 / (sizes ** 2).sum())[:count], centred @ directions.T


def scaled(columns):
    return (columns - columns.min(0)) / (columns.max(0) - columns.min(0))


def cka(layers, biased):
    """Linear CKA of every pair of [examples, features], from whole kernel matrices: Kornblith et al. 2019, equation 3,
    or with the unbiased estimate of Song et al. 2007 as in Nguyen et al. 2021, equation 3."""
    def hsic(k, l):
        n = len(k)
        if biased:
            centre = numpy.eye(n) - 1 / n
            return numpy.trace(k @ centre @ l @ centre)
        k, l = k - numpy.diag(numpy.diag(k)), l - numpy.diag(numpy.diag(l))
        one = numpy.ones(n)
        return numpy.trace(k @ l) + (one @ k @ one) * (one @ l @ one) / ((n - 1) * (n - 2)) \
            - 2 / (n - 2) * (one @ k @ l @ one)
    kernels = [x @ x.T for x in layers]
    return numpy.array([[hsic(k, l) / numpy.sqrt(hsic(k, k) * hsic(l, l)) for l in kernels] for k in kernels])
