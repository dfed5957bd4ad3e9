// SPDX-License-Identifier: MIT
#pragma once

#include "ui/content.h"

#include <QByteArray>

#include <map>

/// Reading and running what a view names. For the worker thread; throws Error and Cancelled.
namespace vitscope {

using PastedPictures = std::map<std::string, QByteArray>; ///< encoded pictures by name

/// The hints that a person gave these weights before. Hashing them is spared where none were ever given.
ModelHints recalledHints(const Engine& engine, const std::string& path, const Cancel& cancel);

/// From the encoded bytes, or from the file where there are none.
std::shared_ptr<const Picture> pictureFrom(
    const Engine& engine, const std::string& path, const QByteArray& pasted, const Cancel& cancel);

/// Model, picture and passes of a view; of what is known nothing is made again.
Content contentOf(const Engine& engine, const ViewState& view, const ContentCache& known,
    const PastedPictures& pasted, const Cancel& cancel, const Progress& progress);

} // namespace vitscope
