// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/utf8.h"
#include "tests/support/byte_makers.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace vitscope;
using test::json;

class JsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void values()
    {
        const auto document
            = parseJson(json("{'a':[1,-2,0.5,true,null,'x'],'b':{'c':{}},'d':[[],[[3]]]}"), "config.json");
        QCOMPARE(document["a"][0].get<int>(), 1);
        QCOMPARE(document["a"][1].get<int>(), -2);
        QCOMPARE(document["a"][2].get<double>(), 0.5);
        QVERIFY(document["a"][3].get<bool>() && document["a"][4].is_null());
        QCOMPARE(document["a"][5].get<std::string>(), std::string("x"));
        QVERIFY(document["b"]["c"].is_object() && document["b"]["c"].empty());
        QCOMPARE(document["d"][1][0][0].get<int>(), 3);
        QCOMPARE(document.size(), std::size_t(3));
    }

    void aByteOrderMarkIsTolerated() { QCOMPARE(parseJson("\xef\xbb\xbf{\"a\":1}", "x")["a"].get<int>(), 1); }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const auto add = [](const char* name, const std::string& text, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << says;
        };
        add("C1: duplicate key", json("{'a':1,'b':{'c':1,'c':2}}"), "The key \"c\" occurs twice.");
        add("C1: duplicate key by escape", json("{'a':1,'\\u0061':2}"), "occurs twice");
        add("C1: NaN", json("{'a':NaN}"), "byte 6");
        add("C1: Infinity", json("{'a':-Infinity}"), "makes no sense");
        add("C1: number out of range", json("{'a':1e999}"), "too large");
        add("C1: 10^400", json("{'a':1") + std::string(400, '0') + "}", "too large");
        add("C1: trailing comma", json("{'a':1,}"), "makes no sense");
        add("C1: comment", json("{'a':1} // x"), "makes no sense");
        add("C1: two values", "{}{}", "makes no sense");
        add("C1: cut", json("{'a':"), "makes no sense");
        add("C1: nothing", "", "makes no sense");
        add("C1: single quotes", "{'a':1}", "makes no sense");
        add("C1: bad UTF-8", json("{'a':'\xc3\x28'}"), "makes no sense");
        add("C1: lone surrogate", json("{'a':'\\ud800'}"), "makes no sense");
        add("C1: NUL after the end", std::string("{}\0{}", 5), "NUL");
        add("C1: UTF-16", std::string("{\0}\0", 4), "UTF-16");
        add("C1: depth 65", std::string(65, '[') + std::string(65, ']'), "deeper than 64");
        add("C1: depth 1,000,000", std::string(1000000, '['), "deeper than 64");
        add("C1: larger than 8 MiB", std::string((8 << 20) + 1, ' '), "8388609 bytes");
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        try {
            parseJson(std::string_view(text.constData(), std::size_t(text.size())), "config.json");
            QFAIL("was accepted");
        } catch (const Error& error) {
            QCOMPARE(error.code, std::string("VTS-C1"));
            QCOMPARE(error.kind, ErrorKind::Malformed);
            QCOMPARE(error.subject, std::string("config.json"));
            QVERIFY(!error.advice.empty());
            QVERIFY2(QString::fromStdString(error.happened).contains(says), error.what());
        }
    }

    void limitsAreTheCallers()
    {
        QCOMPARE(parseJson(std::string(64, '[') + std::string(64, ']'), "x").size(), std::size_t(1));
        QVERIFY_EXCEPTION_THROWN(parseJson("[[[]]]", "x", {100, 2}), Error);
        QVERIFY_EXCEPTION_THROWN(parseJson("[1,2]", "x", {4, 2}), Error);
        QCOMPARE(parseJson("[1,2]", "x", {5, 1}).size(), std::size_t(2));
    }

    void utf8_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("sound");
        const auto add = [](const char* name, const std::string& text, bool sound) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << sound;
        };
        add("nothing", "", true);
        add("ASCII", "abc\x7f", true);
        add("two bytes", "\xc2\x80\xdf\xbf", true);
        add("three bytes", "\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf", true);
        add("four bytes", "\xf0\x90\x80\x80\xf4\x8f\xbf\xbf", true);
        add("NUL", std::string("a\0b", 3), true);
        add("lone continuation", "\x80", false);
        add("overlong slash", "\xc0\xaf", false);
        add("overlong of three", "\xe0\x9f\xbf", false);
        add("overlong of four", "\xf0\x8f\xbf\xbf", false);
        add("surrogate", "\xed\xa0\x80", false);
        add("above U+10FFFF", "\xf4\x90\x80\x80", false);
        add("five bytes", "\xf8\x88\x80\x80\x80", false);
        add("cut of two", "a\xc3", false);
        add("cut of three", "\xe2\x82", false);
        add("cut of four", "\xf0\x9f\x98", false);
        add("wrong third byte", "\xe2\x82\x28", false);
    }

    void utf8()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, sound);
        QCOMPARE(isUtf8(std::string_view(text.constData(), std::size_t(text.size()))), sound);
    }

    void controlCharacters()
    {
        QVERIFY(!hasControlCharacters("blocks.0.é"));
        for (const char* text : {"a\nb", "\x1f", "\x7f", "\t"})
            QVERIFY(hasControlCharacters(text));
        QVERIFY(hasControlCharacters(std::string_view("a\0b", 3)));
    }
};

QTEST_APPLESS_MAIN(JsonTest)
#include "json_test.moc"
