// SPDX-License-Identifier: MIT
// The stages of a batch, with an engine without LibTorch.
#include "core/batch/batch_run.h"
#include "tests/support/window_sandbox.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <atomic>

using namespace vitscope;

namespace {

/// A folder of pictures, a model, and a job that makes a figure and a row of each.
struct Bench
{
    WindowSandbox sandbox;
    FakeEngine engine;
    std::shared_ptr<const Model> model
        = engine.loadModel(sandbox.weights("w.safetensors").toStdString(), {}, {}, {});
    BatchJob job;
    std::stop_source stop;
    BatchListener listener;

    explicit Bench(int pictures)
    {
        QDir(sandbox.path({})).mkpath("shots");
        for (int i = 0; i < pictures; ++i)
            sandbox.picture(QString("shots/%1.png").arg(i, 3, 10, QChar('0')), 40 + i, 30);
        job.inputs = {path("shots")};
        job.recipe.weights = path("w.safetensors");
        job.recipe.method = "attention";
        job.recipe.figure.dpi = 72;
        job.figures = path("out/{image}.png");
        job.table = path("t.csv");
    }
    std::string path(const QString& name) const { return sandbox.path(name).toStdString(); }
    BatchResult run()
    {
        return runBatch(engine, model, job, planBatch(job), Cancel(stop.get_token()), listener);
    }
    qsizetype rows()
    {
        QFile file(sandbox.path("t.csv"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') - 1 : -1;
    }
};

} // namespace

class BatchRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }

    void onlyAFewPicturesAreHeldAtOnce()
    {
        Bench bench(40);
        bench.engine.runMilliseconds = 5;
        int most = 0;
        std::vector<std::size_t> order;
        bench.listener.progressed = [&](const BatchProgress& now) {
            most = std::max(most, bench.engine.picturesRead - int(now.done));
            order.push_back(now.index);
        };
        const BatchResult result = bench.run();
        QCOMPARE(result.made, std::size_t(40));
        QVERIFY(result.failures.empty() && !result.cancelled);
        QVERIFY2(most >= 1 && most <= 7, qPrintable(QString::number(most)));
        QVERIFY(std::ranges::is_sorted(order) && order.size() == 40);
        QCOMPARE(bench.rows(), 40);
        QCOMPARE(bench.engine.passes, 40);
        const BatchResult again = bench.run();
        QCOMPARE(again.kept, std::size_t(40));
        QCOMPARE(bench.engine.passes, 40);
    }

    void aPictureWithoutItsRowIsAskedAgain()
    {
        Bench bench(3);
        bench.run();
        QFile file(bench.sandbox.path("t.csv"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray whole = file.readAll();
        QVERIFY(file.resize(whole.lastIndexOf('\n', whole.size() - 2) + 1));
        file.close();
        const BatchResult result = bench.run();
        QCOMPARE(result.kept, std::size_t(2));
        QCOMPARE(result.made, std::size_t(1));
        QCOMPARE(bench.rows(), 3);
    }

    void whatWasChangedIsSomethingElse_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("weights") << 0;
        QTest::newRow("picture") << 1;
        QTest::newRow("view") << 2;
    }
    void whatWasChangedIsSomethingElse()
    {
        QFETCH(int, what);
        Bench bench(2);
        bench.job.table.clear();
        bench.run();
        if (what == 0)
            bench.model = bench.engine.loadModel(
                bench.sandbox.weights("w.safetensors", 3, 2).toStdString(), {}, {}, {});
        else if (what == 1)
            bench.sandbox.picture("shots/000.png", 77, 33);
        else
            bench.job.recipe.query.layer = 0;
        const BatchResult result = bench.run();
        QCOMPARE(result.failures.size(), what == 1 ? std::size_t(1) : std::size_t(2));
        QCOMPARE(result.failures.front().code, std::string("VTS-E3"));
        bench.job.force = true;
        QVERIFY(bench.run().failures.empty());
        bench.job.force = false;
        QCOMPARE(bench.run().kept, std::size_t(2));
    }

    void cancelledItKeepsWhatIsFinished()
    {
        Bench bench(30);
        bench.engine.runMilliseconds = 5;
        bench.listener.progressed = [&](const BatchProgress& now) {
            if (now.done == 5)
                bench.stop.request_stop();
        };
        const BatchResult result = bench.run();
        QVERIFY(result.cancelled && result.made >= 5 && result.made < 15);
        QCOMPARE(std::size_t(bench.rows()), result.made);
        bench.stop = {};
        bench.listener = {};
        const BatchResult rest = bench.run();
        QCOMPARE(rest.kept, result.made);
        QCOMPARE(rest.made, 30 - result.made);
        QCOMPARE(bench.rows(), 30);
    }

    void whatConcernsAllIsAnErrorAtOnce()
    {
        Bench bench(9);
        bench.job.recipe.query.token = "100,100";
        QVERIFY_EXCEPTION_THROWN(bench.run(), Error);
        bench.job.recipe.query.token.clear();
        bench.job.recipe.method = "made-width";
        bench.job.recipe.figure.pattern = "heads"; // shows maps alone
        QVERIFY_EXCEPTION_THROWN(bench.run(), Error);
        QVERIFY(bench.engine.passes <= 4);
        QVERIFY(!QDir(bench.sandbox.path("out")).exists());
    }

    void aFailingPassIsOnePicturesFailure()
    {
        Bench bench(4);
        bench.engine.failRun = true;
        const BatchResult result = bench.run();
        QCOMPARE(result.failures.size(), std::size_t(4));
        QVERIFY(QString::fromStdString(result.failures[1].what()).startsWith("shots/001.png"));
        QCOMPARE(bench.rows(), 4);
        bench.engine.failRun = false;
        QCOMPARE(bench.run().made, std::size_t(4));
        QCOMPARE(bench.rows(), 4);
    }
};

QTEST_MAIN(BatchRunTest)
#include "batch_run_test.moc"
