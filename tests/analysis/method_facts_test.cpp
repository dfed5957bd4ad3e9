// SPDX-License-Identifier: MIT
#include "core/analysis/methods.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <map>
#include <optional>
#include <set>
#include <utility>

using namespace vitscope;

namespace {

bool isSentence(const std::string& text)
{
    return text.size() > 20 && text.back() == '.' && std::isupper(static_cast<unsigned char>(text.front()))
        && text.find('\n') == std::string::npos && text.find("  ") == std::string::npos;
}

} // namespace

/// What lists of methods say: nothing missing, and short enough for the places where it is shown.
class MethodFactsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The table in README.md holds exactly these rows; a failure prints the one to write.
    void readmeTellsTheSame()
    {
        QFile file(VITSCOPE_TESTS "/../README.md");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(file.readAll()).split('\n');
        qsizetype at = lines.indexOf("| method | answers | what it cannot tell | cost | source |");
        QVERIFY(at > 0);
        QCOMPARE(lines[++at], QString("|---|---|---|---|---|"));
        std::optional<MethodGroup> group;
        for (const MethodFacts& facts : methodFacts()) {
            if (facts.group != std::exchange(group, facts.group))
                QCOMPARE(lines[++at], QString("| **%1** | | | | |").arg(groupTitle(facts.group)));
            QString row("|");
            for (const std::string& cell :
                {facts.title + " `" + facts.id + "`", facts.sentence, facts.cannot, facts.cost, facts.source})
                row += QString(" %1 |").arg(QString::fromStdString(cell));
            QVERIFY2(lines[++at] == row, qPrintable("README.md must hold: " + row));
        }
        QVERIFY2(lines[++at].isEmpty(), qPrintable("README.md must not hold: " + lines[at]));
    }

    void everyMethodSaysWhatItIs_data()
    {
        QTest::addColumn<std::size_t>("index");
        QVERIFY(methodFacts().size() >= 34);
        for (std::size_t i = 0; i < methodFacts().size(); ++i)
            QTest::newRow(methodFacts()[i].id.c_str()) << i;
    }
    void everyMethodSaysWhatItIs()
    {
        QFETCH(std::size_t, index);
        const MethodFacts& facts = methodFacts()[index];
        QVERIFY(QRegularExpression("^[a-z][a-z0-9-]+$").match(facts.id.c_str()).hasMatch());
        QVERIFY2(!facts.title.empty() && facts.title.size() <= 26, facts.title.c_str());
        QVERIFY2(isSentence(facts.sentence) && facts.sentence.size() <= 160, facts.sentence.c_str());
        QVERIFY2(isSentence(facts.cannot) && facts.cannot.size() <= 120, facts.cannot.c_str());
        QVERIFY2(!facts.cost.empty() && facts.cost.size() <= 72, facts.cost.c_str());
        QVERIFY2(!facts.cost.ends_with('.'), facts.cost.c_str()); // a phrase: put after "Cost: "
        QVERIFY(!std::isupper(static_cast<unsigned char>(facts.cost.front())));
        QVERIFY2(facts.source.size() > 10 && facts.source.size() <= 200, facts.source.c_str());
        QVERIFY(!facts.source.ends_with('.'));
        for (const Parameter& parameter : facts.parameters)
            QVERIFY(!parameter.title.empty() && !parameter.sentence.empty());
    }

    void methodsStandInGroups()
    {
        std::set<std::string> ids, titles;
        MethodGroup last = MethodGroup::Attention;
        for (const MethodFacts& facts : methodFacts()) {
            QVERIFY2(facts.group >= last, facts.id.c_str());
            QVERIFY2(*groupTitle(facts.group), facts.id.c_str());
            QVERIFY2(ids.insert(facts.id).second && titles.insert(facts.title).second, facts.id.c_str());
            last = facts.group;
        }
        QVERIFY(last == MethodGroup::Trust);
    }

    /// Those of "what speaks for a class" read a class, those that only watch attention do not.
    void groupsAreTrueOfClasses()
    {
        for (const MethodFacts& facts : methodFacts()) {
            if (facts.group == MethodGroup::Class || facts.group == MethodGroup::Removal)
                QVERIFY2(facts.usesClass, facts.id.c_str());
            if (facts.group == MethodGroup::Attention || facts.group == MethodGroup::Weights)
                QVERIFY2(!facts.usesClass, facts.id.c_str());
        }
    }

    void nineMethodsHaveANumberKey()
    {
        std::map<int, std::string> keys;
        for (const MethodFacts& facts : methodFacts())
            if (facts.key)
                QVERIFY2(keys.emplace(facts.key, facts.id).second, facts.id.c_str());
        QCOMPARE(keys.size(), std::size_t(9));
        QCOMPARE(keys.begin()->first, 1);
        QCOMPARE(keys.rbegin()->first, 9);
        QCOMPARE(keys[1], std::string("attention"));
        QCOMPARE(keys[2], std::string("rollout"));
    }
};

QTEST_GUILESS_MAIN(MethodFactsTest)
#include "method_facts_test.moc"
