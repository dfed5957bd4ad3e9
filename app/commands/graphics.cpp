// SPDX-License-Identifier: MIT
#include "app/commands/graphics.h"

#include "app/commands/terminal.h"

#include <QGuiApplication>

#include <clocale>

namespace vitscope {

namespace {

/// Qt warns about a session that a machine without a display does not have; only its failures are told.
void tellFailures(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        printNote(message.toStdString());
}

} // namespace

Graphics::Graphics()
{
    static int count = 1;
    static char name[] = "vitscope";
    static char* arguments[] = {name, nullptr};
    qInstallMessageHandler(tellFailures);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    m_application = std::make_unique<QGuiApplication>(count, arguments);
    std::setlocale(LC_NUMERIC, "C");
}

Graphics::~Graphics() = default;

} // namespace vitscope
