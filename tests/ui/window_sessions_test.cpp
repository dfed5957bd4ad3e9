// SPDX-License-Identifier: MIT
#include "tests/support/window_bench.h"
#include "ui/compared_side.h"
#include "ui/figure_choices.h"
#include "ui/session_document.h"
#include "ui/session_files.h"

#include <QDockWidget>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

using namespace vitscope;

namespace {

/// Choices that differ from those of a fresh start.
FigureOptions otherChoices()
{
    FigureOptions figure;
    figure.pattern = "heads";
    figure.widthMillimetres = 120;
    figure.dpi = 450;
    figure.fontPoints = 8;
    figure.caption = true;
    return figure;
}

/// Answers the next file dialog with a path, as a person types it.
void answerFileDialog(const QString& path)
{
    auto* watch = new QTimer(qApp);
    QObject::connect(watch, &QTimer::timeout, watch, [watch, path] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        auto* edit = dialog ? dialog->findChild<QLineEdit*>("fileNameEdit") : nullptr;
        if (!edit)
            return;
        watch->deleteLater();
        edit->setText(path);
        QTest::keyClick(edit, Qt::Key_Return);
    });
    watch->start(20);
}

/// Presses a button of the next question.
void answerQuestion(QMessageBox::StandardButton button, bool& asked)
{
    auto* watch = new QTimer(qApp);
    QObject::connect(watch, &QTimer::timeout, watch, [watch, button, &asked] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box)
            return;
        watch->deleteLater();
        asked = true;
        QTest::mouseClick(box->button(button), Qt::LeftButton);
    });
    watch->start(20);
}

/// A bench with a model and pictures of its own and a view that is like no other.
struct Worked : Bench
{
    QString model, picture, other, file;

    bool prepare()
    {
        if (!openDemo())
            return false;
        model = sandbox.weights("vit.safetensors", 4, 3, 4, 5);
        picture = sandbox.picture("photo.png");
        other = sandbox.picture("other.png", 90, 60);
        file = sandbox.path("mine.vitscope");
        drop({model, picture, other});
        if (!QTest::qWaitFor([this] { return session().state().model == model.toStdString(); }, patience))
            return false;
        QTest::mouseClick(&canvas(), Qt::LeftButton, {}, patch(1, 2));
        QTest::mouseClick(&canvas(), Qt::LeftButton, Qt::ShiftModifier, patch(3, 4));
        key(Qt::Key_Up);
        key(Qt::Key_Right);
        key(Qt::Key_G);
        key(Qt::Key_C);
        key(Qt::Key_X); // one head off
        return QTest::qWaitFor([this] { return !session().busy() && session().map(); }, patience);
    }
    void show()
    {
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    void save()
    {
        answerFileDialog(file);
        key(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->windowTitle().startsWith("mine"), patience);
    }
};

void follow(Bench& bench, const char* link)
{
    Q_EMIT bench.window->banner().linkActivated(link);
}

} // namespace

class WindowSessionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }

    void savedAndOpenedIsTheSameView()
    {
        Worked bench;
        QVERIFY(bench.prepare());
        bench.window->dock("model")->hide();
        chooseFigureOptions(otherChoices());
        const ViewState before = bench.session().state();
        QCOMPARE(before.pins.size(), 2u);
        QVERIFY(!before.interventions.empty());
        const std::vector<float> values = bench.session().map()->values;
        bench.save();

        Bench next; // its own sandbox: another state folder
        chooseFigureOptions({});
        QVERIFY(next.openDemo());
        const ViewState demo = next.session().state();
        next.drop({bench.file});
        QTRY_COMPARE_WITH_TIMEOUT(next.session().state().model, before.model, patience);
        QVERIFY(next.settled());
        QVERIFY(next.session().state() == before);
        QCOMPARE(next.session().map()->values, values);
        QCOMPARE(next.session().film(), bench.session().film());
        QVERIFY(next.window->dock("model")->isHidden());
        QVERIFY(!next.window->dock("display")->isHidden());
        QVERIFY(chosenFigureOptions() == otherChoices());
        QVERIFY2(!next.window->banner().isVisible(), qPrintable(next.window->banner().text()));
        QVERIFY(next.window->windowTitle().startsWith("mine"));
        QVERIFY(!next.window->isWindowModified());
        next.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(next.session().state() == demo);
        QVERIFY(next.settled());
        QCOMPARE(next.session().content().picturePath, demo.picture);
    }

    void theCommandLineOpensASession()
    {
        Worked bench;
        QVERIFY(bench.prepare());
        bench.save();
        const ViewState before = bench.session().state();
        Bench next;
        next.window->open({bench.file});
        QTRY_VERIFY_WITH_TIMEOUT(next.run() != nullptr, patience);
        QVERIFY(next.settled());
        QVERIFY(next.session().state() == before);
        QVERIFY(!next.session().history().canUndo());
    }

    void aMissingFileIsNamedAndLocated()
    {
        Worked bench;
        QVERIFY(bench.prepare());
        bench.save();
        QDir().mkpath(bench.sandbox.path("moved"));
        QVERIFY(QFile::rename(bench.picture, bench.sandbox.path("moved/renamed.png")));
        Bench next;
        QVERIFY(next.openDemo());
        const ViewState demo = next.session().state();
        const auto run = next.run();
        next.drop({bench.file});
        QTRY_VERIFY_WITH_TIMEOUT(next.window->banner().isVisible(), patience);
        const QString text = next.window->banner().text();
        QVERIFY2(text.contains("mine.vitscope") && text.contains("photo.png is not where"), qPrintable(text));
        QVERIFY(next.session().state() == demo);
        QCOMPARE(next.run(), run);
        answerFileDialog(bench.sandbox.path("moved/renamed.png"));
        follow(next, "locate");
        QTRY_VERIFY_WITH_TIMEOUT(
            next.session().state().picture == bench.sandbox.path("moved/renamed.png").toStdString(),
            patience);
        QVERIFY(next.settled());
        ViewState expected = bench.session().state();
        expected.picture = next.session().state().picture;
        QVERIFY(next.session().state() == expected);
        QVERIFY2(next.window->banner().text().contains("film"), qPrintable(next.window->banner().text()));
    }

    void aFileThatIsOpenOrBesideIsFound()
    {
        Worked bench;
        QVERIFY(bench.prepare());
        bench.save();
        QDir().mkpath(bench.sandbox.path("moved"));
        QVERIFY(QFile::rename(bench.picture, bench.sandbox.path("moved/renamed.png"))); // will be open
        Bench next;
        QVERIFY(next.openDemo());
        next.drop({bench.sandbox.path("moved/renamed.png")});
        QTRY_VERIFY_WITH_TIMEOUT(next.session().state().picture.ends_with("renamed.png"), patience);
        QVERIFY(next.settled());
        next.drop({bench.file});
        QTRY_VERIFY_WITH_TIMEOUT(next.session().state().model == bench.model.toStdString(), patience);
        QVERIFY(next.session().state().picture.ends_with("renamed.png"));
    }

    void aChangedFileIsNamedAndOpens()
    {
        Worked bench;
        QVERIFY(bench.prepare());
        bench.save();
        bench.sandbox.picture("photo.png", 64, 64);
        Bench next;
        QVERIFY(next.openDemo());
        next.drop({bench.file});
        QTRY_VERIFY_WITH_TIMEOUT(next.session().state().model == bench.model.toStdString(), patience);
        QVERIFY(next.window->banner().isVisible());
        const QString text = next.window->banner().text();
        QVERIFY2(text.contains("photo.png is not the file") && text.contains("SHA-256")
                && !text.contains("vit.safetensors"),
            qPrintable(text));
        QCOMPARE(next.session().content().picture->width, 64);
    }

    void aComparisonIsBroughtBackWithItsFiles()
    {
        Worked bench;
        QVERIFY(bench.prepare());
        bench.session().compared().open({bench.sandbox.picture("second.png", 70, 90).toStdString()});
        QTRY_VERIFY_WITH_TIMEOUT(bench.session().compared().isShown() && !bench.session().busy(), patience);
        bench.save();
        const ViewState before = bench.session().state();
        Bench next;
        QVERIFY(next.openDemo());
        next.drop({bench.file});
        QTRY_VERIFY_WITH_TIMEOUT(next.session().compared().isShown() && !next.session().busy(), patience);
        QVERIFY(next.session().state() == before);
        QVERIFY(QFile::remove(bench.sandbox.path("second.png")));
        Bench third;
        QVERIFY(third.openDemo());
        third.drop({bench.file});
        QTRY_VERIFY_WITH_TIMEOUT(third.window->banner().text().contains("second.png is not where"), patience);
        third.session().locate(bench.sandbox.picture("moved.png", 50, 50).toStdString());
        QTRY_VERIFY_WITH_TIMEOUT(third.session().compared().isShown() && !third.session().busy(), patience);
        QVERIFY2(third.window->banner().text().contains("moved.png is not the file"),
            qPrintable(third.window->banner().text()));
    }

    void hostileSessionsLeaveWhatIsOpen()
    {
        Worked bench;
        QVERIFY(bench.prepare());
        bench.save();
        QFile file(bench.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray good = file.readAll();
        Bench next;
        QVERIFY(next.openDemo());
        const ViewState demo = next.session().state();
        const auto run = next.run();
        const auto refused = [&](const char* name, const QByteArray& bytes) {
            next.window->banner().hide();
            next.drop({bench.sandbox.file(name, bytes)});
            QTRY_VERIFY_WITH_TIMEOUT(next.window->banner().isVisible(), patience);
            QVERIFY(next.settled());
            QVERIFY2(next.session().state() == demo, name);
            QCOMPARE(next.run(), run);
        };
        refused("cut.vitscope", good.left(good.size() / 2));
        refused("empty.vitscope", " ");
        refused("binary.vitscope", QByteArray("\0\1\2\3\xff", 5));
        refused("renamed.json", QByteArray(good).replace("\"program\"", "\"programme\""));
        refused("far-layer.vitscope", QByteArray(good).replace("\"removal\"", "\"nothing\""));
        // A device and a pipe are no pictures, wherever the path leads.
        refused("device.vitscope", QByteArray(good).replace("photo.png", "../../../../../../dev/zero"));
    }

    void choicesOutsideTheModelAreLeftOut()
    {
        Worked bench;
        QVERIFY(bench.prepare());
        bench.save();
        QFile file(bench.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray text = file.readAll();
        const QByteArray token
            = "\"token\": " + QByteArray::number(*bench.session().state().query.token.sole());
        QVERIFY(text.contains(token));
        text.replace(token, "\"token\": 123456");
        text.replace(
            "\"parameters\": {}", "\"parameters\": {\"rollout\": {\"residual\": 7, \"start\": 1.5}}");
        Bench next;
        QVERIFY(next.openDemo());
        next.drop({bench.sandbox.file("odd.vitscope", text)});
        QTRY_VERIFY_WITH_TIMEOUT(next.session().state().model == bench.model.toStdString(), patience);
        QCOMPARE(next.session().state().query.token, 0);
        QVERIFY(next.session().state().parametersOf("rollout").empty());
        QVERIFY(next.window->banner().text().contains("did not fit the model"));
    }

    void closingAsksOnlyForANamedSessionWithChanges()
    {
        Worked bench;
        QVERIFY(bench.prepare());
        bench.window->close(); // many changes, no name: no question
        QVERIFY(!bench.window->isVisible());
        bench.show();
        bench.save();
        bench.window->close();
        QVERIFY(!bench.window->isVisible());
        bench.show();
        bench.key(Qt::Key_H);
        QVERIFY(bench.window->isWindowModified());
        bool asked = false;
        answerQuestion(QMessageBox::Cancel, asked);
        bench.window->close();
        QVERIFY(asked && bench.window->isVisible());
        QApplication::setActiveWindow(bench.window.get());
        bench.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!bench.window->isWindowModified()); // as it lies in the file
        bench.key(Qt::Key_H);
        asked = false;
        answerQuestion(QMessageBox::Save, asked);
        bench.window->close();
        QVERIFY(asked && !bench.window->isVisible());
        QVERIFY(!readSession(bench.file.toStdString()).state.display.showHeat);
    }

    void theLastSessionIsKeptAndReopened()
    {
        Worked bench;
        const QString last = bench.sandbox.path("state/vitscope/last.vitscope");
        QVERIFY(bench.openDemo());
        QTest::qWait(1300);
        QVERIFY(!QFile::exists(last)); // the demo alone is not worth keeping
        QVERIFY(!bench.window->actions()["reopenSession"]->isEnabled());
        QVERIFY(bench.prepare());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(last), patience);
        bench.key(Qt::Key_S); // smooth; closing does not wait for the timer
        const ViewState before = bench.session().state();
        bench.window->close();
        QVERIFY(readSession(last.toStdString()).state == before);

        MainWindow next([&]() -> const Engine& { return bench.engine; });
        next.show();
        next.open({});
        QVERIFY(QTest::qWaitFor([&] { return next.session().map() != nullptr; }, patience));
        QTest::keyClick(&next, Qt::Key_G); // keeps a new last session, and still goes back to the one before
        QTest::qWait(1300);
        next.actions()["reopenSession"]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(next.session().state() == before, patience);
        QVERIFY(!next.windowTitle().startsWith("previous"));
    }
};

QTEST_MAIN(WindowSessionsTest)
#include "window_sessions_test.moc"
