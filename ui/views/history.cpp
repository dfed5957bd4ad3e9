// SPDX-License-Identifier: MIT
#include "ui/language.h"
#include "ui/session.h"
#include "ui/views.h"

#include <QStyledItemDelegate>
#include <QUndoView>
#include <QVBoxLayout>

namespace vitscope {

namespace {

/// Steps are kept in English.
class StepTexts : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QString displayText(const QVariant& value, const QLocale&) const override
    {
        return translated(value.toString());
    }
};

/// Every step of the view, the oldest first; choosing one goes there. Steps further on stay until something
/// else is changed.
class History : public View
{
    Q_OBJECT
public:
    History(Session& session, QWidget* parent)
        : View(session, parent)
        , m_list(new QUndoView(&session.history()))
    {
        m_list->setEmptyLabel("As opened");
        m_list->setItemDelegate(new StepTexts(m_list));
        m_list->setFrameShape(QFrame::NoFrame);
        m_list->setAccessibleName(tr("Steps of the view"));
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(m_list);
    }
    ~History() override { m_list->setStack(nullptr); }

private:
    void refresh() override { m_list->scrollTo(m_list->currentIndex()); }

    QUndoView* m_list;
};

} // namespace

namespace view {
extern constinit const ViewFacts history;
constinit const ViewFacts history{"history", "History", "Every step of the view; click to go there",
    Qt::BottomDockWidgetArea,
    [](Session& session, QWidget* parent) -> View* { return new History(session, parent); }, true};
} // namespace view

} // namespace vitscope

#include "history.moc"
