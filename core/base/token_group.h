// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace vitscope {

/// The tokens that are asked, as one: a token, or the mean of several. None of them means what the model
/// pools: its readout. A value; indices count the prefix tokens first, then the patches row by row.
class TokenGroup
{
public:
    TokenGroup(int token); ///< implicit: mostly one token is asked; negative: what the model pools
    explicit TokenGroup(std::vector<int> tokens); ///< in any order; repeats and negative ones are dropped

    bool empty() const { return m_tokens.empty(); } ///< what the model pools
    std::optional<int> sole() const; ///< where it is one token
    std::span<const int> tokens() const { return m_tokens; } ///< ascending

    /// Those that are patches, counted row by row from 0; `prefix` tokens stand before them.
    std::vector<int> patches(int prefix) const;

    /// The share of each token, [tokens], sum 1: that of the readout, [tokens], where the group is empty.
    /// Every token is below `readout.size()`.
    std::vector<double> weights(std::span<const double> readout) const;

    bool operator==(const TokenGroup&) const = default;

private:
    std::vector<int> m_tokens;
};

} // namespace vitscope
