// SPDX-License-Identifier: MIT
// Folders with weights in them, in one file or in shards.
#include "core/weights/formats.h"
#include "tests/support/pickle_maker.h"
#include "tests/support/weight_files.h"
#include "tests/support/zip_maker.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

using namespace vitscope;
using namespace vitscope::test;

namespace {

std::string indexOf(const std::map<std::string, std::string>& places)
{
    QJsonObject map;
    for (const auto& [tensor, shard] : places)
        map[QString::fromStdString(tensor)] = QString::fromStdString(shard);
    return QJsonDocument(QJsonObject{{"weight_map", map}}).toJson().toStdString();
}

std::vector<std::string> namesOf(const TensorSource& source)
{
    std::vector<std::string> names;
    for (const auto& entry : source.entries())
        names.push_back(entry.name);
    return names;
}

} // namespace

class ModelFolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void aFolderIsOpenedByItsBestWeights_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("chosen"); // empty: refused
        QTest::addColumn<QString>("says"); // note or error
        const auto add
            = [](const char* name, const QStringList& files, const char* chosen, const char* says) {
                  QTest::newRow(name) << files << chosen << says;
              };
        add("usual", {"model.safetensors"}, "model.safetensors", "");
        add("safetensors before bin", {"pytorch_model.bin", "model.safetensors"}, "model.safetensors",
            "Not read from the same folder: pytorch_model.bin.");
        add("bin alone", {"pytorch_model.bin"}, "pytorch_model.bin", "");
        add("any one file", {"my_vit.pth", "README.md", "optimizer.pt"}, "my_vit.pth", "");
        add("one safetensors among others", {"a.safetensors", "b.pth", "c.pt"}, "a.safetensors", "b.pth");
        add("several", {"b.pth", "a.pt"}, "", "several weights: a.pt, b.pth");
        add("none", {"README.md"}, "", "holds no weights");
        add("a trainer's state only", {"optimizer.pt", "training_args.bin"}, "", "holds no weights");
    }

    void aFolderOfOtherKindsNamesThem()
    {
        const Folder folder;
        folder.write("config.json", "{}");
        folder.write("tf_model.h5", "\x89HDF");
        const auto error = failure(folder.path());
        QVERIFY(error);
        QCOMPARE(error->code, std::string("VTS-G1-FOLDER"));
        QVERIFY(error->happened.find("only tf_model.h5") != std::string::npos);
    }

    void aFolderIsOpenedByItsBestWeights()
    {
        QFETCH(QStringList, files);
        QFETCH(QString, chosen);
        QFETCH(QString, says);
        const Folder folder;
        for (const auto& file : files)
            folder.write(file.toStdString(), oneTensor(file.toStdString(), 1));
        if (chosen.isEmpty()) {
            const auto error = failure(folder.path());
            QVERIFY(error);
            QCOMPARE(error->code, std::string("VTS-G1-FOLDER"));
            QVERIFY2(QString::fromStdString(error->happened).contains(says), error->what());
            QVERIFY(!error->subject.empty() && !error->advice.empty());
            return;
        }
        const auto source = openWeights(folder.path());
        QCOMPARE(namesOf(*source), std::vector<std::string>{chosen.toStdString()});
        QCOMPARE(source->path(), folder.path());
        QVERIFY(says.isEmpty() ? source->notes().empty() : hasNote(*source, says.toStdString()));
    }

    void shardsAreReadAsOne()
    {
        const Folder folder;
        folder.write("1.safetensors", oneTensor("a", 1));
        folder.write("2.safetensors", oneTensor("b", 2));
        folder.write(
            "model.safetensors.index.json", indexOf({{"a", "1.safetensors"}, {"b", "2.safetensors"}}));
        const auto source = openWeights(folder.path());
        QCOMPARE(namesOf(*source), (std::vector<std::string>{"a", "b"}));
        QCOMPARE(numbers<float>(*source, "a"), std::vector<float>{1});
        QCOMPARE(numbers<float>(*source, "b"), std::vector<float>{2});
        const auto index = indexOf({{"a", "1.safetensors"}, {"b", "2.safetensors"}});
        for (std::size_t length = 0; length + 1 < index.size(); ++length) // the last byte is a new line
            QVERIFY(failure(folder.write("model.safetensors.index.json", index.substr(0, length))));
    }

    void badIndicesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("index");
        QTest::addColumn<QString>("says");
        const auto add = [](const char* name, const std::string& index, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(index) << says;
        };
        const auto shard = [](const std::string& name) {
            return indexOf({{"a", name}});
        };
        add("S11: ../x", shard("../x"), "no plain file name");
        add("S11: absolute", shard("/etc/passwd"), "no plain file name");
        add("S11: backslash", shard("a\\b"), "no plain file name");
        add("S11: drive", shard("c:x"), "no plain file name");
        add("S11: NUL", shard(std::string("1.safetensors\0x", 15)), "no plain file name");
        add("S11: empty name", shard(""), "no plain file name");
        add("S11: the folder itself", shard("."), "no plain file name");
        add("S11: link out of the folder", shard("link.safetensors"), "leads out of the model's folder");
        add("S11: missing shard", shard("3.safetensors"), "not in the folder");
        add("S11: tensor in another shard", indexOf({{"a", "2.safetensors"}, {"b", "2.safetensors"}}),
            "lacks the tensor \"a\"");
        add("S11: tensor nowhere", indexOf({{"a", "1.safetensors"}, {"z", "1.safetensors"}}),
            "lacks the tensor \"z\"");
        add("G9: one tensor in two shards", indexOf({{"a", "1.safetensors"}, {"b", "copy.safetensors"}}),
            "in two files");
        add("S11: itself as shard", shard("model.safetensors.index.json"), "text file");
        add("S11: a number", json("{'weight_map':{'a':1}}"), "names no file");
        add("S11: no map", json("{'weight_map':[]}"), "lists no weights");
        add("S11: empty map", json("{'weight_map':{}}"), "0 files");
        std::map<std::string, std::string> many;
        for (int i = 0; i < 1025; ++i)
            many[std::to_string(i)] = std::to_string(i);
        add("S11: 1,025 shards", indexOf(many), "1,025 files");
        add("C1: duplicate tensor", json("{'weight_map':{'a':'1.safetensors','a':'2.safetensors'}}"),
            "occurs twice");
    }

    void badIndicesAreRefused()
    {
        QFETCH(QByteArray, index);
        QFETCH(QString, says);
        const Folder outside, folder;
        outside.write("x.safetensors", oneTensor("a", 1));
        folder.write("1.safetensors", oneTensor("a", 1));
        folder.write("2.safetensors", oneTensor("b", 2));
        folder.write("copy.safetensors", oneTensor("a", 3));
        QCOMPARE(
            ::symlink(outside.path("x.safetensors").c_str(), folder.path("link.safetensors").c_str()), 0);
        folder.write("model.safetensors.index.json", index.toStdString());
        const auto error = failure(folder.path());
        QVERIFY(error);
        QVERIFY2(QString::fromStdString(error->what()).contains(says), error->what());
        QCOMPARE(exitStatus(error->kind), 3);
        QVERIFY(!error->subject.empty() && !error->advice.empty());
    }

    void linksIntoTheHubCacheAreFollowed()
    {
        const Folder cache;
        const auto root = QString::fromStdString(cache.path());
        QVERIFY(QDir().mkpath(root + "/models--x/snapshots/abc") && QDir().mkpath(root + "/models--x/blobs"));
        cache.write("models--x/blobs/0123", oneTensor("a", 1));
        const auto snapshot = cache.path("models--x/snapshots/abc");
        QCOMPARE(::symlink("../../blobs/0123", (snapshot + "/1.safetensors").c_str()), 0);
        cache.write(
            "models--x/snapshots/abc/model.safetensors.index.json", indexOf({{"a", "1.safetensors"}}));
        QCOMPARE(namesOf(*openWeights(snapshot)), std::vector<std::string>{"a"});
    }

    void oneShardOfSeveralOpensAll()
    {
        const Folder folder;
        const auto first = folder.write("vit-00001-of-00002.safetensors", oneTensor("a", 1));
        folder.write("vit-00002-of-00002.safetensors", oneTensor("b", 2));
        QCOMPARE(namesOf(*openWeights(first)), std::vector<std::string>{"a"}); // without an index
        folder.write("vit.safetensors.index.json",
            indexOf({{"a", "vit-00001-of-00002.safetensors"}, {"b", "vit-00002-of-00002.safetensors"}}));
        const auto source = openWeights(first);
        QCOMPARE(namesOf(*source), (std::vector<std::string>{"a", "b"}));
        QVERIFY(hasNote(*source, "all of them were opened"));
        QCOMPARE(source->path(), first);
        QCOMPARE(namesOf(*openWeights(folder.path())), (std::vector<std::string>{"a", "b"}));
    }
};

QTEST_APPLESS_MAIN(ModelFolderTest)
#include "model_folder_test.moc"
