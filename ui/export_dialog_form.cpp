// SPDX-License-Identifier: MIT
#include "ui/export_dialog.h"
#include "ui/export_extras.h"
#include "ui/figure_choices.h"
#include "ui/figure_preview.h"
#include "ui/language.h"
#include "ui/named.h"
#include "ui/settings.h"
#include "ui/width_presets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>

namespace vitscope {

namespace {

void choose(QComboBox* box, const QString& id)
{
    if (const int index = box->findData(id); index >= 0)
        box->setCurrentIndex(index);
}

} // namespace

ExportDialog::ExportDialog(FigureInputs inputs, QWidget* parent)
    : QDialog(parent)
    , m_inputs(std::move(inputs))
{
    setWindowTitle(tr("Export figure"));
    auto* row = new QHBoxLayout(this);
    m_preview = named("exportPreview", new FigurePreview);
    row->addWidget(m_preview, 1);
    auto* column = new QVBoxLayout;
    row->addLayout(column);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    column->addLayout(form);
    buildLook(form);
    buildFile(form);
    m_warning = named("exportWarning", new QLabel);
    m_message = named("exportMessage", new QLabel);
    for (QLabel* label : {m_warning, m_message}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
    }
    column->addStretch(1);
    m_progress = new QProgressBar;
    m_progress->setRange(0, 0);
    m_progress->setVisible(false);
    column->addWidget(m_progress);
    m_export = buildButtons(column);
    fillChoices();
    recall();
    m_name->setText(Settings::store().value("export/name").toString());
    offerTemplates();
    m_extras->offer(m_inputs);
    connect(&m_lane, &JobLane::failed, this, [this](Stage, const Error& error) { fail(error); });
    connect(m_preview, &FigurePreview::resized, this, &ExportDialog::refresh);
    resize(860, 560);
    suggestName();
    changed();
    m_export->setFocus();
}

void ExportDialog::buildLook(QFormLayout* form)
{
    m_template = named("exportTemplate", new QComboBox);
    m_format = named("exportFormat", new QComboBox);
    m_preset = named("exportPreset", new QComboBox);
    m_width = named("exportWidth", new QDoubleSpinBox);
    m_width->setRange(20, 500);
    m_width->setDecimals(2);
    m_width->setSuffix(tr(" mm"));
    m_dpi = named("exportDpi", new QSpinBox);
    m_dpi->setRange(72, 1200);
    m_dpi->setSuffix(tr(" per inch"));
    m_fontSize = named("exportFontSize", new QSpinBox);
    m_fontSize->setRange(4, 24);
    m_fontSize->setSuffix(tr(" pt"));
    m_size = named("exportSize", new QLabel);
    form->addRow(tr("&Template"), m_template);
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("&Made for"), m_preset);
    form->addRow(tr("&Width"), m_width);
    form->addRow(tr("&Dots"), m_dpi);
    form->addRow(tr("&Text size"), m_fontSize);
    form->addRow(tr("Size"), m_size);
    m_extras = new ExportExtras(form, this);
    connect(m_extras, &ExportExtras::changed, this, &ExportDialog::changed);
    m_colorBar = named("exportColorBar", new QCheckBox(tr("Colour &bar")));
    m_grid = named("exportGrid", new QCheckBox(tr("Patch &grid")));
    m_caption = named("exportCaption", new QCheckBox(tr("&Caption under the figure")));
    m_ownScales = named("exportOwnScales", new QCheckBox(tr("Scale each map over its &own range")));
    m_strip = named("exportStrip", new QCheckBox(tr("Leave out how it was made (double-&blind)")));
    m_strip->setToolTip(
        tr("Otherwise the file carries the names and hashes of model and picture, the view and its "
           "command line; never a folder or a user name."));
    for (QCheckBox* box : {m_colorBar, m_grid, m_caption, m_ownScales, m_strip}) {
        form->addRow(box);
        connect(box, &QCheckBox::toggled, this, &ExportDialog::changed);
    }
    for (QComboBox* box : {m_template, m_format})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::changed);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::suggestName);
    connect(m_preset, &QComboBox::currentIndexChanged, this, &ExportDialog::choosePreset);
    connect(m_width, &QDoubleSpinBox::valueChanged, this, [this] {
        followWidth();
        changed();
    });
    for (QSpinBox* box : {m_dpi, m_fontSize})
        connect(box, &QSpinBox::valueChanged, this, &ExportDialog::changed);
}

void ExportDialog::buildFile(QFormLayout* form)
{
    m_name = named("exportName", new QLineEdit);
    m_name->setMinimumWidth(280);
    m_name->setToolTip(
        tr("May hold {image}, {model}, {layer:02}, {head:02}, {method}, {template}, {date}, {n} "
           "(the first free number) and {version}."));
    m_folder = named("exportFolder", new QLineEdit);
    auto* browseButton = named("exportBrowse", new QPushButton(tr("Bro&wse…")));
    browseButton->setAutoDefault(false);
    auto* folderRow = new QHBoxLayout;
    folderRow->addWidget(m_folder, 1);
    folderRow->addWidget(browseButton);
    form->addRow(tr("File &name"), m_name);
    auto* folderLabel = new QLabel(tr("Fo&lder"));
    folderLabel->setBuddy(m_folder); // a row of two widgets has none by itself
    form->addRow(folderLabel, folderRow);
    connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    for (QLineEdit* edit : {m_name, m_folder})
        connect(edit, &QLineEdit::textChanged, this, &ExportDialog::forgetAnswer);
}

QPushButton* ExportDialog::buildButtons(QVBoxLayout* column)
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* exportButton
        = named("exportButton", buttons->addButton(tr("&Export"), QDialogButtonBox::ActionRole));
    exportButton->setDefault(true);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(exportButton, &QPushButton::clicked, this, &ExportDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    return exportButton;
}

void ExportDialog::fillChoices()
{
    // Filling announces every first entry; the preview waits until all is set.
    const QSignalBlocker blockers[]{
        QSignalBlocker(m_template), QSignalBlocker(m_format), QSignalBlocker(m_preset)};
    for (const Template* known : templates()) {
        m_template->addItem(translated(known->title), QString::fromLatin1(known->id.data()));
        m_template->setItemData(m_template->count() - 1, translated(known->sentence), Qt::ToolTipRole);
    }
    m_format->addItem(tr("PNG and PDF"), "png+pdf");
    m_format->setItemData(0, tr("Pixels for looking at, lines and text for the paper."), Qt::ToolTipRole);
    for (const Exporter* known : exporters()) {
        m_format->addItem(translated(known->title), QString::fromLatin1(known->id.data()));
        m_format->setItemData(m_format->count() - 1, translated(known->sentence), Qt::ToolTipRole);
    }
    m_preset->addItem(tr("Own width"));
    for (const WidthPreset& preset : widthPresets)
        m_preset->addItem(translated(preset.title));
}

void ExportDialog::recall()
{
    const QSettings stored = Settings::store();
    const auto value = [&stored](const char* key, const QVariant& preset) {
        return stored.value(QStringLiteral("export/") + QLatin1String(key), preset);
    };
    const QSignalBlocker blockers[]{QSignalBlocker(m_template), QSignalBlocker(m_format),
        QSignalBlocker(m_width), QSignalBlocker(m_dpi), QSignalBlocker(m_fontSize),
        QSignalBlocker(m_colorBar), QSignalBlocker(m_grid), QSignalBlocker(m_caption),
        QSignalBlocker(m_ownScales), QSignalBlocker(m_strip)};
    const FigureOptions figure = chosenFigureOptions();
    choose(m_template, QString::fromStdString(figure.pattern));
    choose(m_format, value("format", "png+pdf").toString());
    m_extras->recall(figure);
    m_width->setValue(figure.widthMillimetres);
    m_dpi->setValue(figure.dpi);
    m_fontSize->setValue(figure.fontPoints);
    m_caption->setChecked(figure.caption);
    m_ownScales->setChecked(figure.ownScales);
    m_strip->setChecked(figure.stripMetadata);
    m_colorBar->setChecked(m_inputs.recipe.display.showColorBar); // as on the screen
    m_grid->setChecked(m_inputs.recipe.display.showGrid);
    m_folder->setText(value("folder", picturesFolder()).toString());
    followWidth();
}

void ExportDialog::takeChoices()
{
    recall();
    offerTemplates();
    changed();
}

void ExportDialog::remember() const
{
    QSettings stored = Settings::store();
    const auto keep = [&stored](const char* key, const QVariant& value) {
        stored.setValue(QStringLiteral("export/") + QLatin1String(key), value);
    };
    chooseFigureOptions(chosen().recipe.figure);
    keep("format", m_format->currentData());
    keep("folder", m_folder->text());
    keep("name", m_name->text().contains('{') ? m_name->text() : QString()); // others name one figure
}

} // namespace vitscope
