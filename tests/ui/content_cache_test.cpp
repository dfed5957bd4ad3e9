// SPDX-License-Identifier: MIT
// Contents that make way for newer ones are freed, and not on the UI thread.
#include "tests/support/fake_model.h"
#include "tests/support/fake_run.h"
#include "ui/content.h"

#include <QTest>
#include <QThread>
#include <QThreadPool>

#include <atomic>

using namespace vitscope;

class ContentCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMakesWayIsFreedElsewhere()
    {
        std::atomic<int> here = 0, elsewhere = 0;
        const QThread* ui = QThread::currentThread();
        const auto freed = [&](const Picture* picture) {
            ++(QThread::currentThread() == ui ? here : elsewhere);
            delete picture;
        };
        const auto model = std::make_shared<const FakeModel>(ModelReport{});
        const auto run = fakeRun();
        ContentCache cache;
        const auto insert = [&](const std::string& path) {
            Content content;
            content.picturePath = path;
            content.model = model;
            content.run = run;
            content.picture = std::shared_ptr<const Picture>(new Picture(fakePicture(8, 6)), freed);
            cache.insert(std::move(content));
        };
        for (int i = 0; i < 15; ++i)
            insert("/pictures/" + std::to_string(i));
        QTRY_COMPARE(elsewhere.load(), 3); // twelve are kept
        QVERIFY(!cache.withPicture("/pictures/2") && cache.withPicture("/pictures/3"));
        insert("/pictures/14"); // the same again
        QTRY_COMPARE(elsewhere.load(), 4);
        QVERIFY(cache.withPicture("/pictures/3"));
        QVERIFY(QThreadPool::globalInstance()->waitForDone());
        QCOMPARE(here.load(), 0);
    }
};

QTEST_MAIN(ContentCacheTest)
#include "content_cache_test.moc"
