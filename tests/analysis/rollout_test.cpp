// SPDX-License-Identifier: MIT
#include "core/analysis/methods.h"
#include "core/base/error.h"
#include "tests/support/golden_model.h"
#include "tests/support/made_run.h"

#include <QTest>
#include <numeric>

using namespace vitscope;

namespace {

/// Prefix values, then patches: [tokens]
std::vector<double> rowOf(const ViTRun& run, int token, const Parameters& parameters)
{
    Query query;
    query.token = token;
    const auto map = std::get<Heatmap>(analyse(run, "rollout", query, parameters));
    std::vector<double> row(map.prefixValues.begin(), map.prefixValues.end());
    row.insert(row.end(), map.values.begin(), map.values.end());
    return row;
}

double largestDifference(const std::vector<double>& a, const std::vector<double>& b)
{
    double largest = a.size() == b.size() ? 0 : INFINITY;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        largest = std::max(largest, std::abs(a[i] - b[i]));
    return largest;
}

/// Two layers, one head, a class token and two patches; worked out by hand as fractions.
std::shared_ptr<const ViTRun> threeTokens(Head head = {}, std::vector<std::string> prefix = {"cls"})
{
    const auto attention
        = at::tensor({.5, .25, .25, 0., 1., 0., .25, .25, .5, .2, .4, .4, .5, .5, 0., 0., 0., 1.});
    const int patches = 3 - int(prefix.size());
    return madeRun(attention.view({2, 1, 3, 3}), 1, patches, std::move(prefix), std::move(head));
}

/// "mean/discard 0.3/protect entry/residual 0.5/start 0" as parameters.
Parameters parametersOf(const std::string& key)
{
    const auto parts = QString::fromStdString(key).split('/');
    const auto number = [&](int part) {
        return parts[part].section(' ', 1).toDouble();
    };
    const QStringList fusions{"mean", "max", "min"}, protects{"entry", "column", "diagonal", "none"};
    return {{"fusion", fusions.indexOf(parts[0])}, {"discard", number(1)},
        {"protect", protects.indexOf(parts[2].section(' ', 1))}, {"residual", number(3)},
        {"start", number(4)}};
}

} // namespace

class RolloutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fractionsOfThreeTokens()
    {
        const auto run = threeTokens();
        QVERIFY(largestDifference(rowOf(*run, 0, {}), {19. / 40, 3. / 10, 9. / 40}) < 1e-6);
        QVERIFY(largestDifference(rowOf(*run, 1, {}), {3. / 16, 25. / 32, 1. / 32}) < 1e-6);
        QVERIFY(largestDifference(rowOf(*run, 2, {}), {1. / 8, 1. / 8, 3. / 4}) < 1e-6);
    }

    void withoutResidualIsTheProductOfAttentions()
    {
        QVERIFY(largestDifference(rowOf(*threeTokens(), 0, {{"residual", 0}}), {.2, .55, .25}) < 1e-6);
    }

    void residualAloneIsTheIdentity()
    {
        QCOMPARE(rowOf(*threeTokens(), 1, {{"residual", 1}}), (std::vector<double>{0, 1, 0}));
    }

    void pooledQueryIsTheMeanOfPatchRows()
    {
        const auto run = threeTokens(Head{Pooling::PatchMean});
        QVERIFY(largestDifference(rowOf(*run, Query::pooled, {}), {5. / 32, 29. / 64, 25. / 64}) < 1e-6);
    }

    void pooledQueryOfTwoHeadsIsHalfAndHalf()
    {
        const auto run = threeTokens(Head{Pooling::ClassAndDistillation}, {"cls", "dist"});
        const auto first = rowOf(*run, 0, {}), second = rowOf(*run, 1, {});
        QVERIFY(largestDifference(rowOf(*run, Query::pooled, {}),
                    {(first[0] + second[0]) / 2, (first[1] + second[1]) / 2, (first[2] + second[2]) / 2})
            < 1e-6);
    }

    void uniformAttentionHalvesTheIdentityPerLayer()
    {
        const auto run = madeRun(at::full({5, 3, 10, 10}, .1), 3, 3, {"cls"});
        const auto row = rowOf(*run, 4, {});
        for (int i = 0; i < 10; ++i)
            QVERIFY(std::abs(row[i] - ((i == 4) / 32. + 31. / 320)) < 1e-6);
    }

    void rowsSumToOne_data()
    {
        QTest::addColumn<Parameters>("parameters");
        QTest::newRow("mean") << Parameters{};
        QTest::newRow("max") << Parameters{{"fusion", 1}};
        QTest::newRow("min") << Parameters{{"fusion", 2}, {"residual", .2}};
        QTest::newRow("discard") << Parameters{{"discard", .8}};
        QTest::newRow("late start") << Parameters{{"start", 2}, {"discard", .3}, {"fusion", 1}};
    }
    void rowsSumToOne()
    {
        QFETCH(Parameters, parameters);
        const auto run = madeRun(randomAttention(4, 3, 17), 4, 4, {"cls"});
        for (int token = -1; token < 17; ++token) {
            const auto row = rowOf(*run, token, parameters);
            QVERIFY(std::abs(std::accumulate(row.begin(), row.end(), 0.) - 1) < 1e-6);
            QVERIFY(std::ranges::all_of(row, [](double value) { return value >= 0; }));
        }
    }

    void slicesGiveWhatOnePieceGives()
    {
        // 1,300 tokens of 4 heads are cut into slices; the mean path keeps whole matrices, the others do not.
        const auto attention = randomAttention(1, 4, 1300);
        const auto run = madeRun(attention, 36, 36, {"cls", "r", "r", "r"});
        std::vector<double> expected(1300);
        const auto row = attention[0].mean(0)[900];
        for (int i = 0; i < 1300; ++i)
            expected[i] = row[i].item<float>() / 2 + (i == 900) / 2.;
        QVERIFY(largestDifference(rowOf(*run, 900, {}), expected) < 1e-6);
        const auto largest = at::amax(attention[0], 0)[900];
        const auto whole = (largest / 2).sum().item<double>() + .5;
        for (int i = 0; i < 1300; ++i)
            expected[i] = (largest[i].item<float>() / 2 + (i == 900) / 2.) / whole;
        QVERIFY(largestDifference(rowOf(*run, 900, {{"fusion", 1}}), expected) < 1e-6);
    }

    void equalsTheDefinitionInFloat64_data()
    {
        QTest::addColumn<QString>("model");
        for (const auto& golden : golden::goldenModels(VITSCOPE_TESTS "/goldens"))
            if (golden.facts.at("rollout").get<bool>())
                QTest::newRow(golden.name.c_str()) << QString::fromStdString(golden.name);
    }
    void equalsTheDefinitionInFloat64()
    {
        QFETCH(QString, model);
        int cases = 0;
        for (const auto& golden : golden::goldenModels(VITSCOPE_TESTS "/goldens")) {
            if (golden.name != model.toStdString())
                continue;
            const auto run
                = runViT(golden.load(), golden::inputOf(golden.expected()), {"cpu", "float32"}, {}, {});
            for (const auto& [key, expected] : golden::readTensors(golden.folder + "/rollout.safetensors"))
                cases += key.starts_with("vit-explain") ? checkPreset(*run, key, expected)
                                                        : checkMatrix(*run, key, expected);
        }
        QVERIFY(cases >= 10);
    }

    void presetHasTheToolsDefaults()
    {
        const auto run = madeRun(randomAttention(3, 3, 17), 4, 4, {"cls"});
        QCOMPARE(
            rowOf(*run, 0, {{"preset", 1}}), rowOf(*run, 0, {{"preset", 1}, {"fusion", 1}, {"discard", .9}}));
        QVERIFY(rowOf(*run, 0, {{"preset", 1}})
            != rowOf(*run, 0, {{"preset", 1}, {"fusion", 0}, {"discard", 0}}));
    }

    void cancels()
    {
        std::stop_source source;
        source.request_stop();
        QVERIFY_THROWS_EXCEPTION(
            Cancelled, analyse(*threeTokens(), "rollout", {}, {}, Cancel(source.get_token())));
    }

    void refusesWhatIsNotThere_data()
    {
        QTest::addColumn<Parameters>("parameters");
        QTest::newRow("first layer after the last") << Parameters{{"start", 5}};
        QTest::newRow("discard above one") << Parameters{{"discard", 1.5}};
        QTest::newRow("discard not a number") << Parameters{{"discard", NAN}};
        QTest::newRow("unknown parameter") << Parameters{{"temperature", 1}};
        QTest::newRow("unknown choice") << Parameters{{"fusion", 3}};
    }
    void refusesWhatIsNotThere()
    {
        QFETCH(Parameters, parameters);
        QVERIFY_THROWS_EXCEPTION(Error, analyse(*threeTokens(), "rollout", {}, parameters));
    }

private:
    static int checkMatrix(const ViTRun& run, const std::string& key, const at::Tensor& expected)
    {
        const int tokens = run.shape().tokens();
        for (int token = 0; token < tokens; ++token) {
            const auto wanted = expected[token].to(at::kDouble).contiguous();
            const std::vector<double> row(wanted.data_ptr<double>(), wanted.data_ptr<double>() + tokens);
            const double difference = largestDifference(rowOf(run, token, parametersOf(key)), row);
            if (difference >= 1e-6)
                qWarning("%s token %d: %.2e", key.c_str(), token, difference);
            QTest::qVerify(difference < 1e-6, "difference < 1e-6", key.c_str(), __FILE__, __LINE__);
        }
        return 1;
    }

    static int checkPreset(const ViTRun& run, const std::string& key, const at::Tensor& expected)
    {
        const auto parts = QString::fromStdString(key).split('/');
        const QStringList fusions{"mean", "max", "min"};
        const Parameters parameters{{"preset", 1}, {"fusion", fusions.indexOf(parts[1])},
            {"discard", parts[2].section(' ', 1).toDouble()}};
        const auto map = std::get<Heatmap>(analyse(run, "rollout", {}, parameters));
        const auto wanted = expected.flatten().to(at::kDouble).contiguous();
        double largest = 0;
        for (std::size_t i = 0; i < map.values.size(); ++i)
            largest = std::max(largest, std::abs(map.values[i] - wanted.data_ptr<double>()[i]));
        QTest::qVerify(largest < 1e-5, "difference < 1e-5", key.c_str(), __FILE__, __LINE__);
        return 1;
    }
};

QTEST_GUILESS_MAIN(RolloutTest)
#include "rollout_test.moc"
