// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/exporters.h"

#include <string>
#include <vector>

namespace vitscope {

/// What is written for a figure that goes to `path`: the figure, the same in the other formats that were
/// asked for, and its caption file, all beside each other under one name.
std::vector<std::string> outputPaths(const std::string& path, const FigureOptions& figure);

struct OutputFile
{
    std::string path;
    QByteArray bytes;
};

struct OutputFiles
{
    std::vector<OutputFile> files; ///< in the order of outputPaths()
    std::vector<std::string> warnings; ///< each told once
};

/// All of them, encoded and not yet written. Throws as encodeFigure does.
OutputFiles encodeOutputs(const FigureInputs& inputs, const std::string& path, const Cancel& cancel = {},
    const Progress& progress = {});

} // namespace vitscope
