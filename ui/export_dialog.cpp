// SPDX-License-Identifier: MIT
#include "ui/export_dialog.h"

#include "core/figure/save_file.h"
#include "ui/figure_preview.h"
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

Preview paintPreview(const FigureInputs& inputs, int pixels, const Cancel& cancel)
{
    Preview preview;
    preview.spec = makeFigure(inputs, cancel);
    cancel.poll();
    FigureSpec screen = preview.spec;
    screen.dpi = std::max(1, int(pixels / (screen.widthMillimetres / 25.4)));
    preview.page = renderFigure(screen);
    return preview;
}

} // namespace

const Exporter& ExportDialog::exporter() const
{
    return exporterFor("." + m_format->currentData().toString().toStdString());
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
    return inputs;
}

QString ExportDialog::path() const
{
    QString name = m_name->text().trimmed();
    const QString suffix = "." + m_format->currentData().toString();
    if (!name.isEmpty() && !name.endsWith(suffix, Qt::CaseInsensitive))
        name += suffix;
    return name.isEmpty() ? name : QDir(m_folder->text()).filePath(name);
}

void ExportDialog::suggestName()
{
    const QString name = QString::fromStdString(suggestedName(m_inputs.recipe, &m_inputs.run->shape())) + "."
        + m_format->currentData().toString();
    if (m_name->text().isEmpty() || m_name->text() == m_suggested) {
        m_name->setText(name);
    } else { // a person's own name keeps its stem
        const QFileInfo typed(m_name->text());
        for (const Exporter* known : exporters())
            if (typed.suffix().compare(QLatin1String(known->id.data()), Qt::CaseInsensitive) == 0)
                m_name->setText(typed.completeBaseName() + "." + m_format->currentData().toString());
    }
    m_suggested = name;
}

void ExportDialog::setInputs(FigureInputs inputs)
{
    m_inputs = std::move(inputs);
    offerTemplates();
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
    m_ownScales->setEnabled(isFigure && (pattern == "heads" || pattern == "grid"));
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
        [inputs = chosen(), pixels = m_preview->roomInPixels()](
            const Cancel& cancel, const Progress&) { return paintPreview(inputs, pixels, cancel); },
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
        warnings += QString::fromStdString(warning) + ' ';
    say(m_warning, warnings.trimmed());
}

void ExportDialog::browse()
{
    const QString suffix = m_format->currentData().toString();
    const QString found = QFileDialog::getSaveFileName(this, tr("Export figure"), path(),
        tr("%1 (*.%2)").arg(m_format->currentText(), suffix), nullptr, QFileDialog::DontConfirmOverwrite);
    if (found.isEmpty())
        return;
    m_folder->setText(QFileInfo(found).absolutePath());
    m_name->setText(QFileInfo(found).fileName());
}

void ExportDialog::save()
{
    const QString target = path();
    try {
        checkTarget(target);
        if (QFileInfo::exists(target) && m_confirmed != target) {
            m_confirmed = target;
            m_export->setText(tr("&Replace"));
            say(m_message,
                tr("%1 exists already. Press Replace to write over it.").arg(QFileInfo(target).fileName()));
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
    m_lane.replace(
        Stage::Load, this,
        [inputs = chosen(), target, row = &exporter()](const Cancel& cancel, const Progress&) {
            const QByteArray bytes = row->encode(makeFigure(inputs, cancel));
            cancel.poll();
            saveFile(target, bytes);
            return target;
        },
        [this](const QString& written) { saved(written); });
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
    m_progress->setVisible(false);
    m_export->setEnabled(true);
    say(m_message, QString::fromStdString(Error::joined(error.happened, error.subject, error.advice)), true);
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
