// SPDX-License-Identifier: MIT
#include "ui/method_text.h"

#include "ui/language.h"

namespace vitscope {

namespace {

QString escaped(const std::string& text)
{
    return translated(text).toHtmlEscaped();
}

} // namespace

QString classMark(const MethodFacts& method)
{
    return translated(method.usesClass ? "class-specific" : "class-agnostic");
}

QString costText(const MethodFacts& method)
{
    return translated("Cost: %1.").arg(translated(method.cost));
}

QString refusalText(const QString& refusal)
{
    return translated("Not for this model: %1").arg(refusal);
}

QString methodTip(const MethodFacts& method, const QString& refusal)
{
    QString tip = QStringLiteral("<p><b>%1</b>%2 %3</p><p>%4</p><p>%5</p>")
                      .arg(escaped(method.title), translated(", %1.").arg(classMark(method)),
                          escaped(method.sentence), translated("But: %1").arg(escaped(method.cannot)),
                          costText(method).toHtmlEscaped());
    if (!refusal.isEmpty())
        tip += QStringLiteral("<p><b>%1</b></p>").arg(refusalText(refusal).toHtmlEscaped());
    return tip;
}

} // namespace vitscope
