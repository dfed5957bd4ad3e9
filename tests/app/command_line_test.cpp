// SPDX-License-Identifier: MIT
// Usage, exit statuses and surroundings of the real program: everything that needs no pass.
#include "tests/support/program.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace vitscope::test;

class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void tellsItsVersion()
    {
        const ProgramRun run = runProgram({"--version"});
        QCOMPARE(run.status, 0);
        QCOMPARE(run.out, QByteArray("vitscope " VITSCOPE_VERSION "\n"));
        QCOMPARE(run.err, QByteArray());
    }

    void helpNamesWhatTheContractNames_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QStringList>("words");
        const QStringList hints{"--weights", "--family", "--architecture", "--heads", "--image-size",
            "--patch-size", "--position-resizing", "--eps", "--activation", "--pool", "--qk-scale", "--mean",
            "--std", "--resize", "--crop", "--interpolation", "--labels"};
        const QStringList pass{"--input-tensor", "--device", "--threads", "--precision"};
        QTest::newRow("program") << ""
                                 << QStringList{
                                        "info", "predict", "export", "render", "--version", "--log-level"};
        QTest::newRow("info") << "info" << hints + QStringList{"--json"};
        QTest::newRow("predict") << "predict" << hints + pass + QStringList{"--top", "--json"};
        QTest::newRow("export") << "export"
                                << hints + pass
                + QStringList{"--output", "--force", "--layers", "--queries", "--tokens", "--all", "--method",
                    "--layer", "--head", "--query", "--direction", "--class", "--set"};
        QTest::newRow("render") << "render"
                                << hints + pass
                + QStringList{"--output", "--force", "--list-methods", "--method", "--layer", "--head",
                    "--query", "--direction", "--class", "--set", "--colormap", "--range", "--alpha",
                    "--grid", "--colorbar", "--template", "--width", "--dpi"};
    }

    void helpNamesWhatTheContractNames()
    {
        QFETCH(QString, command);
        QFETCH(QStringList, words);
        const ProgramRun run
            = runProgram(command.isEmpty() ? QStringList{"--help"} : QStringList{command, "--help"});
        QCOMPARE(run.status, 0);
        QCOMPARE(run.err, QByteArray());
        const QStringList found = QString::fromUtf8(run.out).split(QRegularExpression("[\\s,]+"));
        for (const QString& word : words)
            QVERIFY2(found.contains(word), qPrintable(word));
    }

    void refusesWrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char* name, const QString& arguments) {
            QTest::newRow(name) << arguments.split(' ');
        };
        row("unknown option", "--bogus");
        row("unknown option of a command", "predict --bogus");
        row("option without its value", "predict --weights");
        row("unknown level of the log", "--log-level loud");
        row("option twice", "predict --heads 3 --heads 4");
        row("too many arguments", "info picture.jpg");
        row("two pictures for export", "export a.jpg b.jpg -o out.npz");
        row("no output", "export");
        row("no output of render", "render");
        row("unknown kind of output", "render -o figure.bmp");
        row("heads are no number", "info --heads many");
        row("no heads", "info --heads 0");
        row("mean of two numbers", "info --mean 0.5,0.5");
        row("unknown activation", "info --activation relu");
        row("unknown resizing", "info --resize 224");
        row("unknown device", "predict --device tpu");
        row("device without a number", "predict --device cuda:");
        row("no threads", "predict --threads 0");
        row("unknown precision", "predict --precision float8");
        row("no classes", "predict --top 0");
        row("layer is no number", "render --layer abc -o out.png");
        row("layer past all numbers", "render --layer 1e9 -o out.png");
        row("head is no number", "render --head first -o out.png");
        row("unknown direction", "render --direction sideways -o out.png");
        row("unknown colormap", "render --colormap rainbow -o out.png");
        row("range upside down", "render --range 1,0 -o out.png");
        row("opacity above one", "render --alpha 1.5 -o out.png");
        row("parameter without value", "render --set discard -o out.png");
        row("width of a wall", "render --width 100000 -o out.png");
        row("layers are no numbers", "export --layers a,b -o out.npz");
        row("picture and tensor", "predict picture.jpg --input-tensor x.npy");
        row("several pictures, one output", "render a.jpg b.jpg -o out.png");
    }

    void refusesWrongUsage()
    {
        QFETCH(QStringList, arguments);
        const ProgramRun run = runProgram(arguments);
        QCOMPARE(run.status, 2);
        QCOMPARE(run.out, QByteArray());
        QVERIFY2(
            QRegularExpression("^vitscope: [^\\n]+ \\[VTS-U[0-9]\\]\\n$").match(run.err).hasMatch(), run.err);
    }

    void usageNeverLoadsTheEngine()
    {
        QTemporaryDir folder;
        const QString lonely = folder.filePath("vitscope");
        QVERIFY(QFile::copy(VITSCOPE_BIN "/vitscope", lonely));
        QCOMPARE(runProgram({"--help"}, withoutDisplay(), lonely).status, 0);
        QCOMPARE(runProgram({"render", "--help"}, withoutDisplay(), lonely).status, 0);
        QCOMPARE(runProgram({"--version"}, withoutDisplay(), lonely).status, 0);
        QCOMPARE(runProgram({"predict", "--heads", "x"}, withoutDisplay(), lonely).status, 2);
        const ProgramRun run = runProgram({"info"}, withoutDisplay(), lonely);
        QCOMPARE(run.status, 1);
        QVERIFY2(run.err.contains("[VTS-X3]"), run.err);
    }

    void aNameThatIsNoFileIsUnreadable()
    {
        const ProgramRun run = runProgram({"predcit"});
        QCOMPARE(run.status, 3);
        QVERIFY2(run.err.startsWith("vitscope: predcit: "), run.err);
    }

    void withoutDisplayTheWindowSaysOneLine()
    {
        const ProgramRun run = runProgram({});
        QCOMPARE(run.status, 1);
        QCOMPARE(run.err.count('\n'), 1);
        QVERIFY2(run.err.contains("display"), run.err);
    }

    void aFullDiskBehindStdoutIsAFailure()
    {
        QProcess process;
        process.setStandardOutputFile("/dev/full");
        process.start(VITSCOPE_BIN "/vitscope", {"--help"});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("No space left on device"));
    }

    void aClosedPipeEndsQuietly()
    {
        QProcess shell;
        shell.start("bash", {"-c", "{ sleep 0.2; " VITSCOPE_BIN "/vitscope --help; echo $? >&2; } | true"});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.readAllStandardError(), QByteArray("1\n"));
    }

    void oddThreadCountsOfTheEnvironmentAreIgnored()
    {
        for (const char* threads : {"0", "999999", "many", "-1"}) {
            QProcessEnvironment environment = withoutDisplay();
            environment.insert("OMP_NUM_THREADS", threads);
            const ProgramRun run = runProgram({"render", "--list-methods"}, environment);
            QCOMPARE(run.status, 0);
            QVERIFY(run.out.startsWith("attention "));
        }
    }

    void computingThreadsSleepWhileTheyWait()
    {
        QProcessEnvironment environment = withoutDisplay();
        environment.remove("OMP_WAIT_POLICY");
        environment.insert("OMP_DISPLAY_ENV", "true"); // the runtime tells its settings whenever it is loaded
        const ProgramRun run = runProgram({"render", "--list-methods"}, environment);
        QCOMPARE(run.status, 0);
        QVERIFY2(
            run.err.mid(run.err.lastIndexOf("OMP_WAIT_POLICY")).startsWith("OMP_WAIT_POLICY = 'PASSIVE'"),
            run.err);
        environment.insert("OMP_WAIT_POLICY", "active");
        const ProgramRun asked = runProgram({"render", "--list-methods"}, environment);
        QVERIFY2(!asked.err.contains("'PASSIVE'"), asked.err);
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
