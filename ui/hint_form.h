// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/hints.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QPushButton;

namespace vitscope {

/// One field for each hint: what was found stands in it faintly, what a person writes overrides it. A text
/// that does not fit is told below the fields and changes nothing.
class HintForm : public QWidget
{
    Q_OBJECT
public:
    explicit HintForm(QWidget* parent = nullptr);

    /// The hints given, and the values in force without asking (from the report; none for refused weights).
    void show(const ModelHints& hints, const ModelHints& found, const std::vector<Assumption>& assumptions);

Q_SIGNALS:
    void changed(const QString& name, const vitscope::ModelHints& hints); ///< by a person

private:
    struct Field
    {
        const HintFacts* facts;
        QLabel* label;
        QWidget* editor;
    };

    QWidget* makeEditor(const HintFacts& facts);
    QWidget* makeLabelsEditor();
    void take(const HintFacts& facts, const QString& text);
    void chooseLabels();
    void setText(const Field& field, const QString& given, const QString& found);

    ModelHints m_hints;
    std::vector<Field> m_fields;
    QLabel* m_labels = nullptr; ///< how many class names are given
    QLabel* m_problem;
    QPushButton* m_clear;
};

} // namespace vitscope
