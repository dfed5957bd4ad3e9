// SPDX-License-Identifier: MIT
// What `vitscope predict` and `vitscope info` tell, in words and as JSON.
#include "tests/support/golden.h"
#include "tests/support/program.h"

#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <csignal>

using namespace vitscope::test;

namespace {

const QString samples = VITSCOPE_RESOURCES "/samples/";

QSet<QString> keysOf(const QJsonObject& object)
{
    const QStringList keys = object.keys();
    return {keys.begin(), keys.end()};
}

QJsonArray parsed(const ProgramRun& run)
{
    return QJsonDocument::fromJson(run.out).array();
}

} // namespace

class PredictTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void jsonHasTheKeysOfTheContract()
    {
        const ProgramRun run = runProgram({"predict", samples + "goldfish.jpg", "--top", "3", "--json"});
        QVERIFY2(run.status == 0, run.err);
        QCOMPARE(run.err, QByteArray());
        const QJsonArray list = parsed(run);
        QCOMPARE(list.size(), 1);
        const QJsonObject first = list[0].toObject();
        QCOMPARE(keysOf(first), (QSet<QString>{"image", "device", "seconds", "predictions"}));
        QCOMPARE(first["image"].toString(), samples + "goldfish.jpg");
        QCOMPARE(
            first["device"].toString().left(3) == "cpu" || first["device"].toString().startsWith("cuda:"),
            true);
        QVERIFY(first["seconds"].toDouble() > 0);
        const QJsonArray predictions = first["predictions"].toArray();
        QCOMPARE(predictions.size(), 3);
        QCOMPARE(keysOf(predictions[0].toObject()), (QSet<QString>{"index", "name", "logit", "probability"}));
        double before = 1;
        for (const QJsonValue& prediction : predictions) {
            QVERIFY(prediction["probability"].toDouble() <= before);
            before = prediction["probability"].toDouble();
        }
    }

    void theDemoModelNamesItsSample()
    {
        const ProgramRun run
            = runProgram({"predict", samples + "goldfish.jpg", samples + "sunflower.jpg", "--json"});
        QVERIFY2(run.status == 0, run.err);
        const QJsonArray list = parsed(run);
        QCOMPARE(list.size(), 2);
        QCOMPARE(list[0]["predictions"][0]["name"].toString(), QString("goldfish"));
        QCOMPARE(list[1]["predictions"][0]["name"].toString(), QString("sunflower"));
    }

    void wordsNameTheTopClasses()
    {
        const ProgramRun run = runProgram({"predict", samples + "goldfish.jpg", "--top", "2"});
        QCOMPARE(run.status, 0);
        QCOMPARE(run.out.count('\n'), 3);
        QVERIFY(run.out.contains("goldfish\n"));
    }

    void oneThreadGivesTheSameAnswer()
    {
        const auto probability = [](const QStringList& more) {
            const ProgramRun run
                = runProgram(QStringList{"predict", samples + "goldfish.jpg", "--json"} + more);
            return parsed(run).at(0)["predictions"][0]["probability"].toDouble();
        };
        QVERIFY(std::abs(probability({"--threads", "1"}) - probability({"--threads", "2"})) < 1e-5);
    }

    void otherPicturesAreDoneWhenOneIsBad()
    {
        const ProgramRun run = runProgram({"predict", samples + "goldfish.jpg",
            QString(VITSCOPE_TESTS "/layers_check.sh"), samples + "sunflower.jpg", "--json"});
        QCOMPARE(run.status, 3);
        QCOMPARE(parsed(run).size(), 2);
        QVERIFY2(run.err.contains("layers_check.sh: "), run.err);
        QVERIFY2(run.err.contains("1 of 3 pictures failed"), run.err);
    }

    void twoDashesEndTheOptions()
    {
        QTemporaryDir folder;
        QVERIFY(QFile::copy(samples + "goldfish.jpg", folder.filePath("-dash.jpg")));
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.start(VITSCOPE_BIN "/vitscope", {"predict", "--json", "--", "-dash.jpg"});
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(QJsonDocument::fromJson(process.readAllStandardOutput())[0]["image"].toString(),
            QString("-dash.jpg"));
    }

    void aHeadlessModelPredictsNothing()
    {
        const ProgramRun run = runProgram({"predict", "--weights", goldenPath("hf_headless")});
        QCOMPARE(run.status, 4);
        QVERIFY2(run.err.contains("[VTS-M9]"), run.err);
    }

    void infoJsonHasItsKeys()
    {
        for (const QJsonValue& value : goldenOfEachFamily()) {
            const QJsonObject model = value.toObject();
            const ProgramRun run = runProgram(QStringList{"info", "--json"} + goldenArguments(model));
            QVERIFY2(run.status == 0, run.err);
            const QJsonObject report = QJsonDocument::fromJson(run.out).object();
            QCOMPARE(keysOf(report),
                (QSet<QString>{"file", "sha256", "format", "family", "title", "evidence", "weight_type",
                    "parameters", "weight_bytes", "flops", "pass_bytes", "shape", "prefix", "pool",
                    "preprocessing", "assumptions", "unused", "missing", "notes", "class_names"}));
            QCOMPARE(report["family"], model["family"]);
            QCOMPARE(report["weight_type"], model["weightType"]);
            const QJsonObject shape = report["shape"].toObject(), expected = model["shape"].toObject();
            QCOMPARE(keysOf(shape),
                (QSet<QString>{"layers", "heads", "dim", "head_dim", "mlp_dim", "image", "patch", "grid",
                    "tokens", "classes"}));
            for (const char* key : {"layers", "heads", "dim", "image", "patch", "classes"})
                QCOMPARE(shape[key], expected[key]);
            QCOMPARE(shape["grid"], QJsonValue(QJsonArray{expected["rows"], expected["columns"]}));
            QCOMPARE(report["prefix"], expected["prefix"]);
            QCOMPARE(keysOf(report["preprocessing"].toObject()),
                (QSet<QString>{"resize", "resize_to", "crop", "interpolation", "mean", "std"}));
            for (const QJsonValue& assumption : report["assumptions"].toArray())
                QCOMPARE(keysOf(assumption.toObject()), (QSet<QString>{"name", "value", "source", "note"}));
        }
    }

    void infoSaysWhereValuesCameFrom()
    {
        const ProgramRun run = runProgram({"info", "--weights", goldenPath("timm_square/model.safetensors"),
            "--heads", "3", "--mean", "0,0,0", "--std", "1,1,1"});
        QVERIFY2(run.status == 0, run.err);
        QVERIFY2(run.out.contains("your hint"), run.out);
        QVERIFY2(run.out.contains("mean 0,0,0, std 1,1,1"), run.out);
        QVERIFY2(run.out.contains("unused tensors  none"), run.out);
    }

    void infoKeepsToOneScreenWhatAnotherTowerLeaves()
    {
        const ProgramRun run = runProgram({"info", "--weights", goldenPath("hf_clip")});
        QVERIFY2(run.status == 0, run.err);
        QVERIFY2(run.out.contains("unused tensors  logit_scale\n"), run.out);
        QVERIFY2(run.out.contains("                text_model.…: 20 tensors\n"), run.out);
        QVERIFY2(run.out.contains("Not read from the same folder: expected.safetensors."), run.out);
        QCOMPARE(run.err, QByteArray()); // notes are part of the result
    }

    void infoSettlesAValueOnce()
    {
        const ProgramRun run
            = runProgram({"info", "--weights", goldenPath("beit/beit_base.pth")}); // two tables
        QVERIFY2(run.status == 0, run.err);
        QCOMPARE(run.out.count("image size = "), 1);
    }

    void aBrokenFileIsRefusedByName()
    {
        QTemporaryDir folder;
        QFile whole(goldenPath("timm_square/model.safetensors")), cut(folder.filePath("cut.safetensors"));
        QVERIFY(whole.open(QIODevice::ReadOnly) && cut.open(QIODevice::WriteOnly));
        cut.write(whole.read(whole.size() - 100));
        cut.close();
        const ProgramRun run = runProgram({"info", "--weights", folder.filePath("cut.safetensors")});
        QCOMPARE(run.status, 3);
        QVERIFY2(run.err.startsWith("vitscope: cut.safetensors: "), run.err);
        QCOMPARE(run.out, QByteArray());
    }

    void cancelledBySignals()
    {
        for (const int signal : {SIGINT, SIGTERM}) {
            QStringList arguments{"predict"};
            for (int i = 0; i < 2000; ++i)
                arguments << samples + "goldfish.jpg";
            QProcess process;
            process.start(VITSCOPE_BIN "/vitscope", arguments);
            QVERIFY(process.waitForReadyRead(60000)); // the first picture is done: it is in the middle of it
            QCOMPARE(::kill(pid_t(process.processId()), signal), 0);
            QVERIFY(process.waitForFinished(5000));
            QCOMPARE(process.exitStatus(), QProcess::NormalExit);
            QCOMPARE(process.exitCode(), 130);
        }
    }
};

QTEST_GUILESS_MAIN(PredictTest)
#include "predict_test.moc"
