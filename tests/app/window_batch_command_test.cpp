// SPDX-License-Identifier: MIT
// The command that "Repeat for folder…" copies writes what the window writes: with the real engine and the
// demo model.
#include "tests/support/program.h"
#include "ui/batch_dialog.h"
#include "ui/main_window.h"
#include "ui/session.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace vitscope;
using namespace vitscope::test;

namespace {

constexpr int patience = 60000;
const QString samples = VITSCOPE_RESOURCES "/samples/";

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

} // namespace

class WindowBatchCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }

    void theCopiedCommandWritesTheSame()
    {
        QTemporaryDir folder;
        qputenv("XDG_CONFIG_HOME", folder.filePath("config").toUtf8());
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.filePath("config"));
        QVERIFY(QDir(folder.path()).mkpath("my shots"));
        for (const char* name : {"goldfish.jpg", "sunflower.jpg", "fried-egg.jpg"})
            QVERIFY(QFile::copy(samples + name, folder.filePath("my shots/") + name));
        MainWindow window([]() -> const Engine& { return loadEngine(); });
        window.show();
        window.open({folder.filePath("my shots")});
        const auto isReady = [&] {
            return window.session().content().run && window.session().finding() && !window.session().busy();
        };
        QVERIFY(QTest::qWaitFor(isReady, patience));
        window.session().chooseMethod("gradient-rollout");
        window.session().edit("view", [](ViewState& state) {
            state.display.colormap = "magma";
            state.display.showGrid = true;
            state.display.opacity = 0.8;
            state.interventions.heads.push_back({1, 0});
        });
        QVERIFY(QTest::qWaitFor(isReady, patience));
        QTest::keyClick(&window, Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        auto* dialog = window.findChild<BatchDialog*>();
        QVERIFY(dialog);
        const QString out = folder.filePath("out put");
        dialog->findChild<QLineEdit*>("batchFolder")->setText(out);
        dialog->findChild<QCheckBox*>("batchArrays")->click();
        dialog->findChild<QComboBox*>("batchTableFormat")->setCurrentIndex(1);
        auto* start = dialog->findChild<QPushButton*>("batchStart");
        auto* summary = dialog->findChild<QLabel*>("batchSummary");
        QTRY_COMPARE_WITH_TIMEOUT(
            summary->text(), QString("Pictures: 3 · files: 6 · table: my shots.jsonl"), patience);
        QTest::mouseClick(start, Qt::LeftButton);
        auto* message = dialog->findChild<QLabel*>("batchMessage");
        QTRY_COMPARE_WITH_TIMEOUT(message->text(), QString("Done: 3"), patience);
        auto made = contentOf(out);
        QCOMPARE(made.size(), 7);
        QVERIFY(QDir(out).removeRecursively());
        QTest::mouseClick(dialog->findChild<QPushButton*>("batchCopy"), Qt::LeftButton);
        QProcess shell;
        QProcessEnvironment environment = withoutDisplay();
        environment.insert("PATH", VITSCOPE_BIN ":" + environment.value("PATH"));
        shell.setProcessEnvironment(environment);
        shell.setWorkingDirectory("/");
        shell.start("sh", {"-c", QApplication::clipboard()->text()});
        QVERIFY(shell.waitForFinished(patience));
        const QByteArray told = shell.readAllStandardError();
        QVERIFY2(shell.exitCode() == 0, told);
        auto copied = contentOf(out);
        QCOMPARE(copied.keys(), made.keys());
        for (const QString& name : made.keys()) {
            const bool isTable = name.endsWith(".jsonl");
            QVERIFY2(isTable ? withoutSeconds(copied[name]) == withoutSeconds(made[name])
                             : copied[name] == made[name],
                qPrintable(name));
        }
    }
};

QTEST_MAIN(WindowBatchCommandTest)
#include "window_batch_command_test.moc"
