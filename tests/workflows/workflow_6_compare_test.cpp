// SPDX-License-Identifier: MIT
// Workflow 6, two pictures or two models: one drop, and one key for flipping or for the difference.
#include "tests/support/real_window.h"
#include "ui/compare_view.h"
#include "ui/compared_side.h"

#include <QRegularExpression>

using namespace vitscope;

namespace {

struct Comparing : RealWindow
{
    void dropRight(const QString& file)
    {
        CompareView& view = window->compare();
        hands.drop(view, {view.width() * 3 / 4, view.height() / 2}, {file});
    }
    bool compares()
    {
        return QTest::qWaitFor([this] { return session().compared().isShown(); }, patience) && rests();
    }
};

} // namespace

class CompareWorkflowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }

    void anotherPictureAndShiftFlips()
    {
        Comparing person;
        QVERIFY(person.open());
        const qint64 first = person.canvas().pyramid().key();
        person.dropRight(person.sample("goldfish.jpg"));
        QVERIFY(person.compares());
        QCOMPARE(person.hands.count(), 1);
        QVERIFY(person.window->compare().second().isVisible());
        const qint64 other = person.window->compare().second().pyramid().key();
        QVERIFY(other != first);
        person.hands.hover(person.canvas(), person.patch(2, 2));
        person.hands.hold(Qt::Key_Shift);
        QCOMPARE(person.hands.count(), 2);
        QCOMPARE(person.canvas().pyramid().key(), other);
        person.hands.release(Qt::Key_Shift);
        QCOMPARE(person.canvas().pyramid().key(), first);
    }

    void anotherModelAndTheDifference()
    {
        Comparing person;
        QVERIFY(person.open());
        const std::string model = person.session().content().modelPath;
        const QString other = person.folder.filePath("other"); // the same weights under another name
        QVERIFY(QDir().mkpath(other));
        for (const char* name : {"/config.json", "/model.safetensors"})
            QVERIFY(QFile::copy(QString::fromStdString(model) + name, other + name));
        person.dropRight(other);
        QVERIFY(person.compares());
        QCOMPARE(person.session().compared().content().modelPath, other.toStdString());
        person.hands.key(Qt::Key_D, Qt::ShiftModifier);
        QCOMPARE(person.hands.count(), 2);
        QVERIFY(person.rests());
        const ShownSide shown = person.session().shown(Side::Difference);
        QVERIFY(shown.finding);
        for (const float value : std::get<Heatmap>(*shown.finding).values)
            QCOMPARE(value, 0.0f);
    }
};

QTEST_MAIN(CompareWorkflowTest)
#include "workflow_6_compare_test.moc"
