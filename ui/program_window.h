// SPDX-License-Identifier: MIT
#pragma once

#include "ui/main_window.h"

namespace vitscope {

/// The program's window on the desktop. It stays while the language changes: then the MainWindow in it, whose
/// texts are all of one language, makes way for another one around the same session, which looks as the one
/// before was left. So no text can be forgotten.
class ProgramWindow : public QWidget
{
    Q_OBJECT
public:
    explicit ProgramWindow(Session::EngineProvider engine);

    MainWindow& content() { return *m_content; }

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    MainWindow* makeContent();
    void changeLanguage();

    std::shared_ptr<Session> m_session;
    QString m_language; ///< of the content
    MainWindow* m_content = nullptr;
};

} // namespace vitscope
