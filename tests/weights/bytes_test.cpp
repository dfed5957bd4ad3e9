// SPDX-License-Identifier: MIT
#include "core/weights/bytes.h"
#include "core/weights/tensor_limits.h"
#include "tests/support/pickle_maker.h"
#include "tests/support/weight_files.h"
#include "tests/support/zip_maker.h"

#include <QCryptographicHash>

#include <thread>

using namespace vitscope;
using namespace vitscope::test;

class BytesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void sumsAndProductsAreChecked()
    {
        QCOMPARE(checkedSum(UINT64_MAX - 1, 1), std::optional<std::uint64_t>(UINT64_MAX));
        QVERIFY(!checkedSum(UINT64_MAX, 1));
        QCOMPARE(checkedProduct(1ull << 32, 1ull << 31), std::optional<std::uint64_t>(1ull << 63));
        QVERIFY(!checkedProduct(1ull << 32, 1ull << 32));
    }

    void rangesAreComparedWithoutOverflow()
    {
        QVERIFY(fits(0, 0, 0) && fits(4, 4, 8) && fits(8, 0, 8));
        QVERIFY(!fits(4, 5, 8) && !fits(9, 0, 8) && !fits(UINT64_MAX, 2, 8) && !fits(2, UINT64_MAX, 8));
    }

    void aReaderStopsAtTheEnd()
    {
        const std::string text = "\1\2\3\4\5";
        ByteReader reader(asBytes(text));
        QCOMPARE(reader.number(2), std::optional<std::uint64_t>(0x0201));
        QVERIFY(!reader.number(4));
        QCOMPARE(reader.left(), std::size_t(3)); // nothing was taken
        QVERIFY(!reader.take(UINT64_MAX));
        QVERIFY(asText(*reader.take(3)) == "\3\4\5");
        QCOMPARE(reader.offset(), std::size_t(5));
        QVERIFY(!reader.number(1));
    }

    void aFileReadsWithinItsSizeOnly()
    {
        const Folder folder;
        const FileBytes file(folder.write("f", "0123456789"));
        QCOMPARE(file.size(), std::uint64_t(10));
        QCOMPARE(file.name(), std::string("f"));
        QVERIFY(asText(file.bytes(3, 4)) == "3456");
        QVERIFY_EXCEPTION_THROWN(file.bytes(8, 3), Error);
        QVERIFY_EXCEPTION_THROWN(file.bytes(11, 0), Error);
        QVERIFY_EXCEPTION_THROWN(file.bytes(UINT64_MAX, UINT64_MAX), Error);
        QVERIFY_EXCEPTION_THROWN(file.bytes(0, UINT64_MAX), Error); // before any memory is asked for
    }

    void hashesRunOverAllFiles()
    {
        const Folder folder;
        const std::string first(3000000, 'a'), second(100, 'b');
        const FileBytes a(folder.write("a", first)), b(folder.write("b", second));
        const FileBytes* files[] = {&a, &b};
        const auto expected
            = QCryptographicHash::hash(QByteArray::fromStdString(first + second), QCryptographicHash::Sha256);
        QCOMPARE(sha256Of(files, {}), expected.toHex().toStdString());
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(sha256Of(files, Cancel(stop.get_token())), Cancelled);
    }

    void elementsAreCountedWithinLimits()
    {
        QCOMPARE(checkedElements(std::vector<std::int64_t>{}, "t"), std::uint64_t(1));
        QCOMPARE(checkedElements(std::vector<std::int64_t>{2, 0, 5}, "t"), std::uint64_t(0));
        QCOMPARE(checkedElements(std::vector<std::int64_t>{2304, 768}, "t"), std::uint64_t(1769472));
        const std::int64_t longest = (std::int64_t(1) << 31) - 1;
        QCOMPARE(checkedElements(std::vector<std::int64_t>{longest, longest}, "t"),
            std::uint64_t(longest * longest));
        QVERIFY_EXCEPTION_THROWN(checkedElements(std::vector<std::int64_t>{longest, longest, 8}, "t"), Error);
        QVERIFY_EXCEPTION_THROWN(checkedElements(std::vector<std::int64_t>{longest + 1}, "t"), Error);
        QVERIFY_EXCEPTION_THROWN(checkedElements(std::vector<std::int64_t>{-1}, "t"), Error);
        QVERIFY_EXCEPTION_THROWN(checkedElements(std::vector<std::int64_t>(9, 1), "t"), Error);
    }

    void numbersAreShownForPeople()
    {
        QCOMPARE(shownCount(0), std::string("0"));
        QCOMPARE(shownCount(999), std::string("999"));
        QCOMPARE(shownCount(1000), std::string("1,000"));
        QCOMPARE(shownCount(346319848), std::string("346,319,848"));
        QCOMPARE(shownShape(std::vector<std::int64_t>{2304, 768}), std::string("2304×768"));
        QCOMPARE(shownShape(std::vector<std::int64_t>{}), std::string("scalar"));
    }

    /// Two storages, one of them deflated, each seen by two tensors; four threads read all of them.
    void readsMayRunAtTheSameTime()
    {
        std::vector<float> values(50000);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = float(i);
        auto maker = pt(pickled(dict({{text("a"), tensor(storage(50000), {50000}, {1})},
                            {text("b"), tensor(storage(50000), {100, 250}, {1, 100}, 7)},
                            {text("c"), tensor(storage(50000, "1"), {100, 250}, {1, 100}, 9)},
                            {text("d"), tensor(storage(50000, "1"), {50000}, {1})}})),
            raw(values));
        maker.items.push_back(deflatedItem("a/data/1", raw(values)));
        const Folder folder;
        const auto source = openWeights(folder.write("x.pth", maker.file()));
        std::atomic<int> wrong = 0;
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread)
            threads.emplace_back([&] {
                for (int round = 0; round < 5; ++round)
                    for (const auto& [name, second] :
                        {std::pair{"a", 1.f}, {"b", 107.f}, {"c", 109.f}, {"d", 1.f}})
                        wrong += numbers<float>(*source, name)[1] == second ? 0 : 1;
            });
        threads.clear();
        QCOMPARE(wrong.load(), 0);
    }
};

QTEST_APPLESS_MAIN(BytesTest)
#include "bytes_test.moc"
