// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/templates.h"

#include <QByteArray>
#include <QImage>
#include <QMimeData>

#include <memory>

namespace vitscope {

/// A figure for other programs: a picture for all of them, PNG with its record for those that keep files, SVG
/// for those that keep text and lines, and the caption for those that take text alone.
struct ClipboardFigure
{
    QImage page;
    QByteArray png, svg;
    QString caption;

    std::unique_ptr<QMimeData> mimeData() const;
};

/// On any thread. Throws as makeFigure does.
ClipboardFigure clipboardFigure(const FigureInputs& inputs, const Cancel& cancel);

} // namespace vitscope
