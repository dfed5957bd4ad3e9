// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QListView;

namespace vitscope {

class MethodGuideModel;
class Session;

/// "Choosing a method": of every method what it answers, what it cannot tell, its cost and its source, under
/// the questions that they answer. Not modal: a click or Enter shows the method at once.
class MethodGuide : public QDialog
{
    Q_OBJECT
public:
    MethodGuide(Session& session, QWidget* parent);

    QLineEdit& filter() const { return *m_filter; }
    QListView& list() const { return *m_list; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void narrow(const QString& words); ///< to the methods that hold all of them
    void choose(const QModelIndex& index);
    void goToShown();
    QModelIndex firstVisible() const;

    Session& m_session;
    MethodGuideModel* m_model;
    QLineEdit* m_filter;
    QListView* m_list;
    QLabel* m_nothing;
};

} // namespace vitscope
