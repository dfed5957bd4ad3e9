// SPDX-License-Identifier: MIT
#include "core/weights/pickle_stack.h"

#include "core/weights/refuse.h"
#include "core/weights/tensor_limits.h"

namespace vitscope {

namespace {

constexpr std::size_t maximumStack = 1'000'000;
constexpr PickleIndex unset = PickleIndex(-1);

} // namespace

void PickleWhere::wrong(const char* code, const std::string& happened) const
{
    malformed(code, "The pickle " + happened + " (byte " + shownCount(offset) + ").", file);
}

void PickleStack::push(PickleIndex value)
{
    if (m_values.size() >= maximumStack)
        m_where.wrong("VTS-P6", "puts more than 1,000,000 values on its stack");
    m_values.push_back(value);
}

void PickleStack::expectValue() const
{
    if (m_values.size() <= (m_marks.empty() ? 0 : m_marks.back()))
        m_where.wrong("VTS-P6", "takes a value from an empty stack");
}

PickleIndex PickleStack::pop()
{
    expectValue();
    const auto value = m_values.back();
    m_values.pop_back();
    return value;
}

PickleIndex PickleStack::top() const
{
    expectValue();
    return m_values.back();
}

void PickleStack::mark()
{
    if (m_marks.size() >= maximumStack)
        m_where.wrong("VTS-P6", "sets more than 1,000,000 marks");
    m_marks.push_back(m_values.size());
}

PickleItems PickleStack::popToMark()
{
    if (m_marks.empty())
        m_where.wrong("VTS-P6", "goes back to a mark that it never set");
    PickleItems items(m_values.begin() + std::ptrdiff_t(m_marks.back()), m_values.end());
    m_values.resize(m_marks.back());
    m_marks.pop_back();
    return items;
}

void PickleStack::remember(std::size_t number)
{
    if (number >= m_where.opcodes)
        m_where.wrong("VTS-P6", "remembers a value under the impossible number " + shownCount(number));
    if (number >= m_memo.size())
        m_memo.resize(number + 1, unset);
    m_memo[number] = top();
}

PickleIndex PickleStack::recall(std::uint64_t number) const
{
    if (number >= m_memo.size() || m_memo[std::size_t(number)] == unset)
        m_where.wrong("VTS-P6", "recalls a value that it never remembered");
    return m_memo[std::size_t(number)];
}

} // namespace vitscope
