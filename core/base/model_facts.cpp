// SPDX-License-Identifier: MIT
#include "core/base/model_facts.h"

namespace vitscope {

const char* nameOf(Source source)
{
    switch (source) {
    case Source::Person:
        return "your hint";
    case Source::HintFile:
        return "vitscope.json";
    case Source::SideFile:
        return "config file";
    case Source::Weights:
        return "weights";
    case Source::Family:
        return "family default";
    case Source::Guess:
        return "guess";
    }
    return "";
}

const char* nameOf(Interpolation interpolation)
{
    switch (interpolation) {
    case Interpolation::Nearest:
        return "nearest";
    case Interpolation::Bilinear:
        return "bilinear";
    case Interpolation::Bicubic:
        return "bicubic";
    case Interpolation::Lanczos:
        return "lanczos";
    }
    return "";
}

} // namespace vitscope
