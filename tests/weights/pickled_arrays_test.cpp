// SPDX-License-Identifier: MIT
#include "tests/support/expected_tensors.h"
#include "tests/support/pickle_maker.h"
#include "tests/support/weight_files.h"

using namespace vitscope;
using namespace vitscope::test;

namespace {

const std::string fourFloats = raw<float>({1, 2, 3, 4});

std::string file(const std::string& array, int protocol = 4)
{
    return pickled(dict({{text("w"), array}}), protocol);
}

std::string flat(const std::string& code, const std::string& data, const std::string& order = "<")
{
    return array({4}, numpyType(code, order), bytes(data));
}

/// A dict in parts; `info` are the opcodes of what lists them.
std::string inParts(const std::string& info)
{
    return pickled(dict({{text("w@@.0"), array({3}, numpyType("f4"), bytes(raw<float>({1, 2, 3})))},
                       {text("w@@.1"), array({1}, numpyType("f4"), bytes(raw<float>({4})))},
                       {text("UnpackBigParamInfor@@"), dict({{text("w"), info}})}}),
        2);
}

std::string info(const std::vector<std::int64_t>& shape, const std::vector<std::string>& parts)
{
    std::string slices = "](";
    for (const auto& part : parts)
        slices += text(part);
    return dict({{text("OriginShape"), integers(shape)}, {text("slices"), slices + "e"}});
}

/// UTF-8 text whose characters are the bytes.
std::string latin(const std::string& bytes)
{
    std::string text;
    for (const char c : bytes) {
        const auto value = std::uint8_t(c);
        if (value >= 0x80)
            text += char(0xc0 | value >> 6);
        text += char(value < 0x80 ? value : 0x80 | (value & 0x3f));
    }
    return text;
}

} // namespace

/// Rules D1 to D6 and P9 for pickled arrays, as Paddle and others write them, one by one.
class PickledArraysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("says");
        const auto add = [](const char* name, const std::string& bytes, const char* code, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << code << says;
        };
        add("P9: bytes shorter than the shape", file(array({5}, numpyType("f4"), bytes(fourFloats))),
            "VTS-P9", "holds 16 bytes");
        add("P9: bytes longer than the shape", file(array({3}, numpyType("f4"), bytes(fourFloats))), "VTS-P9",
            "holds 16 bytes");
        add("G8: negative shape", file(array({-4}, numpyType("f4"), bytes(fourFloats))), "VTS-G8", "axis");
        add("G4: shape past 64 bits",
            file(array({2147483647, 2147483647, 9}, numpyType("f4"), bytes(fourFloats))), "VTS-G4",
            "counted");
        add("P9: encoded text too short", file(array({4}, numpyType("f4"), encodedText("abc")), 2), "VTS-P9",
            "holds 3 bytes");
        add("P9: encoded text too long", file(array({1}, numpyType("f4"), encodedText("abcdefghij")), 2),
            "VTS-P9", "holds 10 bytes");
        add("P9: encoded text of fewer bytes than it seems",
            file(array({1}, numpyType("f4"), encodedText("\xc3\xa9\xc3\xa9\xc3\xa9")), 2), "VTS-P9",
            "does not hold the bytes");
        add("P9: encoded text with U+0100", file(array({1}, numpyType("f4"), encodedText("abc\xc4\x80")), 2),
            "VTS-P9", "above U+00FF");
        add("P9: long encoded text with U+0100",
            file(array({10000}, numpyType("u1"), encodedText(std::string(9999, 'a') + "\xc4\x80")), 2),
            "VTS-P9", "does not hold the bytes");
        add("T7: objects alone", file(array({1}, numpyType("O8", "|"), "](K\1e")), "VTS-T7", "no tensors");
        add("T7: text alone", file(array({1}, numpyType("U1"), bytes(std::string(4, 'x')))), "VTS-T7",
            "no tensors");
        add("T7: an array alone", pickled(array({4}, numpyType("f4"), bytes(fourFloats)), 4), "VTS-T7",
            "an array");
        add("T7: numbers", pickled(dict({{text("a"), "K\1"}})), "VTS-T7", "no tensors");
        add("T7: a tensor's bytes inside",
            pickled(dict({{text("w"), global("torch.storage", "_load_from_bytes") + bytes("x") + "\x85R"}})),
            "VTS-T7", "no tensors");
        add("P10: os.system",
            pickled(global("os", "system") + text("touch /tmp/vitscope_was_here") + "\x85R"), "VTS-P10",
            "os.system");
        add("P10: eval of an expression",
            pickled(dict({{text("w"),
                global("builtins", "eval") + tuple({text("data.__class__"), dict({{text("data"), "K\1"}})})
                    + "R"}})),
            "VTS-P10", "builtins.eval");
        add("P4: bytes past the end", file(array({4}, numpyType("f4"), "B" + le(1 << 30, 4))), "VTS-P4",
            "fewer left");
        add("P4: bytes of 2^63", file(array({4}, numpyType("f4"), "\x8e" + le(std::uint64_t(1) << 63, 8))),
            "VTS-P4", "fewer left");
        add("P3: frame past the end", pickled("\x95" + le(1 << 20, 8) + "}", 4), "VTS-P3", "frame");
        add("A1: a part is missing", inParts(info({2, 2}, {"w@@.0", "w@@.2"})), "VTS-A1", "missing");
        add("A1: a part twice", inParts(info({2, 3}, {"w@@.0", "w@@.0"})), "VTS-A1", "missing");
        add("A1: parts that do not fill the shape", inParts(info({3, 2}, {"w@@.0", "w@@.1"})), "VTS-A1",
            "hold 4 numbers");
        add("A1: no parts", inParts(info({2, 2}, {})), "VTS-A1", "hold 0 numbers");
        add("A1: no shape", inParts(dict({{text("slices"), "](" + text("w@@.0") + "e"}})), "VTS-A1",
            "without its shape");
        add("A1: no list", inParts("}"), "VTS-A1", "not listed");
        add("G9: whole and in parts",
            pickled(dict({{text("w"), flat("f4", fourFloats)}, {text("p"), flat("f4", fourFloats)},
                {text("UnpackBigParamInfor@@"), dict({{text("w"), info({2, 2}, {"p"})}})}})),
            "VTS-G9", "twice");
        add("G9: array twice",
            pickled("}(" + text("w") + flat("f4", fourFloats) + text("w") + flat("f4", fourFloats) + "u", 4),
            "VTS-G9", "twice");
    }

    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, code);
        QFETCH(QString, says);
        expectRefused("x.pdparams", bytes, code, says);
    }

    void everyFormOfAnArrayIsRead_data()
    {
        QTest::addColumn<QByteArray>("pickle");
        const auto add = [](const char* name, const std::string& pickle) {
            QTest::newRow(name) << QByteArray::fromStdString(pickle);
        };
        const auto arrayOf = [](const std::string& order) {
            return global("numpy._core.numeric", "_frombuffer")
                + tuple({"\x96" + le(16, 8) + fourFloats, numpyType("f4"), integers({4}), text(order)}) + "R";
        };
        add("bytes", file(flat("f4", fourFloats)));
        add("encoded", file(array({4}, numpyType("f4"), encodedText(latin(fourFloats))), 2));
        add("a string of Python 2", file(array({4}, numpyType("f4"), "U\x10" + fourFloats), 2));
        add("a buffer", file(arrayOf("C"), 5));
        add("a buffer, column-major", file(arrayOf("F"), 5));
        add("a name and an array", file(tuple({text("linear_0.w_0"), flat("f4", fourFloats)})));
        add("Paddle's tuple",
            file(global("builtins", "tuple") + tuple({tuple({text("x"), flat("f4", fourFloats)})}) + "R"));
        add("Paddle's eval",
            file(global("builtins", "eval")
                + tuple({text("data"), dict({{text("data"), flat("f4", fourFloats)}})}) + "R"));
    }

    void everyFormOfAnArrayIsRead()
    {
        QFETCH(QByteArray, pickle);
        const Folder folder;
        const auto source = openWeights(folder.write("x.pdparams", pickle.toStdString()));
        QCOMPARE(numbers<float>(*source, "w"), (std::vector<float>{1, 2, 3, 4}));
    }

    void partsAreJoined()
    {
        const Folder folder;
        const auto source = openWeights(folder.write("x", inParts(info({2, 2}, {"w@@.0", "w@@.1"}))));
        QCOMPARE(source->entries().size(), std::size_t(1));
        QCOMPARE(source->entries()[0].shape, (std::vector<std::int64_t>{2, 2}));
        QCOMPARE(numbers<float>(*source, "w"), (std::vector<float>{1, 2, 3, 4}));
        QCOMPARE(source->format(), std::string("Paddle parameters"));
    }

    void unsignedNumbersOfTwoBytesAreBfloat16()
    {
        const Folder folder;
        const auto source
            = openWeights(folder.write("x", file(flat("u2", raw<std::uint16_t>({0x3f80, 0, 0xc000, 1})))));
        QVERIFY(source->entries()[0].type == ElementType::BF16);
        QVERIFY(hasNote(*source, "uint16 are read as bfloat16"));
        QCOMPARE(numbers<std::uint16_t>(*source, "w").front(), std::uint16_t(0x3f80));
    }

    void typesThatAreNotRunAreListed()
    {
        const Folder folder;
        const auto source = openWeights(folder.write("x",
            pickled(dict({{text("w"), flat("f4", fourFloats)},
                {text("c"), array({2}, numpyType("c8"), bytes(std::string(16, '\0')))},
                {text("u"), flat("u4", fourFloats)}}))));
        QCOMPARE(source->entries().size(), std::size_t(3));
        QCOMPARE(source->entries()[1].typeName, std::string("complex64"));
        QVERIFY_EXCEPTION_THROWN(source->read(1, {}, {}), Error);
    }

    /// What is longer than 4,096 bytes stays in the file, what is longer than the window is skipped.
    void longArraysStayInTheFile()
    {
        std::vector<float> many(200'000);
        for (std::size_t i = 0; i < many.size(); ++i)
            many[i] = float(i) * 0.5f;
        const auto long_ = array({200'000}, numpyType("f4"), bytes(raw(many)));
        const auto short_ = flat("f4", fourFloats);
        std::vector<std::pair<std::string, std::string>> items;
        for (int i = 0; i < 3; ++i) {
            items.push_back({text("short" + std::to_string(i)), short_});
            items.push_back({text("long" + std::to_string(i)), long_});
        }
        const Folder folder;
        const auto source = openWeights(folder.write("x", pickled(dict(items), 4)));
        QCOMPARE(source->entries().size(), std::size_t(6));
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(numbers<float>(*source, "long" + std::to_string(i)), many);
            QCOMPARE(numbers<float>(*source, "short" + std::to_string(i)), (std::vector<float>{1, 2, 3, 4}));
        }
    }

    void encodingTheSameTextAgainAndAgainIsRefused()
    {
        const auto again = global("_codecs", "encode") + "h" + le(0, 1) + "h" + le(1, 1) + "\x86R";
        std::string body = text(std::string(3000, 'x')) + "q" + le(0, 1) + text("latin1") + "q" + le(1, 1);
        for (int i = 0; i < 2000; ++i)
            body += again;
        const Folder folder;
        const auto error = failure(folder.write("x", pickled(body)));
        QVERIFY(error);
        QCOMPARE(error->code, std::string("VTS-P6"));
    }

    void cancellingStopsReading()
    {
        const Folder folder;
        const auto path = folder.write("x", file(flat("f4", fourFloats)));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(openWeights(path, Cancel(stop.get_token())), Cancelled);
        const auto source = openWeights(path);
        std::vector<float> values(4);
        QVERIFY_EXCEPTION_THROWN(
            source->read(0, std::as_writable_bytes(std::span(values)), Cancel(stop.get_token())), Cancelled);
    }
};

QTEST_APPLESS_MAIN(PickledArraysTest)
#include "pickled_arrays_test.moc"
