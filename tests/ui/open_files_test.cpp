// SPDX-License-Identifier: MIT
#include "ui/open_files.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace vitscope;

Q_DECLARE_METATYPE(vitscope::FileKind)

class OpenFilesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void contentDecides_data();
    void contentDecides();
    void modelNamesGoToTheReaders();
    void foldersAreLookedInto();
    void planTakesOneModelAndAllPictures();

private:
    std::string write(const QString& name, const QByteArray& bytes)
    {
        QDir(m_folder.path()).mkpath(QFileInfo(name).path());
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName().toStdString();
    }

    QTemporaryDir m_folder;
};

void OpenFilesTest::contentDecides_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<FileKind>("kind");
    QTest::newRow("JPEG") << QByteArray("\xff\xd8\xff\xe0 and so on") << FileKind::Picture;
    QTest::newRow("PNG") << QByteArray("\x89PNG\r\n\x1a\n more") << FileKind::Picture;
    QTest::newRow("WebP") << QByteArray("RIFF\1\2\3\4WEBPVP8 ") << FileKind::Picture;
    QTest::newRow("TIFF, little-endian") << QByteArray("II*\0\10\0\0\0", 8) << FileKind::Picture;
    QTest::newRow("zip checkpoint") << QByteArray("PK\3\4 more") << FileKind::Weights;
    QTest::newRow("pickle") << QByteArray("\x80\2}q\0.", 6) << FileKind::Weights;
    QTest::newRow("pickle of protocol 4") << QByteArray("\x80\4\x95\0", 4) << FileKind::Weights;
    QTest::newRow("safetensors") << QByteArray("\2\0\0\0\0\0\0\0{}", 10) << FileKind::Weights;
    QTest::newRow("index of shards") << QByteArray("{\"weight_map\": {}}") << FileKind::Weights;
    QTest::newRow("header longer than the file") << QByteArray("\2\1\0\0\0\0\0\0{}", 10) << FileKind::Unknown;
    QTest::newRow("WAV is no WebP") << QByteArray("RIFF\1\2\3\4WAVEfmt ") << FileKind::Unknown;
    QTest::newRow("text") << QByteArray("hello") << FileKind::Unknown;
    QTest::newRow("empty") << QByteArray() << FileKind::Unknown;
}

void OpenFilesTest::contentDecides()
{
    QFETCH(QByteArray, bytes);
    QTEST(kindOf(write("file.txt", bytes)), "kind");
}

void OpenFilesTest::modelNamesGoToTheReaders()
{
    // They may be refused there, but with a reason.
    QVERIFY(kindOf(write("vit.gguf", "GGUF\3")) == FileKind::Weights);
    QVERIFY(kindOf(write("vit.onnx", "\x08\x07")) == FileKind::Weights);
    QVERIFY(kindOf(write("vit.pth", "")) == FileKind::Unknown);
}

void OpenFilesTest::foldersAreLookedInto()
{
    write("model/config.json", "{}");
    write("photos/b.dat", "\xff\xd8\xff b");
    write("photos/a.dat", "\xff\xd8\xff a");
    write("photos/readme.txt", "no picture");
    write("nothing/readme.txt", "no picture");
    const auto path = [this](const char* name) {
        return m_folder.filePath(name).toStdString();
    };
    QVERIFY(kindOf(path("model")) == FileKind::Weights);
    QVERIFY(kindOf(path("photos")) == FileKind::PictureFolder);
    QVERIFY(kindOf(path("nothing")) == FileKind::Unknown);
    QVERIFY(kindOf(path("gone")) == FileKind::Missing);
    const OpenPlan plan = planFor({path("photos")});
    QCOMPARE(plan.pictures, (std::vector<std::string>{path("photos/a.dat"), path("photos/b.dat")}));
}

void OpenFilesTest::planTakesOneModelAndAllPictures()
{
    const std::string picture = write("one.png", "\x89PNG\r\n\x1a\n");
    const std::string weights = write("one.pth", "PK\3\4");
    const std::string second = write("two.pth", "PK\3\4");
    const std::string text = write("notes.txt", "hello");
    const OpenPlan plan = planFor({picture, weights, second, text, "/no/such/file"});
    QCOMPARE(plan.model, weights);
    QCOMPARE(plan.pictures, std::vector<std::string>{picture});
    QCOMPARE(plan.skipped,
        (std::vector<std::string>{"two.pth was skipped: one model at a time.",
            "notes.txt is neither a picture nor model weights.", "file cannot be read."}));
}

QTEST_GUILESS_MAIN(OpenFilesTest)
#include "open_files_test.moc"
