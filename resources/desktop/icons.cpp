// SPDX-License-Identifier: MIT
// icons SVG SIZE PNG: the picture at a size, for the icon theme. Run when the program is built.
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

int main(int count, char** arguments)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(count, arguments);
    const QStringList given = QGuiApplication::arguments();
    QSvgRenderer picture(given.value(1));
    const int size = given.value(2).toInt();
    if (!picture.isValid() || size < 1)
        return 2;
    QImage icon(size, size, QImage::Format_ARGB32_Premultiplied);
    icon.fill(Qt::transparent);
    QPainter painter(&icon);
    painter.setRenderHint(QPainter::Antialiasing);
    picture.render(&painter);
    painter.end();
    return icon.save(given.value(3), "PNG") ? 0 : 1;
}
