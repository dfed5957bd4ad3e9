// SPDX-License-Identifier: MIT
#include "ui/batch_dialog.h"

#include "core/figure/templates.h"
#include "ui/batch_list.h"
#include "ui/figure_choices.h"
#include "ui/language.h"
#include "ui/session.h"
#include "ui/shown_figure.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>

#include <cmath>

namespace vitscope {

namespace {

QString leftText(double seconds)
{
    const int whole = int(std::lround(seconds));
    if (whole < 120)
        return BatchDialog::tr("%1 s left").arg(whole);
    return whole < 7200 ? BatchDialog::tr("%1 min left").arg(whole / 60)
                        : BatchDialog::tr("%1 h %2 min left").arg(whole / 3600).arg(whole / 60 % 60);
}

} // namespace

BatchJob BatchDialog::job() const
{
    BatchJob job;
    if (m_input->currentIndex() == 0 && m_input->currentData().isValid()
        && m_input->currentText() == m_input->itemText(0))
        job.inputs = m_session.film();
    else if (!m_input->currentText().trimmed().isEmpty())
        job.inputs = {m_input->currentText().trimmed().toStdString()};
    job.recursive = m_recursive->isChecked();
    job.recipe = m_recipe;
    job.force = m_force->isChecked();
    const QDir folder(m_folder->text().trimmed());
    const QString name = m_name->text().trimmed();
    const auto file = [&](const QString& stem, const QString& suffix) {
        return folder.filePath(stem + "." + suffix).toStdString();
    };
    if (m_figures->isChecked())
        job.figures = file(name, m_format->currentData().toString());
    if (m_arrays->isChecked())
        job.arrays = file(name, "npz");
    const QString from
        = job.inputs.size() == 1 ? QDir(QString::fromStdString(job.inputs.front())).dirName() : QString();
    if (m_table->isChecked())
        job.table = file(from.isEmpty() ? "pictures" : from, m_tableFormat->currentData().toString());
    return job;
}

/// What is shown, as the recipe of every picture.
void BatchDialog::followView()
{
    if (m_running || !m_session.content().run)
        return;
    m_model = m_session.content().model;
    m_recipe = recipeOf(m_session);
    m_recipe.image.clear();
    m_recipe.average.clear();
    m_recipe.pictures.clear();
    m_recipe.figure = chosenFigureOptions();
    if (const Finding* finding = m_session.selected();
        finding && !fits(findTemplate(m_recipe.figure.pattern), *finding))
        m_recipe.figure.pattern = FigureOptions().pattern;
    m_look->setText(tr("As in Export figure: %1, %2 mm, %3 dots per inch")
                        .arg(translated(findTemplate(m_recipe.figure.pattern).title))
                        .arg(m_recipe.figure.widthMillimetres)
                        .arg(m_recipe.figure.dpi));
    const QSignalBlocker quiet(m_input);
    const QString typed = m_input->currentText() == m_input->itemText(0) ? QString() : m_input->currentText();
    m_input->clear();
    const auto& film = m_session.film();
    if (!m_session.filmFolder().empty())
        m_input->addItem(QString::fromStdString(m_session.filmFolder()));
    else if (!film.empty())
        m_input->addItem(tr("Opened pictures: %1").arg(film.size()), true);
    else
        m_input->addItem(QFileInfo(QString::fromStdString(m_session.state().picture)).path());
    if (!typed.isEmpty())
        m_input->setEditText(typed);
    suggestName();
    changed();
}

void BatchDialog::suggestName()
{
    Recipe recipe = m_recipe;
    recipe.image = "picture";
    const auto& run = m_session.content().run;
    const std::string named = suggestedName(recipe, run ? &run->shape() : nullptr);
    const QString name = (m_recursive->isChecked() ? "{folder}/{image}" : "{image}")
        + QString::fromStdString(named).mid(QString(recipe.image.c_str()).size());
    if (m_name->text().isEmpty() || m_name->text() == m_suggested)
        m_name->setText(name);
    m_suggested = name;
}

void BatchDialog::changed()
{
    if (m_running)
        return;
    m_format->setEnabled(m_figures->isChecked());
    m_tableFormat->setEnabled(m_table->isChecked());
    m_name->setEnabled(m_figures->isChecked() || m_arrays->isChecked());
    m_failures->hide();
    say({});
    m_lane.replace(
        Stage::Analyse, this, [job = job()](const Cancel&, const Progress&) { return planBatch(job); },
        [this](const BatchPlan& plan) { showPlan(plan); });
}

void BatchDialog::showPlan(const BatchPlan& plan)
{
    m_list->setPlan(plan);
    int files = 0;
    for (const PlannedPicture& one : plan.pictures)
        files += int(one.outputs.size());
    QString text = tr("Pictures: %1").arg(plan.pictures.size()) + " · " + tr("files: %1").arg(files);
    if (!plan.table.empty())
        text += " · " + tr("table: %1").arg(QFileInfo(QString::fromStdString(plan.table)).fileName());
    m_summary->setText(text);
    m_start->setEnabled(!plan.pictures.empty());
    m_copy->setEnabled(true);
}

void BatchDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (!m_running && event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void BatchDialog::dropEvent(QDropEvent* event)
{
    for (const QUrl& url : event->mimeData()->urls()) {
        if (!url.isLocalFile())
            continue;
        m_input->setEditText(url.toLocalFile());
        event->acceptProposedAction();
        return;
    }
}

void BatchDialog::browse(QWidget* field)
{
    auto* box = qobject_cast<QComboBox*>(field);
    const QString now = box ? box->currentText() : m_folder->text();
    const QString found = QFileDialog::getExistingDirectory(this, tr("Choose a folder"), now);
    if (found.isEmpty())
        return;
    box ? box->setEditText(found) : m_folder->setText(found);
}

void BatchDialog::start()
{
    const Engine* engine = m_session.engine();
    if (!engine || !m_model)
        return;
    remember();
    m_list->forgetOutcomes();
    m_failures->clear();
    m_failures->hide();
    say({});
    m_stop = {};
    setRunning(true);
    m_lane.replace(
        Stage::Load, this,
        [this, engine, model = m_model, job = job(), cancel = Cancel(m_stop.get_token())](
            const Cancel&, const Progress&) {
            const BatchListener listener{[this](const BatchProgress& progress) { take(progress); }, {}};
            try {
                return runBatch(*engine, model, job, planBatch(job), cancel, listener);
            } catch (const Cancelled&) {
                BatchResult nothing;
                nothing.cancelled = true;
                return nothing;
            }
        },
        [this](const BatchResult& result) { finish(result); });
}

void BatchDialog::take(const BatchProgress& progress)
{
    const std::lock_guard lock(m_mutex);
    m_news.push_back(progress);
    if (m_news.size() == 1)
        QMetaObject::invokeMethod(
            this, [this] { showProgress(); }, Qt::QueuedConnection);
}

void BatchDialog::showProgress()
{
    std::vector<BatchProgress> news;
    {
        const std::lock_guard lock(m_mutex);
        news.swap(m_news);
    }
    for (const BatchProgress& one : news)
        m_list->setOutcome(one);
    if (news.empty() || !m_running)
        return;
    const BatchProgress& last = news.back();
    m_progress->setRange(0, int(last.total));
    m_progress->setValue(int(last.done));
    m_view->scrollTo(m_list->index(int(last.index), 0));
    QString text = tr("%1 of %2").arg(last.done).arg(last.total);
    if (last.secondsLeft)
        text += ", " + leftText(*last.secondsLeft);
    say(text);
}

void BatchDialog::finish(const BatchResult& result)
{
    showProgress();
    setRunning(false);
    QString text = tr("Done: %1").arg(result.made);
    if (result.kept)
        text += " · " + tr("finished before: %1").arg(result.kept);
    if (!result.failures.empty())
        text += " · " + tr("failed: %1").arg(result.failures.size());
    if (result.cancelled)
        text += " · " + tr("cancelled; Run goes on where it stopped");
    say(text, !result.failures.empty());
    for (const Error& error : result.failures)
        m_failures->appendPlainText(translated(error));
    m_failures->setVisible(!result.failures.empty());
}

void BatchDialog::setRunning(bool running)
{
    m_running = running;
    for (QWidget* widget : std::initializer_list<QWidget*>{m_input, m_recursive, m_figures, m_format,
             m_arrays, m_table, m_tableFormat, m_name, m_folder, m_force, m_start})
        widget->setEnabled(!running);
    m_cancel->setEnabled(running);
    m_progress->setVisible(running);
    m_progress->setRange(0, 0);
    if (!running) {
        m_format->setEnabled(m_figures->isChecked());
        m_tableFormat->setEnabled(m_table->isChecked());
    }
}

void BatchDialog::done(int result)
{
    m_stop.request_stop();
    QDialog::done(result);
}

void BatchDialog::fail(const Error& error)
{
    const bool wasPlan = !m_running;
    setRunning(false);
    if (wasPlan) {
        m_list->setPlan({});
        m_summary->clear();
        m_start->setEnabled(false);
        m_copy->setEnabled(false);
    }
    say(translated(error), true);
}

void BatchDialog::say(const QString& text, bool isFailure)
{
    QPalette colours = palette();
    if (isFailure)
        colours.setColor(QPalette::WindowText, errorColor(colours));
    m_message->setPalette(colours);
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

} // namespace vitscope
