// SPDX-License-Identifier: MIT
#include "core/analysis/complete_linkage.h"
#include "core/base/error.h"
#include "tests/support/method_golden.h"

#include <QTest>

using namespace vitscope;
using namespace vitscope::golden;

namespace {

struct Case
{
    const char* key;
    const char* method;
    Parameters parameters;
};

const std::vector<Case>& cases()
{
    static const std::vector<Case> all{
        {"rise/masks 40", "rise", {{"masks", 40}}},
        {"rise/cells 3", "rise", {{"masks", 25}, {"cells", 3}, {"keep", 0.3}, {"seed", 7}}},
        {"rise/logit", "rise", {{"masks", 33}, {"cells", 5}, {"score", 0}, {"seed", 1}}},
        {"vit-cx", "vit-cx", {}},
        {"vit-cx/distance 0.3", "vit-cx", {{"distance", 0.3}, {"seed", 5}}},
        {"vit-cx/no noise", "vit-cx", {{"distance", 0.2}, {"noise", 0}}},
    };
    return all;
}

Query queryOf(int classIndex)
{
    Query query;
    query.token = Query::pooled;
    query.classes = {{classIndex, 1}};
    return query;
}

} // namespace

/// Masks and removals against the originals (make_perturbation_goldens.py).
class PerturbationMethodsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mapsEqualTheReferences_data() { models(); }
    void mapsEqualTheReferences()
    {
        QFETCH(QString, model);
        const auto golden = methodGolden(model.toStdString(), "perturbations");
        QString report;
        for (const Case& one : cases()) {
            const auto map = mapOf(*golden.run, one.method, queryOf(golden.classIndex), one.parameters, true);
            const double difference = relativeDifference(map, golden.expected.at(one.key));
            report += QString("%1 %2, ").arg(one.key).arg(difference, 0, 'e', 1);
            QVERIFY2(difference <= 1e-4, qPrintable(report));
        }
        qInfo("%s", qPrintable(report));
    }

    void channelsBecomeAsManyMasks_data() { models(); }
    void channelsBecomeAsManyMasks()
    {
        QFETCH(QString, model);
        const auto golden = methodGolden(model.toStdString(), "perturbations");
        for (const Case& one : cases()) {
            const auto count = golden.expected.find(one.key + std::string("/masks"));
            if (count == golden.expected.end())
                continue;
            const auto finding = analyse(*golden.run, one.method, queryOf(golden.classIndex), one.parameters);
            const auto expected = QString(", %1 masks").arg(int(count->second.item<float>()));
            QVERIFY2(QString::fromStdString(titleOf(finding)).endsWith(expected), titleOf(finding).c_str());
        }
    }

    /// Pairs that are 1 and 2 apart join first; a chain of near neighbours does not, for its ends are far.
    void clustersAreAsWideAsTheThreshold()
    {
        const auto at = at::tensor({0., 10., 1., 12., 2.5, 30.}, at::kDouble);
        const auto distances = (at.unsqueeze(0) - at.unsqueeze(1)).abs();
        using Labels = std::vector<int>;
        QCOMPARE(completeLinkage(distances, 0.5), (Labels{0, 1, 2, 3, 4, 5}));
        QCOMPARE(completeLinkage(distances, 1), (Labels{0, 1, 2, 3, 4, 5}));
        QCOMPARE(completeLinkage(distances, 2.4), (Labels{0, 1, 0, 1, 2, 3}));
        QCOMPARE(completeLinkage(distances, 2.6), (Labels{0, 1, 0, 1, 0, 2}));
        QCOMPARE(completeLinkage(distances, 12.1), (Labels{0, 0, 0, 0, 0, 1}));
        QCOMPARE(completeLinkage(distances, 100), (Labels{0, 0, 0, 0, 0, 0}));
        QCOMPARE(completeLinkage(at::zeros({1, 1}), 0.1), Labels{0});
    }

    void aPresetFillsInWhatNobodyGave()
    {
        const auto golden = methodGolden("timm_square", "perturbations");
        const auto map = [&](const Parameters& parameters) {
            return mapOf(*golden.run, "rise", queryOf(golden.classIndex), parameters, true);
        };
        QVERIFY(at::equal(
            map({{"preset", 2}, {"masks", 20}}), map({{"masks", 20}, {"cells", 10}, {"keep", 0.1}})));
        QVERIFY(!at::equal(map({{"preset", 2}, {"masks", 20}}), map({{"masks", 20}})));
    }

    void mapsRefineUntilTheyAreWhole_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addRow("rise") << "rise";
        QTest::addRow("vit-cx") << "vit-cx";
    }
    void mapsRefineUntilTheyAreWhole()
    {
        QFETCH(QString, method);
        const auto golden = methodGolden("timm_square", "perturbations");
        std::vector<Finding> shown;
        const auto whole = std::get<Heatmap>(analyse(*golden.run, method.toStdString(),
            queryOf(golden.classIndex), {}, {}, {}, [&](Finding part) { shown.push_back(std::move(part)); }));
        QVERIFY(shown.size() >= 2);
        QVERIFY(std::get<Heatmap>(shown.front()).values != whole.values);
        QCOMPARE(std::get<Heatmap>(shown.back()).values, whole.values);
        for (const Finding& part : shown)
            QVERIFY(std::ranges::all_of(
                std::get<Heatmap>(part).values, [](float value) { return std::isfinite(value); }));

        std::stop_source stop;
        int left = 1;
        const auto stopSoon = [&](const Finding&) {
            if (--left == 0)
                stop.request_stop();
        };
        QVERIFY_THROWS_EXCEPTION(Cancelled,
            analyse(*golden.run, method.toStdString(), {}, {}, Cancel(stop.get_token()), {}, stopSoon));
        QCOMPARE(left, 0);
    }

    /// Every kind of model either yields a finite map or is refused by name.
    void everyModelAnswers_data()
    {
        QTest::addColumn<QString>("model");
        for (const char* model : {"timm_rope", "timm_siglip", "timm_max", "timm_post_norm", "timm_naflex",
                 "timm_dinov3", "timm_hybrid", "timm_eva02_enormous", "timm_headless", "dinov2_registers",
                 "lucidrains_simple_1_2", "beit"})
            QTest::newRow(model) << model;
    }
    void everyModelAnswers()
    {
        QFETCH(QString, model);
        const auto golden = goldenModel(VITSCOPE_TESTS "/goldens", model.toStdString());
        const auto run = runViT(golden.load(), inputOf(golden.expected()), {"cpu", "float32"}, {}, {});
        for (const auto& [method, parameters] :
            {std::pair{"rise", Parameters{{"masks", 20}}}, std::pair{"vit-cx", Parameters{}}}) {
            const auto map = std::get<Heatmap>(analyse(*run, method, {}, parameters));
            QCOMPARE(int(map.values.size()), run->shape().rows * run->shape().columns);
            const auto [low, high] = std::ranges::minmax(map.values);
            QVERIFY(std::isfinite(low) && std::isfinite(high) && low < high);
        }
    }

    /// A single patch: no channel differs between patches.
    void channelsWithoutContrastAreRefused()
    {
        auto golden = goldenModel(VITSCOPE_TESTS "/goldens", "timm_square");
        golden.hints.imageSize = Size{8, 8};
        const auto run = runViT(
            golden.load(), InputTensor{8, 8, std::vector<float>(3 * 8 * 8, 0.5f), "grey"}, {"cpu"}, {}, {});
        QCOMPARE(run->shape().rows * run->shape().columns, 1);
        try {
            analyse(*run, "vit-cx", {}, {});
            QFAIL("answered");
        } catch (const Error& error) {
            QCOMPARE(error.code, std::string("VTS-Q16"));
        }
    }

    void likenessToAPatchIsRefused()
    {
        const auto golden = methodGolden("timm_square", "perturbations");
        Query query;
        query.similarTo = 3;
        for (const char* method : {"rise", "vit-cx"})
            QVERIFY_THROWS_EXCEPTION(Error, analyse(*golden.run, method, query, {}));
    }

private:
    static void models()
    {
        QTest::addColumn<QString>("model");
        for (const auto& golden : goldenModels(VITSCOPE_TESTS "/goldens"))
            if (std::filesystem::exists(golden.folder + "/perturbations.safetensors"))
                QTest::newRow(golden.name.c_str()) << QString::fromStdString(golden.name);
    }
};

QTEST_GUILESS_MAIN(PerturbationMethodsTest)
#include "perturbation_methods_test.moc"
