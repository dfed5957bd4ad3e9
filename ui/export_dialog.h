// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/figure/output_files.h"
#include "ui/job_lane.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace vitscope {

class ExportExtras;
class FigurePreview;

/// Saves what is shown as a figure: a live preview painted by the same code as the file, template, format,
/// size and what is drawn. Choices are remembered between starts. Painting and writing happen on a worker;
/// failures are told inside the dialog. Not modal: open it with show(), and give it a new view with
/// setInputs().
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ExportDialog(FigureInputs inputs, QWidget* parent = nullptr);

    /// The view has changed; the choices of the dialog stay.
    void setInputs(FigureInputs inputs);

    void takeChoices(); ///< figure_choices.h has others
    bool isAtWork() const { return m_lane.busy(Stage::Load); } ///< a file is being written
    void remember() const; ///< the choices, for the next time

    /// Saves with the settings of the last export under a name that is free, without being shown: only a
    /// failure shows the dialog.
    void exportAgain();

    void done(int result) override; ///< closing gives up what has not been written yet

Q_SIGNALS:
    void exported(const QString& path); ///< a file was written; the dialog closes

private:
    void buildLook(QFormLayout* form);
    void buildFile(QFormLayout* form);
    QPushButton* buildButtons(QVBoxLayout* column);
    void fillChoices();
    void recall();

    const Exporter& exporter() const;
    FigureInputs chosen() const; ///< the inputs with the dialog's choices in their recipe
    QString path() const; ///< whole path of the file to be written, its words put in; throws Error
    QString suffix() const;
    void suggestName();

    void offerTemplates(); ///< those that fit what is shown
    void choosePreset(int index);
    void followWidth();
    void changed(); ///< something that shows: paint the preview anew
    void forgetAnswer(); ///< what was told or agreed to before no longer holds
    void refresh();
    void showPage(const FigureSpec& spec, const QImage& page);
    void browse();
    void save();
    QString existing(const QString& target) const;
    void saved(const QString& path);
    void fail(const Error& error);
    void say(QLabel* label, const QString& text, bool isFailure = false);

    FigureInputs m_inputs;
    JobLane m_lane; ///< Load: writing; Analyse: the preview
    QString m_suggested; ///< the name that was offered last; a name that a person typed is left alone
    bool m_hidden = false; ///< it exports without being shown
    QString m_confirmed; ///< existing file that the person agreed to replace

    FigurePreview* m_preview;
    QComboBox *m_template, *m_format, *m_preset;
    QDoubleSpinBox* m_width;
    QSpinBox *m_dpi, *m_fontSize;
    QCheckBox *m_colorBar, *m_grid, *m_caption, *m_ownScales, *m_strip;
    QLineEdit *m_folder, *m_name;
    QLabel *m_size, *m_warning, *m_message;
    QProgressBar* m_progress;
    QPushButton* m_export = nullptr;
    ExportExtras* m_extras = nullptr;
};

} // namespace vitscope
