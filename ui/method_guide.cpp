// SPDX-License-Identifier: MIT
#include "ui/method_guide.h"

#include "ui/icons.h"
#include "ui/method_card.h"
#include "ui/method_guide_model.h"
#include "ui/session.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace vitscope {

MethodGuide::MethodGuide(Session& session, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_model(new MethodGuideModel(session, this))
    , m_filter(new QLineEdit)
    , m_list(new QListView)
    , m_nothing(new QLabel(tr("No method holds these words.")))
{
    setWindowTitle(tr("Choosing a method"));
    m_filter->setPlaceholderText(tr("Filter: class-specific, head, Chefer …"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    auto* lead = new QLabel(tr("Click a method to see it on the picture. The triangle marks what it cannot "
                               "tell. No map alone proves "
                               "what a model uses: compare methods of different groups."));
    lead->setWordWrap(true);
    lead->setForegroundRole(QPalette::PlaceholderText);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new MethodCard(*m_list));
    m_list->setAccessibleName(windowTitle());
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QListView::NoEditTriggers);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false); // Enter chooses a method
    auto* column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addWidget(lead);
    column->addWidget(m_filter);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing, 1);
    column->addWidget(buttons);
    resize(400, 720);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_filter, &QLineEdit::textChanged, this, &MethodGuide::narrow);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { choose(m_list->currentIndex()); });
    connect(m_list, &QListView::clicked, this, &MethodGuide::choose);
    connect(m_list, &QListView::activated, this, &MethodGuide::choose);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { narrow(m_filter->text()); });
    narrow({});
    goToShown();
}

void MethodGuide::narrow(const QString& words)
{
    const QStringList all = words.simplified().split(' ', Qt::SkipEmptyParts);
    int heading = -1;
    bool any = false;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->isHeading(row)) {
            heading = row;
            m_list->setRowHidden(row, true);
            continue;
        }
        const QString text = m_model->searchText(row);
        const bool holds = std::ranges::all_of(
            all, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
        m_list->setRowHidden(row, !holds);
        if (holds)
            m_list->setRowHidden(heading, false);
        any = any || holds;
    }
    m_list->setVisible(any || all.isEmpty());
    m_nothing->setVisible(!m_list->isVisibleTo(this));
    if (!m_list->currentIndex().isValid() || m_list->isRowHidden(m_list->currentIndex().row()))
        m_list->setCurrentIndex(firstVisible());
    m_list->scrollTo(m_list->currentIndex());
}

QModelIndex MethodGuide::firstVisible() const
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (!m_model->isHeading(row) && !m_list->isRowHidden(row))
            return m_model->index(row);
    return {};
}

void MethodGuide::goToShown()
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->index(row).data(MethodGuideModel::ShownRole).toBool())
            m_list->setCurrentIndex(m_model->index(row));
}

void MethodGuide::choose(const QModelIndex& index)
{
    if (index.isValid() && index.flags() & Qt::ItemIsEnabled)
        m_session.chooseMethod(m_model->method(index.row()).id);
}

/// Down leads from the filter into what it found.
bool MethodGuide::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
        m_list->setFocus(Qt::TabFocusReason);
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace vitscope
