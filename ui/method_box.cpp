// SPDX-License-Identifier: MIT
#include "ui/method_box.h"

#include "ui/language.h"
#include "ui/method_text.h"
#include "ui/session.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QPainter>
#include <QStandardItemModel>

namespace vitscope {

namespace {

constexpr int keyRole = Qt::UserRole + 1;

/// Headings have no id.
bool isHeading(const QModelIndex& index)
{
    return !index.data(Qt::UserRole).isValid();
}

void addMethod(QComboBox& box, const MethodFacts& facts)
{
    box.addItem(translated(facts.title), QString::fromStdString(facts.id));
    if (facts.key)
        box.setItemData(box.count() - 1, facts.key, keyRole);
}

} // namespace

void fillMethods(QComboBox& box, const Session& session)
{
    const auto methods = session.methods();
    auto& model = dynamic_cast<QStandardItemModel&>(*box.model());
    if (box.count() == 0) {
        std::optional<MethodGroup> group;
        for (const MethodFacts& facts : methods) {
            if (facts.group != std::exchange(group, facts.group)) {
                box.addItem(translated(groupTitle(facts.group)));
                model.item(box.count() - 1)->setFlags(Qt::NoItemFlags);
            }
            addMethod(box, facts);
        }
    }
    box.view()->setMinimumWidth(box.view()->sizeHintForColumn(0)); // headings may be wider than the box
    for (const MethodFacts& facts : methods) {
        const int row = box.findData(QString::fromStdString(facts.id));
        const QString refusal = session.refusal(facts);
        box.setItemData(row, methodTip(facts, refusal), Qt::ToolTipRole);
        model.item(row)->setEnabled(refusal.isEmpty());
    }
}

QSize MethodRow::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFontMetrics& metrics = option.fontMetrics;
    const QString text = index.data().toString();
    const int above = isHeading(index) && index.row() > 0 ? 8 : 0;
    return {metrics.horizontalAdvance(text) * 10 / 9 + 52, metrics.height() + 6 + above};
}

void MethodRow::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QPalette& palette = option.palette;
    const bool heading = isHeading(index), enabled = option.state & QStyle::State_Enabled;
    const bool chosen = enabled && !heading && option.state & QStyle::State_Selected;
    painter->save();
    painter->fillRect(
        option.rect, palette.brush(QPalette::Active, chosen ? QPalette::Highlight : QPalette::Base));
    QFont font = option.font;
    font.setBold(heading);
    painter->setFont(font);
    const auto role = chosen ? QPalette::HighlightedText
        : enabled            ? QPalette::Text
                             : QPalette::PlaceholderText;
    painter->setPen(palette.color(QPalette::Active, role));
    const QRect inner = option.rect.adjusted(heading ? 8 : 20, 3, -10, -3);
    painter->drawText(
        inner, int(Qt::AlignLeft) | (heading ? Qt::AlignBottom : Qt::AlignVCenter), index.data().toString());
    if (const QVariant key = index.data(keyRole); key.isValid()) {
        if (!chosen)
            painter->setPen(palette.color(QPalette::Active, QPalette::PlaceholderText));
        painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter, key.toString());
    }
    painter->restore();
}

} // namespace vitscope
