// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/film.h"

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
    /// The whole file, checked. The same figure gives the same bytes. Throws Error(Failed, VTS-E5). Null for
    /// films.
    QByteArray (*encode)(const FigureSpec&);
    /// The same of a film; null for what holds one page.
    QByteArray (*encodeFilm)(const Film&, const Cancel&, const Progress&) = nullptr;
};

std::span<const Exporter* const> exporters();

/// A file and what a person should be told about it.
struct Encoded
{
    QByteArray bytes;
    std::vector<std::string> warnings;
    std::string caption; ///< what it shows, in plain words
};

/// The figure or the film that `inputs.recipe` asks for, as a whole file. Throws as makeFigure, makeFilm and
/// the exporter do.
Encoded encodeFigure(
    FigureInputs inputs, const Exporter& exporter, const Cancel& cancel = {}, const Progress& progress = {});

/// The exporter for a file name's suffix, any case. Throws Error(Failed, VTS-U2) naming those there are.
const Exporter& exporterFor(std::string_view fileName);

} // namespace vitscope
