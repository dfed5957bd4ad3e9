// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/vit.h"
#include "core/weights/tensor_source.h"

#include <functional>
#include <set>

namespace vitscope {

using Shape = std::vector<std::int64_t>;

/// Hands a family its tensors by name. Names and shapes are checked first, all problems are collected, and
/// data is read only after everything fits: `take` returns float32 memory that `readAll` fills.
class WeightPicker
{
public:
    explicit WeightPicker(const TensorSource& source);

    bool has(const std::string& name) const { return m_source.find(name).has_value(); }
    /// Whether any name starts with `start`.
    bool hasAny(const std::string& start) const;
    /// Shape of a tensor, empty if there is none of that name.
    Shape shapeOf(const std::string& name) const;
    /// Whether there is a tensor of that name whose numbers are float16.
    bool isHalf(const std::string& name) const;

    /// The tensor `name`, which must have this shape; a problem is noted if it has not.
    at::Tensor take(const std::string& name, const Shape& shape);
    /// As take, into a part of a larger tensor (contiguous).
    void takeInto(const std::string& name, const at::Tensor& destination);
    /// A tensor that says nothing the others do not; it is not among the unused ones.
    void ignore(const std::string& name);
    /// As take, but undefined if there is none of that name.
    at::Tensor takeIfPresent(const std::string& name, const Shape& shape);

    /// `name`.weight [out, in] and, if `hasBias`, `name`.bias [out].
    Linear linear(const std::string& name, std::int64_t out, std::int64_t in, bool hasBias = true);
    /// `name`.weight and `name`.bias [dim].
    LayerNorm norm(const std::string& name, std::int64_t dim, double epsilon);

    /// `change` runs at the end of readAll, in the order of the calls: what a family makes of tensors whose
    /// values are not there yet when it adopts them. It must hold tensors, not the model, which moves.
    void afterReading(std::function<void()> change) { m_changes.push_back(std::move(change)); }

    /// Throws Error(Mismatch) that names every missing and mis-shaped tensor.
    void check() const;
    /// Fills all tensors handed out, on two threads. Call check() first; `progress` is called on the caller's
    /// thread. Throws Error, Cancelled.
    void readAll(const Cancel& cancel, const Progress& progress);

    /// Names of the file that nobody took, in the file's order.
    std::vector<std::string> unused() const;
    /// "float32", "float16", …, or "mixed".
    std::string weightType() const;
    std::int64_t parameters() const;
    /// Numbers among those read that are infinite or no numbers.
    std::int64_t notFinite() const { return m_notFinite; }

private:
    struct Reading
    {
        std::size_t entry;
        at::Tensor destination;
    };

    /// How many of its numbers are not finite.
    std::int64_t readInto(const Reading& reading, const Cancel& cancel) const;

    const TensorSource& m_source;
    std::vector<Reading> m_readings;
    std::set<std::size_t> m_used, m_ignored;
    std::vector<std::string> m_problems;
    std::vector<std::function<void()>> m_changes;
    std::int64_t m_notFinite = 0;
};

} // namespace vitscope
