// SPDX-License-Identifier: MIT
#include "core/analysis/layered_flow.h"
#include "core/analysis/methods.h"
#include "core/analysis/principal_components.h"
#include "core/base/error.h"
#include "tests/support/made_run.h"

#include <QTest>

using namespace vitscope;

namespace {

/// A run of one layer and head whose attention is the same everywhere, for patches of `side` pixels.
std::shared_ptr<const ViTRun> uniformRun(int rows, int columns, int side, bool classToken)
{
    const int tokens = rows * columns + classToken;
    auto prefix = classToken ? std::vector<std::string>{"cls"} : std::vector<std::string>{};
    return madeRun(at::full({1, 1, tokens, tokens}, 1. / tokens), rows, columns, std::move(prefix), {}, side);
}

double onlyNumber(const ViTRun& run, const char* method, const Parameters& parameters)
{
    const auto matrix = std::get<Matrix>(analyse(run, method, {}, parameters));
    return matrix.values.size() == 1 ? double(matrix.values[0]) : NAN;
}

std::string codeOf(const ViTRun& run, const char* method, const Parameters& parameters = {})
{
    try {
        analyse(run, method, {}, parameters);
    } catch (const Error& error) {
        return error.kind == ErrorKind::Mismatch ? error.code : "not a mismatch";
    }
    return "no error";
}

} // namespace

class StatisticsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void uniformAttentionHasTheMeanDistanceOfTheGrid_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("side");
        QTest::addColumn<double>("renormalised");
        QTest::addColumn<double>("raw");
        QTest::newRow("2x2 of 1") << 2 << 2 << 1 << 0.853553 << 0.682843;
        QTest::newRow("7x7 of 32") << 7 << 7 << 32 << 115.502894 << 113.192836;
        QTest::newRow("14x14 of 16") << 14 << 14 << 16 << 116.492227 << 115.900896;
        QTest::newRow("16x16 of 14") << 16 << 16 << 14 << 116.565053 << 116.111493;
        QTest::newRow("10x20 of 16") << 10 << 20 << 16 << 128.472069 << 128.472069 * 200 / 201;
    }
    void uniformAttentionHasTheMeanDistanceOfTheGrid()
    {
        QFETCH(int, rows);
        QFETCH(int, columns);
        QFETCH(int, side);
        QFETCH(double, renormalised);
        QFETCH(double, raw);
        const auto run = uniformRun(rows, columns, side, true);
        const double tolerance = 1e-6 * renormalised;
        QVERIFY(std::abs(onlyNumber(*run, "attention-distance", {}) - renormalised) < tolerance);
        QVERIFY(std::abs(onlyNumber(*run, "attention-distance", {{"renormalise", 0}}) - raw) < tolerance);
    }

    void identityLooksNowhere()
    {
        const auto run = madeRun(at::eye(10).view({1, 1, 10, 10}), 3, 3, {"cls"}, {}, 16);
        QCOMPARE(onlyNumber(*run, "attention-distance", {}), 0.);
        QCOMPARE(onlyNumber(*run, "attention-entropy", {}), 0.);
        QCOMPARE(onlyNumber(*run, "attention-mass", {{"to", 0}}), 1.);
        QVERIFY(std::abs(onlyNumber(*run, "attention-mass", {{"to", 1}}) - .1) < 1e-7);
    }

    void uniformAttentionHasTheLogarithmAsEntropy()
    {
        const auto run = uniformRun(3, 4, 1, true);
        QVERIFY(std::abs(onlyNumber(*run, "attention-entropy", {}) - std::log(13.)) < 1e-6);
        QVERIFY(std::abs(onlyNumber(*run, "attention-mass", {{"to", 2}}) - 1 / 13.) < 1e-7);
    }

    void maskKeepsTheHeaviestPatches()
    {
        auto attention = at::full({1, 1, 5, 5}, .2);
        attention[0][0][0] = at::tensor({.5, .125, .025, .15, .2}); // patches 5 : 1 : 6 : 8
        const auto run = madeRun(attention, 2, 2, {"cls"});
        const auto map = std::get<Heatmap>(analyse(*run, "attention-mask", {}, {{"threshold", .6}}));
        QCOMPARE(map.values, (std::vector<float>{0, 0, 1, 1}));
        const auto all = std::get<Heatmap>(analyse(*run, "attention-mask", {}, {{"threshold", 1}}));
        QCOMPARE(all.values, (std::vector<float>{1, 1, 1, 1}));
    }

    void flowThroughOneLayerIsItsRow()
    {
        const auto attention = randomAttention(1, 3, 10);
        const auto run = madeRun(attention, 3, 3, {"cls"});
        for (int token = 0; token < 10; ++token) {
            const auto map = std::get<Heatmap>(analyse(*run, "attention-flow", {.token = token}, {}));
            const auto row = attention[0].mean(0)[token] / 2;
            for (int patch = 0; patch < 9; ++patch)
                QVERIFY(std::abs(map.values[std::size_t(patch)] - row[patch + 1].item<float>()
                            - (patch + 1 == token ? .5 : 0))
                    < 1e-6);
        }
    }

    void flowIsBoundByTheNarrowestCut()
    {
        // 0 sends 1 half and half; of the second layer only .3 and .4 lead on to 0, and .6 to 1 from node 1.
        LayeredFlow graph(2);
        const std::vector<double> lower{.3, .1, .4, .6}, upper{.5, .5, 0, 0};
        graph.addLayer(lower);
        graph.addLayer(upper);
        const std::vector<double> source{1, 0};
        QVERIFY(std::abs(graph.maximum(source, 0, {}) - .7) < 1e-12);
        QVERIFY(std::abs(graph.maximum(source, 1, {}) - .6) < 1e-12);
        QVERIFY(std::abs(graph.maximum(source, 0, {}) - .7) < 1e-12);
    }

    void flowRefusesManyTokensAndCancels()
    {
        const auto run = madeRun(randomAttention(3, 1, 17), 4, 4, {"cls"});
        std::stop_source source;
        source.request_stop();
        QVERIFY_THROWS_EXCEPTION(
            Cancelled, analyse(*run, "attention-flow", {}, {}, Cancel(source.get_token())));
        const auto large = madeRun(at::full({1, 1, 2401, 2401}, 1. / 2401), 49, 49, {});
        QCOMPARE(codeOf(*large, "attention-flow"), std::string("VTS-Q11"));
    }

    void componentsAreOrthonormalAndOrdered()
    {
        at::manual_seed(3);
        for (const auto& data : {at::randn({40, 12}, at::kDouble), at::randn({9, 30}, at::kDouble)}) {
            const auto found = principalComponents(data, 5);
            const auto products = at::matmul(found.directions, found.directions.t());
            QVERIFY(at::allclose(products, at::eye(5, at::kDouble), 1e-9, 1e-9));
            QVERIFY(at::allclose(found.scores.square().sum(0) / (data - data.mean(0)).square().sum(),
                found.shares, 1e-9, 1e-9));
            for (int i = 1; i < 5; ++i)
                QVERIFY(found.shares[i - 1].item<double>() >= found.shares[i].item<double>());
        }
    }

    void aLayerIsLikeItself()
    {
        const auto run = madeRun(randomAttention(3, 2, 17), 4, 4, {"cls"});
        const auto matrix = std::get<Matrix>(analyse(*run, "layer-similarity", {}, {{"estimate", 1}}));
        for (const float value : matrix.values) // the made layers all hold the same tokens
            QVERIFY(std::abs(value - 1) < 1e-6);
    }

    void refusesWhatHasNoMeaning()
    {
        const auto run = madeRun(randomAttention(2, 2, 16), 4, 4, {});
        QCOMPARE(codeOf(*run, "attention-mass", {{"to", 1}}), std::string("VTS-Q4"));
        QCOMPARE(codeOf(*run, "attention-mass", {{"to", 2}}), std::string("VTS-Q4"));
        for (const char* method : {"logit-lens", "patch-lens", "patch-lens-class", "logit-attribution"})
            QCOMPARE(codeOf(*run, method), std::string("VTS-Q5"));
        QCOMPARE(codeOf(*run, "pca", {{"norm", 1}}), std::string("VTS-Q8"));
        QCOMPARE(codeOf(*run, "position-similarity"), std::string("VTS-Q10"));
    }
};

QTEST_GUILESS_MAIN(StatisticsTest)
#include "statistics_test.moc"
