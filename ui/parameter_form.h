// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/query.h"

#include <QWidget>

class QFormLayout;

namespace vitscope {

/// A form made from a method's list of parameters; knows no method. Fields hold what was last set.
class ParameterForm : public QWidget
{
    Q_OBJECT
public:
    explicit ParameterForm(QWidget* parent = nullptr);

    /// New fields where the list is another one, else new values only.
    void show(const MethodFacts& method, const Parameters& values);

Q_SIGNALS:
    void changed(const QString& id, const QString& title, double value); ///< by a person

private:
    QWidget* field(const Parameter& parameter);
    static void setValue(QWidget* field, double value);

    std::string m_method;
    QFormLayout* m_form;
    std::vector<std::pair<std::string, QWidget*>> m_fields;
};

} // namespace vitscope
