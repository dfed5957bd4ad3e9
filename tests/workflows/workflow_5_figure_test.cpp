// SPDX-License-Identifier: MIT
// Workflow 5, a paper figure: two keys, and one for the next with the same settings.
#include "tests/support/real_window.h"
#include "ui/export_dialog.h"
#include "ui/figure_choices.h"
#include "ui/figure_preview.h"
#include "ui/settings.h"

#include <QFile>
#include <QLabel>
#include <QRegularExpression>

using namespace vitscope;

namespace {

/// What a person chose for the figure before.
void chooseSettings(const QString& folder)
{
    FigureOptions figure;
    figure.widthMillimetres = 183;
    figure.dpi = 300;
    chooseFigureOptions(figure);
    QSettings store = Settings::store();
    store.setValue("export/folder", folder);
    store.setValue("export/format", "png+pdf");
}

bool isDocument(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(5) == "%PDF-";
}

} // namespace

class FigureWorkflowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }

    void twoKeysAndOneForTheNext()
    {
        RealWindow person;
        QVERIFY(person.open());
        chooseSettings(person.folder.path());
        const auto files = [&] {
            return QDir(person.folder.path()).entryList({"*.png", "*.pdf"}, QDir::Files);
        };
        const auto made = [&](int count) {
            return QTest::qWaitFor([&] { return files().size() == count; }, person.patience);
        };
        const auto isOpen = [&] {
            return person.window->findChild<ExportDialog*>() != nullptr;
        };
        person.hands.key(Qt::Key_E, Qt::ControlModifier);
        person.hands.key(Qt::Key_Return);
        QVERIFY(made(2));
        QCOMPARE(person.hands.count(), 2);
        QTRY_VERIFY(!isOpen());
        const QString first = person.path(files().filter(".png").constFirst());
        QCOMPARE(QImage(first).width(), qRound(183 / 25.4 * 300));
        QVERIFY(isDocument(first.chopped(3) + "pdf"));

        Gestures next; // the same view again: a name of its own, and nothing is shown
        next.key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(next.count(), 1);
        QVERIFY(made(4));
        QTRY_VERIFY(!isOpen());
        const QString second = first.chopped(4) + "-2.png";
        QVERIFY2(QFile::exists(second), qPrintable(files().join(' ')));
        QCOMPARE(QImage(second), QImage(first));

        next.key(Qt::Key_Up); // another layer has a name by itself
        QVERIFY(person.rests());
        next.key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(made(6));
        QCOMPARE(next.count(), 3);
        QVERIFY(files().filter("-2").size() == 2);
    }

    void thePreviewFollowsTheView()
    {
        RealWindow person;
        QVERIFY(person.open());
        person.hands.key(Qt::Key_E, Qt::ControlModifier);
        auto* preview = person.child<FigurePreview>("exportPreview");
        QVERIFY(preview);
        QTRY_VERIFY_WITH_TIMEOUT(!preview->page().isNull(), person.patience);
        const QImage before = preview->page();
        person.window->activateWindow();
        QTRY_COMPARE(QGuiApplication::focusWindow(), person.window->windowHandle());
        person.hands.key(Qt::Key_C); // other colours
        QTRY_VERIFY(preview->page() != before);
    }

    void whatFailsIsShown()
    {
        RealWindow person;
        QVERIFY(person.open());
        chooseSettings(person.path("not there"));
        person.hands.key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        auto* dialog = person.window->findChild<ExportDialog*>();
        QVERIFY(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->isVisible(), person.patience);
        QVERIFY(!dialog->findChild<QLabel*>("exportMessage")->text().isEmpty());
    }
};

QTEST_MAIN(FigureWorkflowTest)
#include "workflow_5_figure_test.moc"
