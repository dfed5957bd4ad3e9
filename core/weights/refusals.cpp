// SPDX-License-Identifier: MIT
#include "core/weights/refusals.h"

#include "core/base/utf8.h"
#include "core/weights/refuse.h"
#include "core/weights/tensor_limits.h"

#include <algorithm>
#include <cctype>

namespace vitscope {

namespace {

using namespace std::string_view_literals;

struct Known
{
    std::size_t offset;
    std::string_view signature;
    ErrorKind kind;
    const char* code;
    const char* happened;
    const char* advice;
};

constexpr auto saveAgain = "Save the model's state_dict as safetensors or with torch.save and open that.";
constexpr auto notWeights = "Choose a safetensors file, a PyTorch checkpoint or a model folder.";

constexpr Known knownFiles[] = {
    {0, "version https://git-lfs"sv, ErrorKind::Unreadable, "VTS-G1-LFS",
        "This is a Git-LFS pointer, not the weights.",
        "Run `git lfs pull` or use the site's download button."},
    {257, "ustar"sv, ErrorKind::Unsupported, "VTS-G1-TAR",
        "This is a tar archive, perhaps a checkpoint from before PyTorch 0.1.10.",
        "Unpack it and open the weights inside, or re-save them with a current PyTorch."},
    {0, "\x93NUMPY"sv, ErrorKind::Unsupported, "VTS-G1-NPY",
        "This is one NumPy array; a model's weights are many arrays by name.",
        "Save them with numpy.savez(file, **arrays) and open the .npz."},
    {0, "\x89HDF\r\n\x1a\n"sv, ErrorKind::Unsupported, "VTS-G1-HDF5",
        "This is an HDF5 file, as Keras writes it.", saveAgain},
    {0, "GGUF"sv, ErrorKind::Unsupported, "VTS-G1-GGUF", "This is a GGUF file, as llama.cpp reads it.",
        "Open the model that it was made from; its weights are not quantised."},
    {0, "lmgg"sv, ErrorKind::Unsupported, "VTS-G1-GGUF", "This is a GGML file, as vit.cpp reads it.",
        "Open the model that it was made from; its weights are not quantised."},
    {4, "TFL3"sv, ErrorKind::Unsupported, "VTS-G1-TFLITE", "This is a TensorFlow Lite model.", saveAgain},
    {0, "7z\xbc\xaf\x27\x1c"sv, ErrorKind::Unsupported, "VTS-G1-7Z", "This is a 7z archive.",
        "Unpack it and open the weights inside."},
    {0, "\x1f\x8b"sv, ErrorKind::Unsupported, "VTS-G1-GZIP", "This is a gzip archive.",
        "Unpack it and open the weights inside."},
    {0,
        "\xfd"
        "7zXZ"sv,
        ErrorKind::Unsupported, "VTS-G1-XZ", "This is an xz archive.",
        "Unpack it and open the weights inside."},
    {0, "\x28\xb5\x2f\xfd"sv, ErrorKind::Unsupported, "VTS-G1-ZSTD", "This is a Zstandard archive.",
        "Unpack it and open the weights inside."},
    {0, "Rar!"sv, ErrorKind::Unsupported, "VTS-G1-RAR", "This is a RAR archive.",
        "Unpack it and open the weights inside."},
    {0, "\x89PNG"sv, ErrorKind::Unreadable, "VTS-G1-PICTURE", "This is a picture, not weights.", notWeights},
    {0, "\xff\xd8\xff"sv, ErrorKind::Unreadable, "VTS-G1-PICTURE", "This is a picture, not weights.",
        notWeights},
};

bool startsWithIgnoringCase(std::string_view text, std::string_view lowerCase)
{
    return text.size() >= lowerCase.size()
        && std::equal(lowerCase.begin(), lowerCase.end(), text.begin(),
            [](char expected, char c) { return expected == std::tolower(static_cast<unsigned char>(c)); });
}

bool looksLikeWebPage(std::string_view head)
{
    const auto start = head.find_first_not_of(" \t\r\n");
    head = start == std::string_view::npos ? ""sv : head.substr(start);
    return startsWithIgnoringCase(head, "<!doctype html") || startsWithIgnoringCase(head, "<html")
        || startsWithIgnoringCase(head, "<head");
}

/// A protobuf that begins as ONNX does: field 1 (the version) is a small number, then a text or message.
bool looksLikeOnnx(std::string_view head)
{
    return head.size() > 3 && head[0] == '\x08' && head[1] > 0 && head[1] < 0x20
        && (head[2] == '\x12' || head[2] == '\x1a' || head[2] == '\x3a' || head[2] == '\x42');
}

/// A protobuf: version 1, then a graph of more than 127 bytes that begins with its own description.
bool looksLikeSavedModel(std::string_view head)
{
    return head.starts_with("\x08\x01\x12"sv) && head.size() > 8 && head[3] < 0
        && head.substr(4, 5).find('\x0a') != std::string_view::npos;
}

/// A map whose first key is text.
bool looksLikeMessagePack(std::string_view head)
{
    if (head.size() < 8)
        return false;
    const auto first = std::uint8_t(head[0]);
    const std::size_t key = first > 0x80 && first <= 0x8f ? 1 : first == 0xde ? 3 : first == 0xdf ? 5 : 0;
    const auto length = std::uint8_t(head[key]);
    const bool isShort = length > 0xa0 && length <= 0xbf;
    if (key == 0 || !isShort || head.size() < key + 1 + (length & 0x1f))
        return false;
    const auto text = head.substr(key + 1, length & 0x1f);
    return std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isprint(c); });
}

/// The table of a TensorFlow checkpoint ends in a number of its own.
bool endsAsTensorFlowIndex(const FileBytes& file)
{
    constexpr auto ending = "\x57\xfb\x80\x8b\x24\x75\x47\xdb"sv;
    if (file.size() < ending.size())
        return false;
    const auto last = file.bytes(file.size() - ending.size(), ending.size());
    return asText(last) == ending;
}

bool looksLikeText(std::string_view head)
{
    // A character may be cut at the end of the head.
    for (int cut = 0; cut < 4 && !head.empty(); ++cut, head.remove_suffix(1))
        if (isUtf8(head))
            return std::none_of(head.begin(), head.end(),
                [](char c) { return (c >= 0 && c < ' ' && !std::isspace(c)) || c == 0x7f; });
    return false;
}

} // namespace

void refuseByContent(const Candidate& candidate)
{
    const std::string name = candidate.file->name();
    const std::string_view head = candidate.head;
    if (head.empty())
        unreadable("VTS-G1-EMPTY", "The file is empty.", name, "Download it again.");
    for (const Known& known : knownFiles)
        if (head.size() >= known.offset && head.substr(known.offset).starts_with(known.signature)) {
            const std::string size = " (" + shownCount(candidate.file->size()) + " bytes)";
            std::string happened = known.happened;
            if (known.code == "VTS-G1-LFS"sv)
                happened.insert(happened.size() - 1, size);
            throw Error(known.kind, known.code, happened, name, known.advice);
        }
    if (looksLikeWebPage(head))
        unreadable("VTS-G1-HTML", "This is a web page, not the weights.", name,
            "Download the file itself, with the site's download button.");
    if (looksLikeSavedModel(head))
        unsupported("VTS-G1-TENSORFLOW",
            "This looks like a TensorFlow SavedModel, a program with its weights.", name, saveAgain);
    if (looksLikeMessagePack(head))
        unsupported("VTS-G1-MSGPACK", "This looks like a Flax checkpoint (MessagePack).", name,
            "Save its parameters in Python: numpy.savez(file, **flax.traverse_util.flatten_dict(params, "
            "sep='/')).");
    if (endsAsTensorFlowIndex(*candidate.file))
        unsupported("VTS-G1-TENSORFLOW", "This is the index of a TensorFlow checkpoint.", name, saveAgain);
    if (name.find(".data-0") != std::string::npos)
        unsupported(
            "VTS-G1-TENSORFLOW", "By its name this is a part of a TensorFlow checkpoint.", name, saveAgain);
    if (looksLikeOnnx(head))
        unsupported("VTS-G1-ONNX", "This looks like an ONNX model.", name, saveAgain);
    if (head.size() < 10)
        unreadable("VTS-G1-SHORT", "The file is too short to hold weights.", name, "Download it again.");
    if (looksLikeText(head))
        unreadable("VTS-G1-TEXT", "This is a text file, not weights.", name, notWeights);
    unreadable("VTS-G1", "This is no weights file that ViTScope knows.", name, notWeights);
}

} // namespace vitscope
