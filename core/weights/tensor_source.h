// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitscope {

enum class ElementType { F64, F32, F16, BF16, I64, I32, I16, I8, U8, Bool, Other };

/// Bytes of one element; 0 for Other.
std::size_t elementBytes(ElementType type);
/// "float32", "bfloat16", …
const char* nameOf(ElementType type);

/// A tensor as a file describes it.
struct TensorEntry
{
    std::string name; ///< 1..1024 bytes of UTF-8
    ElementType type = ElementType::Other;
    std::string typeName; ///< as the file says it, for types that cannot be run
    std::vector<std::int64_t> shape; ///< at most 8 axes

    std::uint64_t elements() const;
};

/// A file beside or inside the weights that may tell what tensors cannot.
struct SideFile
{
    std::string name; ///< base name: "config.json", "preprocessor_config.json", "vitscope.json"
    std::string text;
};

/// Named tensors in a file or folder: names, types and shapes first, bytes when asked.
/// Reads are const and thread-safe. Implementations: core/weights/formats/.
class TensorSource
{
public:
    virtual ~TensorSource() = default;

    virtual const std::string& format() const = 0; ///< "safetensors"
    virtual std::span<const TensorEntry> entries() const = 0;
    /// Copies the tensor's elements, contiguous in row-major order, little-endian, of the entry's own type,
    /// into `out` (exactly elements * elementBytes long). Honours offsets and strides of the file. Throws
    /// Error when the file changed, is cut short or its checksum is wrong.
    virtual void read(std::size_t entry, std::span<std::byte> out, const Cancel& cancel) const = 0;
    virtual std::span<const SideFile> sideFiles() const = 0;
    virtual std::span<const std::string> notes() const = 0; ///< harmless oddities, for the model panel
    /// SHA-256 over the weight files' bytes in order, lower-case hexadecimal. Reads everything once.
    virtual std::string sha256(const Cancel& cancel) const = 0;
    virtual std::string path() const = 0; ///< file or folder that was opened
    /// Whether the tensors come from a file that also holds the program that computes with them, which nobody
    /// reads: only a model that is known without it may be made of them.
    virtual bool isProgram() const { return false; }

    /// Index of a tensor by name.
    std::optional<std::size_t> find(std::string_view name) const;
};

struct OpenOptions
{
    /// Opens the tensors of a pickle that asks Python to run commands, which is refused otherwise. Nothing is
    /// run either way.
    bool despiteCommands = false;
};

/// Opens a weights file or model folder, whatever its name: content decides (see core/weights/formats.h).
/// Throws Error (Unreadable, Malformed, Unsupported) with the rule it breaks; executes nothing.
std::unique_ptr<TensorSource> openWeights(
    const std::string& path, const Cancel& cancel = {}, const OpenOptions& options = {});

} // namespace vitscope
