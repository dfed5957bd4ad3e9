// SPDX-License-Identifier: MIT
#include "core/weights/pickle.h"
#include "tests/support/pickle_maker.h"

#include <QElapsedTimer>

using namespace vitscope;
using namespace vitscope::test;

namespace {

/// The document together with the bytes that its texts are spans of.
struct Read
{
    explicit Read(const std::string& bytes)
        : pickle(bytes)
        , document(readPickle(asBytes(pickle), "test.pt", {}))
    {
    }
    std::string pickle;
    PickleDocument document;
};

std::optional<Error> refusal(const std::string& pickle)
{
    try {
        const Read read(pickle);
        refuseDangerousGlobals(read.document);
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

class PickleTest : public QObject
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
        QElapsedTimer clock;
        clock.start();
        const auto error = refusal(pickle.toStdString());
        QVERIFY(error);
        QVERIFY(clock.elapsed() < 1000);
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
            "We suggest deleting it.");
    }

    void constantsAndNumbers_data()
    {
        QTest::addColumn<QByteArray>("opcodes");
        QTest::addColumn<qlonglong>("value");
        const auto add = [](const char* name, const std::string& opcodes, qlonglong value) {
            QTest::newRow(name) << QByteArray::fromStdString(opcodes) << value;
        };
        add("BININT negative", "J" + le(std::uint64_t(-5), 4), -5);
        add("BININT1", "K\xff", 255);
        add("BININT2", "M\xff\xff", 65535);
        add("LONG1 empty", std::string("\x8a\0", 2), 0);
        add("LONG1 negative", "\x8a\1\xff", -1);
        add("LONG1 positive with sign byte", std::string("\x8a\2\xff\0", 4), 255);
        add("LONG1 of 8 bytes", "\x8a\x08" + le(std::uint64_t(INT64_MIN), 8), INT64_MIN);
        add("LONG4", std::string("\x8b\1\0\0\0\x2a", 6), 42);
    }

    void constantsAndNumbers()
    {
        QFETCH(QByteArray, opcodes);
        QFETCH(qlonglong, value);
        const Read read(pickled(opcodes.toStdString()));
        QVERIFY(read.document.kind(read.document.root) == PickleKind::Int);
        QCOMPARE(qlonglong(read.document.number(read.document.root)), value);
    }

    void textsAndBytesAreSpans_data()
    {
        QTest::addColumn<QByteArray>("opcodes");
        QTest::addColumn<bool>("isText");
        const auto add = [](const char* name, const std::string& opcodes, bool isText) {
            QTest::newRow(name) << QByteArray::fromStdString(opcodes) << isText;
        };
        add("BINUNICODE", text("abc"), true);
        add("SHORT_BINUNICODE", "\x8c\3abc", true);
        add("BINUNICODE8", "\x8d" + le(3, 8) + "abc", true);
        add("SHORT_BINSTRING", "U\3abc", true);
        add("BINSTRING", "T" + le(3, 4) + "abc", true);
        add("SHORT_BINBYTES", "C\3abc", false);
        add("BINBYTES", "B" + le(3, 4) + "abc", false);
        add("BINBYTES8", "\x8e" + le(3, 8) + "abc", false);
        add("BYTEARRAY8", "\x96" + le(3, 8) + "abc", false);
    }

    void textsAndBytesAreSpans()
    {
        QFETCH(QByteArray, opcodes);
        QFETCH(bool, isText);
        const Read read(pickled(opcodes.toStdString(), 5));
        const auto root = read.document.root;
        QVERIFY(read.document.kind(root) == (isText ? PickleKind::Text : PickleKind::Bytes));
        QVERIFY(read.document.text(root) == "abc");
        QVERIFY(read.document.text(root).data() > read.pickle.data());
        QVERIFY(read.document.text(root).data() < read.pickle.data() + read.pickle.size());
    }

    void containersHoldTheirItems_data()
    {
        QTest::addColumn<QByteArray>("opcodes");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("count");
        const auto add = [](const char* name, const std::string& opcodes, PickleKind kind, int count) {
            QTest::newRow(name) << QByteArray::fromStdString(opcodes) << int(kind) << count;
        };
        add("EMPTY_TUPLE", ")", PickleKind::Tuple, 0);
        add("TUPLE", "(NNNNt", PickleKind::Tuple, 4);
        add("TUPLE1", "N\x85", PickleKind::Tuple, 1);
        add("TUPLE2", "NN\x86", PickleKind::Tuple, 2);
        add("TUPLE3", "NNN\x87", PickleKind::Tuple, 3);
        add("APPEND", "]NaNa", PickleKind::List, 2);
        add("APPENDS", "](NNNe", PickleKind::List, 3);
        add("SETITEM", "}K\1Ns", PickleKind::Dict, 2);
        add("SETITEMS", "}(K\1NK\2Nu", PickleKind::Dict, 4);
        add("ADDITEMS", "\x8f(K\1K\2\x90", PickleKind::Set, 2);
        add("FROZENSET", "(K\1K\2\x91", PickleKind::Set, 2);
        add("OrderedDict", global("collections", "OrderedDict") + ")R(K\1Nu", PickleKind::Dict, 2);
        add("OrderedDict with attributes", global("collections", "OrderedDict") + ")R(K\1Nu}b",
            PickleKind::Dict, 2);
        add("OrderedDict of Python 2", global("collections", "OrderedDict") + "](](K\1Nee\x85R",
            PickleKind::Dict, 2);
        add("defaultdict", global("collections", "defaultdict") + global("builtins", "list") + "\x85R(K\1Nu",
            PickleKind::Dict, 2);
        add("Counter", global("collections", "Counter") + "}(K\1K\2u\x85R", PickleKind::Dict, 2);
        add("torch.Size", global("torch", "Size") + "K\1K\2\x86\x85R", PickleKind::Tuple, 2);
        add("set of a list", global("__builtin__", "set") + "](K\1e\x85R", PickleKind::List, 1);
    }

    void containersHoldTheirItems()
    {
        QFETCH(QByteArray, opcodes);
        QFETCH(int, kind);
        QFETCH(int, count);
        const Read read(pickled(opcodes.toStdString(), 4));
        QCOMPARE(int(read.document.kind(read.document.root)), kind);
        QCOMPARE(int(read.document.items(read.document.root).size()), count);
    }

    void memoOfEveryForm()
    {
        const Read read(
            pickled("K\7q" + le(0, 1) + "r" + le(1, 4) + "\x94h" + le(0, 1) + "j" + le(1, 4) + "h\2(tt", 4)
                .insert(2, "("));
        // (7 memo memo memo  7 7 7 ()) as a tuple
        const auto items = read.document.items(read.document.root);
        QCOMPARE(items.size(), std::size_t(5));
        for (int i = 0; i < 4; ++i)
            QCOMPARE(read.document.number(items[std::size_t(i)]), 7);
    }

    void framesAreReadThrough()
    {
        const Read read(pickled("\x95" + le(3, 8) + "K\1", 4));
        QCOMPARE(read.document.number(read.document.root), 1);
    }

    void bytesAfterStopAreCounted()
    {
        const Read read(pickled("N") + "garbage");
        QCOMPARE(read.document.endOffset, std::size_t(4));
        QCOMPARE(read.document.opcodes, std::size_t(2));
    }

    void unknownClassesAreOpaque()
    {
        const Read read(pickled(global("argparse", "Namespace") + ")\x81}" + text("lr") + "K\1sb"));
        QVERIFY(read.document.kind(read.document.root) == PickleKind::Opaque);
        QCOMPARE(read.document.origin(read.document.root), std::string("argparse.Namespace"));
        QCOMPARE(opaqueGlobals(read.document), std::vector<std::string>{"argparse.Namespace"});
    }

    void opaqueObjectsSwallowTheirItems()
    {
        const Read read(pickled(global("m", "Deque") + ")RNa(NNe(NNu)R"));
        QVERIFY(read.document.kind(read.document.root) == PickleKind::Opaque);
    }

    void numpyScalarsAreHarmless()
    {
        const Read read(pickled(global("numpy.core.multiarray", "scalar") + global("numpy", "dtype")
            + text("f8") + "\x89\x88\x87R" + "C\1x\x86R"));
        QVERIFY(read.document.kind(read.document.root) == PickleKind::Opaque);
        QVERIFY(opaqueGlobals(read.document).empty());
    }

    void paddlesLiteralEvalIsItsValue()
    {
        const Read read(
            pickled(global("builtins", "eval") + text("data") + dict({{text("data"), "K\x2a"}}) + "\x86R"));
        QCOMPARE(read.document.number(read.document.root), 42);
        refuseDangerousGlobals(read.document);
    }

    void wrappedTensors_data()
    {
        QTest::addColumn<QByteArray>("opcodes");
        const auto plain = tensor(storage(4), {2, 2}, {2, 1});
        const auto arguments
            = tuple({storage(4), integer(0), integers({2, 2}), integers({2, 1}), "\x89", "}"});
        const auto add = [](const char* name, const std::string& opcodes) {
            QTest::newRow(name) << QByteArray::fromStdString(opcodes);
        };
        add("v2", plain);
        add("v1",
            global("torch._utils", "_rebuild_tensor")
                + tuple({storage(4), integer(0), integers({2, 2}), integers({2, 1})}) + "R");
        add("v3",
            global("torch._utils", "_rebuild_tensor_v3")
                + tuple({storage(16, "0", "UntypedStorage"), integer(0), integers({2, 2}), integers({2, 1}),
                    "\x89", "}", global("torch", "float32")})
                + "R");
        add("parameter", global("torch._utils", "_rebuild_parameter") + plain + "\x88}\x87R");
        add("parameter with state",
            global("torch._utils", "_rebuild_parameter_with_state") + "(" + plain + "\x88}}tR");
        add("Parameter", global("torch.nn.parameter", "Parameter") + plain + "\x85\x81");
        add("from type",
            global("torch._tensor", "_rebuild_from_type_v2") + "("
                + global("torch._utils", "_rebuild_tensor_v2") + global("torch.nn.parameter", "Buffer")
                + arguments + "}tR");
    }

    void wrappedTensors()
    {
        QFETCH(QByteArray, opcodes);
        const Read read(pickled(opcodes.toStdString()));
        QVERIFY(read.document.kind(read.document.root) == PickleKind::Tensor);
        const auto& found = read.document.tensor(read.document.root);
        QVERIFY(found.type == ElementType::F32);
        QCOMPARE(found.shape, (std::vector<std::int64_t>{2, 2}));
        QCOMPARE(found.strides, (std::vector<std::int64_t>{2, 1}));
    }

    void nothingRecurses_data()
    {
        QTest::addColumn<QByteArray>("body");
        const auto add = [](const char* name, const std::string& body) {
            QTest::newRow(name) << QByteArray::fromStdString(body);
        };
        add("200,000 nested lists", repeated("]", 200000) + repeated("a", 199999));
        add("200,000 nested tuples", ")" + repeated("\x85", 200000));
        add("200,000 nested dicts", repeated("}K\1", 200000) + "N" + repeated("s", 200000));
        std::string doubling = "K\1";
        for (int i = 0; i < 60; ++i)
            doubling += "q" + le(std::uint64_t(i), 1) + "h" + le(std::uint64_t(i), 1) + "\x86";
        add("tuple doubled 60 times", doubling);
        add("a dict that holds itself", "}q" + le(0, 1) + text("model") + "h" + le(0, 1) + "s");
        add("a list that holds itself", "]q" + le(0, 1) + "h" + le(0, 1) + "a");
    }

    void nothingRecurses()
    {
        QFETCH(QByteArray, body);
        QElapsedTimer clock;
        clock.start();
        {
            const Read read(pickled(body.toStdString()));
            QVERIFY(read.document.size() > 4);
        }
        QVERIFY2(clock.elapsed() < 500, qPrintable(QString::number(clock.elapsed())));
    }

    void aCutPickleIsRefused()
    {
        const auto good = pickled(plainState());
        QVERIFY(!refusal(good));
        for (std::size_t length = 0; length < good.size(); ++length)
            QVERIFY2(refusal(good.substr(0, length)), qPrintable(QString::number(length)));
    }

    void cancellingStopsAtOnce()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto pickle = pickled("N");
        QVERIFY_EXCEPTION_THROWN(readPickle(asBytes(pickle), "x", Cancel(stop.get_token())), Cancelled);
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

QTEST_APPLESS_MAIN(PickleTest)
#include "pickle_test.moc"
