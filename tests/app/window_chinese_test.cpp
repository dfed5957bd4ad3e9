// SPDX-License-Identifier: MIT
// The window in Chinese, with the real engine and the demo: no English is left in what it shows.
#include "core/engine/engine.h"
#include "core/figure/resource_folder.h"
#include "tests/support/shown_texts.h"
#include "ui/language.h"
#include "ui/method_text.h"
#include "ui/program_window.h"
#include "ui/translated_finding.h"

#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace vitscope;

namespace {

constexpr int patience = 120000;

QStringList textsOf(const Finding& finding)
{
    std::vector<std::string> texts{titleOf(finding)};
    const auto add = [&](const auto&... more) {
        (texts.push_back(more), ...);
    };
    if (const auto* map = std::get_if<Heatmap>(&finding))
        add(map->unit);
    if (const auto* colors = std::get_if<ColorMap>(&finding))
        add(colors->note);
    if (const auto* matrix = std::get_if<Matrix>(&finding)) {
        add(matrix->unit, matrix->rowAxis, matrix->columnAxis, matrix->note);
        texts.insert(texts.end(), matrix->rowNames.begin(), matrix->rowNames.end());
        texts.insert(texts.end(), matrix->columnNames.begin(), matrix->columnNames.end());
    }
    if (const auto* curves = std::get_if<Curves>(&finding)) {
        add(curves->xAxis, curves->yAxis, curves->note);
        for (const Curves::Line& line : curves->lines)
            add(line.name);
    }
    if (const auto* gallery = std::get_if<Gallery>(&finding)) {
        add(gallery->unit, gallery->note);
        for (const Gallery::Tile& tile : gallery->tiles)
            add(tile.title);
    }
    QStringList list;
    for (const std::string& text : texts)
        list += QString::fromStdString(text);
    return list;
}

} // namespace

class WindowChineseTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<ProgramWindow> m_window;

    Session& session() { return m_window->content().session(); }
    /// Names of classes are data.
    QStringList englishWithout(QString text)
    {
        for (const std::string& name : session().content().model->report().classNames)
            text.remove(QString::fromStdString(name));
        QStringList ids; // are options
        for (const MethodFacts& facts : session().methods())
            ids += QString::fromStdString(facts.id);
        text.remove(QRegularExpression("(?<![\\w-])(?:" + ids.join('|') + ")(?![\\w-])"));
        return englishWords(text);
    }
    bool settled()
    {
        return QTest::qWaitFor([this] { return session().finding() && !session().busy(); }, patience);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)"));
        qputenv("XDG_CONFIG_HOME", m_folder.filePath("config").toUtf8());
        qputenv("XDG_STATE_HOME", m_folder.filePath("state").toUtf8());
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.filePath("config"));
        applyLanguage("zh_CN");
        m_window = std::make_unique<ProgramWindow>([]() -> const Engine& { return loadEngine(); });
        m_window->resize(1300, 860);
        m_window->show();
        m_window->content().open({});
        QVERIFY(settled());
    }
    void cleanupTestCase() { m_window.reset(); }

    void whatMethodsSayIsChinese_data()
    {
        QTest::addColumn<QString>("id");
        for (const MethodFacts& facts : session().methods())
            QTest::newRow(facts.id.c_str()) << QString::fromStdString(facts.id);
    }
    void whatMethodsSayIsChinese()
    {
        QFETCH(QString, id);
        const auto& facts = *std::ranges::find(session().methods(), id.toStdString(), &MethodFacts::id);
        QStringList texts{translated(facts.title), translated(facts.sentence), translated(facts.cannot),
            translated(facts.cost), translated(groupTitle(facts.group))};
        for (const Parameter& parameter : facts.parameters)
            texts += {translated(parameter.title), translated(parameter.sentence)};
        for (const QString& text : texts)
            QVERIFY2(englishWords(text).isEmpty(), qPrintable(text));
    }

    void whatMethodsFindIsChinese_data() { whatMethodsSayIsChinese_data(); }
    void whatMethodsFindIsChinese()
    {
        QFETCH(QString, id);
        static const QStringList slow{"rise", "faithfulness-ranking", "attention-flow", "vit-cx"};
        if (slow.contains(id))
            QSKIP("takes many passes");
        const auto& facts = *std::ranges::find(session().methods(), id.toStdString(), &MethodFacts::id);
        if (!session().refusal(facts).isEmpty()) {
            QVERIFY2(englishWords(session().refusal(facts)).isEmpty(), qPrintable(session().refusal(facts)));
            return;
        }
        session().chooseMethod(id.toStdString());
        QVERIFY(settled());
        const QStringList texts = textsOf(translated(*session().finding()));
        for (const QString& text : texts)
            QVERIFY2(englishWithout(text).isEmpty(), qPrintable(texts.join(" | ")));
    }

    void theWindowIsChinese_data()
    {
        QTest::addColumn<QString>("action");
        for (const char* id : {"", "exportFigure", "batch", "preferences", "shortcuts", "methodGuide",
                 "findCommand", "tour", "setReference"})
            QTest::newRow(*id ? id : "as it opens") << id;
    }
    void theWindowIsChinese()
    {
        QFETCH(QString, action);
        if (!action.isEmpty())
            m_window->content().actions()[action.toLatin1().constData()]->trigger();
        QVERIFY(settled());
        QStringList left;
        for (const QString& text : shownTexts(*m_window))
            if (const QStringList words = englishWithout(text.section(": ", 1).section("出处：", 0, 0));
                !words.isEmpty()) // citations are as their authors wrote them
                left += text + " <- " + words.join(' ');
        for (const QString& text : left)
            qInfo("%s", qPrintable(text));
        QCOMPARE(left.size(), 0);
    }
};

QTEST_MAIN(WindowChineseTest)
#include "window_chinese_test.moc"
