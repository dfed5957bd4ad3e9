// SPDX-License-Identifier: MIT
#include "ui/window_program.h"

#include "core/engine/engine.h"
#include "core/figure/figure_record.h"
#include "core/figure/resource_folder.h"
#include "ui/language.h"
#include "ui/program_window.h"
#include "ui/session_files.h"
#include "ui/state_folder.h"
#include "ui/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QImageReader>
#include <QTimer>

#include <cstdio>
#include <ctime>

namespace vitscope {

namespace {

/// The picture that will be run first, read by Qt: on screen before the engine is there.
QImage firstPicture(const std::vector<std::string>& files)
{
    std::vector<std::string> candidates = files;
    if (files.size() == 1 && figureRecordIn(files.front()))
        candidates.clear(); // its view is offered, the demo shown
    JobLane::attempt([&] { candidates.push_back(samplePictures().front()); });
    for (const std::string& file : candidates) {
        QImageReader reader(QString::fromStdString(file));
        reader.setAutoTransform(true);
        if (!reader.canRead() || reader.size().width() * qint64(reader.size().height()) > 4'000'000)
            continue;
        if (QImage image = reader.read(); !image.isNull())
            return image;
    }
    return {};
}

/// Processor time of this thread, in milliseconds.
double ownMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// Watches how long the window goes without answering: in all, and how much of it was its own work (the rest
/// is waiting for a processor that others use).
class GapWatch : public QObject
{
public:
    explicit GapWatch(QObject* parent)
        : QObject(parent)
        , m_own(ownMilliseconds())
    {
        m_since.start();
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_longest = std::max(m_longest, m_since.restart());
            const double own = ownMilliseconds();
            m_longestOwn = std::max(m_longestOwn, own - m_own);
            m_own = own;
        });
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.start(5);
    }
    ~GapWatch() override
    {
        std::fprintf(stderr, "longest gap %lld ms, longest work of the window's own thread %.0f ms\n",
            static_cast<long long>(m_longest), m_longestOwn);
    }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
    double m_own, m_longestOwn = 0;
};

/// Reports the first painted frame.
class FirstFrame : public QObject
{
public:
    FirstFrame(const QElapsedTimer& since, QObject* parent)
        : QObject(parent)
        , m_since(since)
    {
    }
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && !m_seen) {
            m_seen = true;
            QTimer::singleShot(0, this, [this] {
                std::fprintf(stderr, "first frame after %lld ms, %.0f ms of processor time\n",
                    static_cast<long long>(m_since.elapsed()), ownMilliseconds());
                new GapWatch(this);
            });
        }
        return false;
    }

private:
    QElapsedTimer m_since;
    bool m_seen = false;
};

} // namespace

namespace {

/// Where Qt's own messages go while there is a window.
QPointer<Log> messageLog;

void takeMessage(QtMsgType type, const QMessageLogContext&, const QString& text)
{
    const LogLevel level = type == QtDebugMsg ? LogLevel::Debug
        : type == QtInfoMsg                   ? LogLevel::Info
        : type == QtWarningMsg                ? LogLevel::Warning
                                              : LogLevel::Error;
    if (level <= LogLevel::Warning)
        std::fprintf(stderr, "%s\n", qPrintable(text));
    QMetaObject::invokeMethod(
        qApp,
        [level, text] {
            if (messageLog)
                messageLog->add(level, text);
        },
        Qt::QueuedConnection);
}

void startLog(Log& log, const std::string& level)
{
    const auto named = logLevelNamed(QString::fromStdString(level));
    log.writeTo(stateFolder() + "/vitscope.log", named.value_or(LogLevel::Info), named.has_value());
    messageLog = &log;
    qInstallMessageHandler(takeMessage);
}

} // namespace

int runWindow(int argc, char** argv, const std::vector<std::string>& files, const std::string& logLevel)
{
    QElapsedTimer since;
    since.start();
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setOrganizationName("vitscope");
    QApplication::setApplicationName("vitscope");
    QApplication::setApplicationDisplayName("ViTScope");
    QApplication::setDesktopFileName("io.github.vitscope.ViTScope");
    applyTheme(Settings().theme());
    applyLanguage(languageFor(Settings().language()));
    KeyRule keys;
    application.installEventFilter(&keys);

    ProgramWindow window([threads = Settings().threads()]() -> const Engine& {
        static const Engine& engine = [threads]() -> const Engine& {
            const Engine& loaded = loadEngine();
            loaded.setThreads(threads);
            return loaded;
        }();
        return engine;
    });
    MainWindow& content = window.content();
    startLog(content.session().log(), logLevel);
    if (qEnvironmentVariableIsSet("VITSCOPE_MEASURE"))
        content.centralWidget()->installEventFilter(new FirstFrame(since, &window));
    content.showFirstPicture(firstPicture(files));
    window.show();
    QStringList paths;
    for (const std::string& file : files)
        paths += QString::fromStdString(file);
    if (const QString last = content.sessionFiles().lastSession();
        paths.isEmpty() && Settings().reopens() && !last.isEmpty())
        paths += last;
    QTimer::singleShot(0, &window, [&window, paths] { window.content().open(paths); });
    const int status = QApplication::exec();
    qInstallMessageHandler(nullptr);
    return status;
}

} // namespace vitscope
