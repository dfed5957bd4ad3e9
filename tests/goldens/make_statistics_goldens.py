# SPDX-License-Identifier: MIT
"""Writes statistics.safetensors into golden models of timm: what statistics_reference.py says of the attention, tokens,
values and branches that timm itself computes in float64 with the same weights.

The models are built by make_timm.py and make_timm_family.py again, not read; that they are the same is checked against
expected.safetensors. Run as they are:    python make_statistics_goldens.py timm_square"""
import numpy
import safetensors.torch
import torch

import make_timm
import make_timm_family
import statistics_reference as reference
from golden_models import HERE, pinned, random_input, randomise, wanted

NAMES = ["timm_square", "timm_nonsquare", "timm_query_scale", "timm_distilled", "timm_average", "timm_registers",
         "timm_siglip_tanh", "timm_beit", "timm_rope", "timm_rope_learned", "timm_beit3", "timm_post_norm",
         "timm_eva02_clip", "timm_token_fc_norm", "timm_gap_with_prefix", "timm_gap_registers"]
pinned("torch", "timm", "networkx")


def collect():
    """The models by name as (model, size, patch, prefix, scale), in float64."""
    found = {}

    def golden(name, note, model, size, patch, seed, *, prefix=("cls",), scale=None, native=None, **more):
        if name in NAMES and wanted(name):
            assert native is None
            model = randomise(model, seed)
            for block in model.blocks:
                block.attn.fused_attn = False
                if scale is not None:
                    block.attn.scale = scale
            found[name] = (model.double(), size, patch, prefix, random_input(size, seed).double())

    for module in (make_timm, make_timm_family):
        module.golden = golden
    make_timm.bare_files()
    for part in ("class_token", "pooling", "beit", "eva"):
        getattr(make_timm_family, part)()
    return found


class Layer:
    """What one block computed: attention, the stream before, between and after its branches, and what each head adds
    to the stream for a query, given the statistics that its norms had."""

    def __init__(self, block):
        self.block, attn = block, block.attn
        self.normed_after = type(block).__name__ in ("ResPostBlock", "EvaBlockPostNorm")
        keep = lambda name, index: lambda module, given, result: setattr(
            self, name, (given[0] if index == "in" else result)[0].detach().numpy())
        attn.attn_drop.register_forward_hook(keep("attention", "out"))
        attn.register_forward_hook(keep("read", "in"))
        block.register_forward_hook(keep("before", "in"))
        block.register_forward_hook(keep("after", "out"))
        (block.mlp if self.normed_after else block.norm2).register_forward_hook(keep("middle", "in"))
        attn.proj.register_forward_hook(keep("branch", "out"))
        if self.inner is not None:
            self.inner.register_forward_hook(keep("inner_read", "in"))

    @property
    def inner(self):
        norm = getattr(self.block.attn, "norm", None)
        return norm if isinstance(norm, torch.nn.LayerNorm) else None

    def values(self):
        """[head, token, head width]"""
        attn, x = self.block.attn, self.read
        if getattr(attn, "qkv", None) is not None:
            width = attn.qkv.weight.shape[0] // 3
            weight, bias = attn.qkv.weight[2 * width:], attn.qkv.bias
            bias = bias[2 * width:] if bias is not None else getattr(attn, "v_bias", None)
        else:
            weight, bias = attn.v_proj.weight, attn.v_proj.bias
        flat = x @ weight.detach().numpy().T + (0 if bias is None else bias.detach().numpy())
        heads = self.attention.shape[0]
        return flat.reshape(len(x), heads, -1).transpose(1, 0, 2)

    def added(self, query, vectors):
        """What [..., heads * head width] adds to the stream of `query`, without any bias."""
        attn = self.block.attn
        if self.inner is not None:
            vectors = self.through(self.inner, self.inner_read[query], vectors)
        vectors = vectors @ attn.proj.weight.detach().numpy().T
        if self.normed_after:
            vectors = self.through(self.block.norm1, self.branch[query], vectors)
        scale = getattr(self.block, "gamma_1", None)
        if scale is None and hasattr(getattr(self.block, "ls1", None), "gamma"):
            scale = self.block.ls1.gamma
        return vectors if scale is None else vectors * scale.detach().numpy()

    @staticmethod
    def through(norm, read, vectors):
        deviation = numpy.sqrt(read.var() + norm.eps)
        return (vectors - vectors.mean(-1, keepdims=True)) / deviation * norm.weight.detach().numpy()

    def transformed(self, query):
        """T[head, key, dim] of one query: attention times transformed value."""
        values = self.values()
        heads, tokens, width = values.shape
        alone = numpy.zeros((heads, tokens, heads * width))
        for head in range(heads):
            alone[head, :, head * width:(head + 1) * width] = self.attention[head, query][:, None] * values[head]
        return self.added(query, alone)

    def check(self):
        """Every query's vectors and one bias are what the block added."""
        rest = [self.middle[query] - self.before[query] - self.transformed(query).sum((0, 1))
                for query in range(len(self.before))]
        if self.inner is None and not self.normed_after:
            assert numpy.abs(numpy.array(rest) - rest[0]).max() < 1e-10
        return numpy.array(rest)


def norm_based(layer, residual):
    """Kobayashi et al.'s norms: [query, key]."""
    tokens = len(layer.before)
    result = numpy.zeros((tokens, tokens))
    for query in range(tokens):
        vectors = layer.transformed(query).sum(0)
        if residual:
            vectors[query] += layer.before[query]
        result[query] = numpy.linalg.norm(vectors, axis=1)
    return result


def head_of(model, tokens):
    """Logits of tokens [picture, token, dim] before the final norm."""
    return model.forward_head(model.norm(tokens))


def linear_head(model, final):
    """Direction [token, dim, class] of every logit and its constant [class], norms held at their statistics: by
    automatic differentiation of the head with frozen norms."""
    frozen = [norm for norm in (model.norm, getattr(model, "fc_norm", None)) if isinstance(norm, torch.nn.LayerNorm)]
    hooks, seen = [], {}

    def freeze(norm, given, result):
        x = given[0]
        if norm not in seen:
            seen[norm] = (x.var(-1, unbiased=False, keepdim=True) + norm.eps).sqrt().detach()
        return (x - x.mean(-1, keepdim=True)) / seen[norm] * norm.weight + norm.bias
    for norm in frozen:
        hooks.append(norm.register_forward_hook(freeze))
    x = torch.tensor(final)[None].requires_grad_()
    logits = head_of(model, x)[0]
    directions = torch.stack([torch.autograd.grad(logit, x, retain_graph=True)[0][0] for logit in logits], -1).numpy()
    for hook in hooks:
        hook.remove()
    return directions, logits.detach().numpy() - numpy.einsum("td,tdc->c", final, directions)


def attributions(model, layers, answer):
    directions, constant = linear_head(model, layers[-1].after)
    total = constant + numpy.einsum("td,tdc->c", layers[0].before, directions)
    answer["attribution/constant"] = constant
    answer["attribution/embedding"] = total - constant
    heads, rest, mlp = [], [], []
    for layer in layers:
        per_head = numpy.stack([layer.transformed(query).sum(1) for query in range(len(layer.before))])
        heads.append(numpy.einsum("thd,tdc->hc", per_head, directions))
        rest.append(numpy.einsum("td,tdc->c", layer.middle - layer.before, directions) - heads[-1].sum(0))
        mlp.append(numpy.einsum("td,tdc->c", layer.after - layer.middle, directions))
    answer |= {"attribution/heads": numpy.array(heads), "attribution/rest": numpy.array(rest),
               "attribution/mlp": numpy.array(mlp)}
    with torch.no_grad():
        logits = head_of(model, torch.tensor(layers[-1].after)[None])[0].numpy()
    sums = total + sum(answer[key].reshape(-1, len(logits)).sum(0) for key in
                       ("attribution/heads", "attribution/rest", "attribution/mlp"))
    assert numpy.abs(sums - logits).max() < 1e-9
    return answer


def patch_logits(model, tokens):
    """Logits of every patch [patch, dim] as if it were all that the head reads."""
    x = model.norm(torch.tensor(tokens))
    if getattr(model, "attn_pool", None) is not None:
        x = model.attn_pool(x[:, None])
    if hasattr(model, "head_dist"):
        return (model.head(x) + model.head_dist(x)) / 2
    return model.head(model.fc_norm(x))


def softmax(logits):
    return torch.softmax(torch.as_tensor(logits), -1).detach().numpy()


def of_attention(layers, prefix, grid):
    attention = numpy.stack([layer.attention for layer in layers])
    last, tokens = len(layers) - 1, attention.shape[-1]
    entropies = reference.entropy(attention)
    answer = {f"distance/{flag}": reference.distance(attention, len(prefix), grid, flag) for flag in (0, 1)}
    answer |= {"entropy/all": entropies.mean(-1), f"entropy/{tokens - 2}": entropies[..., tokens - 2],
               "mass/self": attention.diagonal(0, 2, 3).mean(-1)}
    if prefix:
        answer["mass/prefix"] = attention[..., :len(prefix)].sum(-1).mean(-1)
    if "cls" in prefix:
        answer["mass/cls"] = attention[..., prefix.index("cls")].mean(-1)
    for threshold in (0.6, 0.35, 0.9):
        answer[f"mask/{threshold}/{last}/0/0"] = reference.dino_mask(attention[last, 0, 0], len(prefix), threshold)
        answer[f"mask/{threshold}/0/mean/{tokens - 1}"] = reference.dino_mask(
            attention[0].mean(0)[tokens - 1], len(prefix), threshold)
    for query, start in ((0, 0), (tokens - 3, 0), (0, 1)):
        answer[f"flow/{query}/{start}"] = reference.flow(attention, query, 0.5, start)
    product = numpy.eye(tokens)
    for heads in attention:
        product = heads.mean(0) @ product
    answer["vit-paper"] = product[0, len(prefix):] / product[0, len(prefix):].max()
    for number, layer in enumerate(layers):
        layer.check()
        for residual in (0, 1):
            answer[f"norm/{residual}/{number}"] = norm_based(layer, residual)
    return answer


def of_tokens(model, layers, prefix):
    streams = [layers[0].before] + [layer.after for layer in layers]
    with torch.no_grad():
        lens = torch.cat([head_of(model, torch.tensor(stream)[None]) for stream in streams])
        answer = {"lens/logit": lens.numpy(), "lens/probability": softmax(lens)}
        normed = [model.norm(torch.tensor(layer.after)).numpy() for layer in layers]
        for number in (0, len(layers) - 1):
            patches = layers[number].after[len(prefix):]
            answer[f"patch-lens/{number}"] = softmax(patch_logits(model, patches))
            for norm, tokens in (("none", layers[number].after), ("final", normed[number])):
                answer[f"similarity/{norm}/{number}"] = reference.cosine(tokens, tokens)
                _, shares, scores = reference.principal_components(tokens[len(prefix):], 3)
                answer[f"pca/{norm}/{number}"] = reference.scaled(scores)
    answer["token-norm"] = numpy.stack([numpy.linalg.norm(layer.after, axis=1) for layer in layers])
    for name, biased in (("biased", True), ("unbiased", False)):
        answer[f"cka/{name}"] = reference.cka([layer.after[len(prefix):] for layer in layers], biased)
    if getattr(model, "attn_pool", None) is None:
        attributions(model, layers, answer)
    return answer


def of_weights(model, prefix):
    weight = model.patch_embed.proj.weight.detach().numpy()
    filters = weight.transpose(0, 2, 3, 1)
    directions, shares, _ = reference.principal_components(filters.reshape(len(filters), -1), 28)
    answer = {"filters": reference.scaled(directions.T).T.reshape(-1, *filters.shape[1:]), "filter-shares": shares}
    if model.pos_embed is not None:
        table = model.pos_embed.detach().numpy()[0]
        table = table[-model.patch_embed.num_patches:]
        answer["positions"] = reference.cosine(table, table)
    return answer


def main():
    for name, (model, size, patch, prefix, picture) in collect().items():
        layers = [Layer(block) for block in model.blocks]
        with torch.no_grad():
            model(picture)
        expected = safetensors.torch.load_file(HERE / "models" / name / "expected.safetensors")
        for key, ours in (("attention", [layer.attention for layer in layers]), ("tokens", [layer.after for layer in layers])):
            assert numpy.abs(expected[key].numpy() - numpy.stack(ours)).max() < 2e-4, (name, key)
        grid = (size[0] // patch[0], size[1] // patch[1], *patch)
        answer = of_attention(layers, prefix, grid) | of_tokens(model, layers, prefix) | of_weights(model, prefix)
        safetensors.torch.save_file({key: torch.tensor(value).double().contiguous() for key, value in answer.items()},
                                    HERE / "models" / name / "statistics.safetensors")
        print(name, len(answer), "arrays")


if __name__ == "__main__":
    main()
