// SPDX-License-Identifier: MIT
#include "core/model/forward.h"
#include "tests/support/golden_model.h"

#include <QTest>

#include <c10/core/GradMode.h>

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

    void gradientsFlowAndAreRight()
    {
        const c10::AutoGradMode withGradients(true);
        const auto input = m_input.to(at::kDouble).clone().requires_grad_(true);
        ViT model = m_model->vit();
        model.forEachTensor([](at::Tensor& tensor) { tensor = tensor.to(at::kDouble); });
        forward(model, input).logits[0][3].backward();
        const auto gradient = input.grad();
        QVERIFY(gradient.defined());
        // Central difference along a random direction.
        at::manual_seed(3);
        const auto direction = at::randn_like(m_input, at::kDouble);
        const double step = 1e-5;
        const auto logit = [&](double sign) {
            const c10::NoGradGuard none;
            return forward(model, input + sign * step * direction).logits[0][3].item<double>();
        };
        const double numeric = (logit(1) - logit(-1)) / (2 * step);
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

private:
    std::shared_ptr<const ViTModel> m_model;
    at::Tensor m_input;
};

QTEST_GUILESS_MAIN(ForwardTest)
#include "forward_test.moc"
