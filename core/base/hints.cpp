// SPDX-License-Identifier: MIT
#include "core/base/hints.h"

#include "core/base/error.h"
#include "core/base/labels.h"
#include "core/base/number_text.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

namespace vitscope {

namespace {

using Text = std::string_view;

[[noreturn]] void refuse(Text key, Text text, const std::string& wanted)
{
    throw Error(ErrorKind::Failed, "VTS-U1", "\"" + shownName(text) + "\" does not fit this option.",
        "--" + std::string(key), "It takes " + wanted + ".");
}

int positive(Text key, Text text, Text part, const std::string& wanted)
{
    const auto number = parseInteger(part);
    if (!number || *number <= 0 || *number > (1 << 20))
        refuse(key, text, wanted);
    return *number;
}

/// "224" or "224x192" (height first).
Size parseSize(Text key, Text text, Text part, const std::string& wanted)
{
    const std::size_t cross = part.find('x');
    const int height = positive(key, text, part.substr(0, cross), wanted);
    return {height, cross == Text::npos ? height : positive(key, text, part.substr(cross + 1), wanted)};
}

std::array<float, 3> parseChannels(Text key, Text text)
{
    const std::size_t first = text.find(','), second = text.find(',', first + 1);
    const std::string wanted = "three numbers for red, green and blue, such as 0.5,0.5,0.5";
    if (first == Text::npos || second == Text::npos)
        refuse(key, text, wanted);
    std::array<float, 3> channels{};
    const std::array<Text, 3> parts{
        text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1)};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto number = parseNumber(parts[i]);
        if (!number || (key == "std" && *number <= 0))
            refuse(key, text, wanted);
        channels[i] = float(*number);
    }
    return channels;
}

std::pair<Preprocessing::Resize, Size> parseResize(Text key, Text text)
{
    const std::string wanted = "shortest:N, exact:HxW or cover:HxW";
    const std::size_t colon = text.find(':');
    const Text mode = text.substr(0, colon);
    if (colon == Text::npos || (mode != "shortest" && mode != "exact" && mode != "cover"))
        refuse(key, text, wanted);
    const Size size = parseSize(key, text, text.substr(colon + 1), wanted);
    if (mode == "shortest" && size.height != size.width)
        refuse(key, text, wanted);
    using Resize = Preprocessing::Resize;
    return {mode == "shortest" ? Resize::Shortest : mode == "exact" ? Resize::Exact : Resize::Cover, size};
}

constexpr std::array interpolations{std::pair{Text("nearest"), Interpolation::Nearest},
    std::pair{Text("bilinear"), Interpolation::Bilinear}, std::pair{Text("bicubic"), Interpolation::Bicubic},
    std::pair{Text("lanczos"), Interpolation::Lanczos}};

Interpolation parseInterpolation(Text key, Text text)
{
    for (const auto& [name, value] : interpolations)
        if (name == text)
            return value;
    refuse(key, text, "nearest, bilinear, bicubic or lanczos");
}

std::string parseChoice(Text key, Text text, std::span<const Text> choices)
{
    std::string wanted;
    for (const Text choice : choices) {
        if (choice == text)
            return std::string(text);
        wanted += (wanted.empty() ? "" : " or ") + std::string(choice);
    }
    refuse(key, text, wanted);
}

double positiveNumber(Text key, Text text)
{
    const auto number = parseNumber(text);
    if (!number || *number <= 0)
        refuse(key, text, "a number above 0");
    return *number;
}

std::vector<std::string> readLabels(Text text)
{
    const std::filesystem::path path(text);
    const std::string name = shownName(path.filename().string());
    std::error_code failed;
    std::ifstream file;
    if (std::filesystem::is_regular_file(path, failed)
        && std::filesystem::file_size(path, failed) <= (8 << 20))
        file.open(path, std::ios::binary);
    if (!file.is_open())
        throw Error(ErrorKind::Unreadable, "VTS-U2", "This is not a readable text file of at most 8 MiB.",
            name, "Give a file with one class name on each line.");
    return labelsFromText(std::string(std::istreambuf_iterator<char>(file), {}), name);
}

struct Row
{
    HintFacts facts;
    void (*set)(ModelHints&, Text key, Text text);
    std::string (*text)(const ModelHints&); ///< empty when not set
};

std::string channelsText(const std::optional<std::array<float, 3>>& channels)
{
    return channels
        ? numberText((*channels)[0]) + "," + numberText((*channels)[1]) + "," + numberText((*channels)[2])
        : "";
}

std::string interpolationText(const ModelHints& hints)
{
    for (const auto& [name, value] : interpolations)
        if (hints.interpolation == value)
            return std::string(name);
    return {};
}

constexpr const char* sizeWanted = "pixels, H or HxW";

constexpr std::array<Text, 3> activations{"gelu", "gelu_tanh", "quick_gelu"};
constexpr std::array<Text, 5> pools{"cls", "avg", "max", "avgmax", "map"};
constexpr std::array<Text, 4> resizings{"bicubic", "bicubic_antialias", "bilinear", "bilinear_antialias"};
constexpr std::array<Text, 4> interpolationNames{"nearest", "bilinear", "bicubic", "lanczos"};

const std::array<Row, 16> rows{{
    {{"family", "family", "NAME", "Family of the model (timm-vit, hf-vit).", {}},
        [](ModelHints& hints, Text, Text text) { hints.family = std::string(text); },
        [](const ModelHints& hints) {
            return hints.family.value_or("");
        }},
    {{"architecture", "architecture", "NAME", "timm's name of the model, which tells what tensors do not.",
         {}},
        [](ModelHints& hints, Text, Text text) { hints.architecture = std::string(text); },
        [](const ModelHints& hints) {
            return hints.architecture.value_or("");
        }},
    {{"heads", "heads", "N", "Number of attention heads.", {}},
        [](ModelHints& hints, Text key, Text text) {
            hints.heads = positive(key, text, text, "a whole number above 0");
        },
        [](const ModelHints& hints) {
            return hints.heads ? std::to_string(*hints.heads) : "";
        }},
    {{"image-size", "image size", "H[xW]", "Pixels of the model's input.", {}},
        [](ModelHints& hints, Text key, Text text) {
            hints.imageSize = parseSize(key, text, text, sizeWanted);
        },
        [](const ModelHints& hints) {
            return hints.imageSize ? sizeText(*hints.imageSize) : "";
        }},
    {{"patch-size", "patch size", "P|HxW", "Pixels of a patch.", {}},
        [](ModelHints& hints, Text key, Text text) {
            hints.patchSize = parseSize(key, text, text, sizeWanted);
        },
        [](const ModelHints& hints) {
            return hints.patchSize ? sizeText(*hints.patchSize) : "";
        }},
    {{"position-resizing", "position resizing", "NAME",
         "How positions are resized for another image size, in place of the library's own rule.", resizings},
        [](ModelHints& hints, Text key, Text text) {
            hints.positionResizing = parseChoice(key, text, resizings);
        },
        [](const ModelHints& hints) {
            return hints.positionResizing.value_or("");
        }},
    {{"eps", "layer norm epsilon", "E", "Epsilon of every layer norm.", {}},
        [](ModelHints& hints, Text key, Text text) { hints.epsilon = positiveNumber(key, text); },
        [](const ModelHints& hints) {
            return hints.epsilon ? numberText(*hints.epsilon) : "";
        }},
    {{"activation", "activation", "NAME", "gelu, gelu_tanh or quick_gelu.", activations},
        [](ModelHints& hints, Text key, Text text) {
            hints.activation = parseChoice(key, text, activations);
        },
        [](const ModelHints& hints) {
            return hints.activation.value_or("");
        }},
    {{"pool", "pool", "NAME", "What feeds the classifier: cls, avg, max, avgmax or map.", pools},
        [](ModelHints& hints, Text key, Text text) { hints.pool = parseChoice(key, text, pools); },
        [](const ModelHints& hints) {
            return hints.pool.value_or("");
        }},
    {{"qk-scale", "query scale", "F", "Factor of queries times keys, in place of 1/sqrt(head width).", {}},
        [](ModelHints& hints, Text key, Text text) { hints.queryScale = positiveNumber(key, text); },
        [](const ModelHints& hints) {
            return hints.queryScale ? numberText(*hints.queryScale) : "";
        }},
    {{"mean", "mean", "R,G,B", "Subtracted from channels scaled to 0..1.", {}},
        [](ModelHints& hints, Text key, Text text) { hints.mean = parseChannels(key, text); },
        [](const ModelHints& hints) {
            return channelsText(hints.mean);
        }},
    {{"std", "std", "R,G,B", "Divides them; mean 0,0,0 and std 1,1,1 scale to 0..1 only.", {}},
        [](ModelHints& hints, Text key, Text text) { hints.deviation = parseChannels(key, text); },
        [](const ModelHints& hints) {
            return channelsText(hints.deviation);
        }},
    {{"resize", "resize", "HOW", "shortest:N, exact:HxW or cover:HxW.", {}},
        [](ModelHints& hints, Text key, Text text) { hints.resize = parseResize(key, text); },
        [](const ModelHints& hints) {
            return hints.resize ? resizeText(hints.resize->first, hints.resize->second) : std::string();
        }},
    {{"crop", "crop", "HxW|none", "Centre crop after resizing.", {}},
        [](ModelHints& hints, Text key, Text text) {
            hints.crop.emplace(); // set, but without a size: no crop
            if (text != "none")
                *hints.crop = parseSize(key, text, text, "pixels, H or HxW, or none");
        },
        [](const ModelHints& hints) {
            return !hints.crop ? "" : *hints.crop ? sizeText(**hints.crop) : std::string("none");
        }},
    {{"interpolation", "interpolation", "NAME", "nearest, bilinear, bicubic or lanczos.", interpolationNames},
        [](ModelHints& hints, Text key, Text text) { hints.interpolation = parseInterpolation(key, text); },
        interpolationText},
    {{"labels", "class names", "FILE", "Names of the classes, one a line, or JSON.", {}},
        [](ModelHints& hints, Text, Text text) { hints.labels = readLabels(text); },
        [](const ModelHints&) {
            return std::string();
        }},
}};

} // namespace

std::span<const HintFacts> hintFacts()
{
    static const std::array<HintFacts, rows.size()> facts = [] {
        std::array<HintFacts, rows.size()> found;
        std::transform(rows.begin(), rows.end(), found.begin(), [](const Row& row) { return row.facts; });
        return found;
    }();
    return facts;
}

void setHint(ModelHints& hints, std::string_view key, std::string_view text)
{
    for (const Row& row : rows)
        if (row.facts.key == key)
            return row.set(hints, key, text);
    throw Error(
        ErrorKind::Failed, "VTS-U1", "There is no such hint.", shownName(key), "See vitscope --help.");
}

std::vector<std::pair<std::string, std::string>> hintTexts(const ModelHints& hints)
{
    std::vector<std::pair<std::string, std::string>> texts;
    for (const Row& row : rows)
        if (const std::string text = row.text(hints); !text.empty())
            texts.emplace_back(row.facts.key, text);
    return texts;
}

std::string sizeText(const Size& size)
{
    return std::to_string(size.height) + "x" + std::to_string(size.width);
}

std::string resizeText(Preprocessing::Resize mode, const Size& size)
{
    if (mode == Preprocessing::Resize::Shortest)
        return "shortest:" + std::to_string(size.height);
    return (mode == Preprocessing::Resize::Exact ? "exact:" : "cover:") + sizeText(size);
}

} // namespace vitscope
