// SPDX-License-Identifier: MIT
#include "core/model/device.h"

#include "core/base/error.h"

#include <ATen/Parallel.h>
#include <c10/core/impl/VirtualGuardImpl.h>
#include <dlfcn.h>
#include <malloc.h>
#include <thread>

namespace vitscope {

namespace {

int gpuCount()
{
    return at::hasCUDA() ? c10::impl::VirtualGuardImpl(at::kCUDA).deviceCount() : 0;
}

} // namespace

std::vector<std::string> deviceIds()
{
    std::vector<std::string> ids;
    for (int index = 0; index < gpuCount(); ++index)
        ids.push_back("cuda:" + std::to_string(index));
    ids.push_back("cpu");
    return ids;
}

at::Device deviceOf(const std::string& name)
{
    const auto ids = deviceIds();
    if (name == "auto")
        return at::Device(ids.front());
    const std::string id = name == "cuda" ? "cuda:0" : name;
    for (const std::string& known : ids)
        if (known == id)
            return at::Device(id);
    std::string present;
    for (const std::string& known : ids)
        present += (present.empty() ? "" : ", ") + known;
    throw Error(ErrorKind::Failed, "VTS-D1", "there is no device " + shownName(name) + " here.", "device",
        "Choose one of: auto, " + present + ".");
}

at::ScalarType precisionOf(const std::string& name)
{
    if (name == "float32")
        return at::kFloat;
    if (name == "bfloat16")
        return at::kBFloat16;
    if (name == "float16")
        return at::kHalf;
    throw Error(ErrorKind::Failed, "VTS-D2", "there is no precision " + shownName(name) + ".", "precision",
        "Choose float32, bfloat16 or float16.");
}

void setThreadCount(int threads)
{
    const int count = threads > 0 ? threads : std::max(1, int(std::thread::hardware_concurrency()));
    at::set_num_threads(count);
    // A BLAS with threads of its own does not follow OpenMP's setting.
    using SetThreads = void (*)(int);
    if (auto* set = reinterpret_cast<SetThreads>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads")))
        set(count);
}

void keepFreedMemory()
{
#if defined(__GLIBC__)
    mallopt(M_MMAP_THRESHOLD, 256 << 20);
    mallopt(M_TRIM_THRESHOLD, 512 << 20);
    mallopt(M_TOP_PAD, 64 << 20);
#endif
}

int threadCount()
{
    return at::get_num_threads();
}

bool isOutOfMemory(const c10::Error& error)
{
    const std::string text = error.what_without_backtrace();
    return text.find("out of memory") != std::string::npos
        || text.find("can't allocate memory") != std::string::npos
        || text.find("not enough memory") != std::string::npos;
}

} // namespace vitscope
