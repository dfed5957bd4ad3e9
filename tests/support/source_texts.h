// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace vitscope {

/// The texts that a C++ source puts together from literals, with %1, %2 … for what stands between them:
/// `"there is no " + name + "."` is "there is no %1.". Neighbouring literals are one; the branches of a
/// condition, arguments and members of a list are texts of their own. Raw literals are left out.
QStringList textsOf(const QString& source);

} // namespace vitscope
