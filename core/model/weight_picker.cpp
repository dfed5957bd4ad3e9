// SPDX-License-Identifier: MIT
#include "core/model/weight_picker.h"

#include "core/base/error.h"

#include <ATen/Parallel.h>
#include <algorithm>
#include <atomic>
#include <c10/core/GradMode.h>
#include <thread>

namespace vitscope {

namespace {

std::string text(const Shape& shape)
{
    std::string result = "[";
    for (std::size_t axis = 0; axis < shape.size(); ++axis)
        result += (axis ? ", " : "") + std::to_string(shape[axis]);
    return result + "]";
}

at::ScalarType scalarType(const TensorEntry& entry)
{
    switch (entry.type) {
    case ElementType::F64:
        return at::kDouble;
    case ElementType::F32:
        return at::kFloat;
    case ElementType::F16:
        return at::kHalf;
    case ElementType::BF16:
        return at::kBFloat16;
    default:
        throw Error(ErrorKind::Unsupported, "VTS-G10",
            "the model needs this tensor, but its type " + shownName(entry.typeName) + " cannot be run.",
            shownName(entry.name), "Use weights saved as float32, float16 or bfloat16.");
    }
}

std::span<std::byte> bytesOf(const at::Tensor& tensor)
{
    return {static_cast<std::byte*>(tensor.data_ptr()), std::size_t(tensor.numel()) * tensor.element_size()};
}

/// How many numbers are infinite or no numbers. Almost always none: their sum tells.
std::int64_t notFiniteIn(const at::Tensor& tensor)
{
    if (at::isfinite(tensor.sum()).item<bool>())
        return 0;
    return tensor.numel() - at::isfinite(tensor).sum().item<std::int64_t>();
}

std::string listed(const std::vector<std::string>& items, std::size_t limit)
{
    std::string result;
    for (std::size_t i = 0; i < std::min(items.size(), limit); ++i)
        result += (i ? "; " : "") + items[i];
    return items.size() > limit ? result + "; and " + std::to_string(items.size() - limit) + " more" : result;
}

} // namespace

WeightPicker::WeightPicker(const TensorSource& source)
    : m_source(source)
{
}

bool WeightPicker::hasAny(const std::string& start) const
{
    return std::ranges::any_of(
        m_source.entries(), [&](const TensorEntry& entry) { return entry.name.starts_with(start); });
}

Shape WeightPicker::shapeOf(const std::string& name) const
{
    const auto entry = m_source.find(name);
    return entry ? m_source.entries()[*entry].shape : Shape{};
}

bool WeightPicker::isHalf(const std::string& name) const
{
    const auto entry = m_source.find(name);
    return entry && m_source.entries()[*entry].type == ElementType::F16;
}

at::Tensor WeightPicker::take(const std::string& name, const Shape& shape)
{
    const auto destination = at::empty(shape, at::kFloat);
    takeInto(name, destination);
    return destination;
}

void WeightPicker::takeInto(const std::string& name, const at::Tensor& destination)
{
    const auto entry = m_source.find(name);
    if (!entry) {
        m_problems.push_back(shownName(name) + " is missing");
        return;
    }
    const Shape& found = m_source.entries()[*entry].shape;
    if (destination.sizes() != at::IntArrayRef(found)) {
        m_problems.push_back(shownName(name) + " is " + text(found) + " where "
            + text(destination.sizes().vec()) + " is needed");
        return;
    }
    m_used.insert(*entry);
    m_readings.push_back({*entry, destination});
}

void WeightPicker::ignore(const std::string& name)
{
    if (const auto entry = m_source.find(name))
        m_ignored.insert(*entry);
}

at::Tensor WeightPicker::takeIfPresent(const std::string& name, const Shape& shape)
{
    return has(name) ? take(name, shape) : at::Tensor{};
}

Linear WeightPicker::linear(const std::string& name, std::int64_t out, std::int64_t in, bool hasBias)
{
    return {take(name + ".weight", {out, in}), hasBias ? take(name + ".bias", {out}) : at::Tensor{}};
}

LayerNorm WeightPicker::norm(const std::string& name, std::int64_t dim, double epsilon)
{
    return {take(name + ".weight", {dim}), take(name + ".bias", {dim}), epsilon};
}

void WeightPicker::check() const
{
    if (m_problems.empty())
        return;
    const bool one = m_problems.size() == 1;
    throw Error(ErrorKind::Mismatch, "VTS-M1",
        one ? "a tensor does not fit: " + m_problems.front() + "."
            : std::to_string(m_problems.size()) + " tensors do not fit: " + listed(m_problems, 12) + ".",
        m_source.path().substr(m_source.path().find_last_of('/') + 1),
        "The file is incomplete or of another architecture; nothing was loaded.");
}

std::int64_t WeightPicker::readInto(const Reading& reading, const Cancel& cancel) const
{
    const auto& [entry, destination] = reading;
    const auto type = scalarType(m_source.entries()[entry]);
    if (type != at::kFloat || !destination.is_contiguous()) {
        const auto original = at::empty(destination.sizes(), type);
        m_source.read(entry, bytesOf(original), cancel);
        destination.copy_(original);
    } else {
        m_source.read(entry, bytesOf(destination), cancel);
    }
    return notFiniteIn(destination);
}

void WeightPicker::readAll(const Cancel& cancel, const Progress& progress)
{
    const auto count = m_readings.size();
    std::atomic<std::size_t> next = 0;
    std::atomic<std::int64_t> strange = 0;
    const auto caller = std::this_thread::get_id();
    // Two readers: touching new memory takes as long as copying into it, and a third thread hashes the file.
    at::parallel_for(0, 2, 1, [&](std::int64_t, std::int64_t) {
        const c10::NoGradGuard noGradients;
        for (std::size_t i = next++; i < count; i = next++) {
            cancel.poll();
            if (std::this_thread::get_id() == caller)
                report(progress, "reading tensor " + std::to_string(i + 1) + "/" + std::to_string(count),
                    double(i) / double(count));
            strange += readInto(m_readings[i], cancel);
        }
    });
    m_notFinite = strange;
    for (const auto& change : m_changes)
        change();
}

std::vector<std::string> WeightPicker::unused() const
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < m_source.entries().size(); ++i)
        if (!m_used.contains(i) && !m_ignored.contains(i))
            names.push_back(m_source.entries()[i].name);
    return names;
}

std::string WeightPicker::weightType() const
{
    std::set<std::string> types;
    for (const std::size_t entry : m_used)
        types.insert(nameOf(m_source.entries()[entry].type));
    return types.size() == 1 ? *types.begin() : "mixed";
}

std::int64_t WeightPicker::parameters() const
{
    std::int64_t count = 0;
    for (const Reading& reading : m_readings)
        count += reading.destination.numel();
    return count;
}

} // namespace vitscope
