// SPDX-License-Identifier: MIT
#include "ui/log.h"

#include "ui/session.h"
#include "ui/views.h"

#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitscope {

namespace {

/// What happened since the start.
class LogView : public View
{
    Q_OBJECT
public:
    LogView(Session& session, QWidget* parent)
        : View(session, parent)
        , m_level(new QComboBox)
        , m_lines(new QPlainTextEdit)
    {
        m_level->setObjectName("logLevel");
        m_level->addItems({tr("Errors"), tr("Warnings"), tr("Information"), tr("Everything")});
        m_level->setCurrentIndex(int(LogLevel::Info));
        m_level->setAccessibleName(tr("Lines to show"));
        m_level->setAccessibleDescription(m_level->accessibleName()); // some readers name a box by its text
        m_lines->setObjectName("logLines");
        m_lines->setReadOnly(true);
        m_lines->setFrameShape(QFrame::NoFrame);
        m_lines->setLineWrapMode(QPlainTextEdit::NoWrap);
        m_lines->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        m_lines->setAccessibleName(tr("Log"));
        auto* copy = new QToolButton;
        copy->setObjectName("logCopy");
        copy->setText(tr("Copy"));
        copy->setToolTip(tr("Copy the lines shown; they hold no folders and no user name"));
        auto* row = new QHBoxLayout;
        row->setContentsMargins(6, 4, 6, 0);
        row->addWidget(new QLabel(tr("Show")));
        row->addWidget(m_level);
        row->addWidget(copy);
        row->addStretch(1);
        row->addWidget(m_file = new QLabel);
        m_file->setForegroundRole(QPalette::PlaceholderText);
        m_file->setTextInteractionFlags(Qt::TextSelectableByMouse);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addLayout(row);
        column->addWidget(m_lines);
        connect(m_level, &QComboBox::currentIndexChanged, this, &LogView::refresh);
        connect(copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_lines->toPlainText()); });
        connect(&session.log(), &Log::added, this, [this] { invalidate(); });
    }

    void succeed(const View& before) override
    {
        m_level->setCurrentIndex(static_cast<const LogView&>(before).m_level->currentIndex());
    }

private:
    void refresh() override
    {
        const Log& log = session().log();
        QStringList lines;
        for (const LogEntry& entry : log.entries())
            if (int(entry.level) <= m_level->currentIndex())
                lines += entry.line();
        QScrollBar* bar = m_lines->verticalScrollBar();
        const bool atEnd = bar->value() == bar->maximum();
        const int place = bar->value();
        m_lines->setPlainText(lines.join('\n'));
        bar->setValue(atEnd ? bar->maximum() : place);
        m_file->setText(log.path());
    }

    QComboBox* m_level;
    QPlainTextEdit* m_lines;
    QLabel* m_file;
};

} // namespace

namespace view {
extern constinit const ViewFacts log;
constinit const ViewFacts log{"log", "Log", "What was opened, how long passes took, notices and errors",
    Qt::BottomDockWidgetArea,
    [](Session& session, QWidget* parent) -> View* { return new LogView(session, parent); }, true};
} // namespace view

} // namespace vitscope

#include "log.moc"
