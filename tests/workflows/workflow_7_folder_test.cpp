// SPDX-License-Identifier: MIT
// Workflow 7, a whole folder: a key, the folder dropped, Run. The command that the dialog copies writes what
// the window writes when it is pasted into a shell.
#include "tests/support/program.h"
#include "tests/support/real_window.h"
#include "ui/batch_dialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

using namespace vitscope;
using namespace vitscope::test;

namespace {

QMap<QString, QByteArray> contentOf(const QString& folder)
{
    QMap<QString, QByteArray> content;
    QDirIterator files(folder, QDir::Files | QDir::Hidden);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            content[QFileInfo(file).fileName()] = file.readAll();
    }
    return content;
}

/// Rows without their seconds, which no two runs share.
QByteArray withoutSeconds(QByteArray jsonLines)
{
    QString text = QString::fromUtf8(jsonLines);
    return text.replace(QRegularExpression("\"seconds\":[-+.e0-9]+"), "").toUtf8();
}

/// The window, a folder of three pictures that is not open, and a folder for what is made of them.
struct Folder : RealWindow
{
    const QString shots = path("my shots"), out = path("out put");

    bool make() const
    {
        bool made = QDir().mkpath(shots);
        for (const char* name : {"goldfish.jpg", "sunflower.jpg", "fried-egg.jpg"})
            made = made && QFile::copy(sample(name), shots + "/" + name);
        return made;
    }
    /// What a person chose the time before.
    void chooseSettings() const
    {
        QSettings store = Settings::store();
        store.setValue("batch/folder", out);
        store.setValue("batch/arrays", true);
        store.setValue("batch/tableFormat", "jsonl");
    }
    BatchDialog* dialog() { return window->findChild<BatchDialog*>(); }
    QString text(const char* label) { return dialog()->findChild<QLabel*>(QLatin1String(label))->text(); }
};

} // namespace

class FolderWorkflowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }

    void threeGesturesAndTheCopiedCommand()
    {
        Folder person;
        QVERIFY(person.make() && person.open());
        person.chooseSettings();
        Gestures before; // the view that is to be repeated
        for (const auto key : {Qt::Key_4, Qt::Key_G, Qt::Key_C})
            before.key(key);
        QVERIFY(person.rests());

        person.hands.key(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(person.dialog());
        QVERIFY(QTest::qWaitForWindowActive(person.dialog()));
        person.hands.drop(*person.dialog(), {200, 40}, {person.shots});
        QTRY_COMPARE_WITH_TIMEOUT(person.text("batchSummary"),
            QString("Pictures: 3 · files: 6 · table: my shots.jsonl"), person.patience);
        person.hands.key(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(person.text("batchMessage"), QString("Done: 3"), person.patience);
        QCOMPARE(person.hands.count(), 3);
        const auto made = contentOf(person.out);
        QCOMPARE(made.size(), 7);

        QVERIFY(QDir(person.out).removeRecursively());
        Gestures paste;
        paste.click(*person.child<QPushButton>("batchCopy"));
        QCOMPARE(paste.count(), 1);
        const ProgramRun run = pasted();
        QVERIFY2(run.status == 0, run.err);
        const auto copied = contentOf(person.out);
        QCOMPARE(copied.keys(), made.keys());
        for (const QString& name : made.keys()) {
            const bool isTable = name.endsWith(".jsonl");
            QVERIFY2(isTable ? withoutSeconds(copied[name]) == withoutSeconds(made[name])
                             : copied[name] == made[name],
                qPrintable(name));
        }
    }

private:
    /// The clipboard, run by a shell that knows the program.
    static ProgramRun pasted()
    {
        QProcess shell;
        QProcessEnvironment environment = withoutDisplay();
        environment.insert("PATH", VITSCOPE_BIN ":" + environment.value("PATH"));
        shell.setProcessEnvironment(environment);
        shell.setWorkingDirectory("/");
        shell.start("sh", {"-c", QApplication::clipboard()->text()});
        const bool ended = shell.waitForFinished(RealWindow::patience);
        return {ended ? shell.exitCode() : -1, shell.readAllStandardOutput(), shell.readAllStandardError()};
    }
};

QTEST_MAIN(FolderWorkflowTest)
#include "workflow_7_folder_test.moc"
