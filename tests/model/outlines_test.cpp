// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/model/families.h"
#include "core/weights/basic_source.h"
#include "tests/support/golden_model.h"

#include <QRegularExpression>
#include <QTest>
#include <algorithm>

using namespace vitscope;
using namespace vitscope::golden;

namespace {

/// The names and shapes of a golden model, to be changed; no bytes.
class Outline final : public BasicSource
{
public:
    explicit Outline(const TensorSource& source)
    {
        m_entries.assign(source.entries().begin(), source.entries().end());
        setSideFiles({source.sideFiles().begin(), source.sideFiles().end()});
        setPath(source.path());
    }
    explicit Outline(std::vector<TensorEntry> entries) { m_entries = std::move(entries); }
    void read(std::size_t, std::span<std::byte>, const Cancel&) const override { }
    std::vector<const FileBytes*> files() const override { return {}; }

    Outline without(std::size_t entry) const
    {
        Outline changed = *this;
        changed.m_entries.erase(changed.m_entries.begin() + std::ptrdiff_t(entry));
        return changed;
    }
    Outline with(const std::string& name) const
    {
        Outline changed = *this;
        changed.m_entries.push_back({name, ElementType::F32, "float32", {3}});
        return changed;
    }
};

struct Outcome
{
    bool isRefused = false;
    std::string words;
    std::vector<std::string> unused;
    ViTShape shape;
    std::vector<Assumption> assumptions;
};

/// All of loading but the bytes.
Outcome outcome(const TensorSource& source, const ModelHints& hints)
{
    Outcome result;
    try {
        ModelSettings settings(hints, source.sideFiles());
        const auto recognised = recogniseFamily(source, settings.hinted(&ModelHints::family));
        WeightPicker picker(source);
        result.shape = recognised.family->adopt(picker, recognised.recognition, settings).shape;
        picker.check();
        result.unused = picker.unused();
        result.assumptions = settings.assumptions();
    } catch (const Error& error) {
        result.isRefused = true;
        result.words = error.code + " " + error.happened + " " + error.subject;
    }
    return result;
}

/// A name beside the last part of `name`: "blocks.0.attn.qkv.stranger".
std::string beside(const std::string& name)
{
    const auto end = name.find_last_of("./");
    return end == std::string::npos ? "stranger" : name.substr(0, end + 1) + "stranger";
}

bool isInBlock(const std::string& name)
{
    const auto digit = name.find_first_of("0123456789");
    return digit != std::string::npos && (name[digit - 1] == '.' || name[digit - 1] == '_');
}

/// A whole part that models of the family may lack, so that a file without it is one of those.
bool isOptional(const std::string& name)
{
    static const QRegularExpression parts(
        "(^|[./"
        "])(cls|cls_token|reg_token|pos_embed|pos_embedding|register_"
        "tokens|storage_tokens|position_embeddings|pooler.dense.weight|visual_projection.weight|visual.proj|"
        // what other tensors tell as well
        "relative_position_index|periods|freqs_cos|freqs_sin|qkv.bias_mask|"
        "input_resolution|context_length|vocab_size)$");
    return parts.match(QString::fromStdString(name)).hasMatch();
}

/// What makes MoCo's base encoder known: without it the momentum encoder, a whole model too, is opened.
bool hasStandIn(const std::string& name)
{
    static const QRegularExpression parts(
        "^module\\.base_encoder\\.(patch_embed\\.proj|blocks\\.0\\..*)\\.weight$");
    return parts.match(QString::fromStdString(name)).hasMatch();
}

std::string valueOf(const Outcome& found, const std::string& name)
{
    const auto assumption = std::ranges::find(found.assumptions, name, &Assumption::name);
    return assumption == found.assumptions.end() ? "none"
                                                 : assumption->value + ", " + nameOf(assumption->source);
}

/// A Paddle model of `layers` blocks of width 768, in PaddleViT's first names or in timm's.
Outline paddleOutline(int layers, bool isClas)
{
    std::vector<TensorEntry> entries;
    const auto add = [&](const std::string& name, Shape shape) {
        entries.push_back({name, ElementType::F32, "float32", std::move(shape)});
    };
    const auto linear = [&](const std::string& name, std::int64_t in, std::int64_t out, bool hasBias = true) {
        add(name + ".weight", {in, out});
        if (hasBias)
            add(name + ".bias", {out});
    };
    const auto norm = [&](const std::string& name) {
        add(name + ".weight", {768});
        add(name + ".bias", {768});
    };
    add(isClas ? "patch_embed.proj.weight" : "patch_embedding.patch_embedding.weight", {768, 3, 16, 16});
    add(isClas ? "patch_embed.proj.bias" : "patch_embedding.patch_embedding.bias", {768});
    add(isClas ? "cls_token" : "patch_embedding.class_token", {1, 1, 768});
    add(isClas ? "pos_embed" : "patch_embedding.position_embedding", {1, 5, 768});
    for (int layer = 0; layer < layers; ++layer) {
        const std::string at = (isClas ? "blocks." : "encoder.layers.") + std::to_string(layer) + ".";
        norm(at + (isClas ? "norm1" : "attn_norm"));
        norm(at + (isClas ? "norm2" : "mlp_norm"));
        linear(at + "attn.qkv", 768, 3 * 768, !isClas);
        linear(at + "attn.proj", 768, 768);
        linear(at + "mlp.fc1", 768, 32);
        linear(at + "mlp.fc2", 32, 768);
    }
    norm(isClas ? "norm" : "encoder.norm");
    return Outline(std::move(entries));
}

} // namespace

/// Golden models with a tensor less or more, of every family; names and shapes alone.
class OutlinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_goldens = goldenModels(VITSCOPE_TESTS "/goldens"); }

    void aFileThatLacksATensorIsRefused_data() { rows({""}); }
    void aFileThatLacksATensorIsRefused()
    {
        QFETCH(int, golden);
        const auto& model = m_goldens[std::size_t(golden)];
        const auto source = openWeights(model.path);
        const Outline whole(*source);
        const Outcome sound = outcome(whole, model.hints);
        QVERIFY2(!sound.isRefused, sound.words.c_str());
        for (std::size_t i = 0; i < whole.entries().size(); ++i) {
            const std::string& name = whole.entries()[i].name;
            const bool isUnused = std::ranges::find(sound.unused, name) != sound.unused.end();
            const Outcome found = outcome(whole.without(i), model.hints);
            QVERIFY2(isUnused || found.isRefused || isOptional(name) || hasStandIn(name), name.c_str());
        }
    }

    void aStrangerInABlockIsRefused_data() { rows({""}); }
    void aStrangerInABlockIsRefused()
    {
        QFETCH(int, golden);
        const auto& model = m_goldens[std::size_t(golden)];
        const auto source = openWeights(model.path);
        const Outline whole(*source);
        const Outcome sound = outcome(whole, model.hints);
        for (const TensorEntry& entry : whole.entries()) {
            if (std::ranges::find(sound.unused, entry.name) != sound.unused.end())
                continue;
            const std::string stranger = beside(entry.name);
            const Outcome found = outcome(whole.with(stranger), model.hints);
            QVERIFY2(found.isRefused || !isInBlock(entry.name), stranger.c_str());
        }
    }

    void patchesThatMakeNoSquareAskForTheirSize()
    {
        const auto model = goldenModel(VITSCOPE_TESTS "/goldens", "lucidrains_0_26"); // patches of 8x16
        const Outline whole(*openWeights(model.path));
        ModelHints hints = model.hints;
        hints.patchSize = {};
        const Outcome asked = outcome(whole, hints);
        QVERIFY2(asked.words.starts_with("VTS-M2 384 numbers in a patch"), asked.words.c_str());
        hints.patchSize = Size{8, 8};
        const Outcome contradicted = outcome(whole, hints);
        QVERIFY2(
            contradicted.words.starts_with("VTS-M3 patches of 8x8 have 192"), contradicted.words.c_str());
    }

    void aLargerPictureThanTheTableIsRefused()
    {
        const auto model = goldenModel(VITSCOPE_TESTS "/goldens", "lucidrains_smaller"); // built for 48x48
        ModelHints hints = model.hints;
        hints.imageSize = Size{56, 48};
        const Outcome larger = outcome(Outline(*openWeights(model.path)), hints);
        QVERIFY2(larger.words.starts_with("VTS-M3 an image of 56x48 has 7x6 patches"), larger.words.c_str());
    }

    void whereTheAspectIsFreeTheImageSizeIsAGuess()
    {
        const auto model = goldenModel(VITSCOPE_TESTS "/goldens", "hf_siglip2_naflex"); // 4x4 patches of 8x8
        const Outcome found = outcome(Outline(*openWeights(model.path)), {});
        QCOMPARE(valueOf(found, "image size"), std::string("32x32, guess"));
    }

    void poolingThatTheFileDoesNotTellIsAGuess()
    {
        const auto valueIn = [](const char* name) {
            const auto model = goldenModel(VITSCOPE_TESTS "/goldens", name);
            ModelHints hints = model.hints;
            hints.pool = {};
            return valueOf(outcome(Outline(*openWeights(model.path)), hints), "pool");
        };
        QCOMPARE(valueIn("lucidrains_0_1"), std::string("cls, family default"));
        QCOMPARE(valueIn("lucidrains_0_26"), std::string("cls, guess"));
        QCOMPARE(valueIn("lucidrains_1_15"), std::string("cls, guess"));
        QCOMPARE(valueIn("lucidrains_1_16_0"), std::string("avg, weights"));
        QCOMPARE(valueIn("lucidrains_1_16_1"), std::string("cls, family default"));
    }

    void paddlesOwnValuesAreKnown()
    {
        const Outcome lesson = outcome(paddleOutline(3, false), {});
        QCOMPARE(valueOf(lesson, "heads"), std::string("4, guess"));
        QCOMPARE(valueOf(lesson, "layer norm epsilon"), std::string("1e-05, family default"));
        const Outcome base = outcome(paddleOutline(2, false), {});
        QCOMPARE(valueOf(base, "heads"), std::string("12, guess"));
        const Outcome small = outcome(paddleOutline(8, true), {});
        QCOMPARE(valueOf(small, "heads"), std::string("8, guess"));
        QCOMPARE(valueOf(small, "query scale"), std::string("0.0360844, guess"));
        QCOMPARE(valueOf(small, "layer norm epsilon"), std::string("1e-05, family default"));
    }

private:
    /// The golden models of families whose id begins so.
    void rows(std::initializer_list<const char*> beginnings) const
    {
        QTest::addColumn<int>("golden");
        QVERIFY(m_goldens.size() >= 8);
        for (std::size_t i = 0; i < m_goldens.size(); ++i)
            for (const char* beginning : beginnings)
                if (m_goldens[i].family.starts_with(beginning))
                    QTest::newRow(m_goldens[i].name.c_str()) << int(i);
    }

    std::vector<GoldenModel> m_goldens;
};

QTEST_GUILESS_MAIN(OutlinesTest)
#include "outlines_test.moc"
