// SPDX-License-Identifier: MIT
#include "core/weights/latin_text.h"
#include "tests/support/weight_files.h"

using namespace vitscope;
using namespace vitscope::test;

namespace {

/// What Python's bytes.decode('latin1').encode('utf8') gives.
std::string encoded(const std::string& bytes)
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

std::string decoded(const std::string& text, std::size_t length)
{
    const Folder folder;
    const FileBytes file(folder.write("a.pdparams", "xyz" + text));
    std::string bytes(length, '\x55');
    readLatinText(file, 3, text.size(), std::as_writable_bytes(std::span(bytes)), {});
    return bytes;
}

/// Of the refusal; empty where it was accepted.
std::string codeOf(const std::string& text, std::size_t length)
{
    try {
        decoded(text, length);
    } catch (const Error& error) {
        return error.subject == "a.pdparams" ? error.code : error.subject;
    }
    return {};
}

} // namespace

class LatinTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void everyByteComesBack()
    {
        std::string bytes;
        for (int i = 0; i < 256; ++i)
            bytes += char(i);
        QCOMPARE(decoded(encoded(bytes), 256), bytes);
        QCOMPARE(decoded("", 0), std::string());
    }

    void everyLengthAndMixtureComesBack()
    {
        std::string bytes;
        unsigned state = 1;
        for (int i = 0; i < 4000; ++i) {
            state = state * 1664525 + 1013904223; // Numerical Recipes' generator
            bytes += char(state >> 24);
        }
        for (std::size_t length = 0; length < 200; ++length)
            for (std::size_t start = 0; start < 40; ++start) {
                const auto part = bytes.substr(start * 90, length);
                QCOMPARE(decoded(encoded(part), length), part);
            }
    }

    void piecesMayCutACharacter()
    {
        // 64 KiB pieces: one character begins in the first and ends in the second.
        const std::string bytes = "a" + std::string(100'000, '\xe9') + "b";
        QCOMPARE(decoded(encoded(bytes), bytes.size()), bytes);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("length");
        QTest::newRow("too short") << QByteArray("abc") << 4;
        QTest::newRow("too long") << QByteArray("abc") << 2;
        QTest::newRow("U+0100") << QByteArray("\xc4\x80") << 1;
        QTest::newRow("U+20AC") << QByteArray("\xe2\x82\xac") << 1;
        QTest::newRow("second unit alone") << QByteArray("a\x80") << 2;
        QTest::newRow("first unit alone") << QByteArray("\xc3g") << 2;
        QTest::newRow("first unit at the end") << QByteArray("a\xc2") << 1;
        QTest::newRow("first unit twice") << QByteArray("\xc2\xc2\x80") << 1;
        QTest::newRow("overlong") << QByteArray("\xc1\x81") << 1;
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, length);
        QCOMPARE(codeOf(text.toStdString(), std::size_t(length)), std::string("VTS-P9"));
        // Wherever in the eight units that are decoded at once.
        for (std::size_t before = 0; before < 20; ++before)
            for (const std::size_t after : {0, 20})
                QCOMPARE(codeOf(std::string(before, 'x') + text.toStdString() + std::string(after, 'y'),
                             before + std::size_t(length) + after),
                    std::string("VTS-P9"));
    }
};

QTEST_APPLESS_MAIN(LatinTextTest)
#include "latin_text_test.moc"
