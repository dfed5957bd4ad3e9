// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/figure/npy.h"
#include "core/figure/npz.h"
#include "core/figure/save_file.h"

#include <QBuffer>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <cstring>
#include <numeric>
#include <zlib.h>

using namespace vitscope;

namespace {

template <typename Number> Number at(const QByteArray& bytes, qint64 offset)
{
    return qFromLittleEndian<Number>(bytes.constData() + offset);
}

struct Member
{
    qint64 offset = 0; ///< of the local header
    qint64 size = 0;
    quint32 checksum = 0;
};

/// The central directory, read as any unzipper reads it, ZIP64 included.
QMap<QByteArray, Member> directoryOf(const QByteArray& zip)
{
    QMap<QByteArray, Member> members;
    const qint64 end = zip.size() - 22;
    qint64 entries = at<quint16>(zip, end + 10), offset = at<quint32>(zip, end + 16);
    if (offset == 0xffffffff || entries == 0xffff) {
        const qint64 record = at<qint64>(zip, end - 20 + 8);
        entries = at<qint64>(zip, record + 32);
        offset = at<qint64>(zip, record + 48);
    }
    for (qint64 i = 0; i < entries; ++i) {
        const qint64 name = at<quint16>(zip, offset + 28), extra = at<quint16>(zip, offset + 30);
        members[zip.mid(offset + 46, name)]
            = {at<quint32>(zip, offset + 42), at<quint32>(zip, offset + 24), at<quint32>(zip, offset + 16)};
        offset += 46 + name + extra + at<quint16>(zip, offset + 32);
    }
    return members;
}

/// A member's bytes; its local header must agree with the directory.
QByteArray content(const QByteArray& zip, const Member& member)
{
    const qint64 name = at<quint16>(zip, member.offset + 26), extra = at<quint16>(zip, member.offset + 28);
    const QByteArray bytes = zip.mid(member.offset + 30 + name + extra, member.size);
    const auto* raw = reinterpret_cast<const unsigned char*>(bytes.constData());
    if (at<quint32>(zip, member.offset + 14) != member.checksum
        || crc32_z(0, raw, std::size_t(bytes.size())) != member.checksum)
        return "(damaged)";
    return bytes;
}

template <typename Number>
void add(NpzWriter& writer, const char* name, const char* type, const std::vector<std::uint64_t>& shape,
    const std::vector<Number>& values)
{
    writer.begin(name, type, shape);
    writer.write(std::as_bytes(std::span(values)));
}

void writeExample(QIODevice& device)
{
    NpzWriter writer(device);
    std::vector<float> attention(24);
    for (std::size_t i = 0; i < 24; ++i)
        attention[i] = float(i) / 7;
    writer.begin("attention", "<f4", {2, 3, 4});
    const auto bytes = std::as_bytes(std::span(attention)); // in pieces, as an export does it
    writer.write(bytes.first(40));
    writer.write(bytes.subspan(40));
    add<qint32>(writer, "grid", "<i4", {2}, {14, 14});
    std::vector<std::uint8_t> image(12);
    std::iota(image.begin(), image.end(), std::uint8_t(0));
    add(writer, "image", "|u1", {2, 2, 3}, image);
    add<char32_t>(writer, "prefix", "<U4", {2}, {U'c', U'l', U's', 0, U'r', U'e', U'g', U'0'});
    const std::u32string meta = U"{\"name\": \"Größe\"}";
    add(writer, "meta", "<U17", {}, std::vector<char32_t>(meta.begin(), meta.end()));
    writer.begin("empty", "<f4", {0, 5});
    writer.finish();
}

QByteArray example()
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    writeExample(buffer);
    return buffer.data();
}

} // namespace

class NpzTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void everyArrayEqualsNumpys()
    {
        QFile file(VITSCOPE_TESTS "/goldens/arrays.npz");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray golden = file.readAll(), ours = example();
        const auto wanted = directoryOf(golden), found = directoryOf(ours);
        QCOMPARE(found.keys(), wanted.keys());
        for (const QByteArray& name : wanted.keys()) {
            // NumPy's local headers use ZIP64 always; the bytes of the arrays are what must agree.
            const Member member = wanted[name];
            const qint64 start = member.offset + 30 + at<quint16>(golden, member.offset + 26)
                + at<quint16>(golden, member.offset + 28);
            QCOMPARE(content(ours, found[name]), golden.mid(start, member.size));
        }
    }

    void sameArraysGiveTheSameBytes() { QCOMPARE(example(), example()); }

    void writesThroughTheSafeSave()
    {
        QTemporaryDir folder;
        saveFile(folder.filePath("arrays.npz"), writeExample);
        QFile file(folder.filePath("arrays.npz"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), example());
    }

    void wrongLengthsAreNoticed()
    {
        QBuffer buffer;
        buffer.open(QIODevice::ReadWrite);
        NpzWriter writer(buffer);
        const std::vector<float> three(3);
        QVERIFY_THROWS_EXCEPTION(std::logic_error, writer.write(std::as_bytes(std::span(three))));
        writer.begin("a", "<f4", {2});
        QVERIFY_THROWS_EXCEPTION(std::logic_error, writer.write(std::as_bytes(std::span(three))));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, writer.begin("b", "<f4", {2}));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, writer.begin("c", "object", {2}));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, writer.begin("d", "<f4", {1ull << 40, 1ull << 40}));
    }

    void headersArePaddedAsNumpyDoes()
    {
        for (std::uint64_t size = 1; size < 1000000000000; size *= 7) {
            const QByteArray header = npyHeader("<f4", {size, 3, size});
            QCOMPARE(header.size() % 64, 0);
            QCOMPARE(10 + at<quint16>(header, 8), int(header.size()));
            QVERIFY(header.endsWith('\n'));
        }
        QVERIFY(npyHeader("<U3", {}).contains("'shape': (), }"));
        QVERIFY(npyHeader("<U3", {5}).contains("'shape': (5,), }"));
    }

    /// 4.5 GiB through a device that keeps only what is not a long run of zeros: ZIP64 without the disk.
    void largeArraysUseZip64();
};

namespace {

/// Remembers small writes by position and forgets the large ones.
class SparseDevice : public QIODevice
{
public:
    SparseDevice() { open(QIODevice::ReadWrite | QIODevice::Unbuffered); }
    bool isSequential() const override { return false; }
    qint64 size() const override { return m_size; }
    QMap<qint64, QByteArray> pieces;

protected:
    qint64 readData(char*, qint64) override { return -1; }
    qint64 writeData(const char* data, qint64 length) override
    {
        if (length < 100000)
            pieces[pos()] = QByteArray(data, length);
        m_size = std::max(m_size, pos() + length);
        return length;
    }

private:
    qint64 m_size = 0;
};

} // namespace

void NpzTest::largeArraysUseZip64()
{
    SparseDevice device;
    NpzWriter writer(device);
    const std::uint64_t block = 64 << 20, blocks = 72;
    writer.begin("large", "<f4", {blocks, block / 4});
    const std::vector<std::byte> zeros(block);
    for (std::uint64_t i = 0; i < blocks; ++i)
        writer.write(zeros);
    add<qint32>(writer, "after", "<i4", {1}, {7});
    writer.finish();
    const QByteArray local = device.pieces[0];
    QCOMPARE(at<quint16>(local, 4), quint16(45));
    QCOMPARE(at<quint32>(local, 18), 0xffffffffu);
    const qint64 size = qint64(blocks * block) + 128;
    QCOMPARE(at<qint64>(local, 30 + 9 + 4), size);
    const QByteArray end = device.pieces.last();
    QCOMPARE(at<quint32>(end, 0), 0x06064b50u);
    const qint64 directory = at<qint64>(end, 48);
    QVERIFY(directory > (qint64(1) << 32));
    QCOMPARE(at<qint64>(end, 40) + directory, device.size() - end.size());
    const QByteArray first = device.pieces[directory];
    QCOMPARE(at<qint64>(first, 46 + 9 + 4), size);
    const QByteArray second = device.pieces[directory + first.size()];
    QCOMPARE(at<quint32>(second, 42), 0xffffffffu);
    QCOMPARE(at<qint64>(second, 46 + 9 + 4), qint64(30 + 9 + 20) + size);
}

QTEST_APPLESS_MAIN(NpzTest)
#include "npz_test.moc"
