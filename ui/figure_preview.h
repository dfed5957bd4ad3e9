// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>
#include <QWidget>

namespace vitscope {

/// Shows a page on a desk: as large as fits, white whatever the theme, never stretched.
class FigurePreview : public QWidget
{
    Q_OBJECT
public:
    explicit FigurePreview(QWidget* parent = nullptr);

    void setPage(const QImage& page);
    const QImage& page() const { return m_page; }
    /// Device pixels that a page may take in width.
    int roomInPixels() const;

    QSize sizeHint() const override { return {460, 420}; }

Q_SIGNALS:
    void resized(); ///< the page should be painted anew for the new room

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QImage m_page;
};

} // namespace vitscope
