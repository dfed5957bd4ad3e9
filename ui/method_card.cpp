// SPDX-License-Identifier: MIT
#include "ui/method_card.h"

#include "ui/method_guide_model.h"
#include "ui/theme.h"

#include <QListView>
#include <QPainter>

namespace vitscope {

namespace {

using Role = MethodGuideModel::Role;

constexpr int side = 12, above = 9, below = 10, gap = 4, signWidth = 18;

/// A paragraph of a card and where it stands, measured from the card's top left corner.
struct Paragraph
{
    QString text;
    QRect box;
    Role role;
};

bool isHeading(const QModelIndex& index)
{
    return index.data(MethodGuideModel::SentenceRole).toString().isEmpty();
}

QFont bold(QFont font)
{
    font.setBold(true);
    return font;
}

QFont small(QFont font)
{
    font.setPixelSize(QFontInfo(font).pixelSize() * 11 / 12);
    return font;
}

QFont fontOf(Role role, const QFont& font)
{
    return role == Role::CostRole || role == Role::SourceRole ? small(font) : font;
}

/// Below the title, one under another.
std::vector<Paragraph> paragraphs(const QModelIndex& index, const QFont& font, int width)
{
    std::vector<Paragraph> all;
    int top = above + QFontMetrics(bold(font)).height() + gap;
    for (const Role role : {Role::SentenceRole, Role::CannotRole, Role::CostRole, Role::SourceRole}) {
        const QString text = index.data(role).toString();
        const int left = side + (role == Role::CannotRole ? signWidth : 0);
        const QRect room(left, top, width - left - side, 1 << 14);
        const QRect box = QFontMetrics(fontOf(role, font)).boundingRect(room, Qt::TextWordWrap, text);
        all.push_back({text, {room.topLeft(), QSize(room.width(), box.height())}, role});
        top += box.height() + (role == Role::CostRole ? 1 : gap);
    }
    return all;
}

/// A triangle in the colour of warnings: the sign of what a method cannot tell.
void paintSign(QPainter* painter, const QRect& line, const QColor& color)
{
    const double size = 10, left = line.left(), middle = line.center().y() + 1;
    QPolygonF triangle;
    triangle << QPointF(left + size / 2, middle - size / 2) << QPointF(left + size, middle + size / 2 - 1)
             << QPointF(left, middle + size / 2 - 1);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPolygon(triangle);
    painter->setRenderHint(QPainter::Antialiasing, false);
}

/// The mark at the right end of the title's line, before it the number key in a box.
void paintMarks(QPainter* painter, const QRect& line, const QModelIndex& index, const QPalette& palette)
{
    const QString mark = index.data(Role::MarkRole).toString(), key = index.data(Role::KeyRole).toString();
    const bool isSpecific = index.data(Role::ClassSpecificRole).toBool();
    painter->setPen(palette.color(isSpecific ? QPalette::Link : QPalette::PlaceholderText));
    painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, mark);
    if (key.isEmpty())
        return;
    const int right = line.right() - QFontMetrics(painter->font()).horizontalAdvance(mark) - 8;
    const QRectF cap(right - 15.5, line.center().y() - 7.5, 16, 16);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(palette.color(QPalette::Button));
    painter->setPen(palette.color(QPalette::Mid));
    painter->drawRoundedRect(cap, 3, 3);
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(palette.color(QPalette::Text));
    painter->drawText(cap, Qt::AlignCenter, key);
}

void paintGround(QPainter* painter, const QStyleOptionViewItem& option, bool shown)
{
    const QPalette& palette = option.palette;
    painter->fillRect(option.rect, palette.color(QPalette::Base));
    QColor tint = palette.color(QPalette::Active, QPalette::Highlight);
    if (shown) {
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), tint);
        tint.setAlphaF(0.13f);
        painter->fillRect(option.rect, tint);
    } else if (option.state & QStyle::State_MouseOver && option.state & QStyle::State_Enabled) {
        tint.setAlphaF(0.06f);
        painter->fillRect(option.rect, tint);
    }
    painter->setPen(palette.color(QPalette::Mid));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(palette.color(QPalette::Active, QPalette::Highlight));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -2));
    }
}

void paintHeading(QPainter* painter, const QStyleOptionViewItem& option, const QString& title)
{
    painter->fillRect(option.rect, option.palette.color(QPalette::Active, QPalette::Window));
    painter->setFont(bold(option.font));
    painter->setPen(option.palette.color(QPalette::Active, QPalette::WindowText));
    painter->drawText(option.rect.adjusted(side, 0, -side, -5), Qt::AlignLeft | Qt::AlignBottom, title);
}

} // namespace

MethodCard::MethodCard(QListView& list)
    : QStyledItemDelegate(&list)
    , m_list(list)
{
}

QSize MethodCard::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int width = m_list.viewport()->width();
    if (isHeading(index))
        return {width, QFontMetrics(bold(option.font)).height() + 20};
    return {width, paragraphs(index, option.font, width).back().box.bottom() + below};
}

void MethodCard::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    if (isHeading(index)) {
        paintHeading(painter, option, index.data().toString());
        painter->restore();
        return;
    }
    QPalette palette = option.palette;
    palette.setCurrentColorGroup(QPalette::Active);
    const bool refused = index.data(Role::RefusedRole).toBool();
    paintGround(painter, option, index.data(Role::ShownRole).toBool());
    painter->translate(option.rect.topLeft());
    const QColor faint = palette.color(QPalette::PlaceholderText);
    const QFont titleFont = bold(option.font);
    const QRect titleLine(side, above, option.rect.width() - 2 * side, QFontMetrics(titleFont).height());
    painter->setFont(titleFont);
    painter->setPen(refused ? faint : palette.color(QPalette::Text));
    painter->drawText(titleLine, Qt::AlignLeft | Qt::AlignVCenter, index.data(Role::TitleRole).toString());
    painter->setFont(small(option.font));
    paintMarks(painter, titleLine, index, palette);
    for (const Paragraph& one : paragraphs(index, option.font, option.rect.width())) {
        painter->setFont(fontOf(one.role, option.font));
        const bool isReason = refused && one.role == Role::CostRole;
        const bool isFaint = refused || one.role == Role::CostRole || one.role == Role::SourceRole;
        painter->setPen(isReason ? errorColor(palette) : isFaint ? faint : palette.color(QPalette::Text));
        painter->drawText(one.box, Qt::TextWordWrap, one.text);
        if (one.role == Role::CannotRole)
            paintSign(painter, {side, one.box.top(), signWidth, QFontMetrics(option.font).height()},
                warningColor(palette));
    }
    painter->restore();
}

} // namespace vitscope
