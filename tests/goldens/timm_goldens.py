# SPDX-License-Identifier: MIT
"""How the goldens of timm's models are made: asked for their own numbers, saved as timm saves them."""
import safetensors.torch
import timm
import torch

from golden_models import CLASS_NAMES, fresh_folder, pinned, random_input, randomise, wanted, write_golden

VERSIONS = pinned("torch", "timm")


def run_timm(model, picture):
    attention, tokens, hooks = [], [], []
    for block in model.blocks:
        block.attn.fused_attn = False
        hooks.append(block.attn.attn_drop.register_forward_hook(lambda *a: attention.append(a[2][0])))
        hooks.append(block.register_forward_hook(lambda *a: tokens.append(a[2][0])))
    if getattr(model, "attn_pool", None) is not None:
        model.attn_pool.fused_attn = False
    with torch.no_grad():
        answer = {"features": model.forward_head(model.forward_features(picture), pre_logits=True)[0]}
        attention.clear()
        tokens.clear()
        output = model(picture)[0]
    for hook in hooks:
        hook.remove()
    if not isinstance(model.head, torch.nn.Identity):
        answer["logits"] = output
    return answer | {"attention": torch.stack(attention), "tokens": torch.stack(tokens)}


def mlp_width(block):
    return (block.mlp.fc2 if hasattr(block.mlp, "fc2") else block.mlp.w3).in_features


def golden(name, note, model, size, patch, seed, *, path="model.safetensors", precision=None, scale=None,
           save=None, native=None, resize=None, family="timm-vit", embeds=False, **more):
    """A golden of `model` for pictures of `size`. `save(model, folder)` writes the files, by default a bare state
    dict; `native` is the size that the saved model is for, where the picture has another, and `resize(model, size)`
    replaces timm's own way to it; `embeds` if the model's output is an embedding."""
    if not wanted(name):
        return
    folder = fresh_folder(name)
    model = randomise(model, seed)
    if precision is not None:
        model = model.to(getattr(torch, precision))
    if save is None:
        safetensors.torch.save_file(model.state_dict(), folder / path)
    else:
        save(model, folder)
    model = model.float()
    if scale is not None:
        for block in model.blocks:
            block.attn.scale = scale
    if native is not None:
        (resize or type(model).set_input_size)(model, size)
    picture = random_input(size, seed)
    expected = run_timm(model, picture)
    if embeds:
        expected["features"] = expected.pop("logits")
    write_golden(name, path, expected, picture, note, versions=VERSIONS, family=family, patch=patch,
                 mlp_dim=mlp_width(model.blocks[0]), **more)


def hub_folder(architecture=None, **config):
    """For `save`: a folder as timm publishes it, with labels; `architecture` and `config` override what config.json
    says, because a tiny model stands for one of a published name."""
    def save(model, folder):
        if architecture is not None:
            model.pretrained_cfg = {**model.pretrained_cfg, "architecture": architecture}
        labels = {"label_names": CLASS_NAMES} | config
        timm.models.save_for_hf(model, folder, model_config={key: value for key, value in labels.items() if value},
                                safe_serialization=True)
    return save
