// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QSlider;

namespace vitscope {

class RangeField;
class Session;
struct DisplayOptions;

/// How the answer is coloured: the fields of DisplayOptions as rows of a form. Undoable.
class LookFields : public QObject
{
    Q_OBJECT
public:
    /// Adds the rows; the form's widget owns the fields.
    LookFields(Session& session, QFormLayout& form);

    void show(); ///< the session's state
    void showRange(); ///< and the values that it stands for now

private:
    void addColors(QFormLayout& form);
    void addMix(QFormLayout& form);
    void addChecks(QFormLayout& form);
    QSlider* addSlider(
        QFormLayout& form, const QString& name, const QString& sentence, int maximum, QLabel* text);
    void addCheck(const char* name, const QString& sentence, bool DisplayOptions::*member);
    void connectRange();
    void connectLooks();

    struct Check
    {
        QCheckBox* box;
        bool DisplayOptions::*member;
    };

    Session& m_session;
    RangeField* m_range;
    QComboBox* m_colormap;
    QComboBox* m_blend;
    QLabel *m_opacityText, *m_gammaText, *m_contourText;
    QSlider *m_opacity = nullptr, *m_gamma = nullptr, *m_contour = nullptr;
    QList<Check> m_checks;
};

} // namespace vitscope
