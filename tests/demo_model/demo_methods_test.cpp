// SPDX-License-Identifier: MIT
//
// Whether class-specific methods find the thing that is asked for, in pictures of two things that the demo
// model never learned from, and whether what they rank first matters to the model. The figures in README are
// what this prints with
//
//     VITSCOPE_DEMO_PICTURES=200 build/release/tests/demo_methods_test
#include "app/demo/pictures.h"
#include "core/analysis/methods.h"
#include "core/analysis/removal_curves.h"
#include "core/model/load_vit.h"
#include "tests/support/picture_of.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace vitscope;

namespace {

/// Areas under the curves of token drop, summed over pictures.
struct Areas
{
    double deletion = 0, insertion = 0;

    void add(const RemovalCurves& curves)
    {
        deletion += curves.deletion.area;
        insertion += curves.insertion.area;
    }
    /// Area between both curves: of a few pictures alone, one of them may go against a random order by
    /// chance.
    double between() const { return insertion - deletion; }
};

/// Methods that take seconds for a picture are asked about a few in an ordinary run.
bool takesSeconds(const QString& method)
{
    static const QSet<QString> slow{"integrated-gradients", "smooth-gradient", "transition-attention",
        "bidirectional", "occlusion", "rise", "vit-cx"};
    return slow.contains(method);
}

} // namespace

class DemoMethodsTest : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "7200000"); } // many pictures take long

private Q_SLOTS:
    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        model = loadViT(VITSCOPE_RESOURCES "/demo", {});
    }

    void findsTheThingThatIsAskedFor_data()
    {
        QTest::addColumn<QString>("method");
        for (const MethodFacts& facts : methodFacts())
            if (facts.usesClass && facts.paintsMap)
                QTest::newRow(facts.id.c_str()) << QString::fromStdString(facts.id);
    }

    void findsTheThingThatIsAskedFor()
    {
        QFETCH(QString, method);
        const int chosen = qEnvironmentVariableIntValue("VITSCOPE_DEMO_PICTURES");
        const int pictures = chosen > 0 ? chosen : takesSeconds(method) ? 4 : 200;
        const int judgedPictures = std::min(pictures, chosen > 0 ? chosen : 10);
        int found = 0;
        Areas map, random;
        for (int index = 0; index < pictures; ++index) {
            const DemoPicture& picture = pictureAt(index);
            const DemoObject& asked = picture.objects[std::size_t(index % 2)];
            const ViTRun& run = runAt(index);
            Query query;
            query.token = Query::pooled;
            query.classes = {{asked.classIndex, 1}};
            const auto heat = std::get<Heatmap>(analyse(run, method.toStdString(), query, {}));
            const auto best = int(std::ranges::max_element(heat.values) - heat.values.begin());
            const Box cell = run.framing().cell({best / heat.columns, best % heat.columns});
            found += asked.box.contains({(cell.left + cell.right) / 2, (cell.top + cell.bottom) / 2});
            if (index >= judgedPictures)
                continue;
            const Target target{Target::Of::Probability, query.classes, 0};
            const auto judge = [&](std::span<const float> values) {
                return removalCurves(run, target, values, RemovalProtocol::TokenDrop, 14, {});
            };
            map.add(judge(heat.values));
            random.add(judge(randomMap(run, std::uint64_t(index) + 1)));
        }
        qInfo("%s: on the thing in %.1f %% of %d, deletion %.3f (random %.3f), insertion %.3f (random %.3f)",
            qPrintable(method), 100.0 * found / pictures, pictures, map.deletion / judgedPictures,
            random.deletion / judgedPictures, map.insertion / judgedPictures,
            random.insertion / judgedPictures);
        const bool many = pictures >= 100, manyJudged = judgedPictures >= 100;
        QVERIFY(found >= (many ? 0.9 : 0.75) * pictures);
        QVERIFY(map.between() > random.between());
        QVERIFY(!manyJudged || map.deletion < random.deletion);
        QVERIFY(!manyJudged || map.insertion > random.insertion);
    }

private:
    const DemoPicture& pictureAt(int index)
    {
        DemoPictureOptions options;
        options.twoObjects = 1;
        while (int(m_pictures.size()) <= index)
            m_pictures.push_back(drawDemoPicture(heldOutSeeds + m_pictures.size(), QSize(224, 224), options));
        return m_pictures[std::size_t(index)];
    }

    /// Kept, so that the methods share passes and gradients.
    const ViTRun& runAt(int index)
    {
        while (int(m_runs.size()) <= index)
            m_runs.push_back(runViT(model, pictureOf(pictureAt(int(m_runs.size())).image), {}, {}, {}));
        return *m_runs[std::size_t(index)];
    }

    std::shared_ptr<const ViTModel> model;
    std::vector<DemoPicture> m_pictures;
    std::vector<std::shared_ptr<const ViTRun>> m_runs;
};

QTEST_GUILESS_MAIN(DemoMethodsTest)
#include "demo_methods_test.moc"
