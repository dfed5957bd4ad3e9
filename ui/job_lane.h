// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "core/base/error.h"

#include <QObject>
#include <QPointer>

#include <array>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace vitscope {

/// The order of long work: a later stage needs the results of the earlier ones. The second side of a
/// comparison waits for the first, but does not need what the first is asked.
enum class Stage { Load, Run, Analyse, SecondRun, SecondAnalyse, Overview, Film };

/// One worker thread for all long work of the window, and the only place of the window that catches
/// exceptions.
///
/// A stage holds at most one job: the latest request wins. Asking for a stage (or cancelling it) cancels that
/// stage and all later ones, running or waiting; earlier stages go on first. But asking for Analyse spares
/// SecondRun, and cancelling it SecondAnalyse too. A result is delivered on the UI
/// thread, and only while its context lives and nothing newer was asked for. Work captures values and const
/// shared data alone. All functions are called on the UI thread.
class JobLane : public QObject
{
    Q_OBJECT
public:
    explicit JobLane(QObject* parent = nullptr);
    ~JobLane() override; ///< cancels everything and waits for the worker

    /// `work(cancel, progress)` runs on the worker and returns a value; `done(value)` on the UI thread.
    template <typename Work, typename Done> void replace(Stage stage, QObject* context, Work work, Done done)
    {
        using Result = std::invoke_result_t<Work&, const Cancel&, const Progress&>;
        start(stage, context,
            [work = std::move(work), done = std::move(done)](
                const Cancel& cancel, const Progress& progress) mutable -> std::function<void()> {
                auto result = std::make_shared<Result>(work(cancel, progress));
                return [done, result]() mutable {
                    done(std::move(*result));
                };
            });
    }

    void cancel(Stage stage);
    bool busy(Stage stage) const; ///< running or waiting

    /// Runs `work` here and now and returns the error it threw, if any.
    static std::optional<Error> attempt(const std::function<void()>& work);

Q_SIGNALS:
    void busyChanged(); ///< some stage began or ended
    void progressed(vitscope::Stage stage, const QString& text, double fraction);
    void failed(vitscope::Stage stage, const vitscope::Error& error);

private:
    static constexpr int stages = 7;
    static bool voids(Stage newer, bool starts, Stage older);
    void clear(Stage stage, bool starts);
    using Work = std::function<std::function<void()>(const Cancel&, const Progress&)>;
    struct Job
    {
        Stage stage;
        quint64 number;
        QPointer<QObject> context; ///< used on the UI thread only
        Work work;
        std::stop_source stop;
    };

    void start(Stage stage, QObject* context, Work work);
    void serve(const std::stop_token& token);
    void execute(const std::shared_ptr<Job>& job);
    void deliver(const std::shared_ptr<Job>& job, const std::function<void()>& done,
        const std::optional<Error>& error);
    Progress progressOf(const std::shared_ptr<Job>& job);
    bool isLatest(const Job& job) const { return m_latest[int(job.stage)] == job.number; }

    std::array<quint64, stages> m_latest{}; ///< number of the job each stage waits for; 0: none. UI thread
    quint64 m_counter = 0;

    std::mutex m_mutex; ///< guards the next three
    std::condition_variable_any m_wake;
    std::array<std::shared_ptr<Job>, stages> m_waiting;
    std::shared_ptr<Job> m_running;

    std::jthread m_worker; ///< last: ends before the rest goes
};

} // namespace vitscope
