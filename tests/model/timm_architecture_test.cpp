// SPDX-License-Identifier: MIT
#include "core/model/timm_architecture.h"

#include <QFile>
#include <QTest>
#include <nlohmann/json.hpp>

using namespace vitscope;
using Json = nlohmann::json;

/// Every plain ViT that timm 1.0.31 names, against what the built model itself said
/// (tests/goldens/make_timm_architectures.py).
class TimmArchitectureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTellWhatTimmBuilds_data()
    {
        QTest::addColumn<QByteArray>("expected");
        QFile file(VITSCOPE_TESTS "/goldens/timm_architectures.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Json all = Json::parse(file.readAll().toStdString());
        QVERIFY(all.size() > 250);
        for (const auto& [name, facts] : all.items())
            QTest::newRow(name.c_str()) << QByteArray::fromStdString(facts.dump());
    }
    void namesTellWhatTimmBuilds()
    {
        QFETCH(QByteArray, expected);
        const Json facts = Json::parse(expected.toStdString());
        const TimmArchitecture found = timmArchitecture(QTest::currentDataTag());
        QCOMPARE(found.refusal != nullptr, facts.is_null());
        if (facts.is_null())
            return;
        const int heads = facts["heads"];
        QCOMPARE(found.heads ? found.heads : facts["dim"].get<int>() / found.headDim, heads);
        QCOMPARE(found.epsilon, facts["epsilon"].get<double>());
        if (facts["activation"] != "silu") // of gated MLPs, which their tensors tell
            QCOMPARE(nameOf(found.activation), facts["activation"].get<std::string>());
        QCOMPARE(found.norms == NormPlacement::After, facts["normAfter"].get<bool>());
        QCOMPARE(found.finalNorm, facts["finalNorm"].get<bool>());
        if (const int pool = facts["poolHeads"])
            QCOMPARE(found.poolHeads ? found.poolHeads : heads, pool);
        compareRotary(found.rotary, facts["rotary"]);
    }

private:
    static std::string nameOf(Activation activation)
    {
        return activation == Activation::QuickGelu ? "quick_gelu"
            : activation == Activation::GeluTanh   ? "gelu_tanh"
                                                   : "gelu";
    }

    static void compareRotary(const std::optional<RotaryRule>& found, const Json& facts)
    {
        QCOMPARE(found.has_value(), !facts.is_null());
        if (!found)
            return;
        QCOMPARE(found->base, facts["base"].get<double>());
        QCOMPARE(found->coordinates == RotaryRule::Coordinates::Centred, facts["centred"].get<bool>());
        QCOMPARE(found->layout == RotaryRule::Layout::Halves, facts["halves"].get<bool>());
        QCOMPARE(found->columnFirst, facts["columnFirst"].get<bool>());
        QCOMPARE(found->referenceRows, facts["reference"].get<int>());
        QCOMPARE(found->referenceColumns, facts["reference"].get<int>());
        QCOMPARE(found->offset, facts["offset"].get<double>());
    }
};

QTEST_GUILESS_MAIN(TimmArchitectureTest)
#include "timm_architecture_test.moc"
