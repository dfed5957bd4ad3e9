// SPDX-License-Identifier: MIT
#include "core/analysis/methods.h"
#include "core/base/error.h"
#include "tests/support/golden_model.h"

#include <QTest>

using namespace vitscope;

namespace {

/// Everything of one golden model that has statistics.
struct Case
{
    std::shared_ptr<const ViTRun> run;
    golden::Tensors expected;
};

at::Tensor tensorOf(const std::vector<float>& values, at::IntArrayRef shape)
{
    return at::tensor(values).to(at::kDouble).reshape(shape);
}

Matrix matrixOf(const ViTRun& run, const char* method, const Parameters& parameters, const Query& query = {})
{
    return std::get<Matrix>(analyse(run, method, query, parameters));
}

at::Tensor numbersOf(const Matrix& matrix)
{
    return tensorOf(matrix.values, {matrix.rows, matrix.columns});
}

/// Prefix tokens, then patches: [tokens]
at::Tensor tokensOf(const Heatmap& map)
{
    std::vector<float> values = map.prefixValues;
    values.insert(values.end(), map.values.begin(), map.values.end());
    return tensorOf(values, {std::int64_t(values.size())});
}

at::Tensor tokensOf(const ViTRun& run, const char* method, const Query& query, const Parameters& parameters)
{
    return tokensOf(std::get<Heatmap>(analyse(run, method, query, parameters)));
}

double scaleOf(const at::Tensor& expected)
{
    return std::max(1e-30, expected.abs().max().item<double>());
}

} // namespace

class StatisticsGoldenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsTheLibraryInFloat64_data()
    {
        QTest::addColumn<QString>("model");
        for (const auto& golden : golden::goldenModels(VITSCOPE_TESTS "/goldens"))
            if (std::filesystem::exists(golden.folder + "/statistics.safetensors"))
                QTest::newRow(golden.name.c_str()) << QString::fromStdString(golden.name);
    }
    void equalsTheLibraryInFloat64()
    {
        QFETCH(QString, model);
        const auto golden = golden::goldenModel(VITSCOPE_TESTS "/goldens", model.toStdString());
        m_case.run = runViT(golden.load(), golden::inputOf(golden.expected()), {"cpu", "float32"}, {}, {});
        m_case.expected = golden::readTensors(golden.folder + "/statistics.safetensors");
        m_largest.clear();
        int checked = 0;
        for (const auto& [key, expected] : m_case.expected)
            checked += check(key, expected);
        checkAttribution();
        for (const auto& [kind, difference] : m_largest)
            qInfo("%s %.1e", kind.c_str(), difference);
        QVERIFY(checked >= 30);
    }

private:
    /// `tolerance` is relative to the largest expected number.
    void compare(
        const std::string& key, const at::Tensor& found, const at::Tensor& expected, double tolerance)
    {
        const double difference = found.sizes() == expected.sizes()
            ? golden::largestDifference(found, expected) / scaleOf(expected)
            : INFINITY;
        double& largest = m_largest[key.substr(0, key.find('/'))];
        largest = std::max(largest, difference);
        if (!(difference < tolerance))
            QTest::qVerify(
                false, qPrintable(QString("difference %1").arg(difference)), key.c_str(), __FILE__, __LINE__);
    }

    /// The method that a key names, asked as the rest of the key says.
    int check(const std::string& key, const at::Tensor& expected)
    {
        const auto parts = QString::fromStdString(key).split('/');
        const QString kind = parts[0];
        const ViTRun& run = *m_case.run;
        if (key.find("/final/") != std::string::npos && !run.vit().finalNorm)
            return checkRefusal(kind == "pca" ? "pca" : "patch-similarity");
        if (kind == "distance" || kind == "entropy" || kind == "mass" || kind == "cka")
            return checkMatrix(key, parts, expected);
        if (kind == "mask" || kind == "norm" || kind == "flow" || kind == "similarity" || kind == "vit-paper")
            return checkMap(key, parts, expected);
        if (kind == "lens" || kind == "patch-lens" || kind == "pca" || kind == "token-norm")
            return checkTokens(key, parts, expected);
        if (kind == "filters" || kind == "positions") {
            const auto gallery = std::get<Gallery>(
                analyse(run, kind == "filters" ? "patch-filters" : "position-similarity", {}, {}));
            std::vector<float> values;
            for (const auto& tile : gallery.tiles)
                values.insert(values.end(), tile.values.begin(), tile.values.end());
            compare(key, tensorOf(values, expected.sizes()), expected, 1e-5);
            return 1;
        }
        return 0;
    }

    /// The library has an identity in place of a norm that comes after pooling; here that norm is missed.
    int checkRefusal(const char* method)
    {
        try {
            analyse(*m_case.run, method, {}, {{"norm", 1}});
            QTest::qFail("not refused", __FILE__, __LINE__);
        } catch (const Error& error) {
            QTest::qCompare(error.code, std::string("VTS-Q8"), "code", "VTS-Q8", __FILE__, __LINE__);
        }
        return 1;
    }

    int checkMatrix(const std::string& key, const QStringList& parts, const at::Tensor& expected)
    {
        const ViTRun& run = *m_case.run;
        if (parts[0] == "distance") {
            const auto matrix = matrixOf(run, "attention-distance", {{"renormalise", parts[1].toInt()}});
            compare(key, numbersOf(matrix), expected, 1e-6);
            const auto curves = std::get<Curves>(
                analyse(run, "attention-distance", {}, {{"renormalise", parts[1].toInt()}, {"show", 1}}));
            std::vector<at::Tensor> heads;
            for (const auto& line : curves.lines)
                heads.push_back(tensorOf(line.y, {run.layers()}));
            compare(key, at::stack(heads, 1), expected, 1e-6);
        } else if (parts[0] == "cka") {
            const auto matrix = matrixOf(run, "layer-similarity", {{"estimate", parts[1] == "biased"}});
            compare(key, numbersOf(matrix), expected, 1e-5);
        } else if (parts[0] == "mass") {
            const int to = int(QStringList{"self", "cls", "prefix"}.indexOf(parts[1]));
            const auto found = numbersOf(matrixOf(run, "attention-mass", {{"to", to}}));
            compare(key, found, expected, 1e-6 / scaleOf(expected)); // shares of 1
        } else {
            const bool all = parts[1] == "all";
            const Query query{.token = all ? 0 : parts[1].toInt(), .tokenChosen = !all};
            compare(key, numbersOf(matrixOf(run, "attention-entropy", {}, query)), expected, 1e-6);
        }
        return 1;
    }

    int checkMap(const std::string& key, const QStringList& parts, const at::Tensor& expected)
    {
        const ViTRun& run = *m_case.run;
        const int tokens = run.shape().tokens();
        if (parts[0] == "mask") {
            const bool mean = parts[3] == "mean";
            const Query query{.token = parts[4].toInt(),
                .layer = parts[2].toInt(),
                .heads = mean ? Query::Heads::Mean : Query::Heads::Single,
                .head = mean ? 0 : parts[3].toInt()};
            const auto map = std::get<Heatmap>(
                analyse(run, "attention-mask", query, {{"threshold", parts[1].toDouble()}}));
            compare(key, tensorOf(map.values, expected.sizes()), expected, 1e-9);
        } else if (parts[0] == "vit-paper") {
            const auto map = std::get<Heatmap>(analyse(run, "rollout", {.token = 0}, {{"preset", 2}}));
            compare(key, tensorOf(map.values, expected.sizes()), expected, 2e-6);
        } else if (parts[0] == "flow") {
            const Query query{.token = parts[1].toInt()};
            compare(key, tokensOf(run, "attention-flow", query, {{"start", parts[2].toDouble()}}), expected,
                1e-5);
        } else {
            std::vector<at::Tensor> rows;
            for (int token = 0; token < tokens; ++token) {
                const Query query{.token = token, .layer = parts[2].toInt()};
                rows.push_back(parts[0] == "norm"
                        ? tokensOf(run, "attention-norm", query, {{"residual", parts[1].toDouble()}})
                        : tokensOf(run, "patch-similarity", query, {{"norm", parts[1] == "final"}}));
            }
            compare(key, at::stack(rows), expected, 1e-5);
        }
        return 1;
    }

    int checkTokens(const std::string& key, const QStringList& parts, const at::Tensor& expected)
    {
        const ViTRun& run = *m_case.run;
        if (parts[0] == "lens") {
            Query query;
            for (int index = 0; index < run.shape().classes; ++index)
                query.classes.push_back({index, 1});
            const auto curves
                = std::get<Curves>(analyse(run, "logit-lens", query, {{"show", parts[1] == "logit"}}));
            std::vector<at::Tensor> lines;
            for (const auto& line : curves.lines)
                lines.push_back(tensorOf(line.y, {run.layers() + 1}));
            compare(key, at::stack(lines, 1), expected, 1e-5);
        } else if (parts[0] == "patch-lens") {
            checkPatchLens(key, parts[1].toInt(), expected);
        } else if (parts[0] == "pca") {
            const auto map = std::get<ColorMap>(
                analyse(run, "pca", {.layer = parts[2].toInt()}, {{"norm", parts[1] == "final"}}));
            compare(key, tensorOf(map.colors, expected.sizes()), expected, 1e-5);
        } else {
            for (int layer = 0; layer < run.layers(); ++layer)
                compare(key, tokensOf(run, "token-norm", {.layer = layer}, {}), expected[layer], 1e-5);
            const auto prefix = std::int64_t(run.shape().prefix.size());
            const auto patches = expected.slice(1, prefix);
            const auto lines = at::cat(
                {expected.slice(1, 0, prefix), patches.mean(1, true), std::get<0>(patches.max(1, true))}, 1);
            const auto curves = std::get<Curves>(analyse(run, "token-norm-depth", {}, {}));
            std::vector<at::Tensor> found;
            for (const auto& line : curves.lines)
                found.push_back(tensorOf(line.y, {run.layers()}));
            compare(key, at::stack(found, 1), lines, 1e-5);
        }
        return 1;
    }

    void checkPatchLens(const std::string& key, int layer, const at::Tensor& expected)
    {
        const ViTRun& run = *m_case.run;
        const auto top = std::get<ColorMap>(analyse(run, "patch-lens", {.layer = layer}, {}));
        for (int index = 0; index < run.shape().classes; ++index) {
            Query query{.layer = layer};
            query.classes = {{index, 1}};
            const auto map = std::get<Heatmap>(analyse(run, "patch-lens-class", query, {}));
            compare(key, tensorOf(map.values, {map.rows * map.columns}),
                expected.select(1, index).contiguous(), 1e-4);
        }
        // Patches of one class have one colour, of different classes different ones.
        const auto best = expected.argmax(1).contiguous();
        const auto* classes = best.data_ptr<std::int64_t>();
        const auto colorOf = [&](std::int64_t patch) {
            return std::vector<float>(top.colors.begin() + patch * 3, top.colors.begin() + patch * 3 + 3);
        };
        for (std::int64_t a = 0; a < best.numel(); ++a)
            for (std::int64_t b = 0; b < a; ++b)
                QTest::qVerify((colorOf(a) == colorOf(b)) == (classes[a] == classes[b]),
                    "one colour per class", key.c_str(), __FILE__, __LINE__);
    }

    /// Every cell of the attribution of every class, and that their sum is the logit.
    void checkAttribution()
    {
        const ViTRun& run = *m_case.run;
        if (!m_case.expected.contains("attribution/heads")) {
            QVERIFY_THROWS_EXCEPTION(Error, analyse(run, "logit-attribution", {}, {}));
            return;
        }
        const auto part = [&](const char* name) {
            return m_case.expected.at(std::string("attribution/") + name);
        };
        const int layers = run.layers(), heads = run.shape().heads;
        for (int index = 0; index < run.shape().classes; ++index) {
            Query query;
            query.classes = {{index, 1}};
            const auto matrix = numbersOf(matrixOf(run, "logit-attribution", {}, query));
            auto expected = at::zeros({layers + 2, heads + 2}, at::kDouble);
            expected.slice(0, 1, layers + 1).slice(1, 0, heads).copy_(part("heads").select(2, index));
            expected.slice(0, 1, layers + 1).select(1, heads).copy_(part("mlp").select(1, index));
            expected.slice(0, 1, layers + 1).select(1, heads + 1).copy_(part("rest").select(1, index));
            expected[0][heads + 1] = part("embedding")[index];
            expected[layers + 1][heads + 1] = part("constant")[index];
            compare("attribution", matrix, expected, 1e-5);
            const double logit = run.logits()[std::size_t(index)];
            QVERIFY2(std::abs(matrix.sum().item<double>() - logit) < 1e-5 * std::max(1.0, scaleOf(expected)),
                qPrintable(QString::number(matrix.sum().item<double>() - logit)));
        }
    }

    Case m_case;
    std::map<std::string, double> m_largest;
};

QTEST_GUILESS_MAIN(StatisticsGoldenTest)
#include "statistics_golden_test.moc"
