// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/base/hints.h"
#include "tests/support/window_sandbox.h"
#include "ui/session_document.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace vitscope;

namespace {

/// Every field away from its default.
SessionDocument fullDocument(const WindowSandbox& sandbox)
{
    SessionDocument document;
    ViewState& state = document.state;
    state.model = sandbox.path("models/vit.safetensors").toStdString();
    state.picture = sandbox.path("work/a \"picture\".png").toStdString();
    state.similarPicture = sandbox.path("other/zwölf.png").toStdString();
    setHint(state.hints, "heads", "6");
    setHint(state.hints, "crop", "none");
    setHint(state.hints, "mean", "0.1,0.25,0.3");
    state.hints.labels = {"cat", "Hund \"groß\""};
    state.interventions.heads = {{2, 1, true, 1}, {0, 3, false, 0.3}};
    state.interventions.attentionOff = {4, 1};
    state.interventions.mlpOff = {2};
    state.interventions.patches = {{5, 1}, {0, 0}, {5, 0}};
    state.interventions.removal = Interventions::Removal::Mean;
    state.method = "gradient-rollout";
    state.parameters["rollout"] = {{"residual", 1.0 / 3}, {"start", 2}};
    state.parameters["gradient-rollout"] = {};
    state.query.token = 17;
    state.query.tokenChosen = true;
    state.query.direction = Query::Direction::SeenBy;
    state.query.layer = 7;
    state.query.heads = Query::Heads::Max;
    state.query.head = 4;
    state.query.classes = {{3, 1}, {5, -0.7}};
    state.query.similarTo = TokenGroup({12, 14});
    state.average = true;
    state.pins = {30, 2, 17};
    state.selection = {3, 9};
    state.display.colormap = "magma";
    state.display.rangeMode = RangeMode::Layer;
    state.display.fixed = {-0.1, 1e-7};
    state.display.percentile = 2.5;
    state.display.logarithmic = true;
    state.display.blend = Blend::Mask;
    state.display.contour = 0.7;
    state.display.links = 5;
    state.display.showNumbers = true;
    state.display.opacity = 0.1 + 0.2;
    state.display.gamma = 0.45;
    state.display.smooth = true;
    state.display.showHeat = false;
    state.display.showGrid = true;
    state.display.showColorBar = false;
    state.compared = state.asReference();
    state.compared->picture = sandbox.path("other/picture.png").toStdString();
    state.compared->model->path = sandbox.path("models/other.safetensors").toStdString();
    state.compared->method = ComparedMethod{"rollout", {{"residual", 0.1}}};
    state.compared->heads->layer = 3;
    state.compared->difference = true;
    document.modelHash = std::string(64, 'a');
    document.pictureHash = std::string(64, 'b');
    document.similarHash = std::string(64, 'c');
    document.comparedModelHash = std::string(64, 'd');
    document.comparedPictureHash = std::string(64, 'e');
    document.film
        = {state.picture, "pasted picture 1", sandbox.path("resources/samples/two.png").toStdString()};
    document.filmFolder = sandbox.path("work").toStdString();
    FigureOptions& figure = document.figure;
    figure.pattern = "grid";
    figure.methods = {"rollout", "attention"};
    figure.against = {{"method", "rollout"}, {"head", "3"}};
    figure.widthMillimetres = 171.45;
    figure.dpi = 450;
    figure.fontPoints = 9;
    figure.outlines = figure.caption = figure.ownScales = figure.stripMetadata = true;
    figure.captionFile = "tex";
    figure.also = {"pdf"};
    figure.film = "heads";
    figure.panelLetters = "(a)";
    figure.framesPerSecond = 7;
    document.panels = {{"pictures", "left"}, {"display", "bottom"}};
    return document;
}

} // namespace

class SessionDocumentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void everythingReadsBackAsItself()
    {
        const SessionDocument full = fullDocument(m_sandbox);
        const QString file = m_sandbox.path("work/session.vitscope");
        const std::string text = sessionText(full, m_sandbox.path("work").toStdString());
        const SessionDocument read = sessionFromText(text, file.toStdString());
        QVERIFY(read.state.query == full.state.query);
        QVERIFY(read.state.display == full.state.display);
        QVERIFY(read.state.interventions == full.state.interventions);
        QVERIFY(read.state.hints == full.state.hints);
        QCOMPARE(read.state.picture, full.state.picture);
        QVERIFY(read.state == full.state);
        QVERIFY(read.figure == full.figure);
        QVERIFY(read == full);
    }

    void pathsAreRelativeAndTheBuiltInHasNone()
    {
        SessionDocument document = fullDocument(m_sandbox);
        document.state.model = m_sandbox.path("resources/demo").toStdString();
        const QString text
            = QString::fromStdString(sessionText(document, m_sandbox.path("work").toStdString()));
        QVERIFY2(!text.contains(m_sandbox.path("")), qPrintable(text));
        QVERIFY(text.contains("\"file\": \"../other/zwölf.png\""));
        QVERIFY(text.contains("\"built-in\": \"demo\""));
        QVERIFY(text.contains("\"built-in\": \"two.png\""));
        QVERIFY(text.startsWith("{\n \"vitscope-session\": 1,"));
    }

    void aMovedFolderStillFindsItsFiles()
    {
        const std::string text = sessionText(fullDocument(m_sandbox), m_sandbox.path("work").toStdString());
        const SessionDocument moved = sessionFromText(text, "/elsewhere/work/session.vitscope");
        QCOMPARE(moved.state.model, std::string("/elsewhere/models/vit.safetensors"));
        QCOMPARE(moved.state.picture, std::string("/elsewhere/work/a \"picture\".png"));
    }

    void textsCutAnywhereAreRefused()
    {
        const std::string text = sessionText(fullDocument(m_sandbox), m_sandbox.path("work").toStdString());
        for (std::size_t length = 0; length + 2 < text.size(); ++length)
            expectRefused(text.substr(0, length));
    }

    void hostileTextsAreRefused_data()
    {
        QTest::addColumn<QString>("replaced");
        QTest::addColumn<QString>("by");
        const auto row = [](const char* name, const char* replaced, const char* by) {
            QTest::newRow(name) << QString(replaced) << QString(by);
        };
        row("another version", "\"vitscope-session\": 1", "\"vitscope-session\": 2");
        row("no version", "\"vitscope-session\": 1", "\"session\": 1");
        row("unknown key", "\"program\"", "\"programme\"");
        row("unknown key of the view", "\"pins\"", "\"pin\"");
        row("unknown key of the query", "\"similar-to\"", "\"similarTo\"");
        row("absolute path", "\"../models/vit.safetensors\"", "\"/etc/passwd\"");
        row("folder in a pasted name", "\"pasted picture 1\"", "\"../pasted\"");
        row("folder in a sample's name", "\"two.png\"", "\"../../secret.png\"");
        row("the folder itself as a sample", "\"two.png\"", "\"..\"");
        row("NUL in a path", "../models/vit.safetensors", "../models/\\u0000vit.safetensors");
        row("number for a text", "\"gradient-rollout\",", "5,");
        row("text for a number", "\"token\": 17", "\"token\": \"17\"");
        row("fraction for a whole number", "\"token\": 17", "\"token\": 17.5");
        row("number too large", "\"token\": 17", "\"token\": 99999999999");
        row("number far too large", "\"token\": 17", "\"token\": 18446744073709551615");
        row("infinite number", "\"gamma\": 0.45", "\"gamma\": 1e999");
        row("gamma out of range", "\"gamma\": 0.45", "\"gamma\": 0");
        row("page out of range", "\"dpi\": 450", "\"dpi\": 1000000");
        row("unknown colours", "\"magma\"", "\"lava\"");
        row("unknown range", "\"range\": \"layer\"", "\"range\": \"world\"");
        row("hint that does not fit", "\"heads\": \"6\"", "\"heads\": \"-6\"");
        row("unknown hint", "\"crop\": \"none\"", "\"open-anyway\": \"on\"");
        row("hint that names a file", "\"labels\": [", "\"labels\": \"/etc/passwd\", \"ignored\": [");
        row("unknown place of a panel", "\"bottom\"", "\"nowhere\"");
        row("no model", "\"model\": {", "\"model\": {}, \"ignored\": {");
        row("key twice", "\"program\": ", "\"figure\": 1, \"program\": ");
        row("film of numbers", "\"film\": [", "\"film\": [1, ");
    }

    void hostileTextsAreRefused()
    {
        QFETCH(QString, replaced);
        QFETCH(QString, by);
        QString text = QString::fromStdString(
            sessionText(fullDocument(m_sandbox), m_sandbox.path("work").toStdString()));
        QVERIFY2(text.contains(replaced), qPrintable(text));
        expectRefused(text.replace(replaced, by).toStdString());
    }

    void hugeAndDeepTextsAreRefused()
    {
        expectRefused(std::string(std::size_t(9) << 20, ' '));
        expectRefused("{\"vitscope-session\":1,\"view\":" + std::string(100000, '[') + "}");
        std::string pins = "{\"vitscope-session\":1,\"view\":{\"pins\":[1";
        for (int i = 0; i < 300000; ++i)
            pins += ",1";
        expectRefused(pins + "]}}");
        QFile huge(m_sandbox.path("huge.vitscope"));
        QVERIFY(huge.open(QIODevice::WriteOnly) && huge.resize(qint64(1) << 33)); // sparse
        QVERIFY_EXCEPTION_THROWN(readSession(huge.fileName().toStdString()), Error);
        QVERIFY_EXCEPTION_THROWN(readSession(m_sandbox.path("").toStdString()), Error);
    }

private:
    static void expectRefused(const std::string& text)
    {
        try {
            sessionFromText(text, "/somewhere/session.vitscope");
        } catch (const Error& error) {
            QVERIFY2(error.kind == ErrorKind::Malformed, error.what());
            QVERIFY2(error.subject.find("session.vitscope") == 0, error.what());
            return;
        }
        QFAIL(("was read: " + text.substr(0, 2000)).c_str());
    }

    WindowSandbox m_sandbox;
};

QTEST_GUILESS_MAIN(SessionDocumentTest)
#include "session_document_test.moc"
