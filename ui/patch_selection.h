// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/engine.h"

#include <QObject>
#include <QPointF>
#include <QTransform>

#include <vector>

class QMouseEvent;
class QPainter;

namespace vitscope {

class ImageCanvas;
class Session;
struct ViewState;

/// Patch tokens whose cells a rectangle of the picture touches, in order; corners in any order.
std::vector<int> patchesWithin(const Run& run, QPointF from, QPointF to);

/// The rectangle around patches, in pixels of the picture and inside it; empty without patches.
Box boxAround(const Run& run, const std::vector<int>& tokens);

/// Outline and tint of selected patches.
void paintSelection(
    QPainter& painter, const Run& run, const std::vector<int>& tokens, const QTransform& toWidget);

/// Selecting patches with the mouse on a canvas: with Ctrl held, or always while the tool is on, a drag
/// selects a rectangle, with Shift it adds what it touches like a brush, and a click adds or removes one
/// patch. One undoable step each.
class SelectionGesture : public QObject
{
    Q_OBJECT
public:
    SelectionGesture(ImageCanvas& canvas, Session& session);

    void setTool(bool on); ///< no Ctrl needed
    /// What is selected, or would be if the button were released now.
    const std::vector<int>& shown() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool press(const QMouseEvent& event);
    void drag(const QMouseEvent& event);
    void release(const QMouseEvent& event);

    ImageCanvas& m_canvas;
    Session& m_session;
    bool m_tool = false, m_active = false, m_brush = false, m_moved = false;
    QPointF m_pressedAt; ///< in the widget
    QPointF m_from, m_last; ///< in the picture
    std::vector<int> m_preview;
};

/// Commands on the selection, each one undoable step.
void clearSelection(Session& session);
void invertSelection(Session& session);
/// Asks from the mean of the selected patches, or again from the token that asks by itself. While it asks, it
/// follows the selection.
void askFromSelection(Session& session);
bool asksFromSelection(const ViewState& state);
/// Makes the rectangle around it the box that maps should point at, in every method that takes one.
void useSelectionAsBox(Session& session);

} // namespace vitscope
