// SPDX-License-Identifier: MIT
// What shells and man know of the commands: all that --help says, and nothing else.
#include "tests/support/program.h"

#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace vitscope::test;

namespace {

QStringList longOptions(const QString& text)
{
    QStringList found;
    static const QRegularExpression pattern("(?<![\\w-])--([a-z][a-z-]*[a-z])");
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        found << matches.next().captured(1);
    found.sort();
    found.removeDuplicates();
    return found;
}

/// Options that stand where the help lists them, not those that its sentences mention.
QStringList optionsOfHelp(const QString& command)
{
    QStringList lines;
    QStringList arguments{command, "--help"};
    arguments.removeAll(QString()); // of the window
    for (const QString& line : QString::fromUtf8(runProgram(arguments).out).split('\n'))
        if (line.startsWith("  -"))
            lines << line.left(34).section("  ", 0, 1);
    return longOptions(lines.join('\n'));
}

} // namespace

class CompletionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        for (const QByteArray& line : runProgram({"--help"}).out.split('\n'))
            if (line.startsWith("  ") && line.size() > 14 && line[2] >= 'a' && line[2] <= 'z')
                m_commands << QString::fromUtf8(line.mid(2, 11).trimmed());
        QVERIFY2(m_commands.contains("batch") && m_commands.contains("completion"),
            qPrintable(m_commands.join(' ')));
    }

    void everyShellKnowsTheWindowsOptions()
    {
        const QStringList options = optionsOfHelp({});
        QVERIFY2(options.contains("log-level") && options.contains("version"), qPrintable(options.join(' ')));
        const QString bash = script("bash"), zsh = script("zsh"), fish = script("fish"),
                      manual = QString::fromUtf8(runProgram({"manual"}).out);
        QCOMPARE(
            longOptions(QRegularExpression("\n        \\*\\) options='([^']*)'").match(bash).captured(1)),
            options);
        const QString part = manual.section("\n.SH OPTIONS\n", 1).section("\n.SH ", 0, 0);
        for (const QString& option : options) {
            QVERIFY2(zsh.contains("'*--" + option), qPrintable(option));
            QVERIFY2(fish.contains(QRegularExpression("__fish_use_subcommand[^\n]* -l " + option)),
                qPrintable(option));
            QVERIFY2(part.contains("\\fB\\-\\-" + QString(option).replace("-", "\\-")), qPrintable(option));
        }
    }

    void everyShellKnowsEveryOption()
    {
        const QString bash = script("bash"), zsh = script("zsh"), fish = script("fish");
        for (const QString& command : m_commands) {
            const QStringList options = optionsOfHelp(command);
            QVERIFY2(options.contains("help"), qPrintable(command));
            const QRegularExpression bashCase("\n        " + command + "\\) options='([^']*)'");
            QCOMPARE(longOptions(bashCase.match(bash).captured(1)), options);
            QStringList fishOptions;
            for (const QString& line : fish.split('\n'))
                if (line.contains("'__fish_seen_subcommand_from " + command + "'"))
                    fishOptions << line.section(" -l ", 1).section(' ', 0, 0);
            fishOptions.sort();
            QCOMPARE(fishOptions, options);
            const qsizetype begin = zsh.indexOf("\n    " + command + ")\n");
            QVERIFY(begin > 0);
            QStringList zshOptions;
            static const QRegularExpression pattern("'\\*--([a-z-]+)[=\\[]");
            for (auto matches = pattern.globalMatch(zsh.mid(begin, zsh.indexOf(";;", begin) - begin));
                 matches.hasNext();)
                zshOptions << matches.next().captured(1);
            zshOptions.sort();
            QCOMPARE(zshOptions, options);
        }
    }

    void bashCompletes_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("a command") << QStringList{"ren"} << QStringList{"render"};
        QTest::newRow("an option") << QStringList{"render", "--col"}
                                   << QStringList{"--colormap", "--colorbar"};
        QTest::newRow("a value") << QStringList{"render", "--colormap", "inf"} << QStringList{"inferno"};
        QTest::newRow("after =") << QStringList{"render", "--template", "=", "he"} << QStringList{"heads"};
        QTest::newRow("a file with a blank")
            << QStringList{"info", "--weights", "a w"} << QStringList{"a weight.pth"};
        QTest::newRow("a method") << QStringList{"batch", "--method", "gradient-r"}
                                  << QStringList{"gradient-rollout"};
    }
    void bashCompletes()
    {
        QFETCH(QStringList, words);
        QFETCH(QStringList, expected);
        QTemporaryDir folder;
        QFile weights(folder.filePath("a weight.pth"));
        QVERIFY(weights.open(QIODevice::WriteOnly));
        QProcess shell;
        QProcessEnvironment environment = withoutDisplay();
        environment.insert("PATH", VITSCOPE_BIN ":" + environment.value("PATH"));
        shell.setProcessEnvironment(environment);
        shell.setWorkingDirectory(folder.path());
        shell.start("bash",
            QStringList{"--norc", "-c",
                "source <(vitscope completion bash); COMP_WORDS=(vitscope \"$@\"); COMP_CWORD=$#; _vitscope; "
                "printf '%s\\n' \"${COMPREPLY[@]}\"",
                "bash"}
                + words);
        QVERIFY(shell.waitForFinished(20000));
        QStringList found = QString::fromUtf8(shell.readAllStandardOutput()).trimmed().split('\n');
        found.sort();
        expected.sort();
        QCOMPARE(found, expected);
    }

    void shellsTakeTheScripts_data()
    {
        QTest::addColumn<QString>("shell");
        for (const char* shell : {"bash", "zsh", "fish"})
            QTest::newRow(shell) << QString(shell);
    }
    void shellsTakeTheScripts()
    {
        QFETCH(QString, shell);
        if (QStandardPaths::findExecutable(shell).isEmpty())
            QSKIP("this shell is not installed");
        QTemporaryDir folder;
        QFile file(folder.filePath("script"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(script(shell).toUtf8()) > 0);
        file.close();
        QProcess process;
        process.start(shell, {"-n", file.fileName()});
        QVERIFY(process.waitForFinished(20000));
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(process.readAllStandardError(), QByteArray());
    }

    void theManualTellsAllCommandsAndOptions()
    {
        const QString page = QString::fromUtf8(runProgram({"manual"}).out);
        for (const QString& command : m_commands) {
            const qsizetype begin = page.indexOf("\n.SH VITSCOPE " + command.toUpper());
            QVERIFY2(begin > 0, qPrintable(command));
            QStringList options;
            const QString part = page.mid(begin, page.indexOf("\n.SH ", begin + 5) - begin);
            for (const QString& line : part.split('\n'))
                if (line.startsWith("\\fB"))
                    options << longOptions(
                        line.section("\\fI", 0, 0).replace("\\fB", " ").replace("\\fR", " ").remove('\\'));
            options.sort();
            QCOMPARE(options, optionsOfHelp(command));
        }
        for (const QString& line : page.split('\n'))
            QVERIFY2(!line.startsWith("'"), qPrintable(line));
    }

private:
    static QString script(const QString& shell)
    {
        const ProgramRun run = runProgram({"completion", shell});
        return run.status == 0 ? QString::fromUtf8(run.out) : QString();
    }

    QStringList m_commands;
};

QTEST_GUILESS_MAIN(CompletionTest)
#include "completion_test.moc"
