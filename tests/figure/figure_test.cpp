// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/figure/figure.h"
#include "core/figure/fonts.h"
#include "core/figure/ticks.h"
#include "tests/support/figure_inputs.h"

#include <QFontInfo>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace vitscope;

namespace {

FakeRunOptions squashed(int heads = 6)
{
    FakeRunOptions options;
    options.crop = false;
    options.heads = heads;
    return options;
}

QRectF pageOf(const FigureLayout& layout)
{
    return {QPointF(), layout.page};
}

/// A map alone: no picture, no bar, opacity 1.
FigureSpec mapAlone(int rows, int columns)
{
    FigurePanel panel;
    panel.framing = {columns * 16, rows * 16, columns * 16, rows * 16, 1, 1, 0, 0, 16, 16, rows, columns};
    Heatmap map{rows, columns, {}, {}, "map", "unit", false};
    for (int i = 0; i < rows * columns; ++i)
        map.values.push_back(float((i * 37) % 101));
    panel.map = map;
    FigureSpec spec;
    spec.scale = scaleOf({}, map);
    spec.display.showColorBar = false;
    spec.panels = {panel};
    return spec;
}

} // namespace

class FigureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void widthIsExact_data()
    {
        QTest::addColumn<double>("millimetres");
        QTest::addColumn<int>("dpi");
        QTest::addColumn<QString>("pattern");
        for (const auto& [millimetres, dpi] :
            {std::pair{89.0, 300}, {183.0, 300}, {88.9, 600}, {121.92, 72}, {20.0, 1200}})
            for (const Template* pattern : templates())
                QTest::addRow("%s %g mm at %d", pattern->id.data(), millimetres, dpi)
                    << millimetres << dpi << QString(pattern->id.data());
    }

    void widthIsExact()
    {
        QFETCH(double, millimetres);
        QFETCH(int, dpi);
        QFETCH(QString, pattern);
        FigureInputs inputs = figureInputs({{"query", "5,5"}, {"caption", ""}, {"grid", ""}});
        inputs.recipe.figure.widthMillimetres = millimetres;
        inputs.recipe.figure.dpi = dpi;
        inputs.recipe.figure.pattern = pattern.toStdString();
        const FigureSpec spec = makeFigure(inputs);
        const FigureLayout layout = layOut(spec);
        QVERIFY(std::abs(layout.page.width() - millimetres / 25.4 * 72) < 1e-9);
        QCOMPARE(layout.pixels.width(), int(std::lround(millimetres / 25.4 * dpi)));
        QVERIFY(
            !spec.showsBar() || pageOf(layout).adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(layout.barArea));
        for (const QRectF& panel : layout.panels) {
            QVERIFY(pageOf(layout).contains(panel));
            QVERIFY(!panel.intersects(layout.barArea));
            QVERIFY(!panel.intersects(layout.rowHeaderArea) && !panel.intersects(layout.caption));
            for (const double edge : {panel.left(), panel.top(), panel.right(), panel.bottom()})
                QVERIFY(std::abs(edge * layout.pixelsPerPoint() - std::round(edge * layout.pixelsPerPoint()))
                    < 1e-6);
        }
    }

    void nothingIsPaintedBeyondThePage()
    {
        for (const Template* row : templates()) {
            const char* pattern = row->id.data();
            FigureInputs inputs = figureInputs(
                {{"range", "0.001,0.01"}, {"caption", ""}, {"template", pattern}, {"dpi", "150"}});
            const FigureSpec spec = makeFigure(inputs);
            const FigureLayout layout = layOut(spec);
            QImage canvas(layout.pixels + QSize(80, 80), QImage::Format_RGB32);
            canvas.fill(Qt::white);
            QPainter painter(&canvas);
            painter.translate(40, 40);
            painter.scale(layout.pixelsPerPoint(), layout.pixelsPerPoint());
            paintFigure(painter, spec, layout, Medium::Pixels);
            painter.end();
            const QRect page(QPoint(40, 40), layout.pixels);
            for (int y = 0; y < canvas.height(); ++y)
                for (int x = 0; x < canvas.width(); ++x)
                    if (!page.contains(x, y))
                        QVERIFY2(canvas.pixel(x, y) == qRgb(255, 255, 255), pattern);
        }
    }

    void patchCellsKeepTheirExactColours()
    {
        const FigureSpec spec = mapAlone(14, 14);
        const QImage page = renderFigure(spec);
        const FigureLayout layout = layOut(spec);
        const QRectF panel = layout.panels.front();
        for (int row = 0; row < 14; ++row)
            for (int column = 0; column < 14; ++column) {
                const double x
                    = (panel.left() + (column + 0.5) / 14 * panel.width()) * layout.pixelsPerPoint();
                const double y = (panel.top() + (row + 0.5) / 14 * panel.height()) * layout.pixelsPerPoint();
                QCOMPARE(page.pixel(int(x), int(y)), spec.scale.color(spec.panels[0].map->at(row, column)));
            }
    }

    void embeddedFontIsUsed()
    {
        const QFont font = figureFont(7);
        QCOMPARE(font.pixelSize(), 7);
        // Not exactMatch(): Qt 6.4 crashes in it where a later family of the list is not installed.
        QCOMPARE(QFontInfo(font).family(), "Liberation Sans");
        QCOMPARE(font.families().at(1), "Noto Sans CJK SC"); // else the system takes the Japanese forms
        // 1139/2048 em a digit: the same advance on every machine.
        QVERIFY(std::abs(textWidth("0000000000", figureFont(20)) - 10 * 20 * 1139 / 2048.0) < 0.5);
        for (const QChar c : QString::fromUtf8("×−⁻⁰¹²³⁴⁵⁶⁷⁸⁹±·"))
            QVERIFY2(QFontMetricsF(font).inFont(c), qPrintable(QString(c)));
    }

    void tallAndWidePicturesFit_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("one pixel") << 1 << 1;
        QTest::newRow("a very wide strip") << 4000 << 3;
        QTest::newRow("a very tall strip") << 3 << 4000;
    }

    void tallAndWidePicturesFit()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        FakeRunOptions options = squashed();
        options.pictureWidth = width;
        options.pictureHeight = height;
        for (const Template* pattern : templates()) {
            const FigureSpec spec
                = makeFigure(figureInputs({{"template", pattern->id.data()}, {"dpi", "100"}}, options));
            const QImage page = renderFigure(spec);
            QCOMPARE(page.width(), 350);
            QVERIFY(page.height() >= 1);
        }
    }

    void moreThanAPageCanHoldIsRefused()
    {
        FakeRunOptions options = squashed();
        options.pictureWidth = 100;
        options.pictureHeight = 400;
        const FigureInputs inputs = figureInputs({{"width", "500"}, {"dpi", "1200"}}, options);
        try {
            layOut(makeFigure(inputs));
            QFAIL("laid out");
        } catch (const Error& error) {
            QCOMPARE(QString::fromStdString(error.code), "VTS-E4");
        }
    }

    void headsShowEveryHeadAndTheMeanOverOneScale()
    {
        const FigureInputs inputs = figureInputs({{"template", "heads"}, {"layer", "4"}}, squashed());
        const FigureSpec spec = makeFigure(inputs);
        QCOMPARE(spec.panels.size(), std::size_t(7));
        QCOMPARE(spec.panels[5].title, std::string("H5"));
        QCOMPARE(spec.panels[6].title, std::string("mean"));
        const std::size_t tokens = std::size_t(inputs.run->shape().tokens());
        std::vector<float> rows(6 * tokens);
        inputs.run->attentionRows(4, 0, rows);
        double highest = 0, mean = 0;
        for (std::size_t head = 0; head < 6; ++head) {
            QCOMPARE(spec.panels[head].map->at(3, 2), rows[head * tokens + 1 + 3 * 14 + 2]);
            mean += double(rows[head * tokens + 1 + 3 * 14 + 2]) / 6;
            highest = std::max(highest,
                double(*std::max_element(
                    rows.begin() + long(head * tokens) + 1, rows.begin() + long((head + 1) * tokens))));
        }
        QVERIFY(std::abs(mean - double(spec.panels[6].map->at(3, 2))) < 1e-7);
        QCOMPARE(spec.scale.range.high, highest);
        QCOMPARE(spec.scale.normalisation, std::string("range of all maps shown"));
        for (const FigurePanel& panel : spec.panels)
            QVERIFY(!panel.ownScale);
    }

    void ownScalesAreEachMapsOwn()
    {
        const FigureSpec spec
            = makeFigure(figureInputs({{"template", "heads"}, {"own-scales", ""}}, squashed()));
        for (const FigurePanel& panel : spec.panels)
            QCOMPARE(panel.ownScale->range, *valueRange(*panel.map));
        QVERIFY(spec.description.find("its own range") != std::string::npos);
    }

    void gridHasAllHeadsOfAllLayersAndWarnsWhenTheyAreTiny()
    {
        const FigureInputs inputs = figureInputs({{"template", "grid"}, {"width", "183"}}, squashed(12));
        const FigureSpec wide = makeFigure(inputs);
        QCOMPARE(wide.panels.size(), std::size_t(144));
        QCOMPARE(wide.rowHeaders.back(), std::string("L11"));
        QCOMPARE(wide.columnHeaders.back(), std::string("H11"));
        QVERIFY(wide.warnings.empty());
        const FigureSpec narrow = makeFigure(figureInputs({{"template", "grid"}}, squashed(12)));
        QCOMPARE(narrow.warnings.size(), std::size_t(1));
    }

    void pairShowsThePictureUntouched()
    {
        const FigureSpec spec = makeFigure(figureInputs({{"template", "pair"}, {"query", "2,3"}}));
        QCOMPARE(spec.panels.size(), std::size_t(2));
        QVERIFY(!spec.panels[0].map && !spec.panels[0].decorated);
        QCOMPARE(spec.panels[0].query, std::vector<int>{2 * 14 + 3});
        QVERIFY(spec.panels[1].map.has_value());
    }

    void layerAndModelRangesCoverTheirHeads()
    {
        const FigureInputs map = figureInputs({{"head", "1"}});
        const FigureInputs layer = figureInputs({{"head", "1"}, {"range", "layer"}});
        const FigureInputs model = figureInputs({{"head", "1"}, {"range", "model"}});
        const auto highest = [&](int layer) {
            std::vector<float> rows(6 * 197);
            map.run->attentionRows(layer, 0, rows);
            float most = 0;
            for (std::size_t i = 0; i < rows.size(); ++i)
                most = i % 197 == 0 ? most : std::max(most, rows[i]); // the class token is no patch
            return double(most);
        };
        QCOMPARE(layer.wider->high, highest(11));
        double most = 0;
        for (int layer = 0; layer < 12; ++layer)
            most = std::max(most, highest(layer));
        QCOMPARE(model.wider->high, most);
        QVERIFY(layer.wider->low <= valueRange(std::get<Heatmap>(map.finding))->low);
        QCOMPARE(makeFigure(model).scale.range, *model.wider);
    }

    void otherMethodsAreNotScaledByRawAttention()
    {
        FigureInputs inputs = figureInputs({{"range", "layer"}, {"method", "rollout"}});
        const FigureSpec spec = makeFigure(inputs);
        QCOMPARE(spec.scale.range, *valueRange(std::get<Heatmap>(inputs.finding)));
        QCOMPARE(spec.scale.normalisation, std::string("range of this map"));
        inputs.recipe.figure.pattern = "heads";
        const FigureSpec heads = makeFigure(inputs);
        QCOMPARE(heads.warnings.size(), std::size_t(1));
        QVERIFY(heads.warnings[0].find("not rollout") != std::string::npos);
    }

    void pooledAndSeenByQueriesAreMeansAndColumns()
    {
        FakeRunOptions options = squashed(2);
        options.grid = 5;
        options.prefix.clear();
        const FigureInputs inputs
            = figureInputs({{"head", "1"}, {"direction", "seen-by"}, {"layer", "2"}}, options);
        QCOMPARE(inputs.query.token, int(Query::pooled));
        std::vector<float> matrix(25 * 25);
        inputs.run->attention(2, 1, matrix);
        double mean = 0;
        for (std::size_t key = 0; key < 25; ++key)
            mean += matrix[7 * 25 + key] / 25.0;
        QVERIFY(std::abs(double(std::get<Heatmap>(inputs.finding).at(1, 2)) - mean) < 1e-7);
    }

    void captionSaysWhatIsShown()
    {
        const std::string caption = makeFigure(figureInputs({{"layer", "3"}})).description;
        for (const char* part : {"Attention, layer 3", "layers 0 to 11", "vit_small.safetensors",
                 "ball & hills.jpg", "Viridis", "range of this map"})
            QVERIFY2(caption.find(part) != std::string::npos, part);
        QVERIFY(caption.find("someone") == std::string::npos);
    }

    void unknownTemplateIsRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, makeFigure(figureInputs({{"template", "mosaic"}})));
    }

    void cancelStopsTheGrid()
    {
        std::stop_source source;
        source.request_stop();
        QVERIFY_THROWS_EXCEPTION(
            Cancelled, makeFigure(figureInputs({{"template", "grid"}}), Cancel(source.get_token())));
    }
};

QTEST_MAIN(FigureTest)
#include "figure_test.moc"
