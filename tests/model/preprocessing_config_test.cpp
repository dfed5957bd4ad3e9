// SPDX-License-Identifier: MIT
#include "core/model/preprocessing_config.h"

#include "core/base/json.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

using namespace vitscope;
using Json = nlohmann::json;
using Resize = Preprocessing::Resize;

namespace {

Json goldenJson(const char* name)
{
    QFile file(QStringLiteral(VITSCOPE_TESTS "/goldens/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", name);
    return parseJson(file.readAll().toStdString(), name);
}

Size sizeOf(const Json& json)
{
    return {json[0].get<int>(), json[1].get<int>()};
}

const Assumption& assumed(const FoundPreprocessing& found, const std::string& name)
{
    const auto known = std::ranges::find(found.assumptions, name, &Assumption::name);
    if (known == found.assumptions.end())
        qFatal("no assumption %s", name.c_str());
    return *known;
}

bool mentions(const FoundPreprocessing& found, const std::string& text)
{
    return std::ranges::any_of(
        found.notes, [&](const std::string& note) { return note.find(text) != note.npos; });
}

} // namespace

class PreprocessingConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void understandsWhatTheLibrariesWrote();
    void saysWhereValuesCameFrom();
    void everyKindIsUsual_data();
    void everyKindIsUsual();
    void readsOpenClip();
    void fillsInTheDefaultsOfTheClass_data();
    void fillsInTheDefaultsOfTheClass();
    void readsOldSizes();
    void replacesValuesThatMakeNoSense_data();
    void replacesValuesThatMakeNoSense();
    void foldsOtherScalesIntoMeanAndDeviation();
    void followsTheModelsInputSize();
    void letsHintsOverride();
};

void PreprocessingConfigTest::understandsWhatTheLibrariesWrote()
{
    const Json cases = goldenJson("preprocess/cases.json")["cases"];
    QCOMPARE(cases.size(), std::size_t(106));
    for (const Json& golden : cases) {
        const Json& config = golden["config"];
        const Size image = sizeOf(golden["image"]);
        const auto found = config.contains("pretrained_cfg") ? timmPreprocessing(config, image)
                                                             : huggingFacePreprocessing(config, image);
        const Json& expected = golden["preprocessing"];
        const Preprocessing& read = found.preprocessing;
        const std::string mode = read.mode == Resize::Exact ? "exact"
            : read.mode == Resize::Shortest                 ? "shortest"
                                                            : "cover";
        QCOMPARE(mode, expected["mode"].get<std::string>());
        QVERIFY(read.resize == sizeOf(expected["resize"]));
        QCOMPARE(read.crop.has_value(), !expected["crop"].is_null());
        QVERIFY(!read.crop || *read.crop == sizeOf(expected["crop"]));
        QCOMPARE(read.cropOffsetFloored, expected["floored"].get<bool>());
        QCOMPARE(std::string(nameOf(read.interpolation)), expected["interpolation"].get<std::string>());
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(read.mean[i], expected["mean"][i].get<float>());
            QCOMPARE(read.deviation[i], expected["std"][i].get<float>());
        }
        QVERIFY2(found.notes.empty(), found.notes.empty() ? "" : found.notes.front().c_str());
        QCOMPARE(found.assumptions.size(), std::size_t(5));
    }
}

void PreprocessingConfigTest::saysWhereValuesCameFrom()
{
    const auto timm = timmPreprocessing(goldenJson("models/timm_folder/config.json"), {40, 24});
    QCOMPARE(assumed(timm, "resize").value, std::string("cover:44x26"));
    QCOMPARE(assumed(timm, "crop").value, std::string("40x24"));
    QCOMPARE(assumed(timm, "interpolation").value, std::string("bicubic"));
    QCOMPARE(assumed(timm, "mean").value, std::string("0.5,0.5,0.5"));
    for (const Assumption& assumption : timm.assumptions)
        QCOMPARE(assumption.source, Source::SideFile);

    const auto hugging
        = huggingFacePreprocessing(goldenJson("models/hf_nonsquare/preprocessor_config.json"), {24, 40});
    QCOMPARE(assumed(hugging, "resize").value, std::string("exact:24x40"));
    QCOMPARE(assumed(hugging, "crop").value, std::string("none"));
    QCOMPARE(assumed(hugging, "crop").source, Source::Family);
    QCOMPARE(assumed(hugging, "std").source, Source::SideFile);

    const auto guessed
        = usualPreprocessing(UsualPreprocessing::DeiT, {224, 224}, Source::Guess, "no side file");
    QCOMPARE(assumed(guessed, "resize").value, std::string("shortest:248"));
    QCOMPARE(assumed(guessed, "mean").value, std::string("0.485,0.456,0.406"));
    QCOMPARE(assumed(guessed, "mean").source, Source::Guess);
    QCOMPARE(assumed(guessed, "mean").note, std::string("no side file"));

    const auto torchvision = usualPreprocessing(UsualPreprocessing::Torchvision, {224, 224});
    QCOMPARE(assumed(torchvision, "resize").value, std::string("shortest:256"));
    QCOMPARE(assumed(torchvision, "crop").value, std::string("224x224"));
    QCOMPARE(assumed(torchvision, "interpolation").value, std::string("bilinear"));
    QCOMPARE(assumed(torchvision, "std").value, std::string("0.229,0.224,0.225"));
    const auto google = usualPreprocessing(UsualPreprocessing::Google, {224, 224});
    QCOMPARE(assumed(google, "resize").value, std::string("exact:224x224"));
    QCOMPARE(assumed(google, "crop").value, std::string("none"));
    const auto paddle = usualPreprocessing(UsualPreprocessing::Paddle, {384, 384});
    QCOMPARE(assumed(paddle, "resize").value, std::string("shortest:438"));
    QCOMPARE(assumed(paddle, "interpolation").value, std::string("bicubic"));
    QCOMPARE(assumed(paddle, "mean").value, std::string("0.5,0.5,0.5"));
}

void PreprocessingConfigTest::everyKindIsUsual_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("resize");
    QTest::addColumn<QString>("crop");
    QTest::addColumn<QString>("interpolation");
    QTest::addColumn<float>("firstMean");
    using enum UsualPreprocessing;
    const auto row = [](const char* name, UsualPreprocessing kind, const char* resize, const char* crop,
                         const char* interpolation, float mean) {
        QTest::newRow(name) << int(kind) << resize << crop << interpolation << mean;
    };
    row("ViT", HuggingFace, "exact:224x224", "none", "bilinear", 0.5f);
    row("DeiT", HuggingFaceDeiT, "exact:256x256", "224x224", "bicubic", 0.485f);
    row("SigLIP and BEiT", SigLip, "exact:224x224", "none", "bicubic", 0.5f);
    row("CLIP", Clip, "shortest:224", "224x224", "bicubic", 0.48145466f);
    row("DINO", Dino, "shortest:256", "224x224", "bicubic", 0.485f);
    row("DINOv3", Dinov3, "exact:224x224", "none", "bilinear", 0.485f);
}

void PreprocessingConfigTest::everyKindIsUsual()
{
    QFETCH(int, kind);
    QFETCH(QString, resize);
    QFETCH(QString, crop);
    QFETCH(QString, interpolation);
    QFETCH(float, firstMean);
    const auto found = usualPreprocessing(UsualPreprocessing(kind), {224, 224});
    QCOMPARE(assumed(found, "resize").value, resize.toStdString());
    QCOMPARE(assumed(found, "crop").value, crop.toStdString());
    QCOMPARE(assumed(found, "interpolation").value, interpolation.toStdString());
    QCOMPARE(found.preprocessing.mean[0], firstMean);
    QVERIFY(found.preprocessing.cropOffsetFloored);
}

void PreprocessingConfigTest::readsOpenClip()
{
    const auto whole = openClipPreprocessing(nlohmann::json::parse(R"({"preprocess_cfg":
        {"mean": [0.5, 0.5, 0.5], "std": [0.25, 0.25, 0.25], "interpolation": "bilinear",
         "resize_mode": "squash"}})"),
        {32, 32});
    QCOMPARE(assumed(whole, "resize").value, std::string("exact:32x32"));
    QCOMPARE(assumed(whole, "crop").value, std::string("none"));
    QCOMPARE(assumed(whole, "interpolation").value, std::string("bilinear"));
    QCOMPARE(assumed(whole, "std").value, std::string("0.25,0.25,0.25"));
    QCOMPARE(assumed(whole, "mean").source, Source::SideFile);
    const auto empty = openClipPreprocessing(nlohmann::json::parse("{}"), {32, 32});
    QCOMPARE(empty.preprocessing, usualPreprocessing(UsualPreprocessing::Clip, {32, 32}).preprocessing);
    QCOMPARE(assumed(empty, "mean").source, Source::Family);
}

void PreprocessingConfigTest::fillsInTheDefaultsOfTheClass_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("resize");
    QTest::addColumn<QString>("crop");
    QTest::addColumn<QString>("interpolation");
    QTest::addColumn<float>("firstMean");
    QTest::newRow("ViTImageProcessor") << "ViTImageProcessor"
                                       << "exact:224x224"
                                       << "none"
                                       << "bilinear" << 0.5f;
    QTest::newRow("fast") << "ViTImageProcessorFast"
                          << "exact:224x224"
                          << "none"
                          << "bilinear" << 0.5f;
    QTest::newRow("old name") << "ViTFeatureExtractor"
                              << "exact:224x224"
                              << "none"
                              << "bilinear" << 0.5f;
    QTest::newRow("DeiT") << "DeiTFeatureExtractor"
                          << "exact:256x256"
                          << "224x224"
                          << "bicubic" << 0.5f;
    QTest::newRow("BEiT") << "BeitImageProcessor"
                          << "exact:224x224"
                          << "none"
                          << "bicubic" << 0.5f;
    QTest::newRow("DINOv2's") << "BitImageProcessor"
                              << "shortest:224"
                              << "224x224"
                              << "bicubic" << 0.48145466f;
    QTest::newRow("CLIP") << "CLIPImageProcessor"
                          << "shortest:224"
                          << "224x224"
                          << "bicubic" << 0.48145466f;
}

void PreprocessingConfigTest::fillsInTheDefaultsOfTheClass()
{
    QFETCH(QString, type);
    QFETCH(QString, resize);
    QFETCH(QString, crop);
    QFETCH(QString, interpolation);
    QFETCH(float, firstMean);
    const std::string key = type.contains("Extractor") ? "feature_extractor_type" : "image_processor_type";
    const auto found = huggingFacePreprocessing({{key, type.toStdString()}}, {224, 224});
    QCOMPARE(QString::fromStdString(assumed(found, "resize").value), resize);
    QCOMPARE(QString::fromStdString(assumed(found, "crop").value), crop);
    QCOMPARE(QString::fromStdString(assumed(found, "interpolation").value), interpolation);
    QCOMPARE(found.preprocessing.mean[0], firstMean);
    for (const Assumption& assumption : found.assumptions)
        QCOMPARE(assumption.source, Source::Family);
    QVERIFY(found.notes.empty());
}

void PreprocessingConfigTest::readsOldSizes()
{
    const auto square = huggingFacePreprocessing(
        {{"feature_extractor_type", "ViTFeatureExtractor"}, {"size", 384}, {"image_mean", 0.5}}, {384, 384});
    QVERIFY(square.preprocessing.mode == Resize::Exact);
    QVERIFY(square.preprocessing.resize == (Size{384, 384}));
    const auto shortest = huggingFacePreprocessing(
        {{"feature_extractor_type", "CLIPFeatureExtractor"}, {"size", 336}, {"crop_size", 336}}, {336, 336});
    QVERIFY(shortest.preprocessing.mode == Resize::Shortest);
    QVERIFY(*shortest.preprocessing.crop == (Size{336, 336}));
    QVERIFY(square.notes.empty() && shortest.notes.empty());
}

void PreprocessingConfigTest::replacesValuesThatMakeNoSense_data()
{
    QTest::addColumn<QString>("config");
    QTest::addColumn<QString>("named");
    QTest::newRow("deviation of zero") << R"({"image_std": [0, 0.5, 0.5]})"
                                       << "image_std";
    QTest::newRow("four channels") << R"({"image_mean": [0.5, 0.5, 0.5, 0.5]})"
                                   << "image_mean";
    QTest::newRow("beyond a float") << R"({"image_mean": [1e308, 0, 0]})"
                                    << "image_mean";
    QTest::newRow("text") << R"({"image_mean": "grey"})"
                          << "image_mean";
    QTest::newRow("negative size") << R"({"size": {"height": -1, "width": 224}})"
                                   << "size";
    QTest::newRow("huge size") << R"({"size": {"shortest_edge": 2147483648}})"
                               << "size";
    QTest::newRow("half a pixel") << R"({"size": 224.5})"
                                  << "size";
    QTest::newRow("no size at all") << R"({"size": {}})"
                                    << "size";
    QTest::newRow("crop by shortest edge") << R"({"do_center_crop": true, "crop_size": {"shortest_edge": 9}})"
                                           << "crop_size";
    QTest::newRow("filter that is not offered") << R"({"resample": 5})"
                                                << "resample";
    QTest::newRow("factor of zero") << R"({"rescale_factor": 0})"
                                    << "rescale_factor";
    QTest::newRow("unknown class") << R"({"image_processor_type": "NaFlexProcessor"})"
                                   << "image_processor_type";
    QTest::newRow("timm: share of zero") << R"({"pretrained_cfg": {"crop_pct": 0}})"
                                         << "crop_pct";
    QTest::newRow("timm: border") << R"({"pretrained_cfg": {"crop_mode": "border"}})"
                                  << "crop_mode";
    QTest::newRow("timm: random filter") << R"({"pretrained_cfg": {"interpolation": "random"}})"
                                         << "interpolation";
    QTest::newRow("timm: negative deviation") << R"({"pretrained_cfg": {"std": [1, -1, 1]}})"
                                              << "std";
}

void PreprocessingConfigTest::replacesValuesThatMakeNoSense()
{
    QFETCH(QString, config);
    QFETCH(QString, named);
    const Json json = parseJson(config.toStdString(), "test");
    const bool timm = json.contains("pretrained_cfg");
    const auto found
        = timm ? timmPreprocessing(json, {224, 224}) : huggingFacePreprocessing(json, {224, 224});
    auto usual
        = usualPreprocessing(timm ? UsualPreprocessing::Timm : UsualPreprocessing::HuggingFace, {224, 224})
              .preprocessing;
    if (named == "crop_size")
        usual.crop = Size{224, 224};
    QVERIFY(found.preprocessing == usual);
    QCOMPARE(found.notes.size(), std::size_t(1));
    QVERIFY(mentions(found, named.toStdString()));
}

void PreprocessingConfigTest::foldsOtherScalesIntoMeanAndDeviation()
{
    // (pixel / 127.5 - 1) / 1 is (pixel / 255 - 0.5) / 0.5.
    const auto found = huggingFacePreprocessing(
        {{"rescale_factor", 1 / 127.5}, {"image_mean", 1}, {"image_std", 1}}, {224, 224});
    QVERIFY(std::abs(found.preprocessing.mean[1] - 0.5f) < 1e-6f);
    QVERIFY(std::abs(found.preprocessing.deviation[2] - 0.5f) < 1e-6f);
    const auto plain = huggingFacePreprocessing({{"do_normalize", false}}, {224, 224});
    QVERIFY(plain.preprocessing.mean == (std::array<float, 3>{0, 0, 0}));
    QVERIFY(plain.preprocessing.deviation == (std::array<float, 3>{1, 1, 1}));
}

void PreprocessingConfigTest::followsTheModelsInputSize()
{
    const auto found = huggingFacePreprocessing({{"image_processor_type", "BitImageProcessor"},
                                                    {"size", {{"shortest_edge", 256}}}, {"crop_size", 224}},
        {448, 448});
    QVERIFY(found.preprocessing.resize == (Size{512, 512}));
    QVERIFY(*found.preprocessing.crop == (Size{448, 448}));
    QVERIFY(mentions(found, "224x224"));
    const auto uncropped = huggingFacePreprocessing(
        {{"size", {{"shortest_edge", 256}}}, {"do_center_crop", false}}, {224, 224});
    QVERIFY(*uncropped.preprocessing.crop == (Size{224, 224}));
}

void PreprocessingConfigTest::letsHintsOverride()
{
    auto found = usualPreprocessing(UsualPreprocessing::HuggingFace, {224, 224});
    ModelHints hints;
    hints.mean = {0, 0, 0};
    hints.resize = {Resize::Shortest, Size{256, 256}};
    hints.crop = Size{224, 224};
    applyHints(found, hints, Source::Person);
    QVERIFY(found.preprocessing.mode == Resize::Shortest);
    QCOMPARE(assumed(found, "resize").value, std::string("shortest:256"));
    QCOMPARE(assumed(found, "resize").source, Source::Person);
    QCOMPARE(assumed(found, "mean").value, std::string("0,0,0"));
    QCOMPARE(assumed(found, "std").source, Source::Guess);
    QCOMPARE(found.assumptions.size(), std::size_t(5));
}

QTEST_GUILESS_MAIN(PreprocessingConfigTest)
#include "preprocessing_config_test.moc"
