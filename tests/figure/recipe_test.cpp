// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/base/hints.h"
#include "core/figure/recipe.h"
#include "core/figure/token_text.h"
#include "core/figure/view_options.h"

#include <QRegularExpression>
#include <QTest>

using namespace vitscope;

namespace {

ViTShape distilledShape()
{
    ViTShape shape;
    shape.layers = 12;
    shape.heads = 6;
    shape.prefix = {"cls", "dist"};
    shape.rows = 10;
    shape.columns = 14;
    shape.classes = 3;
    return shape;
}

const std::vector<std::string> classNames{"cat", "dog", "7"};

MethodFacts rolloutFacts()
{
    MethodFacts facts;
    facts.id = "rollout";
    Parameter fusion, discard, start;
    fusion.id = "fusion";
    fusion.kind = Parameter::Kind::Choice;
    fusion.choices = {"mean", "max", "min"};
    discard.id = "discard";
    start.id = "start";
    start.kind = Parameter::Kind::Integer;
    start.maximum = 11;
    facts.parameters = {fusion, discard, start};
    return facts;
}

/// Every field away from its default.
Recipe fullRecipe()
{
    Recipe recipe;
    recipe.weights = "/home/someone/models/vit b16.safetensors";
    recipe.image = "/home/someone/pictures/-cat's.jpg";
    recipe.device = "cuda:1";
    recipe.precision = "float16";
    setHint(recipe.hints, "heads", "12");
    setHint(recipe.hints, "crop", "none");
    recipe.hints.labels = {"cat", "Hund \"groß\""};
    recipe.method = "rollout";
    for (const auto& [key, text] :
        {std::pair{"set", "discard=0.9"}, {"set", "fusion=max"}, {"layer", "3"}, {"head", "5"},
            {"query", "4,9"}, {"direction", "seen-by"}, {"class", "dog"}, {"similar-to", "1,2"},
            {"off", "head 3.5; mlp 2; patch 1,2"}, {"removal", "zero"}, {"temperature", "4.0=0.5"},
            {"colormap", "magma"}, {"range", "-1,0.05"}, {"gamma", "0.5"}, {"alpha", "0.25"}, {"smooth", ""},
            {"scale", "log"}, {"blend", "mask"}, {"links", "3"}, {"pins", "4,9+0,3"}, {"contour", "0.6"},
            {"numbers", ""}, {"heat", "off"}, {"grid", "on"}, {"colorbar", "off"}, {"template", "pair"},
            {"methods", "rollout, mean"}, {"against", "head=2;query=1,1"}, {"caption-file", "tex"},
            {"panel-letters", "(a)"}, {"also", "pdf,csv"}, {"film", "heads"}, {"fps", "6"}, {"width", "183"},
            {"dpi", "450"}, {"outlines", ""}, {"font-size", "8"}, {"caption", ""}, {"own-scales", ""},
            {"strip-metadata", ""}})
        setViewOption(recipe, key, text);
    return recipe;
}

} // namespace

class RecipeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void everyFieldSurvivesJson()
    {
        const Recipe recipe = fullRecipe();
        QVERIFY(recipeFromJson(toJson(recipe, Paths::Whole), "session") == recipe);
        QVERIFY(recipeFromJson(toJson({}, Paths::Whole), "session") == Recipe());
        QCOMPARE(toJson({}, Paths::Whole), std::string("{\"version\":1}"));
    }

    void everyOptionIsExercisedHere()
    {
        const Recipe full = fullRecipe(), fresh;
        for (const ViewOption& option : viewOptions())
            if (option.key != "set" && option.key != "box") // short for parameters
                QVERIFY2(option.text(full) != option.text(fresh), option.key.data());
    }

    void whatLeavesTheMachineHasNoFolder()
    {
        const Recipe recipe = fullRecipe();
        for (const std::string& text :
            {toJson(recipe, Paths::BaseNames), commandLine(recipe, "/home/someone/out.pdf")}) {
            QVERIFY(text.find("someone") == std::string::npos);
            QVERIFY(text.find("home") == std::string::npos);
        }
        QCOMPARE(baseName("/a/b/model/"), std::string("model"));
        QCOMPARE(baseName("photo.jpg"), std::string("photo.jpg"));
    }

    void commandLineIsExact()
    {
        QCOMPARE(commandLine({}, "out.png"), std::string("vitscope render --method attention -o out.png"));
        QCOMPARE(QString::fromStdString(commandLine(fullRecipe(), "out.pdf")),
            QString(
                "vitscope render --weights 'vit b16.safetensors' './-cat'\\''s.jpg' --heads 12 --crop none "
                "--device cuda:1 --precision float16 --method rollout --set discard=0.9 --set fusion=max "
                "--layer 3 --head 5 --query 4,9 --pins 4,9+0,3 --direction seen-by --class dog --similar-to "
                "1,2 --off 'head "
                "3.5; mlp 2; patch 1,2' "
                "--removal zero --temperature 4.0=0.5 --colormap magma "
                "--range=-1,0.05 --scale log --gamma 0.5 --alpha 0.25 --blend mask --links 3 --contour 0.6 "
                "--smooth "
                "--heat=off --grid --numbers --colorbar=off "
                "--template pair --methods rollout,mean --against 'head=2; query=1,1' --width 183 --dpi 450 "
                "--font-size 8 --outlines --caption --own-scales --panel-letters='(a)' --caption-file tex "
                "--also "
                "pdf,csv --film heads --fps 6 --strip-metadata "
                "-o out.pdf"));
    }

    void aBoxIsFourParameters()
    {
        Recipe recipe;
        setViewOption(recipe, "box", "12,0,340,56");
        const ParameterTexts expected{
            {"box-x", "12"}, {"box-y", "0"}, {"box-width", "340"}, {"box-height", "56"}};
        QVERIFY(recipe.parameters == expected);
        QVERIFY(recipeFromJson(toJson(recipe, Paths::Whole), "session") == recipe);
    }

    void averagesNameTheirPicturesAndFolders()
    {
        Recipe recipe;
        recipe.average = {"/home/someone/my pictures/", "/home/someone/cat.jpg"};
        recipe.method = "attention-distance";
        QVERIFY(recipeFromJson(toJson(recipe, Paths::Whole), "session") == recipe);
        QCOMPARE(toJson(recipe, Paths::BaseNames),
            std::string("{\"average\":[\"my pictures\",\"cat.jpg\"],\"version\":1,\"view\":{\"method\":"
                        "\"attention-distance\"}}"));
        QCOMPARE(commandLine(recipe, "out.svg"),
            std::string("vitscope render --average 'my pictures' cat.jpg --method attention-distance -o "
                        "out.svg"));
        QVERIFY(suggestedName(recipe).starts_with("mean-of-pictures_"));
        recipe.average.pop_back();
        QVERIFY(suggestedName(recipe).starts_with("mean-of-my_pictures_"));
    }

    void severalPicturesAreNamed()
    {
        Recipe recipe;
        recipe.image = "/home/someone/a.jpg";
        recipe.pictures = {"/home/someone/b c.jpg", "/home/someone/-d.jpg"};
        setViewOption(recipe, "template", "pairs");
        QVERIFY(recipeFromJson(toJson(recipe, Paths::Whole), "session") == recipe);
        QVERIFY(toJson(recipe, Paths::BaseNames).find("someone") == std::string::npos);
        QCOMPARE(commandLine(recipe, "out.svg"),
            std::string("vitscope render a.jpg 'b c.jpg' ./-d.jpg --method attention --template pairs -o "
                        "out.svg"));
    }

    void theSecondSideDiffersInWhatIsNamed()
    {
        Recipe recipe = fullRecipe();
        const Recipe second = secondSide(recipe);
        QCOMPARE(second.query.head, 2);
        QCOMPARE(second.query.token, std::string("1,1"));
        QVERIFY(second.parameters == recipe.parameters && second.image == recipe.image);
        setViewOption(recipe, "against", "method=attention");
        recipe.pictures = {"b.jpg"};
        QVERIFY(secondSide(recipe).parameters.empty()); // those of another method
        QCOMPARE(secondSide(recipe).image, std::string("b.jpg"));
    }

    void textsThatDoNotFitAreRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        for (const auto& [key, text] : {std::pair{"layer", "last"}, {"head", "-1"}, {"head", "all"},
                 {"direction", "up"}, {"colormap", "rainbow"}, {"range", "2,1"}, {"range", "1"},
                 {"range", "auto"}, {"range", "50%"}, {"scale", "cubic"}, {"blend", ""}, {"contour", "2"},
                 {"alpha", "1.5"}, {"alpha", "nan"}, {"gamma", "0"}, {"grid", "maybe"}, {"width", "0"},
                 {"dpi", "3e5"}, {"set", "discard"}, {"set", "=1"}, {"box", "1,2,3"}, {"box", "1,2,3,4,5"},
                 {"box", "1,2,0,4"}, {"box", "-1,2,3,4"}, {"box", "1,2,3,"}, {"method", "a/b"},
                 {"template", ""}, {"methods", "rollout,,mean"}, {"methods", "Roll Out"}, {"against", "head"},
                 {"against", "head=-1"}, {"against", "width=20"}, {"against", ""}, {"film", "time"},
                 {"fps", "0"}, {"caption-file", "doc"}, {"also", "bmp"}, {"also", ""},
                 {"no-such-option", "1"}})
            QTest::addRow("%s %s", key, text) << QString(key) << QString(text);
    }

    void textsThatDoNotFitAreRefused()
    {
        QFETCH(QString, key);
        QFETCH(QString, text);
        Recipe recipe;
        try {
            setViewOption(recipe, key.toStdString(), text.toStdString());
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(QString::fromStdString(error.code), "VTS-U2");
            QVERIFY(recipe == Recipe());
        }
    }

    void hostileRecordsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no object") << QByteArray("[]");
        QTest::newRow("no version") << QByteArray("{}");
        QTest::newRow("later version") << QByteArray("{\"version\":2}");
        QTest::newRow("unknown key") << QByteArray("{\"version\":1,\"run\":\"rm\"}");
        QTest::newRow("unknown option") << QByteArray("{\"version\":1,\"view\":{\"o\":\"/etc/passwd\"}}");
        QTest::newRow("number for text") << QByteArray("{\"version\":1,\"weights\":5}");
        QTest::newRow("bad value") << QByteArray("{\"version\":1,\"view\":{\"alpha\":\"7\"}}");
        QTest::newRow("labels as a file")
            << QByteArray("{\"version\":1,\"hints\":{\"labels\":\"/etc/passwd\"}}");
        QTest::newRow("deep") << QByteArray("{\"version\":1,\"view\":") + QByteArray(100000, '[');
    }

    void hostileRecordsAreRefused()
    {
        QFETCH(QByteArray, text);
        try {
            recipeFromJson(text.toStdString(), "figure.png");
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(error.kind, ErrorKind::Malformed);
            QCOMPARE(QString::fromStdString(error.subject), "figure.png");
        }
    }

    void tokensAreLookedUpInTheShape_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("token");
        QTest::newRow("default is the class token") << "" << 0;
        QTest::newRow("cls") << "cls" << 0;
        QTest::newRow("dist") << "dist" << 1;
        QTest::newRow("pooled") << "pooled" << int(Query::pooled);
        QTest::newRow("first patch") << "0,0" << 2;
        QTest::newRow("last patch") << "9,13" << 141;
    }

    void tokensAreLookedUpInTheShape()
    {
        QFETCH(QString, text);
        QFETCH(int, token);
        QueryText query;
        query.token = text.toStdString();
        const Query found = resolveQuery(query, distilledShape(), classNames);
        QCOMPARE(found.token, token);
        QCOMPARE(found.layer, 11);
        if (!text.isEmpty())
            QCOMPARE(QString::fromStdString(tokenText(token, distilledShape())), text);
        QVERIFY(resolveQuery(textOf(found, distilledShape()), distilledShape(), classNames) == found);
    }

    void severalTokensAreWrittenAsFewRectangles()
    {
        const ViTShape shape = distilledShape(); // 10 x 14 patches behind cls and dist
        const auto tokens = [&](const char* text) {
            QueryText query;
            query.token = text;
            return resolveQuery(query, shape, {}).token;
        };
        QVERIFY(tokens("cls+0,0+1,1") == TokenGroup({0, 2, 2 + 15}));
        QVERIFY(tokens("2,3-3,4") == TokenGroup({2 + 31, 2 + 32, 2 + 45, 2 + 46}));
        for (const char* text : {"2,3-3,4", "cls+0,0-0,1", "dist+0,0+0,2-2,2+9,13", "0,0-9,13"})
            QCOMPARE(tokenText(tokens(text), shape), std::string(text));
        QCOMPARE(tokenTitle(tokens("2,3-3,4"), shape), std::string("mean of 4 patches"));
        QCOMPARE(tokenTitle(tokens("cls+2,3"), shape), std::string("mean of 2 tokens"));
        for (const char* wrong : {"cls+", "+", "2,3-1,4", "2,3-3,14", "pooled+cls", "2,3-"})
            QVERIFY_THROWS_EXCEPTION(Error, tokens(wrong));
    }

    void withoutClassTokenThePoolAsks()
    {
        ViTShape shape = distilledShape();
        shape.prefix.clear();
        QCOMPARE(resolveQuery({}, shape, {}).token, int(Query::pooled));
    }

    void classesAreNamesFirstThenIndices()
    {
        QueryText query;
        for (const auto& [text, index] : {std::pair{"", -1}, {"dog", 1}, {"0", 0}, {"7", 2}}) {
            query.targetClass = text;
            QCOMPARE(soleClass(resolveQuery(query, distilledShape(), classNames)), index);
        }
    }

    void classesAreAddedAndSubtracted()
    {
        QueryText query;
        query.targetClass = "dog + 0 - 7";
        const auto classes = resolveQuery(query, distilledShape(), classNames).classes;
        QCOMPARE(classes.size(), std::size_t(3));
        QVERIFY((classes == std::vector<Target::Class>{{1, 1}, {0, 1}, {2, -1}}));
        Query resolved;
        resolved.classes = classes;
        QCOMPARE(textOf(resolved, distilledShape()).targetClass, std::string("1 + 0 - 2"));
        query = {};
        query.similarTo = "2,1";
        resolved = resolveQuery(query, distilledShape(), classNames);
        QCOMPARE(textOf(resolved, distilledShape()).similarTo, std::string("2,1"));
    }

    void whatTheModelLacksIsRefused()
    {
        const auto refused = [](auto&& change) {
            QueryText query;
            change(query);
            try {
                resolveQuery(query, distilledShape(), classNames);
                return std::string("accepted");
            } catch (const Error& error) {
                return error.code;
            }
        };
        QCOMPARE(refused([](QueryText& query) { query.layer = 12; }), std::string("VTS-U3"));
        QCOMPARE(refused([](QueryText& query) { query.layer = -13; }), std::string("VTS-U3"));
        QCOMPARE(refused([](QueryText& query) { query.heads = Query::Heads::Single, query.head = 6; }),
            std::string("VTS-U3"));
        QCOMPARE(refused([](QueryText& query) { query.token = "reg0"; }), std::string("VTS-U3"));
        QCOMPARE(refused([](QueryText& query) { query.token = "10,0"; }), std::string("VTS-U3"));
        QCOMPARE(refused([](QueryText& query) { query.targetClass = "3"; }), std::string("VTS-U3"));
    }

    void parametersAreCheckedAgainstTheMethod()
    {
        const MethodFacts facts = rolloutFacts();
        const Parameters found
            = resolveParameters({{"fusion", "max"}, {"discard", "0.9"}, {"start", "3"}}, facts);
        QVERIFY(found == (Parameters{{"fusion", 1}, {"discard", 0.9}, {"start", 3}}));
        QVERIFY(
            textOf(found, facts) == (ParameterTexts{{"fusion", "max"}, {"discard", "0.9"}, {"start", "3"}}));
        QVERIFY(textOf({{"discard", 0}}, facts).empty());
        for (const auto& [id, text] :
            {std::pair{"fusion", "1"}, {"discard", "1.1"}, {"start", "1.5"}, {"other", "1"}})
            QVERIFY_THROWS_EXCEPTION(Error, resolveParameters({{id, text}}, facts));
    }

    void namesAreSafeForEveryFileSystem()
    {
        Recipe recipe = fullRecipe();
        QCOMPARE(QString::fromStdString(suggestedName(recipe)), QString("cat_s_vit_b16_L03_H05_rollout"));
        recipe.image = "../猫/" + std::string(300, 'a') + "\n.png";
        recipe.query = {};
        const std::string name = suggestedName(recipe);
        QVERIFY(name.size() <= 200);
        QVERIFY(name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
            == std::string::npos);
        const ViTShape shape = distilledShape();
        QCOMPARE(suggestedName({}, &shape), std::string("sample_demo_L11_Hmean_attention"));
        recipe.image = "/x/...";
        QVERIFY(suggestedName(recipe).starts_with("sample_"));
    }
};

QTEST_APPLESS_MAIN(RecipeTest)
#include "recipe_test.moc"
