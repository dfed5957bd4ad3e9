// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <QToolBar>

namespace vitscope {

/// "Class token", "Register 2" of "cls", "reg2".
QString prefixText(const std::string& name);

/// The tokens that are no pixels (class, distillation, registers) and the pinned patches, as buttons: the
/// pressed one asks.
class TokenBar : public QToolBar
{
    Q_OBJECT
public:
    explicit TokenBar(Session& session, QWidget* parent = nullptr);

private:
    void rebuild();
    void takeFocusInOrder();
    void rebuildButtons(const ViTShape& shape);
    QAction* addToken(int token, const QString& text, const QString& sentence);

    Session& m_session;
    std::vector<std::string> m_prefix; ///< what the buttons were made for
    std::vector<int> m_pins;
    std::size_t m_selected = 0; ///< patches
    QAction* m_selection = nullptr; ///< the button of the selection; null without one
    const Run* m_run = nullptr;
};

} // namespace vitscope
