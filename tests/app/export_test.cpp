// SPDX-License-Identifier: MIT
// The arrays that `vitscope export` writes: keys, types, shapes, and the reference libraries' values.
#include "tests/support/golden.h"
#include "tests/support/npz.h"
#include "tests/support/program.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace vitscope::test;

namespace {

QString shapeText(const std::vector<std::int64_t>& shape)
{
    QStringList sizes;
    for (const std::int64_t size : shape)
        sizes << QString::number(size);
    return "(" + sizes.join(", ") + (shape.size() == 1 ? ",)" : ")");
}

/// A .npy file of float32.
void writeInput(const QString& path, const GoldenTensor& tensor)
{
    QByteArray header
        = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shapeText(tensor.shape).toLatin1() + ", }\n";
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("\x93NUMPY\x01\x00", 8));
    file.putChar(char(header.size()));
    file.putChar(0);
    file.write(header);
    file.write(
        reinterpret_cast<const char*>(tensor.values.data()), qint64(tensor.values.size() * sizeof(float)));
}

double largestDifference(const std::vector<float>& a, const std::vector<float>& b)
{
    double largest = a.size() == b.size() ? 0 : INFINITY;
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
        largest = std::max(largest, double(std::abs(a[i] - b[i])));
    return largest;
}

} // namespace

class ExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void equalsTheReferenceLibraries_data()
    {
        QTest::addColumn<QJsonObject>("model");
        for (const QJsonValue& model : goldenOfEachFamily())
            QTest::newRow(qPrintable(model["name"].toString())) << model.toObject();
    }

    void equalsTheReferenceLibraries()
    {
        QFETCH(QJsonObject, model);
        const QString name = model["name"].toString(), out = m_folder.filePath(name + ".npz");
        const QString input = m_folder.filePath("input.npy");
        writeInput(input, goldenTensor(name, "input"));
        const ProgramRun run = runProgram(QStringList{"export"} + goldenArguments(model)
            + QStringList{"--input-tensor", input, "--tokens", "-o", out});
        QVERIFY2(run.status == 0, run.err);
        auto arrays = readNpz(out);
        const struct
        {
            const char* key;
            double tolerance;
        } rows[] = {{"input", 0}, {"logits", 1e-4}, {"attention", 1e-5}, {"tokens", 1e-4}};
        for (const auto& row : rows) {
            const GoldenTensor expected = goldenTensor(name, row.key);
            if (expected.values.empty())
                continue;
            QVERIFY2(arrays.contains(row.key), row.key);
            QCOMPARE(arrays[row.key].type, QString("<f4"));
            QCOMPARE(arrays[row.key].shape, shapeText(expected.shape));
            const double difference = largestDifference(arrays[row.key].numbers<float>(), expected.values);
            QVERIFY2(difference <= row.tolerance, qPrintable(QString("%1: %2").arg(row.key).arg(difference)));
        }
        QVERIFY(!arrays.contains("image"));
        const int classes = model["shape"].toObject()["classes"].toInt();
        QCOMPARE(arrays.contains("logits"), classes > 0);
        QCOMPARE(arrays.contains("features"), classes == 0);
    }

    void writesTheKeysOfTheContract()
    {
        const QString out = m_folder.filePath("demo.npz");
        const ProgramRun run = runProgram({"export", "--method", "rollout", "--tokens", "-o", out});
        QVERIFY2(run.status == 0, run.err);
        QCOMPARE(run.out, QByteArray());
        auto arrays = readNpz(out);
        QStringList keys;
        for (const auto& [key, array] : arrays)
            keys << key;
        QCOMPARE(keys,
            (QStringList{"attention", "class_index", "class_name", "crop", "grid", "image", "input", "logits",
                "map", "meta", "method", "patch", "prefix", "probs", "tokens"}));
        QCOMPARE(arrays["grid"].type, QString("<i4"));
        QCOMPARE(arrays["grid"].shape, QString("(2,)"));
        QCOMPARE(arrays["patch"].shape, QString("(2,)"));
        QCOMPARE(arrays["crop"].type, QString("<f4"));
        QCOMPARE(arrays["crop"].shape, QString("(3, 3)"));
        QCOMPARE(arrays["image"].type, QString("|u1"));
        QCOMPARE(arrays["map"].type, QString("<f4"));
        QCOMPARE(arrays["class_index"].type, QString("<i4"));
        QCOMPARE(arrays["method"].texts(), QStringList{"rollout"});
        QCOMPARE(arrays["method"].shape, QString("()"));
        QCOMPARE(arrays["prefix"].texts(), QStringList{"cls"});
        const auto grid = arrays["grid"].numbers<qint32>();
        QCOMPARE(arrays["map"].shape, QString("(%1, %2)").arg(grid[0]).arg(grid[1]));
        QVERIFY(arrays["class_name"].type.startsWith("<U"));
        QCOMPARE(arrays["class_name"].texts().size(), qsizetype(arrays["logits"].numbers<float>().size()));
    }

    void probabilitiesAreTheSoftmaxOfTheLogitsInTheirOrder()
    {
        const QString out = m_folder.filePath("probabilities.npz");
        QCOMPARE(runProgram({"export", "-o", out}).status, 0);
        auto arrays = readNpz(out);
        const auto logits = arrays["logits"].numbers<float>(),
                   probabilities = arrays["probs"].numbers<float>();
        double sum = 0;
        for (const float logit : logits)
            sum += std::exp(double(logit));
        for (std::size_t i = 0; i < logits.size(); ++i) {
            QVERIFY(std::abs(std::exp(double(logits[i])) / sum - double(probabilities[i])) < 1e-6);
            QCOMPARE(arrays["class_index"].numbers<qint32>()[i], qint32(i));
        }
    }

    void rowsOfAttentionSumToOne()
    {
        const QString out = m_folder.filePath("rows.npz");
        QCOMPARE(runProgram({"export", "--layers", "-1", "--queries", "cls;0,0", "-o", out}).status, 0);
        const NpzArray attention = readNpz(out)["attention"];
        const auto sizes = attention.shape.mid(1).chopped(1).split(", ");
        QCOMPARE(sizes.size(), 4);
        QCOMPARE(sizes[0], QString("1"));
        QCOMPARE(sizes[2], QString("2"));
        const auto values = attention.numbers<float>();
        const std::size_t keys = sizes[3].toULong();
        for (std::size_t row = 0; row * keys < values.size(); ++row) {
            double sum = 0;
            for (std::size_t key = 0; key < keys; ++key)
                sum += double(values[row * keys + key]);
            QVERIFY(std::abs(sum - 1) < 1e-5);
        }
    }

    void selectedRowsEqualTheWhole()
    {
        const QString whole = m_folder.filePath("whole.npz"), part = m_folder.filePath("part.npz");
        const QStringList golden{"--weights", goldenPath("timm_square/model.safetensors"), "--heads", "3"};
        QCOMPARE(runProgram(QStringList{"export"} + golden + QStringList{"-o", whole}).status, 0);
        QCOMPARE(runProgram(QStringList{"export"} + golden
                     + QStringList{"--layers", "2,0", "--queries", "1,2", "-o", part})
                     .status,
            0);
        const auto all = readNpz(whole)["attention"].numbers<float>();
        const auto some = readNpz(part)["attention"].numbers<float>();
        const std::size_t heads = 3, tokens = 17, query = 1 + 1 * 4 + 2;
        QCOMPARE(some.size(), 2 * heads * tokens);
        for (std::size_t i = 0; i < some.size(); ++i) {
            const std::size_t layer = i / (heads * tokens) == 0 ? 2 : 0, head = i / tokens % heads,
                              key = i % tokens;
            QVERIFY(
                std::abs(some[i] - all[((layer * heads + head) * tokens + query) * tokens + key]) < 1e-6f);
        }
    }

    void cropMapsPixelsToTheInput()
    {
        const QString out = m_folder.filePath("crop.npz");
        const ProgramRun run = runProgram({"export", "--weights", goldenPath("hf_classifier"), "-o", out});
        QVERIFY2(run.status == 0, run.err);
        auto arrays = readNpz(out);
        const auto crop = arrays["crop"].numbers<float>();
        const auto sizes = arrays["image"].shape.mid(1).split(", ");
        const auto input = arrays["input"].shape.mid(1).chopped(1).split(", ");
        QVERIFY(std::abs(crop[0] * sizes[1].toFloat() - input[2].toFloat())
            < 1e-2f); // squashed: corner to corner
        QVERIFY(std::abs(crop[4] * sizes[0].toFloat() - input[1].toFloat()) < 1e-2f);
        QCOMPARE((std::vector<float>{crop[1], crop[2], crop[3], crop[5], crop[6], crop[7], crop[8]}),
            (std::vector<float>{0, 0, 0, 0, 0, 0, 1}));
    }

    void metaTellsHowItWasMadeWithoutFolders()
    {
        const QString out = m_folder.filePath("meta.npz");
        QCOMPARE(runProgram({"export", "--weights", goldenPath("hf_classifier") + "/", "-o", out}).status, 0);
        const auto arrays = readNpz(out);
        const NpzArray& array = arrays.at("meta");
        QCOMPARE(array.shape, QString("()"));
        const QJsonObject meta = QJsonDocument::fromJson(array.texts().value(0).toUtf8()).object();
        QCOMPARE(meta["version"].toString(), QString(VITSCOPE_VERSION));
        QVERIFY(meta["engine"].toString().contains("LibTorch"));
        QCOMPARE(meta["command"].toString(), QString("vitscope export --weights hf_classifier -o meta.npz"));
        QCOMPARE(meta["model"]["sha256"].toString().size(), 64);
        QCOMPARE(meta["image"]["sha256"].toString().size(), 64);
        QVERIFY(!array.texts().value(0).contains(m_folder.path()));
        QVERIFY(!array.texts().value(0).contains(VITSCOPE_TESTS));
    }

    void keepsExistingFilesUnlessForced()
    {
        const QString out = m_folder.filePath("kept.npz");
        QFile file(out);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("precious");
        file.close();
        const ProgramRun refused = runProgram({"export", "-o", out});
        QCOMPARE(refused.status, 3);
        QVERIFY2(refused.err.contains("[VTS-E3]"), refused.err);
        QCOMPARE(QFile(out).size(), 8);
        QCOMPARE(runProgram({"export", "--force", "-o", out}).status, 0);
        QVERIFY(readNpz(out).contains("attention"));
    }

    void failsWithTheStatusOfTheCause_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        const QString square = goldenPath("timm_square/model.safetensors"),
                      out = m_folder.filePath("none.npz");
        QTest::newRow("layer past the end")
            << QStringList{"--weights", square, "--heads", "3", "--layers", "3", "-o", out} << 2;
        QTest::newRow("patch past the grid")
            << QStringList{"--weights", square, "--heads", "3", "--queries", "4,0", "-o", out} << 2;
        QTest::newRow("unknown method") << QStringList{"--method", "crystal-ball", "-o", out} << 2;
        QTest::newRow("weights missing")
            << QStringList{"--weights", m_folder.filePath("nothing"), "-o", out} << 3;
        QTest::newRow("weights are a picture")
            << QStringList{"--weights", QString(VITSCOPE_RESOURCES "/samples/fried-egg.jpg"), "-o", out} << 3;
        QTest::newRow("picture is text")
            << QStringList{QString(VITSCOPE_TESTS "/layers_check.sh"), "-o", out} << 3;
        QTest::newRow("heads do not divide the width")
            << QStringList{"--weights", square, "--heads", "7", "-o", out} << 4;
        QTest::newRow("folder missing") << QStringList{"-o", m_folder.filePath("no/such/folder/a.npz")} << 1;
        QTest::newRow("output is a folder") << QStringList{"--force", "-o", m_folder.path()} << 1;
        QTest::newRow("tensor of a wrong shape") << QStringList{"--weights", goldenPath("hf_classifier"),
            "--input-tensor", VITSCOPE_RESOURCES "/demo/config.json", "-o", out}
                                                 << 3;
    }

    void failsWithTheStatusOfTheCause()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        const ProgramRun run = runProgram(QStringList{"export"} + arguments);
        QVERIFY2(run.status == status, run.err);
        QCOMPARE(run.out, QByteArray());
        QVERIFY2(QRegularExpression("^(vitscope: .+\\n)*vitscope: .+ \\[VTS-[A-Z0-9-]+\\]\\n$")
                     .match(run.err)
                     .hasMatch(),
            run.err);
        QVERIFY(!QFile::exists(m_folder.filePath("none.npz")));
    }

    void refusesToOverwriteItsInput()
    {
        const QString picture = m_folder.filePath("picture.jpg"), link = m_folder.filePath("link.npz");
        QVERIFY(QFile::copy(VITSCOPE_RESOURCES "/samples/fried-egg.jpg", picture));
        QVERIFY(QFile::link(picture, link));
        const QByteArray before = bytesOf(picture);
        for (const QString& out : {picture, link}) {
            const ProgramRun run = runProgram({"export", "--force", picture, "-o", out});
            QCOMPARE(run.status, 3);
            QVERIFY2(run.err.contains("[VTS-O2]"), run.err);
        }
        QCOMPARE(bytesOf(picture), before);
    }

private:
    static QByteArray bytesOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ExportTest)
#include "export_test.moc"
