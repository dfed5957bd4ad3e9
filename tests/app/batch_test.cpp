// SPDX-License-Identifier: MIT
// Many pictures with one load of the model: `vitscope batch`.
#include "tests/support/npz.h"
#include "tests/support/program.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace vitscope::test;

namespace {

const QString samples = VITSCOPE_RESOURCES "/samples/";
const QStringList three{"goldfish", "rubber-duck", "sunflower"};

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

/// What a folder holds, by path below it.
QMap<QString, QByteArray> contentOf(const QString& folder)
{
    QMap<QString, QByteArray> content;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        content[QDir(folder).relativeFilePath(path)] = bytesOf(path);
    }
    return content;
}

/// Rows of a CSV without quoted fields, by name of column; "seconds" left out, which no two runs share.
QList<QMap<QString, QString>> rowsOf(const QByteArray& csv)
{
    QStringList lines = QString::fromUtf8(csv).split('\n');
    lines.removeLast();
    const QStringList columns = lines.takeFirst().split(',');
    QList<QMap<QString, QString>> rows;
    for (const QString& line : lines) {
        QMap<QString, QString> row;
        const QStringList fields = line.split(',');
        for (qsizetype i = 0; i < std::min(fields.size(), columns.size()); ++i)
            if (columns[i] != "seconds")
                row[columns[i]] = fields[i];
        rows += row;
    }
    return rows;
}

} // namespace

class BatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QVERIFY(QDir(m_folder.path()).mkpath("shots"));
        for (const QString& name : three)
            QVERIFY(QFile::copy(samples + name + ".jpg", path("shots/" + name + ".jpg")));
    }

    void aFigureIsWhatRenderMakes_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const char* suffix : {"png", "svg", "pdf", "csv"})
            QTest::newRow(suffix) << QString(suffix);
    }
    void aFigureIsWhatRenderMakes()
    {
        QFETCH(QString, suffix);
        const QStringList view{"--method", "rollout", "--colormap", "magma", "--grid"};
        const ProgramRun run = runProgram(
            QStringList{"batch", path("shots"), "-o", path(suffix + "/{image}." + suffix)} + view);
        QVERIFY2(run.status == 0, run.err);
        QCOMPARE(run.err, QByteArray("vitscope: 3 pictures done.\n"));
        QCOMPARE(run.out, QByteArray());
        QCOMPARE(contentOf(path(suffix)).size(), 3);
        const QString alone = path("alone." + suffix);
        QCOMPARE(runProgram(QStringList{"render", path("shots/goldfish.jpg"), "-o", alone, "--force"} + view)
                     .status,
            0);
        QVERIFY(!bytesOf(alone).isEmpty());
        QVERIFY(bytesOf(alone) == bytesOf(path(suffix + "/goldfish." + suffix)));
    }

    void aRowTellsWhatPredictAndExportTell()
    {
        const ProgramRun run = runProgram({"batch", path("shots"), "--npz", path("arrays/{image}.npz"),
            "--table", path("told.csv"), "--top", "2", "--method", "rollout"});
        QVERIFY2(run.status == 0, run.err);
        const auto rows = rowsOf(bytesOf(path("told.csv")));
        QCOMPARE(rows.size(), 3);
        for (qsizetype i = 0; i < 3; ++i) {
            const auto& row = rows[i];
            QCOMPARE(row["picture"], "shots/" + three[i] + ".jpg");
            QCOMPARE(row["outputs"], "arrays/" + three[i] + ".npz");
            QCOMPARE(row["failure"], QString());
            const auto json = QJsonDocument::fromJson(
                runProgram({"predict", "--json", "--top", "2", path("shots/" + three[i] + ".jpg")}).out);
            const QJsonArray told = json[0]["predictions"].toArray();
            for (int rank = 0; rank < 2; ++rank) {
                const QString end = QString::number(rank + 1);
                QCOMPARE(row["class" + end].toInt(), told[rank]["index"].toInt());
                QCOMPARE(row["name" + end], told[rank]["name"].toString());
                QCOMPARE(row["probability" + end].toDouble(), told[rank]["probability"].toDouble());
            }
            auto arrays = readNpz(path("arrays/" + three[i] + ".npz"));
            const QString alone = path("alone.npz");
            QCOMPARE(runProgram({"export", path("shots/" + three[i] + ".jpg"), "--method", "rollout", "-o",
                                    alone, "--force"})
                         .status,
                0);
            auto exported = readNpz(alone);
            for (const char* key : {"map", "logits", "probs", "crop", "grid"})
                QVERIFY2(arrays[key].data == exported[key].data, key);
            const auto map = arrays["map"].numbers<float>();
            QCOMPARE(row["minimum"].toFloat(), *std::ranges::min_element(map));
            QCOMPARE(row["maximum"].toFloat(), *std::ranges::max_element(map));
            const auto peak = std::ranges::max_element(map) - map.begin();
            const int columns = arrays["grid"].numbers<std::int32_t>()[1];
            QCOMPARE(row["peak_row"].toInt() * columns + row["peak_column"].toInt(), int(peak));
            double sum = 0, entropy = 0;
            for (const float value : map)
                sum += double(value);
            for (const float value : map)
                entropy -= value > 0 ? double(value) / sum * std::log(double(value) / sum) : 0;
            QVERIFY(std::abs(row["entropy"].toDouble() - entropy) < 1e-5);
            const QString meta = arrays["meta"].texts().value(0);
            QVERIFY(meta.contains(row["sha256"]) && !meta.contains(m_folder.path()));
        }
    }

    void jsonLinesHoldTheSame()
    {
        const ProgramRun run = runProgram({"batch", path("shots"), "--table", path("told.jsonl")});
        QVERIFY2(run.status == 0, run.err);
        QStringList pictures;
        for (const QByteArray& line : bytesOf(path("told.jsonl")).trimmed().split('\n')) {
            const QJsonObject row = QJsonDocument::fromJson(line).object();
            QCOMPARE(row["predictions"].toArray().size(), 5);
            QVERIFY(row["seconds"].toDouble() > 0 && row["failure"].isNull() && row["entropy"].isDouble());
            QCOMPARE(row["peak"].toArray().size(), 2);
            pictures << row["picture"].toString();
        }
        QCOMPARE(
            pictures, (QStringList{"shots/goldfish.jpg", "shots/rubber-duck.jpg", "shots/sunflower.jpg"}));
    }

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
        QVERIFY(QDir(m_folder.path()).mkpath("alone"));
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
            QVERIFY(QDir(m_folder.path()).mkpath("many"));
            const QStringList names = QDir(samples).entryList(QDir::Files);
            for (int i = 0; i < 60; ++i)
                QVERIFY(QFile::copy(samples + names[i % names.size()],
                    many + QString("/%1-%2").arg(i, 2, 10, QChar('0')).arg(names[i % names.size()])));
        }
        const auto arguments = [&](const QString& folder) {
            return QStringList{"batch", many, "-o", path(folder + "/{image}.png"), "--npz",
                path(folder + "/{image}.npz"), "--table", path(folder + "/" + table)};
        };
        QVERIFY(QDir(m_folder.path()).mkpath("calm") && QDir(m_folder.path()).mkpath("killed"));
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

    void failuresDoNotStopTheRestAndAreToldAtTheEnd()
    {
        QVERIFY(QDir(m_folder.path()).mkpath("mixed"));
        QVERIFY(QFile::copy(samples + "goldfish.jpg", path("mixed/a.jpg")));
        write(path("mixed/b.jpg"), bytesOf(samples + "goldfish.jpg").left(300));
        QVERIFY(QFile::copy(samples + "sunflower.jpg", path("mixed/c.jpg")));
        const QStringList arguments{"batch", path("mixed"), path("nowhere.jpg"), "-o",
            path("mixed-out/{image}.png"), "--table", path("mixed.csv")};
        const ProgramRun run = runProgram(arguments);
        QCOMPARE(run.status, 1);
        const QByteArrayList told = run.err.trimmed().split('\n');
        QCOMPARE(told.size(), 3);
        QVERIFY2(told[0].startsWith("vitscope: mixed/b.jpg: ") && told[0].contains("[VTS-I"), told[0]);
        QVERIFY2(told[1].startsWith("vitscope: nowhere.jpg: "), told[1]);
        QCOMPARE(told[2], QByteArray("vitscope: 2 pictures done, 2 failed (see above)."));
        QCOMPARE(QDir(path("mixed-out")).entryList(QDir::Files), (QStringList{"a.png", "c.png"}));
        const QByteArray table = bytesOf(path("mixed.csv"));
        QCOMPARE(table.count('\n'), 5);
        QVERIFY(table.split('\n')[2].startsWith("mixed/b.jpg,,,") && table.split('\n')[2].contains("VTS-I"));
        // Put right, the picture takes its place among the rows.
        QVERIFY(QFile::remove(path("mixed/b.jpg"))
            && QFile::copy(samples + "ladybird-on-a-leaf.jpg", path("mixed/b.jpg")));
        QVERIFY(QFile::copy(samples + "fried-egg.jpg", path("nowhere.jpg")));
        const ProgramRun again = runProgram(arguments);
        QCOMPARE(again.err, QByteArray("vitscope: 2 pictures done, 2 finished before.\n"));
        QStringList pictures;
        for (const auto& row : rowsOf(bytesOf(path("mixed.csv")))) {
            pictures << row["picture"];
            QCOMPARE(row["failure"], QString());
        }
        QCOMPARE(pictures, (QStringList{"mixed/a.jpg", "mixed/b.jpg", "mixed/c.jpg", "nowhere.jpg"}));
    }

    void interruptedItKeepsWhatIsFinished()
    {
        QVERIFY(QDir(m_folder.path()).mkpath("long"));
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

    void picturesOfOneNameAreToldApart()
    {
        QVERIFY(QDir(m_folder.path()).mkpath("two/left") && QDir(m_folder.path()).mkpath("two/right"));
        QVERIFY(QFile::copy(samples + "goldfish.jpg", path("two/left/x.jpg")));
        QVERIFY(QFile::copy(samples + "sunflower.jpg", path("two/right/x.jpg")));
        const ProgramRun refused
            = runProgram({"batch", path("two"), "--recursive", "-o", path("told/{image}.png"), "--dry-run"});
        QCOMPARE(refused.status, 2);
        QVERIFY2(refused.err.contains("two/left/x.jpg and of two/right/x.jpg"), refused.err);
        QVERIFY(!QDir(path("told")).exists());
        const ProgramRun run = runProgram({"batch", path("two"), "--recursive", "-o",
            path("told/{folder}/{image}.png"), "--table", path("told.two.csv")});
        QVERIFY2(run.status == 0, run.err);
        QCOMPARE(contentOf(path("told")).keys(), (QStringList{"left/x.png", "right/x.png"}));
        const auto rows = rowsOf(bytesOf(path("told.two.csv")));
        QCOMPARE(rows[0]["picture"] + " " + rows[1]["picture"], QString("two/left/x.jpg two/right/x.jpg"));
    }

    void aDryRunWritesNothing()
    {
        const ProgramRun run = runProgram({"batch", path("shots"), samples + "fried-egg.jpg", "-o",
            path("dry/{image}.svg"), "--npz", path("dry/{image}.npz"), "--table", path("dry.csv"), "-n"});
        QVERIFY2(run.status == 0, run.err);
        const QByteArrayList lines = run.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(QString(lines[3]),
            samples + "fried-egg.jpg\t" + path("dry/fried-egg.svg") + "\t" + path("dry/fried-egg.npz"));
        QVERIFY(!QDir(path("dry")).exists() && !QFile::exists(path("dry.csv")));
    }

    void whatCannotBeDoneIsRefusedBeforehand_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, const QStringList& arguments, int status, const char* word) {
            QTest::newRow(name) << arguments << status << QString(word);
        };
        row("nothing to make", {"shots"}, 2, "nothing to make");
        row("no picture", {"--table", "OUT/t.csv"}, 2, "no picture");
        row("an empty folder", {"empty", "--table", "OUT/t.csv"}, 3, "no picture in this folder");
        row("one name for all", {"shots", "-o", "OUT/all.png"}, 2, "{image}");
        row("figures among the pictures", {"shots", "-o", "shots/{image}-map.png"}, 2, "among the pictures");
        row("over a picture", {"shots/goldfish.jpg", "--npz", "OUT/a.npz", "-o", "shots/{image}.jpg"}, 2,
            "format");
        row("an unknown figure", {"shots", "-o", "OUT/{image}.gif2"}, 2, "format");
        row("an unknown table", {"shots", "--table", "OUT/t.xlsx"}, 2, ".jsonl");
        row("an unknown method", {"shots", "--table", "OUT/t.csv", "--method", "magic"}, 2, "magic");
        row("an unknown layer", {"shots", "--table", "OUT/t.csv", "--layer", "99"}, 2, "layer");
        row("an unknown parameter", {"shots", "--table", "OUT/t.csv", "--set", "a=b"}, 2, "--set");
        row("a part of nothing", {"shots", "--table", "OUT/t.csv", "--shard", "3/2"}, 2, "3/2");
        row("an input tensor", {"shots", "--table", "OUT/t.csv", "--input-tensor", "a.npy"}, 2, "pictures");
        row("a template for maps",
            {"shots", "-o", "OUT/{image}.png", "--method", "attention-distance", "--template", "heads"}, 2,
            "template");
        row("a foreign table", {"shots", "--table", "foreign.csv"}, 3, "VTS-E6");
    }
    void whatCannotBeDoneIsRefusedBeforehand()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QFETCH(QString, word);
        QVERIFY(QDir(m_folder.path()).mkpath("empty") && QDir(m_folder.path()).mkpath("OUT"));
        write(path("foreign.csv"), "a,b\n1,2\n");
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.setProcessEnvironment(withoutDisplay());
        process.start(VITSCOPE_BIN "/vitscope", QStringList{"batch"} + arguments);
        QVERIFY(process.waitForFinished(60000));
        const QByteArray told = process.readAllStandardError();
        QVERIFY2(process.exitCode() == status, told);
        QVERIFY2(told.contains(word.toUtf8()), told);
        QCOMPARE(bytesOf(path("foreign.csv")), QByteArray("a,b\n1,2\n"));
        QCOMPARE(QDir(path("OUT")).entryList({"*.png", "*.npz"}, QDir::Files), QStringList());
        QDir(path("OUT")).removeRecursively();
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
    QString path(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(BatchTest)
#include "batch_test.moc"
