// SPDX-License-Identifier: MIT
#include "core/picture/pnm.h"

#include "core/picture/picture_header.h"

#include <algorithm>
#include <cctype>

namespace vitscope {

namespace {

constexpr std::uint64_t longestHeader = 65'536; // comments included

bool isSpace(std::uint32_t character)
{
    return character == ' ' || (character >= '\t' && character <= '\r');
}

/// Numbers and samples in the order of the file.
class Samples
{
public:
    Samples(const PictureBytes& file, bool plain)
        : m_file(file)
        , m_plain(plain)
    {
    }

    /// A number of the header or of a plain file, behind spaces and comments.
    std::uint32_t number()
    {
        skipSpace();
        std::uint64_t value = 0;
        const std::uint64_t begin = m_at;
        while (m_at < m_file.size() && std::isdigit(int(m_file.byte(m_at))) && value < 1'000'000'000)
            value = value * 10 + m_file.byte(m_at++) - '0';
        if (m_at >= m_file.size() && m_at == begin)
            m_file.cutShort();
        if (m_at == begin || value >= 1'000'000'000)
            m_file.damaged("There is no number where the picture should have one.");
        return std::uint32_t(value);
    }

    void endHeader()
    {
        if (!isSpace(m_file.byte(m_at)))
            m_file.damaged("The header of the picture does not end in a space.");
        ++m_at;
        if (m_at > longestHeader)
            m_file.damaged("The header of the picture is too long.");
    }

    std::uint32_t sample(int bytes)
    {
        if (m_plain)
            return number();
        m_at += std::uint64_t(bytes);
        return m_file.number(m_at - std::uint64_t(bytes), bytes);
    }

    /// Plain bits need no space between them.
    std::uint32_t plainBit()
    {
        skipSpace();
        const std::uint32_t character = m_file.byte(m_at++);
        if (character != '0' && character != '1')
            m_file.damaged("There is no bit where the picture should have one.");
        return character - '0';
    }

    std::uint64_t left() const { return m_file.size() - m_at; }

private:
    void skipSpace()
    {
        while (m_at < m_file.size()) {
            if (m_file.byte(m_at) == '#')
                while (m_at < m_file.size() && m_file.byte(m_at) != '\n')
                    ++m_at;
            else if (!isSpace(m_file.byte(m_at)))
                return;
            else
                ++m_at;
        }
    }

    const PictureBytes& m_file;
    bool m_plain;
    std::uint64_t m_at = 2;
};

void readBits(Samples& samples, bool plain, Picture& picture)
{
    for (int y = 0; y < picture.height; ++y) {
        std::uint32_t byte = 0;
        for (int x = 0; x < picture.width; ++x) {
            if (!plain && x % 8 == 0)
                byte = samples.sample(1);
            const bool black = plain ? samples.plainBit() != 0 : (byte >> (7 - x % 8) & 1) != 0;
            picture.rgb.insert(picture.rgb.end(), 3, black ? 0 : 255);
        }
    }
}

void readLevels(Samples& samples, std::uint32_t maximum, bool colour, Picture& picture)
{
    const std::size_t count = std::size_t(picture.width) * std::size_t(picture.height) * (colour ? 3 : 1);
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t value = std::min(samples.sample(maximum > 255 ? 2 : 1), maximum);
        picture.rgb.insert(
            picture.rgb.end(), colour ? 1 : 3, std::uint8_t((value * 255 + maximum / 2) / maximum));
    }
}

} // namespace

bool isPnm(const PictureBytes& file)
{
    return file.size() > 2 && file.has(0, "P") && file.byte(1) >= '1' && file.byte(1) <= '6'
        && (isSpace(file.byte(2)) || file.byte(2) == '#');
}

Picture readPnm(const PictureBytes& file)
{
    const std::uint32_t kind = file.byte(1) - '0';
    const bool plain = kind <= 3, bits = kind % 3 == 1, colour = kind % 3 == 0;
    Samples samples(file, plain);
    const std::uint64_t width = samples.number(), height = samples.number();
    checkPictureSize(width, height, file.name());
    const std::uint32_t maximum = bits ? 1 : samples.number();
    if (maximum < 1 || maximum > 65'535)
        file.damaged("The brightest value of the picture is out of range.");
    samples.endHeader();
    // Nothing is allocated before the file is known to hold it; the least that a plain sample takes is a
    // byte.
    const std::uint64_t bytesPerSample = plain || maximum <= 255 ? 1 : 2;
    const std::uint64_t least
        = bits && !plain ? (width + 7) / 8 * height : width * height * (colour ? 3 : 1) * bytesPerSample;
    if (samples.left() < least)
        file.cutShort();
    Picture picture;
    picture.width = int(width);
    picture.height = int(height);
    picture.rgb.reserve(std::size_t(width * height) * 3);
    if (bits)
        readBits(samples, plain, picture);
    else
        readLevels(samples, maximum, colour, picture);
    if (maximum > 255)
        picture.notes.push_back("16-bit values scaled to 8 bits");
    if (!colour)
        picture.notes.push_back("grey copied to all three channels");
    return picture;
}

} // namespace vitscope
