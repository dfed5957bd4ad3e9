// SPDX-License-Identifier: MIT
#include "tests/support/expected_tensors.h"
#include "tests/support/npy_maker.h"
#include "tests/support/weight_files.h"
#include "tests/support/zip_maker.h"

using namespace vitscope;
using namespace vitscope::test;

namespace {

const std::string sixFloats = raw<float>({0, 1, 2, 3, 4, 5});

std::string npz(const std::string& array, const std::string& name = "a/w.npy")
{
    return ZipMaker{.items = {{.name = name, .data = array}}}.file();
}

std::vector<float> opened(const std::string& file)
{
    const Folder folder;
    return numbers<float>(*openWeights(folder.write("x.npz", file)), "a/w");
}

} // namespace

/// Rules N1 to N7 for NumPy archives, one by one.
class NumpyArchiveTest : public QObject
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
        const auto header
            = [&](const char* name, const std::string& text, const char* code, const char* says) {
                  add(name, npz(npy(text, sixFloats)), code, says);
              };
        add("N1: no magic", npz("hello, this is text"), "VTS-N1", "not an array");
        add("N1: empty", npz(""), "VTS-N1", "not an array");
        add("N1: version 9", npz(npy(npyDict("<f4", "(6,)"), sixFloats, 9)), "VTS-N1", "not an array");
        add("N2: header of 4 GiB", npz(std::string("\x93NUMPY\2\0\xff\xff\xff\xff{", 13)), "VTS-N2",
            "longer");
        header("N2: header of 20 KB", npyDict("<f4", "(6,)") + std::string(20'000, ' '), "VTS-N2", "longer");
        add("N2: header past the end", npz(std::string("\x93NUMPY\1\0\xff\x10{", 11)), "VTS-N2", "longer");
        header("N3: an import", "{'descr': __import__('os'), 'fortran_order': False, 'shape': (6,)}",
            "VTS-N3", "header");
        header("N3: a product", npyDict("<f4", "(2*3,)"), "VTS-N3", "header");
        header("N3: a negative size", npyDict("<f4", "(-1,)"), "VTS-N3", "header");
        header("N3: 65 axes",
            npyDict(
                "<f4",
                "(" +
                    [] {
                        std::string ones;
                        for (int i = 0; i < 65; ++i)
                            ones += "1,";
                        return ones;
                    }()
                    + ")"),
            "VTS-N3", "header");
        header("N3: key twice", "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (6,)}",
            "VTS-N3", "header");
        header("N3: records", "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (6,)}", "VTS-N3",
            "header");
        header("G8: 2^32 by 2^32", npyDict("<f4", "(4294967296, 4294967296)"), "VTS-G8", "axis");
        header("G4: past 64 bits", npyDict("<f4", "(2147483647, 2147483647, 9)"), "VTS-G4", "counted");
        header("N4: objects alone", npyDict("|O", "(6,)"), "VTS-G1-NPZ", "no arrays of numbers");
        header("N4: a billion empty texts", npyDict("|S0", "(1000000000,)"), "VTS-G1-NPZ",
            "no arrays of numbers");
        header("N4: dates alone", npyDict("<M8[ns]", "(3,)"), "VTS-G1-NPZ", "no arrays of numbers");
        header("N5: seven numbers", npyDict("<f4", "(7,)"), "VTS-N5", "only 24 bytes are there");
        header("N7: 2 billion numbers", npyDict("<f8", "(2000000000,)"), "VTS-N5", "only 24 bytes are there");
        add("N7: a petabyte, deflated",
            ZipMaker{
                .items = {deflatedItem("a/w.npy", npy(npyDict("<f8", "(2000000, 70000000)"), sixFloats))}}
                .file(),
            "VTS-N5", "only 24 bytes");
        add(
            "Z8: one flipped byte",
            [] {
                auto file = npz(npy(npyDict("<f4", "(6,)"), sixFloats));
                file[file.find(sixFloats) + 5] ^= 1;
                return file;
            }(),
            "VTS-Z8", "checksum");
        add("Z9: the same name twice",
            ZipMaker{.items = {{.name = "w.npy", .data = npy(npyDict("<f4", "(6,)"), sixFloats)},
                         {.name = "w.npy", .data = npy(npyDict("<f4", "(6,)"), sixFloats)}}}
                .file(),
            "VTS-Z9", "twice");
        add("G8: no name", npz(npy(npyDict("<f4", "(6,)"), sixFloats), ".npy"), "VTS-G8", "name");
    }

    void refuses()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, code);
        QFETCH(QString, says);
        expectRefused("x.npz", file, code, says);
    }

    void headersOfEveryVersionAreRead()
    {
        for (const int version : {1, 2, 3})
            QCOMPARE(opened(npz(npy(npyDict("<f4", "(6,)"), sixFloats, version))).back(), 5.f);
        QCOMPARE(opened(npz(npy(npyDict("<f4", "(2L, 3L)"), sixFloats))).size(), std::size_t(6)); // Python 2
        // Longer than what is read at first.
        QCOMPARE(opened(npz(npy(npyDict("<f4", "(6,)") + std::string(5'000, ' '), sixFloats))).back(), 5.f);
    }

    void columnMajorBecomesRowMajor()
    {
        const std::vector<float> expected{0, 2, 4, 1, 3, 5};
        const auto array = npy(npyDict("<f4", "(2, 3)", "True"), sixFloats);
        QCOMPARE(opened(npz(array)), expected);
        QCOMPARE(opened(ZipMaker{.items = {deflatedItem("a/w.npy", array)}}.file()), expected);
    }

    void twoBytesWithoutATypeAreBfloat16()
    {
        const Folder folder;
        const auto source = openWeights(
            folder.write("x.npz", npz(npy(npyDict("|V2", "(2,)"), raw<std::uint16_t>({0x3f80, 0xc000})))));
        QVERIFY(source->entries()[0].type == ElementType::BF16);
        QVERIFY(hasNote(*source, "bfloat16"));
    }

    void whatFollowsAnArrayIsNoted()
    {
        const Folder folder;
        for (const bool isDeflated : {false, true}) {
            const auto array = npy(npyDict("<f4", "(6,)"), sixFloats + "more");
            const auto file
                = isDeflated ? ZipMaker{.items = {deflatedItem("a/w.npy", array)}}.file() : npz(array);
            const auto source = openWeights(folder.write("x.npz", file));
            QVERIFY(hasNote(*source, "after the end of an array"));
            QCOMPARE(numbers<float>(*source, "a/w"), (std::vector<float>{0, 1, 2, 3, 4, 5}));
        }
    }

    void otherEntriesAreLeftOut()
    {
        const Folder folder;
        const auto array = npy(npyDict("<f4", "(6,)"), sixFloats);
        const auto source = openWeights(folder.write("x.npz",
            ZipMaker{.items = {{.name = "w.npy", .data = array}, {.name = "notes.txt", .data = "hello"},
                         {.name = "folder/", .data = ""}, {.name = "folder/b.npy", .data = array}}}
                .file()));
        QCOMPARE(source->entries().size(), std::size_t(2));
        QCOMPARE(source->entries()[1].name, std::string("folder/b"));
        QVERIFY(hasNote(*source, "2 entries of the archive"));
        QVERIFY(hasNote(*source, "notes.txt"));
    }

    void oneHundredThousandArraysAreOpenedInTime()
    {
        ZipMaker maker;
        const auto array = npy(npyDict("<f4", "()"), raw<float>({1}));
        for (int i = 0; i < 100'001; ++i)
            maker.items.push_back({.name = std::to_string(i) + ".npy", .data = array});
        const Folder folder;
        maker.wide = true;
        maker.count = 0xffff;
        maker.wideCount = maker.items.size();
        const auto path = folder.write("x.npz", maker.file());
        const CpuClock clock;
        const auto error = failure(path);
        QVERIFY(error);
        QCOMPARE(error->code, std::string("VTS-G8"));
        QVERIFY2(clock.milliseconds() < 4000 * slowness, qPrintable(QString::number(clock.milliseconds())));
    }

    void cancellingStopsReading()
    {
        const Folder folder;
        const auto path = folder.write("x.npz", npz(npy(npyDict("<f4", "(6,)"), sixFloats)));
        std::stop_source stop;
        stop.request_stop();
        const auto source = openWeights(path);
        std::vector<float> values(6);
        QVERIFY_EXCEPTION_THROWN(
            source->read(0, std::as_writable_bytes(std::span(values)), Cancel(stop.get_token())), Cancelled);
    }
};

QTEST_APPLESS_MAIN(NumpyArchiveTest)
#include "numpy_archive_test.moc"
