// SPDX-License-Identifier: MIT
#include "ui/job_lane.h"

#include <QTest>

#include <atomic>
#include <chrono>

using namespace vitscope;

namespace {

constexpr int patience = 5000;

/// Work that goes on until it is cancelled.
int endless(const Cancel& cancel, std::atomic<int>& noticed)
{
    while (!cancel.requested())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    ++noticed;
    cancel.poll();
    return 0;
}

} // namespace

class JobLaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void resultArrivesOnTheUiThread()
    {
        JobLane lane;
        QThread* workedOn = nullptr;
        QThread* arrivedOn = nullptr;
        int result = 0;
        lane.replace(
            Stage::Run, this,
            [&](const Cancel&, const Progress&) {
                workedOn = QThread::currentThread();
                return 42;
            },
            [&](int value) {
                result = value;
                arrivedOn = QThread::currentThread();
            });
        QVERIFY(lane.busy(Stage::Run));
        QTRY_COMPARE_WITH_TIMEOUT(result, 42, patience);
        QCOMPARE(arrivedOn, QThread::currentThread());
        QVERIFY(workedOn != QThread::currentThread());
        QVERIFY(!lane.busy(Stage::Run));
    }

    void latestRequestWins()
    {
        JobLane lane;
        std::vector<int> arrived;
        for (int i = 0; i < 1000; ++i) {
            lane.replace(
                Stage::Analyse, this, [i](const Cancel&, const Progress&) { return i; },
                [&](int value) { arrived.push_back(value); });
        }
        QTRY_VERIFY_WITH_TIMEOUT(!lane.busy(Stage::Analyse), patience);
        QCOMPARE(arrived, std::vector<int>{999});
    }

    void nothingArrivesAfterItsContextDied()
    {
        JobLane lane;
        auto context = std::make_unique<QObject>();
        bool arrived = false;
        lane.replace(
            Stage::Run, context.get(), [](const Cancel&, const Progress&) { return 1; },
            [&](int) { arrived = true; });
        context.reset();
        QTRY_VERIFY_WITH_TIMEOUT(!lane.busy(Stage::Run), patience);
        QVERIFY(!arrived);
    }

    void anEarlierStageCancelsLaterOnes()
    {
        JobLane lane;
        std::atomic<int> noticed = 0;
        bool analysed = false, ran = false;
        lane.replace(
            Stage::Analyse, this,
            [&](const Cancel& cancel, const Progress&) { return endless(cancel, noticed); },
            [&](int) { analysed = true; });
        QTest::qWait(20);
        lane.replace(
            Stage::Run, this, [](const Cancel&, const Progress&) { return 1; }, [&](int) { ran = true; });
        QTRY_VERIFY_WITH_TIMEOUT(ran, patience);
        QCOMPARE(noticed.load(), 1);
        QVERIFY(!analysed);
    }

    void whatTheFirstSideIsAskedSparesTheSecond()
    {
        JobLane lane;
        std::atomic<int> noticed = 0;
        std::atomic<bool> goesOn = true;
        QStringList order;
        lane.replace(
            Stage::SecondRun, this,
            [&](const Cancel& cancel, const Progress&) {
                while (goesOn && !cancel.requested())
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                cancel.poll();
                return 1;
            },
            [&](int) { order += "opened"; });
        QTest::qWait(20);
        const auto ask = [&](Stage stage, const char* name) {
            lane.replace(
                stage, this, [](const Cancel&, const Progress&) { return 1; },
                [&, name](int) { order += name; });
        };
        ask(Stage::SecondAnalyse, "second");
        lane.cancel(Stage::Analyse); // spares both
        QVERIFY(lane.busy(Stage::SecondRun) && lane.busy(Stage::SecondAnalyse));
        ask(Stage::Analyse, "first"); // comes before what the second is asked
        QVERIFY(lane.busy(Stage::SecondRun) && !lane.busy(Stage::SecondAnalyse));
        ask(Stage::SecondAnalyse, "second");
        goesOn = false;
        QTRY_COMPARE_WITH_TIMEOUT(order, (QStringList{"opened", "first", "second"}), patience);
        lane.replace(
            Stage::SecondRun, this,
            [&](const Cancel& cancel, const Progress&) { return endless(cancel, noticed); }, [](int) {});
        QTest::qWait(20);
        lane.cancel(Stage::Run); // another model or picture: both sides
        QTRY_COMPARE_WITH_TIMEOUT(noticed.load(), 1, patience);
    }

    void aLaterStageWaitsForAnEarlierOne()
    {
        JobLane lane;
        std::string order;
        lane.replace(
            Stage::Load, this,
            [](const Cancel&, const Progress&) {
                std::this_thread::sleep_for(std::chrono::milliseconds(30));
                return 1;
            },
            [&](int) { order += "load "; });
        lane.replace(
            Stage::Analyse, this, [](const Cancel&, const Progress&) { return 1; },
            [&](int) { order += "analyse "; });
        QTRY_COMPARE_WITH_TIMEOUT(order, std::string("load analyse "), patience);
    }

    void failuresAreToldByKind_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("code");
        QTest::newRow("an Error as it is") << 0 << "VTS-S7";
        QTest::newRow("no memory") << 1 << "VTS-X1";
        QTest::newRow("anything else") << 2 << "VTS-X2";
    }

    void failuresAreToldByKind()
    {
        QFETCH(int, which);
        QFETCH(QString, code);
        JobLane lane;
        QString told, happened;
        bool arrived = false;
        connect(&lane, &JobLane::failed, this, [&](Stage stage, const Error& error) {
            QVERIFY(stage == Stage::Load);
            told = QString::fromStdString(error.code);
            happened = QString::fromStdString(error.happened);
        });
        lane.replace(
            Stage::Load, this,
            [which](const Cancel&, const Progress&) -> int {
                if (which == 0)
                    throw Error(ErrorKind::Malformed, "VTS-S7", "broken.", "file", "Fix it.");
                if (which == 1)
                    throw std::bad_alloc();
                throw std::runtime_error("a stray exception");
            },
            [&](int) { arrived = true; });
        QTRY_COMPARE_WITH_TIMEOUT(told, code, patience);
        QVERIFY(!arrived);
        QVERIFY(!lane.busy(Stage::Load));
        QVERIFY(which != 2 || happened.contains("a stray exception"));
    }

    void cancelledIsNotFailed()
    {
        JobLane lane;
        std::atomic<int> noticed = 0;
        bool failed = false;
        connect(&lane, &JobLane::failed, this, [&] { failed = true; });
        lane.replace(
            Stage::Load, this,
            [&](const Cancel& cancel, const Progress&) { return endless(cancel, noticed); }, [](int) {});
        QTest::qWait(20);
        lane.cancel(Stage::Load);
        QVERIFY(!lane.busy(Stage::Load));
        QTRY_COMPARE_WITH_TIMEOUT(noticed.load(), 1, patience);
        QTest::qWait(20);
        QVERIFY(!failed);
    }

    void progressIsReportedOnlyWhenItShows()
    {
        JobLane lane;
        int reports = 0;
        bool done = false;
        connect(&lane, &JobLane::progressed, this, [&](Stage, const QString& text, double) {
            ++reports;
            QCOMPARE(text, QString("block"));
        });
        lane.replace(
            Stage::Run, this,
            [](const Cancel&, const Progress& progress) {
                for (int i = 0; i < 100000; ++i)
                    report(progress, "block", i / 100000.0);
                return 1;
            },
            [&](int) { done = true; });
        QTRY_VERIFY_WITH_TIMEOUT(done, patience);
        QVERIFY2(reports >= 1 && reports < 200, qPrintable(QString::number(reports)));
    }

    void endingWaitsForTheWorker()
    {
        std::atomic<int> noticed = 0;
        {
            JobLane lane;
            lane.replace(
                Stage::Run, this,
                [&](const Cancel& cancel, const Progress&) { return endless(cancel, noticed); }, [](int) {});
            QTest::qWait(20);
        }
        QCOMPARE(noticed.load(), 1);
    }
};

QTEST_GUILESS_MAIN(JobLaneTest)
#include "job_lane_test.moc"
