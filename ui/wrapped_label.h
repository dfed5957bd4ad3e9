// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

#include <algorithm>

namespace vitscope {

/// Running text that always has the height its width asks for; form layouts inside scroll areas cut plain
/// labels where a row more comes in.
class WrappedLabel : public QLabel
{
public:
    explicit WrappedLabel(QWidget* parent = nullptr)
        : QLabel(parent)
    {
        setWordWrap(true);
    }
    void showText(const QString& text)
    {
        setText(text);
        setMinimumHeight(std::max(0, heightForWidth(width())));
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QLabel::resizeEvent(event);
        setMinimumHeight(std::max(0, heightForWidth(width())));
    }
};

} // namespace vitscope
