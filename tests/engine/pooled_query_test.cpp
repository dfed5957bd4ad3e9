// SPDX-License-Identifier: MIT
#include "core/analysis/methods.h"
#include "core/figure/attention_maps.h"
#include "tests/support/made_run.h"

#include <QTest>

#include <cmath>

using namespace vitscope;

/// Attention is computed twice: by the method, and without LibTorch for hovering and for figures of many
/// heads. Both must show the same numbers.
class PooledQueryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothWaysAgree_data()
    {
        QTest::addColumn<int>("head");
        QTest::addColumn<QList<int>>("tokens");
        const char* heads[] = {"class token", "mean of the patches", "class and distillation token"};
        for (int head = 0; head < 3; ++head)
            for (const QList<int>& tokens : {QList<int>{}, {0}, {1}, {7}, {1, 4, 9}})
                QTest::addRow("%s, %d tokens from %d", heads[head], int(tokens.size()), tokens.value(0))
                    << head << tokens;
    }
    void bothWaysAgree()
    {
        QFETCH(int, head);
        QFETCH(QList<int>, tokens);
        const TokenGroup token(std::vector<int>(tokens.begin(), tokens.end()));
        const Head heads[] = {{Pooling::ClassToken}, {Pooling::PatchMean}, {Pooling::ClassAndDistillation}};
        const auto run = madeRun(randomAttention(2, 5, 14), 3, 4, {"cls", "dist"}, heads[head]);
        for (const auto fusion :
            {Query::Heads::Single, Query::Heads::Mean, Query::Heads::Max, Query::Heads::Min})
            for (const auto direction : {Query::Direction::LooksAt, Query::Direction::SeenBy}) {
                const Query query{token, direction, 1, fusion, 3, {}, -1};
                const auto method = std::get<Heatmap>(analyse(*run, "attention", query, {}));
                const auto maps = headMaps(*run, 1, query);
                const Heatmap shown = fusion == Query::Heads::Single ? maps[3] : joinedMap(maps, fusion);
                QCOMPARE(shown.values.size(), method.values.size());
                for (std::size_t i = 0; i < shown.values.size(); ++i)
                    QVERIFY(std::abs(shown.values[i] - method.values[i]) < 1e-6);
                for (std::size_t i = 0; i < shown.prefixValues.size(); ++i)
                    QVERIFY(std::abs(shown.prefixValues[i] - method.prefixValues[i]) < 1e-6);
            }
    }
};

QTEST_GUILESS_MAIN(PooledQueryTest)
#include "pooled_query_test.moc"
