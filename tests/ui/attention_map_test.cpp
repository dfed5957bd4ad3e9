// SPDX-License-Identifier: MIT
#include "tests/support/fake_engine.h"
#include "tests/support/fake_run.h"
#include "tests/support/window_sandbox.h"
#include "ui/attention_map.h"

#include <QTest>

#include <cmath>

using namespace vitscope;

class AttentionMapTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const auto model = m_engine.loadModel(m_sandbox.weights("w", 3, 4, 5, 6).toStdString(), {}, {}, {});
        const auto picture = m_engine.readPicture(m_sandbox.picture("p.png").toStdString(), {});
        m_run = m_engine.run(model, picture, {}, {}, {});
    }

    void headsAreFused_data()
    {
        QTest::addColumn<int>("heads");
        QTest::newRow("one head") << int(Query::Heads::Single);
        QTest::newRow("mean") << int(Query::Heads::Mean);
        QTest::newRow("maximum") << int(Query::Heads::Max);
        QTest::newRow("minimum") << int(Query::Heads::Min);
    }

    void headsAreFused()
    {
        QFETCH(int, heads);
        Query query;
        query.heads = Query::Heads(heads);
        query.head = 2;
        query.token = 9;
        query.layer = 1;
        const Heatmap map = rawAttention(*m_run, query).map;
        QCOMPARE(map.rows * map.columns, 30);
        for (int patch = 0; patch < 30; ++patch) {
            double sum = 0, most = -1, least = 2;
            for (int head = 0; head < 4; ++head) {
                const double value = fakeAttentionRow(m_run->shape(), 1, head, 9)[std::size_t(patch) + 1];
                sum += value / 4;
                most = std::max(most, value);
                least = std::min(least, value);
            }
            const double single = fakeAttentionRow(m_run->shape(), 1, 2, 9)[std::size_t(patch) + 1];
            const double expected = query.heads == Query::Heads::Single ? single
                : query.heads == Query::Heads::Mean                     ? sum
                : query.heads == Query::Heads::Max                      ? most
                                                                        : least;
            QVERIFY(std::abs(double(map.values[std::size_t(patch)]) - expected) < 1e-7);
        }
        QCOMPARE(map.prefixValues.size(), 1u);
    }

    void seenByIsTheColumn()
    {
        Query query;
        query.heads = Query::Heads::Single;
        query.direction = Query::Direction::SeenBy;
        query.token = 4;
        query.layer = 0;
        const Heatmap map = rawAttention(*m_run, query).map;
        QCOMPARE(map.values[10], fakeAttentionRow(m_run->shape(), 0, 0, 11)[4]);
        QCOMPARE(map.title, std::string("Attention, layer 0, head 0, to patch (0, 3)"));
    }

    void pooledIsWhatTheModelReads_data()
    {
        QTest::addColumn<QStringList>("prefix");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        QTest::newRow("mean of the patches") << QStringList{} << 0 << 49;
        QTest::newRow("class token") << QStringList{"cls"} << 0 << 1;
        QTest::newRow("class and distillation token, averaged") << QStringList{"cls", "dist"} << 0 << 2;
    }
    void pooledIsWhatTheModelReads()
    {
        QFETCH(QStringList, prefix);
        QFETCH(int, first);
        QFETCH(int, last);
        FakeRunOptions options{.layers = 3, .heads = 4, .grid = 7, .prefix = {}};
        for (const QString& name : prefix)
            options.prefix.push_back(name.toStdString());
        const auto run = fakeRun(options);
        Query query{.token = Query::pooled, .layer = 2, .heads = Query::Heads::Single, .head = 3};
        const auto tokens = std::size_t(run->shape().tokens());
        std::vector<float> matrix(tokens * tokens);
        run->attention(2, 3, matrix);
        for (const auto direction : {Query::Direction::LooksAt, Query::Direction::SeenBy}) {
            query.direction = direction;
            const Heatmap map = rawAttention(*run, query).map;
            for (std::size_t patch = 0; patch < map.values.size(); ++patch) {
                const std::size_t other = std::size_t(prefix.size()) + patch;
                double expected = 0;
                for (auto token = std::size_t(first); token < std::size_t(last); ++token)
                    expected += (direction == Query::Direction::LooksAt ? matrix[token * tokens + other]
                                                                        : matrix[other * tokens + token])
                        / double(last - first);
                QVERIFY(std::abs(double(map.values[patch]) - expected) < 1e-6);
            }
        }
    }

    void overviewHoldsEveryHead()
    {
        const AttentionOverview all = attentionOverview(*m_run, 0, Query::Direction::LooksAt, {});
        QCOMPARE(all.values.size(), std::size_t(3 * 4 * 30));
        double largest = 0;
        for (int layer = 0; layer < 3; ++layer) {
            for (int head = 0; head < 4; ++head) {
                const auto row = fakeAttentionRow(m_run->shape(), layer, head, 0);
                QVERIFY(std::equal(row.begin() + 1, row.end(), all.map(layer, head).begin()));
                largest = std::max(largest, double(*std::max_element(row.begin() + 1, row.end())));
            }
        }
        QCOMPARE(all.modelRange().high, largest);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(
            attentionOverview(*m_run, 0, Query::Direction::LooksAt, Cancel(stop.get_token())), Cancelled);
    }

private:
    WindowSandbox m_sandbox;
    FakeEngine m_engine;
    std::shared_ptr<const Run> m_run;
};

QTEST_GUILESS_MAIN(AttentionMapTest)
#include "attention_map_test.moc"
