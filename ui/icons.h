// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>
#include <QString>

namespace vitscope {

/// A drawn icon of resources/icons, in the palette's text colour at every size, theme and screen.
QIcon icon(const QString& name);

} // namespace vitscope
