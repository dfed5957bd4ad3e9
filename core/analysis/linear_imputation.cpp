// SPDX-License-Identifier: MIT
#include "core/analysis/linear_imputation.h"

#include <cmath>
#include <numeric>
#include <vector>

// The equations of the removed pixels are symmetric and positive definite, so that conjugate gradients solve
// them; they begin with what a pyramid of means fills in, which is right but for details.
namespace vitscope {

namespace {

constexpr double beside = 1.0 / 6, diagonal = 1.0 / 12;

/// Numbers of one channel, with a frame of one pixel so that every pixel has eight neighbours.
struct Plane
{
    Plane(std::int64_t height, std::int64_t width)
        : stride(std::size_t(width) + 2)
        , values(stride * (std::size_t(height) + 2))
    {
    }
    explicit Plane(const at::Tensor& numbers) // [height, width]
        : Plane(numbers.size(0), numbers.size(1))
    {
        const auto framed = at::constant_pad_nd(numbers.to(at::kDouble), {1, 1, 1, 1}).contiguous();
        values.assign(framed.data_ptr<double>(), framed.data_ptr<double>() + framed.numel());
    }
    double neighbours(std::size_t i) const
    {
        const double* p = &values[i];
        const auto s = std::ptrdiff_t(stride);
        return beside * (p[-1] + p[1] + p[-s] + p[s])
            + diagonal * (p[-s - 1] + p[-s + 1] + p[s - 1] + p[s + 1]);
    }

    std::size_t stride;
    std::vector<double> values;
};

/// The removed pixels of a picture and the sum of the weights of the neighbours that each has.
struct System
{
    explicit System(const at::Tensor& removed)
        : inside(at::ones_like(removed, at::kDouble))
    {
        const Plane gone(removed);
        for (std::size_t i = 0; i < gone.values.size(); ++i)
            if (gone.values[i] != 0) {
                pixels.push_back(i);
                weights.push_back(inside.neighbours(i));
            }
    }
    /// weights x - neighbours of x, of the removed pixels; `x` is zero elsewhere.
    void apply(const Plane& x, std::vector<double>& out) const
    {
        for (std::size_t k = 0; k < pixels.size(); ++k)
            out[k] = weights[k] * x.values[pixels[k]] - x.neighbours(pixels[k]);
    }

    Plane inside;
    std::vector<std::size_t> pixels;
    std::vector<double> weights;
};

double dot(const std::vector<double>& a, const std::vector<double>& b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// Solves for the removed pixels of `plane`, whose values are the first guess.
void solve(const System& system, Plane& plane)
{
    constexpr double tolerance = 1e-8; // of the root mean square of the residual
    const std::size_t count = system.pixels.size();
    std::vector<double> residual(count), image(count);
    Plane direction = plane;
    std::ranges::fill(direction.values, 0);
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t i = system.pixels[k];
        residual[k] = plane.neighbours(i) - system.weights[k] * plane.values[i];
        direction.values[i] = residual[k];
    }
    double size = dot(residual, residual);
    const double enough = tolerance * tolerance * double(count);
    for (std::size_t step = 0; step < 4 * count && size > enough; ++step) {
        system.apply(direction, image);
        double along = 0;
        for (std::size_t k = 0; k < count; ++k)
            along += direction.values[system.pixels[k]] * image[k];
        const double stride = size / along;
        for (std::size_t k = 0; k < count; ++k) {
            plane.values[system.pixels[k]] += stride * direction.values[system.pixels[k]];
            residual[k] -= stride * image[k];
        }
        const double before = std::exchange(size, dot(residual, residual));
        for (std::size_t k = 0; k < count; ++k) {
            double& value = direction.values[system.pixels[k]];
            value = residual[k] + size / before * value;
        }
    }
}

/// Removed pixels become what a picture of half the size, made of the known ones, has there: [channels,
/// height, width], [1, height, width] -> [channels, height, width].
at::Tensor filled(const at::Tensor& picture, const at::Tensor& known)
{
    const auto height = picture.size(1), width = picture.size(2);
    if (known.min().item<double>() > 0)
        return picture;
    const auto half = [](const at::Tensor& numbers) {
        return at::avg_pool2d(numbers.unsqueeze(0), {2, 2}, {2, 2}, {0, 0}, /*ceil_mode=*/true)[0];
    };
    const auto share = half(known);
    const auto mean = half(picture * known) / share.clamp_min(1e-12);
    const auto coarse = filled(mean, (share > 0).to(at::kDouble));
    const auto large = at::upsample_bilinear2d(coarse.unsqueeze(0), {height, width}, false)[0];
    return at::where(known > 0, picture, large);
}

} // namespace

at::Tensor imputed(const at::Tensor& picture, const at::Tensor& removed)
{
    const System system(removed);
    const auto known = removed.logical_not().to(at::kDouble).unsqueeze(0);
    const auto start = filled(picture.to(at::kDouble), known);
    std::vector<at::Tensor> channels;
    for (std::int64_t channel = 0; channel < picture.size(0); ++channel) {
        Plane plane(start[channel]);
        solve(system, plane);
        const std::vector<std::int64_t> size{picture.size(1) + 2, picture.size(2) + 2};
        const auto framed = at::tensor(plane.values, at::kDouble).view(size);
        channels.push_back(framed.slice(0, 1, -1).slice(1, 1, -1).to(at::kFloat));
    }
    return at::stack(channels);
}

} // namespace vitscope
