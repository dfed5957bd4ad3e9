// SPDX-License-Identifier: MIT
#include "core/batch/batch_run.h"

#include "core/base/file_hash.h"
#include "core/batch/batch_table.h"
#include "core/batch/bounded_queue.h"
#include "core/batch/picture_maker.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <set>
#include <thread>

#include <sys/resource.h>
#include <unistd.h>

namespace vitscope {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// What passes from the reading stage to the pass.
struct ReadItem
{
    std::size_t index = 0;
    bool kept = false; ///< finished before
    std::string sha256; ///< of the file; empty where it could not be read
    std::shared_ptr<const Picture> picture;
    std::optional<Error> failure;
};

/// What passes from the pass to the writing stage.
struct MadeItem : MadePicture
{
    std::size_t index = 0;
    bool kept = false;
};

Error failureOf(const std::string& picture, const Error& error)
{
    const bool named
        = error.subject.empty() || picture.ends_with(error.subject) || error.subject.ends_with(picture);
    return {error.kind, error.code, error.happened, named ? picture : picture + ", " + error.subject,
        error.advice};
}

/// Wrong for every picture alike.
bool concernsAll(const Error& error)
{
    return error.kind == ErrorKind::Failed && error.code.starts_with("VTS-U");
}

/// A path as seen from the table's folder; a base name where there is no way from one to the other.
std::string asSeenFrom(const std::string& table, const std::string& output)
{
    const auto way = std::filesystem::path(output).lexically_relative(
        std::filesystem::path(table).parent_path().empty() ? std::filesystem::path(".")
                                                           : std::filesystem::path(table).parent_path());
    return way.empty() ? baseName(output) : way.lexically_normal().string();
}

class Batch
{
public:
    Batch(const Engine& engine, std::shared_ptr<const Model> model, const BatchJob& job,
        const BatchPlan& plan, const Cancel& cancel, const BatchListener& listener)
        : m_engine(engine)
        , m_job(job)
        , m_plan(plan)
        , m_cancel(cancel)
        , m_listener(listener)
        , m_maker(engine, std::move(model), job, cancel)
    {
        if (!plan.table.empty())
            m_table = std::make_unique<BatchTable>(plan.table, m_maker.batchId(), job.top, job.force);
        m_result.total = plan.pictures.size();
    }

    BatchResult run()
    {
        {
            const std::jthread reader([this] { besideThePass(&Batch::read); });
            const std::jthread writer([this] { besideThePass(&Batch::writeAll); });
            pass();
            m_read.close();
            m_made.close();
        }
        if (m_fatal)
            std::rethrow_exception(m_fatal);
        if (m_table)
            finishTable();
        m_result.cancelled = m_result.made + m_result.kept + m_result.failures.size() < m_result.total;
        m_result.seconds = secondsSince(m_start);
        return std::move(m_result);
    }

private:
    const PlannedPicture& planned(std::size_t index) const { return m_plan.pictures[index]; }

    void fail(std::exception_ptr problem)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_fatal)
            m_fatal = std::move(problem);
        m_stopped = true;
        m_read.close();
        m_made.close();
    }

    /// Whether all outputs of a picture are there already; its hash is asked for where any might be.
    bool isKept(std::size_t index)
    {
        const PlannedPicture& one = planned(index);
        const auto outputs = one.outputs;
        const auto isThere = [](const std::string& path) {
            std::error_code ignored;
            return std::filesystem::exists(path, ignored);
        };
        if (!std::ranges::all_of(outputs, isThere))
            return false;
        const std::string sha256 = fileHash(one.picture.path);
        if (sha256.empty())
            return false; // reading it tells why
        {
            const std::lock_guard lock(m_mutex);
            if (m_table && !m_table->has(one.picture.name, sha256))
                return false;
        }
        const std::string key = m_maker.identity().keyOf(one.picture, sha256);
        return std::ranges::all_of(
            outputs, [&](const std::string& output) { return isFinished(output, key); });
    }

    void read()
    {
        try {
            for (std::size_t index = 0; index < m_plan.pictures.size() && !m_stopped; ++index) {
                ReadItem item;
                item.index = index;
                try {
                    item.kept = isKept(index);
                    if (!item.kept) {
                        item.picture = m_engine.readPicture(planned(index).picture.path, m_cancel);
                        item.sha256 = item.picture->sha256;
                    }
                } catch (const Error& error) {
                    item.failure = error;
                }
                if (!m_read.push(std::move(item)))
                    return;
            }
        } catch (const Cancelled&) {
        } catch (...) {
            fail(std::current_exception());
        }
        m_read.close();
    }

    void pass()
    {
        try {
            while (auto item = m_read.pop()) {
                m_cancel.poll();
                if (!m_made.push(made(std::move(*item))))
                    return;
            }
        } catch (const Cancelled&) {
            m_stopped = true;
        } catch (...) {
            fail(std::current_exception());
        }
    }

    MadeItem made(ReadItem item)
    {
        MadeItem result;
        result.index = item.index;
        result.kept = item.kept;
        const PlannedPicture& one = planned(item.index);
        if (item.picture) {
            try {
                static_cast<MadePicture&>(result) = m_maker.make(one, std::move(item.picture), m_cancel);
                m_result.passSeconds += result.row.seconds.value_or(0);
            } catch (const Error& error) {
                if (concernsAll(error))
                    throw;
                item.failure = error;
            }
        }
        result.row.picture = one.picture.name;
        result.row.sha256 = item.sha256;
        result.row.failure = std::move(item.failure);
        return result;
    }

    /// The pass uses all cores and waits at the slowest: what goes on beside it takes what it leaves.
    void besideThePass(void (Batch::*work)())
    {
        constexpr int niceness = 10;
        setpriority(PRIO_PROCESS, id_t(gettid()), niceness);
        (this->*work)();
    }

    void writeAll()
    {
        try {
            while (auto item = m_made.pop())
                write(*item);
        } catch (...) {
            fail(std::current_exception());
        }
    }

    void write(MadeItem& item)
    {
        if (item.kept)
            ++m_result.kept;
        else
            writeOne(item);
        tellProgress(item);
    }

    void writeOne(MadeItem& item)
    {
        const PlannedPicture& one = planned(item.index);
        if (!item.row.failure) {
            try {
                warn(writeOutputs(item.parts, one, m_maker.identity().keyOf(one.picture, item.row.sha256),
                    m_job.force, {}));
            } catch (const Error& error) {
                if (concernsAll(error))
                    throw;
                BatchRow failed;
                failed.picture = item.row.picture;
                failed.sha256 = item.row.sha256;
                failed.failure = error;
                item.row = std::move(failed);
            }
        }
        if (item.row.failure) {
            item.row.failure = failureOf(one.picture.name, *item.row.failure);
            m_result.failures.push_back(*item.row.failure);
        } else {
            ++m_result.made;
        }
        addRow(item.row, one);
    }

    void addRow(BatchRow& row, const PlannedPicture& one)
    {
        if (!m_table)
            return;
        row.batch = m_maker.batchId();
        if (!row.failure)
            for (const std::string& output : one.outputs)
                row.outputs.push_back(asSeenFrom(m_plan.table, output));
        const std::lock_guard lock(m_mutex);
        m_table->append(row);
    }

    void warn(const std::vector<std::string>& warnings)
    {
        for (const std::string& warning : warnings)
            if (m_warned.insert(warning).second && m_listener.warned)
                m_listener.warned(warning);
    }

    void tellProgress(const MadeItem& item)
    {
        using Outcome = BatchProgress::Outcome;
        BatchProgress progress;
        progress.total = m_result.total;
        progress.done = m_result.made + m_result.kept + m_result.failures.size();
        progress.index = item.index;
        progress.picture = planned(item.index).picture.name;
        if (const auto& failure = item.row.failure)
            progress.failure = Error::joined(failure->happened, {}, failure->advice);
        progress.outcome = item.kept ? Outcome::Kept : item.row.failure ? Outcome::Failed : Outcome::Made;
        if (!item.kept && !m_firstMade)
            m_firstMade = {Clock::now(), progress.done};
        else if (m_firstMade && progress.done > m_firstMade->second)
            progress.secondsLeft = secondsSince(m_firstMade->first)
                / double(progress.done - m_firstMade->second) * double(progress.total - progress.done);
        if (m_listener.progressed)
            m_listener.progressed(progress);
    }

    void finishTable()
    {
        std::vector<std::string> names;
        for (const PlannedPicture& one : m_plan.pictures)
            names.push_back(one.picture.name);
        m_table->finish(names);
    }

    const Engine& m_engine;
    const BatchJob& m_job;
    const BatchPlan& m_plan;
    const Cancel& m_cancel;
    const BatchListener& m_listener;
    PictureMaker m_maker;
    const Clock::time_point m_start = Clock::now();

    BoundedQueue<ReadItem> m_read{2};
    BoundedQueue<MadeItem> m_made{2};
    std::atomic<bool> m_stopped = false;
    std::mutex m_mutex; ///< guards the next two
    std::unique_ptr<BatchTable> m_table;
    std::exception_ptr m_fatal;
    BatchResult m_result; ///< passSeconds: of the pass; the rest: of the writing stage
    std::set<std::string> m_warned;
    std::optional<std::pair<Clock::time_point, std::size_t>> m_firstMade;
};

} // namespace

BatchResult runBatch(const Engine& engine, std::shared_ptr<const Model> model, const BatchJob& job,
    const BatchPlan& plan, const Cancel& cancel, const BatchListener& listener)
{
    return Batch(engine, std::move(model), job, plan, cancel, listener).run();
}

} // namespace vitscope
