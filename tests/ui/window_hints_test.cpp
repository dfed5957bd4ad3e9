// SPDX-License-Identifier: MIT
#include "tests/support/window_bench.h"
#include "ui/hint_memory.h"

#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace vitscope;

/// Correcting what the weights do not tell, from the model dock.
class WindowHintsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }
    void hintReadsTheModelAgain();
    void badTextChangesNothing();
    void choicesAreOffered();
    void hintsAreRemembered();
    void refusedWeightsOpenWithAHint();
    void refusedWeightsCanBeLeft();
};

namespace {

template <class Widget> Widget* find(Bench& bench, const char* name)
{
    return bench.window->dock("model")->findChild<Widget*>(name);
}

void openFields(Bench& bench)
{
    auto* correct = find<QToolButton>(bench, "correct");
    if (!correct->isChecked())
        QTest::mouseClick(correct, Qt::LeftButton);
}

void write(QLineEdit* line, const QString& text)
{
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
}

} // namespace

void WindowHintsTest::hintReadsTheModelAgain()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    const int heads = bench.run()->shape().heads;
    openFields(bench);
    auto* line = find<QLineEdit>(bench, "hint-heads");
    QVERIFY(line->isVisible());
    QCOMPARE(line->placeholderText(), QString::number(heads));
    write(line, QString::number(heads + 2));
    QTRY_COMPARE_WITH_TIMEOUT(bench.run()->shape().heads, heads + 2, patience);
    QCOMPARE(bench.session().state().hints.heads, std::optional(heads + 2));
    QVERIFY(bench.session().history().canUndo());
    bench.session().history().undo();
    QTRY_COMPARE_WITH_TIMEOUT(bench.run()->shape().heads, heads, patience);
    QTRY_COMPARE(line->text(), QString());
    bench.session().history().redo();
    QTRY_COMPARE_WITH_TIMEOUT(bench.run()->shape().heads, heads + 2, patience);
    auto* clear = bench.window->dock("model")->findChildren<QPushButton*>().at(1);
    QCOMPARE(clear->text(), QString("Take back all"));
    QTest::mouseClick(clear, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(bench.run()->shape().heads, heads, patience);
}

void WindowHintsTest::badTextChangesNothing()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    openFields(bench);
    const auto run = bench.run();
    write(find<QLineEdit>(bench, "hint-mean"), "half");
    QVERIFY(bench.settled());
    QCOMPARE(bench.run(), run);
    QVERIFY(bench.session().state().hints == ModelHints());
    bool told = false;
    for (const QLabel* label : bench.window->dock("model")->findChildren<QLabel*>())
        told = told || (label->isVisible() && label->text().contains("three numbers"));
    QVERIFY(told);
    write(find<QLineEdit>(bench, "hint-mean"), "0,0,0");
    QTRY_VERIFY_WITH_TIMEOUT(bench.run() != run, patience);
    QCOMPARE(bench.session().state().hints.mean, (std::optional<std::array<float, 3>>({0, 0, 0})));
}

void WindowHintsTest::choicesAreOffered()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    openFields(bench);
    auto* box = find<QComboBox>(bench, "hint-activation");
    QCOMPARE(box->count(), 4);
    box->setFocus();
    for (const char* choice : {"gelu", "gelu_tanh"}) {
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->currentData().toString(), QString(choice));
        QTRY_VERIFY_WITH_TIMEOUT(bench.session().content().hints.activation == choice, patience);
    }
    QVERIFY(bench.settled());
}

void WindowHintsTest::hintsAreRemembered()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    const QString weights = bench.sandbox.weights("w.safetensors", 3, 4);
    bench.drop({weights});
    QTRY_COMPARE_WITH_TIMEOUT(bench.session().content().modelPath, weights.toStdString(), patience);
    openFields(bench);
    write(find<QLineEdit>(bench, "hint-heads"), "6");
    QTRY_COMPARE_WITH_TIMEOUT(bench.run()->shape().heads, 6, patience);
    bench.window = std::make_unique<MainWindow>([&]() -> const Engine& { return bench.engine; });
    bench.window->show();
    const QString moved = bench.sandbox.path("elsewhere.safetensors");
    QVERIFY(QFile::copy(weights, moved)); // the hash tells, not the path
    bench.window->open({moved});
    QTRY_VERIFY_WITH_TIMEOUT(bench.run() != nullptr, patience);
    QCOMPARE(bench.run()->shape().heads, 6);
    QCOMPARE(bench.session().state().hints.heads, std::optional(6));
    const std::string hash = bench.session().content().model->report().sha256;
    QCOMPARE(HintMemory().recall(hash).heads, std::optional(6));
}

void WindowHintsTest::refusedWeightsOpenWithAHint()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    const auto before = bench.run();
    const QString weights = bench.sandbox.weights("riddle.safetensors", 3, 0);
    bench.drop({weights});
    QTRY_VERIFY_WITH_TIMEOUT(bench.window->banner().isVisible(), patience);
    QVERIFY(bench.window->banner().text().contains("Give hints"));
    QCOMPARE(bench.run(), before);
    auto* line = find<QLineEdit>(bench, "hint-heads");
    QVERIFY(line->isVisible()); // the fields open by themselves
    write(line, "5");
    QTRY_COMPARE_WITH_TIMEOUT(bench.session().content().modelPath, weights.toStdString(), patience);
    QCOMPARE(bench.run()->shape().heads, 5);
    QVERIFY(!bench.session().refused());
    bench.session().history().undo();
    QTRY_COMPARE_WITH_TIMEOUT(bench.run()->model(), before->model(), patience);
}

void WindowHintsTest::refusedWeightsCanBeLeft()
{
    Bench bench;
    QVERIFY(bench.openDemo());
    bench.drop({bench.sandbox.weights("riddle.safetensors", 3, 0)});
    QTRY_VERIFY_WITH_TIMEOUT(bench.session().refused(), patience);
    QPushButton* leave = nullptr;
    for (auto* button : bench.window->dock("model")->findChildren<QPushButton*>())
        if (button->text() == "Leave it")
            leave = button;
    QVERIFY(leave && leave->isVisible());
    QTest::mouseClick(leave, Qt::LeftButton);
    QVERIFY(!bench.session().refused());
    QVERIFY(!leave->isVisible());
}

QTEST_MAIN(WindowHintsTest)
#include "window_hints_test.moc"
