// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/asked_query.h"

#include <functional>
#include <map>
#include <mutex>

namespace vitscope {

/// Where a figure gets further findings from: other methods, layers and pictures of the model that is shown.
/// Remembers its answers, so that a preview that is painted again costs nothing. May be used by all threads.
class FindingSource
{
public:
    using ReadPicture = std::function<std::shared_ptr<const Picture>(const std::string& path, const Cancel&)>;

    /// Passes are made on `device` in `precision`; `read` may be empty: pictures are then read from their
    /// files.
    FindingSource(const Engine& engine, std::string device, std::string precision, ReadPicture read = {},
        Progress progress = {});

    std::span<const MethodFacts> methods() const { return m_engine.methods(); }
    /// The method of this id; throws Error(Failed, VTS-U2).
    const MethodFacts& method(const std::string& id) const;
    /// Why it is not for the run's model; empty where it may be asked.
    std::string refusal(const Run& run, const std::string& method) const;
    Finding analyse(const std::shared_ptr<const Run>& run, const std::string& method, const Query& query,
        const Parameters& parameters, const Cancel& cancel);
    /// The same of a pass of the same model over the same input with other interventions. That pass is made
    /// for this and not kept, the finding is.
    Finding analyseChanged(const std::shared_ptr<const Run>& run, const Interventions& interventions,
        const std::string& method, const Query& query, const Parameters& parameters, const Cancel& cancel);
    /// The model over a picture, changed in this way. The last few are remembered.
    std::shared_ptr<const Run> runOver(const std::shared_ptr<const Model>& model, const std::string& path,
        const Interventions& interventions, const Cancel& cancel);

private:
    struct Answer
    {
        std::shared_ptr<const Run> run;
        std::string method;
        Query query;
        Parameters parameters;
        Interventions interventions; ///< of the pass that was asked
        Finding finding;
    };
    const Finding* known(const Answer& asked) const;
    std::shared_ptr<const Run> runChanged(
        const Run& run, const Interventions& interventions, const Cancel& cancel) const;

    const Engine& m_engine;
    const std::string m_device, m_precision;
    const ReadPicture m_read;
    const Progress m_progress;
    std::mutex m_mutex;
    std::vector<Answer> m_answers;
    std::vector<std::pair<std::string, std::shared_ptr<const Run>>> m_runs;
};

} // namespace vitscope
