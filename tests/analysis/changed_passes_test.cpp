// SPDX-License-Identifier: MIT
#include "core/analysis/changed_passes.h"
#include "core/analysis/class_target.h"
#include "core/analysis/methods.h"
#include "core/analysis/removal_curves.h"
#include "core/base/error.h"
#include "tests/support/golden_model.h"

#include <QTest>

using namespace vitscope;

namespace {

std::shared_ptr<const ViTRun> runOf(const std::string& name, const Interventions& changes = {})
{
    const auto golden = golden::goldenModel(VITSCOPE_TESTS "/goldens", name);
    const auto input = golden.expected().at("input").contiguous();
    InputTensor tensor{int(input.size(1)), int(input.size(2)), {}, "input"};
    tensor.values.assign(input.data_ptr<float>(), input.data_ptr<float>() + input.numel());
    return runViT(golden.load(), tensor, {"cpu", "float32", changes}, {}, {});
}

std::vector<double> all(const std::function<void(const VisitValues&)>& work)
{
    std::vector<double> values;
    work([&](std::int64_t first, const at::Tensor& part) {
        QCOMPARE(first, std::int64_t(values.size()));
        values.insert(values.end(), part.data_ptr<double>(), part.data_ptr<double>() + part.numel());
    });
    return values;
}

} // namespace

/// Batches of changed passes against one run each, whose numbers other tests compare with the libraries'.
class ChangedPassesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachRemovalIsARunOfItsOwn_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<int>("removal");
        for (const char* model : {"timm_square", "timm_distilled", "timm_average", "timm_siglip", "timm_beit",
                 "timm_max", "timm_rope"})
            for (int removal = 0; removal < 3; ++removal)
                QTest::addRow("%s %d", model, removal) << QString(model) << removal;
    }
    void eachRemovalIsARunOfItsOwn()
    {
        QFETCH(QString, model);
        QFETCH(int, removal);
        const auto run = runOf(model.toStdString());
        const ViTShape& shape = run->shape();
        const Target target = targetOf(*run, {});
        const int patches = shape.rows * shape.columns;
        at::manual_seed(5);
        auto removed = at::rand({20, patches}) < 0.4; // more than one batch
        removed[0].fill_(false);
        const auto values = all([&](const VisitValues& visit) {
            forEachRemoval(*run, target, removed, Interventions::Removal(removal), {}, visit);
        });
        QCOMPARE(values.size(), std::size_t(20));
        for (const int row : {0, 1, 19}) {
            Interventions changes;
            changes.removal = Interventions::Removal(removal);
            for (int patch = 0; patch < patches; ++patch)
                if (removed[row][patch].item<bool>())
                    changes.patches.push_back({patch / shape.columns, patch % shape.columns});
            const auto alone = runOf(model.toStdString(), changes);
            const double expected = alone->logits().empty()
                ? alone->gradients(target, {}, {})->value
                : double(alone->logits()[std::size_t(target.classes.front().index)]);
            QVERIFY2(std::abs(values[std::size_t(row)] - expected) < 1e-5 * std::max(1.0, std::abs(expected)),
                qPrintable(QString("%1 against %2").arg(values[std::size_t(row)]).arg(expected)));
        }
    }

    void eachHeadOffIsARunOfItsOwn()
    {
        const auto run = runOf("timm_distilled");
        const Target target = targetOf(*run, {});
        for (int layer = 0; layer < run->layers(); ++layer) {
            const auto values
                = all([&](const VisitValues& visit) { forEachHeadOff(*run, target, layer, {}, visit); });
            QCOMPARE(int(values.size()), run->shape().heads);
            for (int head = 0; head < run->shape().heads; ++head) {
                Interventions changes;
                changes.heads = {{layer, head, true, 1}};
                const auto alone = runOf("timm_distilled", changes);
                const double expected = alone->logits()[std::size_t(target.classes.front().index)];
                QVERIFY(std::abs(values[std::size_t(head)] - expected) < 1e-5);
            }
        }
    }

    /// What the run has changed already stays changed.
    void changesOfTheRunAreKept()
    {
        Interventions changes;
        changes.heads = {{1, 0, true, 1}};
        changes.patches = {{0, 0}};
        const auto run = runOf("timm_average", changes);
        const Target target = targetOf(*run, {});
        const auto none = at::zeros({1, run->shape().rows * run->shape().columns}, at::kBool);
        const auto same = all([&](const VisitValues& visit) {
            forEachRemoval(*run, target, none, Interventions::Removal::Masked, {}, visit);
        });
        QVERIFY(std::abs(same[0] - run->predictions()[0].logit) < 1e-5);
        changes.heads.push_back({0, 1, true, 1});
        const auto both = runOf("timm_average", changes);
        const auto off = all([&](const VisitValues& visit) { forEachHeadOff(*run, target, 0, {}, visit); });
        QVERIFY(std::abs(off[1] - both->logits()[std::size_t(target.classes[0].index)]) < 1e-5);
    }

    /// Nobody reads what a switched-off head says, so nothing speaks through it.
    void aHeadThatIsOffHasNoGradient()
    {
        Interventions changes;
        changes.heads = {{1, 0, true, 1}};
        const auto run = runOf("timm_square", changes);
        const auto gradients = run->gradients(targetOf(*run, {}), {}, {});
        const at::Tensor& mixed = gradients->layers[1].mixed;
        QCOMPARE(mixed[0].abs().max().item<float>(), 0.0f);
        QVERIFY(mixed[1].abs().max().item<float>() > 0);
    }

    void occlusionIsTheDropOfTheLogit()
    {
        const auto run = runOf("timm_square");
        const auto map = std::get<Heatmap>(analyse(*run, "occlusion", {}, {}));
        QVERIFY(map.isSigned);
        Interventions changes;
        changes.patches = {{1, 0}};
        const auto without = runOf("timm_square", changes);
        const int top = run->predictions()[0].index;
        QVERIFY(std::abs(map.at(1, 0) - (run->predictions()[0].logit - without->logits()[std::size_t(top)]))
            < 1e-5);
        QVERIFY_THROWS_EXCEPTION(Error, analyse(*run, "occlusion", {}, {{"size", 9}}));
    }

    void curvesBeginAndEndWhereTheyShould_data()
    {
        QTest::addColumn<int>("protocol");
        QTest::addRow("token-drop") << 0;
        QTest::addRow("rise") << 1;
        QTest::addRow("black") << 2;
        QTest::addRow("road") << 3;
    }
    void curvesBeginAndEndWhereTheyShould()
    {
        QFETCH(int, protocol);
        for (const char* model : {"timm_square", "timm_average"}) {
            const auto run = runOf(model);
            Target target = probabilityOf(targetOf(*run, {}));
            const auto map = randomMap(*run, 3);
            QCOMPARE(map, randomMap(*run, 3));
            QVERIFY(map != randomMap(*run, 4));
            const auto curves = removalCurves(*run, target, map, RemovalProtocol(protocol), 6, {});
            const float whole = run->predictions()[0].probability;
            QVERIFY(std::abs(curves.deletion.score.front() - whole) < 1e-5);
            QVERIFY(std::abs(curves.insertion.score.back() - whole) < 1e-5);
            QCOMPARE(curves.deletion.share.front(), 0.0f);
            QCOMPARE(curves.insertion.share.back(), 1.0f);
            for (const RemovalCurve* curve : {&curves.deletion, &curves.insertion}) {
                const auto [low, high] = std::minmax_element(curve->score.begin(), curve->score.end());
                QVERIFY(curve->area >= *low - 1e-6 && curve->area <= *high + 1e-6);
                QVERIFY(std::ranges::all_of(curve->score, [](float score) { return std::isfinite(score); }));
            }
        }
    }

    /// The map of what each patch gives alone, ranked by it, must beat its own reverse.
    void aMapBeatsItsReverse()
    {
        const auto run = runOf("timm_square");
        const Target target = probabilityOf(targetOf(*run, {}));
        auto map = std::get<Heatmap>(analyse(*run, "occlusion", {}, {{"score", 1}})).values;
        const auto good = removalCurves(*run, target, map, RemovalProtocol::TokenDrop, 100, {});
        for (float& value : map)
            value = -value;
        const auto bad = removalCurves(*run, target, map, RemovalProtocol::TokenDrop, 100, {});
        QVERIFY(good.deletion.area < bad.deletion.area);
        QVERIFY(good.insertion.area > bad.insertion.area);
    }

    void longWorkTellsWhatItHasSoFarAndStops()
    {
        const auto run = runOf("timm_square");
        std::stop_source stop;
        int shown = 0;
        const auto show = [&](const Finding& finding) {
            QVERIFY(std::holds_alternative<Matrix>(finding));
            if (++shown == 2)
                stop.request_stop();
        };
        QVERIFY_THROWS_EXCEPTION(
            Cancelled, analyse(*run, "head-importance", {}, {}, Cancel(stop.get_token()), {}, show));
        QCOMPARE(shown, 2);
    }

    void rankingHoldsEveryQuickMethodAndTheRandomOrder()
    {
        const auto run = runOf("timm_square");
        const auto table = std::get<Matrix>(analyse(*run, "faithfulness-ranking", {}, {{"steps", 4}}));
        std::size_t quick = 1;
        for (const Method* method : methods())
            quick += method->paintsMap && !method->manyPasses();
        QCOMPARE(table.rowNames.size(), quick);
        for (int row = 1; row < table.rows; ++row)
            QVERIFY(table.values[std::size_t(3 * row - 1)] >= table.values[std::size_t(3 * row + 2)]);
    }
};

QTEST_GUILESS_MAIN(ChangedPassesTest)
#include "changed_passes_test.moc"
