# SPDX-License-Identifier: MIT
"""Writes a golden model as OpenAI publishes CLIP: a TorchScript archive; see golden_models.py.

The code is OpenAI's own, from the package openai-clip: the model in half precision as its convert_weights leaves it,
traced with its text tower. The archive carries the three numbers that OpenAI's archives hold beside the weights. The
expected numbers are those of the same code in float32, once it has loaded the state dict of that very archive, as
clip.load does on the CPU.
"""
import clip.model
import torch

from golden_models import forget_sources, fresh_folder, pinned, random_input, randomise, wanted, write_golden

VERSIONS = pinned("torch", "openai-clip")
NAME, FILE, SEED = "clip_torchscript", "ViT-B-32.pt", 381


def tiny():
    """CLIP with towers of 2 blocks; its constructor knows no heads narrower than 64."""
    model = clip.model.CLIP(12, 32, 1, 64, 8, context_length=8, vocab_size=20, transformer_width=16, transformer_heads=2,
                            transformer_layers=2)
    model.visual = clip.model.VisionTransformer(32, 8, 30, 2, 3, 12)
    return model.eval()


def archive(model, path):
    """As OpenAI's: one program for the whole and one for either tower."""
    numbers = {"input_resolution": 32, "context_length": model.context_length, "vocab_size": model.vocab_size}
    for name, number in numbers.items():
        model.__dict__.pop(name, None)
        model.register_buffer(name, torch.tensor(number))
    image, text = torch.zeros(1, 3, 32, 32), torch.ones(1, 8, dtype=torch.long)
    traced = torch.jit.trace_module(model, {"forward": (image, text), "encode_image": image, "encode_text": text},
                                    check_trace=False)
    torch.jit.save(traced, path)
    forget_sources(path)


def run(visual, picture):
    attention, tokens, hooks = [], [], []
    for block in visual.transformer.resblocks:
        def asked(module, arguments, options):
            return arguments, options | {"need_weights": True, "average_attn_weights": False}
        hooks.append(block.attn.register_forward_pre_hook(asked, with_kwargs=True))
        hooks.append(block.attn.register_forward_hook(lambda *a: attention.append(a[2][1][0])))
        hooks.append(block.register_forward_hook(lambda *a: tokens.append(a[2][:, 0])))
    with torch.no_grad():
        features = visual(picture)[0]
    for hook in hooks:
        hook.remove()
    return {"features": features, "attention": torch.stack(attention), "tokens": torch.stack(tokens)}


def golden():
    folder = fresh_folder(NAME)
    model = randomise(tiny(), SEED)
    clip.model.convert_weights(model)
    archive(model, folder / FILE)
    tensors = torch.jit.load(folder / FILE, map_location="cpu").state_dict()
    for name in ("input_resolution", "context_length", "vocab_size"):
        del tensors[name]
    original = tiny()
    clip.model.convert_weights(original)
    original.load_state_dict(tensors)
    picture = random_input((32, 32), SEED)
    write_golden(NAME, FILE, run(original.float().visual, picture), picture,
                 "OpenAI's TorchScript archive: traced in half precision with its text tower", versions=VERSIONS,
                 family="clip", patch=(8, 8), mlp_dim=120, hints={"heads": "3"}, weight_type="mixed", epsilon=1e-5)


if __name__ == "__main__":
    if wanted(NAME):
        golden()
