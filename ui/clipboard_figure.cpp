// SPDX-License-Identifier: MIT
#include "ui/clipboard_figure.h"

#include "core/figure/exporters.h"

namespace vitscope {

std::unique_ptr<QMimeData> ClipboardFigure::mimeData() const
{
    auto data = std::make_unique<QMimeData>();
    data->setImageData(page);
    data->setData("image/png", png);
    data->setData("image/svg+xml", svg);
    data->setText(caption);
    return data;
}

ClipboardFigure clipboardFigure(const FigureInputs& inputs, const Cancel& cancel)
{
    const FigureSpec figure = makeFigure(inputs, cancel);
    ClipboardFigure made;
    made.page = renderFigure(figure);
    made.png = exporterFor(".png").encode(figure);
    cancel.poll();
    made.svg = exporterFor(".svg").encode(figure);
    made.caption = QString::fromStdString(figure.description);
    return made;
}

} // namespace vitscope
