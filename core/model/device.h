// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/ATen.h>
#include <string>
#include <vector>

namespace vitscope {

/// Devices that LibTorch can compute on here, the CPU last: "cuda:0", …, "cpu".
std::vector<std::string> deviceIds();

/// "auto" is the first GPU, else the CPU. Throws Error(Failed) for a device that is not there.
at::Device deviceOf(const std::string& name);

/// "float32", "bfloat16", "float16". Throws Error(Failed) for another name.
at::ScalarType precisionOf(const std::string& name);

/// Threads of LibTorch and of its BLAS; 0 means all cores. Waiting threads must sleep, not spin: the program
/// sets OMP_WAIT_POLICY=passive before this library is loaded.
void setThreadCount(int threads);
int threadCount();

/// Keeps up to 512 MB of freed memory in the process for the next pass. By default the allocator hands the
/// large tensors of a pass back to the system and takes them again block by block; the page faults cost an
/// eighth of a ViT-B pass.
void keepFreedMemory();

/// True if `error` says that a device's memory was too small.
bool isOutOfMemory(const c10::Error& error);

} // namespace vitscope
