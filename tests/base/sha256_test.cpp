// SPDX-License-Identifier: MIT
#include "core/base/sha256.h"

#include <QCryptographicHash>
#include <QTest>

using namespace vitscope;

class Sha256Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void equalsTheStandardsExamples()
    {
        QCOMPARE(
            sha256Of({}), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        const std::string abc = "abc";
        QCOMPARE(sha256Of(std::as_bytes(std::span(abc))),
            std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void equalsQtForEveryLengthAndSplit()
    {
        QByteArray message;
        for (int length = 0; length <= 200; ++length) {
            const auto bytes = std::as_bytes(std::span(message.constData(), std::size_t(message.size())));
            const auto expected
                = QCryptographicHash::hash(message, QCryptographicHash::Sha256).toHex().toStdString();
            for (const int cut : {0, 1, 63, 64, 65, 130}) {
                const auto first = std::min<std::size_t>(std::size_t(cut), bytes.size());
                Sha256 hash;
                hash.add(bytes.first(first));
                hash.add(bytes.subspan(first));
                QCOMPARE(hash.finish(), expected);
            }
            message.append(char(length * 37 + 11));
        }
    }
};

QTEST_APPLESS_MAIN(Sha256Test)
#include "sha256_test.moc"
