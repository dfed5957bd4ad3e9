// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/figure/chart.h"
#include "core/figure/finding_numbers.h"
#include "core/figure/fonts.h"
#include "core/figure/overlay.h"
#include "core/figure/series.h"
#include "tests/support/chart_inputs.h"

#include <QPainter>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
#include <set>

using namespace vitscope;

namespace {

/// A chart on white paper, one device pixel a point.
struct Painted
{
    Finding finding;
    std::unique_ptr<Chart> chart;
    QImage page;

    explicit Painted(Finding made, QSize size = {400, 300})
        : finding(std::move(made))
    {
        ChartStyle style;
        style.font = figureFont(7);
        chart = makeChart(finding, findingScale({}, finding), style);
        chart->layOut(QRectF(QPointF(), size));
        page = QImage(size, QImage::Format_RGB32);
        page.fill(Qt::white);
        QPainter painter(&page);
        painter.setRenderHint(QPainter::Antialiasing);
        chart->paint(painter);
    }
    QRgb corner(const ChartPart& part) const // of a cell: no number is printed there
    {
        return page.pixel((chart->boxOf(part).topLeft() + QPointF(1.5, 1.5)).toPoint());
    }
};

QStringList textsOf(const QByteArray& svg)
{
    QStringList texts;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == u"text")
            texts += reader.readElementText().trimmed();
    return texts;
}

int pixelsOf(const QImage& page, QRgb color)
{
    int found = 0;
    for (int y = 0; y < page.height(); ++y)
        for (int x = 0; x < page.width(); ++x)
            found += page.pixel(x, y) == color;
    return found;
}

} // namespace

class ChartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void everyCellHasItsColor()
    {
        const Painted painted(madeMatrix());
        const Scale scale = *findingScale({}, painted.finding);
        QCOMPARE(scale.range, (ValueRange{10, 10 + 8 * 11 + 3 * 5}));
        for (int row = 0; row < 12; ++row)
            for (int column = 0; column < 6; ++column)
                QCOMPARE(painted.corner({row, column}), scale.color(10 + 8 * row + 3 * column));
    }

    void signedMatricesAreSymmetricAboutZero()
    {
        const Painted painted(madeSignedMatrix());
        const Scale scale = *findingScale({}, painted.finding);
        QVERIFY(scale.colormap->diverging);
        QCOMPARE(scale.range, (ValueRange{-5, 5}));
        QCOMPARE(painted.corner({3, 3}), scale.color(0));
        const QRectF cell = painted.chart->boxOf({2, 4});
        QCOMPARE(cell.width(), cell.height()); // the same layers along both sides
    }

    void valuesArePrintedWhereTheyFit()
    {
        const QStringList texts = textsOf(encoded("svg", makeFigure(inputsOf(madeMatrix()))));
        for (const char* text : {"113", "layer", "head", "11", "pixels", "range of all values"})
            QVERIFY2(texts.contains(text), text);
        QCOMPARE(texts.count("97"), 1); // 10 + 8 * 9 + 3 * 5
        const QStringList crowded = textsOf(encoded("svg", makeFigure(inputsOf(madeMatrix(24, 150)))));
        QVERIFY(!crowded.contains("97"));
        QVERIFY(crowded.contains("140") && !crowded.contains("141")); // labels do not touch
        Matrix fine = madeSignedMatrix(3);
        fine.values[1] = -1.5f;
        QVERIFY(textsOf(encoded("svg", makeFigure(inputsOf(fine)))).contains("−1.50"));
    }

    void pointingAtACellNamesIt()
    {
        const Painted painted(madeMatrix());
        const ChartPart part{3, 5};
        QCOMPARE(painted.chart->partAt(painted.chart->boxOf(part).center()), std::optional(part));
        QCOMPARE(painted.chart->readOut(part), std::string("layer 3, head 5: 49 pixels"));
        QVERIFY(!painted.chart->partAt({1, 1}));
        QCOMPARE(painted.chart->moved(std::nullopt, 1, 0), std::optional(ChartPart{}));
        QCOMPARE(painted.chart->moved(part, 1, 1), std::optional(ChartPart{4, 5})); // the last column
    }

    void intervalsAreToldPrintedAndWritten()
    {
        Matrix matrix = madeMatrix(2, 2);
        for (const float value : matrix.values) {
            matrix.low.push_back(value - 2);
            matrix.high.push_back(value + 3);
        }
        const Painted painted(matrix);
        QCOMPARE(painted.chart->readOut({1, 1}), std::string("layer 1, head 1: 21 pixels (19 to 24)"));
        QVERIFY(textsOf(encoded("svg", makeFigure(inputsOf(matrix)))).contains("±2.5"));
        QCOMPARE(tableText(matrix, ','),
            std::string(
                "layer,head,pixels,low,high\n0,0,10,8,13\n0,1,13,11,16\n1,0,18,16,21\n1,1,21,19,24\n"));
        const auto arrays = numberArrays(matrix);
        QCOMPARE(arrays.size(), 3u);
        QVERIFY(arrays[1].name == "low" && arrays[2].name == "high");
        QCOMPARE(arrays[2].values, matrix.high);
    }

    void scatteredPointsHaveBars()
    {
        Curves points = madePoints(1, 3);
        const auto inkAbove = [](const Curves& curves) {
            const Painted painted(curves);
            const QRectF box = painted.chart->boxOf({0, 1});
            int ink = 0;
            for (int y = int(box.top()) - 12; y < int(box.top()) - 2; ++y)
                ink += painted.page.pixelColor(int(box.center().x()), y).saturation() > 60;
            return ink;
        };
        points.low = 0;
        points.high = 60;
        QCOMPARE(inkAbove(points), 0);
        for (const float y : points.lines[0].y) {
            points.lines[0].low.push_back(y - 10);
            points.lines[0].high.push_back(y + 10);
        }
        QVERIFY(inkAbove(points) >= 8);
    }

    void chartsStayInsideTheirRoom_data()
    {
        QTest::addColumn<QSize>("size");
        for (const QSize size : {QSize(400, 300), QSize(900, 200), QSize(200, 700)})
            QTest::addRow("%d x %d", size.width(), size.height()) << size;
    }

    void chartsStayInsideTheirRoom()
    {
        QFETCH(QSize, size);
        for (const Finding& finding :
            {Finding(madeMatrix()), Finding(madeMatrix(3, 2)), Finding(madeCurves()), Finding(madePoints(12)),
                Finding(madeGallery()), Finding(madeGallery(3, 3, 16))}) {
            const Painted painted(finding, size);
            const QRectF room(QPointF(), size);
            QVERIFY(room.contains(painted.chart->body()));
            QVERIFY(painted.chart->body().width() > size.width() / 8);
            QVERIFY(painted.chart->body().height() > std::min(size.width(), size.height()) / 8);
        }
    }

    void curvesHaveGapsBandsAndColors()
    {
        const Painted painted(madeCurves());
        // The gap: nothing of any line's colour around its place.
        const QPointF before = painted.chart->boxOf({0, 1}).center(),
                      after = painted.chart->boxOf({0, 3}).center();
        const QPointF middle = (before + after) / 2;
        QCOMPARE(painted.page.pixel(middle.toPoint()), qRgb(255, 255, 255));
        const QPointF between
            = (painted.chart->boxOf({0, 6}).center() + painted.chart->boxOf({0, 7}).center()) / 2;
        const QColor onLine = painted.page.pixelColor(between.toPoint());
        QVERIFY2(onLine.blue() - onLine.red() > 80, qPrintable(onLine.name()));
        const QColor inBand = painted.page.pixelColor((between - QPointF(0, 6)).toPoint());
        QVERIFY2(inBand.blue() - inBand.red() > 20 && inBand.red() > 180, qPrintable(inBand.name()));
        QVERIFY(!painted.chart->partAt(middle));
        QCOMPARE(painted.chart->partAt(after + QPointF(2, 1)), std::optional(ChartPart{0, 3}));
        QCOMPARE(
            painted.chart->readOut({0, 3}), std::string("class 0, layer 3: 0.3 probability (0.22 to 0.38)"));
        QCOMPARE(painted.chart->moved(ChartPart{0, 1}, 0, 1), std::optional(ChartPart{0, 3})); // over the gap
        QCOMPARE(painted.chart->moved(ChartPart{0, 3}, 1, 0), std::optional(ChartPart{1, 3}));
    }

    void curvesKeepTheirStatedRange()
    {
        const Painted painted(madeCurves());
        const double bottom = painted.chart->body().bottom(), top = painted.chart->body().top();
        const double y = painted.chart->boxOf({0, 0}).center().y(); // 0.1 of 0 to 1
        QVERIFY(std::abs((bottom - y) / (bottom - top) - 0.1) < 1e-6);
        const QStringList texts = textsOf(encoded("svg", makeFigure(inputsOf(madeCurves()))));
        for (const char* text : {"0.0", "0.5", "1.0", "11", "layer", "probability", "class 2"})
            QVERIFY2(texts.contains(text), text);
    }

    void manyLinesCanBeToldApart()
    {
        ChartStyle style;
        std::set<std::pair<QRgb, QList<qreal>>> looks;
        for (int i = 0; i < 21; ++i)
            looks.insert({seriesColor(i).rgb(), seriesPen(i, style).dashPattern()});
        QCOMPARE(looks.size(), std::size_t(21));
        // As a person without the red-sensitive cones sees them (Vienot, Brettel and Mollon 1999), the first
        // seven still differ.
        const auto linear = [](int channel) {
            return std::pow(channel / 255.0, 2.2);
        };
        for (int i = 0; i < 7; ++i)
            for (int j = 0; j < i; ++j) {
                const auto seen = [&](int index) {
                    const QColor color = seriesColor(index);
                    const double red = linear(color.red()), green = linear(color.green()),
                                 blue = linear(color.blue());
                    return std::array{0.1124 * red + 0.8876 * green, 0.004 * red - 0.004 * green + blue};
                };
                const auto a = seen(i), b = seen(j);
                const double away = std::hypot(
                    std::pow(a[0], 1 / 2.2) - std::pow(b[0], 1 / 2.2), std::cbrt(a[1]) - std::cbrt(b[1]));
                QVERIFY2(away > 0.06, qPrintable(QString("%1 and %2: %3").arg(i).arg(j).arg(away)));
            }
    }

    void galleriesShowEveryNumber()
    {
        const Painted painted(madeGallery());
        const Scale scale = *findingScale({}, painted.finding);
        QCOMPARE(scale.range, (ValueRange{0, 1}));
        const QRectF box = painted.chart->boxOf({1, 2}); // tile 7
        for (int y = 0; y < 4; ++y)
            for (int x = 0; x < 4; ++x) {
                const QPointF centre(
                    box.left() + (x + 0.5) * box.width() / 4, box.top() + (y + 0.5) * box.height() / 4);
                QCOMPARE(painted.page.pixel(centre.toPoint()), scale.color(float(7 + y + x) / 40));
                QCOMPARE(painted.chart->partAt(centre), std::optional(ChartPart{1, 2, y, x}));
            }
        QCOMPARE(painted.chart->readOut({1, 2, 3, 1}), std::string("7, row 3, column 1: 0.275 cosine"));
        const Painted colors(madeGallery(3, 3, 2));
        const QRectF tile = colors.chart->boxOf({0, 1});
        QCOMPARE(colors.page.pixel((tile.topLeft() + QPointF(2, 2)).toPoint()), qRgb(6, 249, 6)); // 1/40
        QVERIFY(!findingScale({}, colors.finding));
    }

    void classesLieOverThePictureAndAreNamed()
    {
        const FigureSpec spec = makeFigure(inputsOf(madeClasses(14, 14), {{"alpha", "1"}}));
        QVERIFY(spec.showsLegend() && !spec.showsBar());
        const FigureLayout layout = layOut(spec);
        QVERIFY(layout.bar.isEmpty() && !layout.legend.isEmpty());
        const QImage page = renderFigure(spec);
        QVERIFY(pixelsOf(page, qRgb(51, 102, 230)) > page.width() * page.height() / 5);
        QVERIFY(pixelsOf(page, qRgb(26, 153, 51)) > page.width() * page.height() / 5);
        const QRectF panel = layout.panels.front();
        const QPointF none = panel.center() + QPointF(-0.3 * panel.width(), 0.03 * panel.height());
        const QColor seen = page.pixelColor((none * layout.pixelsPerPoint()).toPoint());
        QVERIFY(seen.rgb() != qRgb(51, 102, 230) && seen.rgb() != qRgb(26, 153, 51)); // the picture itself
        const QStringList texts = textsOf(encoded("svg", spec));
        QVERIFY(texts.contains("sky") && texts.contains("hill"));
        QVERIFY(spec.description.find("Each patch read by") != std::string::npos);
        QVERIFY(spec.record.find("colormap") == std::string::npos);
    }

    void onlyColorsThatRunAreSmoothed()
    {
        QVERIFY(isCategorical(madeClasses(4, 4)));
        QVERIFY(!isCategorical(madeComponents(4, 4)));
        const Framing framing{4, 4, 4, 4, 1, 1, 0, 0, 1, 1, 4, 4};
        const auto painted = [&](const ColorMap& map, bool smooth) {
            QImage layer(40, 40, QImage::Format_ARGB32_Premultiplied);
            layer.fill(Qt::white);
            blendColors(layer, framing.grid(), framing, map, 1, smooth);
            return layer;
        };
        QCOMPARE(painted(madeClasses(4, 4), true), painted(madeClasses(4, 4), false));
        const QImage crisp = painted(madeComponents(4, 4), false),
                     smooth = painted(madeComponents(4, 4), true);
        QCOMPARE(crisp.pixel(0, 0), crisp.pixel(9, 9));
        QCOMPARE(crisp.pixel(0, 0), qRgb(26, 26, 128));
        QVERIFY(smooth.pixel(6, 6) != smooth.pixel(9, 9));
        // half way between the first two patches down and the first two across: a quarter of each
        QCOMPARE(smooth.pixel(9, 5), painted(madeComponents(4, 4), true).pixel(9, 5));
        QVERIFY(std::abs(qGreen(smooth.pixel(10, 5)) - qRound(255 * (0.1 + 0.8 * 0.55 / 4))) <= 2);
    }

    void longLegendsGoBeneath()
    {
        ColorMap map = madeClasses(14, 14);
        for (int i = 0; i < 30; ++i)
            map.legend.push_back({{0.01f * float(i), 0.9f, 0.9f}, "class " + std::to_string(i)});
        const FigureSpec spec = makeFigure(inputsOf(map));
        const FigureLayout layout = layOut(spec);
        QVERIFY(!layout.legendIsBeside);
        QVERIFY(layout.legend.top() > layout.panels.front().bottom());
        QVERIFY(layout.legend.bottom() <= layout.page.height());
        QVERIFY(textsOf(encoded("svg", spec)).contains("class 29"));
    }

    void templatesForMapsRefuseCharts()
    {
        for (const char* pattern : {"pair", "heads", "grid"})
            try {
                makeFigure(inputsOf(madeMatrix(), {{"template", pattern}}));
                QFAIL(pattern);
            } catch (const Error& error) {
                QCOMPARE(error.code, std::string("VTS-U2"));
                QVERIFY(error.happened.find("made yields a table") != std::string::npos);
                QCOMPARE(error.advice, std::string("Choose overlay."));
            }
        QCOMPARE(makeFigure(inputsOf(madeClasses(14, 14), {{"template", "pair"}})).panels.size(), 2u);
    }

    void barStandsBesideTheCells()
    {
        const FigureSpec spec = makeFigure(inputsOf(madeMatrix()));
        const FigureLayout layout = layOut(spec);
        QVERIFY(!layout.bar.isEmpty());
        QVERIFY(layout.bar.left() > layout.chart.right() - 1e-9);
        QVERIFY(layout.bar.bottom() < layout.chart.bottom() - 10); // the axis has its room below
        QVERIFY(layOut(makeFigure(inputsOf(madeCurves()))).bar.isEmpty());
        QVERIFY(layOut(makeFigure(inputsOf(madeMatrix(), {{"colorbar", "off"}}))).bar.isEmpty());
        QVERIFY(std::abs(layout.page.width() - 89 / 25.4 * 72) < 1e-9);
    }
};

QTEST_MAIN(ChartTest)
#include "chart_test.moc"
