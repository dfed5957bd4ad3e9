// SPDX-License-Identifier: MIT
#include "core/model/timm_architecture.h"

#include <initializer_list>
#include <string_view>

namespace vitscope {

namespace {

bool any(std::string_view name, std::initializer_list<std::string_view> parts)
{
    for (const auto part : parts)
        if (name.find(part) != std::string_view::npos)
            return true;
    return false;
}

/// Widths of a head or numbers of heads that are not the usual 64 and dim / 64.
void tellHeads(std::string_view name, TimmArchitecture& facts)
{
    if (any(name, {"aimv2"}))
        facts.headDim = 128;
    else if (any(name, {"_huge_plus_", "dinov2", "giant_patch14_reg", "giant_patch16_radio", "lingbot"}))
        facts.headDim = 64;
    else if (any(name, {"so400m", "_huge_", "_giant_", "_gigantic_", "giantopt", "_enormous_"})
        || name == "vit_base_patch16_gap_224")
        facts.heads = 16;
    else if (any(name, {"vit_7b_", "vit_5b_"}))
        facts.heads = 32;
    else if (any(name, {"test_vit"}))
        facts.headDim = 32;
}

Activation activationOf(std::string_view name)
{
    if (any(name, {"quickgelu"}))
        return Activation::QuickGelu;
    const bool flexible = any(name, {"naflexvit"}) && any(name, {"_siglip"});
    const bool tanh = flexible || any(name, {"so400m_patch16_siglip", "giantopt", "base_patch32_siglip"})
        || (any(name, {"large_patch16_siglip"}) && any(name, {"_512"}));
    return tanh ? Activation::GeluTanh : Activation::Gelu;
}

/// Perception Encoder: column first, indices from 1 but for the largest.
RotaryRule perceptionRotary(std::string_view name)
{
    RotaryRule rule{.columnFirst = true};
    const bool core = any(name, {"_core_"}), gigantic = any(name, {"gigantic"});
    const int reference = !core || gigantic ? 32 : any(name, {"_base_"}) ? 14 : 24;
    rule.referenceRows = rule.referenceColumns = reference;
    rule.offset = gigantic ? 0 : 1;
    return rule;
}

std::optional<RotaryRule> rotaryOf(std::string_view name)
{
    if (any(name, {"vit_pe_"}))
        return perceptionRotary(name);
    if (any(name, {"dinov3", "lingbot"}))
        return dinov3Rotary();
    if (any(name, {"eva02_enormous"}))
        return std::nullopt;
    if (any(name, {"eva02_", "_rope_reg"}))
        return eva02Rotary();
    if (any(name, {"_rope_"}))
        return RotaryRule{.base = 100, .columnFirst = true};
    return std::nullopt;
}

const char* refusalOf(std::string_view name)
{
    if (any(name, {"aimv2", "sapiens2", "test_vit4"}))
        return "it needs root-mean-square norms";
    if (any(name, {"_rope_mixed_"}))
        return "its rotary frequencies are learned per head";
    if (any(name, {"_xp_", "_18x2_", "_dpwee_", "_pwee_"}))
        return "its attention and MLP run in parallel";
    if (any(name, {"_dlittle_", "_dwee_"}))
        return "its attention is differential";
    if (any(name, {"_resnet26d_", "_resnet50d_", "_mci_"}))
        return "its stem is a network with batch norms";
    if (any(name, {"naflexvit"}) && any(name, {"_par_", "_parfac_", "_radio_"}))
        return "its positions are resampled for a square and cut";
    return nullptr;
}

} // namespace

RotaryRule eva02Rotary()
{
    return {.referenceRows = 16, .referenceColumns = 16};
}

RotaryRule dinov3Rotary()
{
    return {
        .base = 100, .coordinates = RotaryRule::Coordinates::Centred, .layout = RotaryRule::Layout::Halves};
}

TimmArchitecture timmArchitecture(const std::string& name)
{
    TimmArchitecture facts;
    tellHeads(name, facts);
    if (any(name, {"vit_pe_core"}))
        facts.poolHeads = 8;
    const bool plainClip = any(name, {"_clip_"}) && !any(name, {"eva"});
    if (plainClip || any(name, {"aimv2", "beit3", "dinov3", "lingbot", "vit_pe_"}))
        facts.epsilon = 1e-5;
    facts.activation = activationOf(name);
    if (any(name, {"_rpn_", "eva02_enormous"}))
        facts.norms = NormPlacement::After;
    facts.rotary = rotaryOf(name);
    facts.finalNorm = !any(name, {"radio", "intern300m", "vit_pe_lang", "vit_pe_spatial"});
    facts.embeds = any(name, {"_clip_", "vit_pe_core"});
    facts.refusal = refusalOf(name);
    return facts;
}

} // namespace vitscope
