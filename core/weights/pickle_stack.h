// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/pickle_values.h"

namespace vitscope {

using PickleItems = std::vector<PickleIndex>;

/// How far a pickle has been read; the machine keeps it up to date.
struct PickleWhere
{
    const std::string& file;
    std::size_t offset = 0; ///< of the opcode at work
    std::size_t opcodes = 0; ///< so far, this one included

    /// Throws Error(Malformed): "The pickle <happened> (byte …)."
    [[noreturn]] void wrong(const char* code, const std::string& happened) const;
};

/// What a pickle machine works on: a stack with marks and a memo, within the limits of rule P6.
class PickleStack
{
public:
    explicit PickleStack(const PickleWhere& where)
        : m_where(where)
    {
    }

    void push(PickleIndex value);
    PickleIndex pop();
    PickleIndex top() const;
    void mark();
    /// The values since the last mark, taken off with it.
    PickleItems popToMark();

    std::size_t memoSize() const { return m_memo.size(); }
    /// Remembers the top value under a number. Every entry takes an opcode to make, so a sound number is
    /// smaller than the count of opcodes so far.
    void remember(std::size_t number);
    PickleIndex recall(std::uint64_t number) const;

private:
    void expectValue() const;

    const PickleWhere& m_where;
    PickleItems m_values, m_memo;
    std::vector<std::size_t> m_marks; ///< sizes of the stack
};

} // namespace vitscope
