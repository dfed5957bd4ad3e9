// SPDX-License-Identifier: MIT
#include "tests/support/weight_files.h"

#include <fstream>

#include <sys/resource.h>

using namespace vitscope;
using namespace vitscope::test;

namespace {

const std::string f4 = json("{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}");

std::string table(const std::vector<std::string>& rows)
{
    std::string text = "{";
    for (const auto& row : rows)
        text += (text.size() > 1 ? "," : "") + row;
    return text + "}";
}

std::string row(const std::string& dtype, const std::string& shape, const std::string& offsets)
{
    return "{\"a\":{\"dtype\":" + dtype + ",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}}";
}

/// Peak resident memory of this process so far, in MiB.
double peakMemory()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

} // namespace

class SafetensorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("says"); // part of the message
        const auto add = [](const char* name, const std::string& file, const char* code, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(file) << code << says;
        };
        const std::string four(4, '\1');
        add("S2: table of 2^64-1 bytes", std::string(8, '\xff') + f4 + four, "VTS-S2",
            "18,446,744,073,709,551,615");
        add("S2: table of 100,000,001 bytes", le(100000001, 8) + f4 + four, "VTS-S2", "100,000,001");
        add("S2: empty table", le(0, 8) + f4, "VTS-S2", "table");
        add("S2: table past the end", le(4096, 8) + f4, "VTS-S2", "incomplete");
        add("S1: nine bytes", le(1, 8) + "{", "VTS-S1", "too short");
        add("S3: bad UTF-8", st(table({stRow("\xc3\x28", "F32", "[1]", 0, 4)}), four), "VTS-S3", "byte");
        add("S3: byte order mark", st("\xef\xbb\xbf" + f4, four), "VTS-S3", "byte order mark");
        add("S3: NUL padding", st(f4 + std::string(4, '\0'), four), "VTS-S3", "NUL");
        add("S3: something after the table", st(f4 + "x", four), "VTS-S3", "byte");
        add("S3: a list", st("[]"), "VTS-S5", "a list");
        add("S3: cut table", st("{ "), "VTS-S3", "byte");
        add("S4: 100,000 lists inside one another", st("{\"a\":" + std::string(100000, '[')), "VTS-S5",
            "a list");
        add("S4: deep unknown key", st(json("{'a':{'x':[[[[1]]]]}}")), "VTS-S4", "deeper than 4");
        add("S5: no dtype", st(json("{'a':{'shape':[1],'data_offsets':[0,4]}}"), four), "VTS-S5", "dtype");
        add("S5: no shape", st(json("{'a':{'dtype':'F32','data_offsets':[0,4]}}"), four), "VTS-S5", "shape");
        add("S5: no offsets", st(json("{'a':{'dtype':'F32','shape':[1]}}"), four), "VTS-S5", "data_offsets");
        add("S5: dtype twice",
            st(json("{'a':{'dtype':'F32','dtype':'I32','shape':[1],'data_offsets':[0,4]}}"), four), "VTS-S5",
            "twice");
        add("S5: three offsets", st(row("\"F32\"", "[1]", "[0,4,8]"), four), "VTS-S5", "two numbers");
        add("S5: one offset", st(row("\"F32\"", "[1]", "[0]"), four), "VTS-S5", "two numbers");
        add("S5: negative offset", st(row("\"F32\"", "[1]", "[-4,0]"), four), "VTS-S5", "negative");
        add("S5: minus zero", st(row("\"F32\"", "[1]", "[-0,4]"), four), "VTS-S5", "negative");
        add("S5: offset with a point", st(row("\"F32\"", "[1]", "[0,4.0]"), four), "VTS-S5", "4.0");
        add("S5: offset with an exponent", st(row("\"F32\"", "[1]", "[0,4e0]"), four), "VTS-S5", "4e0");
        add("S5: offset 2^63", st(row("\"F32\"", "[1]", "[0,9223372036854775808]"), four), "VTS-S5", "2^63");
        add("S5: offset 2^64", st(row("\"F32\"", "[1]", "[0,18446744073709551616]"), four), "VTS-S5",
            "number");
        add("S5: shape as text", st(row("\"F32\"", "\"1\"", "[0,4]"), four), "VTS-S5", "text");
        add("S5: tensor as number", st(json("{'a':1}")), "VTS-S5", "number");
        add("S6: dtype F99", st(row("\"F99\"", "[1]", "[0,4]"), four), "VTS-S6", "F99");
        add("S6: dtype f32", st(row("\"f32\"", "[1]", "[0,4]"), four), "VTS-S6", "f32");
        add("S7: overlap", st(table({stRow("a", "F32", "[1]", 0, 4), stRow("b", "F32", "[1]", 0, 4)}), four),
            "VTS-S7", "over another");
        add("S7: hole",
            st(table({stRow("a", "F32", "[1]", 0, 4), stRow("b", "F32", "[1]", 8, 12)}), four + four + four),
            "VTS-S7", "4 bytes before");
        add("S7: hole at the start", st(table({stRow("a", "F32", "[1]", 4, 8)}), four + four), "VTS-S7",
            "4 bytes before");
        add("S7: tail", st(f4, four + "x"), "VTS-S7", "last 1 bytes");
        add("S7: one byte short", st(f4, "\1\1\1"), "VTS-S7", "1 bytes more");
        add("S7: end before begin", st(row("\"F32\"", "[1]", "[4,0]"), four), "VTS-S7", "ends before");
        add("S8: half of the bytes", st(row("\"F32\"", "[2]", "[0,4]"), four), "VTS-S8", "4 bytes");
        add("S8: odd count of half bytes", st(row("\"F4\"", "[3]", "[0,2]"), "ab"), "VTS-S8", "F4");
        add("S9: metadata is a number", st(json("{'__metadata__':{'a':1}}")), "VTS-S9", "number");
        add("S9: metadata is text", st(json("{'__metadata__':'a'}")), "VTS-S5", "text");
        add("S9: metadata of 2 MB", st(json("{'__metadata__':{'a':'" + std::string(2000000, 'x') + "'}}")),
            "VTS-S9", "1 MiB");
        add("S9: metadata twice", st(json("{'__metadata__':{},'__metadata__':{}}")), "VTS-S9", "twice");
        add("S9: metadata key twice", st(json("{'__metadata__':{'a':'1','a':'2'}}")), "VTS-S9", "twice");
        add("G4: shape 2^32 by 2^32", st(row("\"U8\"", "[4294967296,4294967296]", "[0,4]"), four), "VTS-G8",
            "axis");
        add("G4: shape 2 by 2^63-1", st(row("\"U8\"", "[2,9223372036854775807]", "[0,4]"), four), "VTS-G8",
            "axis");
        add("G4: shape 0 by 2^63 by 2^63",
            st(row("\"U8\"", "[0,9223372036854775808,9223372036854775808]", "[0,0]")), "VTS-S5", "2^63");
        add("G4: shape 0 by 2^31-1 three times",
            st(row("\"U8\"", "[0,2147483647,2147483647,2147483647]", "[0,0]")), "VTS-G4", "counted");
        add("G4: bytes overflow", st(row("\"F64\"", "[2147483647,2147483647]", "[0,4]"), four), "VTS-G4",
            "counted");
        std::string ones = "[1";
        for (int i = 1; i < 5000; ++i)
            ones += ",1";
        add("G8: rank 5,000", st(row("\"F32\"", ones + "]", "[0,4]"), four), "VTS-G8", "axes");
        add("G8: name empty", st(table({stRow("", "F32", "[1]", 0, 4)}), four), "VTS-G8", "no name");
        add("G8: name with NUL", st(table({stRow("a\\u0000b", "F32", "[1]", 0, 4)}), four), "VTS-G8",
            "\\x00");
        add("G8: name with newline", st(table({stRow("a\\nb", "F32", "[1]", 0, 4)}), four), "VTS-G8",
            "\\x0a");
        add("G8: name of 1 MB", st(table({stRow(std::string(1000000, 'n'), "F32", "[1]", 0, 4)}), four),
            "VTS-G8", "1,000,000 bytes");
        add("G9: name twice, same bytes",
            st(table({stRow("a", "F32", "[1]", 0, 4), stRow("a", "I32", "[1]", 0, 4)}), four), "VTS-G9",
            "twice");
    }

    void refuses()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, code);
        QFETCH(QString, says);
        const Folder folder;
        const auto error = failure(folder.write("x.safetensors", file.toStdString()));
        QVERIFY(error);
        QCOMPARE(QString::fromStdString(error->code), code);
        const auto message = QString::fromStdString(error->what());
        QVERIFY2(message.contains(says), qPrintable(message));
        QCOMPARE(exitStatus(error->kind), 3);
        QVERIFY(!error->subject.empty() && !error->advice.empty());
        QVERIFY2(error->subject.size() <= 130 && error->happened.size() <= 400, qPrintable(message));
    }

    void refuses900000TensorsByCountFast()
    {
        // Written piece by piece: the peak of memory must be the reader's, not the test's.
        const Folder folder;
        const auto path = folder.path("many.safetensors");
        std::ofstream file(path, std::ios::binary);
        file << le(0, 8) << "{";
        for (int i = 0; i < 900000; ++i)
            file << (i == 0 ? "" : ",") << stRow(std::to_string(i), "F32", "[0]", 0, 0);
        file << "}";
        const auto bytes = std::uint64_t(file.tellp());
        file.seekp(0) << le(bytes - 8, 8);
        file.close();
        QVERIFY(bytes > 50000000);
        const double before = peakMemory();
        const CpuClock clock;
        const auto error = failure(path);
        const auto elapsed = clock.milliseconds();
        const double grown = peakMemory() - before;
        QVERIFY(error);
        QCOMPARE(error->code, std::string("VTS-G8"));
        QVERIFY2(elapsed < 1000 * slowness, qPrintable(QString::number(elapsed) + " ms"));
        QVERIFY2(grown < 100 * slowness, qPrintable(QString::number(grown) + " MiB"));
        qInfo("%.0f ms, %.0f MiB for a table of %.0f MiB", elapsed, grown, double(bytes) / 1048576);
    }

    void leadingAndTrailingBlanksAreAllowed()
    {
        const Folder folder;
        const auto source = openWeights(folder.write("x", st(" \t\r\n{} \n")));
        QCOMPARE(source->entries().size(), std::size_t(0));
        QCOMPARE(source->format(), std::string("safetensors"));
        QCOMPARE(source->notes().size(), std::size_t(1));
        QCOMPARE(source->notes()[0], std::string("The file holds no tensors."));
    }

    void unknownKeysOfARowAreIgnored()
    {
        const Folder folder;
        const auto path = folder.write("x",
            st(json("{'a':{'dtype':'F32','extra':{'k':[1,-2,3.5,null]},'shape':[],'data_offsets':[0,4],'y':"
                    "true}}"),
                raw<float>({2.5f})));
        const auto source = openWeights(path);
        QCOMPARE(numbers<float>(*source, "a"), std::vector<float>{2.5f});
        QVERIFY(source->entries()[0].shape.empty());
    }

    void unalignedTensorsHaveTheRightValues()
    {
        const Folder folder;
        const auto source = openWeights(folder.write("x",
            st(table({stRow("b", "F32", "[1]", 1, 5), stRow("a", "U8", "[1]", 0, 1)}),
                "\7" + raw<float>({-0.75f}))));
        QCOMPARE(numbers<std::uint8_t>(*source, "a"), std::vector<std::uint8_t>{7});
        QCOMPARE(numbers<float>(*source, "b"), std::vector<float>{-0.75f});
        QCOMPARE(source->entries()[0].name, std::string("a"));
    }

    void everyTypeIsNamedAndRead_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("bytes");
        const std::tuple<const char*, const char*, int> rows[] = {{"F64", "float64", 8},
            {"F32", "float32", 4}, {"F16", "float16", 2}, {"BF16", "bfloat16", 2}, {"I64", "int64", 8},
            {"I32", "int32", 4}, {"I16", "int16", 2}, {"I8", "int8", 1}, {"U8", "uint8", 1}};
        for (const auto& [type, name, bytes] : rows)
            QTest::newRow(type) << type << name << bytes;
    }

    void everyTypeIsNamedAndRead()
    {
        QFETCH(QString, type);
        QFETCH(QString, name);
        QFETCH(int, bytes);
        std::string data;
        for (int i = 0; i < 6 * bytes; ++i)
            data += char(i + 1);
        const Folder folder;
        const auto source = openWeights(folder.write(
            "x", st(table({stRow("a", type.toStdString(), "[2,3]", 0, std::uint64_t(data.size()))}), data)));
        const auto& entry = source->entries()[0];
        QCOMPARE(nameOf(entry.type), name.toStdString());
        QCOMPARE(entry.shape, (std::vector<std::int64_t>{2, 3}));
        std::string out(data.size(), '\0');
        source->read(0, std::as_writable_bytes(std::span(out)), {});
        QCOMPARE(out, data);
    }

    void boolBytesBecomeZeroAndOne()
    {
        const Folder folder;
        const auto source = openWeights(
            folder.write("x", st(table({stRow("a", "BOOL", "[4]", 0, 4)}), std::string("\0\1\2\xff", 4))));
        QCOMPARE(numbers<std::uint8_t>(*source, "a"), (std::vector<std::uint8_t>{0, 1, 1, 1}));
    }

    void typesThatCannotRunAreListedButNotRead()
    {
        const Folder folder;
        const auto source = openWeights(folder.write("x",
            st(table({stRow("a", "F8_E4M3", "[2]", 0, 2), stRow("b", "F32", "[1]", 2, 6)}),
                "ab" + raw<float>({4}))));
        QCOMPARE(source->entries()[0].typeName, std::string("F8_E4M3"));
        QCOMPARE(numbers<float>(*source, "b"), std::vector<float>{4});
        try {
            source->read(0, {}, {});
            QFAIL("an F8 tensor was read");
        } catch (const Error& error) {
            QCOMPARE(error.code, std::string("VTS-G10"));
            QCOMPARE(exitStatus(error.kind), 4);
            QCOMPARE(error.subject, std::string("a"));
        }
    }

    void notANumberIsData()
    {
        const Folder folder;
        const auto source = openWeights(folder.write(
            "x", st(table({stRow("a", "F32", "[2]", 0, 8)}), std::string("\0\0\xc0\x7f\0\0\x80\xff", 8))));
        const auto values = numbers<float>(*source, "a");
        QVERIFY(std::isnan(values[0]) && std::isinf(values[1]));
    }

    void bidiNamesAreKeptAndShownEscaped()
    {
        const Folder folder;
        const auto source = openWeights(
            folder.write("x", st(table({stRow("a\\u202eb<b>", "F32", "[1]", 0, 4)}), raw<float>({1}))));
        QCOMPARE(source->entries()[0].name, std::string("a\u202eb<b>"));
        QCOMPARE(shownName(source->entries()[0].name), std::string("a\\xe2\\x80\\xaeb<b>"));
    }

    void aFileCutAnywhereIsRefused()
    {
        const Folder folder;
        const auto good = st(table({stRow("a", "F32", "[2]", 0, 8), stRow("b", "I64", "[1]", 8, 16)}),
            raw<float>({1, 2}) + raw<std::int64_t>({3}));
        QVERIFY(!failure(folder.write("good", good)));
        for (std::size_t length = 0; length < good.size(); ++length) {
            const auto error = failure(folder.write("cut", good.substr(0, length)));
            QVERIFY2(error, qPrintable(QString("cut at %1 was accepted").arg(length)));
            QVERIFY(!error->happened.empty() && !error->subject.empty() && !error->advice.empty());
        }
    }

    void aFileThatShrinksWhileReadIsNoticed()
    {
        const Folder folder;
        const auto path = folder.write("x", st(table({stRow("a", "F32", "[2]", 0, 8)}), raw<float>({1, 2})));
        const auto source = openWeights(path);
        QVERIFY(QFile::resize(QString::fromStdString(path), 20));
        std::vector<std::byte> out(8);
        try {
            source->read(0, out, {});
            QFAIL("a truncated file was read");
        } catch (const Error& error) {
            QCOMPARE(error.code, std::string("VTS-G2"));
            QVERIFY(error.happened.find("changed while it was being read") != std::string::npos);
        }
    }

    void cancellingStopsReading()
    {
        const Folder folder;
        const auto path = folder.write("x", st(f4, raw<float>({1})));
        std::stop_source stop;
        const auto source = openWeights(path, Cancel(stop.get_token()));
        stop.request_stop();
        std::vector<std::byte> out(4);
        QVERIFY_EXCEPTION_THROWN(source->read(0, out, Cancel(stop.get_token())), Cancelled);
        QVERIFY_EXCEPTION_THROWN(openWeights(path, Cancel(stop.get_token())), Cancelled);
    }

    void theHashIsTheFiles()
    {
        const Folder folder;
        const auto source = openWeights(folder.write("x", st("{}")));
        // printf '\2\0\0\0\0\0\0\0{}' | sha256sum
        QCOMPARE(source->sha256({}),
            std::string("411a485216e432ece6b9af94fa32154cf79a2a56d4f81266baa50063f45092bd"));
    }
};

QTEST_APPLESS_MAIN(SafetensorsTest)
#include "safetensors_test.moc"
