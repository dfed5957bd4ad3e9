// SPDX-License-Identifier: MIT
#include "core/analysis/box_score.h"
#include "core/analysis/linear_imputation.h"
#include "core/analysis/removal_curves.h"
#include "core/base/error.h"
#include "tests/support/method_golden.h"

#include <QTest>

using namespace vitscope;
using namespace vitscope::golden;

namespace {

/// The input shows the picture's pixels 20 to 100 and 10 to 90 at half their size, in four rows of five
/// patches.
Framing framing()
{
    return {150, 110, 40, 40, 0.5, 0.5, -10, -5, 8, 10, 4, 5};
}

Target probabilityOf(int index)
{
    return {Target::Of::Probability, {{index, 1}}, 0};
}

double largest(std::span<const float> ours, const at::Tensor& expected)
{
    return largestDifference(tensorOf(ours, expected.sizes()), expected);
}

/// How many of the numbers are not those expected.
std::ptrdiff_t stepsOff(std::span<const float> ours, const at::Tensor& expected)
{
    return ((tensorOf(ours, expected.sizes()) - expected).abs() > 1e-4).sum().item<std::int64_t>();
}

} // namespace

/// ROAD against pytorch-grad-cam (make_perturbation_goldens.py), and maps against a box.
class FaithfulnessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roadEqualsPytorchGradCam_data() { models("road/map"); }
    void roadEqualsPytorchGradCam()
    {
        QFETCH(QString, model);
        const auto golden = methodGolden(model.toStdString(), "perturbations");
        const auto map = golden.expected.at("road/map").contiguous();
        const auto curves = removalCurves(*golden.run, probabilityOf(golden.classIndex),
            {map.data_ptr<float>(), std::size_t(map.numel())}, RemovalProtocol::Road, 10, {});
        const auto& [deletion, insertion] = curves;
        const float whole = deletion.score.front();
        QCOMPARE(insertion.score.back(), whole);
        QCOMPARE(deletion.score.size(), std::size_t(10));
        QVERIFY(std::abs(deletion.share[3] - 0.3) < 0.05 && std::abs(insertion.share[0] - 0.1) < 0.05);
        std::vector<float> kept(insertion.score.rbegin() + 1, insertion.score.rend());
        const std::span removed = std::span(deletion.score).subspan(1);
        const double morf = largest(removed, golden.expected.at("road/morf"));
        const double lerf = largest(kept, golden.expected.at("road/lerf"));
        const auto off = stepsOff(removed, golden.expected.at("road/morf"))
            + stepsOff(kept, golden.expected.at("road/lerf"));
        const double combined = (insertion.area - deletion.area) / 2;
        const double expected = golden.expected.at("road/combined").item<float>();
        qInfo("deletion %.1e, insertion %.1e, both %.1e, %d steps off", morf, lerf,
            std::abs(combined - expected), int(off));
        // Pixels that tie at a threshold (the rims of the enlarged map) fall on either side by its last
        // digit, which differs between versions of LibTorch: a few of the twenty steps may differ by a few
        // pixels.
        QVERIFY(off <= 4 && morf <= 2e-2 && lerf <= 2e-2);
        QVERIFY(std::abs(combined - expected) <= (off ? 1e-3 : 1e-6));
    }

    void pixelsAreFilledInAsPytorchGradCamDoes_data() { models("road/imputed 30"); }
    void pixelsAreFilledInAsPytorchGradCamDoes()
    {
        QFETCH(QString, model);
        const auto golden = methodGolden(model.toStdString(), "perturbations");
        for (const char* percentile : {" 30", " 80"}) {
            const auto removed = golden.expected.at(std::string("road/kept") + percentile) == 0;
            const double difference = largestDifference(imputed(golden.run->inputTensor()[0], removed),
                golden.expected.at(std::string("road/imputed") + percentile));
            qInfo("%s: %.1e", percentile, difference);
            QVERIFY(difference <= 1e-4);
        }
    }

    /// A slope is its own filling inside, because every pixel is the mean of its neighbours.
    void aSlopeIsFilledInExactly()
    {
        const auto line = at::arange(40, at::kFloat) / 10;
        const auto slope = (line.view({1, 40, 1}) - 2 * line.view({1, 1, 40})).contiguous(); // [1, 40, 40]
        auto removed = at::zeros({40, 40}, at::kBool);
        removed.slice(0, 3, 33).slice(1, 5, 38).fill_(true);
        const auto holes = at::where(removed, at::full({}, 7.0F), slope);
        QVERIFY(largestDifference(imputed(holes, removed), slope) < 1e-4);
        QVERIFY(at::equal(imputed(slope, at::zeros_like(removed)), slope));
        const auto flat = at::full({2, 40, 40}, 0.25F);
        auto one = at::ones({40, 40}, at::kBool);
        one[12][30] = false;
        QVERIFY(largestDifference(imputed(flat, one), flat) < 1e-4);
    }

    /// Where no pixel is below the percentile, because all are alike, the order of the patches decides.
    void aConstantMapIsRemovedInOrder()
    {
        const auto golden = methodGolden("timm_square", "perturbations");
        const std::vector<float> map(16, 0.5F);
        const auto curves
            = removalCurves(*golden.run, probabilityOf(golden.classIndex), map, RemovalProtocol::Road, 4, {});
        QCOMPARE(curves.deletion.share, (std::vector<float>{0, 0.25, 0.5, 0.75}));
        QVERIFY(std::ranges::all_of(curves.deletion.score, [](float score) { return std::isfinite(score); }));
    }

    void roadTakesItsPercentilesUnlessStepsAreGiven()
    {
        const auto golden = methodGolden("timm_square", "perturbations");
        const auto curves = [&](const Parameters& parameters) {
            return std::get<Curves>(analyse(*golden.run, "faithfulness", {}, parameters));
        };
        const auto road = curves({{"protocol", 3}, {"random", 1}});
        QCOMPARE(road.lines[0].x.size(), std::size_t(10));
        QVERIFY(road.note.find("ROAD, half of insertion - deletion: ") != std::string::npos);
        QCOMPARE(curves({{"protocol", 3}, {"steps", 5}, {"random", 1}}).lines[0].x.size(), std::size_t(5));
        QCOMPARE(curves({{"random", 1}}).lines[0].x.size(), std::size_t(16));
        const auto table = std::get<Matrix>(
            analyse(*golden.run, "faithfulness-ranking", {}, {{"protocol", 3}, {"steps", 2}, {"random", 1}}));
        QCOMPARE(table.columnNames[2], std::string("(insertion - deletion) / 2"));
        QVERIFY(std::abs(table.values[2] - (table.values[1] - table.values[0]) / 2) < 1e-6);
    }

    void boxIsReadFromParameters()
    {
        const auto box = [](double x, double y, double width, double height) {
            return boxOf(
                framing(), {{"box-x", x}, {"box-y", y}, {"box-width", width}, {"box-height", height}});
        };
        QVERIFY(!box(0, 0, 0, 0));
        QCOMPARE(box(30, 20, 40, 10)->right, 70.);
        QVERIFY_THROWS_EXCEPTION(Error, box(30, 20, 40, 0));
        QVERIFY_THROWS_EXCEPTION(Error, box(30, 20, 0, 10));
        QVERIFY_THROWS_EXCEPTION(Error, box(0, 0, 19, 9)); // left of and above what is seen
        QVERIFY_THROWS_EXCEPTION(Error, box(200, 0, 50, 50));
    }

    void massAndMaximumOfAMap()
    {
        std::vector<float> map(20, 0.F);
        map[7] = 3; // row 1, column 2: pixels 52 to 68, 30 to 50 of the picture
        map[8] = 1;
        map[0] = -50;
        const BoxScore whole = scoreIn({52, 30, 68, 50}, framing(), map);
        QVERIFY(whole.isHit);
        QVERIFY(std::abs(whole.mass - 0.75) < 1e-12);
        const BoxScore half = scoreIn({40, 30, 60, 50}, framing(), map); // its centre is the edge
        QVERIFY(!half.isHit);
        QVERIFY(std::abs(half.mass - 0.375) < 1e-12);
        const BoxScore cut = scoreIn({56, 35, 76, 50}, framing(), map);
        QVERIFY(cut.isHit);
        QVERIFY(std::abs(cut.mass - (3 * 0.75 * 0.75 + 0.5 * 0.75) / 4) < 1e-12);
        const BoxScore small = scoreIn({53, 31, 55, 33}, framing(), map);
        QVERIFY(small.isHit && std::abs(small.mass - 0.75 * 4 / 320) < 1e-12);
        QVERIFY(!scoreIn({69, 31, 71, 33}, framing(), map).isHit);
        QCOMPARE(scoreIn({52, 30, 68, 50}, framing(), std::vector<float>(20, -1.F)).mass, 0.);
        QCOMPARE(
            coverText({52, 30, 68, 50}, framing()), std::string("the box covers 5 % of what the model sees"));
    }

    void theRankingTellsWhoPointsIntoTheBox()
    {
        const auto golden = methodGolden("timm_square", "perturbations");
        const Parameters box{{"box-x", 8}, {"box-y", 0}, {"box-width", 8}, {"box-height", 16}, {"steps", 2}};
        const auto table = std::get<Matrix>(analyse(*golden.run, "faithfulness-ranking", {}, box));
        QCOMPARE(table.columns, 5);
        QVERIFY(table.note.find("the box covers 12.5 %") != std::string::npos);
        for (int row = 0; row < table.rows; ++row) {
            const float* numbers = &table.values[std::size_t(5 * row)];
            if (table.rowNames[std::size_t(row)] != "Grad-CAM")
                continue;
            const auto map = std::get<Heatmap>(analyse(*golden.run, "grad-cam", {}, {}));
            const auto largest = std::ranges::max_element(map.values) - map.values.begin();
            QCOMPARE(numbers[3], float(largest == 1 || largest == 5));
            double in = 0, all = 0;
            for (std::size_t i = 0; i < 16; ++i) {
                const double value = std::max(0.F, map.values[i]);
                in += i == 1 || i == 5 ? value : 0;
                all += value;
            }
            QVERIFY(std::abs(numbers[4] - in / all) < 1e-6);
            return;
        }
        QFAIL("Grad-CAM is not in the table");
    }

private:
    static void models(const std::string& key)
    {
        QTest::addColumn<QString>("model");
        for (const auto& golden : goldenModels(VITSCOPE_TESTS "/goldens")) {
            const auto file = golden.folder + "/perturbations.safetensors";
            if (std::filesystem::exists(file) && readTensors(file).contains(key))
                QTest::newRow(golden.name.c_str()) << QString::fromStdString(golden.name);
        }
    }
};

QTEST_GUILESS_MAIN(FaithfulnessTest)
#include "faithfulness_test.moc"
