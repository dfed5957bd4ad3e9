# SPDX-License-Identifier: MIT
"""Writes the golden models of torchvision's VisionTransformer; see golden_models.py."""
import safetensors.torch
import torch
from torchvision.models import vision_transformer

from golden_models import fresh_folder, pinned, random_input, randomise, wanted, write_golden

VERSIONS = pinned("torch", "torchvision")
torch.backends.mha.set_fastpath_enabled(False)


def run_torchvision(model, picture):
    """The library discards attention weights; the same call with need_weights returns them."""
    attention, tokens, features = [], [], []

    def keep_weights(module, args, kwargs):
        return args, kwargs | {"need_weights": True, "average_attn_weights": False}

    hooks = []
    for block in model.encoder.layers:
        hooks.append(block.self_attention.register_forward_pre_hook(keep_weights, with_kwargs=True))
        hooks.append(block.self_attention.register_forward_hook(lambda *a: attention.append(a[2][1][0])))
        hooks.append(block.register_forward_hook(lambda *a: tokens.append(a[2][0])))
    hooks.append(model.heads.head.register_forward_pre_hook(lambda module, args: features.append(args[0][0])))
    with torch.no_grad():
        logits = model(picture)[0]
    for hook in hooks:
        hook.remove()
    return {"logits": logits, "features": features[0], "attention": torch.stack(attention),
            "tokens": torch.stack(tokens)}


def published_names(state):
    """As the files of IMAGENET1K_V1 name them; the library renames them when it loads them."""
    return {key.replace("mlp.0.", "mlp.linear_1.").replace("mlp.3.", "mlp.linear_2."): value
            for key, value in state.items()}


def golden(name, note, seed, *, save="pth", rename=False, size=None, patch=8, representation_size=None, **settings):
    if not wanted(name):
        return
    arguments = dict(patch_size=patch, num_classes=10, representation_size=representation_size, **settings)
    model = randomise(vision_transformer.VisionTransformer(**arguments), seed)
    folder = fresh_folder(name)
    state = published_names(model.state_dict()) if rename else model.state_dict()
    path = f"model.{save}"
    (torch.save if save == "pth" else safetensors.torch.save_file)(state, folder / path)
    hints = {"heads": str(settings["num_heads"])}
    if size:
        state = vision_transformer.interpolate_embeddings(size, patch, model.state_dict())
        model = vision_transformer.VisionTransformer(**arguments | {"image_size": size}).eval()
        model.load_state_dict(state)
        hints["image-size"] = f"{size}x{size}"
    elif rename:
        loaded = vision_transformer.VisionTransformer(**arguments).eval()
        loaded.load_state_dict(state)
        model = loaded
    side = size or settings["image_size"]
    picture = random_input((side, side), seed)
    write_golden(name, path, run_torchvision(model, picture), picture, note, versions=VERSIONS,
                 family="torchvision-vit", patch=(patch, patch), mlp_dim=settings["mlp_dim"], hints=hints)


def main():
    golden("torchvision_published", "names of the published files: mlp.linear_1 and linear_2", 41, rename=True,
           image_size=32, num_layers=3, num_heads=3, hidden_dim=36, mlp_dim=60)
    golden("torchvision_built", "names of a model that was built, five heads", 42, save="safetensors", image_size=40,
           num_layers=2, num_heads=5, hidden_dim=40, mlp_dim=64)
    golden("torchvision_representation", "representation_size: tanh before the classifier", 43, image_size=32,
           num_layers=2, num_heads=7, hidden_dim=42, mlp_dim=48, representation_size=20)
    golden("torchvision_resized", "32 pixels wide, run at 56: interpolate_embeddings", 44, size=56, image_size=32,
           num_layers=2, num_heads=3, hidden_dim=30, mlp_dim=48)


if __name__ == "__main__":
    main()
