// SPDX-License-Identifier: MIT
#include "core/figure/exporters.h"
#include "ui/batch_dialog.h"
#include "ui/batch_list.h"
#include "ui/language.h"
#include "ui/named.h"
#include "ui/session.h"
#include "ui/settings.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>

namespace vitscope {

namespace {

QHBoxLayout* row(std::initializer_list<QWidget*> widgets)
{
    auto* line = new QHBoxLayout;
    for (QWidget* widget : widgets)
        line->addWidget(widget, widget == *widgets.begin() ? 1 : 0);
    return line;
}

} // namespace

BatchDialog::BatchDialog(Session& session, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_list(new BatchList(this))
{
    setWindowTitle(tr("Repeat for folder"));
    auto* column = new QVBoxLayout(this);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    column->addLayout(form);
    buildPictures(form);
    buildOutputs(form);
    buildList(column);
    buildButtons(column);
    recall();
    connect(&m_lane, &JobLane::failed, this, [this](Stage, const Error& error) { fail(error); });
    for (const auto signal : {&Session::findingChanged, &Session::filmChanged})
        connect(&session, signal, this, &BatchDialog::followView);
    setAcceptDrops(true);
    resize(760, 620);
    setRunning(false);
    followView();
    m_start->setFocus();
}

BatchDialog::~BatchDialog()
{
    m_stop.request_stop();
}

void BatchDialog::buildPictures(QFormLayout* form)
{
    m_input = named("batchInput", new QComboBox);
    m_input->setEditable(true);
    m_input->setInsertPolicy(QComboBox::NoInsert);
    m_input->setMinimumContentsLength(40);
    m_input->lineEdit()->setAcceptDrops(false); // the dialog takes them
    auto* browseButton = named("batchBrowse", new QPushButton(tr("Bro&wse…")));
    browseButton->setAutoDefault(false);
    auto* label = new QLabel(tr("&Pictures of"));
    label->setBuddy(m_input);
    form->addRow(label, row({m_input, browseButton}));
    m_recursive = named("batchRecursive", new QCheckBox(tr("Folders &below as well")));
    form->addRow(QString(), m_recursive);
    connect(browseButton, &QPushButton::clicked, this, [this] { browse(m_input); });
    connect(m_input, &QComboBox::currentTextChanged, this, &BatchDialog::changed);
    connect(m_recursive, &QCheckBox::toggled, this, [this] {
        suggestName();
        changed();
    });
}

void BatchDialog::buildOutputs(QFormLayout* form)
{
    m_figures = named("batchFigures", new QCheckBox(tr("&Figures")));
    m_format = named("batchFormat", new QComboBox);
    for (const Exporter* known : exporters())
        if (known->encode) // no films
            m_format->addItem(translated(known->title), QString::fromLatin1(known->id.data()));
    m_look = named("batchLook", new QLabel);
    m_look->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(m_figures, row({m_look, m_format}));
    m_arrays = named("batchArrays", new QCheckBox(tr("&Arrays for NumPy (.npz)")));
    form->addRow(QString(), m_arrays);
    m_table = named("batchTable", new QCheckBox(tr("&Table")));
    m_tableFormat = named("batchTableFormat", new QComboBox);
    m_format->setAccessibleName(tr("Format of the figures")); // their labels are the boxes
    m_tableFormat->setAccessibleName(tr("Format of the table"));
    for (QComboBox* box : {m_format, m_tableFormat})
        box->setAccessibleDescription(box->accessibleName()); // some readers name a box by its text
    m_tableFormat->addItem("CSV", "csv");
    m_tableFormat->addItem("JSONL", "jsonl");
    auto* told = new QLabel(tr("Predictions, numbers of the map, seconds, failures"));
    told->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(m_table, row({told, m_tableFormat}));
    m_name = named("batchName", new QLineEdit);
    m_name->setToolTip(tr("{image}: the picture's name without its suffix. {folder}: the way to it from the "
                          "folder above."));
    form->addRow(tr("File &names"), m_name);
    m_folder = named("batchFolder", new QLineEdit);
    auto* browseButton = named("batchBrowseFolder", new QPushButton(tr("Brow&se…")));
    browseButton->setAutoDefault(false);
    auto* label = new QLabel(tr("&Into folder"));
    label->setBuddy(m_folder);
    form->addRow(label, row({m_folder, browseButton}));
    m_force = named("batchForce", new QCheckBox(tr("&Replace files that are something else")));
    form->addRow(QString(), m_force);
    connect(browseButton, &QPushButton::clicked, this, [this] { browse(m_folder); });
    for (QCheckBox* box : {m_figures, m_arrays, m_table, m_force})
        connect(box, &QCheckBox::toggled, this, &BatchDialog::changed);
    for (QComboBox* box : {m_format, m_tableFormat})
        connect(box, &QComboBox::currentIndexChanged, this, &BatchDialog::changed);
    for (QLineEdit* edit : {m_name, m_folder}) {
        edit->setAcceptDrops(false);
        connect(edit, &QLineEdit::textChanged, this, &BatchDialog::changed);
    }
}

void BatchDialog::buildList(QVBoxLayout* column)
{
    m_summary = named("batchSummary", new QLabel);
    m_view = named("batchList", new QTableView);
    m_view->setModel(m_list);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->setColumnWidth(BatchList::PictureColumn, 240);
    m_view->setColumnWidth(BatchList::OutputColumn, 300);
    m_view->setAccessibleName(tr("Pictures and the files to be made of them"));
    m_view->setTabKeyNavigation(false);
    m_view->setWordWrap(false);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_message = named("batchMessage", new QLabel);
    for (QLabel* label : {m_summary, m_message}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_failures = named("batchFailures", new QPlainTextEdit);
    m_failures->setReadOnly(true);
    m_failures->setMaximumHeight(110);
    m_failures->setAccessibleName(tr("What failed"));
    m_failures->hide();
    m_progress = named("batchProgress", new QProgressBar);
    m_progress->setFormat(QString());
    column->addWidget(m_summary);
    column->addWidget(m_view, 1);
    column->addWidget(m_progress);
    column->addWidget(m_message);
    column->addWidget(m_failures);
}

void BatchDialog::buildButtons(QVBoxLayout* column)
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    const auto add = [buttons](const char* name, const QString& text) {
        QPushButton* button = named(name, buttons->addButton(text, QDialogButtonBox::ActionRole));
        button->setAutoDefault(false);
        return button;
    };
    m_copy = add("batchCopy", tr("&Copy as command line"));
    m_copy->setToolTip(tr("The vitscope batch command that writes the same files"));
    m_cancel = add("batchCancel", tr("Ca&ncel"));
    m_start = add("batchStart", tr("R&un"));
    m_start->setDefault(true);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(m_start, &QPushButton::clicked, this, &BatchDialog::start);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(QString::fromStdString(commandLine(job())));
        say(tr("Copied the command line"));
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_stop.request_stop(); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

void BatchDialog::recall()
{
    const QSettings stored = Settings::store();
    const QSignalBlocker blockers[]{QSignalBlocker(m_figures), QSignalBlocker(m_arrays),
        QSignalBlocker(m_table), QSignalBlocker(m_format), QSignalBlocker(m_tableFormat),
        QSignalBlocker(m_folder)};
    m_figures->setChecked(stored.value("batch/figures", true).toBool());
    m_arrays->setChecked(stored.value("batch/arrays", false).toBool());
    m_table->setChecked(stored.value("batch/table", true).toBool());
    for (const auto& [box, key] : {std::pair{m_format, "batch/format"}, {m_tableFormat, "batch/tableFormat"}})
        if (const int index = box->findData(stored.value(key)); index >= 0)
            box->setCurrentIndex(index);
    const QString preset = QDir(picturesFolder()).filePath("ViTScope");
    m_folder->setText(stored.value("batch/folder", preset).toString());
}

void BatchDialog::remember() const
{
    QSettings stored = Settings::store();
    stored.setValue("batch/figures", m_figures->isChecked());
    stored.setValue("batch/arrays", m_arrays->isChecked());
    stored.setValue("batch/table", m_table->isChecked());
    stored.setValue("batch/format", m_format->currentData());
    stored.setValue("batch/tableFormat", m_tableFormat->currentData());
    stored.setValue("batch/folder", m_folder->text());
}

} // namespace vitscope
