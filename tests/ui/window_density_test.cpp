// SPDX-License-Identifier: MIT
// Screens of 1, 1.5 and 2 device pixels in a logical one: this program runs once at each (QT_SCALE_FACTOR).
#include "core/figure/exporters.h"
#include "tests/support/window_bench.h"
#include "ui/head_tiles.h"
#include "ui/icons.h"
#include "ui/overview_grid.h"
#include "ui/shown_figure.h"

#include <QDockWidget>
#include <QLabel>
#include <QMouseEvent>
#include <QProcess>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QToolButton>

#include <cmath>

using namespace vitscope;

namespace {

double wantedRatio()
{
    const double said = qEnvironmentVariable("QT_SCALE_FACTOR").toDouble();
    return said > 0 ? said : 1;
}

/// No two neighbours alike.
QImage speckled(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, qRgb(37 * x % 256, 91 * y % 256, (53 * x + 29 * y) % 256));
    return image;
}

/// Device pixels as numbers, whatever the image says of its density.
QImage pixelsOf(QWidget& widget)
{
    QImage image = widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
    image.setDevicePixelRatio(1);
    return image;
}

} // namespace

class WindowDensityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }

    void theScreenIsAsDenseAsWanted() { QCOMPARE(qApp->devicePixelRatio(), wantedRatio()); }

    void hundredPerCentIsPixelForPixel()
    {
        const QImage picture = speckled(61, 47);
        ImageCanvas canvas;
        canvas.setPyramid(Pyramid(picture));
        canvas.resize(201, 163); // odd: half pixels at the edges
        canvas.show();
        QVERIFY(QTest::qWaitForWindowExposed(&canvas));
        canvas.zoomToPixels();
        QCOMPARE(canvas.zoom(), 1.0);
        const auto compare = [&] {
            const QImage shown = pixelsOf(canvas);
            const QPointF corner = canvas.toWidget({0, 0}) * canvas.devicePixelRatioF();
            QVERIFY(std::abs(corner.x() - std::round(corner.x())) < 1e-6);
            QVERIFY(std::abs(corner.y() - std::round(corner.y())) < 1e-6);
            QCOMPARE(shown.copy(QRect(corner.toPoint(), picture.size())), picture);
        };
        compare();
        QTest::keyClick(&canvas, Qt::Key_Right, Qt::ControlModifier); // elsewhere, still on whole pixels
        compare();
    }

    void cellsOfTheMapLieOnTheirPatches()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        bench.session().edit("plain", [](ViewState& state) { state.display.opacity = 1; });
        bench.canvas().clearFocus();
        const Framing& framing = bench.run()->framing();
        const double ratio = bench.canvas().devicePixelRatioF();
        for (const double zoom : {0.0, 1.3}) { // fitted, and larger
            zoom == 0 ? bench.canvas().fit() : bench.canvas().zoomIn();
            const QImage shown = pixelsOf(bench.canvas());
            const Scale scale = *bench.session().scale();
            int compared = 0;
            for (int y = 0; y < shown.height(); ++y)
                for (int x = 0; x < shown.width(); ++x) {
                    const QPointF point = bench.canvas().toPicture(QPointF(x + 0.5, y + 0.5) / ratio);
                    const auto patch = framing.patchAt(point.x(), point.y());
                    if (!patch || point.x() < 1 || point.y() < 1 || point.x() > framing.pictureWidth - 1
                        || point.y() > framing.pictureHeight - 1)
                        continue;
                    const double device = bench.canvas().zoom(); // per picture pixel
                    const Box cell = framing.cell(*patch);
                    const double edge = std::min({point.x() - cell.left, cell.right - point.x(),
                                            point.y() - cell.top, cell.bottom - point.y()})
                        * device;
                    if (edge < 0.51)
                        continue; // cut by the edge
                    ++compared;
                    const QRgb wanted = scale.color(bench.session().map()->at(patch->row, patch->column));
                    if (shown.pixel(x, y) != wanted)
                        QFAIL(qPrintable(QStringLiteral("device pixel %1, %2 of patch %3, %4 at zoom %5")
                                             .arg(x)
                                             .arg(y)
                                             .arg(patch->row)
                                             .arg(patch->column)
                                             .arg(device)));
                }
            QVERIFY(compared > 50000);
        }
    }

    void pointingFindsEveryPatch()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        const Framing& framing = bench.run()->framing();
        for (const bool zoomed : {false, true}) {
            if (zoomed)
                bench.canvas().zoomOut();
            for (int row = 0; row < 5; ++row)
                for (int column = 0; column < 6; ++column) {
                    const Box cell = framing.cell({row, column});
                    const QPoint near
                        = bench.canvas().toWidget({cell.left + 2, cell.top + 2}).toPoint() + QPoint(1, 1);
                    for (const QPoint point : {bench.patch(row, column), near}) {
                        QMouseEvent move(QEvent::MouseMove, point, bench.canvas().mapToGlobal(point),
                            Qt::NoButton, Qt::NoButton, Qt::NoModifier);
                        QApplication::sendEvent(&bench.canvas(), &move);
                        const QPointF place = bench.canvas().toPicture(point);
                        if (place.x() < 0 || place.y() < 0 || place.x() >= framing.pictureWidth
                            || place.y() >= framing.pictureHeight)
                            continue; // cut off by the model's crop
                        const int found = bench.session().hover().value_or(-1);
                        QVERIFY2(found == 1 + 6 * row + column,
                            qPrintable(QStringLiteral("%1 at row %2, column %3, picture point %4, %5")
                                           .arg(found)
                                           .arg(row)
                                           .arg(column)
                                           .arg(place.x())
                                           .arg(place.y())));
                    }
                }
        }
    }

    void linesOfTheGridAreSharp()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        bench.canvas().clearFocus();
        const QImage plain = pixelsOf(bench.canvas());
        bench.key(Qt::Key_G);
        const QImage lined = pixelsOf(bench.canvas());
        const double ratio = bench.canvas().devicePixelRatioF();
        const int y = int(bench.patch(2, 3).y() * ratio) + 3;
        int runs = 0, longest = 0, run = 0;
        for (int x = 0; x < plain.width(); ++x) {
            run = plain.pixel(x, y) != lined.pixel(x, y) ? run + 1 : 0;
            runs += run == 1;
            longest = std::max(longest, run);
        }
        QVERIFY(runs >= 5); // six columns of patches
        QVERIFY2(longest <= 2 + int(std::ceil(ratio - 1)), qPrintable(QString::number(longest)));
    }

    void iconsArePaintedForTheScreen()
    {
        const double ratio = wantedRatio();
        for (const char* name : {"fit", "open-model", "undo", "heat"}) {
            const QPixmap pixmap = icon(name).pixmap(QSize(20, 20), ratio);
            QCOMPARE(pixmap.size(), (QSizeF(20, 20) * ratio).toSize());
            QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray color = QApplication::palette().color(QPalette::ButtonText).name().toLatin1();
            QSvgRenderer renderer(file.readAll().replace("currentColor", color));
            QImage wanted(pixmap.size(), QImage::Format_ARGB32_Premultiplied);
            wanted.fill(Qt::transparent);
            QPainter painter(&wanted);
            renderer.render(&painter, QRectF(QPointF(), pixmap.size()));
            painter.end();
            QImage got = pixmap.toImage().convertToFormat(QImage::Format_ARGB32_Premultiplied);
            got.setDevicePixelRatio(1);
            QCOMPARE(got, wanted);
        }
    }

    void thumbnailsHaveOnlyTheirOwnColours()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        QTRY_VERIFY(bench.session().overview());
        auto& grid = *bench.window->view("overview")->findChild<OverviewGrid*>();
        const AttentionOverview& all = *bench.session().overview();
        const double ratio = grid.devicePixelRatioF();
        const QImage shown = pixelsOf(grid);
        for (int layer = 0; layer < 2; ++layer) // the last one has a frame
            for (int head = 0; head < 4; ++head) {
                const auto map = all.map(layer, head);
                const Scale scale{&colormapOf({}, false), all.range(layer, head), 1, false, false, {}};
                QSet<QRgb> colors;
                for (const float value : map)
                    colors += scale.color(value);
                const QRectF slot = grid.slotRect(4 * layer + head);
                const QRect inside
                    = QRectF(slot.topLeft() * ratio, slot.size() * ratio).toRect().adjusted(2, 2, -2, -2);
                for (int y = inside.top(); y <= inside.bottom(); ++y)
                    for (int x = inside.left(); x <= inside.right(); ++x)
                        QVERIFY(colors.contains(shown.pixel(x, y)));
            }
    }

    void tilesArePixelForPixel()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        bench.window->dock("heads")->show();
        bench.window->dock("heads")->raise();
        auto& tiles = *bench.window->view("heads")->findChild<HeadTiles*>();
        QTRY_COMPARE(int(tiles.maps().size()), 4);
        bench.key(Qt::Key_H); // the picture alone
        QVERIFY(!bench.session().state().display.showHeat);
        const double ratio = tiles.devicePixelRatioF();
        const QRect tile = tiles.tileRect(1);
        const QRect pixels = QRectF(QPointF(tile.topLeft()) * ratio, QSizeF(tile.size()) * ratio).toRect();
        const Pyramid& pyramid = bench.session().content().pyramid;
        const Box whole{0, 0, double(pyramid.size().width()), double(pyramid.size().height())};
        const QImage wanted = pyramid.layer(whole, pixels.size()).convertToFormat(QImage::Format_RGB32);
        QTRY_COMPARE(pixelsOf(tiles).copy(pixels.adjusted(2, 2, -2, -2)),
            wanted.copy(wanted.rect().adjusted(2, 2, -2, -2)));
    }

    void theWindowFitsASmallScreen()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        bench.window->resize(1024, 640);
        QTRY_COMPARE(bench.window->size(), QSize(1024, 640));
        QVERIFY(bench.settled());
        QVERIFY2(bench.canvas().width() >= 240 && bench.canvas().height() >= 200,
            qPrintable(QStringLiteral("%1 x %2").arg(bench.canvas().width()).arg(bench.canvas().height())));
        for (const QWidget* widget : bench.window->findChildren<QWidget*>()) {
            const auto* dock = qobject_cast<const QDockWidget*>(widget);
            const auto* label = qobject_cast<const QLabel*>(widget);
            if (!widget->isVisible() || widget->window() != bench.window.get() || (!dock && !label))
                continue;
            const QRect place(widget->mapTo(bench.window.get(), QPoint()), widget->size());
            if (dock && place.right() > 0) // not behind another one
                QVERIFY2(bench.window->rect().contains(place), qPrintable(dock->objectName()));
        }
    }

    /// Called by the next one, in a process of its own.
    void writesItsFigure()
    {
        const QString path = qEnvironmentVariable("VITSCOPE_TEST_FIGURE");
        if (path.isEmpty())
            QSKIP("for other processes");
        Bench bench;
        QVERIFY(bench.openDemo());
        QVERIFY(bench.settled());
        const auto inputs = figureInputs(bench.session());
        QVERIFY(inputs);
        for (const char* format : {"png", "svg", "pdf"}) {
            QFile file(path + "." + format);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(encodeFigure(*inputs, exporterFor(std::string(".") + format)).bytes);
        }
    }

    void figuresAreTheSameOnEveryScreen()
    {
        QTemporaryDir folder;
        const auto figure = [&](const char* factor) {
            QProcess process;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert("QT_SCALE_FACTOR", factor);
            environment.insert("VITSCOPE_TEST_FIGURE", folder.filePath(factor));
            environment.insert("SOURCE_DATE_EPOCH", "0");
            process.setProcessEnvironment(environment);
            process.start(QCoreApplication::applicationFilePath(), {"writesItsFigure"});
            return process.waitForFinished(60000) && process.exitCode() == 0;
        };
        for (const char* factor : {"1", "1.5", "2"})
            QVERIFY(figure(factor));
        const auto bytes = [&](const QString& name) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        for (const char* format : {".png", ".svg", ".pdf"}) {
            QVERIFY(bytes(QString("1") + format).size() > 1000);
            QCOMPARE(bytes(QString("1.5") + format), bytes(QString("1") + format));
            QCOMPARE(bytes(QString("2") + format), bytes(QString("1") + format));
        }
    }
};

QTEST_MAIN(WindowDensityTest)
#include "window_density_test.moc"
