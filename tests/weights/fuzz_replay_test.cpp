// SPDX-License-Identifier: MIT
#include "tests/fuzz/entries.h"
#include "tests/support/weight_files.h"

#include <random>

using namespace vitscope;

/// Runs the fuzz targets' functions, which stop the process where a reader accepts what it must not, over
/// their seeds and over a few thousand changed seeds, always the same. An input that broke something becomes
/// a seed.
class FuzzReplayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void seedsAndChangedSeeds_data()
    {
        QTest::addColumn<int>("target");
        const auto all = fuzz::targets();
        for (std::size_t i = 0; i < all.size(); ++i)
            QTest::newRow(all[i].name) << int(i);
    }

    void seedsAndChangedSeeds()
    {
        QFETCH(int, target);
        const auto& fuzzed = fuzz::targets()[std::size_t(target)];
        const auto seeds = fuzzed.seeds();
        QVERIFY(seeds.size() >= 8);
        std::mt19937 random(7);
        for (const auto& [name, bytes] : seeds) {
            fuzzed.run(std::as_bytes(std::span(bytes)));
            for (int round = 0; round < 200; ++round) {
                const auto changed = mutated(bytes, random);
                fuzzed.run(std::as_bytes(std::span(changed)));
            }
        }
    }

private:
    /// One to four bytes changed, some taken out or put in twice.
    static std::string mutated(std::string bytes, std::mt19937& random)
    {
        const int changes = int(random() % 4) + 1;
        for (int i = 0; i < changes && !bytes.empty(); ++i) {
            const auto at = random() % bytes.size();
            switch (random() % 4) {
            case 0:
                bytes[at] = char(random());
                break;
            case 1:
                bytes[at] = char(random() % 2 ? 0xff : bytes[at] + 1);
                break;
            case 2:
                bytes.erase(at, random() % 8 + 1);
                break;
            default:
                bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 16 + 1));
            }
        }
        return bytes;
    }
};

QTEST_APPLESS_MAIN(FuzzReplayTest)
#include "fuzz_replay_test.moc"
