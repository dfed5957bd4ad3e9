// SPDX-License-Identifier: MIT
#include "core/weights/zip_archive.h"
#include "tests/support/weight_files.h"
#include "tests/support/zip_maker.h"

using namespace vitscope;
using namespace vitscope::test;

namespace {

const std::string words = "the quick brown fox jumps over the lazy dog";

/// Opens the archive and reads every entry.
struct Opened
{
    explicit Opened(const std::string& bytes, std::uint64_t budget = 1 << 20)
    {
        try {
            const Folder folder;
            const auto file = std::make_shared<const FileBytes>(folder.write("x.zip", bytes));
            const ZipArchive archive(file, ZipLimits{.inflatedBytes = budget}, {});
            notes = archive.notes();
            for (std::size_t i = 0; i < archive.entries().size(); ++i) {
                std::string content(archive.entries()[i].size, '\x55');
                archive.read(i, std::as_writable_bytes(std::span(content)), {});
                contents.push_back(content);
            }
        } catch (const Error& thrown) {
            error = thrown;
        }
    }

    std::optional<Error> error;
    std::vector<std::string> contents, notes;
};

ZipMaker two()
{
    return {.items = {{.name = "r/a", .data = words}, {.name = "r/b", .data = "0123456789"}}};
}

template <typename Change> std::string changed(Change change)
{
    auto maker = two();
    change(maker);
    return maker.file();
}

} // namespace

class ZipArchiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void storedAndDeflatedEntriesAreRead()
    {
        std::string large;
        for (unsigned i = 0; i < 300000; ++i)
            large += char(i * i >> 5);
        const Opened opened(ZipMaker{.items = {{.name = "r/s", .data = words}, deflatedItem("r/d", words),
                                         deflatedItem("r/large", large), {.name = "r/empty", .data = ""},
                                         deflatedItem("r/nothing", ""), {.name = "r/folder/", .data = ""}}}
                                .file());
        QVERIFY2(!opened.error, opened.error ? opened.error->what() : "");
        QCOMPARE(opened.contents, (std::vector<std::string>{words, words, large, "", "", ""}));
        QVERIFY(opened.notes.empty());
    }

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
        const auto good = two().file();
        using Maker = ZipMaker&;
        add("Z2: no end record", good.substr(0, good.size() - 22), "VTS-Z2", "no end");
        add("Z2: cut end record", good.substr(0, good.size() - 1), "VTS-Z2", "no end");
        with(
            "Z2: count of 65,535", [](Maker m) { m.count = 65535; }, "VTS-Z2", "damaged");
        with(
            "Z2: count too small", [](Maker m) { m.count = 1; }, "VTS-Z2", "more than its end record");
        with(
            "Z2: directory at 0", [](Maker m) { m.directoryOffset = 0; }, "VTS-Z2", "not where");
        with(
            "Z2: directory past the end", [](Maker m) { m.directoryOffset = 0xfffffff0; }, "VTS-Z2",
            "not where");
        with(
            "Z2: directory of another length", [](Maker m) { m.directoryBytes = 50; }, "VTS-Z2", "not where");
        with(
            "Z2: second disk", [](Maker m) { m.disk = 1; }, "VTS-Z2", "one part");
        with(
            "Z2: 64-bit locator lies", [](Maker m) { m.wide = true, m.wideEndOffset = 3; }, "VTS-Z2",
            "64-bit");
        with(
            "Z2: 64-bit locator past the end",
            [](Maker m) { m.wide = true, m.wideEndOffset = UINT64_MAX - 4; }, "VTS-Z2", "64-bit");
        with(
            "Z2: 64-bit count contradicts", [](Maker m) { m.wide = true, m.wideCount = 3; }, "VTS-Z2",
            "contradict");
        with(
            "Z2: two different ends",
            [&](Maker m) { m.trailing = good.substr(good.size() - 22), m.trailing[8] = 1; }, "VTS-Z2",
            "part");
        with(
            "Z3: 2^40 entries",
            [](Maker m) { m.wide = true, m.count = 0xffff, m.wideCount = std::uint64_t(1) << 40; }, "VTS-Z3",
            "1,099,511,627,776 entries");
        with(
            "Z4: local name differs", [](Maker m) { m.items[1].localName = "r/c"; }, "VTS-Z4",
            "another name");
        with(
            "Z4: local name longer", [](Maker m) { m.items[1].localName = "r/bb"; }, "VTS-Z4",
            "another name");
        with(
            "Z4: local extra of 65,535 bytes", [](Maker m) { m.items[1].localExtraBytes = 0xffff; }, "VTS-Z4",
            "past");
        with(
            "Z4: offset in the middle", [](Maker m) { m.items[1].offset = 5; }, "VTS-Z4", "not where");
        with(
            "Z4: offset past the end", [](Maker m) { m.items[1].offset = 0xfffffff0; }, "VTS-Z4", "outside");
        with(
            "Z4: local method differs", [](Maker m) { m.items[1].localMethod = 8; }, "VTS-Z4", "another way");
        with(
            "Z4: local header encrypted", [](Maker m) { m.items[1].localFlags = 1; }, "VTS-Z4",
            "another way");
        with(
            "Z4: extra field that does not fit",
            [](Maker m) { m.items[1].extra = "\1" + std::string(3, '\xff'); }, "VTS-Z4", "extra field");
        with(
            "Z4: 64-bit extra field without numbers",
            [](Maker m) { m.items[1].size = 0xffffffff, m.items[1].extra = le(1, 2) + le(0, 2); }, "VTS-Z4",
            "extra field");
        with(
            "Z4: 64-bit extra field twice",
            [](Maker m) { m.items[1].extra = le(1, 2) + le(0, 2) + le(1, 2) + le(0, 2); }, "VTS-Z4",
            "extra field");
        with(
            "Z6: encrypted", [](Maker m) { m.items[1].flags = 1; }, "VTS-Z6", "encrypted");
        with(
            "Z6: patched data", [](Maker m) { m.items[1].flags = 0x20; }, "VTS-Z6", "encrypted or patched");
        with(
            "Z6: strong encryption", [](Maker m) { m.items[1].flags = 0x40; }, "VTS-Z6", "encrypted");
        with(
            "Z6: method 99", [](Maker m) { m.items[1].method = 99; }, "VTS-Z6", "method 99");
        with(
            "Z7: stored with two sizes", [](Maker m) { m.items[1].size = 11; }, "VTS-Z7",
            "two different sizes");
        with(
            "Z7: 1 GiB of 10 bytes", [](Maker m) { m.items[1].method = 8, m.items[1].size = 1 << 30; },
            "VTS-Z7", "larger than");
        with(
            "Z7: one byte more than stated",
            [](Maker m) { m.items[1] = deflatedItem("r/b", words), m.items[1].size = 42; }, "VTS-Z7",
            "stated size");
        with(
            "Z7: one byte less than stated",
            [](Maker m) { m.items[1] = deflatedItem("r/b", words), m.items[1].size = 44; }, "VTS-Z7",
            "stated size");
        with(
            "Z7: cut deflate stream",
            [](Maker m) { m.items[1] = deflatedItem("r/b", words), m.items[1].data.pop_back(); }, "VTS-Z7",
            "stated size");
        with(
            "Z7: something after the deflate stream",
            [](Maker m) { m.items[1] = deflatedItem("r/b", words), m.items[1].data += "x"; }, "VTS-Z7",
            "stated size");
        with(
            "Z7: not a deflate stream",
            [](Maker m) { m.items[1].method = 8, m.items[1].data = "\xff\xff\xff"; }, "VTS-Z7",
            "stated size");
        with(
            "Z7: more than the budget",
            [](Maker m) { m.items[1] = deflatedItem("r/b", std::string(2000000, 'x')); }, "VTS-Z7", "memory");
        with(
            "Z8: wrong checksum", [](Maker m) { m.items[1].checksum = 1; }, "VTS-Z8", "checksum");
        with(
            "Z8: flipped byte",
            [](Maker m) { m.items[1].checksum = crc(m.items[1].data), m.items[1].data[3] ^= 1; }, "VTS-Z8",
            "checksum");
        with(
            "Z8: wrong checksum, deflated",
            [](Maker m) { m.items[1] = deflatedItem("r/b", words), m.items[1].checksum = 1; }, "VTS-Z8",
            "checksum");
        with(
            "Z9: the same name twice", [](Maker m) { m.items[1].name = "r/a"; }, "VTS-Z9", "twice");
        const auto named = [&](const char* name, const std::string& path) {
            add(name, changed([&](Maker m) { m.items[1].name = path; }), "VTS-Z9", "impossible name");
        };
        named("Z9: empty name", "");
        named("Z9: absolute name", "/etc/x");
        named("Z9: name with ..", "r/../x");
        named("Z9: name that begins with ..", "../x");
        named("Z9: name that ends in ..", "r/..");
        named("Z9: name with a backslash", "r\\x");
        named("Z9: name with NUL", std::string("r/\0x", 4));
        named("Z9: name that is not UTF-8", "r/\xff");
        named("Z9: name of 1,025 bytes", "r/" + std::string(1023, 'x'));
    }

    void refuses()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, code);
        QFETCH(QString, says);
        const CpuClock clock;
        const Opened opened(file.toStdString());
        QVERIFY(opened.error);
        QVERIFY(clock.milliseconds() < 1000 * slowness);
        const auto message = QString::fromStdString(opened.error->what());
        QVERIFY2(QString::fromStdString(opened.error->code) == code, qPrintable(message));
        QVERIFY2(message.contains(says), qPrintable(message));
        QVERIFY(!opened.error->subject.empty() && !opened.error->advice.empty());
    }

    void anEntryLaidOverAnotherIsRefused()
    {
        // "r/b" is a whole entry of its own inside the data of "r/a".
        const auto inner = ZipMaker{.items = {{.name = "r/b", .data = "0123456789"}}}.file();
        auto maker = two();
        maker.items[0].data = inner.substr(0, 30 + 3 + 10);
        maker.items[1].offset = 30 + 3;
        const Opened opened(maker.file());
        QVERIFY(opened.error);
        QCOMPARE(opened.error->code, std::string("VTS-Z5"));
    }

    void tolerates_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("note");
        const auto with = [](const char* name, auto change, const char* note) {
            QTest::newRow(name) << QByteArray::fromStdString(changed(change)) << note;
        };
        using Maker = ZipMaker&;
        with(
            "64-bit records", [](Maker m) { m.wide = true; }, "");
        with(
            "64-bit count with a placeholder",
            [](Maker m) { m.wide = true, m.count = 0xffff, m.wideCount = 2; }, "");
        with(
            "64-bit sizes in the extra field",
            [](Maker m) {
                m.items[1].size = m.items[1].storedSize = 0xffffffff;
                m.items[1].extra
                    = le(0x4246, 2) + le(1, 2) + "x" + le(1, 2) + le(16, 2) + le(10, 8) + le(10, 8);
            },
            "");
        with(
            "data descriptor and UTF-8 flags",
            [](Maker m) { m.items[1].flags = m.items[1].localFlags = 0x0808; }, "");
        with(
            "a comment", [](Maker m) { m.comment = "hello"; }, "comment of 5 bytes");
        with(
            "a comment length without comment", [](Maker m) { m.commentBytes = 100; },
            "announces a comment of 100");
        with(
            "50 bytes after the end", [](Maker m) { m.trailing = std::string(50, 'x'); }, "50 bytes follow");
        with(
            "the end twice", [](Maker m) { m.endTwice = true; }, "written twice");
    }

    void tolerates()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, note);
        const Opened opened(file.toStdString());
        QVERIFY2(!opened.error, opened.error ? opened.error->what() : "");
        QCOMPARE(opened.contents, (std::vector<std::string>{words, "0123456789"}));
        QCOMPARE(opened.notes.empty(), note.isEmpty());
        if (!note.isEmpty())
            QVERIFY2(QString::fromStdString(opened.notes[0]).contains(note), opened.notes[0].c_str());
    }

    void checksumZeroMeansNone()
    {
        auto maker = two();
        maker.items[1].checksum = 0;
        const Folder folder;
        const ZipArchive archive(std::make_shared<const FileBytes>(folder.write("x", maker.file())), {}, {});
        QVERIFY(archive.entries()[0].hasChecksum());
        QVERIFY(!archive.entries()[1].hasChecksum());
        QVERIFY(Opened(maker.file()).contents[1] == "0123456789");
    }

    void aPartIsReadOnlyOfASoundEntry()
    {
        const Folder folder;
        const auto open = [&](const ZipMaker& maker) {
            return ZipArchive(std::make_shared<const FileBytes>(folder.write("x", maker.file())), {}, {});
        };
        std::string part(4, ' ');
        const auto sound = open(two());
        sound.readPart(1, 3, std::as_writable_bytes(std::span(part)), {});
        QCOMPARE(part, std::string("3456"));
        auto maker = two();
        maker.items[1].checksum = crc(maker.items[1].data);
        maker.items[1].data[0] = 'x'; // outside the part that is read
        const auto damaged = open(maker);
        QVERIFY_EXCEPTION_THROWN(damaged.readPart(1, 3, std::as_writable_bytes(std::span(part)), {}), Error);
    }

    void aCutArchiveIsRefused()
    {
        const auto good = two().file();
        for (std::size_t length = 0; length < good.size(); ++length)
            QVERIFY2(Opened(good.substr(0, length)).error, qPrintable(QString::number(length)));
    }

    void theBudgetIsPartOfTheFreeMemory()
    {
        QVERIFY(inflateBudget() > std::uint64_t(16) << 20);
        QVERIFY(inflateBudget() < std::uint64_t(1) << 44);
    }
};

QTEST_APPLESS_MAIN(ZipArchiveTest)
#include "zip_archive_test.moc"
