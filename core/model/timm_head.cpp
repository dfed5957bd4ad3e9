// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/model/timm_adoption.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vitscope {

/// "cls", "avg", "max", "avgmax" or "map"
std::string TimmAdoption::pool()
{
    const bool hasClass = has("cls_token") || has("embeds.cls_token"), normAfter = has("fc_norm.weight"),
               map = has("attn_pool.latent");
    const std::string otherwise = map ? "map" : hasClass && !normAfter ? "cls" : "avg";
    auto configured = m_settings.configText({"global_pool"});
    if (configured)
        configured = *configured == "token" ? "cls" : configured->empty() ? otherwise : *configured;
    const auto chosen = m_settings.settle<std::string>("pool", &ModelHints::pool, configured,
        {otherwise, Source::Weights,
            map             ? "there is an attention pool"
                : normAfter ? "there is a norm after pooling"
                : hasClass  ? "there is a class token, and no norm after pooling"
                            : "there is no class token"});
    const bool maximum = (chosen == "max" || chosen == "avgmax") && !readsPrefix();
    if (chosen != "avg" && !maximum && !(chosen == "cls" && hasClass) && !(chosen == "map" && map))
        throw Error(ErrorKind::Unsupported, "VTS-M6",
            "this model cannot be pooled by " + shownName(chosen) + ".", "pool",
            hasClass ? "Choose cls, avg, max or avgmax."
                     : "It has no class token: choose avg, max or avgmax.");
    return chosen;
}

void TimmAdoption::attentionPool()
{
    AttentionPool pool;
    pool.heads = m_architecture.poolHeads ? m_architecture.poolHeads : m_model.shape.heads;
    if (dim() % pool.heads != 0) // a scaled-down model: the number of its blocks
        pool.heads = m_model.shape.heads;
    pool.readsPrefix = isEva() || readsPrefix();
    pool.probe = m_picker.take(name("attn_pool.latent"), {1, 1, dim()}).view({dim()});
    pool.query = linear("attn_pool.q", dim(), dim());
    pool.keyValue = linear("attn_pool.kv", 2 * dim(), dim());
    pool.output = linear("attn_pool.proj", dim(), dim());
    pool.scale = 1 / std::sqrt(double(dim()) / pool.heads);
    pool.norm = norm("attn_pool.norm", dim());
    const Shape up = m_picker.shapeOf(name("attn_pool.mlp.fc1.weight"));
    const std::int64_t width = up.size() == 2 ? up[0] : 4 * dim();
    pool.mlp = PlainMlp{linear("attn_pool.mlp.fc1", width, dim()), linear("attn_pool.mlp.fc2", dim(), width),
        isEva() ? Activation::Gelu : m_activation};
    m_model.head.attentionPool = std::move(pool);
}

bool TimmAdoption::readsPrefix() const
{
    const auto& config = m_settings.config();
    const auto arguments = config.find("model_args");
    if (arguments == config.end() || !arguments->is_object())
        return false;
    const auto found = arguments->find("pool_include_prefix");
    return found != arguments->end() && found->is_boolean() && found->get<bool>();
}

/// The last layer, which for a contrastive model without labels is a projection into its embedding.
void TimmAdoption::output()
{
    Head& head = m_model.head;
    std::int64_t width = dim();
    if (const Shape layer = m_picker.shapeOf(name("pre_logits.fc.weight")); layer.size() == 2) {
        width = layer[0];
        head.preLogits = linear("pre_logits.fc", width, dim());
    }
    const Shape last = m_picker.shapeOf(name("head.weight"));
    constexpr std::array<std::int64_t, 5> embeddings{512, 640, 768, 1024, 1280};
    if (m_architecture.embeds && last.size() == 2 && !m_settings.config().contains("label_names")
        && std::ranges::find(embeddings, last[0]) != embeddings.end()) {
        head.projection = linear("head", last[0], width);
        m_settings.assume(
            {"output", "embedding", Source::Guess, "the last layer of " + m_name + " projects"});
        return;
    }
    head.classifier = adoptClassifier(m_picker, name("head"), width, m_model.shape);
}

void TimmAdoption::head()
{
    Head& head = m_model.head;
    // Models with a norm after pooling have none before it; few have neither, and only their name tells.
    if (has("norm.weight") || (!has("fc_norm.weight") && m_architecture.finalNorm))
        m_model.finalNorm = norm("norm", dim());
    m_model.preNorm = normIfPresent("norm_pre", dim());
    head.norm = normIfPresent("fc_norm", dim());
    if (has("dist_token")) {
        m_settings.assume(
            {"pool", "cls and dist, averaged", Source::Weights, "there is a distillation token"});
        head.pooling = Pooling::ClassAndDistillation;
        head.distillation = adoptClassifier(m_picker, name("head_dist"), dim(), m_model.shape);
    } else {
        const std::string chosen = pool();
        head.pooling = chosen == "map" ? Pooling::Attention
            : chosen == "cls"          ? Pooling::ClassToken
            : chosen == "max"          ? Pooling::PatchMax
            : chosen == "avgmax"       ? Pooling::PatchMeanAndMax
            : readsPrefix()            ? Pooling::TokenMean
                                       : Pooling::PatchMean;
        if (head.pooling == Pooling::Attention)
            attentionPool();
    }
    output();
}

} // namespace vitscope
