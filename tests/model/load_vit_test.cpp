// SPDX-License-Identifier: MIT
#include "core/base/hints.h"
#include "core/model/families.h"
#include "core/model/load_vit.h"
#include "tests/support/vit_file.h"

#include <QRegularExpression>
#include <algorithm>
#include <filesystem>

using namespace vitscope;
using test::Folder;
using test::VitFile;

namespace {

/// The error of loading, or an error that says that there was none.
Error loadError(const std::string& path, const ModelHints& hints = {})
{
    try {
        loadViT(path, hints);
    } catch (const Error& error) {
        return error;
    }
    return Error(ErrorKind::Failed, "none", "it loaded", "", "");
}

const Assumption& assumption(const ModelReport& report, const std::string& name)
{
    const auto found = std::ranges::find(report.assumptions, name, &Assumption::name);
    if (found == report.assumptions.end())
        qFatal("no assumption %s", name.c_str());
    return *found;
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

ModelHints hint(const char* key, const char* text)
{
    ModelHints hints;
    setHint(hints, key, text);
    return hints;
}

} // namespace

class LoadViTTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_file = VitFile::timm(); }

    void shapeComesFromNamesAndShapes()
    {
        const auto report = loadViT(write(), {})->report();
        QCOMPARE(report.family, std::string("timm-vit"));
        QCOMPARE(report.shape.layers, 2);
        QCOMPARE(report.shape.dim, 8);
        QCOMPARE(report.shape.mlpDim, 16);
        QCOMPARE(report.shape.image, (Size{8, 8}));
        QCOMPARE(report.shape.classes, 3);
        QCOMPARE(report.weightType, std::string("float32"));
        QVERIFY(report.unused.empty());
        QCOMPARE(
            report.parameters, std::int64_t(8 + 40 + 384 + 8 + 16 + 27 + 2 * (32 + 216 + 72 + 144 + 136)));
    }

    void prefixesAreFound_data()
    {
        QTest::addColumn<QString>("prefix");
        for (const char* prefix : {"module.", "backbone.", "module.model.", "encoder.vit."})
            QTest::newRow(prefix) << prefix;
    }
    void prefixesAreFound()
    {
        QFETCH(QString, prefix);
        VitFile renamed;
        for (const auto& [name, shape] : m_file.tensors)
            renamed.tensors[prefix.toStdString() + name] = shape;
        m_file = renamed;
        QCOMPARE(loadViT(write(), {})->report().shape.layers, 2);
    }

    void everyMissingTensorIsNamed()
    {
        const auto sound = m_file;
        for (const auto& [name, shape] : sound.tensors) {
            if (name.ends_with("qkv.bias") && name.starts_with("blocks.0"))
                continue; // a model without query bias: the other block's is then too much
            if (name == "head.weight" || name.starts_with("patch_embed.proj.w") || name == "cls_token")
                continue; // a headless model; no model at all; one position too many
            m_file = sound;
            m_file.tensors.erase(name);
            const Error error = loadError(write());
            QVERIFY2(error.code != "none" && contains(error.std::runtime_error::what(), name),
                (name + ": " + error.std::runtime_error::what()).c_str());
        }
    }

    void allProblemsAreToldAtOnce()
    {
        m_file.tensors.erase("norm.bias");
        m_file.tensors["blocks.1.mlp.fc2.bias"] = {9};
        const Error error = loadError(write());
        QCOMPARE(error.kind, ErrorKind::Mismatch);
        QVERIFY(contains(error.happened, "norm.bias is missing"));
        QVERIFY(contains(error.happened, "blocks.1.mlp.fc2.bias is [9] where [8] is needed"));
        QVERIFY(!error.subject.empty() && !error.advice.empty());
    }

    void unusedTensorsAreListed()
    {
        m_file.tensors["mask_token"] = {1, 8};
        m_file.tensors["optimizer_step"] = {1};
        QCOMPARE(loadViT(write(), {})->report().unused,
            (std::vector<std::string>{"mask_token", "optimizer_step"}));
    }

    void unknownPartsOfBlocksAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("relative positions of another kind") << "blocks.0.attn.rel_pos.mlp.fc1.weight";
        QTest::newRow("gated MLP") << "blocks.1.mlp.fc1_g.weight";
        QTest::newRow("a gap in the numbers") << "blocks.7.norm1.weight";
        QTest::newRow("norm in the stem") << "patch_embed.norm.weight";
    }
    void unknownPartsOfBlocksAreRefused()
    {
        QFETCH(QString, name);
        m_file.tensors[name.toStdString()] = {8};
        const Error error = loadError(write());
        QCOMPARE(error.kind, ErrorKind::Unsupported);
        QVERIFY(contains(error.happened, name.toStdString()));
    }

    void otherModelsAreRefusedWithTheClosestFamily()
    {
        m_file.tensors = {{"trunk.embeddings.weight", {30, 8}}, {"trunk.pooler.dense.weight", {8, 8}}};
        const Error error = loadError(write());
        QCOMPARE(error.kind, ErrorKind::Unsupported);
        QCOMPARE(error.code, std::string("VTS-F1"));
        QVERIFY(contains(error.happened, "trunk.embeddings.weight"));
        QVERIFY(contains(error.happened, "patch_embed"));
    }

    void knownModelsAreRefusedByName()
    {
        m_file.tensors
            = {{"bert.embeddings.word_embeddings.weight", {30, 8}}, {"bert.pooler.dense.weight", {8, 8}}};
        const Error text = loadError(write());
        QCOMPARE(text.code, std::string("VTS-F5"));
        QVERIFY(
            contains(text.happened, "a text model (by its tensor bert.embeddings.word_embeddings.weight)"));
    }

    void adaptersBesideAViTAreNotOverlooked()
    {
        m_file.tensors["blocks.0.attn.qkv.lora_A.weight"] = {2, 8};
        QVERIFY(contains(loadError(write()).happened, "a LoRA adapter"));
    }

    void gridsThatMakeNoSquareAskForTheImageSize()
    {
        m_file.tensors["pos_embed"] = {1, 7, 8};
        const Error error = loadError(write());
        QCOMPARE(error.kind, ErrorKind::Mismatch);
        QVERIFY(contains(error.advice, "--image-size"));
        const auto shape = loadViT(write(), hint("image-size", "8x12"))->report().shape;
        QCOMPARE(shape.rows, 2);
        QCOMPARE(shape.columns, 3);
        QCOMPARE(loadError(write(), hint("image-size", "8x16")).kind, ErrorKind::Mismatch);
    }

    void headsMustDivideTheWidth()
    {
        const Error error = loadError(write(), hint("heads", "3"));
        QCOMPARE(error.kind, ErrorKind::Mismatch);
        QCOMPARE(error.subject, std::string("heads"));
        QCOMPARE(loadViT(write(), hint("heads", "4"))->report().shape.headDim, 2);
    }

    void everyValueSaysWhereItCameFrom()
    {
        QCOMPARE(assumption(loadViT(write(), {})->report(), "heads").source, Source::Guess);
        m_folder.write("config.json",
            test::json("{'model_args': {'num_heads': 2}, 'pretrained_cfg': "
                       "{'input_size': [3, 8, 8], 'mean': [0.4, 0.4, 0.4]}}"));
        auto report = loadViT(write(), {})->report();
        QCOMPARE(report.shape.heads, 2);
        QCOMPARE(assumption(report, "heads").source, Source::SideFile);
        QCOMPARE(assumption(report, "mean").source, Source::SideFile);
        QCOMPARE(assumption(report, "layer norm epsilon").source, Source::Family);
        m_folder.write("vitscope.json", test::json("{'heads': 4}"));
        report = loadViT(write(), {})->report();
        QCOMPARE(report.shape.heads, 4);
        QCOMPARE(assumption(report, "heads").source, Source::HintFile);
        report = loadViT(write(), hint("heads", "8"))->report();
        QCOMPARE(report.shape.heads, 8);
        QCOMPARE(assumption(report, "heads").source, Source::Person);
    }

    void configsThatContradictAreRefusedOrNoted()
    {
        m_folder.write("config.json", test::json("{'model_args': {'num_heads': 'two'}}"));
        const Error error = loadError(write());
        QVERIFY(contains(error.happened, "num_heads") && error.subject == "config.json");
        m_folder.write("config.json", test::json("{'pretrained_cfg': {'input_size': [3, 224, 224]}}"));
        const auto report = loadViT(write(), {})->report();
        QCOMPARE(report.shape.image, (Size{8, 8}));
        QVERIFY(std::ranges::any_of(
            report.notes, [](const std::string& note) { return contains(note, "the weights win"); }));
    }

    void brokenConfigsBecomeNotes()
    {
        m_folder.write("config.json", "{\"a\": 1, ");
        const auto report = loadViT(write(), {})->report();
        QVERIFY(std::ranges::any_of(
            report.notes, [](const std::string& note) { return contains(note, "config.json"); }));
    }

    void classNamesAreTakenAndPadded()
    {
        m_folder.write("config.json", test::json("{'id2label': {'0': 'cat', '2': 'dog'}}"));
        QCOMPARE(
            loadViT(write(), {})->report().classNames, (std::vector<std::string>{"cat", "class 1", "dog"}));
        m_folder.write(
            "config.json", test::json("{'id2label': {'0': 'LABEL_0', '1': 'LABEL_1', '2': 'LABEL_2'}}"));
        QVERIFY(loadViT(write(), {})->report().classNames.empty());
    }

    void foldersAreNamedByTheirOwnName()
    {
        const auto folder = std::filesystem::path(write()).parent_path();
        for (const char* end : {"", "/", "//", "/.", "/../"}) {
            std::string path = folder.string() + end;
            if (path.ends_with("../"))
                path += folder.filename().string() + "/";
            QCOMPARE(loadViT(path, {})->report().file, folder.filename().string());
        }
    }

    void thousandClassesAreImageNets()
    {
        m_file.addLinear("head", 1000, 8);
        const auto report = loadViT(write(), {})->report();
        QCOMPARE(report.classNames.size(), std::size_t(1000));
        QCOMPARE(report.classNames[0], std::string("tench"));
        QCOMPARE(report.classNames[281], std::string("tabby"));
        QCOMPARE(report.classNames[999], std::string("toilet tissue"));
        QCOMPARE(assumption(report, "class names").source, Source::Guess);
        m_folder.write("config.json", test::json("{'id2label': {'0': 'cat'}}"));
        QCOMPARE(loadViT(write(), {})->report().classNames[0], std::string("cat"));
    }

    void weightsThatAreNotNumbersAreCounted()
    {
        m_file.fill["blocks.0.norm1.weight"] = NAN;
        const auto report = loadViT(write(), {})->report();
        QVERIFY(std::ranges::any_of(report.notes,
            [](const std::string& note) { return note == "8 weights are not finite numbers"; }));
    }

    void cancels()
    {
        std::stop_source source;
        source.request_stop();
        const auto path = write();
        QVERIFY_THROWS_EXCEPTION(Cancelled, loadViT(path, {}, Cancel(source.get_token())));
    }

    void programsOfUnknownComputationAreRefused_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("family");
        QTest::newRow("a layer") << "script.pt"
                                 << "";
        QTest::newRow("timm's ViT") << "vit_script.pt"
                                    << "";
        QTest::newRow("timm's ViT, hinted") << "vit_script.pt"
                                            << "timm-vit";
        QTest::newRow("timm's ViT as CLIP") << "vit_script.pt"
                                            << "clip";
    }
    void programsOfUnknownComputationAreRefused()
    {
        QFETCH(QString, file);
        QFETCH(QString, family);
        const auto path = std::string(VITSCOPE_TESTS "/goldens/formats/") + file.toStdString();
        const auto error = family.isEmpty() ? loadError(path)
                                            : loadError(path, hint("family", family.toLatin1().constData()));
        QCOMPARE(error.code, std::string("VTS-G1-TORCHSCRIPT"));
        QCOMPARE(error.subject, file.toStdString());
        QVERIFY(contains(error.what(), "TorchScript program"));
        QVERIFY(contains(error.advice, "torch.save(torch.jit.load(file).state_dict()"));
    }

    /// Its tensors alone are those of a ViT that opens.
    void programsAreRefusedForBeingPrograms()
    {
        const auto source = openWeights(VITSCOPE_TESTS "/goldens/formats/vit_script.pt");
        QVERIFY(source->isProgram());
        const TensorNames names(*source);
        const auto knows = [&](const Family* family) {
            return family->recognise(names).has_value();
        };
        const auto family = std::ranges::find_if(families(), knows);
        QVERIFY(family != families().end());
        QCOMPARE((*family)->id, "timm-vit");
    }

    void programsOfClipSayThatTheyWereNotRun()
    {
        const auto path = std::string(VITSCOPE_TESTS "/goldens/models/clip_torchscript/ViT-B-32.pt");
        const auto report = loadViT(path, hint("heads", "3"))->report();
        QCOMPARE(report.format, std::string("TorchScript archive, weights only"));
        QVERIFY(std::ranges::any_of(
            report.notes, [](const auto& note) { return contains(note, "neither read nor run"); }));
        QCOMPARE(assumption(report, "activation").value, std::string("quick_gelu"));
        QCOMPARE(assumption(report, "activation").source, Source::Family);
        QCOMPARE(loadError(path, hint("family", "timm-vit")).code, std::string("VTS-F2"));
    }

    void familyHintsAreChecked()
    {
        QCOMPARE(loadError(write(), hint("family", "hf-vit")).code, std::string("VTS-F2"));
        QCOMPARE(loadViT(write(), hint("family", "timm-vit"))->report().family, std::string("timm-vit"));
    }

private:
    std::string write() const { return m_folder.write("model.safetensors", m_file.bytes()); }

    VitFile m_file;
    Folder m_folder;
};

QTEST_GUILESS_MAIN(LoadViTTest)
#include "load_vit_test.moc"
