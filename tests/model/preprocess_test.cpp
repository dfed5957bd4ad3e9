// SPDX-License-Identifier: MIT
#include "core/model/preprocess.h"

#include "core/base/error.h"
#include "core/model/resample.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <cstring>
#include <numeric>

using namespace vitscope;

namespace {

QByteArray contentOf(const QString& name)
{
    QFile file(QStringLiteral(VITSCOPE_TESTS "/goldens/preprocess/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(file.fileName()));
    return file.readAll();
}

template <class Value> Picture drawn(int width, int height, Value value)
{
    Picture picture;
    picture.width = width;
    picture.height = height;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int channel = 0; channel < 3; ++channel)
                picture.rgb.push_back(std::uint8_t(value(x, y, channel)));
    return picture;
}

/// The same picture as in make_preprocess_goldens.py.
Picture goldenPicture(int width, int height)
{
    return drawn(width, height, [](int x, int y, int channel) {
        return ((x * 13 + y * 7 + channel * 50 + x * y / 16) ^ ((x / 8 + y / 8) * 37)) & 255;
    });
}

Size sizeOf(const QJsonValue& value)
{
    return {value[0].toInt(), value[1].toInt()};
}

Preprocessing preprocessingOf(const QJsonObject& json)
{
    Preprocessing preprocessing;
    const QString mode = json["mode"].toString(), interpolation = json["interpolation"].toString();
    preprocessing.mode = mode == "exact" ? Preprocessing::Resize::Exact
        : mode == "shortest"             ? Preprocessing::Resize::Shortest
                                         : Preprocessing::Resize::Cover;
    preprocessing.resize = sizeOf(json["resize"]);
    if (json["crop"].isArray())
        preprocessing.crop = sizeOf(json["crop"]);
    preprocessing.cropOffsetFloored = json["floored"].toBool();
    preprocessing.interpolation = interpolation == "bicubic" ? Interpolation::Bicubic
        : interpolation == "bilinear"                        ? Interpolation::Bilinear
                                                             : Interpolation::Lanczos;
    for (std::size_t channel = 0; channel < 3; ++channel) {
        preprocessing.mean[channel] = float(json["mean"][int(channel)].toDouble());
        preprocessing.deviation[channel] = float(json["std"][int(channel)].toDouble());
    }
    return preprocessing;
}

ViTShape shapeOf(Size image, int patch)
{
    ViTShape shape;
    shape.image = image;
    shape.patch = {patch, patch};
    shape.rows = image.height / patch;
    shape.columns = image.width / patch;
    return shape;
}

Preprocessing resizing(Preprocessing::Resize mode, Size resize, std::optional<Size> crop)
{
    Preprocessing preprocessing;
    preprocessing.mode = mode;
    preprocessing.resize = resize;
    preprocessing.crop = crop;
    return preprocessing;
}

/// Where an edge between black (left or above) and white lies in the input, by the amount of black there.
double measuredEdge(
    const Picture& picture, const Preprocessing& preprocessing, const ViTShape& shape, bool across)
{
    const auto pixels = inputPixels(picture, preprocessing, shape);
    double white = 0;
    for (std::size_t i = 0; i < pixels.size(); i += 3)
        white += pixels[i] / 255.0;
    const int lines = across ? shape.image.height : shape.image.width;
    return (across ? shape.image.width : shape.image.height) - white / lines;
}

} // namespace

class PreprocessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void showsTheModelWhatTheLibrariesShow();
    void normalisesAsTimmDoes();
    void mapsCellsToThePictureExactly_data();
    void mapsCellsToThePictureExactly();
    void framesSquashedPicturesAnalytically();
    void computesAWindowAsPartOfTheWhole();
    void takesExtremePictures_data();
    void takesExtremePictures();
    void refusesContradictions();
    void scalesToOtherInputSizes();
};

void PreprocessTest::showsTheModelWhatTheLibrariesShow()
{
    const QJsonArray cases = QJsonDocument::fromJson(contentOf("cases.json"))["cases"].toArray();
    const QByteArray pixels = contentOf("pixels.bin");
    QCOMPARE(cases.size(), 106);
    int equal = 0;
    for (const QJsonValue& value : cases) {
        const QJsonObject json = value.toObject();
        const Size size = sizeOf(json["image"]);
        const auto shown = inputPixels(goldenPicture(json["picture"][0].toInt(), json["picture"][1].toInt()),
            preprocessingOf(json["preprocessing"].toObject()), shapeOf(size, 8));
        QCOMPARE(shown.size(), std::size_t(size.height) * std::size_t(size.width) * 3);
        int largest = 0;
        double sum = 0;
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const auto expected = std::uint8_t(pixels[json["offset"].toInteger() + qsizetype(i)]);
            const int difference = std::abs(int(shown[i]) - int(expected));
            largest = std::max(largest, difference);
            sum += difference;
        }
        const QString where = QStringLiteral("%1 of %2x%3: %4")
                                  .arg(json["name"].toString())
                                  .arg(json["picture"][0].toInt())
                                  .arg(json["picture"][1].toInt())
                                  .arg(largest);
        QVERIFY2(largest <= json["allowed"].toInt(), qPrintable(where));
        QVERIFY2(sum / double(shown.size()) <= 0.5, qPrintable(where));
        equal += largest == 0;
    }
    QVERIFY(equal >= 72); // all nine kinds that use Pillow, on all eight pictures
}

void PreprocessTest::normalisesAsTimmDoes()
{
    const QJsonObject golden = QJsonDocument::fromJson(contentOf("cases.json")).object();
    const QJsonObject json = golden["cases"].toArray().at(golden["normalised"].toInt()).toObject();
    const QByteArray bytes = contentOf("input.bin");
    Framing framing;
    const auto input = preprocess(goldenPicture(json["picture"][0].toInt(), json["picture"][1].toInt()),
        preprocessingOf(json["preprocessing"].toObject()), shapeOf(sizeOf(json["image"]), 8), framing);
    std::vector<float> expected(std::size_t(bytes.size()) / sizeof(float));
    std::memcpy(expected.data(), bytes.data(), std::size_t(bytes.size()));
    QCOMPARE(input.size(), expected.size());
    for (std::size_t i = 0; i < input.size(); ++i)
        QVERIFY2(std::abs(input[i] - expected[i]) <= 1e-6f, qPrintable(QString::number(i)));
    QCOMPARE(framing.pictureWidth, 45);
    QCOMPARE(framing.inputWidth, 40);
}

void PreprocessTest::mapsCellsToThePictureExactly_data()
{
    using Resize = Preprocessing::Resize;
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("patch");
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("square");
    for (int patch : {8, 14, 16})
        for (const auto& [mode, name] :
            {std::pair(Resize::Shortest, "shortest side, cropped"),
                std::pair(Resize::Exact, "squashed, cropped"), std::pair(Resize::Cover, "covering, cropped")})
            for (const auto& [width, height] : {std::pair(641, 359), std::pair(359, 641), std::pair(500, 500),
                     std::pair(97, 41), std::pair(2003, 211)})
                QTest::addRow("%dx%d, patch %d, %s", width, height, patch, name)
                    << width << height << patch << int(mode) << (mode != Resize::Cover);
}

void PreprocessTest::mapsCellsToThePictureExactly()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, patch);
    QFETCH(int, mode);
    QFETCH(bool, square);
    const Size image = square ? Size{224, 224} : Size{112, 224};
    const Size resize = square ? Size{256, 256} : Size{128, 256};
    const ViTShape shape = shapeOf(image, patch);
    const Preprocessing preprocessing = resizing(Preprocessing::Resize(mode), resize, image);
    const Framing framing = framePicture(preprocessing, shape, width, height);
    QCOMPARE(framing.rows, shape.rows);
    QCOMPARE(framing.columns, shape.columns);
    // An edge drawn at the border of a cell turns up at that border of the input. Where a picture is
    // enlarged, the filter's phase moves the measured edge by up to a fifth of a pixel.
    for (int i = 1; i < 4; ++i) {
        const Patch at{shape.rows * i / 4, shape.columns * i / 4};
        const Box cell = framing.cell(at);
        const int x = int(std::lround(cell.left)), y = int(std::lround(cell.top));
        QVERIFY(x > 0 && x < width && y > 0 && y < height);
        const double foundX
            = measuredEdge(drawn(width, height, [&](int px, int, int) { return px < x ? 0 : 255; }),
                preprocessing, shape, true);
        const double foundY
            = measuredEdge(drawn(width, height, [&](int, int py, int) { return py < y ? 0 : 255; }),
                preprocessing, shape, false);
        QVERIFY2(std::abs(foundX - framing.toInputX(x)) <= 0.2, qPrintable(QString::number(foundX)));
        QVERIFY2(std::abs(foundY - framing.toInputY(y)) <= 0.2, qPrintable(QString::number(foundY)));
        QVERIFY(std::abs(framing.toPictureX(foundX) - x) <= 0.5);
        QVERIFY(std::abs(framing.toPictureY(foundY) - y) <= 0.5);
        QVERIFY(std::abs(framing.toPictureX(at.column * patch) - cell.left) < 1e-9);
    }
}

void PreprocessTest::framesSquashedPicturesAnalytically()
{
    const ViTShape shape = shapeOf({224, 224}, 14);
    const Framing framing
        = framePicture(resizing(Preprocessing::Resize::Exact, {224, 224}, std::nullopt), shape, 641, 359);
    for (int row = 0; row < 16; ++row)
        for (int column = 0; column < 16; ++column) {
            const Box cell = framing.cell({row, column});
            QVERIFY(std::abs(cell.left - 641.0 * column / 16) < 1e-9);
            QVERIFY(std::abs(cell.bottom - 359.0 * (row + 1) / 16) < 1e-9);
        }
    QCOMPARE(framing.seen().width(), 641.0);
    QCOMPARE(framing.seen().height(), 359.0);

    // Cropped: 641x359 becomes 457x256, of which 224x224 are taken 116 from the left and 16 from the top.
    const Framing cropped = framePicture(
        resizing(Preprocessing::Resize::Shortest, {256, 256}, Size{224, 224}), shape, 641, 359);
    QVERIFY(std::abs(cropped.seen().left - 116 * 641.0 / 457) < 1e-9);
    QVERIFY(std::abs(cropped.seen().right - 340 * 641.0 / 457) < 1e-9);
    QVERIFY(std::abs(cropped.seen().top - 16 * 359.0 / 256) < 1e-9);
    QVERIFY(!cropped.patchAt(10, 10));
    QVERIFY(cropped.patchAt(cropped.seen().left + 1, cropped.seen().top + 1) == (Patch{0, 0}));
}

void PreprocessTest::computesAWindowAsPartOfTheWhole()
{
    const Picture picture = goldenPicture(97, 61);
    for (auto interpolation :
        {Interpolation::Nearest, Interpolation::Bilinear, Interpolation::Bicubic, Interpolation::Lanczos}) {
        const auto whole = resample(picture.rgb, {61, 97}, {40, 130}, interpolation, {0, 0, 130, 40});
        const auto part = resample(picture.rgb, {61, 97}, {40, 130}, interpolation, {17, 9, 50, 20});
        for (int y = 0; y < 20; ++y)
            for (int i = 0; i < 150; ++i)
                QCOMPARE(part[std::size_t(y * 150 + i)], whole[std::size_t((y + 9) * 390 + 51 + i)]);
        QCOMPARE(resample(picture.rgb, {61, 97}, {61, 97}, interpolation, {0, 0, 97, 61}), picture.rgb);
    }
}

void PreprocessTest::takesExtremePictures_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("one pixel") << 1 << 1;
    QTest::newRow("two by three") << 2 << 3;
    QTest::newRow("a line across") << 20000 << 1;
    QTest::newRow("a line down") << 1 << 20000;
    QTest::newRow("smaller than the crop") << 5 << 4;
}

void PreprocessTest::takesExtremePictures()
{
    QFETCH(int, width);
    QFETCH(int, height);
    using Resize = Preprocessing::Resize;
    const ViTShape shape = shapeOf({224, 224}, 16);
    const Picture picture = drawn(width, height, [](int, int, int) { return 200; });
    for (const auto& preprocessing : {resizing(Resize::Shortest, {256, 256}, Size{224, 224}),
             resizing(Resize::Exact, {224, 224}, std::nullopt),
             resizing(Resize::Cover, {230, 240}, Size{224, 224}),
             resizing(Resize::Shortest, {256, 256}, std::nullopt)}) {
        Framing framing;
        const auto input = preprocess(picture, preprocessing, shape, framing);
        QCOMPARE(input.size(), std::size_t(3 * 224 * 224));
        for (float value : input)
            QVERIFY(std::abs(value - (200 / 255.0f - 0.5f) / 0.5f) < 1e-6f);
        QVERIFY(framing.seen().area() > 0);
    }
    const auto padded = inputPixels(picture, resizing(Resize::Shortest, {100, 100}, Size{224, 224}), shape);
    QCOMPARE(padded.front(), std::uint8_t(0));
    QCOMPARE(padded[(112 * 224 + 112) * 3], std::uint8_t(200));
}

void PreprocessTest::refusesContradictions()
{
    using Resize = Preprocessing::Resize;
    const ViTShape shape = shapeOf({224, 224}, 16);
    const auto codeOf = [&](const Preprocessing& preprocessing, int width, int height) {
        try {
            framePicture(preprocessing, shape, width, height);
        } catch (const Error& error) {
            return error.code;
        }
        return std::string();
    };
    QCOMPARE(codeOf(resizing(Resize::Exact, {256, 256}, std::nullopt), 9, 9), std::string("VTS-I4"));
    QCOMPARE(codeOf(resizing(Resize::Shortest, {256, 256}, Size{192, 224}), 9, 9), std::string("VTS-I4"));
    QCOMPARE(
        codeOf(resizing(Resize::Shortest, {4096, 4096}, Size{224, 224}), 1, 65500), std::string("VTS-I5"));
    QCOMPARE(codeOf(resizing(Resize::Shortest, {256, 256}, Size{224, 224}), 1, 65500), std::string());
}

void PreprocessTest::scalesToOtherInputSizes()
{
    using Resize = Preprocessing::Resize;
    const auto squashed = scaledTo(resizing(Resize::Exact, {224, 224}, std::nullopt), {224, 224}, {384, 512});
    QVERIFY(squashed.resize == (Size{384, 512}));
    QVERIFY(!squashed.crop);
    const auto cropped
        = scaledTo(resizing(Resize::Shortest, {256, 256}, Size{224, 224}), {224, 224}, {448, 448});
    QVERIFY(cropped.resize == (Size{512, 512}));
    QVERIFY(*cropped.crop == (Size{448, 448}));
}

QTEST_GUILESS_MAIN(PreprocessTest)
#include "preprocess_test.moc"
