# SPDX-License-Identifier: MIT
"""How the goldens of Hugging Face's models are made: asked for their own numbers, saved as transformers saves them."""
import torch

from golden_models import CLASS_NAMES, fresh_folder, pinned, random_input, randomise, wanted, write_golden

VERSIONS = pinned("torch", "transformers")
LABELS = dict(id2label=dict(enumerate(CLASS_NAMES)), label2id={name: i for i, name in enumerate(CLASS_NAMES)})


def small(**more):
    """Arguments of a tiny model's config."""
    return dict(hidden_size=30, num_hidden_layers=2, num_attention_heads=3, intermediate_size=60, image_size=32,
                patch_size=8, attn_implementation="eager") | LABELS | more


def blocks_of(model, count):
    """The image encoder's list of blocks."""
    lists = [part for name, part in model.named_modules() if isinstance(part, torch.nn.ModuleList) and len(part) == count
             and "decoder" not in name and "text" not in name]
    assert len(lists) == 1
    return lists[0]


def run_hugging_face(model, layers, picture, answer, **arguments):
    """`answer(output, tokens)` names what the golden holds beside attention and tokens; `tokens` is the last block's."""
    tokens = []
    hooks = [layer.register_forward_hook(lambda *a: tokens.append((a[2][0] if isinstance(a[2], tuple) else a[2])[0]))
             for layer in blocks_of(model, layers)]
    with torch.no_grad():
        output = model(picture, output_attentions=True, **arguments)
        assert len(tokens) == len(output.attentions) == layers
        expected = {"attention": torch.stack([layer[0] for layer in output.attentions]), "tokens": torch.stack(tokens)}
        expected |= answer(output, tokens[-1])
    for hook in hooks:
        hook.remove()
    return expected


def golden(name, note, model, seed, family, *, answer, path="", processor=None, size=(32, 32), patch=(8, 8), shard=None,
           layers=2, run=None, mlp_dim=60, arguments=None, **more):
    """Saved as a folder with `processor` beside it, or as a bare state dict in `path`. `run` is the part that is
    asked where a picture alone does not run the whole; `arguments` go with the picture."""
    if not wanted(name):
        return
    folder = fresh_folder(name)
    model = randomise(model, seed)
    if path:
        torch.save(model.state_dict(), folder / path)
    else:
        model.save_pretrained(folder, **({"max_shard_size": shard} if shard else {}))
        if processor is not None:
            processor.save_pretrained(folder)
    picture = random_input(size, seed)
    expected = run_hugging_face(model if run is None else run(model), layers, picture,
                                lambda *got: answer(model, *got), **(arguments or {}))
    write_golden(name, path, expected, picture, note, versions=VERSIONS, family=family, patch=patch, mlp_dim=mlp_dim,
                 **more)
