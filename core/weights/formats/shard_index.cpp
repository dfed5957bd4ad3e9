// SPDX-License-Identifier: MIT
#include "core/weights/formats.h"
#include "core/weights/shards.h"

namespace vitscope {

namespace {

bool sniff(const Candidate& candidate)
{
    std::string_view head = candidate.head;
    if (head.starts_with("\xef\xbb\xbf"))
        head.remove_prefix(3);
    const auto start = head.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos || head[start] != '{')
        return false;
    // A JSON object goes on with a key or ends at once; anything else is another kind of text.
    const auto next = head.find_first_not_of(" \t\r\n", start + 1);
    return next != std::string_view::npos && (head[next] == '"' || head[next] == '}');
}

std::unique_ptr<BasicSource> open(const Candidate& candidate, const Cancel& cancel)
{
    return openShards(*candidate.file, cancel, candidate.options);
}

} // namespace

extern constinit const WeightsFormat shardIndexFormat{"sharded weights",
    "The index of weights in several files, as Hugging Face writes it.", false, sniff, open};

} // namespace vitscope
