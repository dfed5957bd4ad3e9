// SPDX-License-Identifier: MIT
// What is written beside a figure, and how files are named.
#include "core/base/error.h"
#include "core/figure/caption_file.h"
#include "core/figure/file_name.h"
#include "core/figure/output_files.h"
#include "tests/support/figure_inputs.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace vitscope;

namespace {

NameWords words()
{
    return {"cat 1", "vit_b", "3", "11", "rollout", "pair"};
}

} // namespace

class OutputFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void wordsAreExpanded_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << "figure.png"
                               << "figure.png";
        QTest::newRow("all") << "{image}_{model}_L{layer:02}_H{head:02}_{method}.pdf"
                             << "cat 1_vit_b_L03_H11_rollout.pdf";
        QTest::newRow("width") << "{layer:3}-{layer}-{layer:0}-{head:1}"
                               << "003-3-3-11";
        QTest::newRow("doubled braces") << "{{image}}-{image}-}}{{"
                                        << "{image}-cat 1-}{";
        QTest::newRow("template and version") << "{template}-{version}"
                                              << "pair-" VITSCOPE_VERSION;
        QTest::newRow("number") << "f{n}.png"
                                << "f1.png";
    }

    void wordsAreExpanded()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, name);
        QCOMPARE(QString::fromStdString(expandName(pattern.toStdString(), words())), name);
    }

    void theNumberIsTheFirstFreeOne()
    {
        const std::set<std::string> taken{"f001.png", "f002.png", "f004.png"};
        const auto isTaken = [&](const std::string& name) {
            return taken.contains(name);
        };
        QCOMPARE(expandName("f{n:3}.png", words(), isTaken), std::string("f003.png"));
        QCOMPARE(expandName("f002.png", words(), isTaken), std::string("f002.png")); // no number to change
    }

    void theDateFollowsTheEnvironment()
    {
        qputenv("SOURCE_DATE_EPOCH", "1700000000");
        QCOMPARE(expandName("{date}", words()), std::string("20231114"));
        qunsetenv("SOURCE_DATE_EPOCH");
        QVERIFY(QRegularExpression("^20\\d{6}$")
                    .match(QString::fromStdString(expandName("{date}", words())))
                    .hasMatch());
    }

    void brokenNamesAreRefused_data()
    {
        QTest::addColumn<QString>("pattern");
        for (const char* pattern : {"{", "a}", "{image", "{picture}", "{}", "{layer:x}", "{layer:-1}",
                 "{layer:99}", "{{image}", "{image}}"})
            QTest::newRow(pattern) << QString(pattern);
    }

    void brokenNamesAreRefused()
    {
        QFETCH(QString, pattern);
        try {
            expandName(pattern.toStdString(), words());
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(QString::fromStdString(error.code), "VTS-U2");
        }
    }

    void everythingStandsBesideTheFigure()
    {
        FigureOptions figure;
        using Paths = std::vector<std::string>;
        QCOMPARE(outputPaths("a/b.c/fig.png", figure), Paths{"a/b.c/fig.png"});
        figure.also = {"pdf", "png"};
        figure.captionFile = "tex";
        QCOMPARE(
            outputPaths("a/b.c/fig.png", figure), (Paths{"a/b.c/fig.png", "a/b.c/fig.pdf", "a/b.c/fig.tex"}));
    }

    void pairAndCaptionAreEncoded()
    {
        const FigureInputs inputs
            = figureInputs({{"head", "2"}, {"also", "pdf"}, {"caption-file", "tex"}, {"dpi", "72"}});
        const OutputFiles made = encodeOutputs(inputs, "out/fig_1.png");
        QCOMPARE(made.files.size(), std::size_t(3));
        QVERIFY(made.files[0].bytes.startsWith("\x89PNG") && made.files[1].bytes.startsWith("%PDF-"));
        const QByteArray tex = made.files[2].bytes;
        QVERIFY2(tex.contains("\\includegraphics[width=\\linewidth]{fig_1.pdf}"), tex);
        QVERIFY2(tex.contains("vit\\_small.safetensors") && tex.contains("ball \\& hills.jpg"), tex);
        QVERIFY(tex.contains("\\label{fig:fig-1}") && !tex.contains("someone"));
        QCOMPARE(tex.count('{') - tex.count("\\{"), tex.count('}') - tex.count("\\}"));
        // The same command makes every one of them again.
        const OutputFiles again = encodeOutputs(inputs, "out/fig_1.png");
        for (std::size_t i = 0; i < 3; ++i)
            QCOMPARE(again.files[i].bytes, made.files[i].bytes);
    }

    void plainCaptionsAreTheCaption()
    {
        const FigureInputs inputs = figureInputs(
            {{"caption-file", "txt"}, {"template", "methods"}, {"methods", "mean,rollout"}, {"dpi", "72"}});
        const OutputFiles made = encodeOutputs(inputs, "fig.svg");
        QCOMPARE(made.files.back().path, std::string("fig.txt"));
        QCOMPARE(made.files.back().bytes.toStdString(), makeFigure(inputs).description + "\n");
        QVERIFY(made.files.back().bytes.contains("; rollout: "));
    }

    void latexIsEscaped()
    {
        QCOMPARE(texText("a_b & 50% {x} $ # ~ ^ \\ <é> ±1×2 0–3"),
            std::string("a\\_b \\& 50\\% \\{x\\} \\$ \\# \\textasciitilde{} \\textasciicircum{} "
                        "\\textbackslash{} \\textless{}é\\textgreater{} $\\pm$1$\\times$2 0--3"));
        QVERIFY(captionFile("tex", "c", "a b&.pdf").contains("{\\detokenize{a b&.pdf}}"));
    }
};

QTEST_MAIN(OutputFilesTest)
#include "output_files_test.moc"
