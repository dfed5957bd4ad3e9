// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/recipe.h"

#include <QByteArray>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitscope {

/// A file that a record names: never a folder, so that it has to be looked for.
struct RecordedFile
{
    std::string name; ///< base name; empty: none
    std::string sha256; ///< empty where the record has none

    bool operator==(const RecordedFile&) const = default;
};

/// What a figure says about how it was made, see provenance.h.
struct FigureRecord
{
    Recipe recipe; ///< with base names
    RecordedFile model, picture;
    RecordedFile similarPicture; ///< that the picture is likened to
    RecordedFile otherModel; ///< of the second side of a difference
    std::vector<RecordedFile> pictures; ///< further ones that it shows
    std::vector<RecordedFile> averaged; ///< pictures that it is the mean of, in place of `picture`
};

/// The record inside a PNG, SVG, PDF, TIFF or WebP that ViTScope wrote, as text; none in any other file.
/// Reads what a stranger may have made: at most 4 MiB of record, nothing but that record, never an exception.
std::optional<std::string> figureRecordIn(const std::string& path);

/// The same in the bytes of an SVG or a PDF.
std::optional<std::string> drawingRecordIn(const QByteArray& drawing);

/// Throws Error(Malformed, VTS-R1, VTS-C1) for what is no record; `subject` names the figure.
FigureRecord figureRecordFrom(std::string_view text, const std::string& subject);

} // namespace vitscope
