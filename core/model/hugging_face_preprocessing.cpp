// SPDX-License-Identifier: MIT
#include "core/base/hints.h"
#include "core/model/preprocess.h"
#include "core/model/preprocessing_values.h"

#include <cmath>
#include <tuple>

namespace vitscope {

namespace {

using namespace preprocessing_values;

/// What a processor class of transformers does when its file leaves a value out.
struct ProcessorClass
{
    const char* name; ///< how its type begins
    bool shortestEdge; ///< a plain number as size means the shortest edge, else a square
    int size; ///< 0: what the model takes
    int crop; ///< 0: none
    Interpolation interpolation;
    Channels mean, deviation;
};

constexpr ProcessorClass processorClasses[] = {
    {"ViT", false, 224, 0, Interpolation::Bilinear, half, half},
    {"DeiT", false, 256, 224, Interpolation::Bicubic, half, half},
    {"Beit", false, 224, 0, Interpolation::Bicubic, half, half},
    {"Bit", true, 224, 224, Interpolation::Bicubic, clipMean, clipDeviation},
    {"CLIP", true, 224, 224, Interpolation::Bicubic, clipMean, clipDeviation},
    {"Siglip", false, 224, 0, Interpolation::Bicubic, half, half},
    {"Siglip2", false, 0, 0, Interpolation::Bilinear, half, half}, // of the size that the model is run at
    {"DINOv3ViT", false, 224, 0, Interpolation::Bilinear, imageNetMean, imageNetDeviation},
};

const ProcessorClass& processorClassOf(const Json& config, FoundPreprocessing& found)
{
    for (const char* key : {"image_processor_type", "feature_extractor_type"}) {
        const Json* type = valueAt(config, key);
        if (!type || !type->is_string())
            continue;
        const std::string& name = type->get_ref<const std::string&>();
        for (const auto& known : processorClasses)
            for (const char* ending : {"ImageProcessor", "FeatureExtractor"})
                if (name.starts_with(std::string(known.name) + ending))
                    return known;
        found.notes.push_back(brokenNote(key, *type, "ViTImageProcessor"));
        break;
    }
    return processorClasses[0];
}

bool flag(const Json& config, const char* key, bool otherwise)
{
    const Json* value = valueAt(config, key);
    return value && value->is_boolean() ? value->get<bool>() : otherwise;
}

/// {"height", "width"}, {"shortest_edge"}, one number or [height, width].
std::optional<std::pair<Preprocessing::Resize, Size>> resizeIn(const Json& value, bool shortestEdge)
{
    using Resize = Preprocessing::Resize;
    std::optional<Size> size;
    Resize mode = Resize::Exact;
    if (value.is_number()) {
        mode = shortestEdge ? Resize::Shortest : Resize::Exact;
        size = sizeIn(value, value);
    } else if (value.is_array() && value.size() == 2) {
        size = sizeIn(value[0], value[1]);
    } else if (const Json* edge = valueAt(value, "shortest_edge")) {
        mode = Resize::Shortest;
        size = sizeIn(*edge, *edge);
    } else if (valueAt(value, "height") && valueAt(value, "width")) {
        size = sizeIn(value["height"], value["width"]);
    }
    return size ? std::optional(std::pair(mode, *size)) : std::nullopt;
}

void readResize(FoundPreprocessing& found, const Json& config, const ProcessorClass& processor, Size image)
{
    Preprocessing& preprocessing = found.preprocessing;
    preprocessing.mode
        = processor.shortestEdge ? Preprocessing::Resize::Shortest : Preprocessing::Resize::Exact;
    preprocessing.resize = processor.size ? Size{processor.size, processor.size} : image;
    if (const Json* size = valueAt(config, "size")) {
        if (const auto read = resizeIn(*size, processor.shortestEdge)) {
            std::tie(preprocessing.mode, preprocessing.resize) = *read;
            assume(found, "resize", Source::SideFile);
        } else {
            found.notes.push_back(brokenNote("size", *size, std::to_string(processor.size)));
        }
    }
    if (!flag(config, "do_resize", true))
        found.notes.push_back(
            "do_resize is false; the picture is resized all the same, so that it fits the model");
}

void readCrop(FoundPreprocessing& found, const Json& config, const ProcessorClass& processor)
{
    Preprocessing& preprocessing = found.preprocessing;
    preprocessing.crop.reset();
    if (valueAt(config, "do_center_crop"))
        assume(found, "crop", Source::SideFile);
    if (!flag(config, "do_center_crop", processor.crop != 0))
        return;
    const int side = processor.crop ? processor.crop : processor.size;
    preprocessing.crop = Size{side, side};
    if (const Json* size = valueAt(config, "crop_size")) {
        if (const auto read = resizeIn(*size, false); read && read->first == Preprocessing::Resize::Exact) {
            preprocessing.crop = read->second;
            assume(found, "crop", Source::SideFile);
        } else {
            found.notes.push_back(brokenNote("crop_size", *size, std::to_string(side)));
        }
    }
}

void readResample(FoundPreprocessing& found, const Json& config)
{
    constexpr std::pair<int, Interpolation> pillow[] = {{0, Interpolation::Nearest},
        {1, Interpolation::Lanczos}, {2, Interpolation::Bilinear}, {3, Interpolation::Bicubic}};
    const Json* value = valueAt(config, "resample");
    if (!value)
        return;
    for (const auto& [number, interpolation] : pillow)
        if (*value == number) {
            found.preprocessing.interpolation = interpolation;
            return assume(found, "interpolation", Source::SideFile);
        }
    found.notes.push_back(brokenNote("resample", *value, nameOf(found.preprocessing.interpolation)));
}

/// The file's factor and channels say (pixel * factor - mean) / deviation; ours say pixel / 255 first.
void readScaling(FoundPreprocessing& found, const Json& config)
{
    Preprocessing& preprocessing = found.preprocessing;
    readChannels(found, config, "image_mean", "image_std");
    if (!flag(config, "do_normalize", true)) {
        preprocessing.mean = {0, 0, 0};
        preprocessing.deviation = {1, 1, 1};
        assume(found, "mean", Source::SideFile);
        assume(found, "std", Source::SideFile);
    }
    double factor = 1.0 / 255;
    if (const Json* value = valueAt(config, "rescale_factor")) {
        if (value->is_number() && *value >= 1e-6 && *value <= 1e3)
            factor = value->get<double>();
        else
            found.notes.push_back(brokenNote("rescale_factor", *value, "1/255"));
    }
    if (!flag(config, "do_rescale", true))
        factor = 1;
    const double scale = factor * 255;
    if (std::abs(scale - 1) < 1e-6)
        return;
    for (std::size_t i = 0; i < 3; ++i) {
        preprocessing.mean[i] = float(preprocessing.mean[i] / scale);
        preprocessing.deviation[i] = float(preprocessing.deviation[i] / scale);
    }
    found.notes.push_back("pixels are scaled otherwise than by 1/255; mean and std were scaled to match");
}

/// The model's input size wins over the file's.
void fitTo(FoundPreprocessing& found, Size image)
{
    Preprocessing& preprocessing = found.preprocessing;
    std::optional<Size> yields = preprocessing.crop;
    if (!yields && preprocessing.mode == Preprocessing::Resize::Exact)
        yields = preprocessing.resize;
    if (!yields) { // transformers would hand over pictures of all sizes
        preprocessing.crop = image;
        return;
    }
    if (*yields == image)
        return;
    preprocessing = scaledTo(preprocessing, *yields, image);
    found.notes.push_back("preprocessor_config.json is for an input of " + sizeText(*yields)
        + " pixels; resize and crop were scaled to " + sizeText(image));
}

} // namespace

FoundPreprocessing huggingFacePreprocessing(const nlohmann::json& config, Size image)
{
    FoundPreprocessing found = usualPreprocessing(UsualPreprocessing::HuggingFace, image, Source::Family);
    const ProcessorClass& processor = processorClassOf(config, found);
    found.preprocessing.interpolation = processor.interpolation;
    found.preprocessing.mean = processor.mean;
    found.preprocessing.deviation = processor.deviation;
    readResize(found, config, processor, image);
    readCrop(found, config, processor);
    fitTo(found, image);
    readResample(found, config);
    readScaling(found, config);
    writeValues(found);
    return found;
}

} // namespace vitscope
