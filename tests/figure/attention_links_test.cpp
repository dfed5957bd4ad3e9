// SPDX-License-Identifier: MIT
#include "core/figure/attention_links.h"
#include "core/figure/attention_maps.h"
#include "tests/support/fake_run.h"

#include <QImage>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace vitscope;

namespace {

FakeRunOptions small()
{
    FakeRunOptions options;
    options.layers = 2;
    options.heads = 2;
    options.grid = 2;
    return options;
}

/// Mean over heads of where a token looks.
std::vector<float> row(const Run& run, int layer, int token)
{
    const std::size_t tokens = std::size_t(run.shape().tokens()), heads = std::size_t(run.shape().heads);
    std::vector<float> all(heads * tokens), mean(tokens);
    run.attentionRows(layer, token, all);
    for (std::size_t i = 0; i < all.size(); ++i)
        mean[i % tokens] += all[i] / float(heads);
    return mean;
}

} // namespace

class AttentionLinksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void weightsAreTermsOfRollout()
    {
        const auto run = fakeRun(small()); // one prefix token, four patches
        Query query;
        query.token = 2;
        const auto links = attentionLinks(*run, query, 100); // all of them
        const std::vector<float> first = row(*run, 1, 2);
        double met = 0;
        for (const AttentionLink& link : links) {
            QVERIFY(link.from != link.to && link.from >= 0 && link.to >= 0);
            if (link.layer == 1) {
                QCOMPARE(link.from, 1);
                QVERIFY(std::abs(link.weight - 0.5 * double(first[std::size_t(link.to + 1)])) < 1e-7);
                ++met;
            } else { // what the patch holds after one layer, half of it handed on
                const double share
                    = 0.5 * double(first[std::size_t(link.from + 1)]) + (link.from == 1 ? 0.5 : 0.0);
                const double weight
                    = 0.5 * share * double(row(*run, 0, link.from + 1)[std::size_t(link.to + 1)]);
                QVERIFY(std::abs(link.weight - weight) < 1e-7);
            }
        }
        QCOMPARE(met, 3.0); // to the three other patches
        QCOMPARE(links.size(), std::size_t(3 + 4 * 3));
    }

    void theStrongestComeFirstAndNoMore()
    {
        const auto run = fakeRun();
        Query query;
        query.token = 100;
        query.layer = 5;
        const auto links = attentionLinks(*run, query, 3);
        QCOMPARE(links.size(), std::size_t(6 * 3));
        QCOMPARE(links.front().layer, 5);
        QCOMPARE(links.back().layer, 0);
        for (std::size_t i = 0; i < links.size(); i += 3)
            QVERIFY(links[i].weight >= links[i + 1].weight && links[i + 1].weight >= links[i + 2].weight);
        QVERIFY(attentionLinks(*run, query, 3) == links);
    }

    void itStopsWhenAsked()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(
            attentionLinks(*fakeRun(), Query{.token = 3}, 3, Cancel(stop.get_token())), Cancelled);
    }

    void arrowsReachTheirPatches()
    {
        const auto run = fakeRun(small());
        QImage image(200, 200, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        const Box grid = run->framing().grid();
        const std::vector<AttentionLink> links{
            {0, 0, 3, 0.5}}; // from the upper left to the lower right patch
        paintLinks(
            painter, run->framing(), run->shape().layers, links,
            [&](QPointF point) {
                return QPointF((point.x() - grid.left) / grid.width() * 200,
                    (point.y() - grid.top) / grid.height() * 200);
            },
            1);
        painter.end();
        QVERIFY(image.pixel(50, 50) != 0xffffffffu);
        QVERIFY(image.pixel(150, 150) != 0xffffffffu);
        QCOMPARE(image.pixel(20, 180), 0xffffffffu);
    }
};

QTEST_MAIN(AttentionLinksTest)
#include "attention_links_test.moc"
