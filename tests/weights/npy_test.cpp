// SPDX-License-Identifier: MIT
#include "core/weights/npy.h"

#include "core/base/error.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cstring>

using namespace vitscope;

namespace {

/// A .npy file by hand: version 1.0, `header` padded with a line feed, float32 values in native order.
std::string npyFile(const std::string& header, const std::vector<float>& values, char major = 1)
{
    const std::string text = header + "\n";
    std::string file("\x93NUMPY", 6);
    file += {major, '\0', char(text.size() & 0xff), char(text.size() >> 8)};
    if (major > 1)
        file += std::string(2, '\0');
    file += text;
    file.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float));
    return file;
}

const std::vector<float> sixValues{0, 1, 2, 3, 4, 5};

std::string headerFor(const std::string& type, const std::string& order, const std::string& shape)
{
    return "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }";
}

} // namespace

class NpyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void readsRowMajor()
    {
        for (const char version : {1, 2, 3}) {
            const FloatArray array
                = parseNpy(npyFile(headerFor("<f4", "False", "(2, 3)"), sixValues, version), "a.npy");
            QCOMPARE(array.shape, (std::vector<std::int64_t>{2, 3}));
            QCOMPARE(array.values, sixValues);
        }
    }

    void readsColumnMajor()
    {
        const FloatArray array = parseNpy(npyFile(headerFor("<f4", "True", "(2, 3)"), sixValues), "a.npy");
        QCOMPARE(array.values, (std::vector<float>{0, 2, 4, 1, 3, 5}));
    }

    void readsBigEndian()
    {
        std::string file = npyFile(headerFor(">f4", "False", "(2,)"), {1.5f, -2});
        for (std::size_t at = file.size() - 8; at < file.size(); at += 4)
            std::reverse(file.begin() + long(at), file.begin() + long(at) + 4);
        QCOMPARE(parseNpy(file, "a.npy").values, (std::vector<float>{1.5f, -2}));
    }

    void readsScalarsAndIgnoresWhatFollows()
    {
        const FloatArray array = parseNpy(npyFile(headerFor("<f4", "False", "()"), {7, 8}), "a.npy");
        QVERIFY(array.shape.empty());
        QCOMPARE(array.values, std::vector<float>{7});
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const std::string& file, const char* code) {
            QTest::newRow(name) << QByteArray(file.data(), qsizetype(file.size())) << QString(code);
        };
        row("empty", "", "VTS-N1");
        row("text", "hello, this is text", "VTS-N1");
        row("version 4", npyFile(headerFor("<f4", "False", "(2, 3)"), sixValues, 4), "VTS-N1");
        row("header longer than the file", std::string("\x93NUMPY\1\0\xff\x10{", 11), "VTS-N2");
        row("header of 4 GiB", std::string("\x93NUMPY\2\0\xff\xff\xff\xff{", 13), "VTS-N2");
        row("key twice",
            npyFile("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1,)}", {1}),
            "VTS-N3");
        row("key missing", npyFile("{'descr': '<f4', 'shape': (1,)}", {1}), "VTS-N3");
        row("unknown key", npyFile("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'x': 1}", {1}),
            "VTS-N3");
        row("an expression", npyFile(headerFor("<f4", "False", "(2*3,)"), sixValues), "VTS-N3");
        row("negative size", npyFile(headerFor("<f4", "False", "(-6,)"), sixValues), "VTS-N3");
        row("nine axes", npyFile(headerFor("<f4", "False", "(1,1,1,1,1,1,1,1,1)"), {1}), "VTS-N3");
        row("not closed", npyFile("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)", {1}), "VTS-N3");
        row("unclosed text", npyFile("{'descr", {1}), "VTS-N3");
        row("objects", npyFile(headerFor("|O", "False", "(1,)"), {1}), "VTS-N4");
        row("doubles", npyFile(headerFor("<f8", "False", "(3,)"), sixValues), "VTS-N4");
        row("too few values", npyFile(headerFor("<f4", "False", "(7,)"), sixValues), "VTS-N5");
        row("product past 64 bits", npyFile(headerFor("<f4", "False", "(4294967296, 4294967296)"), sixValues),
            "VTS-G8");
    }

    void refuses()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, code);
        try {
            parseNpy(std::string_view(file.constData(), std::size_t(file.size())), "a.npy");
            QFAIL("was accepted");
        } catch (const Error& error) {
            QCOMPARE(QString::fromStdString(error.code), code);
            QCOMPARE(error.kind, ErrorKind::Malformed);
            QCOMPARE(error.subject, std::string("a.npy"));
        }
    }

    void everyCutIsRefused()
    {
        const std::string file = npyFile(headerFor("<f4", "False", "(2, 3)"), sixValues);
        for (std::size_t length = 0; length < file.size(); ++length)
            QVERIFY_THROWS_EXCEPTION(Error, parseNpy(std::string_view(file).substr(0, length), "a.npy"));
    }
};

QTEST_APPLESS_MAIN(NpyTest)
#include "npy_test.moc"
