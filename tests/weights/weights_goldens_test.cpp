// SPDX-License-Identifier: MIT
#include "tests/support/expected_tensors.h"
#include "tests/support/weight_files.h"

using namespace vitscope;
using namespace vitscope::test;

namespace {

const QString goldens = VITSCOPE_TESTS "/goldens/weights/";

QByteArray contents(const QString& name)
{
    QFile file(goldens + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Files that PyTorch and safetensors wrote (tests/goldens/make_weights_goldens.py), value by value.
class WeightsGoldensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void everyTensorEqualsTheLibrarys_data()
    {
        QTest::addColumn<QString>("file");
        const auto expected = expectedTensors(goldens);
        QCOMPARE(expected.size(), 9);
        for (const auto& file : expected.keys())
            QTest::newRow(qPrintable(file)) << file;
    }

    void everyTensorEqualsTheLibrarys()
    {
        QFETCH(QString, file);
        const auto expected = expectedTensors(goldens)[file].toObject();
        const auto source = openWeights((goldens + file).toStdString());
        compareTensors(*source, expected);
        if (file != "not_run.pt")
            QCOMPARE(int(source->entries().size()), expected.size());
    }

    void aTrainingCheckpointSaysWhatWasChosenAndLeftOut()
    {
        const auto source = openWeights((goldens + "training.pt").toStdString());
        QVERIFY(hasNote(*source, "under \"model_ema\""));
        QVERIFY(hasNote(*source, "argparse.Namespace"));
        QVERIFY(!hasNote(*source, "numpy"));
        QCOMPARE(source->format(), std::string("torch zip checkpoint"));
    }

    void prefixesStayInNames()
    {
        const auto source = openWeights((goldens + "parallel.pt").toStdString());
        QVERIFY(source->find("module.0.weight"));
        QVERIFY(hasNote(*source, "under \"state_dict\""));
    }

    void typesThatAreNotRunAreListed()
    {
        const auto source = openWeights((goldens + "not_run.pt").toStdString());
        for (const auto& [name, type] :
            {std::pair{"float8", "float8_e4m3fn"}, {"uint16", "uint16"}, {"complex", "complex64"}}) {
            const auto entry = source->find(name);
            QVERIFY2(entry, name);
            QVERIFY(source->entries()[*entry].type == ElementType::Other);
            QCOMPARE(source->entries()[*entry].typeName, std::string(type));
            QVERIFY_EXCEPTION_THROWN(source->read(*entry, {}, {}), Error);
        }
    }

    void aWholeModelIsRefusedByItsClass()
    {
        const auto error = failure((goldens + "whole_model.pt").toStdString());
        QVERIFY(error);
        QCOMPARE(error->code, std::string("VTS-T7"));
        QVERIFY(error->happened.find("torch.nn.modules.container.Sequential") != std::string::npos);
        QVERIFY(error->advice.find("state_dict()") != std::string::npos);
    }

    void shardsAreOneSource_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("the folder") << "sharded";
        QTest::newRow("the index") << "sharded/model.safetensors.index.json";
        QTest::newRow("one shard") << "sharded/model-00002-of-00002.safetensors";
    }

    void shardsAreOneSource()
    {
        QFETCH(QString, path);
        const auto source = openWeights((goldens + path).toStdString());
        QCOMPARE(source->entries().size(), std::size_t(9));
        QCOMPARE(source->format(), std::string("safetensors, 2 files"));
        QCOMPARE(source->sideFiles().size(), std::size_t(1));
        QCOMPARE(source->sideFiles()[0].name, std::string("config.json"));
        QCOMPARE(source->path(), (goldens + path).toStdString());
        QCOMPARE(source->sha256({}), openWeights((goldens + "sharded").toStdString())->sha256({}));
    }

    void everyCutOfARealCheckpointIsRefused()
    {
        const Folder folder;
        const auto good = contents("state_dict.pt").toStdString();
        QVERIFY(good.size() > 1000);
        for (std::size_t length = 0; length < good.size(); ++length) {
            const auto error = failure(folder.write("cut.pt", good.substr(0, length)));
            QVERIFY2(error, qPrintable(QString("cut at %1 was accepted").arg(length)));
        }
    }

    void everyFlippedByteIsHarmless()
    {
        const Folder folder;
        const auto good = contents("views.pt").toStdString();
        int refused = 0;
        for (std::size_t at = 0; at < good.size(); ++at) {
            auto bad = good;
            bad[at] = char(bad[at] ^ 0xff);
            if (failure(folder.write("bad.pt", bad)))
                ++refused;
        }
        // What is left: padding, time stamps and other fields without meaning.
        QVERIFY2(
            refused > int(good.size()) / 2, qPrintable(QString("%1 of %2").arg(refused).arg(good.size())));
    }
};

QTEST_APPLESS_MAIN(WeightsGoldensTest)
#include "weights_goldens_test.moc"
