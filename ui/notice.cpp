// SPDX-License-Identifier: MIT
#include "ui/notice.h"

#include "ui/icons.h"
#include "ui/language.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitscope {

namespace {

QToolButton* button(const QString& text)
{
    auto* made = new QToolButton;
    made->setText(text);
    made->setAutoRaise(false);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

constexpr int barWidth = 4;

QColor mixed(const QColor& a, const QColor& b, double share)
{
    return QColor::fromRgbF(float(a.redF() * (1 - share) + b.redF() * share),
        float(a.greenF() * (1 - share) + b.greenF() * share),
        float(a.blueF() * (1 - share) + b.blueF() * share));
}

} // namespace

Notice::Notice(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel)
    , m_text(new QLabel)
    , m_more(button(tr("Details")))
    , m_copy(button(tr("Copy details")))
    , m_details(new QPlainTextEdit)
{
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_text->setFocusPolicy(Qt::NoFocus);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_more->setCheckable(true);
    m_details->setReadOnly(true);
    m_details->setMaximumHeight(130);
    m_details->setAccessibleName(tr("Details of the failure"));
    auto* close = new QToolButton;
    close->setIcon(icon("close"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close this notice"));
    close->setFocusPolicy(Qt::TabFocus);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addWidget(m_text, 1);
    row->addWidget(m_more);
    row->addWidget(m_copy);
    row->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(barWidth + 12, 6, 6, 6);
    column->addLayout(row);
    column->addWidget(m_details);
    connect(m_more, &QToolButton::toggled, m_details, &QWidget::setVisible);
    connect(m_more, &QToolButton::toggled, m_copy, &QWidget::setVisible);
    connect(
        m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(details()); });
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
    connect(m_text, &QLabel::linkActivated, this, &Notice::linkActivated);
    hide();
}

void Notice::showFailure(const Error& error, const QString& versions, const QString& link)
{
    const QString happened = happenedText(error), advice = translated(error.advice);
    const QString subject = translated(error.subject);
    QStringList programs{
        QStringLiteral("ViTScope " VITSCOPE_VERSION), QStringLiteral("Qt %1").arg(qVersion())};
    if (!versions.isEmpty())
        programs += versions;
    QString sentence = happened.toHtmlEscaped();
    if (!subject.isEmpty())
        sentence = QStringLiteral("<b>%1</b>").arg(subject.toHtmlEscaped()) + translated(": ") + sentence;
    else if (!sentence.isEmpty())
        sentence[0] = sentence[0].toUpper();
    set(Kind::Failure, sentence + QStringLiteral(" ") + advice.toHtmlEscaped() + QStringLiteral(" ") + link,
        tr("Code: %1\nWhat happened: %2\nWhere: %3\nWhat to do: %4\nProgram: %5")
            .arg(QString::fromStdString(error.code), QString::fromStdString(error.happened),
                QString::fromStdString(error.subject), QString::fromStdString(error.advice),
                programs.join(", ")));
    m_failure = error;
}

void Notice::showRemark(const QString& text, const QString& links)
{
    set(Kind::Remark, text.toHtmlEscaped() + QStringLiteral(" ") + links, {});
}
void Notice::showSteps(const QString& richText)
{
    set(Kind::Steps, richText, {});
}

void Notice::set(Kind kind, const QString& richText, const QString& details)
{
    m_kind = kind;
    m_failure.reset();
    m_text->setText(richText);
    m_details->setPlainText(details);
    m_more->setChecked(false);
    m_more->setVisible(!details.isEmpty());
    m_copy->hide();
    m_details->hide();
    tint();
    show();
}

QColor Notice::accent() const
{
    return m_kind == Kind::Failure ? errorColor(palette())
        : m_kind == Kind::Remark   ? warningColor(palette())
                                   : palette().color(QPalette::Link);
}

/// Painted and not styled: a widget with a style sheet would keep the palette of the theme before.
void Notice::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), mixed(palette().color(QPalette::Window), accent(), 0.13));
    painter.fillRect(0, 0, barWidth, height(), accent());
}

void Notice::tint()
{
    m_icon->setPixmap(
        icon(m_kind == Kind::Steps ? "info" : "warning").pixmap(QSize(18, 18), devicePixelRatioF()));
    update();
}

void Notice::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    tint();
    const QString text = m_text->text(); // links keep the colour that they were set in
    m_text->clear();
    m_text->setText(text);
}

QString Notice::text() const
{
    return m_text->text();
}
QString Notice::details() const
{
    return m_details->toPlainText();
}

} // namespace vitscope
