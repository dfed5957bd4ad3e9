// SPDX-License-Identifier: MIT
#include "tests/support/window_sandbox.h"

#include <QDir>
#include <QFile>
#include <QSettings>

namespace vitscope {

WindowSandbox::WindowSandbox()
{
    QDir(m_folder.path()).mkpath("resources/demo");
    QDir(m_folder.path()).mkpath("resources/samples");
    QDir(m_folder.path()).mkpath("config");
    qputenv("XDG_CONFIG_HOME", path("config").toUtf8());
    qputenv("XDG_STATE_HOME", path("state").toUtf8());
    qputenv("VITSCOPE_RESOURCES", path("resources").toUtf8());
    weights("resources/demo/model.safetensors");
    file("resources/demo/config.json", "{}");
    picture("resources/samples/one.png");
    picture("resources/samples/two.png", 90, 120);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, path("config"));
}

QString WindowSandbox::picture(const QString& name, int width, int height) const
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, qRgb(255 * x / width, 255 * y / height, int(name.size()) * 7 % 256));
    }
    image.save(path(name));
    return path(name);
}

QString WindowSandbox::weights(const QString& name, int layers, int heads, int rows, int columns) const
{
    return QString::fromStdString(writeFakeWeights(path(name).toStdString(), layers, heads, rows, columns));
}

QString WindowSandbox::file(const QString& name, const QByteArray& bytes) const
{
    QFile file(path(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
    return path(name);
}

} // namespace vitscope
