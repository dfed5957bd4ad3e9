// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

class QComboBox;

namespace vitscope {

class Session;

/// Fills a box with the session's methods under the questions that they answer, each with its id as data, its
/// facts as tooltip and its number key; headings, and methods that the model refuses, cannot be chosen.
void fillMethods(QComboBox& box, const Session& session);

/// Paints a row of such a box: a heading, or a title with its number key at the right.
class MethodRow : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace vitscope
