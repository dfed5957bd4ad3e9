// SPDX-License-Identifier: MIT
#include "core/picture/to_rgb.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <opencv2/core.hpp>

namespace vitscope {

namespace {

/// Finite values' least and greatest; 0 and 1 where there are none.
std::pair<double, double> rangeOf(const cv::Mat& values)
{
    double least = INFINITY, greatest = -INFINITY;
    for (int y = 0; y < values.rows; ++y) {
        const double* row = values.ptr<double>(y);
        for (int i = 0; i < values.cols * values.channels(); ++i)
            if (std::isfinite(row[i])) {
                least = std::min(least, row[i]);
                greatest = std::max(greatest, row[i]);
            }
    }
    return least <= greatest ? std::pair(least, greatest) : std::pair(0.0, 1.0);
}

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return text;
}

/// Any numbers to 8 bits: 0..1 as it is, everything else from its least to its greatest value.
cv::Mat mapped(const cv::Mat& decoded, std::vector<std::string>& notes)
{
    cv::Mat values;
    decoded.convertTo(values, CV_64F);
    auto [least, greatest] = rangeOf(values);
    if (least >= 0 && greatest <= 1) {
        least = 0;
        greatest = 1;
    }
    notes.push_back("values from " + number(least) + " to " + number(greatest) + " mapped to 8 bits");
    cv::Mat out(decoded.rows, decoded.cols, CV_8UC(decoded.channels()));
    const double scale = greatest > least ? 255 / (greatest - least) : 0;
    bool strange = false;
    for (int y = 0; y < values.rows; ++y) {
        const double* row = values.ptr<double>(y);
        std::uint8_t* to = out.ptr(y);
        for (int i = 0; i < values.cols * values.channels(); ++i) {
            const double level = std::clamp((row[i] - least) * scale + 0.5, 0.0, 255.0);
            strange = strange || !std::isfinite(row[i]);
            to[i] = std::isnan(level) ? 0 : std::uint8_t(level);
        }
    }
    if (strange)
        notes.push_back("some values are not finite numbers; those that are no numbers are shown black");
    return out;
}

cv::Mat toBytes(const cv::Mat& decoded, const PictureHeader& header, std::vector<std::string>& notes)
{
    if (decoded.depth() == CV_8U)
        return decoded;
    if (decoded.depth() != CV_16U)
        return mapped(decoded, notes);
    notes.push_back("16-bit values scaled to 8 bits");
    cv::Mat out(decoded.rows, decoded.cols, CV_8UC(decoded.channels()));
    const unsigned flip = header.whiteIsZero ? 0xffff : 0;
    for (int y = 0; y < decoded.rows; ++y) {
        const std::uint16_t* row = decoded.ptr<std::uint16_t>(y);
        std::uint8_t* to = out.ptr(y);
        for (int i = 0; i < decoded.cols * decoded.channels(); ++i)
            to[i] = std::uint8_t(((row[i] ^ flip) * 255u + 32767u) / 65535u);
    }
    return out;
}

/// BGRA over white; true if anything shone through.
bool layOverWhite(const cv::Mat& bytes, bool premultiplied, std::uint8_t* rgb)
{
    bool seen = false;
    for (int y = 0; y < bytes.rows; ++y) {
        const std::uint8_t* from = bytes.ptr(y);
        for (int x = 0; x < bytes.cols; ++x, from += 4, rgb += 3) {
            const unsigned opacity = from[3];
            seen = seen || opacity != 255;
            for (int channel = 0; channel < 3; ++channel) {
                const unsigned colour = from[2 - channel];
                const unsigned own = premultiplied ? colour * 255 : colour * opacity;
                rgb[channel] = std::uint8_t(std::min(255u, (own + (255 - opacity) * 255 + 127) / 255));
            }
        }
    }
    return seen;
}

void reorder(const cv::Mat& bytes, std::uint8_t* rgb)
{
    const bool grey = bytes.channels() == 1;
    for (int y = 0; y < bytes.rows; ++y) {
        const std::uint8_t* from = bytes.ptr(y);
        for (int x = 0; x < bytes.cols; ++x, from += grey ? 1 : 3, rgb += 3) {
            rgb[0] = from[grey ? 0 : 2];
            rgb[1] = from[grey ? 0 : 1];
            rgb[2] = from[0];
        }
    }
}

} // namespace

Picture toRgb(const cv::Mat& decoded, const PictureHeader& header, const std::string& name)
{
    const int channels = decoded.channels();
    if (channels != 1 && channels != 3 && channels != 4)
        throw Error(ErrorKind::Malformed, "VTS-I2",
            "The picture has " + std::to_string(channels) + " channels.", name,
            "Save it as an RGB picture first.");
    Picture picture;
    picture.width = decoded.cols;
    picture.height = decoded.rows;
    const cv::Mat bytes = toBytes(decoded, header, picture.notes);
    picture.rgb.resize(std::size_t(decoded.cols) * std::size_t(decoded.rows) * 3);
    if (channels == 4) {
        if (layOverWhite(bytes, header.premultiplied, picture.rgb.data()))
            picture.notes.push_back("transparency laid over white");
    } else {
        reorder(bytes, picture.rgb.data());
    }
    if (channels == 1)
        picture.notes.push_back("grey copied to all three channels");
    return picture;
}

} // namespace vitscope
