// SPDX-License-Identifier: MIT
#include "core/base/confidence.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <array>
#include <cmath>

using namespace vitscope;

class ConfidenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quantilesEqualSciPy()
    {
        QFile file(VITSCOPE_TESTS "/goldens/averages.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject expected = QJsonDocument::fromJson(file.readAll()).object()["quantiles"].toObject();
        QVERIFY(expected.size() >= 10);
        for (const QString& freedom : expected.keys()) {
            const double quantile = expected[freedom].toDouble();
            QVERIFY2(std::abs(studentQuantile95(freedom.toInt()) / quantile - 1) < 1e-9, qPrintable(freedom));
        }
        QVERIFY(std::isnan(studentQuantile95(0)));
    }

    void aMeanOfTwoIsAsSureAsTheirDifference()
    {
        // 3 and 5: mean 4, standard error 1, one degree of freedom: t = tan(0.95 * 90 degrees).
        QVERIFY(std::abs(halfInterval95(std::array{-1., 1.}) - std::tan(0.475 * M_PI)) < 1e-9);
        QCOMPARE(halfInterval95(std::array{0., 0., 0.}), 0.);
        QVERIFY(std::isnan(halfInterval95(std::array{0.})));
        QVERIFY(std::isnan(halfInterval95({})));
    }
};

QTEST_GUILESS_MAIN(ConfidenceTest)
#include "confidence_test.moc"
