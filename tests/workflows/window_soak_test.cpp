// SPDX-License-Identifier: MIT
// Random events on the window with the real engine: nothing may break, the event loop may never stand still
// and memory may not grow. 20 seconds; VITSCOPE_SOAK_SECONDS=600 for the ten minutes of the acceptance.
// VITSCOPE_SOAK_SEED chooses other events, VITSCOPE_SOAK_FILES (paths with colons between them) adds models.
#include "tests/support/loop_watch.h"
#include "tests/support/random_person.h"
#include "tests/support/real_window.h"
#include "ui/settings.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

using namespace vitscope;

namespace {

constexpr double longestGap = 50; // milliseconds
constexpr int measuring = 300; // seconds from which on the limits hold; a short run has other tests beside it

double residentMegabytes()
{
    QFile file("/proc/self/statm");
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

void print(const char* what, const Spread& spread)
{
    std::printf("%s: median %.1f ms, p99 %.1f ms, longest %.1f ms\n", what, spread.median, spread.p99,
        spread.largest);
}

/// The longest first, equal ones counted.
void print(std::vector<WatchedApplication::SlowEvent> events)
{
    std::ranges::sort(events, std::greater(), &WatchedApplication::SlowEvent::own);
    std::printf("%zu events took %.0f ms of the thread's own time or more\n", events.size(),
        WatchedApplication::slow);
    for (std::size_t i = 0; i < std::min(events.size(), std::size_t(25)); ++i)
        std::printf(
            "%7.1f ms own, %7.1f ms: %s\n", events[i].own, events[i].wall, qPrintable(events[i].text));
}

QStringList largePictures(const QTemporaryDir& folder)
{
    QStringList made;
    for (const QSize size : {QSize(6000, 4000), QSize(1500, 4200)}) {
        QImage image(size, QImage::Format_RGB32);
        for (int y = 0; y < size.height(); ++y)
            for (int x = 0; x < size.width(); ++x)
                image.setPixel(x, y, qRgb(x / 24 % 256, y / 16 % 256, (x ^ y) % 256));
        made += folder.filePath(QStringLiteral("large-%1.jpg").arg(size.width()));
        image.save(made.constLast());
    }
    return made;
}

QStringList samples()
{
    QStringList found;
    const QDir folder(VITSCOPE_RESOURCES "/samples");
    for (const QString& name : folder.entryList({"*.jpg"}, QDir::Files))
        found += folder.filePath(name);
    return found;
}

} // namespace

class WindowSoakTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingStandsStillAndMemoryIsFlat()
    {
        const int seconds = std::max(5, qEnvironmentVariableIntValue("VITSCOPE_SOAK_SECONDS"));
        const int wanted = qEnvironmentVariableIsSet("VITSCOPE_SOAK_SECONDS") ? seconds : 20;
        const unsigned seed = unsigned(std::max(1, qEnvironmentVariableIntValue("VITSCOPE_SOAK_SEED")));
        std::printf("seed %u, %d seconds\n", seed, wanted);
        RealWindow person;
        for (const char* key : {"export/folder", "batch/folder"})
            Settings::store().setValue(key, person.path("made"));
        QVERIFY(QDir().mkpath(person.path("made")));
        QVERIFY(person.open());
        QStringList models{QString::fromStdString(person.session().content().modelPath),
            person.golden("hf_classifier"), person.golden("timm_nonsquare") + "/model.safetensors",
            person.golden("timm_registers") + "/model.safetensors"};
        models += qEnvironmentVariable("VITSCOPE_SOAK_FILES").split(':', Qt::SkipEmptyParts);

        GapMeter meter;
        std::vector<double> resident; // one a second
        {
            RandomPerson random(*person.window, seed, samples() + largePictures(person.folder), models);
            random.aboutToLeaveOut = [&meter] {
                meter.forget();
            };
            random.start();
            while (int(resident.size()) < wanted) {
                QTest::qWait(1000);
                resident.push_back(residentMegabytes());
            }
            std::printf("%d events:", random.events());
            for (const auto& [name, count] : random.tally())
                std::printf(" %s %d", qPrintable(name), count);
            std::printf("\n");
        }
        print("gaps of the event loop", meter.gaps());
        print("own work in them", meter.ownGaps());
        print(static_cast<WatchedApplication*>(qApp)->slowEvents());
        const auto minute = [&](std::size_t from) {
            const auto first = resident.begin() + std::ptrdiff_t(std::min(from, resident.size() - 1));
            const auto last = resident.begin() + std::ptrdiff_t(std::min(from + 60, resident.size()));
            return spreadOf({first, last}).median;
        };
        const double early = minute(60),
                     late = minute(resident.size() - std::min(resident.size(), std::size_t(60)));
        std::printf("resident memory: %.0f MB in the second minute, %.0f MB in the last, %.0f MB at most\n",
            early, late, *std::ranges::max_element(resident));
        if (wanted >= measuring)
            QVERIFY(late < 1.1 * early);
#ifdef NDEBUG
        const double limit = wanted >= measuring ? longestGap : 2 * longestGap;
        QVERIFY2(meter.ownGaps().largest < limit, qPrintable(QString::number(meter.ownGaps().largest)));
#endif
    }
};

int main(int count, char** arguments)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "1200000"); // milliseconds; Qt's own is five minutes
    WatchedApplication application(count, arguments);
    WindowSoakTest test;
    return QTest::qExec(&test, count, arguments);
}
#include "window_soak_test.moc"
