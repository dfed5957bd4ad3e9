// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace vitscope {

/// Above a picture or chart: what it shows, and of a comparison which side of what it is.
class SideHeader : public QWidget
{
    Q_OBJECT
public:
    explicit SideHeader(QWidget* parent = nullptr);

    void add(QWidget* widget); ///< to the right of the title
    /// Title and note of a finding; `instead` where there is none. Of a comparison under the letter of its
    /// side, with picture and model below and what differs in bold.
    void show(const Session& session, Side side, const QString& instead);
    QString title() const { return m_text; }
    QString place() const; ///< the second line, as rich text; empty outside comparisons

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void elide();

    QString m_text;
    QLabel* m_letter;
    QLabel* m_title;
    QLabel* m_place;
    QHBoxLayout* m_row;
};

} // namespace vitscope
