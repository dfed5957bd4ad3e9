// SPDX-License-Identifier: MIT
#include "core/figure/finding_source.h"

#include "core/base/error.h"

#include <algorithm>

namespace vitscope {

FindingSource::FindingSource(const Engine& engine, RunOptions options, ReadPicture read, Progress progress)
    : m_engine(engine)
    , m_options(std::move(options))
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

Finding FindingSource::analyse(const std::shared_ptr<const Run>& run, const std::string& method,
    const Query& query, const Parameters& parameters, const Cancel& cancel)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto known = std::find_if(m_answers.begin(), m_answers.end(), [&](const Answer& answer) {
            return answer.run == run && answer.method == method && answer.query == query
                && answer.parameters == parameters;
        });
        if (known != m_answers.end())
            return known->finding;
    }
    Finding finding = m_engine.analyse(*run, method, query, parameters, cancel, m_progress);
    const std::lock_guard lock(m_mutex);
    m_answers.push_back({run, method, query, parameters, finding});
    return finding;
}

std::shared_ptr<const Run> FindingSource::runOver(
    const std::shared_ptr<const Model>& model, const std::string& path, const Cancel& cancel)
{
    constexpr std::size_t most = 12;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& [name, run] : m_runs)
            if (name == path && run->model() == model)
                return run;
    }
    auto picture = m_read ? m_read(path, cancel) : m_engine.readPicture(path, cancel);
    auto run = m_engine.run(model, std::move(picture), m_options, cancel, m_progress);
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
