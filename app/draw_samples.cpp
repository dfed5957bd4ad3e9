// SPDX-License-Identifier: MIT
//
// Draws the sample pictures kept in resources/samples: composed by hand, four times as fine as shown and
// scaled down. Usage: draw_samples FOLDER
#include "app/demo/brushes.h"
#include "app/demo/pictures.h"

#include <QCoreApplication>
#include <QDir>
#include <QRadialGradient>

#include <algorithm>
#include <cstdio>

namespace vitscope {

namespace {

struct Sample
{
    const char* file;
    QSize size;
    std::uint64_t seed;
    Scene scene;
    int clutter;
    struct Thing
    {
        const char* name;
        QPointF center;
        double size;
        double turnDegrees;
        bool mirrored;
        Shadow shadow;
    };
    std::vector<Thing> things;
};

const std::vector<Sample>& samples()
{
    static const std::vector<Sample> all{
        {"balloon-and-sailing-boat.jpg", {1600, 1200}, 11, Scene::Sea, 0,
            {{"hot-air balloon", {0.35, 0.32}, 0.5, -4, false, Shadow::None},
                {"sailing boat", {0.66, 0.66}, 0.44, 3, false, Shadow::Below}}},
        {"cactus-by-the-wall.jpg", {800, 1067}, 5, Scene::Bricks, 0,
            {{"cactus", {0.5, 0.55}, 0.86, 0, false, Shadow::Behind}}},
        {"doughnut-and-coffee.jpg", {1200, 900}, 4, Scene::Wood, 0,
            {{"doughnut", {0.3, 0.62}, 0.5, 0, false, Shadow::Behind},
                {"cup of coffee", {0.68, 0.45}, 0.6, 0, false, Shadow::Behind}}},
        {"football-in-the-meadow.jpg", {1200, 800}, 3, Scene::Meadow, 0,
            {{"football", {0.56, 0.62}, 0.56, 0, false, Shadow::Below}}},
        {"fried-egg.jpg", {1000, 1000}, 3, Scene::Gingham, 0,
            {{"fried egg", {0.5, 0.52}, 0.72, 0, false, Shadow::Behind}}},
        {"goldfish.jpg", {1100, 825}, 2, Scene::Water, 0,
            {{"goldfish", {0.5, 0.5}, 0.74, -8, false, Shadow::None}}},
        {"ladybird-on-a-leaf.jpg", {1000, 1000}, 6, Scene::Leaf, 0,
            {{"ladybird", {0.48, 0.5}, 0.56, 32, false, Shadow::Behind}}},
        {"penguin-and-toadstool.jpg", {1000, 900}, 9, Scene::Meadow, 0,
            {{"penguin", {0.32, 0.56}, 0.6, 0, false, Shadow::Below},
                {"toadstool", {0.72, 0.68}, 0.44, 4, false, Shadow::Below}}},
        {"rubber-duck.jpg", {900, 900}, 103, Scene::Studio, 0,
            {{"rubber duck", {0.5, 0.55}, 0.64, 0, false, Shadow::Below}}},
        {"strawberry.jpg", {900, 1100}, 108, Scene::Gingham, 0,
            {{"strawberry", {0.5, 0.5}, 0.66, 14, false, Shadow::Behind}}},
        {"sunflower.jpg", {1000, 1000}, 13, Scene::Sky, 0,
            {{"sunflower", {0.5, 0.5}, 0.76, 0, false, Shadow::None}}},
        {"watermelon-on-the-beach.jpg", {1200, 800}, 123, Scene::Sand, 5,
            {{"watermelon slice", {0.52, 0.55}, 0.72, -10, false, Shadow::Behind}}},
    };
    return all;
}

int classNamed(const char* name)
{
    const auto classes = demoClasses();
    const auto found = std::find_if(classes.begin(), classes.end(),
        [&](const DemoClass& kind) { return QLatin1String(kind.name) == QLatin1String(name); });
    return static_cast<int>(found - classes.begin());
}

// Darker towards the corners, as through a lens.
void shadeCorners(QImage& image)
{
    QPainter painter(&image);
    const QPointF center(image.width() / 2.0, image.height() / 2.0);
    QRadialGradient shade(center, std::hypot(center.x(), center.y()));
    shade.setColorAt(0.55, QColor(0, 0, 0, 0));
    shade.setColorAt(1, QColor(0, 0, 0, 90));
    painter.fillRect(image.rect(), shade);
}

QImage drawSample(const Sample& sample)
{
    DemoPictureOptions options;
    options.scene = sample.scene;
    options.clutter = sample.clutter;
    options.detail = 2.6;
    options.weathered = false;
    for (const Sample::Thing& thing : sample.things)
        options.placements.push_back({classNamed(thing.name), thing.center, thing.size, thing.turnDegrees,
            thing.mirrored, thing.shadow});
    QImage image = drawDemoPicture(sample.seed, sample.size * 2, options).image;
    shadeCorners(image);
    return image.scaled(sample.size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

} // namespace

} // namespace vitscope

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QDir folder(argc > 1 ? argv[1] : ".");
    for (const auto& sample : vitscope::samples()) {
        if (!vitscope::drawSample(sample).save(folder.filePath(sample.file), "JPG", 90)) {
            std::fprintf(stderr, "cannot write %s\n", sample.file);
            return 1;
        }
    }
    return 0;
}
