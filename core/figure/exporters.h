// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/figure.h"

#include <QByteArray>

#include <span>
#include <string_view>

namespace vitscope {

/// One way to write a figure: a row of the table in exporters.cpp.
struct Exporter
{
    std::string_view id; ///< "png"; also the suffix
    std::string_view title; ///< "PNG picture"
    std::string_view sentence;
    bool isFigure = true; ///< false: numbers, to which width and text size mean nothing
    /// The whole file, checked. The same figure gives the same bytes. Throws Error(Failed, VTS-E5).
    QByteArray (*encode)(const FigureSpec&);
};

std::span<const Exporter* const> exporters();

/// The exporter for a file name's suffix, any case. Throws Error(Failed, VTS-U2) naming those there are.
const Exporter& exporterFor(std::string_view fileName);

} // namespace vitscope
