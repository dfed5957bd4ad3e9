// SPDX-License-Identifier: MIT
#include "core/figure/figure_record.h"
#include "tests/support/window_bench.h"
#include "ui/compared_side.h"
#include "ui/export_dialog.h"
#include "ui/figure_choices.h"
#include "ui/settings.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

using namespace vitscope;

namespace {

/// Choices that differ from those of a fresh start.
FigureOptions otherChoices()
{
    FigureOptions figure;
    figure.pattern = "pair";
    figure.widthMillimetres = 120;
    figure.dpi = 200;
    figure.fontPoints = 8;
    figure.caption = true;
    return figure;
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void exportAs(Bench& bench, const QString& path, const QString& format)
{
    bench.key(Qt::Key_E, Qt::ControlModifier);
    const QPointer<ExportDialog> dialog = bench.window->findChild<ExportDialog*>();
    QVERIFY(dialog);
    const auto child = [&]<typename T>(const char* name, T*) {
        return dialog->findChild<T*>(name);
    };
    auto* box = child("exportFormat", static_cast<QComboBox*>(nullptr));
    box->setCurrentIndex(box->findData(format));
    child("exportFolder", static_cast<QLineEdit*>(nullptr))->setText(QFileInfo(path).path());
    child("exportName", static_cast<QLineEdit*>(nullptr))->setText(QFileInfo(path).fileName());
    QTest::mouseClick(child("exportButton", static_cast<QPushButton*>(nullptr)), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog || !dialog->isVisible(), patience); // it goes once it is closed
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QApplication::setActiveWindow(bench.window.get());
}

/// A model and a picture of its own, and a view that is like no other.
struct Worked : Bench
{
    QString model, picture;

    bool prepare()
    {
        model = sandbox.weights("vit.safetensors", 4, 3, 4, 5);
        picture = sandbox.picture("photo.png");
        window->open({model, picture});
        if (!QTest::qWaitFor([this] { return run() != nullptr; }, patience))
            return false;
        QTest::mouseClick(&canvas(), Qt::LeftButton, {}, patch(1, 2));
        for (const Qt::Key one : {Qt::Key_Up, Qt::Key_Right, Qt::Key_G, Qt::Key_C, Qt::Key_X})
            key(one);
        return QTest::qWaitFor([this] { return !session().busy() && session().map(); }, patience);
    }
};

void follow(Bench& bench, const char* link)
{
    Q_EMIT bench.window->banner().linkActivated(link);
}

} // namespace

class WindowFigureRestoredTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support|libpng)")); }

    void theRestoredViewMakesTheSameFigure_data()
    {
        QTest::addColumn<QString>("format");
        for (const char* format : {"png", "svg", "pdf"})
            QTest::newRow(format) << QString(format);
    }

    void theRestoredViewMakesTheSameFigure()
    {
        QFETCH(QString, format);
        Worked bench;
        QVERIFY(bench.prepare());
        chooseFigureOptions(otherChoices());
        const QString figure = bench.sandbox.path("figure." + format);
        exportAs(bench, figure, format);
        const QByteArray bytes = bytesOf(figure);
        const ViewState before = bench.session().state();

        // A window that knows nothing: the files lie beside the figure.
        QVERIFY(QFile::exists(bench.picture));
        Bench next;
        QVERIFY(next.openDemo());
        const ViewState demo = next.session().state();
        next.drop({figure});
        QTRY_VERIFY_WITH_TIMEOUT(next.window->banner().isVisible(), patience);
        QVERIFY2(next.window->banner().text().contains("is a figure of ViTScope"),
            qPrintable(next.window->banner().text()));
        QVERIFY(next.settled());
        QVERIFY(next.session().state() == demo); // only offered
        follow(next, "restoreView");
        QTRY_COMPARE_WITH_TIMEOUT(next.session().state().model, before.model, patience);
        QVERIFY(next.settled() && next.session().map());
        QCOMPARE(next.session().state().picture, before.picture);
        QVERIFY(next.session().state().query == before.query);
        QVERIFY(next.session().state().display == before.display);
        QVERIFY(next.session().state().interventions == before.interventions);
        const QString again = next.sandbox.path("figure." + format);
        exportAs(next, again, format);
        QVERIFY(bytesOf(again) == bytes);
        next.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(next.session().state() == demo);
    }

    /// Clean against changed, two heads, two pictures, two models: each comes back as a comparison.
    void aComparisonIsBroughtBack_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : {"untouched", "head", "picture", "model"})
            QTest::newRow(what) << QString(what);
    }
    void aComparisonIsBroughtBack()
    {
        QFETCH(QString, what);
        Worked bench;
        QVERIFY(bench.prepare());
        ViewState changed = bench.session().state();
        changed.compared = ComparedState();
        if (what == "untouched")
            changed.compared->interventions = Interventions();
        else if (what == "head")
            changed.compared->heads = ComparedHeads{1, Query::Heads::Single, 2, Query::Direction::SeenBy};
        else if (what == "picture")
            changed.compared->picture = bench.sandbox.picture("other.png", 90, 70).toStdString();
        else
            changed.compared->model
                = ComparedModel{bench.sandbox.weights("other.safetensors", 4, 3, 6, 5).toStdString(), {}};
        bench.session().edit("Compare", [&](ViewState& state) { state = changed; });
        QTRY_VERIFY_WITH_TIMEOUT(bench.session().compared().finding() && bench.settled(), patience);
        FigureOptions figure = otherChoices();
        figure.pattern = "difference";
        chooseFigureOptions(figure);
        const QString file = bench.sandbox.path("figure.png");
        exportAs(bench, file, "png");
        Bench next;
        QVERIFY(next.openDemo());
        next.session().restoreFrom(file.toStdString(), true);
        QTRY_VERIFY_WITH_TIMEOUT(next.session().compared().finding() && next.settled(), patience);
        QVERIFY(next.session().state().compared == changed.compared);
        const QString again = next.sandbox.path("figure.png");
        exportAs(next, again, "png");
        QVERIFY(bytesOf(again) == bytesOf(file));
    }

    void aMeanOverAFolderIsBroughtBack()
    {
        Bench bench;
        QDir(bench.sandbox.path({})).mkpath("shots");
        for (const auto& [name, width] : {std::pair{"a.png", 100}, {"b.png", 110}, {"c.png", 150}})
            bench.sandbox.picture(QString("shots/") + name, width);
        QVERIFY(bench.openDemo());
        bench.drop({bench.sandbox.path("shots")});
        QTRY_COMPARE_WITH_TIMEOUT(bench.session().film().size(), 3u, patience);
        QVERIFY(bench.settled());
        bench.key(Qt::Key_8);
        bench.key(Qt::Key_A);
        QTRY_VERIFY_WITH_TIMEOUT(bench.session().average() && !bench.session().busy(), patience);
        const QString figure = bench.sandbox.path("mean.svg");
        exportAs(bench, figure, "svg");
        Bench next;
        QVERIFY(next.openDemo());
        next.session().restoreFrom(figure.toStdString(), true);
        QTRY_VERIFY_WITH_TIMEOUT(next.session().average() && !next.session().busy(), patience);
        QCOMPARE(next.session().film(), bench.session().film());
        QCOMPARE(next.session().filmFolder(), bench.session().filmFolder());
        const QString again = next.sandbox.path("mean.svg");
        exportAs(next, again, "svg");
        QVERIFY(bytesOf(again) == bytesOf(figure));
    }

    void aSecondPictureIsBroughtBack()
    {
        Worked bench;
        QVERIFY(bench.prepare());
        bench.key(Qt::Key_L);
        bench.drop({bench.sandbox.picture("second.png", 100, 60)});
        QTRY_VERIFY_WITH_TIMEOUT(
            bench.session().content().secondPath == bench.picture.toStdString(), patience);
        QVERIFY(bench.settled());
        bench.key(Qt::Key_3); // explains what the features are like
        QVERIFY(bench.settled() && bench.session().map());
        const QString figure = bench.sandbox.path("figure.pdf");
        exportAs(bench, figure, "pdf");
        Bench next;
        QVERIFY(next.openDemo());
        next.session().restoreFrom(figure.toStdString(), true);
        QTRY_VERIFY_WITH_TIMEOUT(
            next.session().content().secondPath == bench.picture.toStdString(), patience);
        QVERIFY(next.settled() && next.session().map());
        QVERIFY(next.session().state().query == bench.session().state().query);
        const QString again = next.sandbox.path("figure.pdf");
        exportAs(next, again, "pdf");
        QVERIFY(bytesOf(again) == bytesOf(figure));
    }

    void filesAreFoundAmongTheRecentOnes()
    {
        Worked bench;
        QVERIFY(bench.prepare());
        const QString figure = bench.sandbox.path("alone/figure.png");
        QDir().mkpath(QFileInfo(figure).path());
        exportAs(bench, figure, "png");
        Bench next;
        QVERIFY(next.openDemo());
        Settings settings;
        settings.addRecentModel(bench.model);
        settings.addRecentPicture(bench.picture);
        next.drop({figure});
        QTRY_VERIFY_WITH_TIMEOUT(next.window->banner().isVisible(), patience);
        follow(next, "restoreView");
        QTRY_COMPARE_WITH_TIMEOUT(next.session().state().model, bench.session().state().model, patience);
        QCOMPARE(next.session().state().picture, bench.picture.toStdString());
    }

    void whatIsNowhereIsNamed()
    {
        Worked bench;
        QVERIFY(bench.prepare());
        const QString figure = bench.sandbox.path("alone/figure.svg");
        QDir().mkpath(QFileInfo(figure).path());
        exportAs(bench, figure, "svg");
        bench.sandbox.picture("alone/photo.png", 40, 40); // the same name, another picture
        Bench next;
        QVERIFY(next.openDemo());
        const ViewState demo = next.session().state();
        next.drop({figure});
        QTRY_VERIFY_WITH_TIMEOUT(next.window->banner().isVisible(), patience);
        follow(next, "restoreView");
        QTRY_VERIFY_WITH_TIMEOUT(
            next.window->banner().text().contains("vit.safetensors was not found"), patience);
        QVERIFY(next.session().state() == demo);
        next.session().locate(bench.model.toStdString());
        QTRY_VERIFY_WITH_TIMEOUT(next.window->banner().text().contains("photo.png was not found"), patience);
        QVERIFY(next.session().state() == demo);
        next.session().locate(bench.sandbox.path("alone/photo.png").toStdString());
        QTRY_COMPARE_WITH_TIMEOUT(next.session().state().model, bench.model.toStdString(), patience);
        QVERIFY2(next.window->banner().text().contains("photo.png is not the file"),
            qPrintable(next.window->banner().text()));
    }

    void aFigureMayBeOpenedAsAPicture()
    {
        Worked bench;
        QVERIFY(bench.prepare());
        const QString figure = bench.sandbox.path("figure.png");
        exportAs(bench, figure, "png");
        bench.drop({figure});
        QTRY_VERIFY_WITH_TIMEOUT(bench.window->banner().isVisible(), patience);
        follow(bench, "asPicture");
        QTRY_COMPARE_WITH_TIMEOUT(bench.session().state().picture, figure.toStdString(), patience);
        QVERIFY(bench.settled());
        // Without a record it is a picture like any other; several figures are pictures, too.
        const QString plain = bench.sandbox.picture("plain.png");
        bench.drop({plain});
        QTRY_COMPARE_WITH_TIMEOUT(bench.session().state().picture, plain.toStdString(), patience);
        bench.drop({figure, plain});
        QTRY_COMPARE_WITH_TIMEOUT(bench.session().state().picture, figure.toStdString(), patience);
    }

    void hostileFiguresAreRefused()
    {
        Worked bench;
        QVERIFY(bench.prepare());
        const ViewState before = bench.session().state();
        for (const char* format : {"png", "svg", "pdf"}) {
            const QString figure = bench.sandbox.path(QString("figure.") + format);
            exportAs(bench, figure, format);
            const QByteArray good = bytesOf(figure);
            QVERIFY(figureRecordIn(figure.toStdString()).has_value());
            // Cut anywhere: a record or none, and no crash.
            for (qsizetype length = 0; length < good.size(); length += 1 + good.size() / 400)
                figureRecordIn(bench.sandbox.file("cut", good.left(length)).toStdString());
            for (int at = 0; at < 400; ++at) {
                QByteArray bent = good;
                bent[(at * 7919 + 13) % bent.size()] = char(at * 31);
                figureRecordIn(bench.sandbox.file("bent", bent).toStdString());
            }
        }
        QByteArray svg = bytesOf(bench.sandbox.path("figure.svg"));
        svg.replace("&quot;recipe&quot;", "&quot;receipt&quot;");
        bench.drop({bench.sandbox.file("bad.svg", svg)});
        QTRY_VERIFY_WITH_TIMEOUT(bench.window->banner().isVisible(), patience);
        follow(bench, "restoreView");
        QTRY_VERIFY_WITH_TIMEOUT(
            bench.window->banner().text().contains("holds no record of a view"), patience);
        QVERIFY(bench.session().state() == before);
    }

    void recordsLeadNowhere()
    {
        const auto record = [](const char* model) {
            return std::string("{\"program\":\"ViTScope\",\"recipe\":{\"version\":1},\"model\":{\"file\":\"")
                + model + "\",\"sha256\":\"\"},\"image\":{\"file\":\"a.png\"}}";
        };
        QCOMPARE(figureRecordFrom(record("/etc/passwd"), "f").model.name, std::string("passwd"));
        QCOMPARE(figureRecordFrom(record("../../vit"), "f").model.name, std::string("vit"));
        for (const std::string& text : {std::string("[]"), std::string("{}"), record(""),
                 std::string("{\"program\":\"ViTScope\",\"recipe\":{\"version\":1,\"model\":3}}")})
            QVERIFY_EXCEPTION_THROWN(figureRecordFrom(text, "f"), Error);
    }
};

QTEST_MAIN(WindowFigureRestoredTest)
#include "window_figure_restored_test.moc"
