// SPDX-License-Identifier: MIT
// Letters of panels: on the page, beside the titles and in the caption; off unless asked for.
#include "core/base/error.h"
#include "core/figure/exporters.h"
#include "core/figure/fonts.h"
#include "tests/support/figure_inputs.h"
#include "tests/support/made_findings.h"

#include <QRegularExpression>
#include <QTest>

using namespace vitscope;

namespace {

int darkPixels(const QImage& page, const QRectF& points, double perPoint)
{
    const QRect area = QRectF(points.topLeft() * perPoint, points.size() * perPoint).toRect() & page.rect();
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            count += qGray(page.pixel(x, y)) < 128;
    return count;
}

/// Where the letter of a panel is painted, with half of its gap.
QRectF letterArea(const FigureSpec& spec, const FigureLayout& layout, std::size_t panel)
{
    const double width = textWidth(QString::fromStdString(spec.letter(panel)), spec.letterFont());
    const QRectF& area = layout.panels[panel];
    return {area.left(), area.top() - layout.letterLine, width + 2, layout.letterLine};
}

} // namespace

class PanelLettersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void lettersGoOnBeyondZ()
    {
        FigureSpec spec;
        QCOMPARE(spec.letter(0), std::string());
        spec.letters = "a";
        for (const auto& [index, letter] : {std::pair{0, "a"}, {25, "z"}, {26, "aa"}, {27, "ab"}, {51, "az"},
                 {52, "ba"}, {701, "zz"}, {702, "aaa"}})
            QCOMPARE(spec.letter(std::size_t(index)), std::string(letter));
        spec.letters = "A";
        QCOMPARE(spec.letter(27), std::string("AB"));
        spec.letters = "(a)";
        QCOMPARE(spec.letter(2), std::string("(c)"));
        QVERIFY(spec.letterFont().bold() && spec.letterFont().pixelSize() == spec.fontPoints + 1);
    }

    void withoutThemNothingChanges()
    {
        const FigureSpec spec = makeFigure(figureInputs({{"template", "pair"}}));
        QVERIFY(spec.letters.empty() && layOut(spec).letterLine == 0);
        QVERIFY(spec.description.find("a, picture") == std::string::npos);
    }

    void everyPanelHasItsLetter_data()
    {
        QTest::addColumn<QString>("pattern");
        for (const Template* pattern : templates())
            QTest::newRow(pattern->id.data()) << QString(pattern->id.data());
    }
    void everyPanelHasItsLetter()
    {
        QFETCH(QString, pattern);
        const FigureSpec spec = makeFigure(figureInputs({{"template", pattern.toLatin1().constData()},
            {"against", "head=2"}, {"head", "1"}, {"panel-letters", ""}, {"dpi", "200"}, {"width", "183"}}));
        const FigureLayout layout = layOut(spec);
        FigureSpec plain = spec;
        for (FigurePanel& panel : plain.panels)
            panel.title.clear();
        QCOMPARE(layOut(plain).pixels, layout.pixels);
        const QImage page = renderFigure(spec), untitled = renderFigure(plain);
        for (std::size_t i = 0; i < spec.panels.size(); ++i) {
            const QRectF area = letterArea(spec, layout, i);
            QVERIFY(area.top() >= 0);
            QVERIFY(darkPixels(page, area, layout.pixelsPerPoint()) > 8);
            for (const QRectF& other : layout.panels)
                QVERIFY(!other.intersects(area));
            const QRect pixels
                = QRectF(area.topLeft() * layout.pixelsPerPoint(), area.size() * layout.pixelsPerPoint())
                      .toRect();
            QCOMPARE(page.copy(pixels), untitled.copy(pixels)); // no title runs into it
        }
    }

    void aLongTitleMakesRoom()
    {
        FigureSpec spec
            = makeFigure(figureInputs({{"template", "pair"}, {"panel-letters", "(a)"}, {"dpi", "300"}}));
        spec.panels[0].title = "A title that is much longer than the panel is wide, as people write them";
        const FigureLayout layout = layOut(spec);
        const QImage page = renderFigure(spec);
        spec.panels[0].title.clear();
        const QImage untitled = renderFigure(spec);
        const QRectF area = letterArea(spec, layout, 0);
        const QRect pixels
            = QRectF(area.topLeft() * layout.pixelsPerPoint(), area.size() * layout.pixelsPerPoint())
                  .toRect();
        QCOMPARE(page.copy(pixels), untitled.copy(pixels));
        QVERIFY(page != untitled);
    }

    void theCaptionNamesThem()
    {
        const auto caption = [](std::initializer_list<std::pair<const char*, const char*>> view) {
            return makeFigure(figureInputs(view)).description;
        };
        const std::string pair = caption({{"template", "pair"}, {"head", "3"}, {"panel-letters", "a"}});
        QVERIFY2(pair.find(". a, picture; b, Attention, layer 11. ") != std::string::npos, pair.c_str());
        const std::string round = caption({{"template", "pair"}, {"head", "3"}, {"panel-letters", "(a)"}});
        QVERIFY2(round.find("(a) picture; (b) Attention") != std::string::npos, round.c_str());
        const std::string grid
            = caption({{"template", "grid"}, {"panel-letters", "A"}, {"width", "183"}}); // 12 layers, 6 heads
        QVERIFY2(grid.find("Panels A to BT row by row.") != std::string::npos, grid.c_str());
        const std::string alone = caption({{"panel-letters", "a"}});
        QVERIFY(alone.find("a, ") == std::string::npos);
    }

    void chartsHaveALetterAboveThem()
    {
        FigureInputs inputs = figureInputs({{"panel-letters", ""}, {"dpi", "200"}});
        inputs.finding = madeMatrix();
        const FigureSpec spec = makeFigure(inputs);
        const FigureLayout layout = layOut(spec);
        QVERIFY(layout.letterLine > 0 && layout.chart.top() >= layout.letterLine);
        const QRectF band(layout.chart.left(), layout.chart.top() - layout.letterLine, 8, layout.letterLine);
        QVERIFY(darkPixels(renderFigure(spec), band, layout.pixelsPerPoint()) > 8);
    }

    void theOptionIsWrittenAsItIsRead()
    {
        for (const char* style : {"a", "A", "(a)", "off"}) {
            Recipe recipe;
            setViewOption(recipe, "panel-letters", style);
            QCOMPARE(recipe.figure.panelLetters, std::string(style == std::string("off") ? "" : style));
            QCOMPARE(recipeFromJson(toJson(recipe, Paths::Whole), "test"), recipe);
        }
        Recipe recipe;
        setViewOption(recipe, "panel-letters", "");
        QVERIFY(commandLine(recipe, "x.png").find(" --panel-letters -o") != std::string::npos);
        setViewOption(recipe, "panel-letters", "(a)");
        QVERIFY(commandLine(recipe, "x.png").find(" --panel-letters='(a)' -o") != std::string::npos);
        QVERIFY_THROWS_EXCEPTION(Error, setViewOption(recipe, "panel-letters", "i"));
    }

    void vectorFilesHoldThemAsText()
    {
        const FigureInputs inputs = figureInputs({{"template", "pair"}, {"panel-letters", "A"}});
        const QByteArray svg = encodeFigure(inputs, exporterFor(".svg")).bytes;
        const QRegularExpression bold(R"(<g[^>]*font-weight="700"[^>]*>\s*<text[^>]*>B</text>)");
        QVERIFY(bold.match(QString::fromUtf8(svg)).hasMatch());
        QCOMPARE(encodeFigure(inputs, exporterFor(".svg")).bytes, svg);
    }
};

QTEST_MAIN(PanelLettersTest)
#include "panel_letters_test.moc"
