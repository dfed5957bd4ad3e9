// SPDX-License-Identifier: MIT
#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

namespace vitscope::test {

/// What the real program did.
struct ProgramRun
{
    int status = -1; ///< exit status; -1: it did not end by itself
    QByteArray out, err;
};

/// The environment of a person without a display.
inline QProcessEnvironment withoutDisplay()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(name);
    return environment;
}

/// Starts the program of this build and waits for its end.
inline ProgramRun runProgram(const QStringList& arguments,
    const QProcessEnvironment& environment = withoutDisplay(),
    const QString& program = QStringLiteral(VITSCOPE_BIN "/vitscope"))
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    const bool ended = process.waitForFinished(120000) && process.exitStatus() == QProcess::NormalExit;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace vitscope::test
