// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace vitscope {

/// The object under a name by which tests and screen readers find it.
template <typename Object> Object* named(const char* name, Object* object)
{
    object->setObjectName(QLatin1String(name));
    return object;
}

} // namespace vitscope
