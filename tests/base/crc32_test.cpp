// SPDX-License-Identifier: MIT
#include "core/base/crc32.h"
#include "core/weights/bytes.h"

#include <QRegularExpression>
#include <QTest>

#include <random>
#include <string>

using namespace vitscope;

namespace {

/// The definition: one bit at a time.
std::uint32_t bitByBit(std::uint32_t checksum, const std::string& bytes)
{
    checksum = ~checksum;
    for (const char c : bytes) {
        checksum ^= std::uint8_t(c);
        for (int bit = 0; bit < 8; ++bit)
            checksum = checksum >> 1 ^ (checksum & 1 ? 0xedb88320u : 0);
    }
    return ~checksum;
}

} // namespace

class Crc32Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void theCheckValueIsTheStandards()
    {
        QCOMPARE(addToCrc32(0, asBytes("123456789")), 0xcbf43926u);
        QCOMPARE(addToCrc32(0, {}), 0u);
        QCOMPARE(addToCrc32(7, {}), 7u);
    }

    void everyLengthEqualsTheDefinition()
    {
        std::mt19937 random(7);
        std::string bytes(700, '\0');
        for (char& c : bytes)
            c = char(random());
        for (std::size_t length = 0; length < bytes.size(); ++length) {
            const auto part = bytes.substr(bytes.size() - length);
            QCOMPARE(addToCrc32(0, asBytes(part)), bitByBit(0, part));
        }
    }

    void piecesEqualTheWhole()
    {
        std::mt19937 random(8);
        std::string bytes(100'000, '\0');
        for (char& c : bytes)
            c = char(random());
        const auto whole = bitByBit(0, bytes);
        for (int round = 0; round < 50; ++round) {
            std::uint32_t checksum = 0;
            for (std::size_t at = 0; at < bytes.size();) {
                const auto length = std::min<std::size_t>(bytes.size() - at, random() % 5000);
                checksum = addToCrc32(checksum, asBytes(std::string_view(bytes).substr(at, length)));
                at += length;
            }
            QCOMPARE(checksum, whole);
        }
    }
};

QTEST_APPLESS_MAIN(Crc32Test)
#include "crc32_test.moc"
