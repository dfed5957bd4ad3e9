// SPDX-License-Identifier: MIT
#include "ui/hint_form.h"
#include "ui/report_text.h"
#include "ui/session.h"
#include "ui/views.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitscope {

namespace {

/// The report of the model shown, or of weights that did not open, and the hints that correct it.
class ModelReportView : public View
{
    Q_OBJECT
public:
    explicit ModelReportView(Session& session, QWidget* parent)
        : View(session, parent)
        , m_text(new QTextBrowser)
        , m_correct(new QToolButton)
        , m_form(new HintForm)
        , m_scroll(new QScrollArea)
        , m_giveUp(new QPushButton(tr("Leave it")))
    {
        m_text->setFrameShape(QFrame::NoFrame);
        m_text->setPlaceholderText(tr("No model yet"));
        m_text->setAccessibleName(tr("Model report"));
        m_text->document()->setDocumentMargin(8);
        m_correct->setObjectName("correct");
        m_correct->setText(tr("Correct these values"));
        m_correct->setToolTip(
            tr("Give hints that override what was found: heads, mean, class names and more"));
        m_correct->setCheckable(true);
        m_correct->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        m_correct->setArrowType(Qt::RightArrow);
        m_correct->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_scroll->setFocusPolicy(Qt::NoFocus); // its fields take the focus
        m_scroll->setWidget(m_form);
        m_scroll->setWidgetResizable(true);
        m_scroll->setFrameShape(QFrame::NoFrame);
        m_scroll->setMinimumHeight(260);
        m_scroll->hide();
        m_giveUp->setToolTip(tr("Goes back to the report of the model that is shown"));
        m_giveUp->hide();
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(m_text, 1);
        column->addWidget(m_correct);
        column->addWidget(m_scroll, 2);
        column->addWidget(m_giveUp);
        connect(&session, &Session::contentChanged, this, &ModelReportView::invalidate);
        connect(&session, &Session::stateChanged, this, [this] {
            if (this->session().state().hints != m_hints)
                invalidate();
        });
        connect(&session, &Session::refusedChanged, this, [this] {
            m_correct->setChecked(this->session().refused() != nullptr || m_correct->isChecked());
            invalidate();
        });
        connect(m_correct, &QToolButton::toggled, this, [this](bool open) {
            m_correct->setArrowType(open ? Qt::LeftArrow : Qt::RightArrow);
            m_scroll->setVisible(open);
            showReport();
        });
        connect(m_form, &HintForm::changed, this, [this](const QString& name, const ModelHints& hints) {
            this->session().changeHints(name, hints);
        });
        connect(m_giveUp, &QPushButton::clicked, &session, &Session::forgetRefused);
    }

    QSize sizeHint() const override { return {300, 240}; }

protected:
    void refresh() override
    {
        const auto& model = session().content().model;
        const Session::Refused* refused = session().refused();
        const ModelHints& hints = refused ? refused->hints : session().state().hints;
        m_hints = session().state().hints;
        const ModelReport* report = refused || !model ? nullptr : &model->report();
        const int read = m_text->verticalScrollBar()->value();
        const QString html = refused ? refusalText(refused->path, refused->error, palette())
            : report                 ? reportText(*report, palette())
                                     : QString();
        if (html != m_html)
            m_text->setHtml(m_html = html);
        m_text->verticalScrollBar()->setValue(read);
        m_form->show(hints, report ? hintsInForce(*report) : ModelHints(),
            report ? report->assumptions : std::vector<Assumption>());
        m_correct->setEnabled(report || refused);
        m_giveUp->setVisible(refused && model);
        showReport();
    }
    void changeEvent(QEvent* event) override
    {
        View::changeEvent(event);
        if (event->type() == QEvent::PaletteChange)
            invalidate();
    }

private:
    /// The fields need the room; why weights did not open stays in sight.
    void showReport()
    {
        const bool fields = m_correct->isChecked();
        m_text->setVisible(!fields || session().refused());
        m_text->setMaximumHeight(fields ? 150 : QWIDGETSIZE_MAX);
        m_correct->setText(fields ? tr("Back to the report") : tr("Correct these values"));
    }

    QTextBrowser* m_text;
    QToolButton* m_correct;
    HintForm* m_form;
    QScrollArea* m_scroll;
    QPushButton* m_giveUp;
    QString m_html;
    ModelHints m_hints; ///< of the state, when last shown
};

} // namespace

namespace view {
extern constinit const ViewFacts modelReport{"model", "Model", "What was opened and how it was understood",
    Qt::RightDockWidgetArea, [](Session& session, QWidget* parent) -> View* {
        return new ModelReportView(session, parent);
    }};
} // namespace view

} // namespace vitscope

#include "model_report.moc"
