// SPDX-License-Identifier: MIT
// Many pictures with one load of the model: what `vitscope batch` writes and tells.
#include "tests/support/batch_folder.h"
#include "tests/support/npz.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace vitscope::test;

class BatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void aFigureIsWhatRenderMakes_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const char* suffix : {"png", "svg", "pdf", "tiff", "webp", "csv"})
            QTest::newRow(suffix) << QString(suffix);
    }
    void aFigureIsWhatRenderMakes()
    {
        QFETCH(QString, suffix);
        const QStringList view{"--method", "rollout", "--colormap", "magma", "--grid", "--dpi", "100"};
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
            QVERIFY(meta.contains(row["sha256"]) && !meta.contains(m_folder.root()));
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

    void failuresDoNotStopTheRestAndAreToldAtTheEnd()
    {
        QVERIFY(QDir(m_folder.root()).mkpath("mixed"));
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

    void picturesOfOneNameAreToldApart()
    {
        QVERIFY(QDir(m_folder.root()).mkpath("two/left") && QDir(m_folder.root()).mkpath("two/right"));
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
        QVERIFY(QDir(m_folder.root()).mkpath("empty") && QDir(m_folder.root()).mkpath("OUT"));
        write(path("foreign.csv"), "a,b\n1,2\n");
        QProcess process;
        process.setWorkingDirectory(m_folder.root());
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
    QString path(const QString& name) const { return m_folder.path(name); }

    BatchFolder m_folder;
};

QTEST_GUILESS_MAIN(BatchTest)
#include "batch_test.moc"
