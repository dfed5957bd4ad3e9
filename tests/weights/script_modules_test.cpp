// SPDX-License-Identifier: MIT
#include "tests/support/pickle_maker.h"
#include "tests/support/weight_files.h"
#include "tests/support/zip_maker.h"

#include <algorithm>

using namespace vitscope;
using namespace vitscope::test;

namespace {

using Attributes = std::vector<std::pair<std::string, std::string>>;

const std::string floats = raw<float>({1, 2, 3, 4});
const std::string four = tensor(storage(4), {4}, {1});

std::string bare(const std::string& name = "Module")
{
    return global("__torch__", name) + ")\x81";
}

/// An object of a class of the archive's own, as torch.jit.save writes it.
std::string module(const Attributes& attributes)
{
    Attributes named;
    for (const auto& [name, value] : attributes)
        named.emplace_back(text(name), value);
    return bare() + dict(named) + "b";
}

std::string put(std::uint64_t number)
{
    return "r" + le(number, 4);
}

std::string get(std::uint64_t number)
{
    return "j" + le(number, 4);
}

ZipMaker archive(const std::string& root, const std::string& data = floats)
{
    auto maker = pt(pickled(root), data);
    // What would fail if anybody read it.
    maker.items.push_back({.name = "a/constants.pkl", .data = "no pickle"});
    maker.items.push_back({.name = "a/code/__torch__.py", .data = "import os\nos.system('true')\n"});
    return maker;
}

std::vector<std::string> names(const TensorSource& source)
{
    std::vector<std::string> all;
    for (const auto& entry : source.entries())
        all.push_back(entry.name);
    return all;
}

/// `depth` modules, each in the one before it, the innermost first. It is what the others have from the memo,
/// so that nothing here recurses either.
std::string nested(int depth, const std::string& name, const std::string& innermost)
{
    std::string body = innermost + put(0);
    for (int i = 0; i < depth; ++i)
        body += bare() + "}" + text(name) + get(std::uint64_t(i)) + "sb" + put(std::uint64_t(i) + 1);
    return body;
}

} // namespace

class ScriptModulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void tensorsAreNamedByTheirAttributes()
    {
        const auto quiet = module({{"training", "\x89"}});
        const auto root = module(
            {{"training", "\x89"}, {"_is_full_backward_hook", "N"}, {"resolution", "K\x20"}, {"scale", four},
                {"visual",
                    module({{"conv1", module({{"weight", four}, {"padding", tuple({"K\1", "K\1"})}})},
                        {"resblocks", module({{"0", module({{"weight", four}})}, {"1", quiet}})},
                        {"version", text("1")}})},
                {"sizes", global("torch.jit._pickle", "build_intlist") + "](K\1K\2e\x85R"},
                {"list", "]" + four + "a"}, {"proj", four}});
        const Folder folder;
        const auto source = openWeights(folder.write("x.pt", archive(root).file()));
        QCOMPARE(names(*source),
            (std::vector<std::string>{"scale", "visual.conv1.weight", "visual.resblocks.0.weight", "proj"}));
        QCOMPARE(numbers<float>(*source, "visual.conv1.weight"), (std::vector<float>{1, 2, 3, 4}));
        QVERIFY(source->isProgram());
        QCOMPARE(source->format(), std::string("TorchScript archive, weights only"));
        QCOMPARE(source->notes().size(), std::size_t(1));
        QVERIFY(source->notes()[0].find("neither read nor run") != std::string::npos);
        QVERIFY(!openWeights(folder.write("y.pt", pt(pickled(plainState()), floats).file()))->isProgram());
    }

    /// An activation without weights may serve many blocks; weights may not.
    void modulesWithoutTensorsMayBeShared()
    {
        const auto root = module({{"act", module({{"training", "\x89"}, {"inner", module({})}}) + put(0)},
            {"a", module({{"act", get(0)}, {"weight", four + put(1)}})},
            {"b", module({{"act", get(0)}, {"weight", get(1)}})}});
        const Folder folder;
        const auto source = openWeights(folder.write("x.pt", archive(root).file()));
        QCOMPARE(names(*source), (std::vector<std::string>{"a.weight", "b.weight"}));
    }

    void otherObjectsAreNoModules()
    {
        const auto packed = bare("Packed") + tuple({four}) + "b";
        const auto root = module({{"w", four}, {"packed", packed}, {"unborn", bare()}});
        const Folder folder;
        QCOMPARE(
            names(*openWeights(folder.write("x.pt", archive(root).file()))), std::vector<std::string>{"w"});
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("says");
        const auto add = [](const char* name, const std::string& root, const char* code, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(archive(root).file()) << code << says;
        };
        const char* program = "VTS-G1-TORCHSCRIPT";
        const auto shared = module({{"w", four}}) + put(0);
        add("no module", dict({{text("w"), four}}), program, "TorchScript program");
        add("another class", global("my.models", "ViT") + ")\x81" + dict({{text("w"), four}}) + "b", program,
            "TorchScript program");
        add("no tensors", module({{"a", module({{"training", "\x89"}})}}), program, "TorchScript program");
        add("no attributes", bare(), program, "TorchScript program");
        add("tensors in lists only", module({{"list", "]" + four + "a"}}), program, "TorchScript program");
        add("a module in itself", bare() + put(0) + dict({{text("w"), four}, {text("self"), get(0)}}) + "b",
            program, "TorchScript program");
        add("two modules in each other",
            bare() + put(0) + dict({{text("w"), four}, {text("a"), module({{"b", get(0)}})}}) + "b", program,
            "TorchScript program");
        add("weights under two names", module({{"a", shared}, {"b", get(0)}}), program,
            "TorchScript program");
        add("attributes that two modules share",
            module({{"a", bare() + dict({{text("w"), four}}) + put(0) + "b"}, {"b", bare() + get(0) + "b"}}),
            program, "TorchScript program");
        add("attributes given twice",
            bare() + dict({{text("w"), four}}) + "b" + dict({{text("v"), four}}) + "b", "VTS-P9", "twice");
        add("items put into a module", bare() + text("w") + four + "s", "VTS-P7", "TorchScript object");
        add("a point in a tensor's name", module({{"a.w", four}}), "VTS-G8", "no name");
        add("a point in a module's name", module({{"a.b", module({{"w", four}})}}), "VTS-G8", "no name");
        add("an empty name", module({{"", four}}), "VTS-G8", "no name");
        add("a number as name", bare() + dict({{"K\1", four}}) + "b", "VTS-G8", "no name");
        add("a control character", module({{"a\nb", four}}), "VTS-G8", "not text");
        add("a control character above", module({{"a\x1b[2J", module({{"w", four}})}}), "VTS-G8", "not text");
        add("NUL", module({{std::string("a\0b", 3), four}}), "VTS-G8", "not text");
        add("a name of 1 MB", module({{std::string(1000000, 'n'), four}}), "VTS-G8", "1,000,000");
        add("a path longer than a name may be", nested(3, std::string(400, 'n'), module({{"w", four}})),
            "VTS-G8", "1,202 bytes");
        add("200,000 modules deep", nested(200000, "m", module({{"w", four}})), "VTS-G8", "1,025 bytes");
        add("a tensor twice", module({{"w", four}, {"w", four}}), "VTS-G9", "twice");
        add("a module twice", module({{"a", module({{"w", four}})}, {"a", module({{"w", four}})}}), "VTS-G9",
            "twice");
        add("a tensor past its storage", module({{"w", tensor(storage(4), {5}, {1})}}), "VTS-G6",
            "holds 4 numbers");
        add("a tensor without a storage", module({{"w", tensor(storage(4, "7"), {4}, {1})}}), "VTS-T5",
            "not in the checkpoint");
        add("a storage among the program's constants",
            module({{"w", tensor(storage(4, "../constants/0"), {4}, {1})}}), "VTS-T5", "short number");
        add("a tensor that is a number",
            module({{"w",
                global("torch._utils", "_rebuild_tensor_v2")
                    + tuple({"K\1", integer(0), integers({4}), integers({1}), "\x89", "}"}) + "R"}}),
            "VTS-P9", "a number");
        add("a command beside the tensors",
            module({{"w", four}, {"x", global("os", "system") + text("true") + "\x85R"}}), "VTS-P10",
            "os.system");
        add("a command as a class of its own",
            module({{"w", four}, {"x", global("__torch__.os", "system") + ")\x81"}}), "VTS-P10",
            "__torch__.os.system");
    }

    void refuses()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, code);
        QFETCH(QString, says);
        expectRefused("x.pt", file, code, says, 1000);
    }

    /// Each of 60 modules has the next one twice: 2^60 ways to the last.
    void doublingModulesEnd_data()
    {
        QTest::addColumn<bool>("hasTensors");
        QTest::newRow("with tensors at the end") << true;
        QTest::newRow("without") << false;
    }
    void doublingModulesEnd()
    {
        QFETCH(bool, hasTensors);
        std::string body = module(hasTensors ? Attributes{{"w", four}} : Attributes{}) + put(0);
        for (std::uint64_t i = 0; i < 60; ++i)
            body += module({{"a", get(i)}, {"b", get(i)}}) + put(i + 1);
        const Folder folder;
        const auto path = folder.write("x.pt", archive(body + module({{"w", four}, {"m", get(60)}})).file());
        const CpuClock clock;
        const auto error = failure(path);
        QVERIFY(clock.milliseconds() < 500 * slowness);
        QCOMPARE(error ? error->code : std::string(), std::string(hasTensors ? "VTS-G1-TORCHSCRIPT" : ""));
    }

    /// 1,000 modules with the same 10,000 attributes: those are walked once.
    void sharedAttributesAreReadOnce()
    {
        Attributes many;
        for (int i = 0; i < 10000; ++i)
            many.emplace_back(text("a" + std::to_string(i)), "N");
        Attributes modules{{"w", four}, {"first", bare() + dict(many) + put(0) + "b"}};
        for (int i = 0; i < 1000; ++i)
            modules.emplace_back("m" + std::to_string(i), bare() + get(0) + "b");
        const Folder folder;
        const auto path = folder.write("x.pt", archive(module(modules)).file());
        const CpuClock clock;
        QCOMPARE(names(*openWeights(path)), std::vector<std::string>{"w"});
        QVERIFY(clock.milliseconds() < 500 * slowness);
    }

    void theVersionMayLieAmongTheWritersRecords()
    {
        const Folder folder;
        auto maker = archive(module({{"w", four}}));
        maker.items[1] = {.name = "a/.data/version", .data = "10\n"};
        QCOMPARE(numbers<float>(*openWeights(folder.write("x.pt", maker.file())), "w"),
            (std::vector<float>{1, 2, 3, 4}));
        maker.items[1].data = "11\n";
        QCOMPARE(failure(folder.write("x.pt", maker.file()))->code, std::string("VTS-T2"));
    }

    void zipRulesHoldForTheProgramToo()
    {
        const Folder folder;
        auto twice = archive(module({{"w", four}}));
        twice.items.push_back(twice.items.back());
        QCOMPARE(failure(folder.write("twice.pt", twice.file()))->code, std::string("VTS-Z9"));
        auto bomb = archive(module({{"w", four}}));
        bomb.items.back() = deflatedItem("a/code/__torch__.py", "x");
        bomb.items.back().size = std::uint64_t(1) << 50;
        bomb.items.back().extra = le(1, 2) + le(8, 2) + le(std::uint64_t(1) << 50, 8);
        QCOMPARE(failure(folder.write("bomb.pt", bomb.file()))->code, std::string("VTS-Z7"));
        auto flipped = archive(module({{"w", four}}));
        flipped.items[2].checksum = crc(floats), flipped.items[2].data[0] ^= 1;
        QCOMPARE(failure(folder.write("flipped.pt", flipped.file()))->code, std::string("VTS-Z8"));
    }
};

QTEST_APPLESS_MAIN(ScriptModulesTest)
#include "script_modules_test.moc"
