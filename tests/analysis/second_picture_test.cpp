// SPDX-License-Identifier: MIT
#include "core/analysis/class_target.h"
#include "core/base/error.h"
#include "tests/support/method_golden.h"

#include <QTest>

using namespace vitscope;
using namespace vitscope::golden;

namespace {

struct Pair
{
    std::shared_ptr<const ViTRun> first, second; ///< of one model over two pictures
};

Pair pairOf(const char* name)
{
    const auto golden = goldenModel(VITSCOPE_TESTS "/goldens", name);
    const auto model = golden.load();
    InputTensor input = inputOf(golden.expected());
    const auto first = runViT(model, input, {}, {}, {});
    std::ranges::reverse(input.values);
    return {first, runViT(model, input, {}, {}, {})};
}

Query likenessTo(const std::shared_ptr<const ViTRun>& second, int token)
{
    Query query;
    query.token = Query::pooled;
    query.similarTo = token;
    query.similarRun = second;
    return query;
}

} // namespace

/// Likeness to a token, or the whole, of another picture.
class SecondPictureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A second pass over the very picture asks what a token of it asks, which is checked against PyTorch.
    void theSamePictureAsksTheSame_data() { models(); }
    void theSamePictureAsksTheSame()
    {
        QFETCH(QString, model);
        const auto run = pairOf(qPrintable(model)).first;
        const int token = int(run->shape().prefix.size()) + 2;
        for (const char* method : {"relevance", "grad-cam", "gradient-rollout"}) {
            const auto own = mapOf(*run, method, likenessTo(nullptr, token), {});
            const auto other = mapOf(*run, method, likenessTo(run, token), {});
            QVERIFY2(relativeDifference(other, own) < 1e-5, method);
        }
    }

    /// Its value is the cosine of the features, and each map is about something.
    void theWholePictureIsItsFeatures_data()
    {
        models();
        QTest::newRow("timm_siglip") << "timm_siglip";
    }
    void theWholePictureIsItsFeatures()
    {
        QFETCH(QString, model);
        const auto [first, second] = pairOf(qPrintable(model));
        const auto a = at::tensor(std::vector(first->features().begin(), first->features().end()));
        const auto b = at::tensor(std::vector(second->features().begin(), second->features().end()));
        const double cosine = (a.dot(b) / (a.norm() * b.norm())).item<double>();
        const Query query = likenessTo(second, -1);
        const auto gradients = first->gradients(targetOf(*first, query), {}, {});
        QVERIFY(std::abs(gradients->value - cosine) < 1e-5);
        const auto map = std::get<Heatmap>(analyse(*first, "integrated-gradients", query, {}));
        QVERIFY(map.title.find("likeness to the second picture") != std::string::npos);
        for (const char* method : {"relevance", "hires-cam"})
            QVERIFY2(mapOf(*first, method, query, {}).abs().max().item<float>() > 0, method);
    }

    void attentionPoolingHasNoTokenToBeLike()
    {
        const auto [first, second] = pairOf("timm_siglip");
        for (const auto& of : {std::shared_ptr<const ViTRun>(), second})
            try {
                analyse(*first, "relevance", likenessTo(of, 2), {});
                QFAIL("not refused");
            } catch (const Error& error) {
                QCOMPARE(error.code, std::string("VTS-Q21"));
            }
    }

    void cosinesAreThoseOfTheTokens_data() { models(); }
    void cosinesAreThoseOfTheTokens()
    {
        QFETCH(QString, model);
        const auto [first, second] = pairOf(qPrintable(model));
        const int token = int(first->shape().prefix.size()) + 3, dim = int(first->layer(1).tokens.size(1));
        Query query = likenessTo(second, token);
        query.layer = 1;
        const auto map = mapOf(*first, "patch-similarity", query, {});
        const float* asked = second->layer(1).tokens.data_ptr<float>() + std::ptrdiff_t(token) * dim;
        for (int i = 0; i < first->shape().tokens(); ++i) {
            const float* one = first->layer(1).tokens.data_ptr<float>() + std::ptrdiff_t(i) * dim;
            double product = 0, a = 0, b = 0;
            for (int j = 0; j < dim; ++j) {
                product += double(one[j]) * asked[j];
                a += double(one[j]) * one[j];
                b += double(asked[j]) * asked[j];
            }
            QVERIFY(std::abs(map[i].item<double>() - product / std::sqrt(a * b)) < 1e-6);
        }
    }

    void anotherModelIsRefused()
    {
        const auto run = pairOf("timm_square").first;
        for (const char* method : {"relevance", "patch-similarity"})
            try {
                analyse(*run, method, likenessTo(pairOf("timm_square").second, 1), {});
                QFAIL(method);
            } catch (const Error& error) {
                QCOMPARE(error.code, std::string("VTS-Q20"));
            }
    }

private:
    static void models()
    {
        QTest::addColumn<QString>("model");
        for (const char* name : {"timm_square", "timm_registers", "timm_average"})
            QTest::newRow(name) << name;
    }
};

QTEST_GUILESS_MAIN(SecondPictureTest)
#include "second_picture_test.moc"
