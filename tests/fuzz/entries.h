// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

/// One function per fuzz target: feeds the bytes to a reader and stops the process where a reader accepts
/// what it must not. Refusing (Error) is always right. libFuzzer calls them (fuzz_main.cpp,
/// -DVITSCOPE_FUZZ=ON with clang); fuzz_replay_test runs them over the seeds with any compiler.
namespace vitscope::fuzz {

using Bytes = std::span<const std::byte>;

void safetensors(Bytes bytes); ///< accepted: the tensors tile the file, written again they read the same
void zip(Bytes bytes); ///< accepted: entries are disjoint and keep to the budget
void pickle(Bytes bytes); ///< accepted: no more opcodes than bytes, no more values than opcodes
void torchZip(Bytes bytes); ///< accepted: every tensor lies in its storage and reads or is refused
void npz(Bytes bytes); ///< the same of a NumPy archive's arrays
void pickledArrays(Bytes bytes); ///< … of arrays in a pickle
void torchLegacy(Bytes bytes); ///< … of a torch file from before 1.6

struct Target
{
    const char* name; ///< "fz_pickle"
    void (*run)(Bytes bytes);
    std::vector<std::pair<std::string, std::string>> (*seeds)(); ///< name and bytes
};
std::span<const Target> targets();

} // namespace vitscope::fuzz
