// SPDX-License-Identifier: MIT
#pragma once

#include "ui/actions.h"
#include "ui/image_canvas.h"
#include "ui/shown_side.h"

class QSplitter;
class QStackedWidget;

namespace vitscope {

class ChartView;
class ColorBar;
class DropPlaces;
class PatchCanvas;
class Session;
class SideHeader;

/// The middle of the window: the first side, and beside it the second side of a comparison while there is
/// one. Both lie alike while they are linked. While Shift is held over it the first side shows the second in
/// place.
class CompareView : public QWidget
{
    Q_OBJECT
public:
    /// `firstPane` holds `first`, the canvas of the first side.
    CompareView(Session& session, const Actions& actions, QWidget* firstPane, PatchCanvas& first);

    PatchCanvas& second() { return *m_second; }
    ChartView& secondChart() { return *m_chart; }
    const SideHeader& secondHeader() const { return *m_header; }
    bool isFlipped() const; ///< the first canvas shows the second side
    /// Whether one colour bar stands for both sides.
    bool sharesBar() const;
    /// The canvas that zoom keys are meant for: the one with the focus, else the first.
    PatchCanvas& zoomed();

    bool isSecondPlace(QPoint position) const; ///< where files dropped are compared with
    void showDropPlaces(QPoint position);
    void hideDropPlaces();

Q_SIGNALS:
    void flipped(); ///< or back
    void pointed(
        QPointF picturePoint, std::optional<int> token); ///< on the second side, in terms of the first
    void pointedNowhere();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeSecondPane(const Actions& actions);
    void connectLink();
    void flip(bool on);
    void follow(ImageCanvas& canvas, const ImageCanvas& other);
    void showSides();
    void showFinding();
    void balance();
    int border() const; ///< where the second side begins, or would

    Session& m_session;
    PatchCanvas& m_first;
    QAction* m_link;
    QSplitter* m_splitter;
    QWidget* m_pane = nullptr;
    SideHeader* m_header = nullptr;
    QStackedWidget* m_stack = nullptr;
    PatchCanvas* m_second = nullptr;
    ChartView* m_chart = nullptr;
    ColorBar* m_bar = nullptr;
    DropPlaces* m_places;
    bool m_pointerInside = false;
    bool m_balances = false;
    std::optional<int> m_bars; ///< width of the second side's bar, less that of the first's
};

} // namespace vitscope
