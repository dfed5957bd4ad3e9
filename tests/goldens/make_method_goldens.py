# SPDX-License-Identifier: MIT
"""Writes what class-specific methods make of golden models: models/NAME/methods.safetensors.

The models run in timm itself, in float64. Class activation maps of the preset come from pytorch-grad-cam, input
attributions from Captum; the others from their definitions (method_references.py). Keys, float32, [token] unless said:
  gradient_of_attention [layer, head, query, key]
  METHOD or METHOD/SETTINGS                 for the class of facts.json's runner-up, "class" here
  pytorch-grad-cam/METHOD [height, width]   that tool's own picture-sized map
  *-input, integrated-gradients, smooth-*   [patch]
Run like the others: python make_method_goldens.py [NAME...]"""
import json

import captum.attr
import numpy
import pytorch_grad_cam
import safetensors.torch
import torch
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
from timm.models.deit import VisionTransformerDistilled
from timm.models.vision_transformer import VisionTransformer

import method_references as reference
from golden_models import HERE, pinned, wanted
from make_timm_family import tiny
from watched_model import prepared, spread, watch

pinned("torch", "timm", "captum", "grad-cam")
SMALL = dict(mlp_ratio=2, num_classes=10)
MODELS = {
    "timm_square": lambda: VisionTransformer(img_size=32, patch_size=8, embed_dim=30, depth=3, num_heads=3, **SMALL),
    "timm_nonsquare": lambda: VisionTransformer(img_size=(48, 80), patch_size=16, embed_dim=20, depth=2, num_heads=5,
                                                **SMALL),
    "timm_distilled": lambda: VisionTransformerDistilled(img_size=32, patch_size=8, embed_dim=28, depth=3, num_heads=7,
                                                         **SMALL),
    "timm_average": lambda: VisionTransformer(img_size=32, patch_size=8, embed_dim=30, depth=2, num_heads=5,
                                              class_token=False, global_pool="avg", **SMALL),
    "timm_registers": lambda: VisionTransformer(img_size=32, patch_size=8, embed_dim=24, depth=2, num_heads=3,
                                                reg_tokens=2, no_embed_class=True, init_values=1e-5, qk_norm=True,
                                                **SMALL),
    "timm_map_registers": lambda: tiny("vit_so150m_patch16_reg4_map_256", (32, 32), 8),
    "timm_beit": lambda: tiny("beit_base_patch16_224", (24, 40), 8, init_values=0.1),
    "timm_eva02_split": lambda: tiny("eva02_base_patch14_224", (32, 32), 8, dim=36),
    "timm_eva02_clip": lambda: tiny("eva02_base_patch16_clip_224", (24, 32), 8),
}


def load(name):
    """The golden model, its input [1, 3, height, width] and its facts."""
    folder = HERE / "models" / name
    model = MODELS[name]()
    model.load_state_dict(safetensors.torch.load_file(folder / "model.safetensors"))
    expected = safetensors.torch.load_file(folder / "expected.safetensors")
    model, picture = prepared(model), expected["input"][None].double()
    assert (model(picture)[0] - expected["logits"]).abs().max() < 1e-4, name
    return model, picture, json.loads((folder / "facts.json").read_text())


def readout(facts):
    """Weight on every token where the head reads them; attention pooling has its own."""
    prefix, patches = len(facts["shape"]["prefix"]), facts["shape"]["rows"] * facts["shape"]["columns"]
    row = numpy.zeros(prefix + patches)
    if facts["pool"] == "cls":
        row[0] = 1
    elif facts["pool"] == "cls and dist, averaged":
        row[:2] = 0.5
    else:
        row[prefix:] = 1 / patches
    return row


def path(model, picture, target, steps):
    """Mean over even points from nothing to the picture of the last attention's gradient, and of pooling's."""
    runs = [watch(model, picture * scale, target) for scale in numpy.linspace(0, 1, steps)]
    pools = [run.pool_gradient for run in runs]
    return numpy.mean([run.gradient[-1] for run in runs], 0), None if pools[0] is None else numpy.mean(pools, 0)


def rolled(run, row):
    pooled = dict(pool=run.pool, pool_gradient=run.pool_gradient)
    answer = {"relevance": reference.relevance(run.attention, run.gradient, row, **pooled),
              "relevance/start 1": reference.relevance(run.attention, run.gradient, row, 1, **pooled)}
    last = len(run.attention) - 1
    answer["relevance/clip"] = reference.relevance(run.attention, run.gradient, row, last, **pooled)
    for discard in (0, 0.3, 0.9):
        answer[f"gradient-rollout/discard {discard}"] = reference.gradient_rollout(
            run.attention, run.gradient, row, discard, **pooled)
    return answer


def as_vit_explain(model, picture, target):
    """The tool's hooks, on dropout modules that pass their input on, and what they bring."""
    attentions, gradients, handles = [], [], []
    for block in model.blocks:
        drop = block.attn.attn_drop
        handles.append(drop.register_forward_hook(lambda *a: attentions.append(a[2][0].detach().numpy())))
        handles.append(drop.register_backward_hook(lambda *a: gradients.append(a[1][0][0].numpy())))
    target(model(picture.clone().requires_grad_(True))[0]).backward()
    for handle in handles:
        handle.remove()
    return {f"gradient-rollout/vit-explain/discard {discard}":
            reference.vit_explain(attentions, gradients, discard) for discard in (0, 0.9)}


def by_path(model, picture, target, run, row):
    answer = {}
    for steps in (5, 20):
        gradient, pool = path(model, picture, target, steps)
        pooled = dict(pool=run.pool, path_pool=pool)
        answer[f"transition-attention/steps {steps}"] = reference.transition_attention(
            run.attention, row, gradient, **pooled)
        answer[f"bidirectional/head/steps {steps}"] = reference.bidirectional_heads(
            run.attention, run.gradient, row, gradient, pool_gradient=run.pool_gradient, **pooled)
    if len(run.values) == len(model.blocks) and run.pool is None:
        sizes = [numpy.linalg.norm(values @ block.attn.proj.weight.numpy().T, axis=1)
                 / numpy.linalg.norm(normed, axis=1)
                 for values, block, normed in zip(run.values, model.blocks, run.normed)]
        answer["bidirectional/token/steps 20"] = reference.bidirectional_tokens(run.attention, sizes, row, gradient)
    return answer


def legrad(model, run, target):
    """Bousselham et al. 2025 for each layer: the head on that layer's tokens, their mean in every place."""
    maps = []
    for layer, tokens in enumerate(run.tokens):
        if run.pool is not None:
            from watched_model import Attentions
            with Attentions() as watched:
                value = target(model.forward_head(model.norm(tokens))[0])
            gradient = torch.autograd.grad(value, watched.weights[0], retain_graph=True)[0][0, :, 0]
            maps.append(spread(gradient.clamp(min=0).mean(0), tokens.shape[1]).numpy())
            continue
        mean = model.norm(tokens.mean(1, keepdim=True)).expand_as(tokens)
        value = target(model.forward_head(mean)[0])
        gradient = torch.autograd.grad(value, run.watched.weights[layer], retain_graph=True)[0][0]
        maps.append(gradient.clamp(min=0).mean((0, 1)).numpy())
    return {"legrad": numpy.mean(maps[-2:], 0), "legrad/all": numpy.mean(maps, 0), "legrad/last": maps[-1]}


def class_activation(model, picture, index, run, facts):
    shape, answer = facts["shape"], {}
    prefix, grid = len(shape["prefix"]), (shape["rows"], shape["columns"])
    for layer in (0, len(run.normed) - 1):
        maps = reference.cams(run.normed[layer], run.normed_gradient[layer], prefix)
        maps["eigen-cam"] = reference.eigen_cam(run.normed[layer], prefix)
        answer |= {f"{name}/layer {layer}": values for name, values in maps.items()}
    tools = {"grad-cam": pytorch_grad_cam.GradCAM, "hires-cam": pytorch_grad_cam.HiResCAM,
             "layer-cam": pytorch_grad_cam.LayerCAM, "eigen-cam": pytorch_grad_cam.EigenCAM}
    for name, tool in tools.items():
        with tool(model=model, target_layers=[model.blocks[-1].norm1],
                  reshape_transform=lambda x: x[:, prefix:].reshape(len(x), *grid, -1).permute(0, 3, 1, 2)) as cam:
            answer["pytorch-grad-cam/" + name] = cam(picture.clone().requires_grad_(True),
                                                     [ClassifierOutputTarget(index)])[0]
    return answer


def of_the_input(model, picture, index, patch):
    def summed(pixels):
        return reference.per_patch(pixels.detach().numpy(), patch)

    integrate, multiply = captum.attr.IntegratedGradients(model), captum.attr.InputXGradient(model)
    answer = {f"integrated-gradients/steps {steps}": summed(integrate.attribute(
        picture, torch.zeros_like(picture), target=index, n_steps=steps, method="gausslegendre")[0])
        for steps in (10, 50)}
    answer["gradient-input"] = summed(multiply.attribute(picture.clone().requires_grad_(True), target=index)[0])
    sigma = 0.15 * (picture.max() - picture.min())
    drawn = torch.from_numpy(reference.noise(3, (6, *picture.shape[1:]))).double()
    noisy = (picture + sigma * drawn).requires_grad_(True)
    answer["smooth-gradient/gradient-input"] = summed(multiply.attribute(noisy, target=index).mean(0))
    gradient = torch.autograd.grad(model(noisy)[:, index].sum(), noisy)[0]
    answer["smooth-gradient/gradient"] = summed(gradient.mean(0).abs())
    return answer


def make(name):
    model, picture, facts = load(name)
    index = int(model(picture)[0].argsort()[-2])

    def target(logits):
        return logits[index]

    row, run = readout(facts), watch(model, picture, target)
    answer = {"gradient_of_attention": run.gradient, "class": numpy.array([index], float)}
    answer |= rolled(run, row) | by_path(model, picture, target, run, row) | legrad(model, run, target)
    answer |= class_activation(model, picture, index, run, facts)
    answer |= of_the_input(model, picture, index, facts["shape"]["patch"])
    if name == "timm_square":
        answer |= as_vit_explain(model, picture, target)
    best, second = (int(i) for i in model(picture)[0].argsort(descending=True)[:2])
    for key, goal in {"top": lambda logits: logits[best], "margin": lambda logits: logits[best] - logits[second],
                      "sum": lambda logits: logits[best] + logits[second]}.items():
        other = watch(model, picture, goal)
        answer["relevance/" + key] = reference.relevance(other.attention, other.gradient, row, pool=other.pool,
                                                         pool_gradient=other.pool_gradient)
    safetensors.torch.save_file({key: torch.from_numpy(numpy.ascontiguousarray(value, numpy.float32))
                                 for key, value in answer.items()}, HERE / "models" / name / "methods.safetensors")
    print(f"{name}: {len(answer)} arrays for class {index}")


if __name__ == "__main__":
    for name in MODELS:
        if wanted(name):
            make(name)
