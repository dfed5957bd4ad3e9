// SPDX-License-Identifier: MIT
// Every language says everything: all texts of the sources that the window may show are in its file.
#include "core/base/hints.h"
#include "core/engine/engine.h"
#include "core/figure/exporters.h"
#include "core/figure/templates.h"
#include "tests/support/source_texts.h"
#include "ui/actions.h"
#include "ui/language.h"
#include "ui/phrase_book.h"
#include "ui/views.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace vitscope;

namespace {

const QString root = QStringLiteral(VITSCOPE_TESTS "/../");

QString contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What is for the command line, for files and for programs alone: a file of the sources, or a text, a line.
QSet<QString> staysEnglish()
{
    QSet<QString> texts;
    for (QString line : contentOf(VITSCOPE_TESTS "/app/stays_english.txt").split('\n', Qt::SkipEmptyParts))
        texts += line.replace("\\n", "\n");
    return texts;
}

/// An id, a name, markup or a number, and no words.
bool isNoSentence(const QString& text)
{
    static const QRegularExpression gaps("%[0-9]|%\\.?[0-9]*[a-z]+"), word("[A-Za-z]{2,}"),
        code("^[\\w.%:/#,=;()\\[\\]<>\"'+*&|{}$^\\\\@?!-]*$"), name("^[A-Z][a-z]+$"),
        markup("^\\s*<|^&nbsp;|[\\x00-\\x09\\x0b-\\x1f\\x{fffd}]");
    return !QString(text).remove(gaps).contains(word) || (text.contains(code) && !text.contains(name))
        || text.contains(markup);
}

bool gapsTouch(const QString& text)
{
    static const QRegularExpression pair("%[1-9]%[1-9]");
    return text.contains(pair);
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT

    PhraseBook m_book;
    QSet<QString> m_english = staysEnglish();

    void expect(const QString& text)
    {
        QVERIFY2(m_book.texts().contains(text) || m_english.contains(text), qPrintable("missing: " + text));
    }
    void expect(std::string_view text) { expect(QString::fromUtf8(text.data(), qsizetype(text.size()))); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_book.read(":/translations/zh_CN.ts"));
        for (const MethodFacts& facts : loadEngine().methods()) // citations
            m_english += QString::fromStdString(facts.source);
    }

    void everyTextOfTheSourcesIsTranslated_data()
    {
        QTest::addColumn<QString>("path");
        for (const char* folder : {"ui", "core"}) {
            QDirIterator files(root + folder, {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString path = files.next().mid(root.size());
                if (!m_english.contains(path))
                    QTest::newRow(qPrintable(path)) << path;
            }
        }
    }
    void everyTextOfTheSourcesIsTranslated()
    {
        QFETCH(QString, path);
        QStringList missing;
        for (const QString& text : textsOf(contentOf(root + path)))
            if (!isNoSentence(text) && !gapsTouch(text) && !m_book.texts().contains(text)
                && !m_english.contains(text))
                missing += text;
        QVERIFY2(missing.isEmpty(),
            qPrintable("not in resources/translations/zh_CN.ts nor in tests/app/stays_english.txt:\n"
                + missing.join('\n')));
    }

    void whatIsMarkedInTheWindowIsTranslated()
    {
        static const QRegularExpression call(
            "\\b(?:tr|translated)\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)[,)]");
        int found = 0;
        QDirIterator files(root + "ui", {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            for (auto calls = call.globalMatch(contentOf(files.next())); calls.hasNext(); ++found)
                expect(textsOf(calls.next().captured(1)).value(0));
        QVERIFY(found > 400);
    }

    void tablesAreTranslated()
    {
        for (const ActionFacts& facts : actionTable())
            for (const char* text : {facts.menu, facts.text, facts.sentence})
                expect(std::string_view(text));
        for (const ViewFacts* facts : views())
            for (const char* text : {facts->title, facts->sentence})
                expect(std::string_view(text));
        for (const MethodFacts& facts : loadEngine().methods()) {
            for (const std::string& text : {facts.title, facts.sentence, facts.cannot, facts.cost})
                expect(text);
            for (const Parameter& parameter : facts.parameters) {
                expect(parameter.title);
                expect(parameter.sentence);
            }
        }
        for (const Template* one : templates())
            for (const std::string_view text : {one->title, one->sentence})
                expect(text);
        for (const Exporter* one : exporters())
            for (const std::string_view text : {one->title, one->sentence})
                expect(text);
        for (const Colormap& one : colormaps())
            expect(one.sentence);
        for (const HintFacts& one : hintFacts())
            for (const std::string_view text : {one.name, one.sentence})
                expect(text);
    }

    void gapsAndKeysAgree()
    {
        static const QRegularExpression gap("%[1-9L]|\\{[^}]*\\}|<[^>]*>");
        static const QRegularExpression key("&(?!nbsp;)[^ &]");
        for (auto text = m_book.texts().begin(); text != m_book.texts().end(); ++text) {
            const auto gapsOf = [](const QString& of) {
                QStringList found;
                for (auto gaps = gap.globalMatch(of); gaps.hasNext();)
                    found += gaps.next().captured();
                found.sort();
                return found;
            };
            if (!text.key().contains("{{")) // braces that stand for braces
                QCOMPARE(gapsOf(*text), gapsOf(text.key()));
            QVERIFY2(text.key().contains(key) == text->contains(key), qPrintable(*text));
            QVERIFY2(text.key().endsWith(u'…') == text->contains(u'…') || text.key().contains("…"),
                qPrintable(*text));
        }
    }

    void keysOfAMenuDiffer()
    {
        QMap<QString, QString> taken;
        for (const ActionFacts& facts : actionTable()) {
            const QString text = m_book.texts().value(facts.text);
            const qsizetype at = text.indexOf('&');
            if (at < 0)
                continue;
            const QString key = facts.menu + QString(text[at + 1]);
            QVERIFY2(!taken.contains(key), qPrintable(text + " and " + taken[key]));
            taken[key] = text;
        }
    }

    void sentencesArePutTogetherAgain_data()
    {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("chinese");
        const auto row = [](const char* english, const char* chinese) {
            QTest::newRow(english) << english << chinese;
        };
        row("The file is empty.", "文件为空。");
        row("Attention, layer 3, head 11, from patch (5, 9)", "注意力，第 3 层，头 11，来自图像块（5，9）");
        row("Attention, layer 3, head 11, from mean of 9 patches",
            "注意力，第 3 层，头 11，来自 9 个图像块的均值");
        row("Rollout of nothing known", "Rollout of nothing known");
        row("7 heads do not divide the query width 96.", "7 个头不能整除查询宽度 96。");
        row("layer 1 head 2 off, layer 3 MLP off", "第 1 层头 2 关闭，第 3 层 MLP 关闭");
        row("Switch all heads of layer 5 off or on: 4 heads off", "关闭或恢复第 5 层的所有头：4 个头关闭");
        row("Attention, layer 5, mean of heads, from cls, 4 heads off",
            "注意力，第 5 层，各头平均，来自类别词元，4 个头关闭");
        row("Choose layer 1, head 2: layer 1, head 2", "选择第 1 层，头 2：第 1 层，头 2");
        row("cat.jpg: The file is empty. Choose another picture.", "cat.jpg：文件为空。请选择另一张图片。");
        row("reading tensor 87/152", "正在读取张量 87/152");
    }
    void sentencesArePutTogetherAgain()
    {
        QFETCH(QString, english);
        QFETCH(QString, chinese);
        QCOMPARE(m_book.sentence(english), chinese);
    }

    void everyLanguageHasItsFile()
    {
        for (const Language& language : languages().subspan(1))
            QVERIFY2(QFile::exists(QStringLiteral(":/translations/%1.ts").arg(language.id)), language.id);
    }
};

QTEST_MAIN(TranslationsTest)
#include "translations_test.moc"
