// SPDX-License-Identifier: MIT
#include "ui/job_lane.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <new>

#include <sys/resource.h>
#include <unistd.h>

namespace vitscope {

namespace {

constexpr int workNiceness = 10;

/// Lets a report through when the stage's words change, or when the bar would visibly move and the last one
/// was a frame ago.
class ProgressGate
{
public:
    bool opens(std::string_view text, double fraction)
    {
        const auto now = std::chrono::steady_clock::now();
        const bool moved = std::abs(fraction - m_fraction) >= 0.005 || text != m_text;
        if (!moved || now - m_time < std::chrono::milliseconds(30))
            return false;
        m_text = text;
        m_fraction = fraction;
        m_time = now;
        return true;
    }

private:
    std::string m_text;
    double m_fraction = -1;
    std::chrono::steady_clock::time_point m_time{};
};

} // namespace

JobLane::JobLane(QObject* parent)
    : QObject(parent)
    , m_worker([this](const std::stop_token& token) { serve(token); })
{
}

JobLane::~JobLane()
{
    m_worker.request_stop();
    const std::lock_guard lock(m_mutex);
    m_waiting = {};
    if (m_running)
        m_running->stop.request_stop();
}

std::optional<Error> JobLane::attempt(const std::function<void()>& work)
{
    try {
        work();
    } catch (const Error& error) {
        return error;
    } catch (const Cancelled&) {
        return std::nullopt;
    } catch (const std::bad_alloc&) {
        return Error(ErrorKind::OutOfMemory, "VTS-X1", "there is not enough memory for this.", "",
            "Close other programs, or use a smaller model or picture.");
    } catch (const std::exception& problem) {
        return Error(ErrorKind::Failed, "VTS-X2",
            std::string("something unexpected happened: ") + problem.what(), "",
            "Please report this with the details.");
    }
    return std::nullopt;
}

bool JobLane::voids(Stage newer, bool starts, Stage older)
{
    if (newer == Stage::Analyse && older == Stage::SecondRun)
        return false;
    if (newer == Stage::Analyse && older == Stage::SecondAnalyse)
        return starts; // the first side is served first, the second asks again
    return older >= newer;
}

void JobLane::start(Stage stage, QObject* context, Work work)
{
    clear(stage, true);
    auto job = std::make_shared<Job>(Job{stage, ++m_counter, context, std::move(work), {}});
    m_latest[int(stage)] = job->number;
    {
        const std::lock_guard lock(m_mutex);
        m_waiting[int(stage)] = std::move(job);
    }
    m_wake.notify_one();
    Q_EMIT busyChanged();
}

void JobLane::cancel(Stage stage)
{
    clear(stage, false);
}

void JobLane::clear(Stage stage, bool starts)
{
    bool any = false;
    {
        const std::lock_guard lock(m_mutex);
        for (int i = 0; i < stages; ++i) {
            if (!voids(stage, starts, Stage(i)))
                continue;
            any = any || m_latest[i];
            m_latest[i] = 0;
            m_waiting[i].reset();
        }
        if (m_running && voids(stage, starts, m_running->stage))
            m_running->stop.request_stop();
    }
    if (any)
        Q_EMIT busyChanged();
}

bool JobLane::busy(Stage stage) const
{
    return m_latest[int(stage)] != 0;
}

void JobLane::serve(const std::stop_token& token)
{
    // Threads started from here inherit it: where cores are few, the window is served before the work.
    setpriority(PRIO_PROCESS, id_t(gettid()), workNiceness);
    while (!token.stop_requested()) {
        std::shared_ptr<Job> job;
        {
            std::unique_lock lock(m_mutex);
            const auto first = [this] {
                return std::find_if(m_waiting.begin(), m_waiting.end(), [](auto& one) { return bool(one); });
            };
            if (!m_wake.wait(lock, token, [&] { return first() != m_waiting.end(); }))
                return;
            job = std::move(*first());
            m_running = job;
        }
        execute(job);
        const std::lock_guard lock(m_mutex);
        m_running.reset();
    }
}

void JobLane::execute(const std::shared_ptr<Job>& job)
{
    std::function<void()> done;
    const auto error = attempt([&] { done = job->work(Cancel(job->stop.get_token()), progressOf(job)); });
    job->work = nullptr; // what the work held goes here, not on the UI thread
    QMetaObject::invokeMethod(
        this, [this, job, done, error] { deliver(job, done, error); }, Qt::QueuedConnection);
}

void JobLane::deliver(
    const std::shared_ptr<Job>& job, const std::function<void()>& done, const std::optional<Error>& error)
{
    if (!isLatest(*job))
        return;
    m_latest[int(job->stage)] = 0;
    if (error)
        Q_EMIT failed(job->stage, *error);
    else if (done && job->context)
        done();
    Q_EMIT busyChanged();
}

Progress JobLane::progressOf(const std::shared_ptr<Job>& job)
{
    return [this, job, gate = std::make_shared<ProgressGate>()](std::string_view text, double fraction) {
        if (!gate->opens(text, fraction))
            return;
        QMetaObject::invokeMethod(
            this,
            [this, job, words = QString::fromUtf8(text.data(), qsizetype(text.size())), fraction] {
                if (isLatest(*job))
                    Q_EMIT progressed(job->stage, words, fraction);
            },
            Qt::QueuedConnection);
    };
}

} // namespace vitscope
