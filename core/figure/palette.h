// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>

#include <array>
#include <cstdint>
#include <vector>

namespace vitscope {

/// Few colours for many pictures: median cut (Heckbert 1982) over all pixels that were added, so that a film
/// has one palette. The same pixels give the same colours.
class Palette
{
public:
    Palette();

    void add(const QImage& image, std::uint64_t weight = 1); ///< RGB32; as if it were added so often
    std::uint64_t pixels() const { return m_pixels; } ///< added so far
    /// At most `most` colours; call once, after all pictures.
    void settle(int most);

    const std::vector<QRgb>& colors() const { return m_colors; }
    /// Index of the nearest colour for every pixel, row by row.
    std::vector<std::uint8_t> indicesOf(const QImage& image) const;

private:
    struct Bin
    {
        std::uint64_t count = 0;
        std::array<std::uint64_t, 3> sums{};
    };

    /// A box of colours: [begin, end) of the used bins, sorted when it is cut.
    struct Cut
    {
        std::size_t begin = 0, end = 0;
        std::uint64_t count = 0;
        int longest = 0, length = 0; ///< its longest side, in steps

        /// Full boxes of many colours are cut first.
        std::uint64_t weight() const { return count * std::uint64_t(length); }
    };
    Cut measured(std::size_t begin, std::size_t end) const;
    std::size_t middleOf(const Cut& cut);
    static QRgb meanOf(const Bin& bin);
    QRgb meanOf(const Cut& cut) const;

    std::uint64_t m_pixels = 0;
    std::vector<std::size_t> m_used; ///< bins with pixels
    std::vector<Bin> m_bins; ///< 64 steps of red, green and blue
    std::vector<QRgb> m_colors;
    std::vector<std::uint8_t> m_nearest; ///< of every bin
};

} // namespace vitscope
