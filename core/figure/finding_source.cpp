// SPDX-License-Identifier: MIT
#include "core/figure/finding_source.h"

#include "core/base/error.h"

#include <algorithm>

namespace vitscope {

FindingSource::FindingSource(
    const Engine& engine, std::string device, std::string precision, ReadPicture read, Progress progress)
    : m_engine(engine)
    , m_device(std::move(device))
    , m_precision(std::move(precision))
    , m_read(std::move(read))
    , m_progress(std::move(progress))
{
}

const MethodFacts& FindingSource::method(const std::string& id) const
{
    std::string known;
    for (const MethodFacts& method : m_engine.methods()) {
        if (method.id == id)
            return method;
        known += (known.empty() ? "" : ", ") + method.id;
    }
    throw Error(
        ErrorKind::Failed, "VTS-U2", "There is no such method.", shownName(id), "There are " + known + ".");
}

std::string FindingSource::refusal(const Run& run, const std::string& method) const
{
    return m_engine.refusal(run, method);
}

const Finding* FindingSource::known(const Answer& asked) const
{
    const auto found = std::find_if(m_answers.begin(), m_answers.end(), [&](const Answer& answer) {
        return answer.run == asked.run && answer.method == asked.method && answer.query == asked.query
            && answer.parameters == asked.parameters && answer.interventions == asked.interventions;
    });
    return found == m_answers.end() ? nullptr : &found->finding;
}

Finding FindingSource::analyse(const std::shared_ptr<const Run>& run, const std::string& method,
    const Query& query, const Parameters& parameters, const Cancel& cancel)
{
    return analyseChanged(run, run->interventions(), method, query, parameters, cancel);
}

Finding FindingSource::analyseChanged(const std::shared_ptr<const Run>& run,
    const Interventions& interventions, const std::string& method, const Query& query,
    const Parameters& parameters, const Cancel& cancel)
{
    Answer answer{run, method, query, parameters, interventions, {}};
    {
        const std::lock_guard lock(m_mutex);
        if (const Finding* finding = known(answer))
            return *finding;
    }
    const auto asked = interventions == run->interventions() ? run : runChanged(*run, interventions, cancel);
    answer.finding = m_engine.analyse(*asked, method, query, parameters, cancel, m_progress);
    const std::lock_guard lock(m_mutex);
    return m_answers.emplace_back(std::move(answer)).finding;
}

std::shared_ptr<const Run> FindingSource::runChanged(
    const Run& run, const Interventions& interventions, const Cancel& cancel) const
{
    const RunOptions options{m_device, m_precision, interventions};
    if (run.picture())
        return m_engine.run(run.model(), run.picture(), options, cancel, m_progress);
    InputTensor input;
    input.height = run.framing().inputHeight;
    input.width = run.framing().inputWidth;
    input.values.assign(run.input().begin(), run.input().end());
    return m_engine.run(run.model(), input, options, cancel, m_progress);
}

std::shared_ptr<const Run> FindingSource::runOver(const std::shared_ptr<const Model>& model,
    const std::string& path, const Interventions& interventions, const Cancel& cancel)
{
    constexpr std::size_t most = 12;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& [name, run] : m_runs)
            if (name == path && run->model() == model && run->interventions() == interventions)
                return run;
    }
    auto picture = m_read ? m_read(path, cancel) : m_engine.readPicture(path, cancel);
    auto run
        = m_engine.run(model, std::move(picture), {m_device, m_precision, interventions}, cancel, m_progress);
    const std::lock_guard lock(m_mutex);
    if (m_runs.size() == most) {
        const auto oldest = m_runs.front().second;
        std::erase_if(m_answers, [&](const Answer& answer) { return answer.run == oldest; });
        m_runs.erase(m_runs.begin());
    }
    m_runs.emplace_back(path, run);
    return run;
}

} // namespace vitscope
