// SPDX-License-Identifier: MIT
#include "core/figure/tiff_file.h"

#include <mutex>
#include <tiffio.h>

namespace vitscope {

namespace {

QIODevice& deviceOf(thandle_t handle)
{
    return *static_cast<QIODevice*>(handle);
}

tmsize_t readBytes(thandle_t handle, void* into, tmsize_t count)
{
    return deviceOf(handle).read(static_cast<char*>(into), count);
}

tmsize_t writeBytes(thandle_t handle, void* from, tmsize_t count)
{
    return deviceOf(handle).write(static_cast<const char*>(from), count);
}

toff_t seek(thandle_t handle, toff_t offset, int from)
{
    QIODevice& device = deviceOf(handle);
    const qint64 start = from == SEEK_CUR ? device.pos() : from == SEEK_END ? device.size() : 0;
    const qint64 target = start + qint64(offset);
    const bool isThere = target >= 0 && (device.isWritable() || target <= device.size());
    return isThere && device.seek(target) ? toff_t(target) : toff_t(-1);
}

int closeNothing(thandle_t)
{
    return 0;
}

toff_t sizeOf(thandle_t handle)
{
    return toff_t(deviceOf(handle).size());
}

void close(tiff* file)
{
    TIFFClose(file);
}

} // namespace

std::unique_ptr<tiff, void (*)(tiff*)> openTiff(QIODevice& device, const char* mode)
{
    static std::once_flag quiet;
    std::call_once(quiet, [] {
        TIFFSetErrorHandler(nullptr);
        TIFFSetWarningHandler(nullptr);
    });
    const std::string unmapped = std::string(mode) + "m";
    return {TIFFClientOpen("figure", unmapped.c_str(), &device, readBytes, writeBytes, seek, closeNothing,
                sizeOf, nullptr, nullptr),
        close};
}

} // namespace vitscope
