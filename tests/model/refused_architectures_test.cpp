// SPDX-License-Identifier: MIT
#include "core/model/refused_architectures.h"

#include "core/base/error.h"
#include "core/weights/basic_source.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace vitscope;

namespace {

/// Names without tensors.
class Names final : public BasicSource
{
public:
    explicit Names(const QStringList& names)
    {
        for (const auto& name : names)
            m_entries.push_back({name.toStdString(), ElementType::F32, "float32", {1}});
        setPath("/somewhere/model.safetensors");
    }
    std::span<TensorEntry> shapes() { return m_entries; } ///< to be set
    void read(std::size_t, std::span<std::byte>, const Cancel&) const override { }
    std::vector<const FileBytes*> files() const override { return {}; }
};

/// As the libraries save them (tests/goldens/make_refused_names.py).
QJsonObject published()
{
    QFile file(VITSCOPE_TESTS "/goldens/refused_names.json");
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QStringList namesOf(const QString& model)
{
    QStringList names;
    const auto rows = published()[model].toArray();
    for (const auto& row : rows)
        names.append(row.toString());
    return names;
}

} // namespace

class RefusedArchitecturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void publishedModelsAreNamed_data()
    {
        QTest::addColumn<QString>("title");
        const auto add = [](const char* model, const char* title) {
            QTest::newRow(model) << title;
        };
        add("timm/swin_tiny_patch4_window7_224", "a Swin Transformer");
        add("timm/swinv2_tiny_window8_256", "a Swin Transformer V2");
        add("timm/pvt_v2_b0", "a Pyramid Vision Transformer");
        add("timm/mobilevit_xs", "a MobileViT");
        add("timm/mobilevitv2_050", "a MobileViT");
        add("timm/convnext_tiny", "a ConvNeXt");
        add("timm/convnextv2_atto", "a ConvNeXt");
        add("timm/resnet18", "a ResNet or a relation of it");
        add("timm/resnetv2_50", "a ResNet or a relation of it");
        add("timm/efficientnet_b0", "an EfficientNet or a MobileNet");
        add("timm/mobilenetv3_small_100", "an EfficientNet or a MobileNet");
        add("timm/cait_xxs24_224", "a CaiT");
        add("timm/xcit_nano_12_p16_224", "an XCiT");
        add("timm/crossvit_9_240", "a CrossViT");
        add("timm/twins_pcpvt_small", "a Twins Transformer");
        add("timm/twins_svt_small", "a Twins Transformer");
        add("timm/levit_128s", "a LeViT");
        add("timm/tnt_s_patch16_224", "a TNT");
        add("timm/coat_tiny", "a CoaT");
        add("timm/maxvit_rmlp_pico_rw_256", "a MaxViT or a relation of it");
        add("timm/coatnet_nano_rw_224", "a CoAtNet");
        add("timm/davit_tiny", "a DaViT");
        add("timm/hiera_tiny_224", "a Hiera");
        add("timm/sam2_hiera_tiny", "a Hiera");
        add("timm/mvitv2_tiny", "an MViT");
        add("timm/efficientformer_l1", "an EfficientFormer");
        add("timm/fastvit_t8", "a FastViT");
        add("timm/poolformer_s12", "a PoolFormer");
        add("timm/mixer_b16_224", "an MLP-Mixer");
        add("timm/resmlp_12_224", "a ResMLP");
        add("timm/gcvit_xxtiny", "a GCViT");
        add("timm/volo_d1_224", "a VOLO");
        add("timm/nest_tiny", "a NesT");
        add("timm/edgenext_xx_small", "an EdgeNeXt");
        add("timm/convit_tiny", "a ConViT");
        add("timm/pit_ti_224", "a PiT");
        add("timm/focalnet_tiny_srf", "a FocalNet");
        add("timm/regnety_002", "a convolutional network");
        add("timm/vgg11", "a convolutional network");
        add("timm/densenet121", "a convolutional network");
        add("timm/samvit_base_patch16", "the image encoder of Segment Anything");
        add("timm/tiny_vit_5m_224", "a TinyViT");
        add("timm/vit_relpos_small_patch16_224", "a Vision Transformer with relative positions only");
        add("timm/vit_srelpos_small_patch16_224", "a Vision Transformer with relative positions only");
        add("timm/vit_small_resnet26d_224", "a Vision Transformer behind a ResNet with batch normalisation");
        add("timm/vit_base_patch16_xp_224", "a Vision Transformer with fused blocks");
        add("timm/naflexvit_base_patch16_parfac_gap", "a NaFlexVit with factorised positions");
        add("timm/vit_small_patch16_18x2_224", "a Vision Transformer with parallel blocks");
        add("torchvision/resnet18", "a ResNet or a relation of it");
        add("torchvision/swin_t", "a Swin Transformer");
        add("torchvision/maxvit_t", "a MaxViT");
        add("torchvision/convnext_tiny", "a ConvNeXt");
        add("torchvision/efficientnet_b0", "a convolutional network");
        add("torchvision/vgg11", "a convolutional network");
        add("transformers/swin", "a Swin Transformer");
        add("transformers/swinv2", "a Swin Transformer V2");
        add("transformers/pvt", "a Pyramid Vision Transformer");
        add("transformers/pvt_v2", "a Pyramid Vision Transformer");
        add("transformers/mobilevit", "a MobileViT");
        add("transformers/mobilevitv2", "a MobileViT");
        add("transformers/convnext", "a ConvNeXt");
        add("transformers/resnet", "a ResNet or a relation of it");
        add("transformers/segformer", "a SegFormer");
        add("transformers/cvt", "a CvT");
        add("transformers/levit", "a LeViT");
        add("transformers/poolformer", "a PoolFormer");
        add("transformers/hiera", "a Hiera");
        add("transformers/yolos", "a YOLOS detector");
        add("transformers/timesformer", "a TimeSformer");
        add("transformers/vilt", "a model of pictures and text");
        add("transformers/detr", "a DETR detector");
        for (const char* model :
            {"bert", "roberta", "distilbert", "gpt2", "t5", "bart", "opt", "clip_text_model"})
            QTest::newRow(qPrintable(QString("transformers/") + model)) << "a text model";
        add("transformers/whisper", "a speech model");
        add("transformers/wav2vec2", "a speech model");
    }

    void publishedModelsAreNamed()
    {
        QFETCH(QString, title);
        const auto names = namesOf(QTest::currentDataTag());
        QVERIFY(names.size() > 3);
        const auto found = refusedModel(Names(names));
        QVERIFY(found);
        QCOMPARE(QString(found->architecture.title), title);
    }

    void runModelsAreNoLookalikes_data()
    {
        QTest::addColumn<QString>("model");
        for (const char* model :
            {"timm/vit_tiny_patch16_224", "timm/deit_tiny_distilled_patch16_224", "timm/vit_base_r50_s16_224",
                "timm/flexivit_small", "timm/naflexvit_base_patch16_gap", "timm/beit_base_patch16_224",
                "timm/beitv2_base_patch16_224", "timm/eva02_tiny_patch14_224", "timm/deit3_small_patch16_224",
                "timm/vit_base_patch16_siglip_224", "timm/vit_base_patch16_clip_224",
                "timm/vit_small_patch14_reg4_dinov2", "timm/vit_small_patch16_dinov3",
                "timm/eva_large_patch14_196", "torchvision/vit_b_32", "transformers/vit", "transformers/deit",
                "transformers/beit", "transformers/dinov2", "transformers/dinov3_vit", "transformers/clip",
                "transformers/siglip", "transformers/vit_mae"})
            QTest::newRow(model) << model;
    }

    void runModelsAreNoLookalikes()
    {
        QFETCH(QString, model);
        const auto names = namesOf(model);
        QVERIFY(names.size() > 3);
        QVERIFY(!lookalike(Names(names)));
    }

    void changedWeightsAreLookalikes_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("title");
        QTest::newRow("bitsandbytes, 4 bits") << QStringList{"blocks.0.attn.qkv.weight",
            "blocks.0.attn.qkv.weight.absmax"} << "a model quantised with bitsandbytes";
        QTest::newRow("bitsandbytes, 8 bits") << QStringList{"encoder.layer.0.attention.attention.query.SCB"}
                                              << "a model quantised with bitsandbytes";
        QTest::newRow("GPTQ") << QStringList{"layer.0.qweight", "layer.0.qzeros", "layer.0.scales"}
                              << "a model quantised with GPTQ or AWQ";
        QTest::newRow("PyTorch, dynamic") << QStringList{"blocks.0.attn.qkv._packed_params.dtype",
            "blocks.0.attn.qkv.scale", "blocks.0.attn.qkv.zero_point"}
                                          << "a model quantised by PyTorch";
        QTest::newRow("compressed-tensors")
            << QStringList{"layer.0.weight", "layer.0.weight_scale"} << "a quantised model";
        QTest::newRow("PEFT")
            << QStringList{"base_model.model.vit.encoder.layer.0.attention.attention.query.lora_A.weight"}
            << "a LoRA adapter";
        QTest::newRow("LoRA by its author") << QStringList{"blocks.0.attn.qkv.lora_A"} << "a LoRA adapter";
        QTest::newRow("Paddle's optimizer")
            << QStringList{"linear_0.w_0_moment1_0", "linear_0.w_0_moment2_0"} << "Paddle's optimizer state";
    }

    void changedWeightsAreLookalikes()
    {
        QFETCH(QStringList, names);
        QFETCH(QString, title);
        const auto found = lookalike(Names(names));
        QVERIFY(found);
        QCOMPARE(QString(found->architecture.title), title);
    }

    /// The names of DINO's and DINOv2's linear classifiers, which lie in files of their own.
    void aClassifierAloneIsNamed_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<bool>("isNamed");
        QTest::newRow("DINOv2") << QStringList{"weight", "bias"} << true;
        QTest::newRow("DINO") << QStringList{"module.linear.weight", "module.linear.bias"} << true;
        QTest::newRow("bias first") << QStringList{"bias", "weight"} << true;
        QTest::newRow("no layer") << QStringList{"weight", "shift"} << false;
    }

    void aClassifierAloneIsNamed()
    {
        QFETCH(QStringList, names);
        QFETCH(bool, isNamed);
        Names source(names);
        for (auto& entry : source.shapes())
            entry.shape = entry.name.ends_with("weight") ? std::vector<std::int64_t>{1000, 768}
                                                         : std::vector<std::int64_t>{1000};
        const auto found = refusedModel(source);
        QCOMPARE(found.has_value(), isNamed);
        if (found)
            QCOMPARE(QString(found->architecture.title), QString("a linear classifier alone"));
    }

    void aQuantisedStateDictIsNamed()
    {
        const auto source = openWeights(VITSCOPE_TESTS "/goldens/formats/quantised.pt");
        const auto found = lookalike(*source);
        QVERIFY(found);
        QCOMPARE(QString(found->architecture.title), QString("a model quantised by PyTorch"));
    }

    void theMessageSaysWhatWhyAndWhatIsNeeded()
    {
        const Names source(namesOf("timm/swin_tiny_patch4_window7_224"));
        try {
            refuse(*refusedModel(source), source);
        } catch (const Error& error) {
            QCOMPARE(error.kind, ErrorKind::Unsupported);
            QCOMPARE(error.code, std::string("VTS-F5"));
            QCOMPARE(QString(error.what()),
                QString(
                    "model.safetensors: the file holds a Swin Transformer (by its tensor "
                    "layers.0.blocks.0.attn.relative_position_bias_table), which is not run: its attention "
                    "runs in shifted windows. ViTScope would need windowed attention and merging of tokens "
                    "between stages to run it."));
        }
    }
};

QTEST_APPLESS_MAIN(RefusedArchitecturesTest)
#include "refused_architectures_test.moc"
