// SPDX-License-Identifier: MIT
#include "ui/export_dialog.h"

#include "core/figure/file_name.h"
#include "core/figure/save_file.h"
#include "ui/export_extras.h"
#include "ui/figure_preview.h"
#include "ui/language.h"
#include "ui/theme.h"
#include "ui/width_presets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardItemModel>

#include <cmath>

namespace vitscope {

namespace {

/// The page at a resolution that fills the preview.
struct Preview
{
    FigureSpec spec;
    QImage page;
};

/// Of a film the frame that the window shows.
FigureSpec shownPage(const FigureInputs& inputs, bool isFilm, const Cancel& cancel)
{
    if (!isFilm)
        return makeFigure(inputs, cancel);
    Film film = makeFilm(inputs, cancel);
    FigureSpec frame = std::move(film.frames[std::size_t(film.shown)]);
    frame.warnings = film.warnings;
    return frame;
}

Preview paintPreview(const FigureInputs& inputs, bool isFilm, int pixels, const Cancel& cancel)
{
    Preview preview;
    preview.spec = shownPage(inputs, isFilm, cancel);
    cancel.poll();
    FigureSpec screen = preview.spec;
    screen.dpi = std::max(1, int(pixels / (screen.widthMillimetres / 25.4)));
    preview.page = renderFigure(screen);
    return preview;
}

} // namespace

const Exporter& ExportDialog::exporter() const
{
    return exporterFor("." + suffix().toStdString());
}

/// Of a pair of formats that of the first.
QString ExportDialog::suffix() const
{
    return m_format->currentData().toString().section('+', 0, 0);
}

FigureInputs ExportDialog::chosen() const
{
    FigureInputs inputs = m_inputs;
    inputs.suffix = exporter().id;
    FigureOptions& figure = inputs.recipe.figure;
    figure.pattern = m_template->currentData().toString().toStdString();
    figure.widthMillimetres = m_width->value();
    figure.dpi = m_dpi->value();
    figure.fontPoints = m_fontSize->value();
    figure.caption = m_caption->isChecked();
    figure.ownScales = m_ownScales->isEnabled() && m_ownScales->isChecked();
    figure.stripMetadata = m_strip->isChecked();
    inputs.recipe.display.showColorBar = m_colorBar->isChecked();
    inputs.recipe.display.showGrid = m_grid->isChecked();
    figure.also.clear();
    if (const QString other = m_format->currentData().toString().section('+', 1); !other.isEmpty())
        figure.also = {other.toStdString()};
    m_extras->apply(inputs);
    return inputs;
}

QString ExportDialog::path() const
{
    QString name = m_name->text().trimmed();
    const QString ending = "." + suffix();
    if (!name.isEmpty() && !name.endsWith(ending, Qt::CaseInsensitive))
        name += ending;
    if (name.isEmpty())
        return name;
    const QDir folder(m_folder->text());
    const auto isTaken = [&folder](const std::string& tried) {
        return folder.exists(QString::fromStdString(tried));
    };
    const NameWords words = nameWords(chosen().recipe, &m_inputs.run->shape());
    return folder.filePath(QString::fromStdString(expandName(name.toStdString(), words, isTaken)));
}

void ExportDialog::suggestName()
{
    const QString name
        = QString::fromStdString(suggestedName(m_inputs.recipe, &m_inputs.run->shape())) + "." + suffix();
    if (m_name->text().isEmpty() || m_name->text() == m_suggested) {
        m_name->setText(name);
    } else { // a person's own name keeps its stem
        const QFileInfo typed(m_name->text());
        for (const Exporter* known : exporters())
            if (typed.suffix().compare(QLatin1String(known->id.data()), Qt::CaseInsensitive) == 0)
                m_name->setText(typed.completeBaseName() + "." + suffix());
    }
    m_suggested = name;
}

void ExportDialog::setInputs(FigureInputs inputs)
{
    m_inputs = std::move(inputs);
    offerTemplates();
    m_extras->offer(m_inputs);
    suggestName();
    changed();
}

void ExportDialog::offerTemplates()
{
    auto* model = qobject_cast<QStandardItemModel*>(m_template->model());
    int first = -1;
    for (int row = 0; row < m_template->count(); ++row) {
        const bool fitting = fits(*templates()[std::size_t(row)], m_inputs.finding);
        model->item(row)->setEnabled(fitting);
        if (fitting && first < 0)
            first = row;
    }
    if (!model->item(m_template->currentIndex())->isEnabled())
        m_template->setCurrentIndex(first);
}

void ExportDialog::choosePreset(int index)
{
    if (index <= 0)
        return;
    const WidthPreset& preset = widthPresets[std::size_t(index - 1)];
    m_width->setValue(preset.millimetres);
    m_fontSize->setValue(preset.fontPoints);
    m_extras->takeLetters(preset.letters);
}

/// Names the preset of a width that somebody typed; several share a width, and then the one chosen stays.
void ExportDialog::followWidth()
{
    const auto fits = [this](int index) {
        return index > 0
            && std::abs(widthPresets[std::size_t(index - 1)].millimetres - m_width->value()) < 0.005;
    };
    if (fits(m_preset->currentIndex()))
        return;
    int found = 0;
    for (int index = int(widthPresets.size()); index > 0; --index)
        if (fits(index))
            found = index;
    const QSignalBlocker quiet(m_preset);
    m_preset->setCurrentIndex(found);
}

void ExportDialog::changed()
{
    const bool isFigure = exporter().isFigure;
    for (QWidget* widget : std::initializer_list<QWidget*>{
             m_preset, m_width, m_dpi, m_fontSize, m_colorBar, m_grid, m_caption, m_strip})
        widget->setEnabled(isFigure);
    m_grid->setEnabled(isFigure && !isChart(m_inputs.finding));
    const QString pattern = m_template->currentData().toString();
    m_ownScales->setEnabled(isFigure && pattern != "overlay" && pattern != "pair" && pattern != "methods");
    m_extras->showFor(pattern, exporter());
    forgetAnswer();
    refresh();
}

void ExportDialog::forgetAnswer()
{
    m_confirmed.clear();
    m_export->setText(tr("&Export"));
    say(m_message, {});
}

void ExportDialog::refresh()
{
    m_lane.replace(
        Stage::Analyse, this,
        [inputs = chosen(), isFilm = exporter().encodeFilm != nullptr, pixels = m_preview->roomInPixels()](
            const Cancel& cancel, const Progress&) { return paintPreview(inputs, isFilm, pixels, cancel); },
        [this](const Preview& preview) { showPage(preview.spec, preview.page); });
}

void ExportDialog::showPage(const FigureSpec& spec, const QImage& page)
{
    m_preview->setPage(page);
    const FigureLayout layout = layOut(spec);
    const QString size = tr("%1 × %2 mm, %3 × %4 pixels")
                             .arg(spec.widthMillimetres, 0, 'f', 1)
                             .arg(layout.page.height() / 72 * 25.4, 0, 'f', 1)
                             .arg(layout.pixels.width())
                             .arg(layout.pixels.height());
    m_size->setText(exporter().isFigure ? size : tr("Values of the maps, before any scaling"));
    QString warnings;
    for (const std::string& warning : spec.warnings)
        warnings += translated(warning) + ' ';
    say(m_warning, warnings.trimmed());
}

void ExportDialog::browse()
{
    const QString typed = QDir(m_folder->text()).filePath(m_name->text());
    const QString found = QFileDialog::getSaveFileName(this, tr("Export figure"), typed,
        tr("%1 (*.%2)").arg(m_format->currentText(), suffix()), nullptr, QFileDialog::DontConfirmOverwrite);
    if (found.isEmpty())
        return;
    m_folder->setText(QFileInfo(found).absolutePath());
    m_name->setText(QFileInfo(found).fileName());
}

/// Throws where one of the files cannot be written; says the first that is there already.
QString ExportDialog::existing(const QString& target) const
{
    for (const std::string& path : outputPaths(target.toStdString(), chosen().recipe.figure)) {
        checkTarget(QString::fromStdString(path));
        if (QFileInfo::exists(QString::fromStdString(path)))
            return QFileInfo(QString::fromStdString(path)).fileName();
    }
    return {};
}

void ExportDialog::save()
{
    QString target;
    try {
        target = path();
        if (const QString there = existing(target); !there.isEmpty() && m_confirmed != target) {
            m_confirmed = target;
            m_export->setText(tr("&Replace"));
            say(m_message, tr("%1 exists already. Press Replace to write over it.").arg(there));
            return;
        }
    } catch (const Error& error) {
        fail(error);
        return;
    }
    remember();
    m_export->setEnabled(false);
    m_progress->setVisible(true);
    say(m_message, tr("Writing %1…").arg(QFileInfo(target).fileName()));
    const auto tell = [this](std::string_view, double fraction) { // the lane ends before the dialog
        QMetaObject::invokeMethod(this, [this, fraction] { m_progress->setValue(int(fraction * 100)); });
    };
    m_progress->setRange(0, exporter().encodeFilm ? 100 : 0);
    m_lane.replace(
        Stage::Load, this,
        [inputs = chosen(), target, tell](const Cancel& cancel, const Progress&) {
            const OutputFiles made = encodeOutputs(inputs, target.toStdString(), cancel, tell);
            cancel.poll();
            for (const OutputFile& file : made.files)
                saveFile(QString::fromStdString(file.path), file.bytes);
            return target;
        },
        [this](const QString& written) { saved(written); });
}

void ExportDialog::exportAgain()
{
    m_hidden = true;
    try {
        const QString name = m_name->text(), ending = "." + suffix();
        const QString stem = name.endsWith(ending) ? name.chopped(ending.size()) : name;
        for (int number = 2; !existing(path()).isEmpty(); ++number)
            m_name->setText(QStringLiteral("%1-%2%3").arg(stem).arg(number).arg(ending));
    } catch (const Error& error) {
        return fail(error);
    }
    save();
}

void ExportDialog::saved(const QString& path)
{
    Q_EMIT exported(path);
    accept();
}

void ExportDialog::done(int result)
{
    m_lane.cancel(Stage::Load);
    m_progress->setVisible(false);
    m_export->setEnabled(true);
    QDialog::done(result);
}

void ExportDialog::fail(const Error& error)
{
    if (std::exchange(m_hidden, false))
        show();
    m_progress->setVisible(false);
    m_export->setEnabled(true);
    say(m_message, translated(error), true);
}

void ExportDialog::say(QLabel* label, const QString& text, bool isFailure)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, isFailure ? errorColor(colours) : warningColor(colours));
    label->setPalette(colours);
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace vitscope
