// SPDX-License-Identifier: MIT
#include "ui/export_extras.h"

#include "core/base/error.h"
#include "core/figure/view_options.h"
#include "ui/language.h"
#include "ui/named.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

#include <algorithm>

namespace vitscope {

namespace {

constexpr int mostPictures = 24;

/// Fills a box anew and keeps what was chosen, if it is still there.
void refill(QComboBox* box, const std::vector<std::pair<QString, QString>>& entries)
{
    const QSignalBlocker quiet(box);
    const QVariant before = box->currentData();
    box->clear();
    for (const auto& [title, id] : entries)
        box->addItem(title, id);
    box->setCurrentIndex(std::max(0, box->findData(before)));
}

void choose(QComboBox* box, const std::string& id)
{
    box->setCurrentIndex(std::max(0, box->findData(QString::fromStdString(id))));
}

QString methodsText(const Recipe& recipe)
{
    QStringList ids;
    for (const std::string& id : recipe.figure.methods)
        ids << QString::fromStdString(id);
    return ids.join(',');
}

} // namespace

ExportExtras::ExportExtras(QFormLayout* form, QObject* parent)
    : QObject(parent)
    , m_form(form)
    , m_method(named("exportAgainstMethod", new QComboBox))
    , m_head(named("exportAgainstHead", new QComboBox))
    , m_picture(named("exportAgainstPicture", new QComboBox))
    , m_film(named("exportFilm", new QComboBox))
    , m_letters(named("exportLetters", new QComboBox))
    , m_captionFile(named("exportCaptionFile", new QComboBox))
    , m_methods(named("exportMethods", new QLineEdit))
    , m_pictures(named("exportPictures", new QSpinBox))
    , m_framesPerSecond(named("exportFps", new QSpinBox))
{
    m_framesPerSecond->setRange(1, 30);
    m_framesPerSecond->setValue(FigureOptions().framesPerSecond);
    m_framesPerSecond->setSuffix(tr(" per second"));
    m_letters->addItem(tr("None"), "");
    for (const char* style : {"a", "A", "(a)"})
        m_letters->addItem(QString::fromLatin1(style), style);
    m_letters->setToolTip(
        tr("Bold, above every panel, and in the caption. A preset brings the style of its journal."));
    m_captionFile->addItem(tr("None"), "");
    m_captionFile->addItem(tr("Plain text (.txt)"), "txt");
    m_captionFile->addItem(tr("LaTeX figure (.tex)"), "tex");
    m_captionFile->setToolTip(tr("What the figure shows, in plain words, in a file beside it."));
    m_methods->setText(methodsText({}));
    m_methods->setToolTip(tr("Ids of methods with commas between them; mean is attention's mean of heads."));
    addRow(tr("Methods"), m_methods);
    addRow(tr("Minus method"), m_method);
    addRow(tr("Minus head"), m_head);
    addRow(tr("Minus picture"), m_picture);
    addRow(tr("Pictures"), m_pictures);
    addRow(tr("Film through"), m_film);
    addRow(tr("Frames"), m_framesPerSecond);
    addRow(tr("Panel letters"), m_letters);
    addRow(tr("Caption file"), m_captionFile);
}

void ExportExtras::addRow(const QString& label, QWidget* widget)
{
    m_form->addRow(label, widget);
    if (auto* box = qobject_cast<QComboBox*>(widget))
        connect(box, &QComboBox::currentIndexChanged, this, &ExportExtras::changed);
    else if (auto* text = qobject_cast<QLineEdit*>(widget))
        connect(text, &QLineEdit::editingFinished, this, &ExportExtras::changed);
    else if (auto* number = qobject_cast<QSpinBox*>(widget))
        connect(number, &QSpinBox::valueChanged, this, &ExportExtras::changed);
}

void ExportExtras::offer(const FigureInputs& inputs)
{
    std::vector<std::pair<QString, QString>> methods{{tr("As shown"), ""}},
        heads = methods, pictures{{tr("This picture"), ""}};
    if (inputs.source)
        for (const MethodFacts& method : inputs.source->methods())
            if (method.paintsMap && inputs.source->refusal(*inputs.run, method.id).empty())
                methods.emplace_back(translated(method.title), QString::fromStdString(method.id));
    heads.emplace_back(tr("Mean of heads"), "mean");
    for (int head = 0; head < inputs.run->shape().heads; ++head)
        heads.emplace_back(tr("Head %1").arg(head), QString::number(head));
    std::vector<std::string> others = inputs.neighbours;
    for (const std::string& path : inputs.recipe.pictures) // compared, but not opened together with this one
        if (std::ranges::find(others, path) == others.end())
            others.push_back(path);
    for (const std::string& path : others)
        pictures.emplace_back(QString::fromStdString(baseName(path)), QString::fromStdString(path));
    std::vector<std::pair<QString, QString>> films{{tr("Layers"), "layers"}, {tr("Heads"), "heads"}};
    if (!inputs.run->interventions().empty())
        films.emplace_back(tr("Changes of the model"), "interventions");
    {
        const QSignalBlocker still(m_film);
        refill(m_film, films);
        if (!m_recalledFilm.empty())
            choose(m_film, std::exchange(m_recalledFilm, {}));
    }
    refill(m_method, methods);
    refill(m_head, heads);
    refill(m_picture, pictures);
    const auto& against = inputs.recipe.figure.against;
    if (!against.empty() || !inputs.recipe.pictures.empty()
        || inputs.otherModel) { // the window compares: with the same here
        const QSignalBlocker still(m_picture);
        choose(m_picture, inputs.recipe.pictures.empty() ? std::string() : inputs.recipe.pictures.front());
        m_recalled = {{"method", ""}, {"head", ""}};
        for (const auto& [key, text] : against)
            m_recalled[key] = text;
    }
    for (const auto& [key, box] : {std::pair{"method", m_method}, {"head", m_head}})
        if (const auto found = m_recalled.find(key); found != m_recalled.end()) {
            const QSignalBlocker still(box);
            choose(box, found->second);
        }
    m_recalled.clear();
    const QSignalBlocker quiet(m_pictures);
    m_pictures->setRange(1, std::min(mostPictures, 1 + int(inputs.neighbours.size())));
    if (m_pictures->value() == 1)
        m_pictures->setValue(std::min(3, m_pictures->maximum()));
}

void ExportExtras::showFor(const QString& pattern, const Exporter& exporter)
{
    m_pattern = pattern;
    const bool isFilm = exporter.encodeFilm, isDifference = pattern == "difference" && !isFilm;
    for (QWidget* widget : std::initializer_list<QWidget*>{m_method, m_head, m_picture})
        m_form->setRowVisible(widget, isDifference);
    m_form->setRowVisible(m_methods, pattern == "methods" && !isFilm);
    m_form->setRowVisible(m_pictures, pattern == "pairs" && !isFilm);
    m_form->setRowVisible(m_letters, exporter.isFigure);
    m_form->setRowVisible(m_film, isFilm);
    m_form->setRowVisible(m_framesPerSecond, isFilm);
}

void ExportExtras::apply(FigureInputs& inputs) const
{
    FigureOptions& figure = inputs.recipe.figure;
    figure.captionFile = m_captionFile->currentData().toString().toStdString();
    figure.panelLetters = m_letters->currentData().toString().toStdString();
    figure.film = m_film->currentData().toString().toStdString();
    figure.framesPerSecond = m_framesPerSecond->value();
    if (m_pattern != "difference") {
        figure.against.clear();
        inputs.recipe.otherWeights.clear();
        inputs.otherModel.reset();
    }
    for (const char* chosen : {"method", "head"}) // the others are as the window compares
        figure.against.erase(chosen);
    inputs.recipe.pictures.clear();
    if (m_pattern == "methods")
        try {
            setViewOption(inputs.recipe, "methods", m_methods->text().toStdString());
        } catch (const Error&) { // half a list: the former one stays
        }
    if (m_pattern == "difference") {
        for (const auto& [key, box] : {std::pair{"method", m_method}, {"head", m_head}})
            if (const QString id = box->currentData().toString(); !id.isEmpty())
                figure.against[key] = id.toStdString();
        if (const QString path = m_picture->currentData().toString(); !path.isEmpty())
            inputs.recipe.pictures = {path.toStdString()};
    } else if (m_pattern == "pairs") {
        const auto count
            = std::ptrdiff_t(std::min(std::size_t(m_pictures->value() - 1), inputs.neighbours.size()));
        inputs.recipe.pictures.assign(inputs.neighbours.begin(), inputs.neighbours.begin() + count);
    }
}

void ExportExtras::recall(const FigureOptions& figure)
{
    const QSignalBlocker blockers[]{QSignalBlocker(m_captionFile), QSignalBlocker(m_letters),
        QSignalBlocker(m_film), QSignalBlocker(m_framesPerSecond), QSignalBlocker(m_methods)};
    m_recalled = figure.against;
    choose(m_captionFile, figure.captionFile);
    choose(m_letters, figure.panelLetters);
    if (m_film->findData(QString::fromStdString(figure.film)) < 0)
        m_recalledFilm = figure.film;
    choose(m_film, figure.film);
    m_framesPerSecond->setValue(figure.framesPerSecond);
    Recipe recipe;
    recipe.figure = figure;
    m_methods->setText(methodsText(recipe));
}

void ExportExtras::takeLetters(const char* style)
{
    if (m_letters->currentIndex() > 0)
        choose(m_letters, style);
}

} // namespace vitscope
