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
    {0, "GGUF"sv, ErrorKind::Unsupported, "VTS-G1-GGUF", "This is a GGUF file.", saveAgain},
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
    if (looksLikeOnnx(head))
        unsupported("VTS-G1-ONNX", "This looks like an ONNX model.", name, saveAgain);
    if (head.size() < 10)
        unreadable("VTS-G1-SHORT", "The file is too short to hold weights.", name, "Download it again.");
    if (looksLikeText(head))
        unreadable("VTS-G1-TEXT", "This is a text file, not weights.", name, notWeights);
    unreadable("VTS-G1", "This is no weights file that ViTScope knows.", name, notWeights);
}

} // namespace vitscope
