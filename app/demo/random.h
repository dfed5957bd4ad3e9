// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace vitscope {

/// A small seeded generator (splitmix64) whose numbers are the same on every platform and compiler,
/// which the distributions of <random> do not promise.
class Random
{
public:
    explicit Random(std::uint64_t seed)
        : state(scrambled(seed))
    {
    }

    std::uint64_t bits() { return scrambled(state += 0x9e3779b97f4a7c15ULL); }

    double unit() { return static_cast<double>(bits() >> 11) * 0x1.0p-53; } // [0, 1)
    double between(double low, double high) { return low + (high - low) * unit(); }
    double around(double middle, double spread) { return between(middle - spread, middle + spread); }
    int below(int count) { return static_cast<int>(unit() * count); }
    bool chance(double probability) { return unit() < probability; }

private:
    /// Also applied to the seed: the sequences of neighbouring seeds would else be the same, one step apart.
    static std::uint64_t scrambled(std::uint64_t z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

    std::uint64_t state;
};

} // namespace vitscope
