// SPDX-License-Identifier: MIT
#include "tests/support/method_golden.h"

#include <QTest>

using namespace vitscope;
using namespace vitscope::golden;

namespace {

/// The same changes as CHANGES of make_intervention_goldens.py.
std::map<std::string, Interventions> changes()
{
    const std::vector<Patch> patches{{0, 1}, {2, 3}};
    using Removal = Interventions::Removal;
    std::map<std::string, Interventions> all;
    all["head off"].heads = {{0, 1}};
    all["two heads off"].heads = {{1, 0}, {1, 2}};
    all["attention off"].attentionOff = {1};
    all["mlp off"].mlpOff = {0};
    all["zero"].patches = all["mean"].patches = all["masked"].patches = patches;
    all["zero"].removal = Removal::Zero;
    all["mean"].removal = Removal::Mean;
    all["temperature"].heads = {{0, 2, false, 2.5}, {1, 1, false, .5}};
    Interventions& together = all["all together"];
    together.heads = {{0, 1}, {0, 2, false, 2.5}};
    together.attentionOff = {1};
    together.mlpOff = {0};
    together.patches = patches;
    return all;
}

} // namespace

class InterventionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changedPassesEqualPyTorchs_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("change");
        int models = 0;
        for (const auto& golden : goldenModels(VITSCOPE_TESTS "/goldens"))
            if (std::filesystem::exists(golden.folder + "/interventions.safetensors")) {
                ++models;
                for (const auto& [change, interventions] : changes())
                    QTest::addRow("%s, %s", golden.name.c_str(), change.c_str())
                        << QString::fromStdString(golden.name) << QString::fromStdString(change);
            }
        QVERIFY(models >= 7);
    }
    void changedPassesEqualPyTorchs()
    {
        QFETCH(QString, model);
        QFETCH(QString, change);
        const auto golden = goldenModel(VITSCOPE_TESTS "/goldens", model.toStdString());
        const auto expected = readTensors(golden.folder + "/interventions.safetensors");
        const auto of = [&](const char* what) -> const at::Tensor& {
            return expected.at(change.toStdString() + "/" + what);
        };
        const auto plain = golden.expected();
        const auto run = runViT(
            golden.load(), inputOf(plain), {"cpu", "float32", changes().at(change.toStdString())}, {}, {});
        const double logits = largestDifference(tensorOf(run->logits(), of("logits").sizes()), of("logits"));
        const double attention = attentionDifference(*run, of("attention"));
        Query query;
        query.token = Query::pooled;
        query.classes = {{3, 1}};
        const double relevance = relativeDifference(mapOf(*run, "relevance", query, {}), of("relevance"));
        qInfo("logits %.1e, attention %.1e, relevance %.1e", logits, attention, relevance);
        QVERIFY(logits <= 1e-5);
        QVERIFY(attention <= 1e-5);
        QVERIFY(relevance <= 1e-4);
        QVERIFY(largestDifference(of("logits"), plain.at("logits")) > 1e-3); // it did change something
    }

    void undoRestoresEveryBit()
    {
        const auto golden = goldenModel(VITSCOPE_TESTS "/goldens", "timm_distilled");
        const auto model = golden.load();
        const auto input = inputOf(golden.expected());
        const auto before = runViT(model, input, {"cpu", "float32"}, {}, {});
        for (const auto& [change, interventions] : changes())
            runViT(model, input, {"cpu", "float32", interventions}, {}, {});
        const auto after = runViT(model, input, {"cpu", "float32"}, {}, {});
        QVERIFY(std::ranges::equal(before->logits(), after->logits()));
        for (int layer = 0; layer < before->layers(); ++layer)
            QVERIFY(std::ranges::equal(before->tokens(layer), after->tokens(layer)));
    }
};

QTEST_GUILESS_MAIN(InterventionsTest)
#include "interventions_test.moc"
