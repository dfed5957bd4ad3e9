// SPDX-License-Identifier: MIT
#include "core/weights/pickle.h"
#include "tests/support/pickle_maker.h"
#include "tests/support/weight_files.h"

using namespace vitscope;
using namespace vitscope::test;

namespace {

std::optional<Error> refusal(const std::string& pickle)
{
    try {
        refuseDangerousGlobals(readPickle(asBytes(pickle), "test.pt", {}));
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

std::string repeated(const std::string& text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

} // namespace

/// What a pickle is refused for; what sound ones mean is in pickle_test.cpp.
class PickleRefusalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("pickle");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("says");
        const auto add = [](const char* name, const std::string& pickle, const char* code, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(pickle) << code << says;
        };
        const auto os = global("os", "system");
        add("P1: INST", pickled("(X" + le(1, 4) + "xios\nsystem\n"), "VTS-P1", "INST");
        add("P1: OBJ", pickled("(" + os + text("x") + "o"), "VTS-P1", "OBJ");
        add("P1: EXT1", pickled("\x82\1"), "VTS-P1", "EXT1");
        add("P1: EXT2", pickled("\x83\1\1"), "VTS-P1", "EXT2");
        add("P1: EXT4", pickled("\x84\1\1\1\1"), "VTS-P1", "EXT4");
        add("P1: PERSID", pickled("Pid\n"), "VTS-P1", "PERSID");
        add("P1: NEXT_BUFFER", pickled("\x97", 5), "VTS-P1", "NEXT_BUFFER");
        add("P1: NEWOBJ_EX", pickled(os + ")}\x92", 4), "VTS-P1", "NEWOBJ_EX");
        add("P1: INT as text", pickled("I1\n"), "VTS-P1", "INT");
        add("P1: STRING", pickled("S'a'\n"), "VTS-P1", "STRING");
        add("P1: GET as text", pickled("Ng1\n"), "VTS-P1", "GET");
        add("P1: POP", pickled("NN0"), "VTS-P1", "POP");
        add("P1: a byte without meaning", pickled("\xff"), "VTS-P1", "means nothing");
        add("P1: no STOP", "\x80\2N", "VTS-P1", "STOP");
        add("P1: nothing after PROTO", "\x80\2", "VTS-P1", "STOP");
        add("P1: cut number", "\x80\2J\1\1", "VTS-P1", "cut short");
        add("P1: GLOBAL without end", "\x80\2cos", "VTS-P1", "does not end");
        add("P1: GLOBAL of 2 KB", pickled(global(std::string(2000, 'm'), "n")), "VTS-P1", "does not end");
        add("P1: GLOBAL that is not text", pickled(global("m\xff", "n")), "VTS-P1", "not a name");
        add("P1: STACK_GLOBAL of numbers", pickled("K\1K\1\x93", 4), "VTS-P1", "not text");
        add("P2: protocol 0", "(dp0\n.", "VTS-P2", "protocols 2 to 5");
        add("P2: protocol 1", pickled("N", 1), "VTS-P2", "protocols 2 to 5");
        add("P2: protocol 6", pickled("N", 6), "VTS-P2", "protocols 2 to 5");
        add("P2: PROTO twice", pickled("\x80\2N"), "VTS-P2", "twice");
        add("P3: frame past the end", pickled("\x95" + le(1000, 8) + "N", 4), "VTS-P3", "frame");
        add("P4: text of 4 GiB", pickled("X\xff\xff\xff\xff"), "VTS-P4", "4,294,967,295 bytes");
        add("P4: bytes of 2^63", pickled("\x8e" + le(std::uint64_t(1) << 63, 8), 4), "VTS-P4", "bytes but");
        add("P4: text of 2^64-1", pickled("\x8d" + std::string(8, '\xff'), 4), "VTS-P4", "bytes but");
        add("P4: text that is not UTF-8", pickled(text("\xc3\x28")), "VTS-P4", "UTF-8");
        add("P5: LONG of 256 bytes", pickled("\x8b" + le(256, 4) + std::string(256, '\1')), "VTS-P5",
            "256 bytes");
        add("P5: LONG of negative length", pickled("\x8b" + le(0xffffffff, 4)), "VTS-P5", "bytes");
        add("P6: memo number 2^32-1", pickled("Nr\xff\xff\xff\xff"), "VTS-P6", "impossible number");
        add("P6: unknown memo number", pickled("h\5"), "VTS-P6", "never remembered");
        add("P6: memo of nothing", pickled("q" + le(0, 1)), "VTS-P6", "empty stack");
        add("P6: empty stack at STOP", pickled(""), "VTS-P6", "empty stack");
        add("P6: REDUCE on nothing", pickled("R"), "VTS-P6", "empty stack");
        add("P6: below the mark", pickled("N(a"), "VTS-P6", "empty stack");
        add("P6: no mark", pickled("Nt"), "VTS-P6", "mark");
        add("P6: 1,000,001 values", pickled(repeated("N", 1000001)), "VTS-P6", "stack");
        add("P6: 2 M marks", pickled(repeated("(", 2000000)), "VTS-P6", "marks");
        add("P7: odd SETITEMS", pickled("}(NNNu"), "VTS-P7", "without a value");
        add("P7: SETITEM on a list", pickled("]NNs"), "VTS-P7", "a list");
        add("P7: APPEND on a dict", pickled("}Na"), "VTS-P7", "a dict");
        add("P7: APPENDS on a number", pickled("K\1(Ne"), "VTS-P7", "a number");
        add("P7: ADDITEMS on a list", pickled("](N\x90", 4), "VTS-P7", "a list");
        add("P7: a list as key", pickled("}]Ns"), "VTS-P7", "a list as a key");
        add("P7: a dict as key", pickled("}(}Nu"), "VTS-P7", "a dict as a key");
        add("P9: calling a number", pickled("K\1)R"), "VTS-P9", "calls a number");
        add("P9: arguments that are no tuple", pickled(os + "]R"), "VTS-P9", "a list");
        add("P9: items that are no pairs", pickled(global("collections", "OrderedDict") + "](K\1e\x85R"),
            "VTS-P9", "not pairs");
        add("P9: latin1 text with U+0100",
            pickled(global("_codecs", "encode") + text("\xc4\x80") + text("latin1") + "\x86R"), "VTS-P9",
            "U+00FF");
        add("P9: tensor with 3 arguments", pickled(global("torch._utils", "_rebuild_tensor_v2") + "NNN\x87R"),
            "VTS-P9", "3 arguments");
        add("P9: tensor of a number", pickled(tensor("K\1", {1}, {1})), "VTS-P9", "instead of a storage");
        add("P9: negative size", pickled(tensor(storage(4), {-4}, {1})), "VTS-P9", "shape");
        add("P9: negative stride", pickled(tensor(storage(4), {4}, {-1})), "VTS-P9", "strides");
        add("P9: negative offset", pickled(tensor(storage(4), {1}, {1}, -1)), "VTS-P9", "offset");
        add("G6: more numbers than stored", pickled(tensor(storage(4), {1000}, {1})), "VTS-G6", "holds 4");
        add("G6: stride past the end", pickled(tensor(storage(4), {2, 2}, {1000, 1})), "VTS-G6",
            "past the end");
        add("G6: offset past the end", pickled(tensor(storage(4), {4}, {1}, 4)), "VTS-G6", "past the end");
        add("G6: empty tensor past the end", pickled(tensor(storage(4), {0}, {1}, 5)), "VTS-G6",
            "past the end");
        add("G6: 2^40 numbers of stride 0", pickled(tensor(storage(4), {1 << 20, 1 << 20}, {0, 0})), "VTS-G6",
            "holds 4");
        add("G6: strides and axes differ", pickled(tensor(storage(4), {2, 2}, {1})), "VTS-G6", "strides");
        add("G4: offset and stride overflow", pickled(tensor(storage(4), {2}, {INT64_MAX}, INT64_MAX)),
            "VTS-G6", "past the end");
        add("G8: nine axes",
            pickled(tensor(storage(4), std::vector<std::int64_t>(9, 1), std::vector<std::int64_t>(9, 1))),
            "VTS-G8", "9 axes");
        add("G8: an axis of 2^31", pickled(tensor(storage(4), {std::int64_t(1) << 31}, {0})), "VTS-G8",
            "2147483648");
        add("T5: negative count", pickled(storage(-4)), "VTS-T5", "length");
        add("T5: count 2^62", pickled(storage(std::int64_t(1) << 62)), "VTS-T5", "length");
        add("T5: key ../data.pkl", pickled(storage(4, "../data.pkl")), "VTS-T5", "short number");
        add("T5: key of 11 digits", pickled(storage(4, "12345678901")), "VTS-T5", "short number");
        add("T6: one key, two types", pickled(storage(4) + storage(4, "0", "IntStorage") + "\x86"), "VTS-T6",
            "two different");
        add("T6: one key, two lengths", pickled(storage(4) + storage(5) + "\x86"), "VTS-T6", "two different");
        add("P10: os.system", pickled(os + text("touch /tmp/vitscope_was_here") + "\x85R"), "VTS-P10",
            "`os.system`");
        add("P10: posix.system", pickled(global("posix", "system") + text("x") + "\x85R"), "VTS-P10",
            "`posix.system`");
        add("P10: subprocess.Popen", pickled(global("subprocess", "Popen") + ")\x81"), "VTS-P10",
            "subprocess.Popen");
        add("P10: builtins.exec", pickled(global("builtins", "exec") + text("1") + "\x85R"), "VTS-P10",
            "builtins.exec");
        add("P10: __builtin__.eval", pickled(global("__builtin__", "eval") + text("1") + "\x85R"), "VTS-P10",
            "__builtin__.eval");
        add("P10: STACK_GLOBAL os.system", pickled("\x8c\2os\x8c\6system\x93" + text("x") + "\x85R", 4),
            "VTS-P10", "os.system");
        add("P10: a module through another",
            pickled(global("torch.serialization", "os.system") + text("x") + "\x85R"), "VTS-P10",
            "torch.serialization.os.system");
        add("P10: runpy", pickled(global("runpy", "_run_code") + ")R"), "VTS-P10", "runpy");
        add("P10: pickle inside pickle", pickled(global("pickle", "loads") + "C\1.\x85R", 4), "VTS-P10",
            "pickle.loads");
        add("P10: torch.hub", pickled(global("torch.hub", "load") + ")R"), "VTS-P10", "torch.hub.load");
        add("P10: eval of other text",
            pickled(
                global("builtins", "eval") + text("data.__class__") + dict({{text("data"), "N"}}) + "\x86R"),
            "VTS-P10", "builtins.eval");
        add("P10: eval with two names",
            pickled(global("builtins", "eval") + text("data") + dict({{text("data"), "N"}, {text("x"), "N"}})
                + "\x86R"),
            "VTS-P10", "builtins.eval");
    }

    void refuses()
    {
        QFETCH(QByteArray, pickle);
        QFETCH(QString, code);
        QFETCH(QString, says);
        const CpuClock clock;
        const auto error = refusal(pickle.toStdString());
        QVERIFY(error);
        QVERIFY(clock.milliseconds() < 1000 * slowness);
        const auto message = QString::fromStdString(error->what());
        QVERIFY2(QString::fromStdString(error->code) == code, qPrintable(message));
        QVERIFY2(message.contains(says), qPrintable(message));
        QVERIFY(!error->advice.empty());
        QVERIFY(!QFile::exists("/tmp/vitscope_was_here"));
    }

    void theRedLineSaysThatNothingRan()
    {
        const auto error = refusal(pickled(global("os", "system") + text("ls") + "\x85R"));
        QVERIFY(error);
        QCOMPARE(error->what(),
            "test.pt: This file asks Python to run `os.system`. ViTScope ran nothing. "
            "We suggest deleting it; --open-anyway opens its tensors without running it.");
    }

    void aCutPickleIsRefused()
    {
        const auto good = pickled(plainState());
        QVERIFY(!refusal(good));
        for (std::size_t length = 0; length < good.size(); ++length)
            QVERIFY2(refusal(good.substr(0, length)), qPrintable(QString::number(length)));
    }

    void namesAreJudged_data()
    {
        QTest::addColumn<bool>("dangerous");
        for (const char* name :
            {"os.system", "nt.system", "os", "sys.exit", "ctypes.CDLL", "importlib.import_module",
                "shutil.rmtree", "socket.socket", "builtins.getattr", "__builtin__.open", "torch.jit.load",
                "numpy.testing._private.utils.runstring", "a.b.os.system", "x.__builtins__.eval"})
            QTest::newRow(name) << true;
        for (const char* name : {"argparse.Namespace", "pathlib.PosixPath", "ossuary.Thing",
                 "collections.deque", "timm.models.vision_transformer.VisionTransformer", "functools.partial",
                 "types.SimpleNamespace", "code.models.ViT", "torch.nn.modules.linear.Linear",
                 "mycode.sysctl.Thing"})
            QTest::newRow(name) << false;
    }

    void namesAreJudged()
    {
        QFETCH(bool, dangerous);
        QCOMPARE(isDangerousGlobal(QTest::currentDataTag()), dangerous);
    }
};

QTEST_APPLESS_MAIN(PickleRefusalsTest)
#include "pickle_refusals_test.moc"
