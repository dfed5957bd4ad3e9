// SPDX-License-Identifier: MIT
#include "ui/content.h"

#include <algorithm>
#include <set>

namespace vitscope {

namespace {

constexpr std::size_t mostContents = 12;
constexpr std::int64_t mostBytes = std::int64_t(3) << 29; // 1.5 GiB

} // namespace

void ContentCache::insert(Content content)
{
    m_contents.remove_if([&](const Content& other) {
        return other.modelPath == content.modelPath && other.hints == content.hints
            && other.picturePath == content.picturePath && other.secondPath == content.secondPath
            && other.run->interventions() == content.run->interventions();
    });
    m_contents.push_front(std::move(content));
    while (m_contents.size() > 1 && (m_contents.size() > mostContents || bytes() > mostBytes))
        m_contents.pop_back();
}

std::int64_t ContentCache::bytes() const
{
    std::set<const void*> counted;
    std::int64_t sum = 0;
    for (const Content& content : m_contents) {
        const ModelReport& report = content.model->report();
        if (counted.insert(content.model.get()).second)
            sum += report.weightBytes;
        if (counted.insert(content.picture.get()).second)
            sum += std::int64_t(content.picture->rgb.size()) + content.pyramid.bytes();
        sum += report.passBytes;
    }
    return sum;
}

const Content* ContentCache::find(const ViewState& state) const
{
    const auto found = std::find_if(
        m_contents.begin(), m_contents.end(), [&](const Content& content) { return content.isFor(state); });
    return found == m_contents.end() ? nullptr : &*found;
}

std::shared_ptr<const Model> ContentCache::model(const std::string& path, const ModelHints& hints) const
{
    for (const Content& content : m_contents) {
        if (content.modelPath == path && content.hints == hints)
            return content.model;
    }
    return nullptr;
}

const Content* ContentCache::withPicture(const std::string& path) const
{
    for (const Content& content : m_contents) {
        if (content.picturePath == path)
            return &content;
    }
    return nullptr;
}

} // namespace vitscope
