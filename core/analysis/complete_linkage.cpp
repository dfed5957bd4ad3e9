// SPDX-License-Identifier: MIT
#include "core/analysis/complete_linkage.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace vitscope {

namespace {

class Clusters
{
public:
    explicit Clusters(const at::Tensor& distances)
        : m_distances(distances.to(at::kDouble).contiguous().clone())
        , m_far(m_distances.data_ptr<double>())
        , m_left(std::size_t(distances.size(0)))
        , m_owner(std::size_t(distances.size(0)))
    {
        std::iota(m_left.begin(), m_left.end(), 0);
        std::iota(m_owner.begin(), m_owner.end(), 0);
    }

    const std::vector<int>& left() const { return m_left; }
    double& far(int a, int b) { return m_far[std::size_t(a) * m_owner.size() + std::size_t(b)]; }
    /// Of those left; `before` where it is as near as any. None: -1.
    int nearest(int cluster, int before)
    {
        int best = before;
        for (const int other : m_left)
            if (other != cluster && (best < 0 || far(cluster, other) < far(cluster, best)))
                best = other;
        return best;
    }
    void finish(int cluster) { std::erase(m_left, cluster); }
    void join(int a, int b)
    {
        finish(b);
        std::ranges::replace(m_owner, b, a);
        for (const int other : m_left)
            far(a, other) = far(other, a) = std::max(far(a, other), far(b, other));
    }
    std::vector<int> labels() const
    {
        std::vector<int> ofOwner(m_owner.size(), -1), labels;
        int count = 0;
        for (const int owner : m_owner) {
            int& label = ofOwner[std::size_t(owner)];
            label = label < 0 ? count++ : label;
            labels.push_back(label);
        }
        return labels;
    }

private:
    at::Tensor m_distances;
    double* m_far; ///< [n, n] distance of the farthest members
    std::vector<int> m_left; ///< clusters that may still be joined
    std::vector<int> m_owner; ///< [n] the cluster that each is in
};

} // namespace

std::vector<int> completeLinkage(const at::Tensor& distances, double threshold)
{
    Clusters clusters(distances);
    std::vector<int> chain; // each is the nearest of the one before
    while (!clusters.left().empty()) {
        if (chain.empty())
            chain.push_back(clusters.left().front());
        const int last = chain.back(), before = chain.size() > 1 ? chain[chain.size() - 2] : -1;
        const int next = clusters.nearest(last, before);
        if (next < 0 || clusters.far(last, next) >= threshold) { // nor will it be nearer after others join
            clusters.finish(last);
            chain.pop_back();
        } else if (next == before) {
            chain.resize(chain.size() - 2);
            clusters.join(last, before);
        } else {
            chain.push_back(next);
        }
    }
    return clusters.labels();
}

} // namespace vitscope
