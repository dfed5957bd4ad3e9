// SPDX-License-Identifier: MIT
#include "core/figure/fonts.h"

#include <QFontDatabase>
#include <QFontMetricsF>
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

QFont figureFont(int points, bool bold)
{
    static const bool registered = (registerFonts(), true);
    Q_UNUSED(registered);
    QFont font(QStringLiteral("Liberation Sans"));
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
    painter.drawText(area, int(alignment) | Qt::TextSingleLine | Qt::TextDontClip, text);
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
