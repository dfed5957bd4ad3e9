// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <stop_token>
#include <string_view>
#include <utility>

namespace vitscope {

/// Thrown by long work when the person no longer wants its result. Deliberately not an Error.
struct Cancelled
{
};

/// Asks long work to stop. Copy it freely; polling is thread-safe and costs one atomic load.
class Cancel
{
public:
    Cancel() = default; ///< never cancels
    explicit Cancel(std::stop_token token)
        : m_token(std::move(token))
    {
    }

    bool requested() const { return m_token.stop_requested(); }

    /// Throws Cancelled once a stop was requested; called once per block, tensor or 4 MiB.
    void poll() const
    {
        if (requested())
            throw Cancelled{};
    }

private:
    std::stop_token m_token;
};

/// Told about long work: a stage in plain words ("reading tensor 87/152") and the part done, 0..1.
/// Called on the thread that works. May be empty.
using Progress = std::function<void(std::string_view stage, double fraction)>;

inline void report(const Progress& progress, std::string_view stage, double fraction)
{
    if (progress)
        progress(stage, fraction);
}

} // namespace vitscope
