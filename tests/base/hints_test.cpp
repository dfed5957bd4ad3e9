// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/base/hints.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace vitscope;

class HintsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void everyTextReadsBackAsItself_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::newRow("family") << "family"
                                << "timm-vit";
        QTest::newRow("architecture") << "architecture"
                                      << "vit_base_patch16_rpn_224";
        QTest::newRow("position-resizing") << "position-resizing"
                                           << "bicubic_antialias";
        QTest::newRow("heads") << "heads"
                               << "12";
        QTest::newRow("image-size") << "image-size"
                                    << "224x192";
        QTest::newRow("patch-size") << "patch-size"
                                    << "16x8";
        QTest::newRow("eps") << "eps"
                             << "1e-06";
        QTest::newRow("activation") << "activation"
                                    << "quick_gelu";
        QTest::newRow("pool") << "pool"
                              << "avg";
        QTest::newRow("qk-scale") << "qk-scale"
                                  << "0.125";
        QTest::newRow("mean") << "mean"
                              << "0.485,0.456,0.406";
        QTest::newRow("std") << "std"
                             << "1,1,1";
        QTest::newRow("resize to the shorter side") << "resize"
                                                    << "shortest:256";
        QTest::newRow("squash") << "resize"
                                << "exact:224x200";
        QTest::newRow("cover") << "resize"
                               << "cover:224x200";
        QTest::newRow("crop") << "crop"
                              << "224x224";
        QTest::newRow("no crop") << "crop"
                                 << "none";
        QTest::newRow("interpolation") << "interpolation"
                                       << "bicubic";
    }

    void everyTextReadsBackAsItself()
    {
        QFETCH(QString, key);
        QFETCH(QString, text);
        ModelHints hints;
        setHint(hints, key.toStdString(), text.toStdString());
        const auto texts = hintTexts(hints);
        QCOMPARE(texts.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(texts[0].first), key);
        QCOMPARE(QString::fromStdString(texts[0].second), text);
    }

    void valuesArriveInTheirFields()
    {
        ModelHints hints;
        setHint(hints, "image-size", "224");
        setHint(hints, "crop", "none");
        setHint(hints, "mean", "0,0.5,1");
        setHint(hints, "resize", "shortest:256");
        QCOMPARE(*hints.imageSize, (Size{224, 224}));
        QVERIFY(hints.crop.has_value() && !hints.crop->has_value());
        QCOMPARE((*hints.mean)[2], 1.0f);
        QVERIFY(hints.resize->first == Preprocessing::Resize::Shortest);
        QCOMPARE(hints.resize->second.height, 256);
    }

    void textsThatDoNotFitAreRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::newRow("no number") << "heads"
                                   << "many";
        QTest::newRow("zero") << "heads"
                              << "0";
        QTest::newRow("half a size") << "image-size"
                                     << "224x";
        QTest::newRow("two channels") << "mean"
                                      << "0.5,0.5";
        QTest::newRow("four channels") << "mean"
                                       << "1,2,3,4";
        QTest::newRow("std of zero") << "std"
                                     << "1,0,1";
        QTest::newRow("unknown resize") << "resize"
                                        << "longest:5";
        QTest::newRow("unknown activation") << "activation"
                                            << "relu";
        QTest::newRow("unknown key") << "no-such-hint"
                                     << "1";
        QTest::newRow("infinite") << "eps"
                                  << "inf";
    }

    void textsThatDoNotFitAreRefused()
    {
        QFETCH(QString, key);
        QFETCH(QString, text);
        ModelHints hints;
        try {
            setHint(hints, key.toStdString(), text.toStdString());
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(QString::fromStdString(error.code), "VTS-U1");
            QVERIFY(!error.advice.empty());
        }
    }

    void labelsAreReadFromAFile()
    {
        QTemporaryDir folder;
        const std::string path = folder.filePath("names.txt").toStdString();
        std::ofstream(path) << "cat\r\nsea lion\n";
        ModelHints hints;
        setHint(hints, "labels", path);
        QCOMPARE(*hints.labels, (std::vector<std::string>{"cat", "sea lion"}));
        QVERIFY_THROWS_EXCEPTION(Error, setHint(hints, "labels", folder.path().toStdString()));
        QVERIFY_THROWS_EXCEPTION(Error, setHint(hints, "labels", path + ".missing"));
    }
};

QTEST_APPLESS_MAIN(HintsTest)
#include "hints_test.moc"
