# SPDX-License-Identifier: MIT
"""Writes the golden models of Paddle; see golden_models.py.

Paddle itself ships no Vision Transformer. The layers, their parameters, the file and all arithmetic are Paddle's;
how they are put together and named follows the published definitions of PaddleViT (image_classification/ViT and
DeiT, two generations of names), of PaddleClas (vision_transformer.py, distilled_vision_transformer.py) and of
teaching code that shares PaddleViT's first names.
"""
import numpy
import paddle
import torch
from paddle import nn

from golden_models import fresh_folder, pinned, random_input, wanted, write_golden

VERSIONS = pinned("torch", "paddlepaddle")

SEED = dict(patches="patch_embedding.patch_embedding", token="patch_embedding.class_token",
            positions="patch_embedding.position_embedding", block="encoder.layers.{}.", norms=("attn_norm", "mlp_norm"),
            out="attn.proj", norm="encoder.norm", head="classifier", dist="classifier_dist", epsilon=1e-5)
FIRST = SEED | dict(token="patch_embedding.cls_token", positions="patch_embedding.position_embeddings",
                    out="attn.out", norm="encoder.encoder_norm", epsilon=1e-6)
LATER = FIRST | dict(token="cls_token", positions="position_embedding")
CLAS = dict(patches="patch_embed.proj", token="cls_token", positions="pos_embed", block="blocks.{}.",
            norms=("norm1", "norm2"), out="attn.proj", norm="norm", head="head", dist="head_dist", epsilon=1e-6)


class VisionTransformer(nn.Layer):
    """Layers under their published names, in one flat table."""

    def __init__(self, names, dim, depth, heads, mlp, *, image=32, patch=8, classes=10, head_dim=None, query_bias=True,
                 distilled=False, hidden=None, scale=None, epsilon=None):
        super().__init__()
        self.names, self.depth, self.heads, self.distilled = names, depth, heads, distilled
        self.head_dim = head_dim or dim // heads
        self.scale = scale or self.head_dim ** -0.5
        epsilon = epsilon or names["epsilon"]
        self.table, self.hidden = {}, hidden
        inner, tokens = heads * self.head_dim, (image // patch) ** 2 + (2 if distilled else 1)
        self.put(names["patches"], nn.Conv2D(3, dim, patch, stride=patch))
        for name, rows in [(names["token"], 1), (names["positions"], tokens)] + [("dist_token", 1)] * distilled:
            self.table[name] = self.create_parameter([1, rows, dim])
        for i in range(depth):
            at = names["block"].format(i)
            self.put(at + names["norms"][0], nn.LayerNorm(dim, epsilon=epsilon))
            self.put(at + "attn.qkv", nn.Linear(dim, 3 * inner, bias_attr=None if query_bias else False))
            self.put(at + names["out"], nn.Linear(inner, dim))
            self.put(at + names["norms"][1], nn.LayerNorm(dim, epsilon=epsilon))
            self.put(at + "mlp.fc1", nn.Linear(dim, mlp))
            self.put(at + "mlp.fc2", nn.Linear(mlp, dim))
        self.put(names["norm"], nn.LayerNorm(dim, epsilon=epsilon))
        if hidden:
            self.put(hidden[0], nn.Linear(dim, hidden[1]))
        self.put(hidden[2] if hidden else names["head"], nn.Linear(hidden[1] if hidden else dim, classes))
        if distilled:
            self.put(names["dist"], nn.Linear(dim, classes))

    def put(self, name, layer):
        self.table[name] = layer

    def state(self):
        found = {}
        for name, part in self.table.items():
            if isinstance(part, nn.Layer):
                found |= {f"{name}.{key}": value for key, value in part.state_dict().items()}
            else:
                found[name] = part
        return found

    def attend(self, at, x, attention):
        batch, tokens, _ = x.shape
        queries, keys, values = self.table[at + "attn.qkv"](x).reshape(
            [batch, tokens, 3, self.heads, self.head_dim]).transpose([2, 0, 3, 1, 4])
        weights = nn.functional.softmax(paddle.matmul(queries, keys, transpose_y=True) * self.scale, axis=-1)
        attention.append(weights[0])
        mixed = paddle.matmul(weights, values).transpose([0, 2, 1, 3]).reshape([batch, tokens, -1])
        return self.table[at + self.names["out"]](mixed)

    def forward(self, picture):
        part, names, attention, states = self.table, self.names, [], []
        x = part[names["patches"]](picture).flatten(2).transpose([0, 2, 1])
        first = [part[names["token"]]] + ([part["dist_token"]] if self.distilled else [])
        x = paddle.concat(first + [x], axis=1) + part[names["positions"]]
        for i in range(self.depth):
            at = names["block"].format(i)
            x = x + self.attend(at, part[at + names["norms"][0]](x), attention)
            hidden = nn.functional.gelu(part[at + "mlp.fc1"](part[at + names["norms"][1]](x)))
            x = x + part[at + "mlp.fc2"](hidden)
            states.append(x[0])
        x = part[names["norm"]](x)
        features = x[:, 0]
        if self.hidden:
            features = nn.functional.relu(part[self.hidden[0]](features))
        logits = part[self.hidden[2] if self.hidden else names["head"]](features)
        if self.distilled:
            features, logits = (x[:, 0] + x[:, 1]) / 2, (logits + part[names["dist"]](x[:, 1])) / 2
        return {"logits": logits[0], "features": features[0], "attention": paddle.stack(attention),
                "tokens": paddle.stack(states)}


def randomise(model, seed):
    generator = numpy.random.default_rng(seed)
    for name, parameter in sorted(model.state().items()):
        drawn = generator.standard_normal(parameter.shape)
        if "norm" in name and name.endswith("weight"):
            drawn = 1 + 0.3 * drawn
        elif name.endswith("weight"):
            inputs = parameter.shape[0] if len(parameter.shape) == 2 else numpy.prod(parameter.shape[1:])
            drawn *= (1.8 if "qkv" in name else 1.0) / numpy.sqrt(inputs)
        else:
            drawn *= 0.7
        parameter.set_value(drawn.astype("float32"))
    return model


def golden(name, note, names, seed, *, pool="cls", prefix=("cls",), dim=36, depth=2, heads=3, mlp=60, protocol=4,
           nested=False, patch=8, image=32, hints=None, family="paddle-vit", **settings):
    if not wanted(name):
        return
    model = randomise(VisionTransformer(names, dim, depth, heads, mlp, image=image, patch=patch, **settings), seed)
    model.eval()
    folder = fresh_folder(name)
    state = model.state()
    paddle.save({"model": state, "epoch": 3} if nested else state, str(folder / "model.pdparams"), protocol=protocol)
    picture = random_input((image, image), seed)
    with paddle.no_grad():
        computed = model(paddle.to_tensor(picture.numpy()))
    expected = {key: torch.from_numpy(value.numpy().copy()) for key, value in computed.items()}
    write_golden(name, "model.pdparams", expected, picture, note, versions=VERSIONS, family=family,
                 patch=(patch, patch), mlp_dim=mlp, hints={"heads": str(heads)} | (hints or {}), pool=pool, prefix=prefix,
                 head_dim=model.head_dim, epsilon=settings.get("epsilon") or names["epsilon"])


def main():
    golden("paddle_lesson", "teaching code: class_token, position_embedding, attn.proj, three blocks", SEED, 51, depth=3)
    golden("paddle_vit_first", "first names of PaddleViT, classifier of two layers with ReLU, square MLP weights", FIRST,
           52, heads=5, dim=40, mlp=40, hidden=("classifier.0", 40, "classifier.3"), protocol=2)
    golden("paddle_vit_later", "later names of PaddleViT, heads of 10 in a width of 36, pre_logits with ReLU, nested", LATER,
           53, head_dim=10, hidden=("pre_logits.0", 24, "classifier"), nested=True)
    golden("paddle_deit", "PaddleViT's DeiT, distilled", LATER, 54, dim=42, heads=7, distilled=True,
           prefix=("cls", "dist"), pool="cls and dist, averaged")
    clas = dict(family="paddle-clas")
    golden("paddle_clas", "PaddleClas ViT_base", CLAS, 55, heads=5, dim=40, mlp=40, **clas)
    golden("paddle_clas_small", "PaddleClas ViT_small: no query bias, other epsilon, scale of the whole width", CLAS, 56,
           query_bias=False, epsilon=1e-5, scale=36 ** -0.5, hints={"qk-scale": str(36 ** -0.5)}, **clas)
    golden("paddle_clas_deit", "PaddleClas DeiT, distilled", CLAS, 57, distilled=True, image=40,
           prefix=("cls", "dist"), pool="cls and dist, averaged", **clas)


if __name__ == "__main__":
    main()
