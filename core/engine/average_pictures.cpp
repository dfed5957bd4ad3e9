// SPDX-License-Identifier: MIT
#include "core/engine/average_pictures.h"

#include "core/engine/averages.h"
#include "core/engine/find_method.h"

#include <algorithm>
#include <chrono>
#include <future>

namespace vitscope {

namespace {

constexpr std::chrono::milliseconds previewPause{300};

const MethodFacts& methodOf(const Engine& engine, const std::string& id)
{
    const MethodFacts& method = knownMethod(engine.methods(), id);
    if (const auto why = whyNotAveraged(method))
        throw Error(ErrorKind::Mismatch, "VTS-A2", *why, id, "Choose a method that yields numbers.");
    return method;
}

/// The picture of an index while the next one is decoded on a thread of its own.
class ReadAhead
{
public:
    ReadAhead(const std::vector<PictureSource>& sources, Cancel cancel)
        : m_sources(sources)
        , m_cancel(std::move(cancel))
    {
        start(0);
    }

    /// Called with 0, 1, 2 …
    std::shared_ptr<const Picture> take(std::size_t index)
    {
        auto ready = std::move(m_next);
        ready.wait();
        start(index + 1);
        return ready.get();
    }

private:
    void start(std::size_t index)
    {
        if (index < m_sources.size())
            m_next = std::async(std::launch::async,
                [read = m_sources[index].read, cancel = m_cancel] { return read(cancel); });
    }

    const std::vector<PictureSource>& m_sources;
    const Cancel m_cancel;
    std::future<std::shared_ptr<const Picture>> m_next;
};

Error failureOf(const std::string& picture, const Error& error)
{
    const bool named = error.subject.empty() || error.subject == picture;
    return {error.kind, error.code, error.happened, named ? picture : picture + ", " + error.subject,
        error.advice};
}

class Averager
{
public:
    Averager(
        const Engine& engine, const AverageQuestion& question, const Cancel& cancel, const Progress& progress)
        : m_engine(engine)
        , m_question(question)
        , m_method(methodOf(engine, question.method))
        , m_cancel(cancel)
        , m_progress(progress)
    {
    }

    Average average(const ShowAverage& preview)
    {
        using Clock = std::chrono::steady_clock;
        ReadAhead pictures(m_question.pictures, m_cancel);
        auto shown = Clock::now();
        for (std::size_t index = 0; index < m_question.pictures.size(); ++index) {
            m_cancel.poll();
            take(index, pictures);
            if (preview && !m_found.empty() && Clock::now() - shown >= previewPause) {
                preview(soFar());
                shown = Clock::now();
            }
        }
        if (m_found.empty() && !m_average.failures.empty())
            throw m_average.failures.front();
        return soFar();
    }

private:
    void take(std::size_t index, ReadAhead& pictures)
    {
        const std::string& name = m_question.pictures[index].name;
        bool mayBeThePicture = true;
        try {
            const Progress reading = part(index, 0, 0.5), asking = part(index, 0.5, 1);
            report(reading, "reading", 0);
            const auto picture = pictures.take(index);
            auto run = m_engine.run(m_question.model, picture, m_question.options, m_cancel, reading);
            mayBeThePicture = !m_found.empty();
            Finding finding = m_engine.analyse(
                *run, m_question.method, m_question.queryFor(*run), m_question.parameters, m_cancel, asking);
            expectAlike(m_found.empty() ? finding : m_found.front(), finding);
            m_found.push_back(std::move(finding));
            m_average.pictures.push_back({name, picture->sha256});
            if (!m_average.run)
                m_average.run = std::move(run);
        } catch (const Error& error) {
            if (!mayBeThePicture)
                throw;
            m_average.failures.push_back(failureOf(name, error));
        }
    }

    Average soFar()
    {
        AveragedFindings averaged = averageOf(m_found, m_method);
        m_average.mean = std::move(averaged.mean);
        m_average.each = std::move(averaged.each);
        if (const auto failed = m_average.failures.size())
            std::visit(
                [failed](auto& mean) {
                    if constexpr (requires { mean.note; })
                        mean.note += " Left out, as they failed: " + std::to_string(failed) + ".";
                },
                m_average.mean);
        return m_average;
    }

    /// "picture 3/12: block 4/12", with the share of all the work.
    Progress part(std::size_t index, double from, double to) const
    {
        const double count = double(m_question.pictures.size());
        const std::string start = "picture " + std::to_string(index + 1) + "/"
            + std::to_string(m_question.pictures.size()) + ": ";
        return [=, this](std::string_view stage, double fraction) {
            report(m_progress, start + std::string(stage),
                (double(index) + from + (to - from) * fraction) / count);
        };
    }

    const Engine& m_engine;
    const AverageQuestion& m_question;
    const MethodFacts& m_method;
    const Cancel& m_cancel;
    const Progress& m_progress;
    std::vector<Finding> m_found; ///< of the pictures that took part
    Average m_average;
};

} // namespace

Average averageOver(const Engine& engine, const AverageQuestion& question, const Cancel& cancel,
    const Progress& progress, const ShowAverage& preview)
{
    if (question.pictures.empty())
        throw Error(ErrorKind::Failed, "VTS-A4", "there is no picture to average over.", question.method,
            "Open some pictures.");
    return Averager(engine, question, cancel, progress).average(preview);
}

} // namespace vitscope
