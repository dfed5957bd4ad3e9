// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace vitscope {

/// A line above the picture that never blocks: a failure with what happened, where and what to do, a remark,
/// or the first steps.
class Notice : public QFrame
{
    Q_OBJECT
public:
    explicit Notice(QWidget* parent = nullptr);

    /// `link`: a link for what may help, rich text, or empty.
    void showFailure(const Error& error, const QString& versions, const QString& link = {});
    /// Files that were skipped, notes. `links`: what may be done, rich text, or empty.
    void showRemark(const QString& text, const QString& links = {});
    void showSteps(const QString& richText); ///< links are reported by linkActivated

    QString text() const;
    const std::optional<Error>& failure() const { return m_failure; } ///< what it tells, if that is one
    QString details() const; ///< what the details hold, to be copied into a report

Q_SIGNALS:
    void linkActivated(const QString& link);
    void dismissed();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    enum class Kind { Steps, Remark, Failure };
    void set(Kind kind, const QString& richText, const QString& details);
    void tint();
    QColor accent() const;

    Kind m_kind = Kind::Steps;
    std::optional<Error> m_failure;
    QLabel* m_icon;
    QLabel* m_text;
    QToolButton* m_more;
    QToolButton* m_copy;
    QPlainTextEdit* m_details;
};

} // namespace vitscope
