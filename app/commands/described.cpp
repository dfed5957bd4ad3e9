// SPDX-License-Identifier: MIT
#include "app/commands/described.h"

#include "app/commands/window_options.h"
#include "core/figure/colormap.h"
#include "core/figure/templates.h"

#include <algorithm>

namespace vitscope {

Described described()
{
    const OptionRow help{"-h,--help", {}, "Print the help and exit.", "Options"};
    Described all;
    WindowOptions window;
    Options windowOptions("vitscope", "");
    declareWindow(windowOptions, window);
    all.window = windowOptions.rows();
    all.window.push_back(help);
    for (const Command* command : commands()) {
        Options options("vitscope " + std::string(command->name), command->sentence);
        command->declare(options);
        all.commands.push_back({*command, options.rows()});
        all.commands.back().options.push_back(help);
    }
    return all;
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
    else if (name == "--log-level")
        choices = {"error", "warning", "info", "debug"};
    return choices;
}

bool takesFile(const OptionRow& option)
{
    return option.placeholder == "W" || option.placeholder.find("FILE") != std::string::npos
        || option.placeholder.find("OUT") != std::string::npos || option.placeholder == "PATTERN";
}

} // namespace vitscope
