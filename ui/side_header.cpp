// SPDX-License-Identifier: MIT
#include "ui/side_header.h"

#include "core/base/intervention_text.h"
#include "core/figure/chart.h"
#include "ui/compared_side.h"
#include "ui/language.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace vitscope {

namespace {

constexpr int rowHeight = 24;

QString part(const QString& text, bool differs)
{
    return differs ? QStringLiteral("<b>%1</b>").arg(text.toHtmlEscaped()) : text.toHtmlEscaped();
}

QString nameOf(const std::string& path)
{
    return QString::fromStdString(path).section('/', -1);
}

QString changesOf(const ViewState& view, bool differ)
{
    const std::string changes = interventionsTitle(view.interventions);
    return changes.empty() ? (differ ? SideHeader::tr("untouched") : QString()) : translated(changes);
}

/// "goldfish.jpg · model.safetensors · untouched"
QString placeText(const Session& session, Side side)
{
    const ViewState first = session.state(), second = first.other();
    const ViewState& view = side == Side::First ? first : second;
    QStringList parts{part(nameOf(view.picture), first.picture != second.picture),
        part(nameOf(view.model), first.model != second.model || first.hints != second.hints)};
    const bool differ = first.interventions != second.interventions;
    if (const QString changes = changesOf(view, differ); !changes.isEmpty())
        parts += part(changes, differ);
    if (const QString note = session.compared().note(); side == Side::Second && !note.isEmpty())
        parts += note.toHtmlEscaped();
    return parts.join(QStringLiteral(" · "));
}

QString differenceText(const Session& session)
{
    const ViewState first = session.state(), second = first.other();
    const auto pair = [](const QString& a, const QString& b) {
        return a == b ? a.toHtmlEscaped() : QStringLiteral("%1 − %2").arg(part(a, true), part(b, true));
    };
    return pair(nameOf(first.picture), nameOf(second.picture)) + QStringLiteral(" · ")
        + pair(nameOf(first.model), nameOf(second.model));
}

QString letterOf(Side side)
{
    return side == Side::First ? QStringLiteral("A")
        : side == Side::Second ? QStringLiteral("B")
                               : QStringLiteral("A − B");
}

} // namespace

SideHeader::SideHeader(QWidget* parent)
    : QWidget(parent)
    , m_letter(new QLabel)
    , m_title(new QLabel)
    , m_place(new QLabel)
    , m_row(new QHBoxLayout)
{
    for (QLabel* label : {m_title, m_place}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setFocusPolicy(Qt::NoFocus);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    m_title->setTextFormat(Qt::PlainText);
    m_place->setTextFormat(Qt::RichText);
    m_place->setForegroundRole(QPalette::PlaceholderText);
    QFont bold = font();
    bold.setBold(true);
    for (QLabel* label : {m_letter, m_title})
        label->setFont(bold);
    m_letter->setAutoFillBackground(true);
    m_letter->setBackgroundRole(QPalette::Highlight);
    m_letter->setForegroundRole(QPalette::HighlightedText);
    m_letter->setContentsMargins(6, 1, 6, 1);
    for (QLabel* label : {m_letter, m_place})
        label->hide();
    m_row->setSpacing(6);
    m_row->addWidget(m_letter);
    m_row->addWidget(m_title, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, 10, 6);
    column->setSpacing(2);
    column->addLayout(m_row);
    column->addWidget(m_place);
}

void SideHeader::add(QWidget* widget)
{
    m_row->addWidget(widget);
}

void SideHeader::show(const Session& session, Side side, const QString& instead)
{
    const bool compares = session.compared().isShown();
    const Finding* finding = session.shown(side).finding;
    m_text = finding ? translated(titleOf(*finding)) : instead;
    const QString note = finding ? translated(noteOf(*finding)) : QString();
    const QString whole = "<b>" + m_text.toHtmlEscaped() + "</b>";
    m_title->setToolTip(note.isEmpty() ? whole : whole + "<br>" + note.toHtmlEscaped());
    m_title->setMinimumHeight(compares ? rowHeight : 0); // both sides alike, with buttons and without
    m_letter->setVisible(compares);
    m_letter->setText(letterOf(side));
    m_place->setVisible(compares);
    m_place->setText(!compares         ? QString()
            : side == Side::Difference ? differenceText(session)
                                       : placeText(session, side));
    m_place->setToolTip(m_place->text());
    elide();
}

/// The tooltip has it whole.
void SideHeader::elide()
{
    layout()->activate(); // the letter takes its place first
    m_title->setText(m_title->fontMetrics().elidedText(m_text, Qt::ElideRight, m_title->width()));
}

void SideHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    elide();
}

QString SideHeader::place() const
{
    return m_place->text();
}

} // namespace vitscope
