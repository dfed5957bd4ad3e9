// SPDX-License-Identifier: MIT
#include "app/commands/described.h"

#include "core/figure/colormap.h"
#include "core/figure/templates.h"

#include <algorithm>

namespace vitscope {

std::vector<DescribedCommand> describedCommands()
{
    std::vector<DescribedCommand> described;
    for (const Command* command : commands()) {
        Options options("vitscope " + std::string(command->name), command->sentence);
        command->declare(options);
        described.push_back({*command, options.rows()});
        described.back().options.push_back({"-h,--help", {}, "Print the help and exit.", "Options"});
    }
    return described;
}

std::vector<std::string> namesOf(const OptionRow& option)
{
    std::vector<std::string> names{""};
    for (const char c : option.names) {
        if (c == ',')
            names.emplace_back();
        else
            names.back() += c;
    }
    return names;
}

std::vector<std::string> choicesOf(const OptionRow& option)
{
    const std::string name = namesOf(option).back();
    std::vector<std::string> choices;
    if (name == "--colormap") {
        choices.push_back(DisplayOptions::automatic);
        for (const Colormap& one : colormaps())
            choices.emplace_back(one.id);
    } else if (name == "--template") {
        for (const Template* one : templates())
            choices.emplace_back(one->id);
    } else if (name == "--direction")
        choices = {"looks-at", "seen-by"};
    else if (name == "--range")
        choices = {"map", "layer", "model"};
    else if (name == "--removal")
        choices = {"masked", "zero", "mean"};
    else if (name == "--device")
        choices = {"auto", "cpu", "cuda"};
    else if (name == "--precision")
        choices = {"float32", "bfloat16", "float16"};
    return choices;
}

bool takesFile(const OptionRow& option)
{
    return option.placeholder == "W" || option.placeholder.find("FILE") != std::string::npos
        || option.placeholder.find("OUT") != std::string::npos || option.placeholder == "PATTERN";
}

} // namespace vitscope
