// SPDX-License-Identifier: MIT
#include "core/picture/read_picture.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/picture/picture_header.h"
#include "core/picture/pnm.h"
#include "core/picture/to_rgb.h"
#include "core/picture/upright.h"
#include "core/weights/bytes.h"

#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>

#include <mutex>

namespace vitscope {

namespace {

constexpr std::uint64_t longestFile = std::uint64_t(512) << 20;

[[noreturn]] void undecodable(const PictureBytes& file, const PictureHeader& header)
{
    throw Error(ErrorKind::Malformed, "VTS-I2",
        std::string("The ") + header.format + " is damaged, or of a kind that is not read.", file.name(),
        "Open it in a picture editor and save it again.");
}

cv::Mat decode(const PictureBytes& file, const PictureHeader& header)
{
    static std::once_flag quiet; // what goes wrong is told by Error
    std::call_once(quiet, [] { cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT); });
    const std::uint8_t* const bytes = header.cleaned.empty() ? file.data() : header.cleaned.data();
    const std::size_t size = header.cleaned.empty() ? file.size() : header.cleaned.size();
    const cv::Mat wrapped(1, int(size), CV_8U, const_cast<std::uint8_t*>(bytes)); // imdecode only reads
    cv::Mat decoded;
    try {
        decoded = cv::imdecode(wrapped, cv::IMREAD_UNCHANGED);
    } catch (const cv::Exception&) {
        undecodable(file, header);
    }
    if (decoded.empty())
        undecodable(file, header);
    return decoded;
}

/// A decoder that sees another size than the header said was led astray.
void checkAgreement(const PictureBytes& file, const PictureHeader& header, const cv::Mat& decoded)
{
    const auto width = std::uint64_t(decoded.cols), height = std::uint64_t(decoded.rows);
    const bool same = width == header.width && height == header.height;
    const bool turned = width == header.height && height == header.width;
    if (!same && !turned)
        undecodable(file, header);
}

Picture decodePicture(const PictureBytes& file, const Cancel& cancel)
{
    if (file.size() > longestFile)
        throw Error(ErrorKind::Unsupported, "VTS-I1", "The file is larger than 512 MiB.", file.name(),
            "Scale the picture down first.");
    if (isPnm(file))
        return readPnm(file);
    const PictureHeader header = readPictureHeader(file);
    cancel.poll();
    const cv::Mat decoded = decode(file, header);
    checkAgreement(file, header, decoded);
    cancel.poll();
    Picture picture = toRgb(decoded, header, file.name());
    if (header.orientation != 1) {
        turnUpright(picture, header.orientation);
        picture.notes.push_back(
            "turned upright (EXIF orientation " + std::to_string(header.orientation) + ")");
    }
    picture.notes.insert(picture.notes.begin(), header.notes.begin(), header.notes.end());
    return picture;
}

} // namespace

Picture readPicture(std::span<const std::uint8_t> bytes, const std::string& name)
{
    return decodePicture(PictureBytes(bytes, shownName(name)), {});
}

Picture readPicture(const std::string& path, const Cancel& cancel)
{
    const FileBytes file(path);
    if (file.size() > longestFile)
        throw Error(ErrorKind::Unsupported, "VTS-I1", "The file is larger than 512 MiB.", file.name(),
            "Scale the picture down first.");
    const std::vector<std::byte> bytes = file.bytes(0, file.size(), cancel);
    const auto* const data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    Picture picture = decodePicture(PictureBytes({data, bytes.size()}, file.name()), cancel);
    picture.path = path;
    picture.sha256 = sha256Of(bytes);
    return picture;
}

} // namespace vitscope
