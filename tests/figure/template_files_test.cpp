// SPDX-License-Identifier: MIT
// Every template in every format: the same bytes twice, and accepted by other programs.
#include "core/figure/exporters.h"
#include "core/figure/save_file.h"
#include "tests/support/figure_inputs.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace vitscope;

namespace {

QByteArray encoded(const char* suffix, const FigureSpec& spec)
{
    return exporterFor(std::string("figure.") + suffix).encode(spec);
}

/// What it printed, on both of its outputs.
QByteArray run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    return process.waitForFinished() && process.exitCode() == 0 ? process.readAllStandardOutput()
                                                                : QByteArray("(failed)");
}

} // namespace

class TemplateFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void everyTemplateIsRepeatable_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QString>("pattern");
        for (const Template* pattern : templates())
            for (const Exporter* exporter : exporters())
                if (exporter->encode)
                    QTest::addRow("%s as %s", pattern->id.data(), exporter->id.data()) << QString::fromLatin1(
                        exporter->id.data()) << QString::fromLatin1(pattern->id.data());
    }

    void everyTemplateIsRepeatable()
    {
        QFETCH(QString, suffix);
        QFETCH(QString, pattern);
        const auto once = [&] {
            const FigureInputs inputs = figureInputs({{"template", qPrintable(pattern)}, {"head", "3"},
                {"against", "head=1"}, {"methods", "attention,mean,rollout"}, {"dpi", "150"}});
            return encoded(qPrintable(suffix), makeFigure(inputs));
        };
        const QByteArray first = once();
        QVERIFY(first.size() > 500);
        QCOMPARE(once(), first);
    }

    /// The checks of other programs on every template: structure, fonts, pictures, width.
    void otherProgramsAcceptEveryTemplate_data()
    {
        QTest::addColumn<QString>("pattern");
        for (const Template* pattern : templates())
            QTest::newRow(pattern->id.data()) << QString::fromLatin1(pattern->id.data());
    }

    void otherProgramsAcceptEveryTemplate()
    {
        QFETCH(QString, pattern);
        QTemporaryDir folder;
        const FigureSpec spec = makeFigure(
            figureInputs({{"template", qPrintable(pattern)}, {"head", "3"}, {"against", "head=1"},
                {"methods", "attention,mean,rollout"}, {"width", "183"}, {"caption", ""}}));
        const QString pdf = folder.filePath("figure.pdf"), svg = folder.filePath("figure.svg");
        saveFile(pdf, encoded("pdf", spec));
        saveFile(svg, encoded("svg", spec));
        int programs = 0;
        const auto found = [&programs](const char* program) {
            const bool there = !QStandardPaths::findExecutable(program).isEmpty();
            programs += there;
            return there;
        };
        if (found("qpdf"))
            QVERIFY2(run("qpdf", {"--check", pdf}).contains("No syntax or stream encoding errors"), "qpdf");
        if (found("pdffonts")) {
            const QList<QByteArray> lines = run("pdffonts", {pdf}).trimmed().split('\n').mid(2);
            QVERIFY(!lines.isEmpty());
            for (const QByteArray& line : lines) // name, type, encoding, embedded
                QVERIFY2(line.contains("LiberationSans") && line.contains("CID TrueType")
                        && line.simplified().contains("Identity-H yes"),
                    line);
        }
        if (found("pdfimages")) {
            const QByteArray list = run("pdfimages", {"-list", pdf});
            QVERIFY2(!list.contains("jpeg") && !list.contains("jpx") && list.contains(" image "), list);
        }
        if (found("pdfinfo"))
            QVERIFY(run("pdfinfo", {pdf}).contains("518.74")); // 183 mm in points
        if (found("xmllint"))
            QCOMPARE(run("xmllint", {"--noout", svg}), QByteArray());
        if (programs == 0)
            QSKIP("neither poppler-utils, qpdf nor libxml2-utils is installed");
    }
};

QTEST_MAIN(TemplateFilesTest)
#include "template_files_test.moc"
