// SPDX-License-Identifier: MIT
#include "ui/report_text.h"
#include "ui/session.h"
#include "ui/views.h"

#include <QEvent>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace vitscope {

namespace {

class ModelReportView : public View
{
    Q_OBJECT
public:
    explicit ModelReportView(Session& session, QWidget* parent)
        : View(session, parent)
        , m_text(new QTextBrowser)
    {
        m_text->setFrameShape(QFrame::NoFrame);
        m_text->setPlaceholderText(tr("No model yet"));
        m_text->setAccessibleName(tr("Model report"));
        m_text->document()->setDocumentMargin(8);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(m_text);
        connect(&session, &Session::contentChanged, this, &ModelReportView::invalidate);
    }

    QSize sizeHint() const override { return {300, 240}; }

protected:
    void refresh() override
    {
        const auto& model = session().content().model;
        m_text->setHtml(model ? reportText(model->report(), palette()) : QString());
    }
    void changeEvent(QEvent* event) override
    {
        View::changeEvent(event);
        if (event->type() == QEvent::PaletteChange)
            invalidate();
    }

private:
    QTextBrowser* m_text;
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
