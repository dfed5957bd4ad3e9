// SPDX-License-Identifier: MIT
#include "tests/support/fake_engine.h"

#include "tests/support/fake_model.h"
#include "tests/support/made_findings.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QImage>

#include <chrono>
#include <cmath>
#include <fstream>
#include <sstream>
#include <thread>

namespace vitscope {

namespace {

constexpr int patchPixels = 16;
constexpr int headerBytes = 8;

class FakeRun : public Run
{
public:
    FakeRun(std::shared_ptr<const Model> model, std::shared_ptr<const Picture> picture, Framing framing,
        const Interventions& interventions, std::atomic<int>& rowsAsked)
        : m_model(std::move(model))
        , m_picture(std::move(picture))
        , m_framing(framing)
        , m_readout(fakeReadout(m_model->report().shape))
        , m_rowsAsked(rowsAsked)
        , m_interventions(interventions)
    {
        const ModelReport& report = m_model->report();
        int seed = 0;
        for (std::size_t i = 0; i < m_picture->rgb.size(); i += 997)
            seed += m_picture->rgb[i];
        double sum = 0;
        for (int i = 0; i < report.shape.classes; ++i) {
            const int rank = (i + seed + int(interventions.heads.size())) % report.shape.classes;
            m_predictions.push_back({i, report.classNames[std::size_t(i)], float(4 - 1.5 * rank), 0});
            m_logits.push_back(m_predictions.back().logit);
            sum += std::exp(m_predictions.back().logit);
        }
        for (Prediction& one : m_predictions)
            one.probability = float(std::exp(one.logit) / sum);
        std::sort(m_predictions.begin(), m_predictions.end(),
            [](const Prediction& a, const Prediction& b) { return a.logit > b.logit; });
    }

    std::shared_ptr<const Model> model() const override { return m_model; }
    std::shared_ptr<const Picture> picture() const override { return m_picture; }
    const Framing& framing() const override { return m_framing; }
    const ViTShape& shape() const override { return m_model->report().shape; }
    std::span<const Prediction> predictions() const override { return m_predictions; }
    std::span<const float> logits() const override { return m_logits; }
    std::span<const float> features() const override { return m_features; }
    std::span<const float> input() const override { return {}; }
    std::span<const double> readout() const override { return m_readout; }
    const Interventions& interventions() const override { return m_interventions; }
    std::span<const float> tokens(int) const override { return {}; }
    double seconds() const override { return 0.012; }
    const std::string& device() const override { return m_device; }
    std::span<const std::string> notes() const override { return {}; }

    void attentionRows(int layer, int token, std::span<float> out) const override
    {
        ++m_rowsAsked;
        for (int head = 0; head < shape().heads; ++head) {
            const auto row = fakeAttentionRow(shape(), layer, head, token);
            std::copy(row.begin(), row.end(), out.begin() + std::ptrdiff_t(head) * shape().tokens());
        }
    }
    void attentionColumns(int layer, int token, std::span<float> out) const override
    {
        for (int head = 0; head < shape().heads; ++head) {
            for (int i = 0; i < shape().tokens(); ++i) {
                out[std::size_t(head) * std::size_t(shape().tokens()) + std::size_t(i)]
                    = fakeAttentionRow(shape(), layer, head, i)[std::size_t(token)];
            }
        }
    }
    void attention(int layer, int head, std::span<float> out) const override
    {
        for (int i = 0; i < shape().tokens(); ++i) {
            const auto row = fakeAttentionRow(shape(), layer, head, i);
            std::copy(row.begin(), row.end(), out.begin() + std::ptrdiff_t(i) * shape().tokens());
        }
    }

private:
    std::shared_ptr<const Model> m_model;
    std::shared_ptr<const Picture> m_picture;
    Framing m_framing;
    std::vector<double> m_readout;
    std::vector<float> m_features{3, 0, -4};
    std::atomic<int>& m_rowsAsked;
    std::vector<Prediction> m_predictions;
    std::vector<float> m_logits;
    Interventions m_interventions;
    std::string m_device = "cpu";
};

std::string fileOf(const std::string& path)
{
    return QFileInfo(QString::fromStdString(path)).isDir() ? path + "/model.safetensors" : path;
}

std::string hashOf(const std::string& path)
{
    QFile file(QString::fromStdString(fileOf(path)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex().toStdString();
}

ModelReport reportOf(const std::string& path, const ViTShape& shape)
{
    ModelReport report;
    report.file = QFileInfo(QString::fromStdString(path)).fileName().toStdString();
    report.sha256 = hashOf(path);
    report.format = "safetensors";
    report.family = "fake-vit";
    report.title = "Fake Vision Transformer";
    report.evidence = {"first line says so"};
    report.weightType = "float32";
    report.shape = shape;
    report.pool = "cls";
    report.preprocessing.resize = shape.image;
    report.assumptions = {{"heads", std::to_string(shape.heads), Source::Weights, ""},
        {"layer norm epsilon", "1e-06", Source::Family, ""},
        {"mean", "0.5, 0.5, 0.5", Source::Guess, "nothing says how pictures were normalised"}};
    report.unused = {"optimizer.step"};
    report.parameters = 1234567;
    report.weightBytes = 4938268;
    report.flops = 2.5e8;
    report.passBytes = 1 << 20;
    for (const char* name : {"apple", "teapot", "ring", "star", "mushroom", "key"})
        report.classNames.emplace_back(name);
    return report;
}

} // namespace

std::vector<float> fakeAttentionRow(const ViTShape& shape, int layer, int head, int token)
{
    const int prefix = int(shape.prefix.size());
    const bool isPatch = token >= prefix;
    const double row = isPatch ? (token - prefix) / shape.columns : (shape.rows - 1) / 2.0;
    const double column = isPatch ? (token - prefix) % shape.columns : (shape.columns - 1) / 2.0;
    const double angle = 2 * M_PI * head / shape.heads, width = 0.8 + 0.3 * layer;
    std::vector<float> values(std::size_t(shape.tokens()), 0.05f);
    double sum = 0.05 * prefix;
    for (int i = prefix; i < shape.tokens(); ++i) {
        const double dy = (i - prefix) / shape.columns - row - std::sin(angle);
        const double dx = (i - prefix) % shape.columns - column - std::cos(angle);
        values[std::size_t(i)] = float(0.002 + std::exp(-(dx * dx + dy * dy) / (2 * width * width)));
        sum += double(values[std::size_t(i)]);
    }
    for (float& value : values)
        value = float(value / sum);
    return values;
}

float fakeAttentionDistance(int head)
{
    return float(7 * head % 13);
}

std::string writeFakeWeights(const std::string& path, int layers, int heads, int rows, int columns)
{
    std::ofstream file(path, std::ios::binary);
    file.write("\2\0\0\0\0\0\0\0", headerBytes);
    file << "{}\nfake " << layers << ' ' << heads << ' ' << rows << ' ' << columns << '\n';
    return path;
}

FakeEngine::FakeEngine()
{
    const auto method = [this](const char* id, const char* title, MethodGroup group, const char* sentence,
                            const char* cannot, const char* cost) -> MethodFacts& {
        MethodFacts& facts = m_methods.emplace_back();
        facts.id = id;
        facts.title = title;
        facts.group = group;
        facts.sentence = sentence;
        facts.cannot = cannot;
        facts.cost = cost;
        facts.source = "FakeEngine";
        facts.key = int(m_methods.size());
        return facts;
    };
    MethodFacts& attention = method("attention", "Attention", MethodGroup::Attention,
        "Where a token looks, in one layer.", "Other layers do not show.", "none beyond the pass");
    attention.usesLayer = attention.usesHead = attention.usesQuery = attention.usesDirection = true;
    attention.instant = true;
    MethodFacts& rollout = method("rollout", "Attention rollout", MethodGroup::Attention,
        "Attention followed through all layers.", "It knows no class.", "none beyond the pass");
    rollout.usesQuery = rollout.instant = true;
    rollout.parameters = {{"residual", "Residual", "Share of the skip connection.", Parameter::Kind::Number,
                              0, 1, 0.05, 0.5, {}},
        {"start", "First layer", "Layers below are left out.", Parameter::Kind::Integer, 0, 11, 1, 0, {}},
        {"fusion", "Fusion", "How heads become one.", Parameter::Kind::Choice, 0, 2, 1, 0,
            {"mean", "max", "min"}}};
    method("gradient-rollout", "Gradient rollout", MethodGroup::Class, "What speaks for a class.",
        "What speaks against it does not show.", "one pass back")
        .usesClass
        = true;
    for (const char* id : {"made-matrix", "made-curves", "made-gallery"}) // keys 4 to 6
        method(id, id, MethodGroup::Tokens, "A finding that is no map.", "It tells nothing.", "none")
            .paintsMap
            = false;
    for (const char* id : {"box-x", "box-y", "box-width", "box-height"}) // of the gallery
        m_methods.back().parameters.push_back(
            {id, id, "Of a box.", Parameter::Kind::Integer, 0, 1e6, 1, 0, {}});
    method("made-classes", "made-classes", MethodGroup::Tokens, "A colour for every patch.", // key 7
        "It tells nothing.", "none");
    method("made-width", "made-width", MethodGroup::Tokens, "A table of the picture's width.", // key 8
        "It tells nothing.", "none")
        .paintsMap
        = false;
    method("attention-distance", "attention-distance", MethodGroup::Tokens, "How far heads look.", // key 9
        "It tells nothing.", "none")
        .paintsMap
        = false;
}

void FakeEngine::wait(
    int milliseconds, const char* stage, const Cancel& cancel, const Progress& progress) const
{
    for (int i = 0; i < milliseconds; ++i) {
        if (cancel.requested())
            ++cancelled;
        cancel.poll();
        report(progress, stage, double(i) / milliseconds);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

std::shared_ptr<const Model> FakeEngine::loadModel(
    const std::string& path, const ModelHints& hints, const Cancel& cancel, const Progress& progress) const
{
    wait(loadMilliseconds, "Reading tensor", cancel, progress);
    std::ifstream file(fileOf(path), std::ios::binary);
    std::string first, word;
    std::getline(file, first);
    ViTShape shape;
    if (!(file >> word >> shape.layers >> shape.heads >> shape.rows >> shape.columns) || word != "fake") {
        throw Error(ErrorKind::Malformed, "VTS-T1", "the file ends before its tensors do.",
            QFileInfo(QString::fromStdString(path)).fileName().toStdString(), "Download it again.");
    }
    shape.heads = hints.heads.value_or(shape.heads);
    if (shape.heads == 0)
        throw Error(ErrorKind::Mismatch, "VTS-M2", "the number of heads cannot be told.",
            QFileInfo(QString::fromStdString(path)).fileName().toStdString(), "Say it with a hint.");
    shape.headDim = 8;
    shape.dim = shape.heads * 8;
    shape.mlpDim = shape.dim * 4;
    shape.patch = {patchPixels, patchPixels};
    shape.image = {shape.rows * patchPixels, shape.columns * patchPixels};
    shape.prefix = {"cls"};
    shape.classes = file >> word && word == "headless" ? 0 : 6;
    ++modelsLoaded;
    return std::make_shared<FakeModel>(reportOf(path, shape));
}

std::string FakeEngine::weightsHash(const std::string& path, const Cancel&) const
{
    return hashOf(path);
}

namespace {

std::shared_ptr<Picture> pictureOf(const QImage& decoded, const std::string& name)
{
    if (decoded.isNull())
        throw Error(ErrorKind::Unreadable, "VTS-P1", "this is not a picture.", name, "Choose another file.");
    const QImage image = decoded.convertToFormat(QImage::Format_RGB888);
    auto picture = std::make_shared<Picture>();
    picture->width = image.width();
    picture->height = image.height();
    for (int y = 0; y < image.height(); ++y)
        picture->rgb.insert(
            picture->rgb.end(), image.constScanLine(y), image.constScanLine(y) + image.width() * 3);
    return picture;
}

} // namespace

std::shared_ptr<const Picture> FakeEngine::readPicture(const std::string& path, const Cancel&) const
{
    ++picturesRead;
    auto picture = pictureOf(QImage(QString::fromStdString(path)), path);
    picture->path = path;
    picture->sha256 = hashOf(path);
    return picture;
}

std::shared_ptr<const Picture> FakeEngine::readPicture(
    std::span<const std::uint8_t> bytes, const std::string& name) const
{
    return pictureOf(QImage::fromData(bytes.data(), int(bytes.size())), name);
}

Framing FakeEngine::framing(const Model& model, int pictureWidth, int pictureHeight) const
{
    const ViTShape& shape = model.report().shape;
    Framing framing;
    framing.pictureWidth = pictureWidth;
    framing.pictureHeight = pictureHeight;
    framing.inputWidth = shape.image.width;
    framing.inputHeight = shape.image.height;
    framing.scaleX = framing.scaleY
        = std::max(double(framing.inputWidth) / pictureWidth, double(framing.inputHeight) / pictureHeight);
    framing.offsetX = (framing.inputWidth - pictureWidth * framing.scaleX) / 2;
    framing.offsetY = (framing.inputHeight - pictureHeight * framing.scaleY) / 2;
    framing.patchWidth = framing.patchHeight = patchPixels;
    framing.rows = shape.rows;
    framing.columns = shape.columns;
    return framing;
}

std::shared_ptr<const Run> FakeEngine::run(std::shared_ptr<const Model> model,
    std::shared_ptr<const Picture> picture, const RunOptions& options, const Cancel& cancel,
    const Progress& progress) const
{
    wait(runMilliseconds, "Block", cancel, progress);
    if (failRun)
        throw Error(
            ErrorKind::OutOfMemory, "VTS-M2", "the pass does not fit in memory.", "", "Use a smaller model.");
    ++passes;
    const Framing framed = framing(*model, picture->width, picture->height);
    return std::make_shared<FakeRun>(
        std::move(model), std::move(picture), framed, options.interventions, rowsAsked);
}

std::shared_ptr<const Run> FakeEngine::run(
    std::shared_ptr<const Model>, const InputTensor&, const RunOptions&, const Cancel&, const Progress&) const
{
    throw Error(ErrorKind::Unsupported, "VTS-F1", "tensors are not taken.", "", "");
}

std::string FakeEngine::refusal(const Run& run, const std::string& method) const
{
    return method == "made-curves" && run.shape().layers != 3 ? "it needs three layers. Open another model."
                                                              : "";
}

Finding FakeEngine::analyse(const Run& run, const std::string& method, const Query& query,
    const Parameters& parameters, const Cancel& cancel, const Progress& progress,
    const ShowPartial& preview) const
{
    if (preview)
        preview(Heatmap{run.shape().rows, run.shape().columns,
            std::vector<float>(std::size_t(run.shape().rows) * std::size_t(run.shape().columns), 0.5f), {},
            method, "rollout", false});
    wait(analyseMilliseconds, "Analysing", cancel, progress);
    if (failAnalyse)
        throw Error(ErrorKind::Failed, "VTS-A1", "the analysis failed.", method, "Choose another method.");
    ++analyses;
    const ViTShape& shape = run.shape();
    if (method == "made-matrix")
        return madeMatrix(shape.layers, shape.heads);
    if (method == "made-width") {
        Matrix matrix = madeMatrix(shape.layers, shape.heads);
        for (float& value : matrix.values)
            value += float(run.picture()->width);
        return matrix;
    }
    if (method == "attention-distance") {
        Matrix matrix = madeMatrix(shape.layers, shape.heads);
        for (int head = 0; head < shape.layers * shape.heads; ++head)
            matrix.values[std::size_t(head)] = fakeAttentionDistance(head);
        return matrix;
    }
    if (method == "made-curves")
        return madeCurves(3, shape.layers);
    if (method == "made-gallery")
        return madeGallery();
    if (method == "made-classes")
        return madeClasses(shape.rows, shape.columns);
    const auto row = fakeAttentionRow(shape, shape.layers - 1, 0, query.token.sole().value_or(0));
    Heatmap map{shape.rows, shape.columns, {}, {row[0]}, method, "rollout", false};
    const auto residual = parameters.find("residual");
    const float factor = residual == parameters.end() ? 1 : float(residual->second);
    for (std::size_t i = shape.prefix.size(); i < row.size(); ++i)
        map.values.push_back(row[i] * factor);
    return map;
}

} // namespace vitscope
