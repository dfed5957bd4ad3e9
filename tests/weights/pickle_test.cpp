// SPDX-License-Identifier: MIT
#include "core/weights/pickle.h"
#include "tests/support/pickle_maker.h"
#include "tests/support/weight_files.h"

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
        const CpuClock clock;
        {
            const Read read(pickled(body.toStdString()));
            QVERIFY(read.document.size() > 4);
        }
        QVERIFY2(clock.milliseconds() < 500 * slowness, qPrintable(QString::number(clock.milliseconds())));
    }

    void cancellingStopsAtOnce()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto pickle = pickled("N");
        QVERIFY_EXCEPTION_THROWN(readPickle(asBytes(pickle), "x", Cancel(stop.get_token())), Cancelled);
    }
};

QTEST_APPLESS_MAIN(PickleTest)
#include "pickle_test.moc"
