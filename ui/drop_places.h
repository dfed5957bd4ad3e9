// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace vitscope {

/// Shown over the view while files are dragged: the left part opens them, the right part compares with them.
class DropPlaces : public QWidget
{
    Q_OBJECT
public:
    explicit DropPlaces(QWidget* parent);

    /// Covers the parent; `border` is where the right part begins.
    void showAt(int border, bool second);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_border = 0;
    bool m_second = false; ///< the right part would take the files
};

} // namespace vitscope
