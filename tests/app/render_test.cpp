// SPDX-License-Identifier: MIT
// Figures of `vitscope render`, and the list of methods.
#include "tests/support/golden.h"
#include "tests/support/program.h"

#include <QDir>
#include <QImage>
#include <QImageReader>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace vitscope::test;

namespace {

const QString samples = VITSCOPE_RESOURCES "/samples/";

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class RenderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void listsMethods()
    {
        const ProgramRun run = runProgram({"render", "--list-methods"});
        QVERIFY2(run.status == 0, run.err);
        const QRegularExpression line("^(?:[a-z0-9-]+ +(?:map|values) +\\S.*\\.|    --set [a-z-]+=.*|"
                                      "    (?:Group|Beware|Cost): \\S.*\\.)$");
        QStringList ids;
        for (const QString& text : QString::fromUtf8(run.out).split('\n', Qt::SkipEmptyParts)) {
            QVERIFY2(line.match(text).hasMatch(), qPrintable(text));
            if (!text.startsWith(' '))
                ids << text.section(' ', 0, 0);
        }
        QVERIFY(ids.contains("attention") && ids.contains("rollout"));
        for (const char* parameter : {"fusion=", "discard=", "residual=", "start="})
            QVERIFY2(run.out.contains(parameter), parameter);
    }

    void paintsAPngOfTheWidthAskedFor()
    {
        const QString out = m_folder.filePath("figure.png");
        const ProgramRun run = runProgram(
            {"render", samples + "goldfish.jpg", "--width", "50.8", "--dpi", "150", "--grid", "-o", out});
        QVERIFY2(run.status == 0, run.err);
        QCOMPARE(run.out, QByteArray());
        const QImage image(out);
        QCOMPARE(image.width(), 300); // two inches
        QVERIFY(image.height() > 100);
    }

    void keepsTextAsTextInSvg()
    {
        const QString out = m_folder.filePath("figure.svg");
        const ProgramRun run = runProgram({"render", "--caption", "-o", out});
        QVERIFY2(run.status == 0, run.err);
        QXmlStreamReader reader(bytesOf(out));
        int texts = 0;
        while (!reader.atEnd())
            if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QString("text"))
                ++texts;
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(texts > 3);
    }

    void writesPdf()
    {
        const QString out = m_folder.filePath("figure.pdf");
        QCOMPARE(runProgram({"render", "-o", out}).status, 0);
        QVERIFY(bytesOf(out).startsWith("%PDF-"));
        QVERIFY(bytesOf(out).trimmed().endsWith("%%EOF"));
    }

    void knowsEveryTemplate()
    {
        for (const char* name :
            {"overlay", "pair", "pairs", "heads", "grid", "depth", "methods", "difference"}) {
            const QString out = m_folder.filePath(QString(name) + ".png");
            const ProgramRun run = runProgram({"render", "--template", name, "-o", out});
            QVERIFY2(run.status == 0, run.err);
            QVERIFY(!QImage(out).isNull());
        }
        QCOMPARE(runProgram({"render", "--template", "poster", "-o", m_folder.filePath("p.png")}).status, 2);
    }

    void sameRequestSameBytes()
    {
        const QString one = m_folder.filePath("one.png"), other = m_folder.filePath("other.png");
        const QStringList view{"render", "--method", "rollout", "--set", "discard=0.5", "--range", "0,0.02"};
        QCOMPARE(runProgram(view + QStringList{"-o", one}).status, 0);
        QCOMPARE(runProgram(view + QStringList{"-o", other}).status, 0);
        QCOMPARE(bytesOf(one), bytesOf(other));
        QVERIFY(!bytesOf(one).isEmpty());
    }

    void recordedCommandMakesTheFigureAgain_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::newRow("svg") << "svg";
        QTest::newRow("png") << "png";
    }
    void recordedCommandMakesTheFigureAgain()
    {
        QFETCH(QString, suffix);
        const QString before = QDir::currentPath(), folder = m_folder.filePath("again " + suffix);
        QVERIFY(QDir().mkpath(folder) && QFile::copy(samples + "goldfish.jpg", folder + "/my fish.jpg"));
        QVERIFY(QDir::setCurrent(folder));
        const auto back = qScopeGuard([&] { QDir::setCurrent(before); });
        const ProgramRun first = runProgram({"render", "my fish.jpg", "--method", "rollout", "--set",
            "discard=0.5", "--query", "4,7", "--range", "0,0.02", "--resize", "shortest:240", "--crop",
            "224x224", "--width", "70", "-o", "first." + suffix});
        QVERIFY2(first.status == 0, first.err);
        QString record = suffix == "png" ? QImage("first.png").text("vitscope") : QString();
        if (suffix == "svg") {
            QXmlStreamReader reader(bytesOf("first.svg"));
            while (!reader.atEnd() && record.isEmpty())
                if (reader.readNextStartElement() && reader.name() == QString("metadata"))
                    record = reader.readElementText(QXmlStreamReader::IncludeChildElements);
        }
        const auto command = QJsonDocument::fromJson(record.toUtf8()).object().value("command").toString();
        QVERIFY2(command.startsWith("vitscope render "), qPrintable(record));
        QStringList words = QProcess::splitCommand(QString(command).replace('\'', '"'));
        words.removeFirst();
        QVERIFY2(words.last().endsWith("." + suffix), qPrintable(command));
        const ProgramRun second = runProgram(words);
        QVERIFY2(second.status == 0, second.err);
        QCOMPARE(bytesOf(words.last()), bytesOf("first." + suffix));
    }

    /// The option, and whether the file has a record of its own to read the command from.
    void everyTemplateIsMadeAgainByItsCommand_data()
    {
        QTest::addColumn<QStringList>("options");
        for (const char* options :
            {"--template depth --head 1", "--template methods --head 2 --query 3,4",
                "--template difference --against method=rollout", "--template difference second.jpg",
                "--template pairs second.jpg --method rollout --own-scales", "--template heads --range model",
                "--template pair --width 120", "--template grid --also svg --caption-file tex"})
            QTest::newRow(options) << QString(options).split(' ');
    }
    void everyTemplateIsMadeAgainByItsCommand()
    {
        QFETCH(QStringList, options);
        QTemporaryDir folder;
        const QString before = QDir::currentPath();
        QVERIFY(QFile::copy(samples + "goldfish.jpg", folder.filePath("first.jpg"))
            && QFile::copy(samples + "sunflower.jpg", folder.filePath("second.jpg")));
        QVERIFY(QDir::setCurrent(folder.path()));
        const auto back = qScopeGuard([&] { QDir::setCurrent(before); });
        const ProgramRun first
            = runProgram(QStringList{"render", "first.jpg"} + options + QStringList{"-o", "out.png"});
        QVERIFY2(first.status == 0, first.err);
        const auto record = QJsonDocument::fromJson(QImage("out.png").text("vitscope").toUtf8()).object();
        QStringList words = QProcess::splitCommand(record["command"].toString().replace('\'', '"'));
        words.removeFirst();
        const ProgramRun second = runProgram(words);
        QVERIFY2(second.status == 0, second.err);
        QVERIFY(bytesOf("out.png").size() > 10000);
        QCOMPARE(bytesOf(words.last()), bytesOf("out.png"));
    }

    void filmsGoThroughLayersAndHeads()
    {
        const QString gif = m_folder.filePath("film.gif"), again = m_folder.filePath("again.gif");
        const QStringList view{"render", "--film", "heads", "--fps", "5", "--dpi", "100"};
        QCOMPARE(runProgram(view + QStringList{"-o", gif}).status, 0);
        QCOMPARE(runProgram(view + QStringList{"-o", again}).status, 0);
        QVERIFY(bytesOf(gif).startsWith("GIF89a") && bytesOf(gif).size() > 10000);
        QCOMPARE(bytesOf(gif), bytesOf(again));
        const QString mp4 = m_folder.filePath("film.mp4");
        const ProgramRun run = runProgram({"render", "--dpi", "100", "-o", mp4});
        QVERIFY2(run.status == 0, run.err);
        QCOMPARE(bytesOf(mp4).mid(4, 4), QByteArray("ftyp"));
        QCOMPARE(runProgram({"render", "--template", "grid", "-o", m_folder.filePath("g.gif")}).status, 2);
    }

    void filmsGoThroughChangesOfTheModel()
    {
        const QString gif = m_folder.filePath("changes.gif");
        const ProgramRun run = runProgram({"render", samples + "goldfish.jpg", "--layer", "2", "--head", "1",
            "--off", "head 1.0; attention 0; patches 0,0-3,3", "--film", "interventions", "--dpi", "100",
            "-o", gif});
        QVERIFY2(run.status == 0, run.err);
        QImageReader reader(gif, "gif");
        QList<QImage> frames;
        for (QImage frame = reader.read(); !frame.isNull(); frame = reader.read())
            frames += frame;
        QCOMPARE(frames.size(), 19); // untouched, a head, a layer and sixteen patches
        for (int i = 1; i < frames.size(); ++i)
            QVERIFY(frames[i] != frames[i - 1]);
        QVERIFY(bytesOf(gif).contains("--film interventions"));
        const ProgramRun clean = runProgram({"render", "--film", "interventions", "-o", gif, "--force"});
        QCOMPARE(clean.status, 2);
        QVERIFY2(clean.err.contains("Nothing is changed inside the model"), clean.err);
    }

    void panelsAreLettered()
    {
        const auto render = [&](const QStringList& more, const QString& name) {
            const QString path = m_folder.filePath(name);
            const ProgramRun run = runProgram(
                QStringList{"render", samples + "goldfish.jpg", "--template", "pair", "--caption-file", "tex"}
                + more + QStringList{"-o", path});
            return run.status == 0 ? bytesOf(path) : run.err;
        };
        const QByteArray plain = render({}, "plain.svg"),
                         lettered = render({"--panel-letters"}, "lettered.svg");
        QVERIFY(!plain.contains(">a</text>") && lettered.contains(">a</text>"));
        QVERIFY(lettered.contains(">b</text>") && !lettered.contains(">c</text>"));
        QVERIFY(render({"--panel-letters=(a)"}, "round.svg").contains(">(b)</text>"));
        QVERIFY(bytesOf(m_folder.filePath("lettered.tex")).contains("a, picture; b, Attention"));
        QVERIFY(render({"--panel-letters=A"}, "letters.pdf").startsWith("%PDF"));
    }

    void namesAreMadeOfWords()
    {
        const QString pattern = m_folder.filePath("{image}_{model}_L{layer:02}_H{head:02}_{method}_{n}.csv");
        for (int i = 0; i < 2; ++i)
            QCOMPARE(runProgram({"render", samples + "goldfish.jpg", "--head", "1", "--caption-file", "txt",
                                    "-o", pattern})
                         .status,
                0);
        for (const char* name : {"_1.csv", "_2.csv", "_1.txt", "_2.txt"})
            QVERIFY2(QDir(m_folder.path())
                         .entryList()
                         .filter(
                             QRegularExpression(QString("^goldfish_demo_L\\d\\d_H01_attention%1$").arg(name)))
                         .size()
                    == 1,
                name);
        QCOMPARE(runProgram({"render", "-o", m_folder.filePath("{what}.png")}).status, 2);
    }

    void viewOptionsChangeTheFigure_data()
    {
        QTest::addColumn<QStringList>("options");
        for (const char* options :
            {"--layer 0", "--head 1", "--head max", "--query 0,0", "--direction seen-by", "--method rollout",
                "--method rollout --set fusion=max", "--colormap magma", "--range layer", "--alpha 0.9",
                "--grid", "--colorbar=off", "--gamma 0.5", "--smooth", "--range 2%", "--scale log",
                "--blend weighted", "--blend multiply", "--blend mask", "--contour 0.5", "--numbers",
                "--links 4", "--pins 2,3+9,9"}) {
            QTest::newRow(options) << QString(options).split(' ');
        }
    }

    void viewOptionsChangeTheFigure()
    {
        QFETCH(QStringList, options);
        const QString plain = m_folder.filePath("plain.png"), changed = m_folder.filePath("changed.png");
        if (!QFile::exists(plain))
            QCOMPARE(runProgram({"render", "--dpi", "100", "--strip-metadata", "-o", plain}).status, 0);
        const ProgramRun run = runProgram(QStringList{"render", "--dpi", "100", "--strip-metadata", "--force"}
            + options + QStringList{"-o", changed});
        QVERIFY2(run.status == 0, run.err);
        QVERIFY(bytesOf(changed) != bytesOf(plain));
    }

    void aPictureMayFollowAParameter()
    {
        const QStringList method{"--method", "rollout", "--set", "discard=0.1", "--set", "fusion=max"};
        const QString picture = samples + "goldfish.jpg";
        const QString before = m_folder.filePath("before.svg"), after = m_folder.filePath("after.svg");
        QCOMPARE(runProgram(QStringList{"render", picture} + method + QStringList{"-o", before}).status, 0);
        const ProgramRun run = runProgram(QStringList{"render"} + method + QStringList{picture, "-o", after});
        QVERIFY2(run.status == 0, run.err);
        QVERIFY(bytesOf(after).contains("goldfish.jpg"));
        QCOMPARE(bytesOf(after).size(), bytesOf(before).size());
    }

    void namesEveryPicture()
    {
        const QString pattern = m_folder.filePath("many-{image}.png");
        const ProgramRun run
            = runProgram({"render", samples + "goldfish.jpg", QString(VITSCOPE_TESTS "/layers_check.sh"),
                samples + "sunflower.jpg", "--dpi", "72", "-o", pattern});
        QCOMPARE(run.status, 3);
        QVERIFY2(run.err.startsWith("vitscope: layers_check.sh: "), run.err);
        const QStringList found = QDir(m_folder.path()).entryList({"many-*"});
        QCOMPARE(found, (QStringList{"many-goldfish.png", "many-sunflower.png"}));
    }

    void needsNoDisplayAndNoLocale()
    {
        QByteArray before;
        for (const char* locale : {"C", "de_DE.UTF-8", "zh_CN.UTF-8"}) {
            QProcessEnvironment environment = withoutDisplay();
            environment.insert("LC_ALL", locale);
            const QString out = m_folder.filePath(QString("locale-%1.svg").arg(locale));
            const ProgramRun run = runProgram({"render", "--strip-metadata", "-o", out}, environment);
            QVERIFY2(run.status == 0, run.err);
            QVERIFY(before.isEmpty() || bytesOf(out) == before);
            before = bytesOf(out);
        }
    }

    void keepsExistingFilesUnlessForced()
    {
        const QString out = m_folder.filePath("kept.png");
        QFile file(out);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("precious");
        file.close();
        QCOMPARE(runProgram({"render", "-o", out}).status, 3);
        QCOMPARE(bytesOf(out), QByteArray("precious"));
        QCOMPARE(runProgram({"render", "--force", "-o", out}).status, 0);
        QVERIFY(!QImage(out).isNull());
    }

    void failsWithTheStatusOfTheCause_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::newRow("layer past the end") << QStringList{"--layer", "99"} << 2;
        QTest::newRow("layer before the start") << QStringList{"--layer", "-99"} << 2;
        QTest::newRow("head past the end") << QStringList{"--head", "99"} << 2;
        QTest::newRow("unknown token") << QStringList{"--query", "reg9"} << 2;
        QTest::newRow("unknown class") << QStringList{"--class", "unicorn"} << 2;
        QTest::newRow("unknown method") << QStringList{"--method", "crystal-ball"} << 2;
        QTest::newRow("unknown parameter") << QStringList{"--method", "rollout", "--set", "fuzz=1"} << 2;
        QTest::newRow("parameter out of range")
            << QStringList{"--method", "rollout", "--set", "discard=7"} << 2;
        QTest::newRow("picture missing") << QStringList{samples + "unicorn.jpg"} << 3;
        QTest::newRow("model of another kind")
            << QStringList{"--weights", VITSCOPE_RESOURCES "/demo", "--family", "resnet"} << 4;
    }

    void failsWithTheStatusOfTheCause()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        const QString out = m_folder.filePath("none.png");
        const ProgramRun run = runProgram(QStringList{"render"} + arguments + QStringList{"-o", out});
        QVERIFY2(run.status == status, run.err);
        QCOMPARE(run.out, QByteArray());
        QVERIFY2(QRegularExpression("^(vitscope: .+\\n)*vitscope: .+ \\[VTS-[A-Z0-9-]+\\]\\n$")
                     .match(run.err)
                     .hasMatch(),
            run.err);
        QVERIFY(!QFile::exists(out));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(RenderTest)
#include "render_test.moc"
