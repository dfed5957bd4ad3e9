// SPDX-License-Identifier: MIT
#include "tests/support/pickle_maker.h"
#include "tests/support/weight_files.h"
#include "tests/support/zip_maker.h"

using namespace vitscope;
using namespace vitscope::test;

namespace {

const std::string floats = raw<float>({1, 2, 3, 4});

std::string checkpoint(const std::string& body, const std::string& data = floats)
{
    return pt(pickled(body), data).file();
}

template <typename Change> std::string changed(Change change)
{
    auto maker = pt(pickled(plainState()), floats);
    change(maker);
    return maker.file();
}

std::string state(const std::string& name)
{
    return dict({{text(name), tensor(storage(4), {4}, {1})}});
}

/// A checkpoint of one tensor view over the numbers 0..11 in storage 0.
std::string view(const std::vector<std::int64_t>& size, const std::vector<std::int64_t>& strides,
    std::int64_t offset, bool deflate)
{
    std::vector<float> numbers;
    for (int i = 0; i < 12; ++i)
        numbers.push_back(float(i));
    auto maker = pt(pickled(dict({{text("w"), tensor(storage(12), size, strides, offset)}})), raw(numbers));
    if (deflate)
        maker.items[2] = deflatedItem("a/data/0", raw(numbers));
    return maker.file();
}

} // namespace

class TorchCheckpointTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("says");
        const auto add = [](const char* name, const std::string& file, const char* code, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(file) << code << says;
        };
        const auto with = [&](const char* name, auto change, const char* code, const char* says) {
            add(name, changed(change), code, says);
        };
        const auto one = [](std::int64_t count, const std::string& key = "0") {
            return dict({{text("w"), tensor(storage(count, key), {1}, {1})}});
        };
        using Maker = ZipMaker&;
        with(
            "T1: data.pkl one folder down", [](Maker m) { m.items[0].name = "a/b/data.pkl"; }, "VTS-T1",
            "no data.pkl");
        with(
            "T1: data.pkl of 65 MiB",
            [](Maker m) { m.items[0] = deflatedItem("a/data.pkl", std::string(65 << 20, '\0')); }, "VTS-T1",
            "68,157,440 bytes");
        with(
            "T1: 1 MB that unpacks to 1 GiB",
            [](Maker m) {
                m.items[0] = deflatedItem("a/data.pkl", std::string(1 << 20, '\0')),
                m.items[0].data.resize(1 << 20), m.items[0].size = 1 << 30;
            },
            "VTS-T1", "1,073,741,824 bytes");
        with(
            "T5: storage that claims 40 GB",
            [](Maker m) {
                m.items[2] = deflatedItem("a/data/0", floats), m.items[2].size = 40000000000,
                m.items[2].extra = le(1, 2) + le(8, 2) + le(40000000000, 8);
            },
            "VTS-Z7", "larger than");
        with(
            "T2: no version", [](Maker m) { m.items.erase(m.items.begin() + 1); }, "VTS-T2", "no version");
        with(
            "T2: version 99", [](Maker m) { m.items[1].data = "99\n"; }, "VTS-T2", "\"99\"");
        with(
            "T2: version 0", [](Maker m) { m.items[1].data = "0"; }, "VTS-T2", "\"0\"");
        with(
            "T2: version x", [](Maker m) { m.items[1].data = "3x"; }, "VTS-T2", "\"3x\"");
        with(
            "T2: version of 65 bytes", [](Maker m) { m.items[1].data = std::string(65, '3'); }, "VTS-T2",
            "65 bytes");
        with(
            "T3: byte order middle",
            [](Maker m) { m.items.push_back({.name = "a/byteorder", .data = "middle"}); }, "VTS-T3",
            "\"middle\"");
        add("T5: storage too short", checkpoint(one(100)), "VTS-T5", "should hold 400 bytes but holds 16");
        add("T5: storage too long", checkpoint(one(2)), "VTS-T5", "should hold 8 bytes but holds 16");
        add("T5: 50,000,000 numbers", checkpoint(one(50000000)), "VTS-T5", "200,000,000");
        add("T5: storage 9 is missing", checkpoint(one(4, "9")), "VTS-T5", "not in the checkpoint");
        add("T5: storage ../data.pkl", checkpoint(one(4, "../data.pkl")), "VTS-T5", "short number");
        with(
            "Z8: one weight byte flipped",
            [](Maker m) { m.items[2].checksum = crc(floats), m.items[2].data[0] ^= 1; }, "VTS-Z8",
            "checksum");
        with(
            "Z8: pickle damaged", [](Maker m) { m.items[0].checksum = 7; }, "VTS-Z8", "checksum");
        with(
            "Z9: no folder", [](Maker m) { m.items[1].name = "version"; }, "VTS-Z9", "in no folder");
        with(
            "Z9: two folders", [](Maker m) { m.items[1].name = "b/version"; }, "VTS-Z9", "two folders");
        with(
            "Z9: data/0 twice", [](Maker m) { m.items.push_back(m.items[2]); }, "VTS-Z9", "twice");
        with(
            "Z5: data/0 over data.pkl", [](Maker m) { m.items[2].offset = 0; }, "VTS-Z4", "another name");
        add("G9: tensor twice",
            checkpoint(
                dict({{text("w"), tensor(storage(4), {4}, {1})}, {text("w"), tensor(storage(4), {2}, {1})}})),
            "VTS-G9", "twice");
        add("G8: tensor without a name", checkpoint(state("")), "VTS-G8", "no name");
        add("G8: name with NUL", checkpoint(state(std::string("a\0b", 3))), "VTS-G8", "\\x00");
        add("G8: name of 1 MB", checkpoint(state(std::string(1000000, 'n'))), "VTS-G8", "1,000,000");
        add("T7: no tensors", checkpoint(dict({{text("epoch"), "K\1"}, {text("lr"), "N"}})), "VTS-T7",
            "epoch, lr");
        add("T7: a list", checkpoint("]"), "VTS-T7", "a list");
        add("T7: a bare tensor", checkpoint(tensor(storage(4), {4}, {1})), "VTS-T7", "a tensor");
        add("T7: a whole object", checkpoint(global("my.models", "ViT") + ")\x81}b"), "VTS-T7",
            "my.models.ViT");
        add("T7: a model that holds itself",
            checkpoint("}q" + le(0, 1) + text("model") + "h" + le(0, 1) + "s"), "VTS-T7", "model");
        add("P10: os.system",
            checkpoint(dict({{text("w"), tensor(storage(4), {4}, {1})},
                {text("x"), global("os", "system") + text("touch /tmp/vitscope_was_here") + "\x85R"}})),
            "VTS-P10", "os.system");
        const auto archive
            = [&](const char* name, std::vector<std::string> names, const char* code, const char* says) {
                  ZipMaker maker;
                  for (const auto& entry : names)
                      maker.items.push_back({.name = entry, .data = "x"});
                  add(name, maker.file(), code, says);
              };
        for (const char* record : {"a/constants.pkl", "a/code/__torch__.py"})
            with(
                record, [&](Maker m) { m.items.push_back({.name = record, .data = "x"}); },
                "VTS-G1-TORCHSCRIPT", "TorchScript");
        archive("G1: TorchScript of PyTorch 1.0", {"a/model.json", "a/tensors/0"}, "VTS-G1-TORCHSCRIPT",
            "TorchScript");
        archive("G1: Keras", {"metadata.json", "config.json", "model.weights.h5"}, "VTS-G1-KERAS", "Keras");
        archive("G1: another zip", {"word/document.xml"}, "VTS-G1-ZIP", "no PyTorch checkpoint");
        add("G1: empty zip", ZipMaker{}.file(), "VTS-G1-ZIP", "no PyTorch checkpoint");
    }

    void refuses()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, code);
        QFETCH(QString, says);
        expectRefused("x.pth", file, code, says, 1000);
    }

    void tensorsBesideCommandsAreOpenedOnlyOnRequest()
    {
        const auto body = dict({{text("w"), tensor(storage(4), {4}, {1})},
            {text("x"), global("os", "system") + text("touch /tmp/vitscope_was_here") + "\x85R"}});
        const Folder folder;
        const auto path = folder.write("x.pth", pt(pickled(body), raw<float>({1, 2, 3, 4})).file());
        const auto error = failure(path);
        QVERIFY(error);
        QCOMPARE(error->code, std::string("VTS-P10"));
        const auto source = openWeights(path, {}, {.despiteCommands = true});
        QCOMPARE(numbers<float>(*source, "w"), (std::vector<float>{1, 2, 3, 4}));
        const auto notes = source->notes();
        QVERIFY(std::any_of(notes.begin(), notes.end(), [](const auto& note) {
            return note.find("asks Python to run `os.system`. ViTScope ran nothing") != std::string::npos;
        }));
        QVERIFY(!QFile::exists("/tmp/vitscope_was_here"));
    }

    void wrappers_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected"); // name of the one tensor
        QTest::addColumn<QString>("note");
        const auto add
            = [](const char* name, const std::string& body, const char* expected, const char* note) {
                  QTest::newRow(name) << QByteArray::fromStdString(body) << expected << note;
              };
        const auto wrapped = [](const std::string& name, const std::string& value) {
            return dict({{text("epoch"), "K\1"}, {text(name), value}});
        };
        const auto both = [](const char* first, const char* second) {
            return dict({{text(first), state("of " + std::string(first))},
                {text(second), state("of " + std::string(second))}});
        };
        add("bare", state("w"), "w", "");
        for (const char* name : {"state_dict_ema", "model_ema", "teacher", "state_dict", "model", "module"})
            QTest::newRow(name) << QByteArray::fromStdString(wrapped(name, state("w"))) << "w"
                                << "under \"" + QString(name) + "\"";
        add("no dict with tensors", wrapped("net", "N"), "", "");
        add("the only one, under another name", wrapped("net", state("w")), "w", "under \"net\"");
        add("two under other names", both("generator", "discriminator"), "", "");
        add("state_dict inside model", wrapped("model", wrapped("state_dict", state("w"))), "w",
            "under \"model/state_dict\"");
        add("average before plain", both("model", "model_ema"), "of model_ema", "model_ema");
        add("teacher before student", both("student", "teacher"), "of teacher", "teacher");
        add("state_dict_ema before state_dict", both("state_dict", "state_dict_ema"), "of state_dict_ema",
            "ema");
        add("a wrapper without tensors is passed over",
            dict({{text("state_dict"), dict({{text("step"), "K\1"}})}, {text("model"), state("w")}}), "w",
            "under \"model\"");
        add("prefixes stay", wrapped("state_dict", state("module.w")), "module.w", "");
        add("ordered dict with attributes",
            global("collections", "OrderedDict") + ")R" + text("w") + tensor(storage(4), {4}, {1}) + "s}"
                + text("_metadata") + "}sb",
            "w", "");
    }

    void wrappers()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, expected);
        QFETCH(QString, note);
        const Folder folder;
        const auto path = folder.write("x.pth", checkpoint(body.toStdString()));
        if (expected.isEmpty()) {
            QCOMPARE(failure(path)->code, std::string("VTS-T7"));
            return;
        }
        const auto source = openWeights(path);
        QCOMPARE(source->entries().size(), std::size_t(1));
        QCOMPARE(source->entries()[0].name, expected.toStdString());
        QCOMPARE(numbers<float>(*source, expected.toStdString()), (std::vector<float>{1, 2, 3, 4}));
        if (!note.isEmpty())
            QVERIFY2(QString::fromStdString(source->notes()[0]).contains(note), source->notes()[0].c_str());
    }

    void views_data()
    {
        QTest::addColumn<QList<qlonglong>>("size");
        QTest::addColumn<QList<qlonglong>>("strides");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QList<float>>("expected");
        const auto add = [](const char* name, QList<qlonglong> size, QList<qlonglong> strides, int offset,
                             QList<float> expected) {
            QTest::newRow(name) << size << strides << offset << expected;
        };
        add("whole", {3, 4}, {4, 1}, 0, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
        add("transposed", {4, 3}, {1, 4}, 0, {0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11});
        add("a row", {4}, {1}, 4, {4, 5, 6, 7});
        add("a column", {3}, {4}, 1, {1, 5, 9});
        add("a block", {2, 2}, {4, 1}, 5, {5, 6, 9, 10});
        add("every other one", {2, 2}, {8, 2}, 0, {0, 2, 8, 10});
        add("stride 0 within the storage", {2, 3}, {0, 1}, 3, {3, 4, 5, 3, 4, 5});
        add("scalar", {}, {}, 7, {7});
        add("an axis of one with any stride", {1, 4}, {999, 1}, 8, {8, 9, 10, 11});
        add("empty", {0, 4}, {4, 1}, 12, {});
    }

    void views()
    {
        QFETCH(QList<qlonglong>, size);
        QFETCH(QList<qlonglong>, strides);
        QFETCH(int, offset);
        QFETCH(QList<float>, expected);
        const Folder folder;
        for (const bool deflate : {false, true}) {
            const auto source = openWeights(folder.write("x.pth",
                view({size.begin(), size.end()}, {strides.begin(), strides.end()}, offset, deflate)));
            const auto found = numbers<float>(*source, "w");
            QCOMPARE(QList<float>(found.begin(), found.end()), expected);
        }
    }

    void damageOutsideAViewIsNoticed()
    {
        auto maker = pt(pickled(dict({{text("w"), tensor(storage(4), {2}, {1})}})), floats);
        maker.items[2].checksum = crc(floats);
        maker.items[2].data.back() ^= 1;
        const Folder folder;
        const auto error = failure(folder.write("x.pth", maker.file()));
        QVERIFY(error);
        QCOMPARE(error->code, std::string("VTS-Z8"));
    }

    void bigEndianNumbersAreTurned()
    {
        const Folder folder;
        const auto open = [&](const char* order, const std::string& data) {
            return openWeights(folder.write("x.pth", changed([&](ZipMaker& maker) {
                maker.items[2].data = data;
                maker.items.push_back({.name = "a/byteorder", .data = order});
            })));
        };
        auto turned = floats;
        for (std::size_t at = 0; at < turned.size(); at += 4)
            std::reverse(turned.begin() + std::ptrdiff_t(at), turned.begin() + std::ptrdiff_t(at) + 4);
        QCOMPARE(numbers<float>(*open("big", turned), "w"), (std::vector<float>{1, 2, 3, 4}));
        QCOMPARE(numbers<float>(*open("little", floats), "w"), (std::vector<float>{1, 2, 3, 4}));
    }

    void alignmentRecordsAreIgnored()
    {
        const Folder folder;
        const auto source = openWeights(folder.write("x.pth", changed([](ZipMaker& maker) {
            maker.items.push_back({.name = "a/.storage_alignment", .data = "999999999999"});
            maker.items.push_back({.name = "a/.format_version", .data = "77"});
            maker.items.push_back({.name = "a/.data/serialization_id", .data = "\xff\xfe"});
        })));
        QCOMPARE(numbers<float>(*source, "w"), (std::vector<float>{1, 2, 3, 4}));
        QVERIFY(source->notes().empty());
    }

    void oddities_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("note");
        using Maker = ZipMaker&;
        const auto with = [](const char* name, auto change, const char* note) {
            QTest::newRow(name) << QByteArray::fromStdString(changed(change)) << note;
        };
        with(
            "bytes after STOP", [](Maker m) { m.items[0].data += "1234567"; }, "7 bytes follow");
        with(
            "no checksums", [](Maker m) { m.items[2].checksum = 0; }, "without checksums");
        with(
            "a zip comment", [](Maker m) { m.comment = "x"; }, "comment of 1 bytes");
        with(
            "an opaque class beside the tensors",
            [](Maker m) {
                m.items[0].data = pickled(dict({{text("w"), tensor(storage(4), {4}, {1})},
                    {text("args"), global("argparse", "Namespace") + ")\x81}b"}}));
            },
            "argparse.Namespace");
        with(
            "a tensor of an unknown kind",
            [](Maker m) {
                m.items[0].data = pickled(dict({{text("w"), tensor(storage(4), {4}, {1})},
                    {text("q"), global("torch._utils", "_rebuild_qtensor") + tuple({storage(4)}) + "R"}}));
            },
            "_rebuild_qtensor");
    }

    void oddities()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, note);
        const Folder folder;
        const auto source = openWeights(folder.write("x.pth", file.toStdString()));
        QCOMPARE(numbers<float>(*source, "w"), (std::vector<float>{1, 2, 3, 4}));
        const auto notes = source->notes();
        QVERIFY(std::any_of(notes.begin(), notes.end(),
            [&](const auto& text) { return QString::fromStdString(text).contains(note); }));
    }

    void aDeflatedCheckpointIsRead()
    {
        const Folder folder;
        const auto source = openWeights(folder.write("x.pth", changed([](ZipMaker& maker) {
            maker.items[0] = deflatedItem("a/data.pkl", maker.items[0].data);
            maker.items[2] = deflatedItem("a/data/0", floats);
        })));
        QCOMPARE(numbers<float>(*source, "w"), (std::vector<float>{1, 2, 3, 4}));
    }
};

QTEST_APPLESS_MAIN(TorchCheckpointTest)
#include "torch_checkpoint_test.moc"
