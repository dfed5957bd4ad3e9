// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "core/model/run.h"
#include "core/model/vit.h"

#include <map>
#include <mutex>

namespace vitscope {

/// A loaded ViT with its report. Immutable; copies for another device or precision are made once and kept.
class ViTModel final : public Model
{
public:
    ViTModel(ViT vit, ModelReport report)
        : m_vit(std::move(vit))
        , m_report(std::move(report))
    {
    }
    const ModelReport& report() const override { return m_report; }
    const ViT& vit() const { return m_vit; }
    /// The same model on `device` in `precision`; the original for float32 on the CPU.
    std::shared_ptr<const ViT> on(at::Device device, at::ScalarType precision) const;

private:
    ViT m_vit;
    ModelReport m_report;
    mutable std::mutex m_copiesMutex;
    mutable std::map<std::string, std::shared_ptr<const ViT>> m_copies;
};

/// Opens weights, recognises the family, adopts the tensors and settles what the file cannot tell.
/// Throws Error (any kind) or Cancelled; nothing is kept then.
std::shared_ptr<const ViTModel> loadViT(const std::string& path, const ModelHints& hints,
    const Cancel& cancel = {}, const Progress& progress = {});

} // namespace vitscope
