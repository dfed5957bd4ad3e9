// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/model/families.h"
#include "tests/support/golden_model.h"
#include "tests/support/vit_file.h"

#include <QRegularExpression>
#include <QTest>

using namespace vitscope;
using namespace vitscope::golden;
using test::Folder;
using test::VitFile;

namespace {

/// The same names and shapes with other numbers.
VitFile namesOf(const TensorSource& source)
{
    VitFile file;
    for (const TensorEntry& entry : source.entries())
        file.tensors[entry.name] = std::vector<int>(entry.shape.begin(), entry.shape.end());
    return file;
}

/// What stands before the number of a block of the image encoder.
std::string beforeBlocks(const VitFile& file, const std::string& prefix)
{
    const QRegularExpression pattern("^(.*?(blocks|layer|layers)\\.)0\\.");
    for (const auto& [name, shape] : file.tensors) {
        const auto match = pattern.match(QString::fromStdString(name));
        const std::string before = match.captured(1).toStdString();
        const bool other = name.find("decoder") != std::string::npos;
        if (match.hasMatch() && before.starts_with(prefix) && !other)
            return before;
    }
    return prefix.empty() ? "" : beforeBlocks(file, ""); // ViT-MSN of transformers 5
}

} // namespace

/// What every family must keep to, on every golden.
class FamiliesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_goldens = goldenModels(VITSCOPE_TESTS "/goldens"); }

    void oneFamilyKnowsAFileBest_data() { rows(false); }
    void oneFamilyKnowsAFileBest()
    {
        QFETCH(int, golden);
        const GoldenModel& model = m_goldens[std::size_t(golden)];
        const auto source = openWeights(model.path);
        const TensorNames names(*source);
        std::vector<std::pair<int, std::string>> found;
        for (const Family* family : families())
            if (const auto recognition = family->recognise(names)) {
                found.emplace_back(recognition->score, family->id);
                QVERIFY(!recognition->evidence.empty());
            }
        QVERIFY(!found.empty());
        std::ranges::sort(found, std::greater{});
        QCOMPARE(found.front().second, model.family);
        QVERIFY2(found.size() == 1 || found[0].first > found[1].first, found.back().second.c_str());
    }

    void idsAreUnique()
    {
        std::set<std::string> ids;
        for (const Family* family : families())
            QVERIFY2(ids.insert(family->id).second, family->id);
    }

    void strangeTensorsInABlockAreRefused_data() { rows(true); }
    void strangeTensorsInABlockAreRefused()
    {
        QFETCH(int, golden);
        const GoldenModel& model = m_goldens[std::size_t(golden)];
        VitFile file = namesOf(*openWeights(model.path));
        QCOMPARE(errorOf(model, file), std::string());
        const std::string strange = m_before + "0.strange.weight";
        file.tensors[strange] = {3};
        QVERIFY(errorOf(model, file).find(strange) != std::string::npos);
    }

    void everyTensorOfTheLastBlockIsNeeded_data() { rows(true); }
    void everyTensorOfTheLastBlockIsNeeded()
    {
        QFETCH(int, golden);
        const GoldenModel& model = m_goldens[std::size_t(golden)];
        const VitFile sound = namesOf(*openWeights(model.path));
        QCOMPARE(errorOf(model, sound), std::string());
        const std::string last = m_before + "1.";
        int removed = 0;
        for (const auto& [name, shape] : sound.tensors) {
            if (!name.starts_with(last) || name.ends_with("_mask") || name.ends_with("_index"))
                continue;
            VitFile file = sound;
            file.tensors.erase(name);
            const std::string error = errorOf(model, file);
            QVERIFY2(error.find(name) != std::string::npos, (name + ": " + error).c_str());
            ++removed;
        }
        QVERIFY(removed >= 12);
    }

    void whatPlaysNoPartIsListed_data()
    {
        QTest::addColumn<QString>("golden");
        QTest::addColumn<QStringList>("unused"); ///< how their names begin, all of them
        const auto row = [](const char* golden, const QStringList& unused) {
            QTest::newRow(golden) << golden << unused;
        };
        row("hf_mae", {"decoder."});
        row("hf_clip", {"logit_scale", "text_model.", "text_projection."});
        row("hf_clip_classifier", {"vision_model.post_layernorm."});
        row("hf_siglip", {"logit_bias", "logit_scale", "text_model."});
        row("hf_siglip_classifier", {"vision_model.head."});
        row("hf_dinov2", {"dinov2.embeddings.mask_token"});
        row("hf_beit", {});
        row("dino_training", {"head."});
        row("mae_pretraining", {"decoder_", "mask_token"});
        row("moco_v3", {"module.base_encoder.head.", "module.momentum_encoder.", "module.predictor."});
        row("dinov2_teacher", {"backbone.mask_token", "dino_head."});
        row("dinov3", {"mask_token"});
        row("eva02_clip_baai", {"logit_scale", "text."});
        row("beit", {});
        row("deit", {});
    }
    void whatPlaysNoPartIsListed()
    {
        QFETCH(QString, golden);
        QFETCH(QStringList, unused);
        const auto model = goldenModel(VITSCOPE_TESTS "/goldens", golden.toStdString()).load();
        std::set<QString> met;
        for (const std::string& name : model->report().unused) {
            const auto start = std::ranges::find_if(
                unused, [&](const QString& begin) { return QString::fromStdString(name).startsWith(begin); });
            QVERIFY2(start != unused.end(), name.c_str());
            met.insert(*start);
        }
        QCOMPARE(qsizetype(met.size()), unused.size());
    }

    void configsThatLeaveValuesOutMeanTheLibrarysDefaults_data()
    {
        QTest::addColumn<QString>("golden");
        QTest::addColumn<QString>("config");
        QTest::addColumn<double>("epsilon");
        QTest::addColumn<QString>("activation");
        QTest::newRow("CLIP tower") << "hf_clip_vision"
                                    << R"({"model_type": "clip_vision_model", "num_attention_heads": 5})"
                                    << 1e-5 << "quick_gelu";
        QTest::newRow("CLIP, nested")
            << "hf_clip"
            << R"({"model_type": "clip", "vision_config": {"num_attention_heads": 3}})" << 1e-5
            << "quick_gelu";
        QTest::newRow("SigLIP") << "hf_siglip"
                                << R"({"model_type": "siglip", "vision_config": {"num_attention_heads": 3}})"
                                << 1e-6 << "gelu_pytorch_tanh";
        QTest::newRow("ViT-MSN") << "hf_msn"
                                 << R"({"model_type": "vit_msn", "num_attention_heads": 5})" << 1e-6
                                 << "gelu";
        QTest::newRow("MAE") << "hf_mae"
                             << R"({"model_type": "vit_mae", "num_attention_heads": 3})" << 1e-12 << "gelu";
        QTest::newRow("DINOv2") << "hf_dinov2"
                                << R"({"model_type": "dinov2", "num_attention_heads": 3})" << 1e-6 << "gelu";
    }
    void configsThatLeaveValuesOutMeanTheLibrarysDefaults()
    {
        QFETCH(QString, golden);
        QFETCH(QString, config);
        QFETCH(double, epsilon);
        QFETCH(QString, activation);
        Folder folder;
        folder.write("config.json", config.toStdString());
        const auto source = openWeights(goldenModel(VITSCOPE_TESTS "/goldens", golden.toStdString()).path);
        const auto path = folder.write("model.safetensors", namesOf(*source).bytes());
        const auto model = loadViT(path, {});
        QCOMPARE(model->vit().blocks.front().norm1.epsilon, epsilon);
        bool said = false;
        for (const Assumption& assumption : model->report().assumptions)
            if (assumption.name == "activation") {
                QCOMPARE(assumption.value, activation.toStdString());
                QCOMPARE(assumption.source, Source::Family);
                said = true;
            }
        QVERIFY(said);
    }

    void headsThatAConfigLeavesOutAreTheLibrarysTwelve()
    {
        Folder folder;
        folder.write("config.json", R"({"model_type": "clip_vision_model"})");
        const auto source = openWeights(goldenModel(VITSCOPE_TESTS "/goldens", "hf_clip_vision").path);
        const auto path = folder.write("model.safetensors", namesOf(*source).bytes());
        try { // 30 is no multiple of 12
            loadViT(path, {});
            QFAIL("it loaded");
        } catch (const Error& error) {
            QCOMPARE(error.code, std::string("VTS-M5"));
        }
    }

    void trainingFilesGuessTheirPreprocessing()
    {
        for (const char* golden : {"dino_training", "mae_pretraining", "moco_v3", "dinov2"}) {
            const auto model = goldenModel(VITSCOPE_TESTS "/goldens", golden).load();
            QCOMPARE(model->report().preprocessing.mean[0], 0.485f);
        }
        const auto bare = goldenModel(VITSCOPE_TESTS "/goldens", "dino_backbone").load();
        QCOMPARE(bare->report().preprocessing.mean[0], 0.5f);
        const auto clip = goldenModel(VITSCOPE_TESTS "/goldens", "clip_openclip_config").load();
        QCOMPARE(clip->report().preprocessing.mean[0], 0.48f);
        QCOMPARE(clip->report().preprocessing.mode, Preprocessing::Resize::Exact);
    }

private:
    void rows(bool changed) const
    {
        QTest::addColumn<int>("golden");
        const std::set<std::string> official{"dinov2", "dinov3", "eva02", "clip"};
        for (std::size_t i = 0; i < m_goldens.size(); ++i)
            if (!changed || m_goldens[i].family.starts_with("hf-") || official.contains(m_goldens[i].family))
                QTest::newRow(m_goldens[i].name.c_str()) << int(i);
        QVERIFY(m_goldens.size() >= 60);
    }

    /// What loading `file` beside the golden's config complains about, or nothing.
    std::string errorOf(const GoldenModel& model, const VitFile& file)
    {
        const auto recognition = recogniseFamily(*openWeights(model.path), {}).recognition;
        m_before = beforeBlocks(file, recognition.prefix);
        Folder folder;
        std::ifstream config(model.folder + "/config.json");
        if (config) {
            std::stringstream text;
            text << config.rdbuf();
            folder.write("config.json", text.str());
        }
        try {
            loadViT(folder.write("model.safetensors", file.bytes()), model.hints);
        } catch (const Error& error) {
            return error.happened;
        }
        return "";
    }

    std::vector<GoldenModel> m_goldens;
    std::string m_before; ///< "vit.encoder.layer."
};

QTEST_GUILESS_MAIN(FamiliesTest)
#include "families_test.moc"
