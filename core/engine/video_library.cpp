// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/engine/video.h"

#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdlib.h>
#include <unistd.h>

namespace vitscope {

namespace {

[[noreturn]] void refuse(const std::string& happened)
{
    throw Error(ErrorKind::Failed, "VTS-E5", happened, "MP4", "Save it as GIF.");
}

/// OpenCV writes into named files only: one in a folder that nobody else may enter, gone afterwards.
class Scratch
{
public:
    Scratch()
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "vitscope-XXXXXX").string();
        if (!mkdtemp(pattern.data()))
            refuse("There is no place for a temporary file.");
        m_folder = pattern;
    }
    ~Scratch()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    std::string file() const { return (m_folder / "film.mp4").string(); }

private:
    std::filesystem::path m_folder;
};

cv::VideoWriter opened(const std::string& path, const VideoFrames& frames)
{
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    for (const char* codec : {"avc1", "mp4v"}) {
        cv::VideoWriter writer(path, cv::CAP_FFMPEG,
            cv::VideoWriter::fourcc(codec[0], codec[1], codec[2], codec[3]), frames.framesPerSecond,
            cv::Size(frames.width, frames.height));
        if (writer.isOpened())
            return writer;
    }
    refuse("This machine has no encoder for MP4.");
}

} // namespace

} // namespace vitscope

extern "C" void vitscope::vitscope_encode_mp4(const VideoFrames& frames, const Cancel& cancel,
    const Progress& progress, std::vector<std::uint8_t>& file)
{
    const Scratch scratch;
    {
        cv::VideoWriter writer = opened(scratch.file(), frames);
        std::vector<std::uint8_t> rgb(std::size_t(frames.width) * std::size_t(frames.height) * 3);
        const cv::Mat seen(frames.height, frames.width, CV_8UC3, rgb.data());
        cv::Mat bgr;
        for (int index = 0; index < frames.count; ++index) {
            cancel.poll();
            report(progress, "frame " + std::to_string(index + 1) + "/" + std::to_string(frames.count),
                double(index) / frames.count);
            frames.paint(index, rgb);
            cv::cvtColor(seen, bgr, cv::COLOR_RGB2BGR);
            writer.write(bgr);
        }
    }
    std::ifstream written(scratch.file(), std::ios::binary);
    file.assign(std::istreambuf_iterator<char>(written), std::istreambuf_iterator<char>());
    if (file.size() < 100)
        refuse("The film could not be encoded.");
}
