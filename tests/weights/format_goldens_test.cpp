// SPDX-License-Identifier: MIT
#include "tests/support/expected_tensors.h"
#include "tests/support/weight_files.h"

using namespace vitscope;
using namespace vitscope::test;

namespace {

const QString goldens = VITSCOPE_TESTS "/goldens/formats/";

std::string path(const char* file)
{
    return (goldens + file).toStdString();
}

std::string contents(const char* name)
{
    QFile file(goldens + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

/// Files that NumPy, Paddle and PyTorch wrote (tests/goldens/make_format_goldens.py), value by value.
class FormatGoldensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void everyTensorEqualsTheLibrarys_data()
    {
        QTest::addColumn<QString>("file");
        const auto expected = expectedTensors(goldens);
        QCOMPARE(expected.size(), 18);
        for (const auto& file : expected.keys())
            QTest::newRow(qPrintable(file)) << file;
    }

    void everyTensorEqualsTheLibrarys()
    {
        QFETCH(QString, file);
        const auto expected = expectedTensors(goldens)[file].toObject();
        const auto source = openWeights((goldens + file).toStdString());
        compareTensors(*source, expected);
        if (file != "with_text.npz")
            QCOMPARE(int(source->entries().size()), expected.size());
    }

    void whatWasChosenIsSaid_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("note");
        const auto add = [](const char* file, const char* format, const char* note) {
            QTest::newRow(file) << file << format << note;
        };
        add("stored.npz", "NumPy archive", "bfloat16");
        add("with_text.npz", "NumPy archive", "2 entries of the archive");
        add("protocol_4.pdparams", "Paddle parameters", "");
        add("nested.pdparams", "Paddle parameters", "under \"model\"");
        add("types.pdparams", "Paddle parameters", "uint16 are read as bfloat16");
        add("split.pdparams", "Paddle parameters", "");
        add("arrays_2.pkl", "pickled arrays", "under \"model\"");
        add("legacy_state.pth", "torch checkpoint from before 1.6", "");
        add("legacy_training.pth.tar", "torch checkpoint from before 1.6",
            "under \"model_ema\"; those under \"model\" were not opened");
        add("legacy_teacher.pth", "torch checkpoint from before 1.6",
            "under \"teacher\"; those under \"student\" were not opened");
    }

    void whatWasChosenIsSaid()
    {
        QFETCH(QString, file);
        QFETCH(QString, format);
        QFETCH(QString, note);
        const auto source = openWeights((goldens + file).toStdString());
        QCOMPARE(QString::fromStdString(source->format()), format);
        QVERIFY(note.isEmpty() ? source->notes().empty() : hasNote(*source, note.toStdString()));
    }

    void typesThatAreNotRunAreListed()
    {
        const auto source = openWeights(path("with_text.npz"));
        const auto entry = source->find("unsigned");
        QVERIFY(entry);
        QVERIFY(source->entries()[*entry].type == ElementType::Other);
        QCOMPARE(source->entries()[*entry].typeName, std::string("uint32"));
        QVERIFY_EXCEPTION_THROWN(source->read(*entry, {}, {}), Error);
    }

    void otherFilesAreRefusedByName_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("one array") << "one_array.npy"
                                   << "VTS-G1-NPY"
                                   << "one NumPy array";
        QTest::newRow("a dict as .npy") << "one_dict.npy"
                                        << "VTS-G1-NPY"
                                        << "one NumPy array";
        QTest::newRow("a whole module") << "legacy_whole_model.pth"
                                        << "VTS-T7"
                                        << "Sequential";
        QTest::newRow("an exported program") << "exported.pt2"
                                             << "VTS-G1-EXPORT"
                                             << "torch.export";
        QTest::newRow("an optimizer") << "optimizer.pt"
                                      << "VTS-T8"
                                      << "optimizer's state";
    }

    void otherFilesAreRefusedByName()
    {
        QFETCH(QString, file);
        QFETCH(QString, code);
        QFETCH(QString, says);
        const auto error = failure((goldens + file).toStdString());
        QVERIFY(error);
        QCOMPARE(QString::fromStdString(error->code), code);
        QVERIFY2(QString::fromStdString(error->happened).contains(says), error->what());
        QVERIFY(!error->advice.empty());
    }

    void shardsOfTorchFilesAreOneSource()
    {
        const auto folder = openWeights(path("sharded_bin"));
        QCOMPARE(folder->format(), std::string("torch zip checkpoint, 2 files"));
        for (const char* other :
            {"sharded_bin/pytorch_model.bin.index.json", "sharded_bin/pytorch_model-00002-of-00002.bin"}) {
            const auto source = openWeights(path(other));
            QCOMPARE(source->entries().size(), folder->entries().size());
            QCOMPARE(source->sha256({}), folder->sha256({}));
        }
    }

    void everyCutIsRefused_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* file : {"stored.npz", "deflated.npz", "protocol_2.pdparams", "arrays_5.pkl",
                 "legacy_state.pth", "legacy_views.pth"})
            QTest::newRow(file) << file;
    }

    void everyCutIsRefused()
    {
        QFETCH(QString, file);
        const Folder folder;
        const auto good = contents(qPrintable(file));
        QVERIFY(good.size() > 400);
        // Every length near both ends, then in steps that hit all kinds of places.
        for (std::size_t length = 0; length < good.size();
             length += length < 300 || length + 300 > good.size() ? 1 : 7) {
            const auto error = failure(folder.write("cut", good.substr(0, length)));
            QVERIFY2(error, qPrintable(QString("cut at %1 was accepted").arg(length)));
        }
    }

    void everyFlippedByteIsHarmless_data() { everyCutIsRefused_data(); }

    void everyFlippedByteIsHarmless()
    {
        QFETCH(QString, file);
        const Folder folder;
        const auto good = contents(qPrintable(file));
        int refused = 0, tried = 0;
        for (std::size_t at = 0; at < good.size(); at += 3, ++tried) {
            auto bad = good;
            bad[at] = char(bad[at] ^ 0xff);
            refused += failure(folder.write("bad", bad)) ? 1 : 0;
        }
        // Zip members have a checksum; of other files, what is left are the numbers themselves and names.
        QVERIFY2(refused > tried / (file.endsWith(".npz") ? 2 : 20),
            qPrintable(QString("%1 of %2").arg(refused).arg(tried)));
    }
};

QTEST_APPLESS_MAIN(FormatGoldensTest)
#include "format_goldens_test.moc"
