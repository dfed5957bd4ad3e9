// SPDX-License-Identifier: MIT
#include "core/analysis/weighted_attention.h"
#include "tests/support/method_golden.h"

#include <QTest>

using namespace vitscope;
using namespace vitscope::golden;

namespace {

/// One map and the settings that reproduce a reference.
struct Case
{
    const char* key;
    const char* method;
    Parameters parameters = {};
    int layer = Query::lastLayer;
    bool patchesOnly = false;
};

const std::vector<Case>& cases()
{
    static const std::vector<Case> all{
        {"relevance", "relevance"},
        {"relevance/start 1", "relevance", {{"start", 1}}},
        {"relevance/clip", "relevance", {{"preset", 1}}},
        {"gradient-rollout/discard 0", "gradient-rollout", {{"discard", 0}}},
        {"gradient-rollout/discard 0.3", "gradient-rollout", {{"discard", .3}}},
        {"gradient-rollout/discard 0.9", "gradient-rollout"},
        {"transition-attention/steps 5", "transition-attention", {{"steps", 5}}},
        {"transition-attention/steps 20", "transition-attention"},
        {"bidirectional/head/steps 5", "bidirectional", {{"steps", 5}}},
        {"bidirectional/head/steps 20", "bidirectional"},
        {"bidirectional/token/steps 20", "bidirectional", {{"mode", 1}}},
        {"legrad", "legrad"},
        {"legrad/all", "legrad", {{"start", 0}}},
        {"legrad/last", "legrad", {{"start", -1}}},
        {"grad-cam/layer 0", "grad-cam", {}, 0},
        {"hires-cam/layer 0", "hires-cam", {}, 0},
        {"layer-cam/layer 0", "layer-cam", {}, 0},
        {"eigen-cam/layer 0", "eigen-cam", {}, 0},
        {"grad-cam/layer %", "grad-cam"},
        {"hires-cam/layer %", "hires-cam"},
        {"layer-cam/layer %", "layer-cam"},
        {"eigen-cam/layer %", "eigen-cam"},
        {"integrated-gradients/steps 10", "integrated-gradients", {{"steps", 10}}, -1, true},
        {"integrated-gradients/steps 50", "integrated-gradients", {}, -1, true},
        {"gradient-input", "gradient-input", {}, -1, true},
        {"smooth-gradient/gradient", "smooth-gradient", {{"samples", 6}, {"seed", 3}}, -1, true},
        {"smooth-gradient/gradient-input", "smooth-gradient", {{"samples", 6}, {"seed", 3}, {"of", 1}}, -1,
            true},
    };
    return all;
}

Query queryOf(int classIndex, int layer = Query::lastLayer)
{
    Query query;
    query.token = Query::pooled;
    query.layer = layer;
    query.classes = {{classIndex, 1}};
    return query;
}

/// As the tool does to its own: bilinear to the picture's size, then from 0 to 1.
at::Tensor asPicture(const ViTRun& run, const at::Tensor& patches)
{
    const auto grid = patches.view({1, 1, run.shape().rows, run.shape().columns});
    auto large
        = at::upsample_bilinear2d(grid, {run.shape().image.height, run.shape().image.width}, false)[0][0];
    large = large - large.min();
    return large / (large.max() + 1e-7);
}

} // namespace

class ClassMethodsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gradientOfAttentionEqualsTorch_data() { models(); }
    void gradientOfAttentionEqualsTorch()
    {
        QFETCH(QString, model);
        const auto golden = methodGolden(model.toStdString());
        const auto& expected = golden.expected.at("gradient_of_attention"); // [layer, head, query, key]
        const auto gradients
            = golden.run->gradients({Target::Of::Logits, {{golden.classIndex, 1}}, 0}, {}, {});
        double largest = 0;
        for (int layer = 0; layer < golden.run->layers(); ++layer) {
            std::vector<at::Tensor> slices;
            forEachGradientSlice(*golden.run, *gradients, layer, {}, {},
                [&](int, const at::Tensor&, const at::Tensor& gradient) { slices.push_back(gradient); });
            largest = std::max(largest, largestDifference(at::cat(slices, 1), expected[layer]));
        }
        largest /= expected.abs().max().item<double>();
        qInfo("largest difference %.2e of the maximum", largest);
        QVERIFY(largest <= 1e-5);
    }

    void mapsEqualTheReferences_data() { models(); }
    void mapsEqualTheReferences()
    {
        QFETCH(QString, model);
        const auto golden = methodGolden(model.toStdString());
        int compared = 0;
        QString report;
        for (const Case& one : cases()) {
            const auto key = QString(one.key).replace("%", QString::number(golden.run->layers() - 1));
            const auto expected = golden.expected.find(key.toStdString());
            if (expected == golden.expected.end())
                continue;
            const auto map = mapOf(*golden.run, one.method, queryOf(golden.classIndex, one.layer),
                one.parameters, one.patchesOnly);
            const double difference = relativeDifference(map, expected->second);
            report += QString("%1 %2, ").arg(key).arg(difference, 0, 'e', 1);
            QVERIFY2(difference <= 1e-4, qPrintable(report));
            ++compared;
        }
        qInfo("%s", qPrintable(report));
        QVERIFY(compared >= 26);
    }

    void targetsOfSeveralClasses_data() { models(); }
    void targetsOfSeveralClasses()
    {
        QFETCH(QString, model);
        const auto golden = methodGolden(model.toStdString());
        const auto top = golden.run->predictions();
        Query query = queryOf(0);
        query.classes = {};
        QVERIFY(relativeDifference(
                    mapOf(*golden.run, "relevance", query, {}), golden.expected.at("relevance/top"))
            <= 1e-4);
        query.classes = {{top[0].index, 1}, {top[1].index, -1}};
        QVERIFY(relativeDifference(
                    mapOf(*golden.run, "relevance", query, {}), golden.expected.at("relevance/margin"))
            <= 1e-4);
        query.classes = {{top[0].index, 1}, {top[1].index, 1}};
        QVERIFY(relativeDifference(
                    mapOf(*golden.run, "relevance", query, {}), golden.expected.at("relevance/sum"))
            <= 1e-4);
    }

    void vitExplainAsTheToolComputesIt_data()
    {
        QTest::addColumn<double>("discard");
        QTest::newRow("nothing discarded") << 0.;
        QTest::newRow("the tool's default") << .9;
    }
    void vitExplainAsTheToolComputesIt()
    {
        QFETCH(double, discard);
        const auto golden = methodGolden("timm_square");
        const auto& expected = golden.expected.at(
            QString("gradient-rollout/vit-explain/discard %1").arg(discard).toStdString());
        const auto map = mapOf(*golden.run, "gradient-rollout", queryOf(golden.classIndex),
            {{"preset", 1}, {"discard", discard}}, true);
        const double difference = relativeDifference(map, expected.slice(0, 1));
        qInfo("%.2e of the maximum", difference);
        QVERIFY(difference <= 1e-4);
    }

    void pytorchGradCamsPicture_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("method");
        for (const char* model : {"timm_square", "timm_distilled", "timm_average", "timm_beit"})
            for (const char* method : {"grad-cam", "hires-cam", "layer-cam", "eigen-cam"})
                QTest::addRow("%s %s", model, method) << model << method;
    }
    void pytorchGradCamsPicture()
    {
        QFETCH(QString, model);
        QFETCH(QString, method);
        const auto golden = methodGolden(model.toStdString());
        const auto& expected = golden.expected.at("pytorch-grad-cam/" + method.toStdString());
        const auto picture = [&](const Parameters& parameters) {
            return asPicture(*golden.run,
                mapOf(*golden.run, method.toStdString(), queryOf(golden.classIndex), parameters, true));
        };
        double difference = largestDifference(picture({{"preset", 1}}), expected);
        if (method == "eigen-cam") // the tool leaves the sign to chance
            difference
                = std::min(difference, largestDifference(picture({{"preset", 1}, {"sign", 1}}), expected));
        qInfo("%.2e", difference);
        QVERIFY(difference <= 1e-4);
    }

private:
    static void models()
    {
        QTest::addColumn<QString>("model");
        for (const auto& golden : goldenModels(VITSCOPE_TESTS "/goldens"))
            if (std::filesystem::exists(golden.folder + "/methods.safetensors"))
                QTest::newRow(golden.name.c_str()) << QString::fromStdString(golden.name);
    }
};

QTEST_GUILESS_MAIN(ClassMethodsTest)
#include "class_methods_test.moc"
