// SPDX-License-Identifier: MIT
#include "core/picture/read_picture.h"

#include "core/base/error.h"
#include "core/base/sha256.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <algorithm>

using namespace vitscope;

namespace {

QString pathOf(const QString& name)
{
    return QStringLiteral(VITSCOPE_TESTS "/goldens/pictures/") + name;
}

QByteArray contentOf(const QString& name)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(name));
    return file.readAll();
}

Picture decoded(const QByteArray& bytes)
{
    return readPicture(
        {reinterpret_cast<const std::uint8_t*>(bytes.constData()), std::size_t(bytes.size())}, "test");
}

bool mentions(const Picture& picture, const std::string& text)
{
    return std::ranges::any_of(
        picture.notes, [&](const std::string& note) { return note.find(text) != note.npos; });
}

/// The code of the Error; empty when the bytes were accepted, "?" for any other exception.
std::string refusalOf(const QByteArray& bytes)
{
    try {
        const Picture picture = decoded(bytes);
        return picture.rgb.size() == std::size_t(picture.width) * std::size_t(picture.height) * 3 ? ""
                                                                                                  : "size";
    } catch (const Error& error) {
        return error.happened.empty() || error.advice.empty() ? "silent" : error.code;
    } catch (...) {
        return "?";
    }
}

QByteArray bigEndian(quint32 value, int bytes = 4)
{
    QByteArray out;
    for (int i = bytes - 1; i >= 0; --i)
        out += char(value >> (8 * i));
    return out;
}

QByteArray littleEndian(quint32 value, int bytes = 4)
{
    QByteArray out = bigEndian(value, bytes);
    std::reverse(out.begin(), out.end());
    return out;
}

/// A PNG header of this size; its checksum is never reached.
QByteArray pngOf(quint32 width, quint32 height)
{
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + bigEndian(13) + "IHDR" + bigEndian(width) + bigEndian(height)
        + QByteArray("\x08\0\0\0\0\0\0\0\0", 9);
}

QByteArray jpegOf(quint32 width, quint32 height, int bits = 8)
{
    return QByteArray("\xff\xd8\xff\xc0\0\x0b", 6) + char(bits) + bigEndian(height, 2) + bigEndian(width, 2)
        + QByteArray("\1\1\x11\0\xff\xd9", 6);
}

QByteArray bmpOf(quint32 width, quint32 height)
{
    return "BM" + littleEndian(54) + littleEndian(0) + littleEndian(54) + littleEndian(40)
        + littleEndian(width) + littleEndian(height) + littleEndian(1, 2) + littleEndian(24, 2)
        + QByteArray(24, '\0');
}

/// A little-endian TIFF page of long fields.
QByteArray tiffOf(const QList<std::pair<int, quint32>>& fields, quint32 next = 0)
{
    QByteArray page = QByteArray("II*\0", 4) + littleEndian(8) + littleEndian(quint32(fields.size()), 2);
    for (const auto& [tag, value] : fields)
        page += littleEndian(quint32(tag), 2) + littleEndian(4, 2) + littleEndian(1) + littleEndian(value);
    return page + littleEndian(next);
}

} // namespace

class ReadPictureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void showsWhatPillowShows_data();
    void showsWhatPillowShows();
    void keepsPathAndHash();
    void refusesHostileHeaders_data();
    void refusesHostileHeaders();
    void refusesOtherFormatsByName_data();
    void refusesOtherFormatsByName();
    void survivesEveryCut_data();
    void survivesEveryCut();
    void survivesFlippedBytes_data();
    void survivesFlippedBytes();
    void readsTheTopOfACutJpeg();
    void leavesBombsInCommentsAlone();
    void refusesWhatIsNoFile();
    void takesOddPnm_data();
    void takesOddPnm();
    void stopsWhenAsked();
};

void ReadPictureTest::showsWhatPillowShows_data()
{
    QTest::addColumn<QJsonObject>("golden");
    const QJsonArray goldens = QJsonDocument::fromJson(contentOf("expected.json")).array();
    QCOMPARE(goldens.size(), 76);
    for (const QJsonValue& golden : goldens)
        QTest::newRow(qPrintable(golden["file"].toString())) << golden.toObject();
}

void ReadPictureTest::showsWhatPillowShows()
{
    QFETCH(QJsonObject, golden);
    static const QByteArray expected = contentOf("expected.bin");
    const Picture picture = readPicture(pathOf(golden["file"].toString()).toStdString());
    QCOMPARE(picture.width, golden["size"][0].toInt());
    QCOMPARE(picture.height, golden["size"][1].toInt());
    QCOMPARE(picture.rgb.size(), std::size_t(picture.width * picture.height * 3));
    int largest = 0;
    for (std::size_t i = 0; i < picture.rgb.size(); ++i)
        largest = std::max(largest,
            std::abs(int(picture.rgb[i])
                - int(std::uint8_t(expected[golden["offset"].toInteger() + qsizetype(i)]))));
    QVERIFY2(largest <= golden["allowed"].toInt(), qPrintable(QString::number(largest)));
    const QJsonArray notes = golden["notes"].toArray();
    for (const QJsonValue& note : notes)
        QVERIFY2(mentions(picture, note.toString().toStdString()), qPrintable(note.toString()));
    if (notes.isEmpty() && !golden["file"].toString().endsWith("bmp"))
        QVERIFY2(picture.notes.empty(), picture.notes.empty() ? "" : picture.notes.front().c_str());
}

void ReadPictureTest::keepsPathAndHash()
{
    const QByteArray bytes = contentOf("plain.png");
    const Picture picture = readPicture(pathOf("plain.png").toStdString());
    QCOMPARE(picture.path, pathOf("plain.png").toStdString());
    QCOMPARE(
        picture.sha256, sha256Of(std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size())))));
    const Picture again = decoded(bytes);
    QVERIFY(again.path.empty() && again.sha256.empty());
    QCOMPARE(again.rgb, picture.rgb);
}

void ReadPictureTest::refusesHostileHeaders_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* name, const QByteArray& bytes, const char* code) {
        QTest::newRow(name) << bytes << QString(code);
    };
    row("PNG of 30000 by 30000", pngOf(30000, 30000), "VTS-I1");
    row("PNG of a million by a million", pngOf(1000000, 1000000), "VTS-I1");
    row("PNG of 2^31 - 1", pngOf(0x7fffffff, 0x7fffffff), "VTS-I1");
    row("PNG 1 by 200000", pngOf(1, 200000), "VTS-I1");
    row("PNG without pixels", pngOf(0, 5), "VTS-I2");
    row("JPEG of 65500 by 65500 without a scan", jpegOf(65500, 65500), "VTS-I1");
    row("JPEG without a scan", jpegOf(16, 16), "VTS-I2");
    row("JPEG of 12 bits", jpegOf(16, 16, 12), "VTS-I3");
    row("JPEG drawn thirty times over",
        jpegOf(65500, 2700).chopped(2) + QByteArray("\xff\xda\0\x08\1\1\0\0\x3f\0\x55", 11).repeated(30)
            + QByteArray("\xff\xd9"),
        "VTS-I1");
    row("BMP of width 2^31 - 1", bmpOf(0x7fffffff, 1), "VTS-I1");
    row("BMP of height -2^31", bmpOf(1, 0x80000000), "VTS-I1");
    row("BMP of width -1", bmpOf(0xffffffff, 1), "VTS-I2");
    row("BMP of 40000 by 40000 in 54 bytes", bmpOf(40000, 40000), "VTS-I1");
    row("BMP of 4000 by 4000 in 54 bytes", bmpOf(4000, 4000), "VTS-I2");
    row("PPM of 40000 by 40000 in 16 bytes", "P6 40000 40000 255\n", "VTS-I1");
    row("PPM of 4000 by 4000 without pixels", "P6 4000 4000 255\n", "VTS-I2");
    row("PGM of -1 by -1", "P5 -1 -1 255\n", "VTS-I2");
    row("PGM of maximum 0", "P5 1 1 0\n1", "VTS-I2");
    row("PBM with a comment of 10 MB", "P4\n#" + QByteArray(10'000'000, 'x') + "\n1 1\n1", "VTS-I2");
    row("TIFF of 60000 by 60000", tiffOf({{256, 60000}, {257, 60000}}), "VTS-I1");
    row("TIFF of 2^31 on a side", tiffOf({{256, 0x80000000}, {257, 1}}), "VTS-I1");
    row("TIFF of 65535 channels", tiffOf({{256, 4}, {257, 4}, {277, 65535}}), "VTS-I3");
    row("TIFF of tiles of 2^31", tiffOf({{256, 4}, {257, 4}, {322, 0x80000000}, {323, 16}}), "VTS-I1");
    row("TIFF whose strip lies outside", tiffOf({{256, 4}, {257, 4}, {273, 5000}, {279, 48}}), "VTS-I2");
    row("TIFF with two widths", tiffOf({{256, 4}, {256, 60000}, {257, 4}}), "VTS-I2");
    row("TIFF that is its own next page", tiffOf({{256, 4}, {257, 4}}, 8), "VTS-I2");
    row("WebP of 16384 by 16384",
        "RIFF" + littleEndian(22) + "WEBPVP8X" + littleEndian(10) + littleEndian(0) + littleEndian(16383, 3)
            + littleEndian(16383, 3),
        "VTS-I1");
}

void ReadPictureTest::refusesHostileHeaders()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    QCOMPARE(QString::fromStdString(refusalOf(bytes)), code);
}

void ReadPictureTest::refusesOtherFormatsByName_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("named");
    QTest::newRow("animated GIF") << contentOf("frames.gif") << "VTS-I3"
                                  << "GIF";
    QTest::newRow("GIF bomb") << QByteArray("GIF89a\xff\xff\xff\xff\2\1\0", 13) << "VTS-I3"
                              << "GIF";
    QTest::newRow("SVG") << QByteArray("<svg xmlns='x' width='100000'/>") << "VTS-I3"
                         << "SVG";
    QTest::newRow("zip") << QByteArray("PK\3\4....") << "VTS-I3"
                         << "zip";
    QTest::newRow("HEIC") << QByteArray("\0\0\0\x18"
                                        "ftypheic",
        12) << "VTS-I3"
                          << "HEIF";
    QTest::newRow("EXR") << QByteArray("\x76\x2f\x31\x01\2\0\0\0") << "VTS-I3"
                         << "OpenEXR";
    QTest::newRow("JPEG 2000") << QByteArray("\0\0\0\x0cjP  \r\n\x87\n", 12) << "VTS-I3"
                               << "JPEG 2000";
    QTest::newRow("text") << QByteArray("this is not a picture") << "VTS-I2"
                          << "not a picture";
    QTest::newRow("nothing") << QByteArray() << "VTS-I2"
                             << "empty";
}

void ReadPictureTest::refusesOtherFormatsByName()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    QFETCH(QString, named);
    try {
        decoded(bytes);
        QFAIL("accepted");
    } catch (const Error& error) {
        QCOMPARE(QString::fromStdString(error.code), code);
        QVERIFY(QString::fromStdString(error.happened).contains(named));
        QCOMPARE(error.subject, std::string("test"));
        QVERIFY(!error.advice.empty());
    }
}

void ReadPictureTest::survivesEveryCut_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file : {"plain.png", "palette_alpha.png", "plain.bmp", "plain.tif", "lzw.tif",
             "grey16.tif", "plain.ppm", "maximum100.pgm", "lossless.webp", "lossy.webp", "frames.webp",
             "plain.jpg", "progressive.jpg", "ycck.jpg", "turned6.jpg"})
        QTest::newRow(file) << file;
}

void ReadPictureTest::survivesEveryCut()
{
    QFETCH(QString, file);
    const QByteArray whole = contentOf(file);
    int accepted = 0;
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const std::string code = refusalOf(whole.first(length));
        QVERIFY2(code.empty() || code == "VTS-I2", qPrintable(QString::fromStdString(code)));
        accepted += code.empty();
    }
    // Only a JPEG can be read in part; of others at most a few padding bytes at the end may be missing.
    QVERIFY2(file.endsWith("jpg") ? accepted > 0 : accepted <= 8, qPrintable(QString::number(accepted)));
}

void ReadPictureTest::survivesFlippedBytes_data()
{
    survivesEveryCut_data();
}

void ReadPictureTest::survivesFlippedBytes()
{
    QFETCH(QString, file);
    const QByteArray whole = contentOf(file);
    // Headers are where a byte matters: all of the first 160, then every fifth.
    for (qsizetype at = 0; at < whole.size(); at += at < 160 ? 1 : 5)
        for (const char value : {'\0', '\x7f', '\xff'}) {
            QByteArray changed = whole;
            changed[at] = value;
            const std::string code = refusalOf(changed);
            QVERIFY2(code.empty() || code.starts_with("VTS-I"), qPrintable(QString::fromStdString(code)));
        }
}

void ReadPictureTest::readsTheTopOfACutJpeg()
{
    const QByteArray whole = contentOf("tall.jpg");
    const Picture complete = decoded(whole), part = decoded(whole.first(whole.size() * 2 / 3));
    QVERIFY(mentions(part, "only the top part"));
    QVERIFY(!mentions(complete, "only the top part"));
    QCOMPARE(part.width, complete.width);
    QCOMPARE(part.height, complete.height);
    const auto row = [&](int y) {
        return part.rgb.begin() + y * part.width * 3;
    };
    QVERIFY(std::equal(row(0), row(32), complete.rgb.begin()));
    // What is missing is an even grey, not remains of other rows.
    QVERIFY(std::all_of(row(144), part.rgb.end(), [](int level) { return std::abs(level - 128) <= 8; }));
}

void ReadPictureTest::leavesBombsInCommentsAlone()
{
    // Half a gigabyte of zeros, compressed, as text and as a colour profile; checksums left wrong on purpose.
    const QByteArray zeros = qCompress(QByteArray(64 << 20, '\0')).mid(4);
    QByteArray bomb = contentOf("plain.png");
    for (const char* type : {"zTXt", "iCCP"}) {
        const QByteArray body = QByteArray("x\0\0", 3) + zeros;
        bomb.insert(33, bigEndian(quint32(body.size())) + type + body + bigEndian(0));
    }
    QCOMPARE(decoded(bomb).rgb, decoded(contentOf("plain.png")).rgb);
}

void ReadPictureTest::refusesWhatIsNoFile()
{
    QTemporaryDir folder;
    const std::string fifo = folder.filePath("fifo.png").toStdString();
    QCOMPARE(mkfifo(fifo.c_str(), 0600), 0);
    for (const std::string& path :
        {fifo, folder.path().toStdString(), folder.filePath("missing.png").toStdString()})
        try {
            readPicture(path);
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(error.kind, ErrorKind::Unreadable);
            QVERIFY(!error.advice.empty());
        }
}

void ReadPictureTest::takesOddPnm_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<int>>("reds");
    QTest::newRow("bits without spaces") << QByteArray("P1 4 1 0110") << QList{255, 0, 0, 255};
    QTest::newRow("comments everywhere")
        << QByteArray("P2 # a\n2 # b\n1\n# c\n10\n5 # d\n10") << QList{128, 255};
    QTest::newRow("raw, maximum below 255") << QByteArray("P5 2 1 100\n\x32\x64") << QList{128, 255};
    QTest::newRow("raw, maximum above 255") << QByteArray("P5 2 1 1000\n\x01\xf4\x03\xe8") << QList{128, 255};
    QTest::newRow("above its own maximum") << QByteArray("P5 1 1 100\n\xff") << QList{255};
    QTest::newRow("raw bits, padded") << QByteArray("P4 3 2\n\x40\xa0") << QList{255, 0, 255, 0, 255, 0};
    QTest::newRow("plain colour") << QByteArray("P3 1 1 255 9 8 7") << QList{9};
}

void ReadPictureTest::takesOddPnm()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<int>, reds);
    const Picture picture = decoded(bytes);
    QCOMPARE(picture.rgb.size(), std::size_t(reds.size()) * 3);
    for (qsizetype i = 0; i < reds.size(); ++i)
        QCOMPARE(int(picture.rgb[std::size_t(i) * 3]), reds[i]);
}

void ReadPictureTest::stopsWhenAsked()
{
    std::stop_source source;
    source.request_stop();
    QVERIFY_THROWS_EXCEPTION(
        Cancelled, readPicture(pathOf("plain.png").toStdString(), Cancel(source.get_token())));
}

QTEST_GUILESS_MAIN(ReadPictureTest)
#include "read_picture_test.moc"
