// SPDX-License-Identifier: MIT
#include "ui/content.h"

#include <QThreadPool>

#include <algorithm>
#include <iterator>
#include <set>

namespace vitscope {

namespace {

constexpr std::size_t mostContents = 12;
constexpr std::int64_t mostBytes = std::int64_t(3) << 29; // 1.5 GiB

/// Giving hundreds of megabytes back takes longer than a frame.
void freeElsewhere(std::list<Content> contents)
{
    if (contents.empty())
        return;
    auto gone = std::make_shared<std::list<Content>>(std::move(contents));
    QThreadPool::globalInstance()->start([gone] { gone->clear(); });
}

} // namespace

void ContentCache::insert(Content content)
{
    std::list<Content> gone;
    const auto remove = [&](std::list<Content>::iterator one) {
        gone.splice(gone.end(), m_contents, one);
    };
    for (auto one = m_contents.begin(); one != m_contents.end();) {
        const auto other = one++;
        if (other->modelPath == content.modelPath && other->hints == content.hints
            && other->picturePath == content.picturePath && other->secondPath == content.secondPath
            && other->run->interventions() == content.run->interventions())
            remove(other);
    }
    m_contents.push_front(std::move(content));
    while (m_contents.size() > 1 && (m_contents.size() > mostContents || bytes() > mostBytes))
        remove(std::prev(m_contents.end()));
    freeElsewhere(std::move(gone));
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
