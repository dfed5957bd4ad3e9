// SPDX-License-Identifier: MIT
// Workflow 1, first look: the start alone. Workflow 2, my picture and my weights: one drop, or one command.
#include "tests/support/program.h"
#include "tests/support/real_window.h"

#include <QFile>
#include <QListView>
#include <QProcess>
#include <QRegularExpression>

#include <signal.h>

using namespace vitscope;

class FirstLookWorkflowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }

    void theStartShowsTheDemoRunAndOverlaid()
    {
        RealWindow person;
        QVERIFY(person.open());
        QCOMPARE(person.hands.count(), 0);
        QVERIFY(QString::fromStdString(person.session().content().modelPath).endsWith("demo"));
        QVERIFY(person.session().map() && person.session().map()->values.size() > 16);
        QVERIFY(person.window->dock("predictions")->findChild<QListView*>()->model()->rowCount() > 0);
        QTRY_VERIFY(person.session().overview());
        const QImage overlaid = person.canvas().grab().toImage();
        person.hands.key(Qt::Key_H); // the picture alone
        const QImage bare = person.canvas().grab().toImage();
        const QPoint middle = person.canvas().rect().center();
        QVERIFY(overlaid.pixel(middle) != bare.pixel(middle));
    }

    void oneDropOpensPictureAndWeights()
    {
        RealWindow person;
        QVERIFY(person.open());
        const QString picture = person.sample("goldfish.jpg"), model = person.golden("hf_classifier");
        person.hands.drop(person.canvas(), QPoint(150, 150), {picture, model + "/model.safetensors"});
        QTRY_COMPARE_WITH_TIMEOUT(
            QString::fromStdString(person.session().content().picturePath), picture, person.patience);
        QVERIFY(person.rests());
        QCOMPARE(person.hands.count(), 1);
        QCOMPARE(person.session().content().modelPath, (model + "/model.safetensors").toStdString());
        QCOMPARE(person.session().map()->rows, 4);
        QCOMPARE(person.run().predictions().size(), std::size_t(10));
        QCOMPARE(person.session().history().count(), 1); // and one key takes it back
        person.hands.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(QString::fromStdString(person.session().content().modelPath).endsWith("demo"));
    }

    void oneCommandOpensPictureAndWeights()
    {
        QTemporaryDir folder;
        QProcess program;
        QProcessEnvironment environment = test::withoutDisplay();
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        environment.insert("XDG_CONFIG_HOME", folder.filePath("config"));
        environment.insert("XDG_STATE_HOME", folder.filePath("state"));
        program.setProcessEnvironment(environment);
        program.setWorkingDirectory(RealWindow::golden("hf_classifier"));
        program.start(VITSCOPE_BIN "/vitscope", {RealWindow::sample("goldfish.jpg"), "model.safetensors"});
        const auto log = [&folder] {
            QFile file(folder.filePath("state/vitscope/vitscope.log"));
            return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
        };
        QTRY_VERIFY2_WITH_TIMEOUT(log().contains("goldfish.jpg through model.safetensors (Hugging Face"),
            qPrintable(log()), RealWindow::patience);
        ::kill(pid_t(program.processId()), SIGTERM);
        QVERIFY(program.waitForFinished());
    }
};

QTEST_MAIN(FirstLookWorkflowTest)
#include "workflow_1_2_first_look_test.moc"
