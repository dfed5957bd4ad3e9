// SPDX-License-Identifier: MIT
#include "core/figure/output_files.h"

#include "core/figure/caption_file.h"

#include <algorithm>

namespace vitscope {

namespace {

/// The path with another suffix.
std::string besides(const std::string& path, const std::string& suffix)
{
    const std::size_t dot = path.rfind('.'), slash = path.rfind('/');
    const bool hasSuffix = dot != std::string::npos && (slash == std::string::npos || dot > slash + 1);
    return (hasSuffix ? path.substr(0, dot) : path) + "." + suffix;
}

/// What LaTeX can include best of the files that are written.
std::string includedFile(const std::vector<std::string>& paths)
{
    for (const std::string& path : paths)
        if (path.ends_with(".pdf"))
            return baseName(path);
    return baseName(paths.front());
}

} // namespace

std::vector<std::string> outputPaths(const std::string& path, const FigureOptions& figure)
{
    std::vector<std::string> paths{path};
    for (const std::string& suffix : figure.also)
        if (const std::string other = besides(path, suffix);
            std::find(paths.begin(), paths.end(), other) == paths.end())
            paths.push_back(other);
    if (!figure.captionFile.empty())
        paths.push_back(besides(path, figure.captionFile));
    return paths;
}

OutputFiles encodeOutputs(
    const FigureInputs& inputs, const std::string& path, const Cancel& cancel, const Progress& progress)
{
    const FigureOptions& figure = inputs.recipe.figure;
    std::vector<std::string> paths = outputPaths(path, figure);
    const std::string captionPath = figure.captionFile.empty() ? "" : paths.back();
    if (!captionPath.empty())
        paths.pop_back();
    OutputFiles made;
    std::string caption;
    for (const std::string& one : paths) {
        Encoded encoded = encodeFigure(inputs, exporterFor(one), cancel, progress);
        cancel.poll();
        caption = encoded.caption;
        made.files.push_back({one, std::move(encoded.bytes)});
        for (const std::string& warning : encoded.warnings)
            if (std::find(made.warnings.begin(), made.warnings.end(), warning) == made.warnings.end())
                made.warnings.push_back(warning);
    }
    if (!captionPath.empty())
        made.files.push_back({captionPath, captionFile(figure.captionFile, caption, includedFile(paths))});
    return made;
}

} // namespace vitscope
