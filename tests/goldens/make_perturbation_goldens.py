# SPDX-License-Identifier: MIT
"""Writes what perturbation methods make of golden models: models/NAME/perturbations.safetensors.

The models run in timm itself, in float64. Masks of RISE are enlarged by scikit-image's resize as eclique/RISE does,
ViT-CX's masks clustered by scikit-learn and weighed as vaynexie/CausalX-ViT does, pixels of ROAD filled in by
pytorch-grad-cam's NoisyLinearImputer and scored by its ROADCombined. Chance comes from the Mersenne twister as
core/analysis/randoms.h draws from it. Keys, float32:
  class []                        the runner-up
  METHOD or METHOD/SETTINGS [patch]   mean over each patch of the reference's picture-sized map
  vit-cx*/masks []                how many masks the channels made
  road/map [row, column], road/morf, road/lerf [percentile] the probability, road/combined []
  road/kept P [height, width], road/imputed P [3, height, width]   without noise
Run like the others: python make_perturbation_goldens.py [NAME...]"""
import unittest.mock
import warnings

import numpy
import pytorch_grad_cam.metrics.road as road
import safetensors.torch
import skimage.transform
import torch
import torchvision
from pytorch_grad_cam.utils.model_targets import ClassifierOutputSoftmaxTarget
from sklearn.cluster import AgglomerativeClustering

from golden_models import HERE, pinned, wanted
from make_method_goldens import load
from method_references import noise, per_patch

pinned("torch", "timm", "torchvision", "scikit-image", "scikit-learn", "grad-cam")
MODELS = ["timm_square", "timm_nonsquare", "timm_distilled", "timm_average", "timm_registers", "timm_map_registers",
          "timm_beit", "timm_eva02_split"]


def uniforms(seed):
    twister = numpy.random.MT19937()
    twister._legacy_seeding(seed)
    while True:
        yield (float(twister.random_raw()) + 0.5) / 2 ** 32


def means(pixels, patch):
    """Mean over each patch: [height, width] -> [rows * columns]."""
    return per_patch(pixels[None], patch) / (patch[0] * patch[1])


def probabilities(model, pictures, index):
    return torch.cat([model(part) for part in pictures.split(64)]).softmax(-1)[:, index].numpy()


def rise_masks(size, count, cells, keep, seed):
    """eclique/RISE, explanations.py, generate_masks: [count, height, width]."""
    drawn, masks = uniforms(seed), numpy.empty((count, *size))
    cell = numpy.ceil(numpy.array(size) / cells).astype(int)
    for mask in masks:
        grid = numpy.array([next(drawn) < keep for _ in range(cells * cells)], float).reshape(cells, cells)
        top, left = int(next(drawn) * cell[0]), int(next(drawn) * cell[1])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            large = skimage.transform.resize(grid, (cells + 1) * cell, order=1, mode="reflect", anti_aliasing=False)
        mask[:] = large[top:top + size[0], left:left + size[1]]
    return masks


def rise(model, picture, patch, index):
    answer = {}
    for name, count, cells, keep, seed, logit in (("rise/masks 40", 40, 8, 0.5, 0, False),
                                                  ("rise/cells 3", 25, 3, 0.3, 7, False),
                                                  ("rise/logit", 33, 5, 0.5, 1, True)):
        masks = rise_masks(picture.shape[2:], count, cells, keep, seed)
        pictures = picture * torch.from_numpy(masks)[:, None]
        score = model(pictures)[:, index].numpy() if logit else probabilities(model, pictures, index)
        answer[name] = means(numpy.tensordot(score, masks, 1) / count / keep, patch)
    return answer


def unit(masks):
    """Each from 0 to 1: [masks, pixels]."""
    low, high = masks.amin(1, keepdim=True), masks.amax(1, keepdim=True)
    return (masks - low) / (high - low)


def clusters(masks, distance):
    """scikit-learn's labels, numbered in the order of their first members."""
    lengths = masks.norm(dim=1)
    distances = (1 - masks @ masks.T / torch.outer(lengths, lengths)).numpy()
    found = AgglomerativeClustering(n_clusters=None, distance_threshold=distance, metric="precomputed",
                                    linkage="complete", compute_distances=True).fit(distances)
    assert numpy.abs(found.distances_ - distance).min() > 1e-5, "a join is too close to call: take another distance"
    order = {}
    return [order.setdefault(label, len(order)) for label in found.labels_]


def vit_cx(model, picture, facts, index):
    """vaynexie/CausalX-ViT, ViT_CX.py and causal_score.py."""
    shape, kept, answer = facts["shape"], [], {}
    handle = model.blocks[-1].norm1.register_forward_hook(lambda *a: kept.append(a[2][0]))
    whole = probabilities(model, picture, index)
    handle.remove()
    channels = kept[0][len(shape["prefix"]):].T.reshape(1, -1, shape["rows"], shape["columns"])
    size = picture.shape[2:]
    channels = unit(torchvision.transforms.functional.resize(channels, size, antialias=False)[0].flatten(1))
    for name, distance, sigma, seed in (("vit-cx", 0.1, 0.1, 0), ("vit-cx/distance 0.3", 0.3, 0.1, 5),
                                        ("vit-cx/no noise", 0.2, 0, 0)):
        labels = clusters(channels, distance)
        count = max(labels) + 1
        masks = torch.zeros(count, channels.shape[1], dtype=torch.float64)
        for label, mask in zip(labels, channels):
            masks[label] += mask
        masks = unit(masks).view(count, 1, *size)
        drawn = sigma * torch.from_numpy(noise(seed, (count, 3, *size))).double() * (1 - masks)
        score = (probabilities(model, picture * masks + drawn, index)
                 - probabilities(model, picture + drawn, index) + whole)
        masks = masks[:, 0].numpy()
        answer[name] = means(numpy.tensordot(score, masks / masks.sum(0), 1) / count, shape["patch"])
        answer[name + "/masks"] = numpy.array([count], float)
    assert len({int(answer[key][0]) for key in answer if key.endswith("/masks")} - {1, len(channels)}) > 0
    return answer


class Imputer(road.NoisyLinearImputer):
    """The tool's, with noise that can be drawn again: the same for every pixel in every picture."""

    def __call__(self, picture, mask):
        drawn = torch.from_numpy(noise(0, tuple(picture.shape))).flatten(1)[:, mask.flatten() == 0]
        with unittest.mock.patch("torch.randn_like", lambda like: drawn):
            return super().__call__(picture.float(), mask).double()


def roads(model, picture, facts, index):
    """pytorch-grad-cam's ROAD of a map drawn by chance; percentiles from 90 down, so that ever more is removed."""
    shape = facts["shape"]
    grid = torch.from_numpy(noise(11, (1, 1, shape["rows"], shape["columns"])))
    large = torch.nn.functional.interpolate(grid, picture.shape[2:], mode="bilinear")[0].numpy()
    large = (large - large.min()) / (large.max() - large.min())
    targets, percentiles = [ClassifierOutputSoftmaxTarget(index)], range(90, 0, -10)
    answer = {"road/map": grid}
    with unittest.mock.patch.object(road, "NoisyLinearImputer", Imputer):
        for key, metric in (("morf", road.ROADMostRelevantFirst), ("lerf", road.ROADLeastRelevantFirst)):
            answer["road/" + key] = numpy.array([metric(percentile)(picture, large, targets, model, return_diff=False)[0]
                                                 for percentile in percentiles])
        answer["road/combined"] = road.ROADCombined(list(percentiles))(picture, large, targets, model)
    for percentile in (30, 80) if shape["prefix"] == ["cls"] else ():
        kept = torch.from_numpy(numpy.float32(large[0] < numpy.percentile(large[0], percentile)))
        answer[f"road/kept {percentile}"] = kept
        answer[f"road/imputed {percentile}"] = road.NoisyLinearImputer(noise=0)(picture[0].float(), kept)
    return answer


def make(name):
    model, picture, facts = load(name)
    patch = facts["shape"]["patch"]
    index = int(model(picture)[0].argsort()[-2])
    answer = {"class": numpy.array([index], float)}
    answer |= rise(model, picture, patch, index)
    answer |= vit_cx(model, picture, facts, index)
    answer |= roads(model, picture, facts, index)
    safetensors.torch.save_file({key: torch.from_numpy(numpy.ascontiguousarray(value, numpy.float32))
                                 for key, value in answer.items()},
                                HERE / "models" / name / "perturbations.safetensors")
    print(f"{name}: {len(answer)} arrays for class {index}")


if __name__ == "__main__":
    with torch.no_grad():
        for name in MODELS:
            if wanted(name):
                make(name)
