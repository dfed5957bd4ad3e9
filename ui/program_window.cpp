// SPDX-License-Identifier: MIT
#include "ui/program_window.h"

#include "ui/icons.h"
#include "ui/language.h"

#include <QCloseEvent>
#include <QVBoxLayout>

namespace vitscope {

ProgramWindow::ProgramWindow(Session::EngineProvider engine)
    : m_session(std::make_shared<Session>(std::move(engine)))
    , m_language(appliedLanguage())
{
    setWindowIcon(icon("vitscope"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_content = makeContent();
    column->addWidget(m_content);
}

MainWindow* ProgramWindow::makeContent()
{
    auto* content = new MainWindow(m_session, this);
    connect(content, &QWidget::windowTitleChanged, this, &QWidget::setWindowTitle);
    content->installEventFilter(this);
    setWindowTitle(content->windowTitle());
    return content;
}

bool ProgramWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_content && event->type() == QEvent::ModifiedChange)
        setWindowModified(m_content->isWindowModified());
    return false;
}

void ProgramWindow::closeEvent(QCloseEvent* event)
{
    event->setAccepted(m_content->close());
}

void ProgramWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_language != appliedLanguage())
        changeLanguage();
}

void ProgramWindow::changeLanguage()
{
    m_language = appliedLanguage();
    const std::unique_ptr<MainWindow> before(m_content);
    before->hide(); // what nobody sees asks for no work
    before->disconnect(this);
    m_content = makeContent();
    delete layout()->replaceWidget(before.get(), m_content);
    m_content->show();
    m_content->succeed(*before);
}

} // namespace vitscope
