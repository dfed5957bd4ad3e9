// SPDX-License-Identifier: MIT
#include "core/analysis/methods.h"
#include "core/base/error.h"
#include "tests/support/made_run.h"

#include <QTest>

using namespace vitscope;

namespace {

Heatmap mapOf(const ViTRun& run, const Query& query)
{
    return std::get<Heatmap>(analyse(run, "attention", query, {}));
}

/// [tokens]: prefix, then patches
at::Tensor tokensOf(const Heatmap& map)
{
    std::vector<float> values = map.prefixValues;
    values.insert(values.end(), map.values.begin(), map.values.end());
    return at::tensor(values);
}

} // namespace

class AttentionMethodTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_attention = randomAttention(3, 4, 14); } // 2 prefix tokens, 3 x 4 patches

    void rowsAndColumnsOfEveryHead_data()
    {
        QTest::addColumn<int>("layer");
        QTest::addColumn<int>("token");
        QTest::newRow("class token, last layer") << -1 << 0;
        QTest::newRow("second prefix token, first layer") << 0 << 1;
        QTest::newRow("patch, middle layer") << 1 << 9;
        QTest::newRow("last patch, counted from the end") << -3 << 13;
    }
    void rowsAndColumnsOfEveryHead()
    {
        QFETCH(int, layer);
        QFETCH(int, token);
        const auto run = madeRun(m_attention, 3, 4, {"cls", "dist"});
        Query query{.token = token, .layer = layer, .heads = Query::Heads::Single};
        for (query.head = 0; query.head < 4; ++query.head) {
            const auto& expected = m_attention[layer][query.head];
            query.direction = Query::Direction::LooksAt;
            QVERIFY(at::allclose(tokensOf(mapOf(*run, query)), expected[token], 1e-5, 1e-6));
            query.direction = Query::Direction::SeenBy;
            QVERIFY(at::allclose(tokensOf(mapOf(*run, query)), expected.select(1, token), 1e-5, 1e-6));
        }
    }

    void headsAreFusedEntryByEntry()
    {
        const auto run = madeRun(m_attention, 3, 4, {"cls", "dist"});
        Query query{.token = 5};
        const auto rows = m_attention[2].select(1, 5); // [heads, tokens]
        query.heads = Query::Heads::Mean;
        QVERIFY(at::allclose(tokensOf(mapOf(*run, query)), rows.mean(0), 1e-5, 1e-6));
        query.heads = Query::Heads::Max;
        QVERIFY(at::allclose(tokensOf(mapOf(*run, query)), at::amax(rows, 0), 1e-5, 1e-6));
        query.heads = Query::Heads::Min;
        QVERIFY(at::allclose(tokensOf(mapOf(*run, query)), at::amin(rows, 0), 1e-5, 1e-6));
    }

    void pooledIsWhatTheModelReads_data()
    {
        QTest::addColumn<int>("head");
        QTest::newRow("mean of the patches") << 0;
        QTest::newRow("class and distillation token, averaged") << 1;
        QTest::newRow("class token") << 2;
    }
    void pooledIsWhatTheModelReads()
    {
        QFETCH(int, head);
        const Head heads[] = {{Pooling::PatchMean}, {Pooling::ClassAndDistillation}, {Pooling::ClassToken}};
        const auto run = madeRun(m_attention, 3, 4, {"cls", "dist"}, heads[head]);
        const int first = head == 0 ? 2 : 0, last = head == 0 ? 14 : head == 1 ? 2 : 1;
        const auto rows = m_attention[2].slice(1, first, last).mean(1); // [heads, tokens]
        const auto columns = m_attention[2].slice(2, first, last).mean(2);
        Query query{.token = Query::pooled};
        for (const auto direction : {Query::Direction::LooksAt, Query::Direction::SeenBy}) {
            query.direction = direction;
            const auto& expected = direction == Query::Direction::LooksAt ? rows : columns;
            query.heads = Query::Heads::Mean;
            QVERIFY(at::allclose(tokensOf(mapOf(*run, query)), expected.mean(0), 1e-5, 1e-6));
            query.heads = Query::Heads::Max;
            QVERIFY(at::allclose(tokensOf(mapOf(*run, query)), at::amax(expected, 0), 1e-5, 1e-6));
            query.heads = Query::Heads::Min;
            QVERIFY(at::allclose(tokensOf(mapOf(*run, query)), at::amin(expected, 0), 1e-5, 1e-6));
        }
    }

    void severalTokensAskForTheirMean()
    {
        const auto run = madeRun(m_attention, 3, 4, {"cls", "dist"});
        Query query{.token = TokenGroup({9, 1, 4, 9})};
        const auto chosen = at::tensor({1, 4, 9}, at::kLong);
        for (const auto direction : {Query::Direction::LooksAt, Query::Direction::SeenBy}) {
            query.direction = direction;
            const int axis = direction == Query::Direction::LooksAt ? 1 : 2;
            const auto expected = m_attention[2].index_select(axis, chosen).mean(axis); // [heads, tokens]
            QVERIFY(at::allclose(tokensOf(mapOf(*run, query)), expected.mean(0), 1e-5, 1e-6));
        }
    }

    void mapHasTheGridsShapeAndKeepsThePrefix()
    {
        const auto map = mapOf(*madeRun(m_attention, 3, 4, {"cls", "dist"}), {});
        QCOMPARE(map.rows, 3);
        QCOMPARE(map.columns, 4);
        QCOMPARE(map.values.size(), std::size_t(12));
        QCOMPARE(map.prefixValues.size(), std::size_t(2));
        QCOMPARE(map.unit, std::string("attention weight"));
    }

    void refusesWhatIsNotThere_data()
    {
        QTest::addColumn<Query>("query");
        QTest::newRow("layer") << Query{.layer = 3};
        QTest::newRow("layer from the end") << Query{.layer = -4};
        QTest::newRow("head") << Query{.heads = Query::Heads::Single, .head = 4};
        QTest::newRow("token") << Query{.token = 14};
        QTest::newRow("one of several tokens") << Query{.token = TokenGroup({3, 14})};
    }
    void refusesWhatIsNotThere()
    {
        QFETCH(Query, query);
        const auto run = madeRun(m_attention, 3, 4, {"cls", "dist"});
        QVERIFY_THROWS_EXCEPTION(Error, mapOf(*run, query));
    }

private:
    at::Tensor m_attention;
};

QTEST_GUILESS_MAIN(AttentionMethodTest)
#include "attention_method_test.moc"
