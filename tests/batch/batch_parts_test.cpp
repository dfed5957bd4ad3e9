// SPDX-License-Identifier: MIT
// What a batch is made of: lists of pictures, names of outputs, rows, tables, records read back.
#include "core/batch/batch_plan.h"
#include "core/batch/batch_table.h"
#include "core/figure/exporters.h"
#include "core/figure/npz.h"
#include "core/figure/provenance.h"
#include "core/figure/record_reader.h"
#include "tests/support/figure_inputs.h"

#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace vitscope;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

BatchRow rowOf(const std::string& picture, const std::string& sha256)
{
    BatchRow row;
    row.picture = picture;
    row.sha256 = sha256;
    row.batch = "b1";
    row.predictions = {{7, "cat, \"tabby\"", 1.5f, 0.75f}};
    row.seconds = 0.25;
    return row;
}

} // namespace

class BatchPartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)"));
        for (const char* name : {"a/x.png", "a/y.png", "a/deep/x.png", "b/x.png", "c/a/x.png"}) {
            QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
            QVERIFY(QImage(2, 2, QImage::Format_RGB32).save(path(name)));
        }
        QFile text(path("a/notes.png"));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no picture") > 0);
    }

    void picturesAreListedInOrderAndToldApart()
    {
        const auto names = [&](const QStringList& paths, bool recursive) {
            std::vector<std::string> all;
            for (const QString& one : paths)
                all.push_back(path(one).toStdString());
            QStringList found;
            for (const ListedPicture& one : listPictures(all, recursive))
                found << QString::fromStdString(one.name + " " + one.folder).trimmed();
            return found;
        };
        QCOMPARE(names({"a"}, false), (QStringList{"a/x.png", "a/y.png"}));
        QCOMPARE(names({"a"}, true), (QStringList{"a/deep/x.png deep", "a/x.png", "a/y.png"}));
        QCOMPARE(names({"b/x.png", "a"}, false), (QStringList{"x.png", "a/x.png", "a/y.png"}));
        QCOMPARE(names({"a/x.png", "b/x.png"}, false), (QStringList{"a/x.png", "b/x.png"}));
        QCOMPARE(names({"a/x.png", "c/a/x.png"}, false).join(' ').count("a/x.png"), 2);
        QVERIFY(names({"a/x.png", "c/a/x.png"}, false)[1] == "c/a/x.png");
        QCOMPARE(names({"a/x.png", "a/../a/x.png", "a"}, false), (QStringList{"x.png", "a/y.png"}));
    }

    void aPlanNamesOutputsAndRefusesWhatWouldCollide()
    {
        BatchJob job;
        job.inputs = {path("a").toStdString(), path("b").toStdString()};
        job.figures = path("out/{image}.svg").toStdString();
        QVERIFY_EXCEPTION_THROWN(planBatch(job), Error); // a/x and b/x
        job.inputs.pop_back();
        job.recursive = true;
        job.figures = path("out/{folder}/{image}.svg").toStdString();
        const BatchPlan plan = planBatch(job);
        QCOMPARE(plan.pictures.size(), std::size_t(3));
        QCOMPARE(QString::fromStdString(plan.pictures[0].figure), path("out/deep/x.svg"));
        QCOMPARE(QString::fromStdString(plan.pictures[1].figure), path("out/x.svg"));
        job.figures = path("a/{folder}/{image}.png").toStdString();
        try {
            planBatch(job);
            QFAIL("an input would be replaced");
        } catch (const Error& error) {
            QCOMPARE(error.code, std::string("VTS-O2"));
        }
    }

    void aShardStaysWhereItIsWhenPicturesCome()
    {
        BatchJob job;
        job.inputs = {path("b").toStdString()};
        job.table = "t.csv";
        std::vector<std::size_t> sizes;
        int holder = 0;
        for (job.shard = {1, 5}; job.shard.number <= 5; ++job.shard.number)
            if (!planBatch(job).pictures.empty())
                holder = job.shard.number;
        QImage(2, 2, QImage::Format_RGB32).save(path("b/a.png"));
        QImage(2, 2, QImage::Format_RGB32).save(path("b/z.png"));
        job.shard.number = holder;
        bool found = false;
        for (const PlannedPicture& one : planBatch(job).pictures)
            found = found || one.picture.name == "b/x.png";
        QVERIFY(found);
        QFile::remove(path("b/a.png"));
        QFile::remove(path("b/z.png"));
    }

    void theCommandLineSaysItAll()
    {
        BatchJob job;
        job.inputs = {"/data/my shots", "-x.png"};
        job.recursive = true;
        job.figures = "/out/{image}.png";
        job.arrays = "/out/{image}.npz";
        job.table = "/out/t.csv";
        job.top = 3;
        job.shard = {2, 4};
        job.force = true;
        job.recipe.weights = "/models/vit.safetensors";
        job.recipe.method = "rollout";
        QCOMPARE(QString::fromStdString(commandLine(job)),
            QString("vitscope batch --weights /models/vit.safetensors '/data/my shots' ./-x.png --recursive "
                    "--method rollout --shard 2/4 -o '/out/{image}.png' --npz '/out/{image}.npz' --table "
                    "/out/t.csv --top 3 --force"));
    }

    void aSummaryIsOfTheNumbers()
    {
        Heatmap map{2, 2, {0, 1, 1, 2}, {}, "", "", false};
        FindingSummary summary = summaryOf(map);
        QCOMPARE(*summary.minimum, 0.);
        QCOMPARE(*summary.maximum, 2.);
        QCOMPARE(*summary.mean, 1.);
        QCOMPARE(*summary.peakRow * 10 + *summary.peakColumn, 11);
        QVERIFY(std::abs(*summary.entropy - 1.5 * std::log(2.)) < 1e-12); // of 1/4, 1/4, 1/2
        map.values = {3, 3, 3, 3};
        QVERIFY(std::abs(*summaryOf(map).entropy - std::log(4.)) < 1e-12);
        map.values = {0, 0, 5, 0};
        QCOMPARE(*summaryOf(map).entropy, 0.);
        map.values = {-1, 2, NAN, 0};
        summary = summaryOf(map);
        QVERIFY(!summary.entropy && *summary.minimum == -1 && *summary.peakColumn == 1);
        map.values = {NAN, NAN, NAN, NAN};
        QVERIFY(!summaryOf(map).maximum && !summaryOf(map).peakRow && !summaryOf(map).entropy);
        QVERIFY(!summaryOf(ColorMap{1, 1, {0, 0, 0}, {}, "", ""}).minimum);
    }

    void aRowReadsBack()
    {
        BatchRow row = rowOf("shots/a, \"b\"\n.png", "00ff");
        row.outputs = {"x.png", "x.npz"};
        const std::string line = csvLine(row, 2);
        QCOMPARE(QString::fromStdString(line),
            QString("\"shots/a, \"\"b\"\" .png\",00ff,x.png;x.npz,7,\"cat, "
                    "\"\"tabby\"\"\",0.75,,,,,,,,,,0.25,,b1\n"));
        const auto mark = markOfCsv(std::string_view(line).substr(0, line.size() - 1), 2);
        QVERIFY(mark && mark->picture == "shots/a, \"b\" .png" && mark->sha256 == "00ff");
        QVERIFY(mark->batch == "b1" && !mark->failed);
        QVERIFY(!markOfCsv(std::string_view(line).substr(0, line.size() - 4), 2)); // half of it
        QVERIFY(!markOfCsv(line, 3));
        row.failure = Error(ErrorKind::Malformed, "VTS-I2", "it is damaged.", "a", "");
        const std::string json = jsonLine(row);
        QCOMPARE(std::count(json.begin(), json.end(), '\n'), 1);
        QVERIFY(markOfJson(json)->failed && markOfJson(json)->picture == row.picture);
        QVERIFY(!markOfJson(json.substr(0, json.size() / 2)) && !markOfJson("[]") && !markOfJson("{}"));
    }

    void aTableIsTakenUp_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::newRow("csv") << "csv";
        QTest::newRow("jsonl") << "jsonl";
    }
    void aTableIsTakenUp()
    {
        QFETCH(QString, suffix);
        const QString file = path("table." + suffix);
        const std::string name = file.toStdString();
        {
            BatchTable table(name, "b1", 1, false);
            for (const char* picture : {"one", "two", "three"})
                table.append(rowOf(picture, "aa"));
        }
        const QByteArray whole = bytesOf(file);
        for (qsizetype cut = whole.size(); cut > whole.size() - 40; --cut) {
            QVERIFY(QFile::resize(file, cut));
            BatchTable table(name, "b1", 1, false);
            const bool isWhole = cut == whole.size();
            QVERIFY(table.has("two", "aa") && !table.has("two", "bb") && table.has("three", "aa") == isWhole);
            if (!isWhole)
                table.append(rowOf("three", "aa"));
            QCOMPARE(bytesOf(file), whole);
        }
        {
            BatchTable table(name, "b1", 1, false);
            BatchRow failed = rowOf("zero", "");
            failed.failure = Error(ErrorKind::Malformed, "VTS-I2", "it is damaged.", "zero", "");
            table.append(failed);
            QVERIFY(!table.has("zero", ""));
            table.append(rowOf("zero", "cc"));
            table.finish({"zero", "one", "two", "three"});
        }
        const auto lines = bytesOf(file).trimmed().split('\n');
        QCOMPARE(lines.size(), suffix == "csv" ? 5 : 4);
        QVERIFY(lines[lines.size() - 4].contains("zero") && lines[lines.size() - 4].contains("cc"));
        const QByteArray before = bytesOf(file);
        try {
            BatchTable(name, "b2", 1, false);
            QFAIL("another batch's table was taken up");
        } catch (const Error& error) {
            QCOMPARE(error.code, std::string("VTS-E6"));
        }
        QCOMPARE(bytesOf(file), before);
        BatchTable(name, "b2", 1, true).append(rowOf("one", "aa"));
        QCOMPARE(bytesOf(file).count('\n'), suffix == "csv" ? 2 : 1);
    }

    void aRecordIsReadBackFromWholeFilesAlone_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const char* suffix : {"png", "svg", "pdf", "tiff", "webp", "npz"})
            QTest::newRow(suffix) << QString(suffix);
    }
    void aRecordIsReadBackFromWholeFilesAlone()
    {
        QFETCH(QString, suffix);
        FigureInputs inputs = figureInputs({});
        inputs.recipe.image
            = "/home/somebody/Größe  <1> & \"2\".png"; // two blanks, markup and no Latin-1 alone
        const FigureSpec spec = makeFigure(inputs);
        QByteArray file;
        if (suffix == "npz") {
            QBuffer buffer(&file);
            buffer.open(QIODevice::ReadWrite);
            NpzWriter writer(buffer);
            const auto text = QString::fromStdString(spec.record).toUcs4();
            const float number = 1;
            writer.begin("map", "<f4", {1});
            writer.write(std::as_bytes(std::span(&number, 1)));
            writer.begin("meta", "<U" + std::to_string(text.size()), {});
            writer.write(std::as_bytes(std::span(text.data(), std::size_t(text.size()))));
            writer.finish();
        } else {
            file = exporterFor("x." + suffix.toStdString()).encode(spec);
        }
        QCOMPARE(recordIn(file).value_or("none"), spec.record);
        const std::string key
            = recordKey(inputs.recipe, inputs.run->model()->report(), inputs.engineVersions, "", "");
        QVERIFY(saysAllOf(spec.record, spec.record));
        Recipe other = inputs.recipe;
        other.display.gamma = 2;
        QVERIFY(!saysAllOf(
            spec.record, recordKey(other, inputs.run->model()->report(), inputs.engineVersions, "", "")));
        const qsizetype step = std::max<qsizetype>(1, file.size() / 400);
        for (qsizetype size = 0; size < file.size() - 2; size += step)
            QVERIFY2(!recordIn(file.first(size)), qPrintable(QString::number(size)));
        QVERIFY(!recordIn(file.first(file.size() - 2)));
        if (suffix == "png") {
            file[file.size() / 2] = char(file[file.size() / 2] ^ 1);
            QVERIFY(!recordIn(file));
        }
    }

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

QTEST_MAIN(BatchPartsTest)
#include "batch_parts_test.moc"
