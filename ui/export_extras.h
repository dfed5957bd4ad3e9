// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/exporters.h"

#include <QObject>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace vitscope {

/// The rows of the export dialog that only some templates and formats have: the second side of a difference,
/// the number of pictures, what a film goes through, panel letters, the caption file. Rows that mean nothing
/// are hidden.
class ExportExtras : public QObject
{
    Q_OBJECT
public:
    ExportExtras(QFormLayout* form, QObject* parent);

    /// What can be chosen from: methods that paint a map, heads, and the pictures beside this one.
    void offer(const FigureInputs& inputs);
    void showFor(const QString& pattern, const Exporter& exporter);
    /// Puts the choices into a recipe.
    void apply(FigureInputs& inputs) const;
    void recall(const FigureOptions& figure); ///< what was chosen last
    void takeLetters(const char* style); ///< of a preset, where panels are lettered at all

Q_SIGNALS:
    void changed();

private:
    void addRow(const QString& label, QWidget* widget);

    QFormLayout* m_form;
    QComboBox *m_method, *m_head, *m_picture, *m_film, *m_letters, *m_captionFile;
    QLineEdit* m_methods;
    QSpinBox *m_pictures, *m_framesPerSecond;
    QString m_pattern;
    std::string m_recalledFilm; ///< chosen once it can be
    std::map<std::string, std::string> m_recalled; ///< second side, chosen once it can be
};

} // namespace vitscope
