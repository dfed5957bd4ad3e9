// SPDX-License-Identifier: MIT
#pragma once

#include "ui/head_statistics.h"
#include "ui/session.h"

#include <QWidget>

namespace vitscope {

/// One cell per layer and head: a thumbnail of the query that is shown, or the value of a statistic. In the
/// order of layers and heads, or, with a statistic, in its order.
class OverviewGrid : public QWidget
{
    Q_OBJECT
public:
    OverviewGrid(Session& session, const HeadStatistics& statistics);

    void refresh();
    void fitTo(QSize room); ///< cells as large as the width allows, so that the rows scroll where they must
    void showValues(bool shows); ///< instead of thumbnails, where there is a statistic
    bool showsValues() const { return m_showsValues; }
    /// Layer and head of the cell at a place, counted row by row; for tests.
    std::optional<std::pair<int, int>> headAt(QPoint point) const;

    Session& session() const { return m_session; }
    int layers() const; ///< 0 while there is no overview
    int heads() const;
    bool sorted() const { return !m_slots.empty(); }
    /// A place in the grid, row by row as it is shown.
    QRect slotRect(int slot) const;
    QString sentenceAt(int slot) const { return sentence(headOf(slot)); }
    bool isChosen(int slot) const; ///< one head alone, or one of the layer that is joined
    std::optional<int> chosenSlot() const; ///< the head shown, or the first of its layer
    void open(int slot);

Q_SIGNALS:
    void refreshed(); ///< other maps, values or order

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override { setHovered(std::nullopt); }
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    static constexpr int gap = 2, labelWidth = 30, labelHeight = 18;

    std::optional<int> slotAt(QPoint point) const;
    int headOf(int slot) const { return sorted() ? m_slots[std::size_t(slot)] : slot; }
    int slotOf(int head) const;
    void setHovered(std::optional<int> slot);
    QString sentence(int head) const;

    void paintThumbnails();
    ValueRange wholeRange(const AttentionOverview& all) const;
    ValueRange rangeOf(const AttentionOverview& all, int head) const;
    Scale valueScale() const;
    void paintValue(QPainter& painter, int slot, const Scale& scale) const;
    void paintName(QPainter& painter, int slot) const;
    void paintLabels(QPainter& painter) const;
    void paintChosen(QPainter& painter) const;

    Session& m_session;
    const HeadStatistics& m_statistics;
    std::vector<int> m_slots; ///< layer * heads + head by place; empty: in that order
    bool m_showsValues = false;
    QSize m_cell{24, 24};
    bool m_stale = true; ///< the thumbnails are of something older
    QImage m_thumbnails; ///< one pixel per patch, in the order of layers and heads
    ValueRange m_whole; ///< of all thumbnails
    std::optional<int> m_hovered;
};

} // namespace vitscope
