// SPDX-License-Identifier: MIT
#pragma once

#include "core/batch/batch_run.h"
#include "ui/job_lane.h"

#include <QDialog>

#include <mutex>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace vitscope {

class BatchList;
class Session;

/// The view that is shown, over a folder: what would be written is listed before anything is, then written
/// with progress, time left and cancel; what failed is listed at the end. Figures look as the export dialog
/// left them. Everything is worked out off the UI thread; not modal: open it with show(). Follows the view
/// until it is started. The same is done by the command that it copies.
class BatchDialog : public QDialog
{
    Q_OBJECT
public:
    explicit BatchDialog(Session& session, QWidget* parent = nullptr);
    ~BatchDialog() override;

    BatchJob job() const; ///< what the form asks for
    bool isAtWork() const { return m_running; }
    void remember() const; ///< the choices, for the next time
    void done(int result) override; ///< closing cancels; what is finished stays

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override; ///< a folder or a picture: the one to be worked on

private:
    void buildPictures(QFormLayout* form);
    void buildOutputs(QFormLayout* form);
    void buildList(QVBoxLayout* column);
    void buildButtons(QVBoxLayout* column);
    void recall();

    void followView();
    void suggestName();
    void changed(); ///< lists the outputs anew
    void showPlan(const BatchPlan& plan);
    void browse(QWidget* field);
    void start();
    void take(const BatchProgress& progress); ///< on a thread of the batch
    void showProgress();
    void finish(const BatchResult& result);
    void setRunning(bool running);
    void fail(const Error& error);
    void say(const QString& text, bool isFailure = false);

    Session& m_session;
    Recipe m_recipe; ///< of the view when it was last followed
    std::shared_ptr<const Model> m_model;
    BatchList* m_list;
    QString m_suggested;
    bool m_running = false;

    QComboBox *m_input, *m_format, *m_tableFormat;
    QCheckBox *m_recursive, *m_figures, *m_arrays, *m_table, *m_force;
    QLineEdit *m_name, *m_folder;
    QLabel *m_look, *m_summary, *m_message;
    QPlainTextEdit* m_failures;
    QTableView* m_view;
    QProgressBar* m_progress;
    QPushButton *m_start, *m_cancel, *m_copy;

    std::mutex m_mutex; ///< guards the next one
    std::vector<BatchProgress> m_news; ///< not yet shown
    std::stop_source m_stop;
    JobLane m_lane; ///< Load: the batch; Analyse: the list. Last: ends before what its results go to
};

} // namespace vitscope
