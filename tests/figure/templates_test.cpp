// SPDX-License-Identifier: MIT
// Templates that show more than one finding.
#include "core/base/error.h"
#include "tests/support/figure_inputs.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryFile>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace vitscope;

namespace {

const std::string samples = VITSCOPE_RESOURCES "/samples/";

std::vector<float> rowsOf(const FigureInputs& inputs, int layer)
{
    std::vector<float> rows(
        std::size_t(inputs.run->shape().heads) * std::size_t(inputs.run->shape().tokens()));
    inputs.run->attentionRows(layer, 0, rows);
    return rows;
}

bool tells(const std::vector<std::string>& texts, const char* part)
{
    return std::any_of(texts.begin(), texts.end(),
        [part](const std::string& text) { return text.find(part) != std::string::npos; });
}

/// A pass of the fake engine over the first picture, so that all pictures have one model.
FigureInputs picturesInputs(std::initializer_list<const char*> more, const char* pattern)
{
    FigureInputs inputs = figureInputs({{"template", pattern}, {"head", "1"}});
    inputs.recipe.image = samples + "goldfish.jpg";
    for (const char* name : more)
        inputs.recipe.pictures.push_back(samples + name);
    inputs.run = inputs.source->runOver(inputs.run->model(), inputs.recipe.image, {}, {});
    inputs.picture = pictureOf(*inputs.run);
    inputs.finding = figureEngine().analyse(*inputs.run, "attention", inputs.query, {}, {}, {});
    return inputs;
}

} // namespace

class TemplatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void depthShowsTheHeadInEveryLayerOverOneScale()
    {
        const FigureInputs inputs = figureInputs({{"template", "depth"}, {"head", "2"}});
        const FigureSpec spec = makeFigure(inputs);
        QCOMPARE(spec.panels.size(), std::size_t(12));
        double highest = 0;
        for (int layer = 0; layer < 12; ++layer) {
            const std::vector<float> rows = rowsOf(inputs, layer);
            const FigurePanel& panel = spec.panels[std::size_t(layer)];
            QCOMPARE(panel.title, "L" + std::to_string(layer));
            QCOMPARE(panel.map->at(5, 7), rows[2 * 197 + 1 + 5 * 14 + 7]);
            highest = std::max(highest, double(*std::max_element(rows.begin() + 395, rows.begin() + 591)));
            QVERIFY(!panel.ownScale && !panel.picture.isNull());
        }
        QCOMPARE(spec.scale.range.high, highest);
        QVERIFY(spec.description.find("head 2") != std::string::npos);
        QVERIFY(spec.warnings.empty());
    }

    void depthOfAMethodWithoutLayersIsRawAttentionAndSaysSo()
    {
        const FigureSpec spec = makeFigure(figureInputs({{"template", "depth"}, {"method", "rollout"}}));
        QCOMPARE(spec.unit, std::string("attention weight"));
        QVERIFY(tells(spec.warnings, "not rollout"));
    }

    void depthTakesTheMeanAndOwnScales()
    {
        const FigureInputs inputs = figureInputs({{"template", "depth"}, {"own-scales", ""}});
        const FigureSpec spec = makeFigure(inputs);
        const auto maps = headMaps(*inputs.run, 3, inputs.query);
        QCOMPARE(spec.panels[3].map->values, joinedMap(maps, Query::Heads::Mean).values);
        for (const FigurePanel& panel : spec.panels)
            QCOMPARE(panel.ownScale->range, *valueRange(*panel.map));
    }

    void methodsStateTheirOwnScalesAndUnits()
    {
        const FigureInputs inputs = figureInputs({{"template", "methods"}, {"head", "4"},
            {"methods", "attention,mean,rollout,gradient-rollout,made-matrix"}});
        const FigureSpec spec = makeFigure(inputs);
        QCOMPARE(spec.panels.size(), std::size_t(4));
        QCOMPARE(spec.panels[0].title, std::string("Raw, head 4"));
        QCOMPARE(spec.panels[0].map->values, std::get<Heatmap>(inputs.finding).values);
        QCOMPARE(spec.panels[1].map->values,
            joinedMap(headMaps(*inputs.run, 11, inputs.query), Query::Heads::Mean).values);
        QCOMPARE(spec.panels[2].title, std::string("Attention rollout"));
        QCOMPARE(spec.panels[2].unit, std::string("rollout"));
        QVERIFY(spec.barsUnder && !spec.showsBar());
        for (const FigurePanel& panel : spec.panels) {
            QCOMPARE(panel.ownScale->range, *valueRange(*panel.map));
            QVERIFY(spec.description.find(panel.map->title + ": ") != std::string::npos);
        }
        QVERIFY(tells(spec.warnings, "made-matrix is left out: It paints no map"));
    }

    void rawAttentionOfTheMeanIsToldOnce()
    {
        const FigureSpec spec = makeFigure(figureInputs({{"template", "methods"}}));
        QCOMPARE(spec.panels.front().title, std::string("Mean of heads"));
        QCOMPARE(spec.panels.size(), std::size_t(3)); // the fake engine lacks relevance and Grad-CAM
        QVERIFY(
            tells(spec.warnings, "relevance is left out") && tells(spec.warnings, "grad-cam is left out"));
    }

    void whatWasAnsweredIsNotAskedAgain()
    {
        const FigureInputs inputs = figureInputs({{"template", "methods"}, {"head", "4"}});
        makeFigure(inputs);
        const int asked = figureEngine().analyses;
        makeFigure(inputs);
        QCOMPARE(int(figureEngine().analyses), asked);
    }

    void pairsAreRowsOverOneScale()
    {
        const FigureInputs inputs = picturesInputs({"sunflower.jpg", "fried-egg.jpg"}, "pairs");
        const FigureSpec spec = makeFigure(inputs);
        QCOMPARE(spec.panels.size(), std::size_t(6));
        QCOMPARE(spec.columns, 2);
        for (std::size_t row = 0; row < 3; ++row) {
            QVERIFY(!spec.panels[2 * row].map && spec.panels[2 * row + 1].map);
            QVERIFY(spec.panels[2 * row].picture == spec.panels[2 * row + 1].picture);
        }
        QVERIFY(spec.panels[0].picture != spec.panels[2].picture);
        std::vector<Heatmap> maps;
        for (std::size_t row = 0; row < 3; ++row)
            maps.push_back(*spec.panels[2 * row + 1].map);
        QCOMPARE(spec.scale.range, *valueRange(maps));
        QCOMPARE(spec.pictures.size(), std::size_t(3));
    }

    void manyPairsStandBesideEachOther()
    {
        FigureInputs inputs = picturesInputs({}, "pairs");
        inputs.recipe.figure.widthMillimetres = 183;
        for (int i = 0; i < 11; ++i)
            inputs.recipe.pictures.push_back(samples + "sunflower.jpg");
        const FigureSpec spec = makeFigure(inputs);
        QVERIFY2(spec.columns >= 4 && spec.columns % 2 == 0, qPrintable(QString::number(spec.columns)));
        QVERIFY(layOut(spec).page.height() / 72 * 25.4 < 247); // fits a page of a journal
    }

    void differenceIsSignedAboutZero()
    {
        const FigureInputs inputs
            = figureInputs({{"template", "difference"}, {"head", "1"}, {"against", "head=5"}});
        const FigureSpec spec = makeFigure(inputs);
        QCOMPARE(spec.panels.size(), std::size_t(3));
        const std::vector<float> rows = rowsOf(inputs, 11);
        const float a = rows[197 + 1 + 40], b = rows[5 * 197 + 1 + 40];
        QCOMPARE(spec.panels[0].map->values[40], a);
        QCOMPARE(spec.panels[1].map->values[40], b);
        QCOMPARE(spec.panels[2].map->values[40], a - b);
        const Scale& scale = *spec.panels[2].ownScale;
        QCOMPARE(scale.range.low, -scale.range.high);
        QVERIFY(scale.colormap->diverging && scale.position(0) == 0.5);
        QCOMPARE(spec.panels[0].ownScale->range, spec.panels[1].ownScale->range);
        QCOMPARE(spec.panels[0].title, std::string("head 1"));
        QCOMPARE(spec.panels[1].title, std::string("head 5"));
        QCOMPARE(spec.panels[2].unit, std::string("difference of attention weight"));
    }

    void theSameTwiceDiffersNowhere()
    {
        const FigureSpec spec = makeFigure(figureInputs({{"template", "difference"}, {"head", "1"}}));
        const FigurePanel& panel = spec.panels[2];
        for (const float value : panel.map->values)
            QCOMPARE(value, 0.0f);
        QVERIFY(panel.ownScale->range.high > 0);
        const QImage page = renderFigure(spec);
        const FigureLayout layout = layOut(spec);
        const QRectF area = layout.panels[2];
        const QRgb middle = colorAt(*panel.ownScale->colormap, 0.5);
        QCOMPARE(page.pixel((area.center() * layout.pixelsPerPoint()).toPoint()), middle);
        QCOMPARE(page.pixel(((area.topLeft() + QPointF(1, 1)) * layout.pixelsPerPoint()).toPoint()), middle);
    }

    /// The window's raw attention may differ in its last bits.
    void theSameTwiceIsSoWhateverTheWindowComputed()
    {
        FigureInputs inputs = figureInputs({{"template", "difference"}, {"head", "1"}});
        std::get<Heatmap>(inputs.finding).values[3] += 1e-6f;
        const FigureSpec spec = makeFigure(inputs);
        for (const float value : spec.panels[2].map->values)
            QCOMPARE(value, 0.0f);
    }

    void mapsOfDifferentUnitsAreComparedByShares()
    {
        const FigureSpec spec = makeFigure(
            figureInputs({{"template", "difference"}, {"head", "1"}, {"against", "method=rollout"}}));
        const std::vector<float>& values = spec.panels[2].map->values;
        QVERIFY(std::abs(std::accumulate(values.begin(), values.end(), 0.0)) < 1e-6);
        QCOMPARE(spec.panels[2].unit, std::string("difference of share of the map"));
        QVERIFY(spec.panels[0].ownScale->range != spec.panels[1].ownScale->range);
        QCOMPARE(spec.panels[1].unit, std::string("rollout"));
    }

    void twoPicturesHaveADifference()
    {
        const FigureInputs inputs = picturesInputs({"sunflower.jpg"}, "difference");
        const FigureSpec spec = makeFigure(inputs);
        QVERIFY(spec.panels[0].picture != spec.panels[1].picture);
        QVERIFY(spec.panels[2].picture.isNull());
        for (std::size_t i = 0; i < spec.panels[2].map->values.size(); ++i)
            QCOMPARE(
                spec.panels[2].map->values[i], spec.panels[0].map->values[i] - spec.panels[1].map->values[i]);
    }

    void twoModelsAreComparedByPosition()
    {
        QTemporaryFile weights;
        QVERIFY(weights.open());
        weights.write("x\nfake 12 6 7 7\n");
        weights.close();
        FigureInputs inputs = picturesInputs({}, "difference");
        inputs.recipe.otherWeights = weights.fileName().toStdString();
        inputs.otherModel = figureEngine().loadModel(inputs.recipe.otherWeights, {}, {}, {});
        const FigureSpec spec = makeFigure(inputs);
        const Heatmap &first = *spec.panels[0].map, &second = *spec.panels[1].map,
                      &both = *spec.panels[2].map;
        QCOMPARE(second.rows, 7);
        QCOMPARE(both.rows, first.rows);
        QVERIFY(std::abs(both.at(3, 9) - (first.at(3, 9) - second.at(1, 4))) < 1e-6); // two by two in one
        QVERIFY(spec.panels[0].title != spec.panels[1].title);
        const QString record = QString::fromStdString(spec.record);
        QVERIFY2(record.contains("\"other_model\""), qPrintable(record));
        QVERIFY(!record.contains(QFileInfo(weights.fileName()).path())); // no folder leaves the machine
        QVERIFY(record.contains("--other-weights " + QFileInfo(weights.fileName()).fileName()));
    }

    void pinsCarryTheirNumbers()
    {
        FigureInputs inputs = figureInputs({{"template", "pair"}, {"pins", "2,3+0,0"}});
        const FigureSpec spec = makeFigure(inputs);
        QCOMPARE(spec.panels[0].pins, (std::vector<int>{2 * 14 + 3, 0}));
        QVERIFY(spec.panels[1].pins.empty());
        setViewOption(inputs.recipe, "pins", "none");
        QVERIFY(renderFigure(spec) != renderFigure(makeFigure(inputs)));
        for (const char* wrong : {"14,0", "cls", "0,0-1,1"}) {
            setViewOption(inputs.recipe, "pins", wrong);
            QVERIFY_THROWS_EXCEPTION(Error, makeFigure(inputs));
        }
    }

    void cleanIsComparedWithChanged()
    {
        FigureInputs inputs = picturesInputs({}, "difference");
        setViewOption(inputs.recipe, "against", "off=head 3.1; attention 7; layer=2");
        QCOMPARE(inputs.recipe.figure.against.at("off"), std::string("head 3.1; attention 7"));
        const int passes = figureEngine().passes;
        const FigureSpec spec = makeFigure(inputs);
        QCOMPARE(int(figureEngine().passes), passes + 1);
        QVERIFY(spec.panels[0].title.starts_with("untouched, layer "));
        QCOMPARE(spec.panels[1].title, std::string("layer 3 head 1 off, layer 7 attention off, layer 2"));
        for (const char* wrong : {"off=nothing 3", "head 3.1", "width=40", "labels=/etc/passwd"})
            QVERIFY_THROWS_EXCEPTION(Error, setViewOption(inputs.recipe, "against", wrong));
    }

    void withoutASourceTheyAreRefused()
    {
        for (const char* pattern : {"methods", "difference"}) {
            FigureInputs inputs = figureInputs({{"template", pattern}});
            inputs.source.reset();
            QVERIFY_THROWS_EXCEPTION(Error, makeFigure(inputs));
        }
    }

    void cancelStopsThem()
    {
        std::stop_source source;
        source.request_stop();
        for (const char* pattern : {"methods", "depth", "difference"}) {
            const FigureInputs inputs = figureInputs({{"template", pattern}, {"against", "method=rollout"}});
            figureEngine().analyseMilliseconds = 1;
            QVERIFY_THROWS_EXCEPTION(Cancelled, makeFigure(inputs, Cancel(source.get_token())));
            figureEngine().analyseMilliseconds = 0;
        }
    }
};

QTEST_MAIN(TemplatesTest)
#include "templates_test.moc"
