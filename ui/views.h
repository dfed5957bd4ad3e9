// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <span>

namespace vitscope {

class Session;

/// A part of the session shown in a dock. Nobody sees it: it does no work, and catches up when shown.
class View : public QWidget
{
    Q_OBJECT
public:
    explicit View(Session& session, QWidget* parent = nullptr);

    /// Takes over how a view of the same kind was left, beyond what the session tells.
    virtual void succeed(const View&) { }
    int refreshes() const { return m_refreshes; } ///< how often refresh() ran

Q_SIGNALS:
    void actionAsked(const char* id); ///< a link or button for one of the window's actions

protected:
    /// Something changed: refresh() now, or once shown.
    void invalidate();
    virtual void refresh() = 0;
    Session& session() const { return m_session; }
    void showEvent(QShowEvent* event) override;

private:
    void refreshNow();

    Session& m_session;
    bool m_stale = true;
    int m_refreshes = 0;
};

/// One row of the table of docks.
struct ViewFacts
{
    const char* id;
    const char* title;
    const char* sentence;
    Qt::DockWidgetArea area;
    View* (*create)(Session&, QWidget* parent);
    bool startsHidden = false; ///< shown when somebody asks for it
};

/// All views, in the order of their docks.
std::span<const ViewFacts* const> views();

} // namespace vitscope
