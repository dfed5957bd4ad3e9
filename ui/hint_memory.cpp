// SPDX-License-Identifier: MIT
#include "ui/hint_memory.h"

#include "core/base/error.h"
#include "core/base/hints.h"

#include <QSettings>

namespace vitscope {

namespace {

QSettings store()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, "vitscope", "hints");
}

QString key(const std::string& sha256)
{
    return QString::fromStdString(sha256);
}

} // namespace

bool HintMemory::empty() const
{
    return store().allKeys().isEmpty();
}

ModelHints HintMemory::recall(const std::string& sha256) const
{
    const QString text = store().value(key(sha256)).toString();
    if (text.isEmpty())
        return {};
    try {
        return hintsFromJson(text.toStdString());
    } catch (const Error&) { // written by another version or by hand: as if nothing were kept
        return {};
    }
}

void HintMemory::keep(const std::string& sha256, const ModelHints& hints)
{
    QSettings settings = store();
    if (hints == ModelHints())
        settings.remove(key(sha256));
    else
        settings.setValue(key(sha256), QString::fromStdString(hintsToJson(hints)));
}

} // namespace vitscope
