// SPDX-License-Identifier: MIT
#include "core/model/dino_adoption.h"

#include "core/base/error.h"
#include "core/model/timm_architecture.h"

namespace vitscope {

void adoptRegisters(WeightPicker& picker, const std::string& name, ViT& model)
{
    const Shape found = picker.shapeOf(name);
    if (!picker.has(name))
        return;
    const std::int64_t count = found.size() == 3 ? found[1] : 0, dim = model.shape.dim;
    if (found.size() == 3 && count == 0)
        return picker.ignore(name);
    const auto values = picker.take(name, {1, count, dim});
    const auto before = std::int64_t(model.prefix.size());
    for (std::int64_t i = 0; i < count; ++i) {
        model.prefix.push_back({"reg" + std::to_string(i), values.select(0, 0).select(0, i)});
        model.shape.prefix.push_back(model.prefix.back().name);
    }
    Positions& positions = model.positions;
    if (!positions.table.defined() || !positions.coversPrefix)
        return;
    const auto table = positions.table; // may still have to be resized when it is read
    const auto widened = at::zeros({table.size(0) + count, dim}, at::kFloat);
    positions.table = widened;
    picker.afterReading([=] {
        widened.slice(0, 0, before).copy_(table.slice(0, 0, before));
        widened.slice(0, before + count).copy_(table.slice(0, before));
    });
}

void adoptDinov3Rotary(const std::optional<double>& base, ModelSettings& settings, ViT& model)
{
    const ViTShape& shape = model.shape;
    if (shape.headDim % 4 != 0)
        throw Error(ErrorKind::Mismatch, "VTS-M5",
            "heads of width " + std::to_string(shape.headDim) + " cannot be turned by rotary positions.",
            "heads", "Give the right number with --heads.");
    RotaryRule rule = dinov3Rotary();
    rule.base = base.value_or(rule.base);
    model.positions.rotary = Rotary(rule, shape.rows, shape.columns, shape.headDim);
    settings.assume(
        {"rotary base", std::to_string(int(rule.base)), base ? Source::SideFile : Source::Family, ""});
}

} // namespace vitscope
