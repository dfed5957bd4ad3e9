// SPDX-License-Identifier: MIT
#include "app/commands/completion_scripts.h"

#include <set>

namespace vitscope {

namespace {

/// Methods are the engine's: it is asked.
constexpr const char* listMethods = "vitscope render --list-methods 2>/dev/null";

std::string joined(const std::vector<std::string>& words, const char* between = " ")
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : between) + word;
    return text;
}

std::vector<std::string> commandNames(const std::vector<DescribedCommand>& commands)
{
    std::vector<std::string> names;
    for (const DescribedCommand& one : commands)
        names.emplace_back(one.command.name);
    return names;
}

void replaceAll(std::string& text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// "--a|-a": the pattern of a case in bash.
std::string bashPattern(const OptionRow& option)
{
    return joined(namesOf(option), "|");
}

std::string bashValue(const OptionRow& option)
{
    if (const auto choices = choicesOf(option); !choices.empty())
        return "mapfile -t COMPREPLY < <(compgen -W '" + joined(choices) + "' -- \"$current\")";
    if (namesOf(option).back() == "--method")
        return std::string("mapfile -t COMPREPLY < <(compgen -W \"$(") + listMethods
            + " | grep -o '^[a-z][^ ]*')\" -- \"$current\")";
    if (takesFile(option))
        return "compopt -o filenames 2>/dev/null\n        mapfile -t COMPREPLY < <(compgen -f -- "
               "\"$current\")";
    return "COMPREPLY=()";
}

/// The cases of options that take something, each once.
std::string bashValues(const Described& all)
{
    std::string text;
    std::set<std::string> seen;
    const auto add = [&](const std::vector<OptionRow>& options) {
        for (const OptionRow& option : options)
            if (!option.placeholder.empty() && seen.insert(option.names).second)
                text += "    " + bashPattern(option) + ")\n        " + bashValue(option)
                    + "\n        return\n        ;;\n";
    };
    add(all.window);
    for (const DescribedCommand& one : all.commands)
        add(one.options);
    return text;
}

std::string bashOptions(std::string_view command, const std::vector<OptionRow>& options)
{
    std::vector<std::string> names;
    for (const OptionRow& option : options)
        names.push_back(namesOf(option).back());
    return "        " + std::string(command) + ") options='" + joined(names) + "' ;;\n";
}

/// For between single quotes; zsh's own marks stripped of their meaning.
std::string zshText(std::string text)
{
    replaceAll(text, "\\", "\\\\");
    replaceAll(text, "'", "'\\''");
    for (const char* mark : {"[", "]", ":"})
        replaceAll(text, mark, std::string("\\") + mark);
    return text;
}

std::string zshOption(const OptionRow& option)
{
    std::string action;
    if (!option.placeholder.empty()) {
        const auto choices = choicesOf(option);
        action = ":" + zshText(option.placeholder) + ":"
            + (!choices.empty()                            ? "(" + joined(choices) + ")"
                    : namesOf(option).back() == "--method" ? "_vitscope_methods"
                    : takesFile(option)                    ? "_files"
                                                           : " ");
    }
    std::string text;
    for (const std::string& name : namesOf(option)) {
        const bool isLong = name.starts_with("--");
        text += " \\\n            '*" + name
            + (action.empty() ? ""
                    : isLong  ? "="
                              : "+")
            + "[" + zshText(option.sentence) + "]" + action + "'";
    }
    return text;
}

std::string fishText(std::string text)
{
    replaceAll(text, "\\", "\\\\");
    replaceAll(text, "'", "\\'");
    return "'" + text + "'";
}

/// `when`: the condition under which the option is offered.
std::string fishOption(const std::string& when, const OptionRow& option)
{
    std::string line = "complete -c vitscope -n " + when;
    for (const std::string& name : namesOf(option))
        line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    if (!option.placeholder.empty()) {
        const auto choices = choicesOf(option);
        if (!choices.empty())
            line += " -x -a " + fishText(joined(choices));
        else if (namesOf(option).back() == "--method")
            line += std::string(" -x -a '(") + listMethods + " | string match -r \"^[a-z][^ ]*\")'";
        else
            line += takesFile(option) ? " -r -F" : " -x";
    }
    return line + " -d " + fishText(option.sentence) + "\n";
}

} // namespace

std::string bashCompletion(const Described& all)
{
    const auto& commands = all.commands;
    std::string options;
    for (const DescribedCommand& one : commands)
        options += bashOptions(one.command.name, one.options);
    options += bashOptions("*", all.window);
    return "# bash completion for vitscope, made by: vitscope completion bash\n"
           "_vitscope()\n{\n"
           "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= "
           "options=\n"
           "    ((COMP_CWORD > 1)) && command=${COMP_WORDS[1]}\n"
           "    if [[ $previous == = ]]; then # --option=value comes as three words\n"
           "        previous=${COMP_WORDS[COMP_CWORD-2]}\n"
           "    elif [[ $current == = ]]; then\n"
           "        current=\n"
           "    fi\n"
           "    case $previous in\n"
        + bashValues(all)
        + "    esac\n"
          "    if [[ $current == -* ]]; then\n"
          "        case $command in\n"
        + options
        + "        esac\n"
          "        mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$current\")\n"
          "        return\n"
          "    fi\n"
          "    compopt -o filenames 2>/dev/null\n"
          "    mapfile -t COMPREPLY < <(compgen -f -- \"$current\"\n"
          "        ((COMP_CWORD == 1)) && compgen -W '"
        + joined(commandNames(commands))
        + "' -- \"$current\")\n"
          "}\n"
          "complete -F _vitscope vitscope\n";
}

std::string zshCompletion(const Described& all)
{
    const auto& commands = all.commands;
    std::string names, cases, window;
    for (const OptionRow& option : all.window)
        window += zshOption(option);
    for (const DescribedCommand& one : commands) {
        names += " \\\n        '" + std::string(one.command.name) + ":"
            + zshText(std::string(one.command.sentence)) + "'";
        cases += "    " + std::string(one.command.name) + ")\n        _arguments -S";
        for (const OptionRow& option : one.options)
            cases += zshOption(option);
        cases += " \\\n            '*:file:_files'\n        ;;\n";
    }
    return "#compdef vitscope\n# zsh completion for vitscope, made by: vitscope completion zsh\n"
           "_vitscope_methods() {\n"
           "    local -a ids\n    ids=(${(f)\"$("
        + std::string(listMethods)
        + " | grep -o '^[a-z][^ ]*')\"})\n    compadd -a ids\n}\n"
          "_vitscope() {\n"
          "    local -a commands\n    commands=("
        + names
        + ")\n"
          "    if ((CURRENT == 2)); then\n"
          "        _describe command commands\n        _arguments -S"
        + window
        + " \\\n            '*:file:_files'\n        return\n    fi\n"
          "    local chosen=$words[2]\n    shift words\n    ((CURRENT--))\n    case $chosen in\n"
        + cases
        + "    *) _files ;;\n    esac\n}\n"
          "_vitscope \"$@\"\n";
}

std::string fishCompletion(const Described& all)
{
    const auto& commands = all.commands;
    std::string text = "# fish completion for vitscope, made by: vitscope completion fish\n";
    for (const DescribedCommand& one : commands)
        text += "complete -c vitscope -n __fish_use_subcommand -a " + std::string(one.command.name) + " -d "
            + fishText(std::string(one.command.sentence)) + "\n";
    for (const OptionRow& option : all.window)
        text += fishOption("__fish_use_subcommand", option);
    for (const DescribedCommand& one : commands)
        for (const OptionRow& option : one.options)
            text += fishOption("'__fish_seen_subcommand_from " + std::string(one.command.name) + "'", option);
    return text;
}

} // namespace vitscope
