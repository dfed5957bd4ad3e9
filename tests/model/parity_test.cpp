// SPDX-License-Identifier: MIT
#include "tests/support/parity.h"

#include <QTest>

using namespace vitscope;
using namespace vitscope::golden;

class ParityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_goldens = goldenModels(VITSCOPE_TESTS "/goldens"); }

    void numbersEqualTheLibrarys_data() { rows(); }
    void numbersEqualTheLibrarys()
    {
        QFETCH(int, golden);
        const Parity parity = parityOf(m_goldens[std::size_t(golden)]);
        qInfo("largest differences: output %.2e, attention %.2e, tokens %.2e", parity.output,
            parity.attention, parity.tokens);
        QVERIFY(parity.output <= 1e-4);
        QVERIFY(parity.attention <= 1e-5);
        QVERIFY(parity.tokens <= 1e-5);
    }

    void shapeIsUnderstood_data() { rows(); }
    void shapeIsUnderstood()
    {
        QFETCH(int, golden);
        const GoldenModel& model = m_goldens[std::size_t(golden)];
        const auto loaded = model.load();
        const ModelReport& report = loaded->report();
        const auto& shape = model.facts.at("shape");
        QCOMPARE(report.family, model.family);
        QCOMPARE(report.pool, model.pool);
        QCOMPARE(report.weightType, model.facts.at("weightType").get<std::string>());
        QCOMPARE(report.shape.layers, shape.at("layers").get<int>());
        QCOMPARE(report.shape.heads, shape.at("heads").get<int>());
        QCOMPARE(report.shape.dim, shape.at("dim").get<int>());
        QCOMPARE(report.shape.headDim, shape.at("headDim").get<int>());
        QCOMPARE(report.shape.mlpDim, shape.at("mlpDim").get<int>());
        QCOMPARE(report.shape.rows, shape.at("rows").get<int>());
        QCOMPARE(report.shape.columns, shape.at("columns").get<int>());
        QCOMPARE(report.shape.prefix, shape.at("prefix").get<std::vector<std::string>>());
        QCOMPARE(report.shape.classes, shape.at("classes").get<int>());
        QVERIFY(!report.evidence.empty());
        QCOMPARE(report.sha256.size(), std::size_t(64));
    }

private:
    void rows() const
    {
        QTest::addColumn<int>("golden");
        for (std::size_t i = 0; i < m_goldens.size(); ++i)
            QTest::newRow(m_goldens[i].name.c_str()) << int(i);
        QVERIFY(m_goldens.size() >= 8);
    }

    std::vector<GoldenModel> m_goldens;
};

QTEST_GUILESS_MAIN(ParityTest)
#include "parity_test.moc"
