// SPDX-License-Identifier: MIT
#include "core/weights/formats.h"
#include "core/weights/refuse.h"

namespace vitscope {

namespace {

bool sniff(const Candidate& candidate)
{
    return candidate.head.starts_with("PK\3\4");
}

std::unique_ptr<BasicSource> open(const Candidate& candidate, const Cancel&)
{
    unsupported("VTS-T1", "PyTorch checkpoints are not supported yet.", candidate.file->name(), "");
}

} // namespace

extern constinit const WeightsFormat torchCheckpointFormat{
    "torch checkpoint", "What torch.save writes since PyTorch 1.6.", true, sniff, open};

} // namespace vitscope
