// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/base/hints.h"
#include "core/base/labels.h"

#include <QRegularExpression>
#include <QTest>

using namespace vitscope;

class HintFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void readsEveryKey();
    void takesTheWordsOfTheCommandLine();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
    void readsLabels_data();
    void readsLabels();
    void refusesLabels_data();
    void refusesLabels();
};

void HintFileTest::readsEveryKey()
{
    const ModelHints hints = hintsFromJson(R"({"family": "timm-vit", "heads": 6, "image-size": [48, 80],
        "patch-size": 16, "eps": 1e-6, "activation": "gelu_tanh", "pool": "avg", "qk-scale": 0.125,
        "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225], "resize": "shortest:256", "crop": null,
        "interpolation": "bicubic", "labels": ["cat", "dog"]})");
    ModelHints expected;
    expected.family = "timm-vit";
    expected.heads = 6;
    expected.imageSize = Size{48, 80};
    expected.patchSize = Size{16, 16};
    expected.epsilon = 1e-6;
    expected.activation = "gelu_tanh";
    expected.pool = "avg";
    expected.queryScale = 0.125;
    expected.mean = {0.485f, 0.456f, 0.406f};
    expected.deviation = {0.229f, 0.224f, 0.225f};
    expected.resize = {Preprocessing::Resize::Shortest, Size{256, 256}};
    expected.crop.emplace();
    expected.interpolation = Interpolation::Bicubic;
    expected.labels = {"cat", "dog"};
    QVERIFY(hints == expected);
}

void HintFileTest::takesTheWordsOfTheCommandLine()
{
    const ModelHints hints
        = hintsFromJson(R"({"image-size": "48x80", "mean": "0,0.5,1", "crop": "none", "heads": "5"})");
    QVERIFY(*hints.imageSize == (Size{48, 80}));
    QVERIFY(*hints.mean == (std::array<float, 3>{0, 0.5f, 1}));
    QVERIFY(hints.crop && !*hints.crop);
    QCOMPARE(*hints.heads, 5);
}

void HintFileTest::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("unknown key") << R"({"head": 6})"
                                 << "VTS-C4";
    QTest::newRow("no object") << "[1]"
                               << "VTS-C4";
    QTest::newRow("not JSON") << "heads = 6"
                              << "VTS-C1";
    QTest::newRow("half a head") << R"({"heads": 6.5})"
                                 << "VTS-C4";
    QTest::newRow("four channels") << R"({"mean": [1, 2, 3, 4]})"
                                   << "VTS-C4";
    QTest::newRow("std of zero") << R"({"std": [1, 0, 1]})"
                                 << "VTS-C4";
    QTest::newRow("a nested size") << R"({"image-size": {"height": 3}})"
                                   << "VTS-C4";
    QTest::newRow("labels as the name of a file") << R"({"labels": "/etc/passwd"})"
                                                  << "VTS-C5";
}

void HintFileTest::refusesWhatItDoesNotKnow()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    try {
        hintsFromJson(text.toStdString());
        QFAIL("accepted");
    } catch (const Error& error) {
        QCOMPARE(QString::fromStdString(error.code), code);
        QCOMPARE(error.kind, ErrorKind::Malformed);
        QVERIFY(error.subject.starts_with("vitscope.json"));
        QVERIFY(!error.advice.empty() || code == "VTS-C1");
    }
}

void HintFileTest::readsLabels_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("lines") << "ant\n\nsea lion\n";
    QTest::newRow("lines of Windows, byte order mark, no end of line") << "\ufeffant\r\n\r\nsea lion";
    QTest::newRow("list") << R"( ["ant", "", "sea lion"])";
    QTest::newRow("table by index") << R"({"2": "sea lion", "0": "ant"})";
    QTest::newRow("table by index with synsets") << R"({"0": ["n02", "ant"], "2": ["n03", "sea lion"]})";
    QTest::newRow("table by name") << R"({"sea lion": 2, "ant": 0})";
}

void HintFileTest::readsLabels()
{
    QFETCH(QString, text);
    QCOMPARE(
        labelsFromText(text.toStdString(), "names.txt"), (std::vector<std::string>{"ant", "", "sea lion"}));
}

void HintFileTest::refusesLabels_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("only line ends") << QByteArray("\n\n\r\n");
    QTest::newRow("not UTF-8") << QByteArray("caf\xe9\n");
    QTest::newRow("index out of range") << QByteArray(R"({"1000000000": "ant"})");
    QTest::newRow("table of tables") << QByteArray(R"({"ant": {"id": 0}})");
    QTest::newRow("more than a million") << QByteArray("a\n").repeated(1'000'001);
}

void HintFileTest::refusesLabels()
{
    QFETCH(QByteArray, text);
    try {
        labelsFromText({text.constData(), std::size_t(text.size())}, "names.txt");
        QFAIL("accepted");
    } catch (const Error& error) {
        QCOMPARE(error.code, std::string("VTS-C5"));
        QCOMPARE(error.subject, std::string("names.txt"));
    }
}

QTEST_APPLESS_MAIN(HintFileTest)
#include "hint_file_test.moc"
