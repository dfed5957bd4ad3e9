// SPDX-License-Identifier: MIT
// MP4 films as another reader sees them: number of frames, speed, size and colours.
#include "core/engine/video.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <opencv2/videoio.hpp>

#include <array>

using namespace vitscope;

namespace {

constexpr std::array<std::array<int, 3>, 4> colors{
    {{200, 30, 40}, {20, 180, 60}, {30, 40, 210}, {240, 240, 240}}};

VideoFrames flatFrames()
{
    VideoFrames frames;
    frames.width = 320;
    frames.height = 182;
    frames.framesPerSecond = 5;
    frames.count = int(colors.size());
    frames.paint = [](int index, std::span<std::uint8_t> rgb) {
        for (std::size_t i = 0; i < rgb.size(); ++i)
            rgb[i] = std::uint8_t(colors[std::size_t(index)][i % 3]);
    };
    return frames;
}

} // namespace

class VideoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void anotherReaderSeesEveryFrame()
    {
        const std::vector<std::uint8_t> bytes = encodeMp4(flatFrames(), {}, {});
        QTemporaryDir folder;
        QFile file(folder.filePath("film.mp4"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(reinterpret_cast<const char*>(bytes.data()), qint64(bytes.size())),
            qint64(bytes.size()));
        file.close();
        cv::VideoCapture film(file.fileName().toStdString());
        QVERIFY(film.isOpened());
        QCOMPARE(film.get(cv::CAP_PROP_FPS), 5.0);
        cv::Mat page; // blue, green, red
        for (const auto& color : colors) {
            QVERIFY(film.read(page));
            QCOMPARE(page.cols, 320);
            QCOMPARE(page.rows, 182);
            const cv::Vec3b found = page.at<cv::Vec3b>(90, 160);
            for (int channel = 0; channel < 3; ++channel) {
                const int off = std::abs(int(found[2 - channel]) - color[std::size_t(channel)]);
                QVERIFY2(off <= 12, qPrintable(QString("channel %1 is off by %2").arg(channel).arg(off)));
            }
        }
        QVERIFY(!film.read(page));
    }

    void cancelLeavesNothingBehind()
    {
        std::stop_source source;
        const Progress progress = [&](std::string_view, double fraction) {
            if (fraction > 0.4)
                source.request_stop();
        };
        QVERIFY_THROWS_EXCEPTION(Cancelled, encodeMp4(flatFrames(), Cancel(source.get_token()), progress));
    }
};

QTEST_APPLESS_MAIN(VideoTest)
#include "video_test.moc"
