// SPDX-License-Identifier: MIT
#include "core/base/crc32.h"

#include <zlib.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace vitscope {

namespace {

std::uint32_t portably(std::uint32_t checksum, std::span<const std::byte> bytes)
{
    return std::uint32_t(
        ::crc32_z(checksum, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

#if defined(__x86_64__)
constexpr std::size_t lane = 16; // bytes of a register
constexpr std::size_t lanes = 4; // folded side by side
constexpr std::size_t leastFolded = 256;

/// `value` multiplied by x to the power of a distance, added to what lies that far on. `powers` are those for
/// its two halves.
__attribute__((target("pclmul,sse4.1"))) __m128i folded(__m128i value, __m128i powers, __m128i further)
{
    const __m128i low = _mm_clmulepi64_si128(value, powers, 0x00);
    const __m128i high = _mm_clmulepi64_si128(value, powers, 0x11);
    return _mm_xor_si128(_mm_xor_si128(low, high), further);
}

/// Folding as in Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction"
/// (Intel, 2009), bit-reflected. `bytes` are a multiple of 16, at least 64.
__attribute__((target("pclmul,sse4.1"))) std::uint32_t byFolding(
    std::uint32_t checksum, std::span<const std::byte> bytes)
{
    const auto at = [&](std::size_t i) {
        return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes.data() + i * lane));
    };
    const __m128i by64 = _mm_set_epi64x(0x1c6e41596, 0x154442bd4); // x^(512-32), x^(512+32) mod P
    const __m128i by16 = _mm_set_epi64x(0x0ccaa009e, 0x1751997d0); // x^(128-32), x^(128+32) mod P
    const __m128i by8 = _mm_set_epi64x(0, 0x163cd6124); // x^64 mod P
    const __m128i division = _mm_set_epi64x(0x1f7011641, 0x1db710641); // floor(x^64 / P), P
    const __m128i words = _mm_set_epi32(0, -1, 0, -1);

    __m128i sum[lanes] = {at(0), at(1), at(2), at(3)};
    sum[0] = _mm_xor_si128(sum[0], _mm_cvtsi32_si128(int(~checksum)));
    const std::size_t count = bytes.size() / lane;
    std::size_t next = lanes;
    for (; next + lanes <= count; next += lanes)
        for (std::size_t i = 0; i < lanes; ++i)
            sum[i] = folded(sum[i], by64, at(next + i));
    __m128i rest = sum[0];
    for (std::size_t i = 1; i < lanes; ++i)
        rest = folded(rest, by16, sum[i]);
    for (; next < count; ++next)
        rest = folded(rest, by16, at(next));
    // 128 bits to 64, then Barrett's reduction to 32.
    rest = _mm_xor_si128(_mm_srli_si128(rest, 8), _mm_clmulepi64_si128(rest, by16, 0x10));
    rest
        = _mm_xor_si128(_mm_srli_si128(rest, 4), _mm_clmulepi64_si128(_mm_and_si128(rest, words), by8, 0x00));
    const __m128i quotient = _mm_clmulepi64_si128(_mm_and_si128(rest, words), division, 0x10);
    const __m128i product = _mm_clmulepi64_si128(_mm_and_si128(quotient, words), division, 0x00);
    return ~std::uint32_t(_mm_extract_epi32(_mm_xor_si128(rest, product), 1));
}
#endif

} // namespace

std::uint32_t addToCrc32(std::uint32_t checksum, std::span<const std::byte> bytes)
{
#if defined(__x86_64__)
    static const bool hasFolding = __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("sse4.1");
    if (hasFolding && bytes.size() >= leastFolded) {
        const auto whole = bytes.first(bytes.size() / lane * lane);
        checksum = byFolding(checksum, whole);
        bytes = bytes.subspan(whole.size());
    }
#endif
    return bytes.empty() ? checksum : portably(checksum, bytes);
}

} // namespace vitscope
