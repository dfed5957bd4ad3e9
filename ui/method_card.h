// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

class QListView;

namespace vitscope {

/// Paints a row of MethodGuideModel as wide as its list: a heading, or a card with title, answer, limit, cost
/// and source.
class MethodCard : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit MethodCard(QListView& list); ///< owned by the list
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    QListView& m_list;
};

} // namespace vitscope
