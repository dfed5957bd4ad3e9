// SPDX-License-Identifier: MIT
#include "core/model/forward.h"
#include "core/model/vit_run.h"
#include "tests/support/golden_model.h"

#include <QTest>

#include <algorithm>
#include <c10/core/GradMode.h>
#include <numeric>

using namespace vitscope;

class ForwardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const auto& golden : golden::goldenModels(VITSCOPE_TESTS "/goldens"))
            if (golden.name == "timm_distilled") {
                m_model = golden.load();
                m_input = golden.expected().at("input").unsqueeze(0);
            }
        QVERIFY(m_model);
    }

    void batchOfThreeIsThreeSingles()
    {
        const auto input = at::cat({m_input, m_input.flip(3), -m_input});
        const Pass together = forward(m_model->vit(), input);
        for (int i = 0; i < 3; ++i) {
            const Pass alone = forward(m_model->vit(), input.slice(0, i, i + 1));
            QVERIFY(at::allclose(together.logits[i], alone.logits[0], 1e-5, 1e-5));
            QVERIFY(at::allclose(together.layers[1].keys[i], alone.layers[1].keys[0], 1e-5, 1e-5));
        }
    }

    void captureChangesNothing()
    {
        const Pass with = forward(m_model->vit(), m_input),
                   without = forward(m_model->vit(), m_input, {false, {}, {}});
        QVERIFY(at::equal(with.logits, without.logits));
        QVERIFY(without.layers.empty());
        QCOMPARE(with.layers.size(), m_model->vit().blocks.size());
    }

    void gradientsFlowAndAreRight_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"timm_distilled", "timm_beit", "timm_eva02_clip", "timm_perception",
                 "timm_resized_beit", "timm_post_norm"})
            QTest::newRow(name) << name;
    }
    void gradientsFlowAndAreRight()
    {
        QFETCH(QString, name);
        const auto golden = golden::goldenModel(VITSCOPE_TESTS "/goldens", name.toStdString());
        const c10::AutoGradMode withGradients(true);
        const auto picture = golden.expected().at("input").unsqueeze(0).to(at::kDouble);
        const auto input = picture.clone().requires_grad_(true);
        ViT model = golden.load()->vit();
        model.forEachTensor([](at::Tensor& tensor) { tensor = tensor.to(at::kDouble); });
        const auto output = [&](const at::Tensor& x) {
            const Pass pass = forward(model, x);
            return (pass.logits.defined() ? pass.logits : pass.features)[0][3];
        };
        output(input).backward();
        const auto gradient = input.grad();
        QVERIFY(gradient.defined());
        // Central difference along a random direction.
        at::manual_seed(3);
        const auto direction = at::randn_like(picture);
        const double step = 1e-5;
        const auto moved = [&](double sign) {
            const c10::NoGradGuard none;
            return output(picture + sign * step * direction).item<double>();
        };
        const double numeric = (moved(1) - moved(-1)) / (2 * step);
        const double analytic = (gradient * direction).sum().item<double>();
        QVERIFY2(std::abs(numeric - analytic) < 1e-6 * std::max(1.0, std::abs(analytic)),
            qPrintable(QString("%1 against %2").arg(numeric).arg(analytic)));
    }

    void cancelsBetweenBlocks()
    {
        std::stop_source source;
        int blocks = 0;
        const auto progress = [&](std::string_view, double) {
            if (++blocks == 2)
                source.request_stop();
        };
        QVERIFY_THROWS_EXCEPTION(
            Cancelled, forward(m_model->vit(), m_input, {true, Cancel(source.get_token()), progress}));
        QCOMPARE(blocks, 2);
    }

    void readoutSumsToOne()
    {
        const auto weights = readout(m_model->vit());
        QCOMPARE(int(weights.size()), m_model->vit().shape.tokens());
        QCOMPARE(weights[0], .5);
        QCOMPARE(weights[1], .5);
    }

    void attentionPoolingTellsItsReadout()
    {
        const auto golden = golden::goldenModel(VITSCOPE_TESTS "/goldens", "timm_map_registers");
        const auto run
            = runViT(golden.load(), golden::inputOf(golden.expected()), {"cpu", "float32"}, {}, {});
        const auto weights = run->readout();
        QCOMPARE(int(weights.size()), run->shape().tokens());
        for (int registers = 0; registers < 4; ++registers)
            QCOMPARE(weights[std::size_t(registers)], 0.);
        QVERIFY(std::abs(std::accumulate(weights.begin(), weights.end(), 0.) - 1) < 1e-6);
        const auto [least, most] = std::minmax_element(weights.begin() + 4, weights.end());
        QVERIFY(*most > 3 * *least); // the probe prefers some patches
    }

private:
    std::shared_ptr<const ViTModel> m_model;
    at::Tensor m_input;
};

QTEST_GUILESS_MAIN(ForwardTest)
#include "forward_test.moc"
