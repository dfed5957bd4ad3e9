// SPDX-License-Identifier: MIT
#include "core/weights/formats.h"
#include "tests/support/pickle_maker.h"
#include "tests/support/weight_files.h"
#include "tests/support/zip_maker.h"

#include <QDir>

#include <set>

#include <sys/stat.h>
#include <unistd.h>

using namespace vitscope;
using namespace vitscope::test;

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
