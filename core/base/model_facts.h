// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What may be known of a model without seeing a tensor: the words that the window, the command line and the
/// model library share. Everything here is a value.
namespace vitscope {

/// Where a value that the weights do not hold came from. Guesses are shown as guesses.
enum class Source {
    Person, ///< a hint on the command line or in the window
    HintFile, ///< vitscope.json beside the weights
    SideFile, ///< config.json, preprocessor_config.json, …
    Weights, ///< names and shapes of the tensors
    Family, ///< the family's known default
    Guess, ///< nothing says so; a likely value
};

/// "your hint", "vitscope.json", "config.json", "weights", "family default", "guess".
const char* nameOf(Source source);

struct Size
{
    int height = 0, width = 0;
    bool operator==(const Size&) const = default;
};

enum class Interpolation { Nearest, Bilinear, Bicubic, Lanczos };
const char* nameOf(Interpolation interpolation);

/// From a picture to the model's input. Sizes in pixels, mean and standard deviation of channels scaled to
/// 0..1.
struct Preprocessing
{
    enum class Resize {
        Shortest, ///< the shorter side becomes `resize.height`, aspect kept (torchvision, timm crop_mode
                  ///< center)
        Exact, ///< squashed to `resize` (Hugging Face ViT, timm crop_mode squash)
        Cover, ///< aspect kept, the smallest size that covers `resize` (timm center crop of a non-square
               ///< target)
    };
    Resize mode = Resize::Exact;
    Size resize;
    std::optional<Size> crop; ///< centre crop after resizing; padded with zeros where the picture is smaller
    bool cropOffsetFloored
        = false; ///< centre crop offset: Hugging Face floors, timm and torchvision round half to even
    Interpolation interpolation = Interpolation::Bilinear; ///< antialiased, as Pillow does it
    std::array<float, 3> mean{0.5f, 0.5f, 0.5f};
    std::array<float, 3> deviation{0.5f, 0.5f, 0.5f};

    bool operator==(const Preprocessing&) const = default;
};

/// What the weights alone cannot tell and a person may say; every field overrides what was found.
/// The same keys make up the hint file vitscope.json (see model/hints.h).
struct ModelHints
{
    std::optional<std::string> family;
    std::optional<std::string> architecture; ///< a published name that tells what tensors do not
    std::optional<int> heads;
    std::optional<Size> imageSize; ///< pixels of the model's input
    std::optional<Size> patchSize;
    std::optional<std::string> positionResizing; ///< how a position table is resized: "bicubic_antialias", …
    std::optional<double> epsilon; ///< of every LayerNorm
    std::optional<std::string> activation; ///< gelu, gelu_tanh, quick_gelu
    std::optional<std::string> pool; ///< cls, avg, map
    std::optional<double> queryScale; ///< replaces headDim^-0.5
    std::optional<std::array<float, 3>> mean, deviation;
    std::optional<std::pair<Preprocessing::Resize, Size>> resize;
    std::optional<std::optional<Size>> crop; ///< set but empty: no crop
    std::optional<Interpolation> interpolation;
    std::optional<std::vector<std::string>> labels;
    /// Weights that ask Python to run commands are opened, too; nothing is run either way. Never taken from a
    /// file.
    bool openAnyway = false;

    bool operator==(const ModelHints&) const = default;
};

/// One value that the file did not hold, and where it came from.
struct Assumption
{
    std::string name; ///< "heads", "layer norm epsilon", "mean", …
    std::string value; ///< as text
    Source source = Source::Guess;
    std::string note; ///< why, or empty
};

struct ViTShape
{
    int layers = 0;
    int heads = 0;
    int dim = 0; ///< width of the residual stream
    int headDim = 0;
    int mlpDim = 0;
    Size image; ///< pixels of the model's input
    Size patch; ///< pixels
    int rows = 0, columns = 0; ///< of the patch grid
    std::vector<std::string> prefix; ///< "cls", "dist", "reg0", … in token order; empty without any
    int classes = 0; ///< 0 for a headless model

    int tokens() const { return int(prefix.size()) + rows * columns; }
};

/// What was opened and how it was understood: the model panel and `vitscope info`.
struct ModelReport
{
    std::string file; ///< base name of the weights file or folder
    std::string sha256; ///< of the weights' bytes (all shards in order), lower-case hexadecimal
    std::string format; ///< "safetensors", "torch zip checkpoint", …
    std::string family; ///< id: "timm-vit", "hf-vit"
    std::string title; ///< "timm Vision Transformer, distilled"
    std::vector<std::string> evidence; ///< why this family
    std::string weightType; ///< "float32", "float16", "bfloat16" or "mixed"
    ViTShape shape;
    std::string pool; ///< what feeds the classifier: "cls", "avg", "cls and dist, averaged"
    Preprocessing preprocessing;
    std::vector<Assumption> assumptions;
    std::vector<std::string> unused; ///< tensors in the file that this family does not use
    std::vector<std::string> notes; ///< harmless oddities of the file
    std::int64_t parameters = 0; ///< numbers used
    std::int64_t weightBytes = 0; ///< held in memory
    double flops = 0; ///< floating point operations of one pass, multiply and add counted as two
    std::int64_t passBytes = 0; ///< estimate of what a pass with capture needs beside the weights
    std::vector<std::string> classNames; ///< empty or `shape.classes` long
};

struct Prediction
{
    int index = 0;
    std::string name; ///< "class 7" where no names are known
    float logit = 0;
    float probability = 0; ///< 0..1, softmax over all classes
};

} // namespace vitscope
