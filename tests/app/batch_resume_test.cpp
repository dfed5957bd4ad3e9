// SPDX-License-Identifier: MIT
// What `vitscope batch` does about outputs that are there: kept, resumed, put together from shards.
#include "tests/support/batch_folder.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <csignal>

using namespace vitscope::test;

class BatchResumeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void aSecondStartPassesOverWhatIsFinished_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("suffix");
        QTest::newRow("png") << "-o"
                             << "png";
        QTest::newRow("svg") << "-o"
                             << "svg";
        QTest::newRow("pdf") << "-o"
                             << "pdf";
        QTest::newRow("npz") << "--npz"
                             << "npz";
    }
    void aSecondStartPassesOverWhatIsFinished()
    {
        QFETCH(QString, option);
        QFETCH(QString, suffix);
        const QStringList arguments{"batch", path("shots"), option, path("twice/{image}." + suffix),
            "--table", path("twice-" + suffix + ".csv")};
        QCOMPARE(runProgram(arguments).status, 0);
        const auto before = contentOf(path("twice"));
        const QByteArray table = bytesOf(path("twice-" + suffix + ".csv"));
        QVERIFY(QFile::remove(path("twice/sunflower." + suffix)));
        const ProgramRun again = runProgram(arguments);
        QVERIFY2(again.status == 0, again.err);
        QCOMPARE(again.err, QByteArray("vitscope: 1 picture done, 2 finished before.\n"));
        QCOMPARE(contentOf(path("twice")), before);
        QCOMPARE(rowsOf(bytesOf(path("twice-" + suffix + ".csv"))), rowsOf(table));
        // Another view is something else, and nothing is replaced without being told to.
        const ProgramRun other = runProgram(QStringList{
            "batch", path("shots"), option, path("twice/{image}." + suffix), "--method", "rollout"});
        QCOMPARE(other.status, 1);
        QCOMPARE(other.err.count("[VTS-E3]"), 3);
        QCOMPARE(contentOf(path("twice")), before);
        QDir(path("twice")).removeRecursively();
    }

    void whatBelongsBesideAFigureIsMadeAndPassedOver()
    {
        const QStringList arguments{"batch", path("shots"), "-o",
            path("beside/{method}-L{layer:02}/{image}.png"), "--layer", "3", "--also", "svg",
            "--caption-file", "tex"};
        const ProgramRun run = runProgram(arguments);
        QVERIFY2(run.status == 0, run.err);
        const auto made = contentOf(path("beside"));
        QCOMPARE(made.size(), 9);
        for (const QString& name : three)
            for (const char* suffix : {".png", ".svg", ".tex"})
                QVERIFY2(made.contains("attention-L03/" + name + suffix), qPrintable(made.keys().join(' ')));
        QCOMPARE(runProgram(arguments).err, QByteArray("vitscope: 0 pictures done, 3 finished before.\n"));
        QVERIFY(QFile::remove(path("beside/attention-L03/sunflower.tex")));
        const ProgramRun again = runProgram(arguments);
        QCOMPARE(again.err, QByteArray("vitscope: 1 picture done, 2 finished before.\n"));
        QCOMPARE(contentOf(path("beside")), made);
        const QString alone = path("alone/goldfish.png");
        QVERIFY(QDir(m_folder.root()).mkpath("alone"));
        QCOMPARE(runProgram({"render", path("shots/goldfish.jpg"), "-o", alone, "--layer", "3", "--also",
                                "svg", "--caption-file", "tex"})
                     .status,
            0);
        for (const char* suffix : {".png", ".svg", ".tex"})
            QVERIFY2(bytesOf(path(QString("alone/goldfish") + suffix))
                    == made["attention-L03/goldfish" + QString(suffix)],
                suffix);
    }

    void halfAForeignAndAnotherPicturesFileAreNotTakenForFinished()
    {
        const QStringList arguments{"batch", path("shots"), "-o", path("half/{image}.png")};
        QCOMPARE(runProgram(arguments).status, 0);
        const auto right = contentOf(path("half"));
        auto wrong = right;
        wrong["goldfish.png"] = right["goldfish.png"].chopped(5);
        wrong["rubber-duck.png"] = right["sunflower.png"];
        wrong["sunflower.png"] = "a foreign file";
        for (auto one = wrong.cbegin(); one != wrong.cend(); ++one)
            write(path("half/" + one.key()), one.value());
        const ProgramRun run = runProgram(arguments);
        QCOMPARE(run.status, 1);
        QCOMPARE(run.err.count("[VTS-E3]"), 3);
        QCOMPARE(contentOf(path("half")), wrong);
        const ProgramRun forced = runProgram(arguments + QStringList{"--force"});
        QCOMPARE(forced.err, QByteArray("vitscope: 3 pictures done.\n"));
        QCOMPARE(contentOf(path("half")), right);
    }

    /// Killed at several moments, the last result is that of a run that nobody disturbed.
    void killedAndResumedNothingIsLostHalfOrTwice_data()
    {
        QTest::addColumn<QString>("table");
        QTest::newRow("csv") << "rows.csv";
        QTest::newRow("jsonl") << "rows.jsonl";
    }
    void killedAndResumedNothingIsLostHalfOrTwice()
    {
        QFETCH(QString, table);
        const QString many = path("many");
        if (!QDir(many).exists()) {
            QVERIFY(QDir(m_folder.root()).mkpath("many"));
            const QStringList names = QDir(samples).entryList(QDir::Files);
            for (int i = 0; i < 60; ++i)
                QVERIFY(QFile::copy(samples + names[i % names.size()],
                    many + QString("/%1-%2").arg(i, 2, 10, QChar('0')).arg(names[i % names.size()])));
        }
        const auto arguments = [&](const QString& folder) {
            return QStringList{"batch", many, "-o", path(folder + "/{image}.png"), "--npz",
                path(folder + "/{image}.npz"), "--table", path(folder + "/" + table)};
        };
        QVERIFY(QDir(m_folder.root()).mkpath("calm") && QDir(m_folder.root()).mkpath("killed"));
        const ProgramRun calm = runProgram(arguments("calm"));
        QVERIFY2(calm.status == 0, calm.err);
        for (const int outputs : {1, 20, 47, 80}) {
            QProcess process;
            process.start(VITSCOPE_BIN "/vitscope", arguments("killed"));
            QVERIFY(process.waitForStarted());
            QVERIFY(QTest::qWaitFor(
                [&] {
                    return QDir(path("killed")).entryList({"*.png", "*.npz"}, QDir::Files).size() >= outputs
                        || process.state() == QProcess::NotRunning;
                },
                60000));
            QCOMPARE(process.state(), QProcess::Running);
            QCOMPARE(::kill(pid_t(process.processId()), SIGKILL), 0);
            QVERIFY(process.waitForFinished(10000));
            const qsizetype done = QDir(path("killed")).entryList({"*.npz"}, QDir::Files).size();
            const qsizetype rows = bytesOf(path("killed/" + table)).count('\n') - table.endsWith("csv");
            QVERIFY2(rows <= done && done <= rows + 1, qPrintable(QString("%1 %2").arg(rows).arg(done)));
        }
        QFile half(path("killed/" + table)); // as if it had been in the middle of a row
        QVERIFY(half.resize(half.size() - 7));
        const ProgramRun resumed = runProgram(arguments("killed"));
        QVERIFY2(resumed.status == 0, resumed.err);
        QVERIFY2(resumed.err.contains(" finished before."), resumed.err);
        auto expected = contentOf(path("calm")), found = contentOf(path("killed"));
        for (const QString& left : found.keys()) // what QSaveFile had begun when it was killed
            if (!expected.contains(left))
                QVERIFY2(QRegularExpression("\\.(png|npz|csv|jsonl)\\.\\w{6}$").match(left).hasMatch(),
                    qPrintable(left));
        QCOMPARE(withoutSeconds(found[table]), withoutSeconds(expected[table]));
        for (const QString& name : expected.keys())
            if (name != table)
                QVERIFY2(found[name] == expected[name], qPrintable(name));
        QDir(path("calm")).removeRecursively();
        QDir(path("killed")).removeRecursively();
    }

    void shardsAreTheWholeTogether()
    {
        const auto listed = [&](const QString& shard) {
            QStringList pictures;
            const QStringList some = shard.isEmpty() ? QStringList() : QStringList{"--shard", shard};
            const ProgramRun run = runProgram(
                QStringList{"batch", samples, "-o", path("part/{image}.png"), "--dry-run"} + some);
            for (const QByteArray& line : run.out.trimmed().split('\n'))
                if (!line.isEmpty())
                    pictures << QString::fromUtf8(line).section('\t', 0, 0);
            return pictures;
        };
        const QStringList whole = listed({});
        QCOMPARE(whole.size(), 12);
        QStringList together;
        for (int i = 1; i <= 3; ++i) {
            const QStringList part = listed(QString("%1/3").arg(i));
            QVERIFY(!part.isEmpty() && part.size() < 12);
            QCOMPARE(listed(QString("%1/3").arg(i)), part);
            together += part;
        }
        together.sort();
        QCOMPARE(together, whole);
        const ProgramRun run
            = runProgram({"batch", path("shots"), "--shard", "2/2", "--table", path("s.csv")});
        QVERIFY2(run.status == 0, run.err);
        QVERIFY2(run.err.contains("its table is " + path("s.2-of-2.csv").toUtf8()), run.err);
        const ProgramRun rest
            = runProgram({"batch", path("shots"), "--shard", "1/2", "--table", path("s.csv")});
        QCOMPARE(rest.status, 0);
        QVERIFY(!QFile::exists(path("s.csv")));
        QCOMPARE(
            rowsOf(bytesOf(path("s.1-of-2.csv"))).size() + rowsOf(bytesOf(path("s.2-of-2.csv"))).size(), 3);
    }

    void interruptedItKeepsWhatIsFinished()
    {
        QVERIFY(QDir(m_folder.root()).mkpath("long"));
        const QByteArray picture = bytesOf(samples + "goldfish.jpg");
        for (int i = 0; i < 400; ++i)
            write(path(QString("long/%1.jpg").arg(i)), picture);
        const QStringList arguments{
            "batch", path("long"), "-o", path("long-out/{image}.png"), "--table", path("long.csv")};
        QProcess process;
        process.setProcessEnvironment(withoutDisplay());
        process.start(VITSCOPE_BIN "/vitscope", arguments);
        QVERIFY(QTest::qWaitFor([&] { return bytesOf(path("long.csv")).count('\n') > 3; }, 60000));
        QCOMPARE(::kill(pid_t(process.processId()), SIGINT), 0);
        QVERIFY(process.waitForFinished(20000));
        QCOMPARE(process.exitCode(), 130);
        const QByteArray told = process.readAllStandardError();
        QVERIFY2(told.contains("left: cancelled."), told);
        const auto rows = rowsOf(bytesOf(path("long.csv")));
        QVERIFY(rows.size() >= 3 && rows.size() < 400);
        QCOMPARE(QDir(path("long-out")).entryList(QDir::Files | QDir::Hidden).size(), rows.size());
    }

private:
    static QByteArray withoutSeconds(QByteArray table)
    {
        if (!table.startsWith("{"))
            return QByteArray::fromStdString([&] {
                std::string text;
                for (const auto& row : rowsOf(table)) {
                    for (const QString& field : row)
                        text += field.toStdString() + ",";
                    text += "\n";
                }
                return text;
            }());
        QString text = QString::fromUtf8(table);
        return text.replace(QRegularExpression("\"seconds\":[-+.e0-9]+"), "").toUtf8();
    }
    QString path(const QString& name) const { return m_folder.path(name); }

    BatchFolder m_folder;
};

QTEST_GUILESS_MAIN(BatchResumeTest)
#include "batch_resume_test.moc"
