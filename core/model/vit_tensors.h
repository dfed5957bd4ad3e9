// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/vit.h"

namespace vitscope {

/// Calls `change` on the tensors of one part after another; undefined ones are left out.
template <class Change> struct TensorVisitor
{
    Change& change;

    void operator()(at::Tensor& tensor) const
    {
        if (tensor.defined())
            change(tensor);
    }
    template <class Part> void operator()(std::optional<Part>& part) const
    {
        if (part)
            (*this)(*part);
    }
    template <class Part> void operator()(std::vector<Part>& parts) const
    {
        for (Part& part : parts)
            (*this)(part);
    }
    template <class... Kinds> void operator()(std::variant<Kinds...>& part) const { std::visit(*this, part); }
    void operator()(Linear& part) const { all(part.weight, part.bias); }
    void operator()(LayerNorm& part) const { all(part.weight, part.bias); }
    void operator()(PatchConvolution& part) const { all(part.weight, part.bias); }
    void operator()(PatchLinear& part) const { all(part.before, part.projection, part.after); }
    void operator()(NormedConvolution& part) const { all(part.weight, part.scale, part.shift); }
    void operator()(ResNetUnit& part) const { all(part.first, part.second, part.third, part.shortcut); }
    void operator()(ResNetStem& part) const { all(part.root, part.units, part.projection); }
    void operator()(PrefixToken& part) const { all(part.value); }
    void operator()(Rotary& part) const { all(part.sine, part.cosine); }
    void operator()(Positions& part) const { all(part.table, part.rotary); }
    void operator()(RelativeBias& part) const { all(part.table); } // the index is whole numbers
    void operator()(PlainMlp& part) const { all(part.up, part.norm, part.down); }
    void operator()(GatedMlp& part) const { all(part.gateAndValue, part.norm, part.down); }
    void operator()(Attention& part) const
    {
        all(part.queryKeyValue, part.queryNorm, part.keyNorm, part.innerNorm, part.output);
    }
    void operator()(Block& part) const
    {
        all(part.norm1, part.attention, part.layerScale1, part.norm2, part.mlp, part.layerScale2);
    }
    void operator()(AttentionPool& part) const
    {
        all(part.probe, part.query, part.keyValue, part.output, part.norm, part.mlp);
    }
    void operator()(Head& part) const
    {
        all(part.attentionPool, part.norm, part.preLogits, part.projection, part.classifier,
            part.distillation);
    }

private:
    template <class... Parts> void all(Parts&... parts) const { ((*this)(parts), ...); }
};

template <class Change> void ViT::forEachTensor(Change change)
{
    const TensorVisitor<Change> visit{change};
    visit(stem);
    visit(prefix);
    visit(positions);
    visit(preNorm);
    visit(relativeBiases);
    visit(blocks);
    visit(finalNorm);
    visit(head);
}

} // namespace vitscope
