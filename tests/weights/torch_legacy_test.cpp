// SPDX-License-Identifier: MIT
#include "tests/support/expected_tensors.h"
#include "tests/support/pickle_maker.h"
#include "tests/support/weight_files.h"

#include <functional>

using namespace vitscope;
using namespace vitscope::test;

namespace {

using Change = std::function<void(LegacyMaker&)>;

std::string changed(const Change& change)
{
    LegacyMaker maker;
    change(maker);
    return maker.file();
}

std::string state(const std::string& tensor)
{
    return pickled(dict({{text("w"), tensor}}));
}

} // namespace

/// Rules L1 to L7 for torch files from before 1.6, one by one.
class TorchLegacyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("says");
        const auto add = [](const char* name, const char* code, const char* says, const Change& change) {
            QTest::newRow(name) << QByteArray::fromStdString(changed(change)) << code << says;
        };
        using Maker = LegacyMaker&;
        const auto storage = LegacyMaker::legacyStorage;
        add("L1: protocol 1002", "VTS-L1", "protocol 1001",
            [](Maker m) { m.protocol = pickled("M\xea\x03"); });
        add("L1: protocol is text", "VTS-L1", "protocol 1001",
            [](Maker m) { m.protocol = pickled(text("x")); });
        add("L1: big-endian", "VTS-L1", "little-endian", [](Maker m) {
            m.system = pickled(dict({{text("little_endian"), "\x89"}}));
        });
        add("L1: no byte order", "VTS-L1", "little-endian", [](Maker m) { m.system = pickled("}"); });
        add("L1: no system", "VTS-L1", "little-endian", [](Maker m) { m.system = pickled("]"); });
        add("L2: key listed twice", "VTS-L2", "does not list",
            [](Maker m) { m.keys = pickled("](" + text("94023") + text("94023") + "e"); });
        add("L2: another key", "VTS-L2", "no tensor names",
            [](Maker m) { m.keys = pickled("](" + text("7") + "e"); });
        add("L2: no keys", "VTS-L2", "does not list", [](Maker m) { m.keys = pickled("]"); });
        add("L2: keys are a number", "VTS-L2", "does not list", [](Maker m) { m.keys = pickled("K\1"); });
        add("L2: key is a number", "VTS-L2", "no tensor names", [](Maker m) { m.keys = pickled("](K\1e"); });
        add("L2: one of two keys twice", "VTS-L2", "twice", [&](Maker m) {
            m.object = pickled(dict({{text("a"), tensor(storage(1, "N", "1", "FloatStorage"), {1}, {1})},
                {text("b"), tensor(storage(1, "N", "2", "FloatStorage"), {1}, {1})}}));
            m.keys = pickled("](" + text("1") + text("1") + "e");
            m.data = le(1, 8) + raw<float>({1}) + le(1, 8) + raw<float>({2});
        });
        add("L3: 8 bytes short", "VTS-L3", "should hold 16 bytes", [](Maker m) { m.data.resize(16); });
        add("L3: no data", "VTS-L3", "only 0 are left", [](Maker m) { m.data.clear(); });
        add("L3: another count before the data", "VTS-L3", "not as long", [](Maker m) {
            m.data = le(3, 8) + raw<float>({1, 2, 3, 4});
        });
        add("L5: 2^40 numbers", "VTS-L3", "should hold", [&](Maker m) {
            m.object = state(tensor(storage(std::int64_t(1) << 40, "N", "94023", "FloatStorage"), {4}, {1}));
        });
        add("L4: view past the end", "VTS-L4", "does not lie inside", [&](Maker m) {
            m.object = state(tensor(
                storage(4, tuple({text("1"), integer(3), integer(2)}), "94023", "FloatStorage"), {2}, {1}));
        });
        add("L4: view at -1", "VTS-L4", "does not lie inside", [&](Maker m) {
            m.object = state(tensor(
                storage(4, tuple({text("1"), integer(-1), integer(2)}), "94023", "FloatStorage"), {2}, {1}));
        });
        add("L4: view is a number", "VTS-L4", "does not lie inside",
            [&](Maker m) { m.object = state(tensor(storage(4, "K\1", "94023", "FloatStorage"), {2}, {1})); });
        add("G6: tensor longer than its view", "VTS-G6", "holds", [&](Maker m) {
            m.object = state(tensor(
                storage(4, tuple({text("1"), integer(2), integer(2)}), "94023", "FloatStorage"), {3}, {1}));
        });
        add("T5: key of 21 digits", "VTS-T5", "short number", [&](Maker m) {
            m.object = state(tensor(storage(4, "N", std::string(21, '1'), "FloatStorage"), {4}, {1}));
        });
        add("L6: a whole module", "VTS-T7", "my.models.ViT", [](Maker m) {
            m.object = pickled(tuple({text("module"), global("my.models", "ViT"), "N", "N"}) + "Q)\x81}b");
        });
        add("P10: os.system", "VTS-P10", "os.system", [](Maker m) {
            m.object = pickled(global("os", "system") + text("touch /tmp/vitscope_was_here") + "\x85R");
        });
        add("P1: an opcode that is not allowed", "VTS-P1", "INST",
            [](Maker m) { m.object = pickled("(ios\nsystem\n"); });
    }

    void refuses()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, code);
        QFETCH(QString, says);
        expectRefused("x.pth", file, code, says);
    }

    void aSoundFileIsRead()
    {
        const Folder folder;
        const auto source = openWeights(folder.write("x.pth", LegacyMaker{}.file()));
        QCOMPARE(numbers<float>(*source, "w"), (std::vector<float>{1, 2, 3, 4}));
        QVERIFY(source->notes().empty());
    }

    void viewsOfStoragesAreHonoured()
    {
        const Folder folder;
        const auto view = tuple({text("1"), integer(1), integer(3)});
        const auto source = openWeights(folder.write("x.pth", changed([&](LegacyMaker& m) {
            m.object = state(tensor(LegacyMaker::legacyStorage(4, view), {2}, {2}));
        })));
        QCOMPARE(numbers<float>(*source, "w"), (std::vector<float>{2, 4}));
    }

    void whatFollowsIsNoted()
    {
        const Folder folder;
        const auto source
            = openWeights(folder.write("x.pth", changed([](LegacyMaker& m) { m.data += "junk"; })));
        QVERIFY(hasNote(*source, "4 bytes follow the last storage"));
        QCOMPARE(numbers<float>(*source, "w").size(), std::size_t(4));
    }

    void classesOfModulesStayOpaque()
    {
        const Folder folder;
        const auto module
            = tuple({text("module"), global("my.models", "ViT"), text("a.py"), text("code")}) + "Q";
        const auto source = openWeights(folder.write("x.pth", changed([&](LegacyMaker& m) {
            m.object = pickled(dict({{text("kind"), module},
                {text("state_dict"), dict({{text("w"), tensor(LegacyMaker::legacyStorage(4), {4}, {1})}})}}));
        })));
        QVERIFY(hasNote(*source, "my.models.ViT"));
        QCOMPARE(numbers<float>(*source, "w").front(), 1.f);
    }

    void aFileThatShrinksWhileReadIsNoticed()
    {
        const Folder folder;
        const auto path = folder.write("x.pth", LegacyMaker{}.file());
        const auto source = openWeights(path);
        QVERIFY(QFile::resize(QString::fromStdString(path), 40));
        std::vector<float> values(4);
        QVERIFY_EXCEPTION_THROWN(source->read(0, std::as_writable_bytes(std::span(values)), {}), Error);
    }
};

QTEST_APPLESS_MAIN(TorchLegacyTest)
#include "torch_legacy_test.moc"
