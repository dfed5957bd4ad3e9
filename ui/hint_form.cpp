// SPDX-License-Identifier: MIT
#include "ui/hint_form.h"

#include "core/base/error.h"
#include "ui/language.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace vitscope {

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

QString sentenceCase(std::string_view name)
{
    QString title = translated(name);
    title[0] = title[0].toUpper();
    return title;
}

QString textOf(const ModelHints& hints, std::string_view key)
{
    for (const auto& [name, value] : hintTexts(hints))
        if (name == key)
            return QString::fromStdString(value);
    return {};
}

/// The hints with one of them changed; an empty text takes it back.
ModelHints with(const ModelHints& hints, std::string_view key, const QString& value)
{
    ModelHints changed;
    if (key != "labels")
        changed.labels = hints.labels;
    for (const auto& [name, old] : hintTexts(hints))
        if (name != key)
            setHint(changed, name, old);
    if (!value.isEmpty())
        setHint(changed, key, value.toStdString());
    return changed;
}

} // namespace

HintForm::HintForm(QWidget* parent)
    : QWidget(parent)
    , m_problem(new QLabel)
    , m_clear(new QPushButton(tr("Take back all")))
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(8, 8, 8, 8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto* intro = new QLabel(
        tr("What you write here overrides what was found; the model is read again. Empty: as found."));
    intro->setWordWrap(true);
    form->addRow(intro);
    for (const HintFacts& facts : hintFacts()) {
        auto* label = new QLabel(sentenceCase(facts.name));
        QWidget* editor = facts.key == "labels" ? makeLabelsEditor() : makeEditor(facts);
        editor->setToolTip(translated(facts.sentence));
        editor->setAccessibleName(label->text());
        editor->setObjectName("hint-" + text(facts.key));
        label->setBuddy(editor);
        form->addRow(label, editor);
        m_fields.push_back({&facts, label, editor});
    }
    m_problem->setWordWrap(true);
    m_problem->hide();
    form->addRow(m_problem);
    form->addRow(m_clear);
    m_clear->setToolTip(tr("Reads the model as if you had given no hint"));
    connect(m_clear, &QPushButton::clicked, this, [this] { Q_EMIT changed("all hints", ModelHints()); });
}

QWidget* HintForm::makeEditor(const HintFacts& facts)
{
    if (facts.choices.empty()) {
        auto* line = new QLineEdit;
        line->setClearButtonEnabled(true);
        connect(line, &QLineEdit::editingFinished, this,
            [this, line, &facts] { take(facts, line->text().trimmed()); });
        return line;
    }
    auto* box = new QComboBox;
    box->addItem(QString());
    for (const std::string_view choice : facts.choices)
        box->addItem(text(choice), text(choice));
    connect(box, &QComboBox::activated, this,
        [this, box, &facts] { take(facts, box->currentData().toString()); });
    return box;
}

QWidget* HintForm::makeLabelsEditor()
{
    auto* button = new QPushButton(tr("Choose a file…"));
    connect(button, &QPushButton::clicked, this, &HintForm::chooseLabels);
    return button;
}

void HintForm::chooseLabels()
{
    const QString file = QFileDialog::getOpenFileName(
        this, tr("Class names"), QString(), tr("Class names (*.txt *.json *.csv *.tsv);;All files (*)"));
    const auto labels = std::find_if(
        m_fields.begin(), m_fields.end(), [](const Field& field) { return field.facts->key == "labels"; });
    if (!file.isEmpty())
        take(*labels->facts, file);
}

void HintForm::show(
    const ModelHints& hints, const ModelHints& found, const std::vector<Assumption>& assumptions)
{
    m_hints = hints;
    m_problem->hide();
    m_clear->setEnabled(hints != ModelHints());
    for (const Field& field : m_fields) {
        const QString given = textOf(hints, field.facts->key);
        setText(field, given, textOf(found, field.facts->key));
        const bool guessed = std::any_of(assumptions.begin(), assumptions.end(), [&](const Assumption& one) {
            return one.name == field.facts->name && one.source == Source::Guess;
        });
        QPalette colors = palette();
        if (guessed)
            colors.setColor(QPalette::WindowText, warningColor(colors));
        field.label->setPalette(colors);
        field.label->setToolTip(guessed ? tr("A guess: nothing says it") : QString());
        QFont font = this->font();
        font.setBold(!given.isEmpty() || (field.facts->key == "labels" && hints.labels));
        field.label->setFont(font);
    }
}

void HintForm::setText(const Field& field, const QString& given, const QString& found)
{
    const QSignalBlocker quiet(field.editor);
    if (auto* line = qobject_cast<QLineEdit*>(field.editor)) {
        line->setText(given);
        line->setPlaceholderText(found.isEmpty() ? translated(field.facts->placeholder) : found);
    } else if (auto* box = qobject_cast<QComboBox*>(field.editor)) {
        box->setItemText(0, found.isEmpty() ? tr("as found") : tr("as found (%1)").arg(found));
        box->setCurrentIndex(std::max(0, box->findData(given)));
    } else if (auto* button = qobject_cast<QPushButton*>(field.editor)) {
        button->setText(
            m_hints.labels ? tr("Names given: %1").arg(m_hints.labels->size()) : tr("Choose a file…"));
    }
}

void HintForm::take(const HintFacts& facts, const QString& text)
{
    if (facts.key != "labels" && text == textOf(m_hints, facts.key))
        return m_problem->hide();
    try {
        const ModelHints hints = with(m_hints, facts.key, text);
        m_problem->hide();
        Q_EMIT changed(QString::fromUtf8(facts.name.data(), qsizetype(facts.name.size())), hints);
    } catch (const Error& error) {
        m_problem->setText(translated(error.happened + " " + error.advice));
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, errorColor(colors));
        m_problem->setPalette(colors);
        m_problem->show();
    }
}

} // namespace vitscope
