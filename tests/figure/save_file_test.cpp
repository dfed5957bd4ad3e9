// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/figure/save_file.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace vitscope;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

/// Code of the error that saving raises; "saved" without one.
QString outcome(const QString& path, Existing existing = Existing::Replace)
{
    try {
        saveFile(path, QByteArray("new"), existing);
        return QStringLiteral("saved");
    } catch (const Error& error) {
        return error.kind == ErrorKind::Unwritable && !error.advice.empty()
            ? QString::fromStdString(error.code)
            : QStringLiteral("wrong error");
    }
}

/// Lets files grow to `bytes` only, as a full disk would, and undoes it.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limited{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limited);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

class SaveFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void writesAndReplaces()
    {
        const QString path = m_folder->filePath("figure.png");
        QCOMPARE(outcome(path), "saved");
        saveFile(path, QByteArray("newer"));
        QCOMPARE(contentOf(path), QByteArray("newer"));
        onlyFile("figure.png");
    }

    void refusesToReplaceUnlessTold()
    {
        const QString path = m_folder->filePath("figure.png");
        saveFile(path, QByteArray("old"));
        QCOMPARE(outcome(path, Existing::Refuse), "VTS-E3");
        QCOMPARE(contentOf(path), QByteArray("old"));
        QCOMPARE(outcome(m_folder->filePath("other.png"), Existing::Refuse), "saved");
    }

    void fullDiskKeepsTheOldFile_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::newRow("at the first byte") << 0;
        QTest::newRow("in the middle") << 100000;
        QTest::newRow("at the last byte") << 999999;
    }

    void fullDiskKeepsTheOldFile()
    {
        QFETCH(int, bytes);
        const QString path = m_folder->filePath("figure.png");
        saveFile(path, QByteArray("old"));
        try {
            const FullDisk disk{rlim_t(bytes)};
            saveFile(path, QByteArray(1000000, 'n'));
            QFAIL("saved onto a full disk");
        } catch (const Error& error) {
            QCOMPARE(QString::fromStdString(error.code), "VTS-E2");
            QCOMPARE(error.kind, ErrorKind::Unwritable);
            QVERIFY2(QString::fromStdString(error.happened).contains("File too large"), error.what());
        }
        QCOMPARE(contentOf(path), QByteArray("old"));
        onlyFile("figure.png");
    }

    void givingUpInTheMiddleLeavesNothing()
    {
        const QString path = m_folder->filePath("arrays.npz");
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, saveFile(path, [](QIODevice& device) {
            writeAll(device, "half", "arrays.npz");
            throw std::runtime_error("cancelled");
        }));
        QVERIFY(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
    }

    void placesThatCannotHoldAFileAreRefused()
    {
        QVERIFY(QDir(m_folder->path()).mkdir("folder"));
        QCOMPARE(outcome(m_folder->filePath("folder")), "VTS-E1");
        QCOMPARE(outcome(m_folder->filePath("missing/figure.png")), "VTS-E1");
        QCOMPARE(outcome(m_folder->filePath("missing/")), "VTS-E1");
        QCOMPARE(outcome(QString()), "VTS-E1");
        const QString pipe = m_folder->filePath("pipe");
        QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
        QCOMPARE(outcome(pipe), "VTS-E1");
        QVERIFY(QFile::link(m_folder->filePath("nowhere"), m_folder->filePath("dangling")));
        QCOMPARE(outcome(m_folder->filePath("dangling")), "VTS-E1");
        struct stat before;
        QCOMPARE(stat(qPrintable(pipe), &before), 0);
        QVERIFY(S_ISFIFO(before.st_mode));
    }

    void readOnlyFolderIsNamed()
    {
        if (geteuid() == 0) {
            // Root may write everywhere; a file where the folder should be fails for everybody.
            saveFile(m_folder->filePath("file"), QByteArray("old"));
            QCOMPARE(outcome(m_folder->filePath("file/figure.png")), "VTS-E1");
            return;
        }
        QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner);
        QCOMPARE(outcome(m_folder->filePath("figure.png")), "VTS-E2");
        QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void linksToFilesAreFollowed()
    {
        saveFile(m_folder->filePath("figure.png"), QByteArray("old"));
        QVERIFY(QFile::link(m_folder->filePath("figure.png"), m_folder->filePath("link")));
        QCOMPARE(outcome(m_folder->filePath("link")), "saved");
        QCOMPARE(contentOf(m_folder->filePath("figure.png")), QByteArray("new"));
        QVERIFY(QFileInfo(m_folder->filePath("link")).isSymLink());
    }

    void oddNamesWork()
    {
        for (const char* name : {"a b\tc.png", "новый 図.png", "line\nbreak.png", "-rf.png"})
            QCOMPARE(outcome(m_folder->filePath(QString::fromUtf8(name))), "saved");
        QCOMPARE(outcome(m_folder->filePath(QString(300, 'x'))), "VTS-E2");
    }

private:
    void onlyFile(const char* name)
    {
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{name});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(SaveFileTest)
#include "save_file_test.moc"
