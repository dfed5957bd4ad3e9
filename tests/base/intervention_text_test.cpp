// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/base/intervention_text.h"

#include <QTest>

using namespace vitscope;

class InterventionTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPartIsReadAndWrittenBack()
    {
        Interventions changes;
        setOff(changes, "head 3.5; attention 7;mlp 2 ; patch 5,9;; patches 0,1-1,2");
        QVERIFY((changes.heads == std::vector<HeadChange>{{3, 5, true, 1}}));
        QCOMPARE(changes.attentionOff, std::vector<int>{7});
        QCOMPARE(changes.mlpOff, std::vector<int>{2});
        QVERIFY((changes.patches == std::vector<Patch>{{5, 9}, {0, 1}, {0, 2}, {1, 1}, {1, 2}}));
        Interventions again;
        setOff(again, offText(changes));
        QVERIFY(again == changes);
    }

    void temperatureAndOffOfAHeadLiveTogether()
    {
        Interventions changes;
        setTemperatures(changes, "1.0=2; 4.2=0.5");
        setOff(changes, "head 4.2");
        QCOMPARE(temperatureText(changes), std::string("1.0=2; 4.2=0.5"));
        QCOMPARE(offText(changes), std::string("head 4.2"));
        setTemperatures(changes, "");
        QVERIFY((changes.heads == std::vector<HeadChange>{{4, 2, true, 1}}));
        setOff(changes, "");
        QVERIFY(changes.empty());
    }

    void whatDoesNotFitIsRefusedAndChangesNothing_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
            {"head 3", "head 3.", "head -1.2", "head 3.5.1", "attention", "attention x", "norm 3", "patch 5",
                "patch 5;9", "patches 3,3-2,4", "patches 0,0-99999,99999", "head 99999999999.1"})
            QTest::newRow(text) << QString(text);
    }
    void whatDoesNotFitIsRefusedAndChangesNothing()
    {
        QFETCH(QString, text);
        Interventions changes;
        setOff(changes, "mlp 1");
        try {
            setOff(changes, text.toStdString());
            QFAIL("was taken");
        } catch (const Error& error) {
            QCOMPARE(QString::fromStdString(error.code), QString("VTS-U2"));
        }
        QCOMPARE(offText(changes), std::string("mlp 1"));
        for (const char* temperature : {"1.0", "1.0=0", "1.0=nan", "1=2", "1.0=101"})
            QVERIFY_THROWS_EXCEPTION(Error, setTemperatures(changes, temperature));
        QVERIFY_THROWS_EXCEPTION(Error, removalOf("grey"));
    }

    void titlesAreShort()
    {
        Interventions changes;
        QCOMPARE(interventionsTitle(changes), std::string());
        setOff(changes, "head 3.5; mlp 2; patches 0,0-1,1");
        changes.removal = removalOf("mean");
        QCOMPARE(interventionsTitle(changes),
            std::string("layer 3 head 5 off, layer 2 MLP off, 4 patches removed (mean)"));
        setOff(changes, "head 3.5; head 1.1; patch 2,2");
        QCOMPARE(interventionsTitle(changes), std::string("2 heads off, 1 patch removed (mean)"));
    }
};

QTEST_GUILESS_MAIN(InterventionTextTest)
#include "intervention_text_test.moc"
