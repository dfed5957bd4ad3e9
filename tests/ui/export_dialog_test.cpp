// SPDX-License-Identifier: MIT
#include "tests/support/figure_inputs.h"
#include "ui/export_dialog.h"
#include "ui/figure_preview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace vitscope;

class ExportDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        // All but a remark of the offscreen platform about every window.
        QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support propagateSizeHints)"));
        m_folder = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->filePath("settings"));
        open({{"head", "3"}});
    }

    void cleanup() { m_dialog.reset(); }

    void previewIsThePageThatWouldBeWritten()
    {
        auto* preview = child<FigurePreview>("exportPreview");
        QTRY_VERIFY(!preview->page().isNull());
        QTRY_VERIFY(std::abs(preview->page().width() - preview->roomInPixels()) <= 5);
        FigureSpec spec = makeFigure(m_inputs);
        spec.dpi = int(preview->roomInPixels() / (89 / 25.4));
        QTRY_COMPARE(preview->page(), renderFigure(spec));
        const QImage before = preview->page();
        child<QCheckBox>("exportGrid")->click();
        QTRY_VERIFY(preview->page() != before);
    }

    void exportWritesTheFileAndCloses()
    {
        QSignalSpy exported(m_dialog.get(), &ExportDialog::exported);
        child<QLineEdit>("exportFolder")->setText(m_folder->path());
        QCOMPARE(child<QLineEdit>("exportName")->text(), "ball_hills_vit_small_L11_H03_attention.png");
        QTest::mouseClick(child<QPushButton>("exportButton"), Qt::LeftButton);
        QTRY_COMPARE(exported.size(), 1);
        const QString path = m_folder->filePath("ball_hills_vit_small_L11_H03_attention.png");
        QCOMPARE(exported.first().first().toString(), path);
        QCOMPARE(QImage(path).width(), 1051);
        QVERIFY(QImage(path).text("vitscope").contains("\"head\":\"3\""));
        QVERIFY(!m_dialog->isVisible());
    }

    void enterExports()
    {
        QSignalSpy exported(m_dialog.get(), &ExportDialog::exported);
        child<QLineEdit>("exportFolder")->setText(m_folder->path());
        QTest::keyClick(child<QLineEdit>("exportName"), Qt::Key_Return);
        QTRY_COMPARE(exported.size(), 1);
    }

    void formatsChangeTheSuffixAndKeepOwnNames()
    {
        auto* name = child<QLineEdit>("exportName");
        choose("exportFormat", "pdf");
        QVERIFY(name->text().endsWith("_attention.pdf"));
        name->setText("figure 3.pdf");
        choose("exportFormat", "svg");
        QCOMPARE(name->text(), "figure 3.svg");
    }

    void everyFormatIsWritten_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const char* suffix : {"png", "svg", "pdf", "gif", "csv", "npy"})
            QTest::newRow(suffix) << QString(suffix);
    }

    void everyFormatIsWritten()
    {
        QFETCH(QString, suffix);
        QSignalSpy exported(m_dialog.get(), &ExportDialog::exported);
        choose("exportFormat", qPrintable(suffix));
        child<QLineEdit>("exportFolder")->setText(m_folder->path());
        child<QLineEdit>("exportName")->setText("figure");
        child<QPushButton>("exportButton")->click();
        QTRY_COMPARE(exported.size(), 1);
        FigureInputs inputs = m_inputs;
        inputs.suffix = suffix.toStdString();
        QFile file(m_folder->filePath("figure." + suffix));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), encodeFigure(inputs, exporterFor("x." + suffix.toStdString())).bytes);
    }

    void pictureAndDocumentAreTheDefaultPair()
    {
        QSignalSpy exported(m_dialog.get(), &ExportDialog::exported);
        QCOMPARE(child<QComboBox>("exportFormat")->currentData().toString(), "png+pdf");
        choose("exportCaptionFile", "tex");
        child<QLineEdit>("exportFolder")->setText(m_folder->path());
        child<QLineEdit>("exportName")->setText("{image}-{method}-{n:2}");
        child<QPushButton>("exportButton")->click();
        QTRY_COMPARE(exported.size(), 1);
        const QString stem = m_folder->filePath("ball_hills-attention-01");
        QCOMPARE(exported.first().first().toString(), stem + ".png");
        QVERIFY(QImage(stem + ".png").text("vitscope").contains("--caption-file tex --also pdf"));
        QFile pdf(stem + ".pdf"), tex(stem + ".tex");
        QVERIFY(pdf.open(QIODevice::ReadOnly) && pdf.read(5) == "%PDF-");
        QVERIFY(tex.open(QIODevice::ReadOnly) && tex.readAll().contains("{ball_hills-attention-01.pdf}"));
        open({});
        child<QLineEdit>("exportName")->setText("{image}-{method}-{n:2}");
        exported.clear();
        QSignalSpy second(m_dialog.get(), &ExportDialog::exported);
        child<QPushButton>("exportButton")->click();
        QTRY_COMPARE(second.size(), 1);
        QVERIFY(second.first().first().toString().endsWith("-02.png"));
    }

    void aBrokenNameIsTold()
    {
        child<QLineEdit>("exportFolder")->setText(m_folder->path());
        child<QLineEdit>("exportName")->setText("{picture}.png");
        child<QPushButton>("exportButton")->click();
        QTRY_VERIFY2(message().contains("There is no word"), qPrintable(message()));
    }

    void rowsThatMeanNothingAreHidden()
    {
        const auto shown = [this](const char* name) {
            return child<QWidget>(name)->isVisible();
        };
        QVERIFY(!shown("exportAgainstMethod") && !shown("exportPictures") && !shown("exportFilm"));
        choose("exportTemplate", "difference");
        QVERIFY(shown("exportAgainstMethod") && shown("exportAgainstHead") && !shown("exportPictures"));
        choose("exportTemplate", "methods");
        QVERIFY(shown("exportMethods") && !shown("exportAgainstMethod"));
        child<QLineEdit>("exportMethods")->setText("mean,rollout");
        Q_EMIT child<QLineEdit>("exportMethods")->editingFinished();
        QTRY_VERIFY2(warning().isEmpty(), qPrintable(warning())); // relevance, which the fake lacks, is gone
        choose("exportTemplate", "pairs");
        QVERIFY(shown("exportPictures") && !shown("exportAgainstHead"));
        choose("exportTemplate", "overlay");
        choose("exportFormat", "gif");
        QVERIFY(shown("exportFilm") && shown("exportFps") && !shown("exportPictures"));
    }

    void theSecondSideOfADifferenceIsChosen()
    {
        QSignalSpy exported(m_dialog.get(), &ExportDialog::exported);
        choose("exportFormat", "csv");
        choose("exportTemplate", "difference");
        choose("exportAgainstHead", "1");
        child<QLineEdit>("exportFolder")->setText(m_folder->path());
        child<QLineEdit>("exportName")->setText("difference");
        child<QPushButton>("exportButton")->click();
        QTRY_COMPARE(exported.size(), 1);
        FigureInputs inputs
            = figureInputs({{"head", "3"}, {"template", "difference"}, {"against", "head=1"}});
        QFile file(m_folder->filePath("difference.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), exporterFor(".csv").encode(makeFigure(inputs)));
    }

    void existingFilesAreReplacedOnlyAfterASecondPress()
    {
        const QString path = m_folder->filePath("figure.png");
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        child<QLineEdit>("exportFolder")->setText(m_folder->path());
        child<QLineEdit>("exportName")->setText("figure.png");
        auto* button = child<QPushButton>("exportButton");
        button->click();
        QTRY_VERIFY(message().contains("exists already"));
        QCOMPARE(button->text(), "&Replace");
        QCOMPARE(QFileInfo(path).size(), 3);
        child<QLineEdit>("exportName")->setText("figure2.png");
        QCOMPARE(button->text(), "&Export");
        child<QLineEdit>("exportName")->setText("figure.png");
        button->click();
        button->click();
        QTRY_COMPARE(QImage(path).width(), 1051);
    }

    void failuresAreToldInsideAndNothingIsLost_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("told");
        QTest::newRow("missing folder") << "missing"
                                        << "a.png"
                                        << "does not exist";
        QTest::newRow("a folder of that name") << ""
                                               << "sub.png"
                                               << "This is a folder";
        QTest::newRow("no name") << ""
                                 << ""
                                 << "This is a folder";
        QTest::newRow("name too long") << "" << QString(300, 'x') << "File name too long";
    }

    void failuresAreToldInsideAndNothingIsLost()
    {
        QFETCH(QString, folder);
        QFETCH(QString, name);
        QFETCH(QString, told);
        QVERIFY(QDir(m_folder->path()).mkdir("sub.png"));
        QSignalSpy exported(m_dialog.get(), &ExportDialog::exported);
        child<QLineEdit>("exportFolder")->setText(m_folder->filePath(folder));
        child<QLineEdit>("exportName")->setText(name);
        child<QPushButton>("exportButton")->click();
        QTRY_VERIFY2(message().contains(told), qPrintable(message()));
        QTRY_VERIFY(child<QPushButton>("exportButton")->isEnabled());
        QVERIFY(m_dialog->isVisible() && exported.isEmpty());
    }

    void presetsSetWidthAndTextSize()
    {
        auto* preset = child<QComboBox>("exportPreset");
        preset->setCurrentText("NeurIPS, ICLR (5.5 in)");
        QCOMPARE(child<QDoubleSpinBox>("exportWidth")->value(), 139.7);
        QCOMPARE(child<QSpinBox>("exportFontSize")->value(), 9);
        QTRY_VERIFY(child<QLabel>("exportSize")->text().startsWith(QString::fromUtf8("139.7 × ")));
        child<QDoubleSpinBox>("exportWidth")->setValue(100);
        QCOMPARE(preset->currentIndex(), 0);
        child<QDoubleSpinBox>("exportWidth")->setValue(183);
        QVERIFY(preset->currentText().startsWith("Nature, two"));
    }

    void presetsBringTheirPanelLetters()
    {
        auto* letters = child<QComboBox>("exportLetters");
        auto* preset = child<QComboBox>("exportPreset");
        const auto usePreset = [&](const QString& begin) {
            preset->setCurrentIndex(preset->findText(begin, Qt::MatchStartsWith));
        };
        QCOMPARE(letters->currentData().toString(), QString());
        usePreset("IEEE");
        QCOMPARE(letters->currentData().toString(), QString()); // off stays off
        choose("exportTemplate", "pair");
        choose("exportLetters", "A");
        usePreset("CVPR");
        QCOMPARE(letters->currentData().toString(), QString("(a)"));
        usePreset("Nature, two");
        QCOMPARE(letters->currentData().toString(), QString("a"));
        auto* preview = child<FigurePreview>("exportPreview");
        QTRY_VERIFY(!preview->page().isNull());
        const QImage with = preview->page();
        choose("exportLetters", "");
        QTRY_VERIFY(preview->page() != with);
    }

    void choicesAreRemembered()
    {
        QSignalSpy exported(m_dialog.get(), &ExportDialog::exported);
        choose("exportFormat", "svg");
        choose("exportTemplate", "pair");
        child<QDoubleSpinBox>("exportWidth")->setValue(120);
        child<QSpinBox>("exportDpi")->setValue(450);
        child<QCheckBox>("exportStrip")->click();
        child<QLineEdit>("exportFolder")->setText(m_folder->path());
        child<QPushButton>("exportButton")->click();
        QTRY_COMPARE(exported.size(), 1);
        open({});
        QCOMPARE(child<QComboBox>("exportFormat")->currentData().toString(), "svg");
        QCOMPARE(child<QComboBox>("exportTemplate")->currentData().toString(), "pair");
        QCOMPARE(child<QDoubleSpinBox>("exportWidth")->value(), 120.0);
        QCOMPARE(child<QSpinBox>("exportDpi")->value(), 450);
        QVERIFY(child<QCheckBox>("exportStrip")->isChecked());
        QCOMPARE(child<QLineEdit>("exportFolder")->text(), m_folder->path());
    }

    void smallCellsAreWarnedOf()
    {
        choose("exportTemplate", "grid");
        child<QDoubleSpinBox>("exportWidth")->setValue(50);
        QTRY_VERIFY(warning().contains("mm wide"));
        QVERIFY(child<QCheckBox>("exportOwnScales")->isEnabled());
        child<QDoubleSpinBox>("exportWidth")->setValue(183);
        QTRY_VERIFY(warning().isEmpty());
    }

    void numbersHaveNoLook()
    {
        choose("exportFormat", "csv");
        QVERIFY(!child<QDoubleSpinBox>("exportWidth")->isEnabled());
        QVERIFY(!child<QCheckBox>("exportColorBar")->isEnabled());
        choose("exportFormat", "pdf");
        QVERIFY(child<QDoubleSpinBox>("exportWidth")->isEnabled());
    }

    void anotherViewIsTakenOver()
    {
        auto* preview = child<FigurePreview>("exportPreview");
        QTRY_VERIFY(!preview->page().isNull());
        const QImage before = preview->page();
        m_dialog->setInputs(figureInputs({{"layer", "2"}, {"head", "1"}}));
        QTRY_VERIFY(preview->page() != before);
        QVERIFY(child<QLineEdit>("exportName")->text().contains("_L02_H01_"));
    }

    void closingAtOnceIsClean()
    {
        choose("exportTemplate", "grid");
        child<QLineEdit>("exportFolder")->setText(m_folder->path());
        child<QPushButton>("exportButton")->click();
        m_dialog->reject();
        m_dialog.reset();
        const QStringList left = QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden);
        QVERIFY(left.isEmpty() || (left.size() == 1 && left.first().endsWith(".png")));
    }

private:
    void open(std::initializer_list<std::pair<const char*, const char*>> view)
    {
        m_inputs = figureInputs(view);
        m_dialog = std::make_unique<ExportDialog>(m_inputs);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }

    template <typename Widget> Widget* child(const char* name)
    {
        auto* found = m_dialog->findChild<Widget*>(QLatin1String(name));
        if (!found)
            qFatal("no widget named %s", name);
        return found;
    }

    void choose(const char* box, const char* id)
    {
        auto* combo = child<QComboBox>(box);
        combo->setCurrentIndex(combo->findData(QString(id)));
    }

    QString warning() { return child<QLabel>("exportWarning")->text(); }
    QString message() { return child<QLabel>("exportMessage")->text(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    FigureInputs m_inputs;
    std::unique_ptr<ExportDialog> m_dialog;
};

QTEST_MAIN(ExportDialogTest)
#include "export_dialog_test.moc"
