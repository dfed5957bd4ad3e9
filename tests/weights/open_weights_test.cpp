// SPDX-License-Identifier: MIT
#include "core/weights/formats.h"
#include "tests/support/pickle_maker.h"
#include "tests/support/weight_files.h"
#include "tests/support/zip_maker.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

#include <set>

#include <sys/stat.h>
#include <unistd.h>

using namespace vitscope;
using namespace vitscope::test;

namespace {

std::string oneTensor(const std::string& name, float value)
{
    return st("{" + stRow(name, "F32", "[1]", 0, 4) + "}", raw<float>({value}));
}

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

bool hasNote(const TensorSource& source, const std::string& part)
{
    const auto notes = source.notes();
    return std::any_of(
        notes.begin(), notes.end(), [&](const auto& note) { return note.find(part) != std::string::npos; });
}

} // namespace

class OpenWeightsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void otherFilesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("says");
        QTest::addColumn<int>("status");
        const auto add
            = [](const char* name, const std::string& file, const char* code, const char* says, int status) {
                  QTest::newRow(name) << QByteArray::fromStdString(file) << code << says << status;
              };
        add("empty", "", "VTS-G1-EMPTY", "empty", 3);
        add("7 zeros", std::string(7, '\0'), "VTS-G1-SHORT", "too short", 3);
        add("LFS pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 346\n",
            "VTS-G1-LFS", "This is a Git-LFS pointer, not the weights (67 bytes). Run `git lfs pull`", 3);
        add("web page", "\n<!DOCTYPE html><html></html>", "VTS-G1-HTML", "web page", 3);
        add("web page without doctype", "<HTML><body>404</body></HTML>", "VTS-G1-HTML", "web page", 3);
        add("text named .pth", "these are not weights\n", "VTS-G1-TEXT", "text file", 3);
        add("noise", std::string("\xff\xfe\x01\x90zzzz\x02\x03", 10), "VTS-G1", "no weights file", 3);
        add("tar", std::string(257, 'x') + "ustar" + std::string(250, '\0'), "VTS-G1-TAR", "tar archive", 4);
        add("legacy torch, cut short",
            "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.\x80\x02M\xe9\x03.", "VTS-L1",
            "incomplete", 3);
        add("bare pickle without arrays", pickled(dict({{text("w"), "N"}})), "VTS-T7", "no tensors", 4);
        add("NumPy array", "\x93NUMPY\x01\x00v\x00{}", "VTS-G1-NPY", "one NumPy array", 4);
        add("HDF5", "\x89HDF\r\n\x1a\n" + std::string(20, '\0'), "VTS-G1-HDF5", "HDF5", 4);
        add("GGUF", "GGUF\3" + std::string(20, '\0'), "VTS-G1-GGUF", "GGUF", 4);
        add("ONNX",
            "\x08\x07\x12\x07pytorch\x1a\x05"
            "2.1.0",
            "VTS-G1-ONNX", "ONNX", 4);
        add("TensorFlow Lite", std::string("\x1c\0\0\0TFL3\0\0\0\0", 12), "VTS-G1-TFLITE", "TensorFlow Lite",
            4);
        add("SavedModel", std::string("\x08\x01\x12\xb4\x5d\x0a\x20\x0a\x02v1", 10), "VTS-G1-TENSORFLOW",
            "SavedModel", 4);
        add("TensorFlow index", std::string(60, '\x01') + "\x57\xfb\x80\x8b\x24\x75\x47\xdb",
            "VTS-G1-TENSORFLOW", "index", 4);
        add("Flax",
            "\x82\xa7"
            "encoder\x81\xa6"
            "kernel",
            "VTS-G1-MSGPACK", "Flax", 4);
        add("GGML", "lmgg" + std::string(20, '\0'), "VTS-G1-GGUF", "GGML", 4);
        add("7z", "7z\xbc\xaf\x27\x1c" + std::string(20, '\0'), "VTS-G1-7Z", "7z", 4);
        add("gzip", "\x1f\x8b\x08" + std::string(20, '\0'), "VTS-G1-GZIP", "gzip", 4);
        add("picture", "\x89PNG\r\n\x1a\n" + std::string(20, '\0'), "VTS-G1-PICTURE", "picture", 3);
        add("JSON that is no index", "{\"model_type\": \"vit\"}", "VTS-S11", "lists no weights", 3);
    }

    void otherFilesAreNamed()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, code);
        QFETCH(QString, says);
        QFETCH(int, status);
        const Folder folder;
        const auto error = failure(folder.write("model.pth", file.toStdString()));
        QVERIFY(error);
        const auto message = QString::fromStdString(error->what());
        QVERIFY2(QString::fromStdString(error->code) == code, qPrintable(message));
        QVERIFY2(message.contains(says), qPrintable(message));
        QVERIFY(message.startsWith("model.pth: "));
        QVERIFY(!error->advice.empty());
        QCOMPARE(exitStatus(error->kind), status);
    }

    void contentDecidesNotTheName()
    {
        const Folder folder;
        const auto zip = openWeights(
            folder.write("a.safetensors", pt(pickled(plainState()), raw<float>({1, 2, 3, 4})).file()));
        QCOMPARE(zip->format(), std::string("torch zip checkpoint"));
        QCOMPARE(openWeights(folder.write("b.pth", oneTensor("w", 1)))->format(), std::string("safetensors"));
    }

    void onlyRegularFilesAreOpened_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("says");
        QTest::newRow("FIFO") << "fifo"
                              << "device or a pipe";
        QTest::newRow("device") << "/dev/null"
                                << "device or a pipe";
        QTest::newRow("missing") << "missing"
                                 << "No such file";
        QTest::newRow("below a file") << "file/x"
                                      << "Not a directory";
        QTest::newRow("link loop") << "loop"
                                   << "symbolic links";
        QTest::newRow("dangling link") << "dangling"
                                       << "No such file";
    }

    void onlyRegularFilesAreOpened()
    {
        QFETCH(QString, path);
        QFETCH(QString, says);
        const Folder folder;
        QCOMPARE(::mkfifo(folder.path("fifo").c_str(), 0600), 0);
        folder.write("file", "x");
        QCOMPARE(::symlink("loop", folder.path("loop").c_str()), 0);
        QCOMPARE(::symlink("nowhere", folder.path("dangling").c_str()), 0);
        const CpuClock clock;
        const auto error
            = failure(path.startsWith('/') ? path.toStdString() : folder.path(path.toStdString()));
        QVERIFY(clock.milliseconds() < 100 * slowness);
        QVERIFY(error);
        QCOMPARE(error->code, std::string("VTS-G2"));
        QCOMPARE(exitStatus(error->kind), 3);
        QVERIFY2(QString::fromStdString(error->happened).contains(says), error->what());
    }

    void anUnreadableFileIsRefused()
    {
        const Folder folder;
        const auto path = folder.write("x", oneTensor("w", 1));
        QCOMPARE(::chmod(path.c_str(), 0), 0);
        const auto person = ::geteuid();
        if (person == 0) // who may read everything
            QCOMPARE(::seteuid(65534), 0);
        const auto error = failure(path);
        QCOMPARE(::seteuid(person), 0);
        QVERIFY(error);
        QVERIFY(error->happened.find("Permission denied") != std::string::npos);
    }

    void sideFilesComeAlong()
    {
        const Folder folder;
        folder.write("config.json", json("{'model_type':'vit'}"));
        folder.write("preprocessor_config.json", "\xef\xbb\xbf{}");
        folder.write("vitscope.json", json("{'heads':3}"));
        folder.write("other.json", "{}");
        const auto source = openWeights(folder.write("model.safetensors", oneTensor("w", 1)));
        const auto files = source->sideFiles();
        QCOMPARE(files.size(), std::size_t(3));
        QCOMPARE(files[0].name, std::string("config.json"));
        QCOMPARE(files[0].text, json("{'model_type':'vit'}"));
        QCOMPARE(files[1].name, std::string("preprocessor_config.json"));
        QCOMPARE(files[2].text, json("{'heads':3}"));
        QVERIFY(source->notes().empty());
    }

    void brokenSideFilesAreLeftOutWithANote_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto add = [](const char* name, const std::string& text) {
            QTest::newRow(name) << QByteArray::fromStdString(text);
        };
        add("duplicate key", json("{'a':1,'a':2}"));
        add("NaN", json("{'a':NaN}"));
        add("trailing comma", json("{'a':1,}"));
        add("a list", "[]");
        add("10^400", json("{'a':1") + std::string(400, '0') + "}");
        add("depth 1,025", std::string(1025, '[') + std::string(1025, ']'));
        add("40 MB", json("{'a':'") + std::string(40000000, 'x') + "\"}");
        add("UTF-16", std::string("\xff\xfe{\0}\0", 6));
        add("lone surrogate", json("{'a':'\\ud800'}"));
        add("bad UTF-8", json("{'a':'\xff'}"));
        add("empty", "");
        add("NUL after the end", std::string("{}\0x", 4));
    }

    void brokenSideFilesAreLeftOutWithANote()
    {
        QFETCH(QByteArray, text);
        const Folder folder;
        folder.write("config.json", text.toStdString());
        const auto source = openWeights(folder.write("model.safetensors", oneTensor("w", 1)));
        QCOMPARE(source->sideFiles().size(), std::size_t(0));
        QVERIFY(hasNote(*source, "config.json was left out: "));
        QCOMPARE(numbers<float>(*source, "w"), std::vector<float>{1});
    }

    void aConfigThatIsNoFileIsNotFatal_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"folder", "link loop", "FIFO"})
            QTest::newRow(kind) << kind;
    }

    void aConfigThatIsNoFileIsNotFatal()
    {
        QFETCH(QString, kind);
        const Folder folder;
        const auto config = folder.path("config.json");
        if (kind == "folder")
            QVERIFY(QDir().mkdir(QString::fromStdString(config)));
        else if (kind == "FIFO")
            QCOMPARE(::mkfifo(config.c_str(), 0600), 0);
        else
            QCOMPARE(::symlink("config.json", config.c_str()), 0);
        const auto source = openWeights(folder.write("model.safetensors", oneTensor("w", 1)));
        QVERIFY(hasNote(*source, "config.json was left out: "));
    }

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

    void theTableNamesItsRows()
    {
        std::set<std::string> names;
        for (const WeightsFormat* format : weightsFormats()) {
            QVERIFY(std::string(format->sentence).ends_with('.'));
            names.insert(format->name);
        }
        QCOMPARE(names,
            (std::set<std::string>{"NumPy archive", "Paddle parameters", "model folder", "safetensors",
                "sharded weights", "torch checkpoint from before 1.6", "torch zip checkpoint"}));
    }
};

QTEST_APPLESS_MAIN(OpenWeightsTest)
#include "open_weights_test.moc"
