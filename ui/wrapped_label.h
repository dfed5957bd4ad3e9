// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

#include <algorithm>

namespace vitscope {

/// Running text that always has the height its width asks for. Form layouts of Qt 6.4 are not told that it
/// depends on the width: they would cut the text, or squeeze the row below to nothing, where rows come and
/// go.
class WrappedLabel : public QLabel
{
public:
    explicit WrappedLabel(QWidget* parent = nullptr)
        : QLabel(parent)
    {
        setWordWrap(true);
    }
    bool hasHeightForWidth() const override { return false; }
    void showText(const QString& text)
    {
        setText(text);
        fit();
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QLabel::resizeEvent(event);
        fit();
    }

private:
    void fit() { setFixedHeight(std::max(0, heightForWidth(width()))); }
};

} // namespace vitscope
