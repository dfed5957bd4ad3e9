// SPDX-License-Identifier: MIT
#include "core/figure/fonts.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPainterPath>
#include <QStringList>
#include <QTextLayout>

// Outside every namespace, as the macro asks; resources of a static library are dropped without it.
static void registerFonts()
{
    Q_INIT_RESOURCE(fonts);
    for (const char* name : {":/fonts/LiberationSans-Regular.ttf", ":/fonts/LiberationSans-Bold.ttf"})
        QFontDatabase::addApplicationFont(QString::fromLatin1(name));
}

namespace vitscope {

QFont outlined(QFont font)
{
    font.setStyleStrategy(QFont::StyleStrategy(int(font.styleStrategy()) | QFont::ForceOutline));
    return font;
}

QFont figureFont(int points, bool bold)
{
    static const bool registered = (registerFonts(), true);
    Q_UNUSED(registered);
    // Chinese characters in the forms of the mainland, whatever face the system would take first.
    QFont font(QStringList{QStringLiteral("Liberation Sans"), QStringLiteral("Noto Sans CJK SC")});
    font.setPixelSize(points);
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(
        QFont::StyleStrategy(QFont::PreferOutline | QFont::PreferAntialias | QFont::NoSubpixelAntialias));
    return font;
}

double textWidth(const QString& text, const QFont& font)
{
    return QFontMetricsF(font).horizontalAdvance(text);
}

double textHeight(const QFont& font)
{
    const QFontMetricsF metrics(font);
    return metrics.ascent() + metrics.descent();
}

QString elided(const QString& text, const QFont& font, double width)
{
    return QFontMetricsF(font).elidedText(text, Qt::ElideRight, width);
}

void paintTextLine(QPainter& painter, const QRectF& area, Qt::Alignment alignment, const QString& text)
{
    if (!(painter.font().styleStrategy() & QFont::ForceOutline)) {
        painter.drawText(area, int(alignment) | Qt::TextSingleLine | Qt::TextDontClip, text);
        return;
    }
    const QFontMetricsF metrics(painter.font());
    const QSizeF spare(
        area.width() - metrics.horizontalAdvance(text), area.height() - metrics.ascent() - metrics.descent());
    const auto share = [alignment](Qt::AlignmentFlag middle, Qt::AlignmentFlag end) {
        return alignment & middle ? 0.5 : alignment & end ? 1.0 : 0.0;
    };
    QPainterPath path;
    path.addText(area.left() + share(Qt::AlignHCenter, Qt::AlignRight) * spare.width(),
        area.top() + share(Qt::AlignVCenter, Qt::AlignBottom) * spare.height() + metrics.ascent(),
        painter.font(), text);
    painter.fillPath(path, painter.pen().color());
}

QStringList wrapped(const QString& text, const QFont& font, double width)
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    QStringList lines;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        lines += text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines;
}

} // namespace vitscope
