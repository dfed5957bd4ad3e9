# SPDX-License-Identifier: MIT
"""Writes the golden models of Hugging Face's ViT; see golden_models.py."""
import torch
import transformers

from golden_models import CLASS_NAMES, fresh_folder, pinned, random_input, randomise, wanted, write_golden

VERSIONS = pinned("torch", "transformers")


def run_hugging_face(model, picture):
    tokens = []
    body = model.vit if hasattr(model, "vit") else model
    hooks = [layer.register_forward_hook(lambda *a: tokens.append((a[2][0] if isinstance(a[2], tuple) else a[2])[0]))
             for layer in body.layers]
    with torch.no_grad():
        output = model(picture, output_attentions=True)
        assert len(tokens) == len(output.attentions)
        answer = {"attention": torch.stack([layer[0] for layer in output.attentions]), "tokens": torch.stack(tokens)}
        if hasattr(output, "logits"):
            answer["logits"] = output.logits[0]
            answer["features"] = body.layernorm(tokens[-1])[0]
        else:
            answer["features"] = output.pooler_output[0]
            answer["last_hidden_state"] = output.last_hidden_state[0]
    for hook in hooks:
        hook.remove()
    return answer


def golden(name, note, model, seed, *, path="", shard=None, size=(32, 32), **more):
    """Saved as a folder, or as a bare state dict in `path`."""
    if not wanted(name):
        return
    folder = fresh_folder(name)
    model = randomise(model, seed)
    if path:
        torch.save(model.state_dict(), folder / path)
    else:
        model.save_pretrained(folder, **({"max_shard_size": shard} if shard else {}))
        transformers.ViTImageProcessor(size={"height": size[0], "width": size[1]}).save_pretrained(folder)
    picture = random_input(size, seed)
    write_golden(name, path, run_hugging_face(model, picture), picture, note, versions=VERSIONS, family="hf-vit",
                 patch=(8, 8), mlp_dim=model.config.intermediate_size, epsilon=model.config.layer_norm_eps, **more)


def settings(**more):
    return transformers.ViTConfig(**(dict(
        hidden_size=30, num_hidden_layers=3, num_attention_heads=3, intermediate_size=60, image_size=32,
        patch_size=8, id2label=dict(enumerate(CLASS_NAMES)), label2id={n: i for i, n in enumerate(CLASS_NAMES)},
        attn_implementation="eager") | more))


def main():
    classifier = transformers.ViTForImageClassification
    golden("hf_classifier", "Hugging Face folder, class names in config.json", classifier(settings()), 21, rollout=True)
    golden("hf_headless", "ViTModel with its pooler", transformers.ViTModel(settings(hidden_size=30, num_hidden_layers=2,
        num_attention_heads=5, intermediate_size=60)), 22, pool="cls, tanh pooler")
    golden("hf_sharded", "three shards and an index", classifier(settings(num_hidden_layers=2)), 23, shard="40KB")
    golden("hf_nonsquare", "picture 24x40, no bias in query, key and value, other epsilon",
        classifier(settings(image_size=[24, 40], qkv_bias=False, layer_norm_eps=1e-5, num_hidden_layers=2)), 24,
        size=(24, 40))
    golden("hf_state_dict", "bare state dict of transformers 5, whose names differ from those of its saved folders",
        classifier(settings(hidden_size=24, num_hidden_layers=2, intermediate_size=48)), 25, path="pytorch_model.bin",
        hints={"heads": "3"})


if __name__ == "__main__":
    main()
