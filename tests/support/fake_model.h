// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/run.h"

#include <algorithm>

namespace vitscope {

/// A model that is nothing but its report.
class FakeModel : public Model
{
public:
    explicit FakeModel(ModelReport report)
        : m_report(std::move(report))
    {
    }
    const ModelReport& report() const override { return m_report; }

private:
    ModelReport m_report;
};

/// The prefix tokens averaged, or all patches where there are none.
inline std::vector<double> fakeReadout(const ViTShape& shape)
{
    std::vector<double> weights(std::size_t(shape.tokens()), 0.0);
    const auto read = shape.prefix.empty() ? weights.size() : shape.prefix.size();
    std::fill_n(weights.begin(), read, 1.0 / double(read));
    return weights;
}

} // namespace vitscope
