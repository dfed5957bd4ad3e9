// SPDX-License-Identifier: MIT
// Means over many pictures, as `vitscope render --average` and `vitscope export --average` make them.
#include "tests/support/npz.h"
#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <csignal>

using namespace vitscope::test;

namespace {

const QString samples = VITSCOPE_RESOURCES "/samples/";
constexpr double quantile2 = 4.302652729749462; ///< of Student's t with two degrees of freedom

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class AverageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QVERIFY(QDir(m_folder.path()).mkpath("pictures") && QDir(m_folder.path()).mkpath("empty"));
        for (const char* name : {"goldfish.jpg", "rubber-duck.jpg", "sunflower.jpg"})
            QVERIFY(QFile::copy(samples + name, path("pictures/") + name));
    }

    void theMeanOfThreeIsTheirMean()
    {
        std::vector<std::vector<float>> alone;
        for (const char* name : {"goldfish.jpg", "rubber-duck.jpg", "sunflower.jpg"}) {
            const QString out = path(name + QString(".npz"));
            QCOMPARE(
                runProgram({"export", samples + name, "--method", "attention-distance", "-o", out}).status,
                0);
            alone.push_back(readNpz(out)["values"].numbers<float>());
        }
        const QString out = path("mean.npz");
        const ProgramRun run = runProgram(
            {"export", "--average", path("pictures"), "--method", "attention-distance", "-o", out});
        QVERIFY2(run.status == 0, run.err);
        QCOMPARE(run.err, QByteArray());
        auto arrays = readNpz(out);
        QStringList keys;
        for (const auto& [key, array] : arrays)
            keys << key;
        QCOMPARE(keys,
            (QStringList{
                "each", "grid", "high", "low", "meta", "method", "patch", "pictures", "prefix", "values"}));
        QCOMPARE(
            arrays["pictures"].texts(), (QStringList{"goldfish.jpg", "rubber-duck.jpg", "sunflower.jpg"}));
        QCOMPARE(arrays["each"].shape, "(3, " + arrays["values"].shape.mid(1));
        const auto mean = arrays["values"].numbers<float>(), low = arrays["low"].numbers<float>(),
                   high = arrays["high"].numbers<float>(), each = arrays["each"].numbers<float>();
        QVERIFY(!mean.empty());
        for (std::size_t cell = 0; cell < mean.size(); ++cell) {
            double sum = 0, squares = 0;
            for (std::size_t picture = 0; picture < 3; ++picture) {
                QCOMPARE(each[picture * mean.size() + cell], alone[picture][cell]);
                sum += double(alone[picture][cell]);
            }
            for (std::size_t picture = 0; picture < 3; ++picture)
                squares += std::pow(double(alone[picture][cell]) - sum / 3, 2);
            const double half = quantile2 * std::sqrt(squares / 6);
            QVERIFY(std::abs(double(mean[cell]) - sum / 3) < 1e-5);
            QVERIFY(std::abs(double(low[cell]) - (sum / 3 - half)) < 1e-4);
            QVERIFY(std::abs(double(high[cell]) - (sum / 3 + half)) < 1e-4);
        }
        const QJsonObject meta = QJsonDocument::fromJson(arrays["meta"].texts().value(0).toUtf8()).object();
        QCOMPARE(meta["images"].toArray().size(), 3);
        QCOMPARE(meta["images"][0]["file"].toString(), QString("goldfish.jpg"));
        QCOMPARE(meta["images"][0]["sha256"].toString().size(), 64);
        QCOMPARE(meta["recipe"]["average"].toArray(), QJsonArray{"pictures"});
        QVERIFY(!arrays["meta"].texts().value(0).contains(m_folder.path()));
    }

    void curvesOfManyPicturesHaveBands()
    {
        const QString out = path("lens.npz");
        const ProgramRun run
            = runProgram({"export", "--average", path("pictures"), "--method", "logit-lens", "-o", out});
        QVERIFY2(run.status == 0, run.err);
        auto arrays = readNpz(out);
        QCOMPARE(arrays["lines"].texts(),
            (QStringList{"top prediction", "prediction 2", "prediction 3", "prediction 4", "prediction 5"}));
        QCOMPARE(arrays["low"].shape, arrays["values"].shape);
        const auto mean = arrays["values"].numbers<float>(), high = arrays["high"].numbers<float>();
        bool wide = false;
        for (std::size_t i = 0; i < mean.size(); ++i)
            wide |= high[i] > mean[i] + 0.01f;
        QVERIFY(wide);
    }

    void aFigureSaysWhatItIs()
    {
        const QString out = path("depth.svg");
        const ProgramRun run = runProgram({"render", "--average", path("pictures"), "--method",
            "attention-distance", "--set", "show=depth", "--caption", "-o", out});
        QVERIFY2(run.status == 0, run.err);
        const QByteArray svg = bytesOf(out);
        QVERIFY(svg.contains("mean of 3 pictures"));
        QVERIFY(svg.contains("vitscope render --average pictures --method attention-distance"));
        QVERIFY(!svg.contains(m_folder.path().toUtf8()));
    }

    void aPictureThatFailsIsLeftOutAndTold()
    {
        const QString out = path("left.npz"), broken = path("broken.jpg");
        QFile file(broken);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no picture");
        file.close();
        const ProgramRun run = runProgram({"export", "--average", samples + "goldfish.jpg", broken,
            samples + "sunflower.jpg", "--method", "attention-entropy", "-o", out});
        QCOMPARE(run.status, 3);
        QVERIFY2(run.err.contains("vitscope: broken.jpg: "), run.err);
        QVERIFY2(run.err.contains("the mean is of 2 of 3 pictures"), run.err);
        QCOMPARE(readNpz(out)["pictures"].texts(), (QStringList{"goldfish.jpg", "sunflower.jpg"}));
        const ProgramRun none = runProgram(
            {"render", "--average", broken, "--method", "attention-entropy", "-o", path("none.png")});
        QCOMPARE(none.status, 3);
        QVERIFY(!QFile::exists(path("none.png")));
    }

    void whatHasNoMeanIsRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("word");
        QTest::newRow("a map") << QStringList{"render", "--average", "--method", "rollout"} << 2
                               << "rollout shows places";
        QTest::newRow("weights alone")
            << QStringList{"export", "--average", "--method", "patch-filters"} << 2 << "the weights alone";
        QTest::newRow("no method") << QStringList{"export", "--average"} << 2 << "no method";
        QTest::newRow("attention of one pass")
            << QStringList{"export", "--average", "--method", "attention-mass", "--layers", "0"} << 2
            << "one pass";
        QTest::newRow("an input tensor")
            << QStringList{"render", "--average", "--method", "attention-mass", "--input-tensor", "a.npy"}
            << 2 << "input tensor";
        QTest::newRow("a folder without pictures")
            << QStringList{"render", "--average", "EMPTY", "--method", "attention-mass"} << 3 << "no picture";
        QTest::newRow("several pictures without it")
            << QStringList{"export", samples + "goldfish.jpg", samples + "sunflower.jpg"} << 2 << "--average";
    }
    void whatHasNoMeanIsRefused()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QFETCH(QString, word);
        const QString out = path(arguments[0] == "render" ? "no.png" : "no.npz");
        arguments.replaceInStrings("EMPTY", path("empty"));
        const ProgramRun run = runProgram(arguments + QStringList{"-o", out});
        QVERIFY2(run.status == status, run.err);
        QVERIFY2(run.err.contains(word.toUtf8()), run.err);
        QVERIFY(!QFile::exists(out));
    }

    void cancellingLeavesNothing()
    {
        QStringList arguments{"render", "--average", "--method", "attention-entropy", "-o", path("half.png")};
        for (int i = 0; i < 3000; ++i)
            arguments << samples + "goldfish.jpg";
        QProcess process;
        process.start(VITSCOPE_BIN "/vitscope", arguments);
        QVERIFY(process.waitForStarted());
        QTest::qWait(2500);
        QCOMPARE(::kill(pid_t(process.processId()), SIGINT), 0);
        QVERIFY(process.waitForFinished(10000));
        QCOMPARE(process.exitCode(), 130);
        QCOMPARE(
            QDir(m_folder.path()).entryList({"half*", ".half*"}, QDir::Files | QDir::Hidden), QStringList());
    }

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(AverageTest)
#include "average_test.moc"
