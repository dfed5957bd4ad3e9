// SPDX-License-Identifier: MIT
#include "core/analysis/gauss_legendre.h"
#include "core/analysis/weighted_attention.h"
#include "core/base/error.h"
#include "core/model/partial_gradients.h"
#include "tests/support/made_run.h"
#include "tests/support/method_golden.h"

#include <QTest>
#include <numeric>

using namespace vitscope;
using namespace vitscope::golden;

namespace {

std::shared_ptr<const ViTRun> runOf(const char* name, Interventions interventions = {})
{
    const auto golden = goldenModel(VITSCOPE_TESTS "/goldens", name);
    return runViT(
        golden.load(), inputOf(golden.expected()), {"cpu", "float32", std::move(interventions)}, {}, {});
}

Target logit(int index)
{
    return {Target::Of::Logits, {{index, 1}}, 0};
}

Query query(int index)
{
    Query query;
    query.token = Query::pooled;
    query.classes = {{index, 1}};
    return query;
}

} // namespace

class ClassInvariantsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void relevanceOfThreeTokensInFractions()
    {
        const auto attention
            = at::tensor({.5, .25, .25, 0., 1., 0., .25, .25, .5, .2, .4, .4, .5, .5, 0., 0., 0., 1.});
        const auto run = madeRun(attention.view({2, 1, 3, 3}), 1, 2, {"cls"});
        Gradients gradients; // values are the identity in a made run, so these are G
        gradients.layers.resize(2);
        gradients.layers[0].mixed
            = at::tensor({1.F, -2.F, 3.F, 0.F, 1.F, -1.F, 2.F, 0.F, -4.F}).view({1, 3, 3});
        gradients.layers[1].mixed
            = at::tensor({1.F, 2.F, -1.F, 0.F, 0.F, 0.F, 0.F, 0.F, 0.F}).view({1, 3, 3});
        const double expected[3][3]{{9. / 5, 8. / 5, 9. / 10}, {0, 2, 0}, {.5, 0, 1}};
        for (int token = 0; token < 3; ++token) {
            auto row = explainedWeights(*run, gradients, token);
            for (int layer : {1, 0}) {
                const auto step = timesPositive(*run, gradients, layer, row, {});
                std::transform(row.begin(), row.end(), step.begin(), row.begin(), std::plus{});
            }
            for (int i = 0; i < 3; ++i)
                QVERIFY(std::abs(row[i] - expected[token][i]) < 1e-6);
        }
    }

    void attentionTimesGradientIsOutputTimesItsGradient()
    {
        const auto run = runOf("timm_beit");
        const auto gradients = run->gradients(logit(2), {}, {});
        for (int layer = 0; layer < run->layers(); ++layer)
            forEachGradientSlice(*run, *gradients, layer, {}, {},
                [&](int, const at::Tensor& attention, const at::Tensor& gradient) {
                    const auto output = at::matmul(attention, run->layer(layer).values);
                    const auto other = (output * gradients->layers[layer].mixed).sum(-1);
                    QVERIFY(largestDifference((attention * gradient).sum(-1), other) < 1e-5);
                });
    }

    void onlyTheClassTokenOfTheLastLayerIsRead()
    {
        const auto run = runOf("timm_square");
        const auto gradients = run->gradients(logit(2), {}, {});
        const auto& last = gradients->layers.back();
        QCOMPARE(last.tokens.slice(0, 1).abs().max().item<float>(), 0.F);
        QCOMPARE(last.mixed.slice(1, 1).abs().max().item<float>(), 0.F);
        QVERIFY(last.mixed.slice(1, 0, 1).abs().max().item<float>() > 0);
    }

    void normAfterPoolingLeavesNothingToDivide()
    {
        const auto run = runOf("timm_average");
        const auto gradients = run->gradients(logit(2), {}, {});
        const int last = run->layers() - 1;
        const auto parts = run->layer(last).tokens * gradients->layers[last].tokens;
        QVERIFY(std::abs(parts.sum().item<double>()) < 1e-4 * parts.abs().sum().item<double>());
    }

    void withoutAttentionRelevanceIsTheReadout()
    {
        const auto run = runOf("timm_square", {{}, {0, 1, 2}, {}, {}, {}});
        const auto map = mapOf(*run, "relevance", query(4), {});
        QCOMPARE(map[0].item<float>(), 1.F);
        QCOMPARE(map.slice(0, 1).abs().max().item<float>(), 0.F);
    }

    void gaussLegendreIsExactForPolynomials()
    {
        for (int count : {1, 2, 5, 50, 200}) {
            const auto points = gaussLegendre(count);
            double weights = 0, power = 0;
            for (const auto& [at, weight] : points) {
                weights += weight;
                power += weight * std::pow(at, 2 * count - 1);
            }
            QVERIFY(std::abs(weights - 1) < 1e-13);
            QVERIFY(std::abs(power * 2 * count - 1) < 1e-11);
        }
    }

    void integratedGradientsSumToTheChange_data() { names(); }
    void integratedGradientsSumToTheChange()
    {
        QFETCH(QString, model);
        const auto run = runOf(qPrintable(model));
        const auto map = std::get<Heatmap>(analyse(*run, "integrated-gradients", query(5), {{"steps", 200}}));
        const double sum = std::accumulate(map.values.begin(), map.values.end(), 0.);
        const auto input = run->inputTensor();
        const auto ends = targetValues(*run, at::cat({at::zeros_like(input), input}), logit(5), {});
        const double change = (ends[1] - ends[0]).item<double>();
        qInfo("%s: off by %.1e", map.title.c_str(), sum - change);
        QVERIFY(std::abs(sum - change) < 1e-3 * std::max(1., std::abs(change)));
        QVERIFY(map.isSigned && map.title.find("sum ") != std::string::npos);
    }

    void classesChangeEveryClassSpecificMap_data() { names(); }
    void classesChangeEveryClassSpecificMap()
    {
        QFETCH(QString, model);
        const auto run = runOf(qPrintable(model));
        for (const MethodFacts& facts : methodFacts()) {
            if (!facts.usesClass || !facts.paintsMap)
                continue;
            const auto one = mapOf(*run, facts.id, query(1), {}, true);
            QVERIFY2(at::isfinite(one).all().item<bool>(), facts.id.c_str());
            QCOMPARE(one.numel(), std::int64_t(run->shape().rows) * run->shape().columns);
            double change = 0; // nothing speaks for some classes in methods that clip at zero
            for (int other = 2; other < run->shape().classes; ++other)
                change
                    = std::max(change, largestDifference(one, mapOf(*run, facts.id, query(other), {}, true)));
            QVERIFY2(change > 0, facts.id.c_str());
            QVERIFY2(
                largestDifference(one, mapOf(*run, facts.id, query(1), {}, true)) == 0, facts.id.c_str());
        }
    }

    void headlessModelsAreExplainedByTheirFeatures()
    {
        const auto run = runOf("timm_siglip");
        Query pooled;
        pooled.token = Query::pooled;
        for (const MethodFacts& facts : methodFacts())
            if (facts.id == "patch-lens-class") {
                QVERIFY_THROWS_EXCEPTION(Error, analyse(*run, facts.id, pooled, {}));
            } else if (facts.usesClass && facts.paintsMap) {
                const auto map = mapOf(*run, facts.id, pooled, {}, true);
                QVERIFY2(at::isfinite(map).all().item<bool>() && map.abs().max().item<float>() > 0,
                    facts.id.c_str());
            }
    }

    void whatCannotBeExplainedIsRefused_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("method");
        QTest::addColumn<Parameters>("parameters");
        QTest::addColumn<int>("similarTo");
        QTest::newRow("likeness along a path") << "timm_square"
                                               << "integrated-gradients" << Parameters{} << 3;
        QTest::newRow("likeness of a mean") << "timm_square"
                                            << "legrad" << Parameters{} << 3;
        QTest::newRow("likeness in a path") << "timm_square"
                                            << "transition-attention" << Parameters{} << 3;
        QTest::newRow("norm inside attention") << "timm_eva02_clip"
                                               << "bidirectional" << Parameters{{"mode", 1}} << -1;
        QTest::newRow("preset starts behind the model")
            << "timm_square"
            << "transition-attention" << Parameters{{"preset", 1}} << -1;
    }
    void whatCannotBeExplainedIsRefused()
    {
        QFETCH(QString, model);
        QFETCH(QString, method);
        QFETCH(Parameters, parameters);
        QFETCH(int, similarTo);
        Query asked;
        asked.similarTo = similarTo;
        QVERIFY_THROWS_EXCEPTION(
            Error, analyse(*runOf(qPrintable(model)), method.toStdString(), asked, parameters));
    }

    void refusalsAreThoseOfComputing_data() { names(); }
    void refusalsAreThoseOfComputing()
    {
        QFETCH(QString, model);
        const auto run = runOf(qPrintable(model));
        Query pooled;
        pooled.token = Query::pooled;
        for (const MethodFacts& facts : methodFacts()) {
            if (facts.group == MethodGroup::Trust) // made of all the others
                continue;
            std::string happened;
            try {
                analyse(*run, facts.id, pooled, {});
            } catch (const Error& error) {
                happened = error.happened;
            }
            const std::string told = refusal(*run, facts.id);
            QVERIFY2(told.starts_with(happened) && told.empty() == happened.empty(),
                qPrintable(QString::fromStdString(facts.id + ": " + told + " / " + happened)));
        }
    }

    void modelsRefuseMethods()
    {
        const auto headless = runOf("timm_siglip");
        for (const char* method : {"logit-lens", "patch-lens", "patch-lens-class", "logit-attribution"})
            QCOMPARE(QString::fromStdString(refusal(*headless, method)),
                QString(
                    "this model has no classes to read from its tokens. Open weights with a classifier."));
        QCOMPARE(refusal(*headless, "relevance"), std::string());
        QVERIFY(refusal(*runOf("timm_beit"), "position-similarity").find("relative positions")
            != std::string::npos);
        QVERIFY(refusal(*runOf("timm_map_registers"), "logit-attribution").find("attention pooling")
            != std::string::npos);
        QVERIFY_THROWS_EXCEPTION(Error, refusal(*headless, "no-method"));
    }

    void everyMethodCancels()
    {
        const auto run = runOf("timm_square");
        std::stop_source source;
        source.request_stop();
        for (const MethodFacts& facts : methodFacts())
            if (facts.usesClass && facts.paintsMap)
                QVERIFY_THROWS_EXCEPTION(
                    Cancelled, analyse(*run, facts.id, query(1), {}, Cancel(source.get_token())));
    }

private:
    static void names()
    {
        QTest::addColumn<QString>("model");
        for (const char* name : {"timm_square", "timm_distilled", "timm_average", "timm_registers",
                 "timm_map_registers", "timm_beit", "timm_eva02_split", "timm_eva02_clip"})
            QTest::newRow(name) << name;
    }
};

QTEST_GUILESS_MAIN(ClassInvariantsTest)
#include "class_invariants_test.moc"
