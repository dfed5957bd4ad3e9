// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <QStatusBar>
#include <QTimer>

class QLabel;
class QProgressBar;
class QToolButton;

namespace vitscope {

/// What lies under a point of the picture, in one line that does not jump.
QString readOut(const Session& session, QPointF picturePoint, std::optional<int> token);

/// The name that the legend gives to the colour of a patch, else its red, green and blue.
QString colorText(const ColorMap& map, int row, int column);

/// The read-out, what the last pass cost, and long work with its stage and a way to stop it. Work shorter
/// than a blink shows nothing.
class StatusLine : public QStatusBar
{
    Q_OBJECT
public:
    explicit StatusLine(Session& session, QWidget* parent = nullptr);

    void point(QPointF picturePoint, std::optional<int> token);
    void tell(const QString& readOut); ///< a value of a chart
    void pointNowhere();
    QString text() const;
    bool showsProgress() const;

Q_SIGNALS:
    void cancelAsked();

private:
    void takeBusy();
    void takeContent();

    static constexpr int patience = 150; ///< milliseconds before work is shown

    Session& m_session;
    QLabel* m_readOut;
    QLabel* m_cost;
    QLabel* m_stage;
    QProgressBar* m_progress;
    QToolButton* m_cancel;
    QTimer m_delay;
    std::optional<std::pair<QPointF, std::optional<int>>> m_pointed;
};

} // namespace vitscope
