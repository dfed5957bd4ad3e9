// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/engine/averages.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace vitscope;

namespace {

MethodFacts factsOf(const char* id, bool paintsMap, MethodGroup group = MethodGroup::Tokens)
{
    MethodFacts facts;
    facts.id = id;
    facts.title = "Made";
    facts.paintsMap = paintsMap;
    facts.group = group;
    return facts;
}

const MethodFacts plain = factsOf("made", false);

Matrix tableOf(int columns, std::vector<float> values, std::vector<std::string> rowNames = {})
{
    Matrix table;
    table.columns = columns;
    table.rows = int(values.size()) / columns;
    table.values = std::move(values);
    table.rowNames = std::move(rowNames);
    table.title = "Made";
    return table;
}

Matrix meanOf(std::vector<Finding> findings, const MethodFacts& method = plain)
{
    return std::get<Matrix>(averageOf(std::move(findings), method).mean);
}

Curves curvesOf(const std::string& role, const std::string& name, std::vector<float> y)
{
    Curves curves;
    Curves::Line line;
    line.name = name;
    line.role = role;
    line.y = std::move(y);
    for (std::size_t i = 0; i < line.y.size(); ++i)
        line.x.push_back(float(i));
    curves.lines = {line};
    curves.title = "Made for " + name;
    curves.subject = name;
    return curves;
}

bool near(double a, double b, double tolerance = 1e-6)
{
    return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

std::string codeOf(const Finding& first, const Finding& other)
{
    try {
        averageOf({first, other}, plain);
    } catch (const Error& error) {
        return error.code;
    }
    return {};
}

} // namespace

class AveragesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(VITSCOPE_TESTS "/goldens/averages.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_golden = QJsonDocument::fromJson(file.readAll()).object();
    }

    void tablesEqualSciPy()
    {
        std::vector<Finding> findings;
        for (const QJsonValue picture : m_golden["samples"].toArray()) {
            std::vector<float> values;
            for (const QJsonValue row : picture.toArray())
                for (const QJsonValue value : row.toArray())
                    values.push_back(value.isNull() ? NAN : float(value.toDouble()));
            findings.emplace_back(tableOf(2, values));
        }
        const Matrix mean = meanOf(findings);
        compare(mean, m_golden["means"].toArray());
        QCOMPARE(QString::fromStdString(mean.title), QString("Made, mean of 7 pictures"));
        QCOMPARE(QString::fromStdString(mean.note),
            QString("Mean of 7 pictures; intervals: 95 %, Student's t of the mean over pictures."));
    }

    void similaritiesAreThoseOfMeanProducts()
    {
        std::vector<Finding> findings;
        for (const QJsonValue picture : m_golden["products"].toArray()) {
            Matrix table = tableOf(3, std::vector<float>(9, 0));
            for (const QJsonValue row : picture.toArray())
                for (const QJsonValue value : row.toArray())
                    table.products.push_back(value.toDouble());
            findings.emplace_back(table);
        }
        compare(meanOf(findings), m_golden["similarities"].toArray());
    }

    void onePictureHasNoInterval()
    {
        const Matrix mean = meanOf({tableOf(1, {3, 4})});
        QCOMPARE(mean.values, (std::vector<float>{3, 4}));
        QVERIFY(mean.low.empty() && mean.high.empty());
        QCOMPARE(QString::fromStdString(mean.title), QString("Made, mean of 1 picture"));
    }

    void rankedRowsAreMatchedByNameAndSortedAgain()
    {
        Matrix first = tableOf(1, {5, 3, 1}, {"a", "b", "c"});
        Matrix second = tableOf(1, {9, 8, 2}, {"c", "d", "b"});
        first.rankedBy = second.rankedBy = 0;
        const auto averaged = averageOf({first, second}, plain);
        const auto& mean = std::get<Matrix>(averaged.mean);
        QCOMPARE(mean.rowNames, (std::vector<std::string>{"d", "a", "c", "b"}));
        QCOMPARE(mean.values, (std::vector<float>{8, 5, 5, 2.5}));
        QVERIFY(std::isnan(mean.low[0]) && std::isnan(mean.high[1])); // in one picture only
        QVERIFY(near(mean.high[3] - 2.5, 0.5 * std::tan(0.475 * M_PI)));
        const auto& each = std::get<Matrix>(averaged.each[1]);
        QCOMPARE(each.rowNames, mean.rowNames);
        QVERIFY(each.values[0] == 8 && std::isnan(each.values[1]) && each.values[2] == 9);
    }

    void linesAreNamedByTheirRole()
    {
        Curves cat = curvesOf("top prediction", "cat", {1, 2, NAN}),
               dog = curvesOf("top prediction", "dog", {3, NAN, NAN});
        const auto mean = std::get<Curves>(averageOf({cat, dog}, plain).mean);
        QCOMPARE(mean.lines[0].name, std::string("top prediction"));
        QCOMPARE(QString::fromStdString(mean.title),
            QString("Made for each picture's top prediction, mean of 2 pictures"));
        QVERIFY(mean.lines[0].y[0] == 2 && mean.lines[0].y[1] == 2 && std::isnan(mean.lines[0].y[2]));
        QVERIFY(near(mean.lines[0].low[0], 2 - std::tan(0.475 * M_PI)) && std::isnan(mean.lines[0].low[1]));
        const auto same = std::get<Curves>(averageOf({cat, cat}, plain).mean);
        QCOMPARE(same.lines[0].name, std::string("cat"));
        QCOMPARE(QString::fromStdString(same.title), QString("Made for cat, mean of 2 pictures"));
    }

    void areasAreAveragedWithTheirInterval()
    {
        Curves first = curvesOf("deletion", "deletion, area 0.200", {1, 0}),
               second = curvesOf("deletion", "deletion, area 0.202", {1, 0});
        first.lines[0].area = 0.200;
        second.lines[0].area = 0.202;
        const auto mean = std::get<Curves>(averageOf({first, second}, plain).mean);
        QCOMPARE(QString::fromStdString(mean.lines[0].name), QString("deletion, area 0.201 ± 0.013"));
        const auto one = std::get<Curves>(averageOf({first}, plain).mean);
        QCOMPARE(QString::fromStdString(one.lines[0].name), QString("deletion, area 0.200"));
    }

    void whatIsUnlikeHasNoMean()
    {
        const Curves curves = curvesOf("", "a", {1, 2});
        QCOMPARE(codeOf(tableOf(2, {1, 2}), tableOf(1, {1, 2})), std::string("VTS-A3"));
        QCOMPARE(codeOf(tableOf(1, {1, 2}), tableOf(1, {1, 2, 3})), std::string("VTS-A3"));
        QCOMPARE(codeOf(tableOf(1, {1}), curves), std::string("VTS-A3"));
        QCOMPARE(codeOf(curves, curvesOf("", "a", {1, 2, 3})), std::string("VTS-A3"));
        QCOMPARE(codeOf(Gallery(), Gallery()), std::string("VTS-A3"));
        QCOMPARE(codeOf(curves, curves), std::string());
    }

    void mapsAndWeightsAreRefusedByName()
    {
        QVERIFY(!whyNotAveraged(plain));
        QVERIFY(whyNotAveraged(factsOf("rollout", true))
                    .value_or("")
                    .starts_with("rollout shows places of a picture"));
        QVERIFY(whyNotAveraged(factsOf("filters", false, MethodGroup::Weights))
                    .value_or("")
                    .starts_with("filters shows the weights alone"));
    }

private:
    /// Rows of [mean, low, high].
    static void compare(const Matrix& found, const QJsonArray& expected)
    {
        for (int row = 0; row < found.rows; ++row)
            for (int column = 0; column < found.columns; ++column) {
                const QJsonArray numbers = expected[row][column].toArray();
                const auto cell = std::size_t(row * found.columns + column);
                QVERIFY(near(double(found.values[cell]), numbers[0].toDouble()));
                QVERIFY(near(double(found.low[cell]), numbers[1].toDouble()));
                QVERIFY(near(double(found.high[cell]), numbers[2].toDouble()));
            }
        QCOMPARE(
            found.values.size(), std::size_t(expected.size()) * std::size_t(expected[0].toArray().size()));
    }

    QJsonObject m_golden;
};

QTEST_GUILESS_MAIN(AveragesTest)
#include "averages_test.moc"
