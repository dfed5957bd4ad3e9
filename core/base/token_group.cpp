// SPDX-License-Identifier: MIT
#include "core/base/token_group.h"

#include <algorithm>

namespace vitscope {

TokenGroup::TokenGroup(int token)
    : TokenGroup(std::vector{token})
{
}

TokenGroup::TokenGroup(std::vector<int> tokens)
    : m_tokens(std::move(tokens))
{
    std::erase_if(m_tokens, [](int token) { return token < 0; });
    std::ranges::sort(m_tokens);
    m_tokens.erase(std::ranges::unique(m_tokens).begin(), m_tokens.end());
}

std::optional<int> TokenGroup::sole() const
{
    return m_tokens.size() == 1 ? std::optional(m_tokens.front()) : std::nullopt;
}

std::vector<int> TokenGroup::patches(int prefix) const
{
    std::vector<int> patches;
    for (const int token : m_tokens)
        if (token >= prefix)
            patches.push_back(token - prefix);
    return patches;
}

std::vector<double> TokenGroup::weights(std::span<const double> readout) const
{
    if (empty())
        return {readout.begin(), readout.end()};
    std::vector<double> weights(readout.size());
    for (const int token : m_tokens)
        weights.at(std::size_t(token)) = 1.0 / double(m_tokens.size());
    return weights;
}

} // namespace vitscope
