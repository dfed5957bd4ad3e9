// SPDX-License-Identifier: MIT
#include "app/demo/pictures.h"
#include "core/analysis/methods.h"
#include "core/model/load_vit.h"
#include "core/model/vit_run.h"
#include "tests/support/picture_of.h"

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace vitscope;

namespace {

constexpr int heldOutPictures = 200;

/// The share of the map inside the objects' boxes, and their share of the picture.
std::pair<double, double> insideBoxes(
    const Heatmap& map, const Framing& framing, const std::vector<DemoObject>& objects)
{
    double mass = 0, area = 0;
    for (int row = 0; row < map.rows; ++row) {
        for (int column = 0; column < map.columns; ++column) {
            const Box cell = framing.cell({row, column});
            double covered = 0; // the boxes of one picture hardly overlap
            for (const DemoObject& object : objects) {
                const QRectF& box = object.box;
                covered += cell.intersected({box.left(), box.top(), box.right(), box.bottom()}).area();
            }
            const double share = std::min(1.0, covered / cell.area());
            mass += share * map.at(row, column);
            area += share / (map.rows * map.columns);
        }
    }
    return {mass, area};
}

bool shows(const DemoPicture& picture, int classIndex)
{
    return std::any_of(picture.objects.begin(), picture.objects.end(),
        [&](const DemoObject& object) { return object.classIndex == classIndex; });
}

} // namespace

class DemoModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        model = loadViT(VITSCOPE_RESOURCES "/demo", {});
    }

    void isUnderstoodWithoutGuessing()
    {
        const ModelReport& report = model->report();
        QVERIFY(report.unused.empty());
        QCOMPARE(report.classNames.size(), demoClasses().size());
        for (std::size_t index = 0; index < demoClasses().size(); ++index)
            QCOMPARE(report.classNames[index], std::string(demoClasses()[index].name));
        for (const Assumption& assumption : report.assumptions)
            QVERIFY2(assumption.source != Source::Guess, assumption.name.c_str());
        QVERIFY(report.shape.layers >= 6 && report.shape.heads >= 4);
        qint64 bytes = 0;
        for (const QFileInfo& file : QDir(VITSCOPE_RESOURCES "/demo").entryInfoList(QDir::Files))
            bytes += file.size();
        QVERIFY2(bytes <= 8'000'000, qPrintable(QString::number(bytes)));
    }

    /// On pictures that training never drew: what it says is right, and the rollout of its attention lies on
    /// the objects at least twice as densely as chance would have it.
    void namesAndLooksAtWhatThePictureShows()
    {
        int right = 0, pairs = 0, bothRight = 0;
        double ratios = 0;
        for (std::uint64_t index = 0; index < heldOutPictures; ++index) {
            const DemoPicture picture = drawDemoPicture(heldOutSeeds + index, QSize(224, 224));
            const auto run = runViT(model, pictureOf(picture.image), {}, {}, {});
            const auto predictions = run->predictions();
            right += shows(picture, predictions[0].index);
            pairs += picture.objects.size() == 2;
            bothRight += picture.objects.size() == 2 && shows(picture, predictions[0].index)
                && shows(picture, predictions[1].index);
            const auto rollout = std::get<Heatmap>(analyse(*run, "rollout", {}, {}));
            const auto [mass, area] = insideBoxes(rollout, run->framing(), picture.objects);
            ratios += mass / area;
        }
        const double ratio = ratios / heldOutPictures;
        qInfo("%d of %d right, both of %d in %d, rollout ratio %.2f", right, heldOutPictures, bothRight,
            pairs, ratio);
        QVERIFY(right >= heldOutPictures * 9 / 10);
        QVERIFY(bothRight >= pairs * 8 / 10);
        QVERIFY(ratio >= 2);
    }

    void namesTheSamplePictures_data()
    {
        QTest::addColumn<QString>("path");
        for (const QFileInfo& file : QDir(VITSCOPE_RESOURCES "/samples").entryInfoList(QDir::Files))
            QTest::newRow(qPrintable(file.fileName())) << file.filePath();
    }

    /// They are named after what they show: "doughnut-and-coffee" may be a "cup of coffee" first.
    void namesTheSamplePictures()
    {
        QFETCH(QString, path);
        const QImage image(path);
        QVERIFY(!image.isNull());
        const auto run = runViT(model, pictureOf(image, path.toStdString()), {}, {}, {});
        const QString file = QFileInfo(path).completeBaseName();
        const int objects = file.contains("-and-") ? 2 : 1;
        for (int place = 0; place < objects; ++place) {
            const QString name = QString::fromStdString(run->predictions()[std::size_t(place)].name);
            const QStringList words = name.split(QRegularExpression("[ -]"));
            QVERIFY2(std::any_of(words.begin(), words.end(),
                         [&](const QString& word) { return word.size() > 3 && file.contains(word); }),
                qPrintable(name));
        }
    }

private:
    std::shared_ptr<const ViTModel> model;
};

QTEST_GUILESS_MAIN(DemoModelTest)
#include "demo_model_test.moc"
