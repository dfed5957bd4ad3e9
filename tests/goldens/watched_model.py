# SPDX-License-Identifier: MIT
"""Looks into a timm Vision Transformer while it runs, and changes it on the way, for the references of
class-specific methods and of interventions. Models run in float64 with fused attention off."""
import contextlib
import types

import torch


class Attentions:
    """While entered, every softmax over attention scores is recorded, blocks first, then attention pooling.
    `change(call, scores)` may alter the scores before."""

    def __init__(self, change=None):
        self.change, self.weights, self.scores = change, [], []

    def __enter__(self):
        self.softmax = torch.Tensor.softmax

        def watched(scores, dim=-1):
            if self.change is not None:
                scores = self.change(len(self.weights), scores)
            self.scores.append(scores)
            self.weights.append(self.softmax(scores, dim))
            return self.weights[-1]

        torch.Tensor.softmax = watched
        return self

    def __exit__(self, *_):
        torch.Tensor.softmax = self.softmax


def prepared(model):
    for module in model.modules():
        if hasattr(module, "fused_attn"):
            module.fused_attn = False
    return model.double().eval().requires_grad_(False)


def spread(read, tokens):
    """Weights of attention pooling over the last tokens, zero for prefix tokens that it does not read."""
    return torch.nn.functional.pad(read, (tokens - read.shape[-1], 0))


def watch(model, picture, target, change=None):
    """One pass and the gradients of `target(logits)`, all float64 without batch:
    attention, gradient, score_gradient   [layer, head, query, key]
    normed, normed_gradient               [layer, token, dim] norm1's output
    values, values_input                  lists: what the value part of qkv yields, [token, dim]
    pool, pool_gradient                   [head, token], None without attention pooling
    tokens                                list of hidden states that carry gradients, with `watched`
    """
    normed, tokens, values, hooks = [], [], [], []
    for block in model.blocks:
        hooks.append(block.norm1.register_forward_hook(lambda *a: normed.append(a[2])))
        hooks.append(block.register_forward_hook(lambda *a: tokens.append(a[2])))
        if getattr(block.attn, "qkv", None) is not None and block.attn.qkv.bias is not None:
            hooks.append(block.attn.qkv.register_forward_hook(lambda *a: values.append(a[2][0].chunk(3, -1)[2])))
    with Attentions(change) as watched:
        logits = model(picture.clone().requires_grad_(True))[0]
    for hook in hooks:
        hook.remove()
    depth, count = len(model.blocks), len(watched.weights)
    assert count in (depth, depth + 1)
    value = target(logits)
    wanted = watched.weights + watched.scores + normed
    gradients = torch.autograd.grad(value, wanted, retain_graph=True, allow_unused=True)
    gradients = [torch.zeros_like(x) if g is None else g for x, g in zip(wanted, gradients)]

    def stacked(tensors):
        return torch.stack([tensor[0].detach() for tensor in tensors]).numpy()

    answer = types.SimpleNamespace(
        logits=logits.detach(), value=value.item(), attention=stacked(watched.weights[:depth]),
        gradient=stacked(gradients[:depth]), score_gradient=stacked(gradients[count:count + depth]),
        normed=stacked(normed), normed_gradient=stacked(gradients[2 * count:]), tokens=tokens,
        values=[value.detach().numpy() for value in values], watched=watched, pool=None, pool_gradient=None)
    if count > depth:
        length = answer.attention.shape[-1]
        answer.pool = spread(watched.weights[-1][0, :, 0].detach(), length).numpy()
        answer.pool_gradient = spread(gradients[count - 1][0, :, 0], length).numpy()
    return answer


@contextlib.contextmanager
def hooked(*handles):
    """Removes hooks afterwards."""
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()


@contextlib.contextmanager
def without_tokens(model, masked):
    """The head reads the tokens without those of the indices `masked`."""
    original = model.forward_head
    model.forward_head = lambda x, **more: original(
        x[:, [i for i in range(x.shape[1]) if i not in masked]], **more)
    try:
        yield
    finally:
        del model.forward_head
