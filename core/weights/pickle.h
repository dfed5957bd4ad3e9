// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/pickle_values.h"

namespace vitscope {

/// Reads a pickle as a description and executes nothing (rules P1 to P9): calls become table look-ups,
/// unknown names become opaque values. `pickle` must outlive the document; what follows the pickle is left
/// alone (see PickleDocument::endOffset). `file` is the subject of errors (Malformed, VTS-P…). Polls `cancel`
/// every 4,096 opcodes.
PickleDocument readPickle(std::span<const std::byte> pickle, const std::string& file, const Cancel& cancel);

/// The same from `start` of a file on, however large: texts and bytes longer than
/// PickleDocument::longestKept stay in the file. Offsets count from `start`.
PickleDocument readPickle(const FileBytes& file, std::uint64_t start, const Cancel& cancel);

/// Throws the red line for a pickle that asks Python to run commands (Unsupported, VTS-P10), unless it is to
/// be opened despite them.
void refuseDangerousGlobals(const PickleDocument& document, const OpenOptions& options = {});

/// Names that had no meaning to us and were left out, sorted, each once.
std::vector<std::string> opaqueGlobals(const PickleDocument& document);
/// The same as sentences for the model panel; commands come first and in stronger words.
std::vector<std::string> opaqueNotes(const PickleDocument& document);

} // namespace vitscope
