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

/// The cases of options that take something, each once.
std::string bashValues(const std::vector<DescribedCommand>& commands)
{
    std::string text;
    std::set<std::string> seen;
    for (const DescribedCommand& one : commands) {
        for (const OptionRow& option : one.options) {
            if (option.placeholder.empty() || !seen.insert(option.names).second)
                continue;
            text += "    " + bashPattern(option) + ")\n        ";
            if (const auto choices = choicesOf(option); !choices.empty())
                text += "mapfile -t COMPREPLY < <(compgen -W '" + joined(choices) + "' -- \"$current\")";
            else if (namesOf(option).back() == "--method")
                text += std::string("mapfile -t COMPREPLY < <(compgen -W \"$(") + listMethods
                    + " | grep -o '^[a-z][^ ]*')\" -- \"$current\")";
            else if (takesFile(option))
                text += "compopt -o filenames 2>/dev/null\n        mapfile -t COMPREPLY < <(compgen -f -- "
                        "\"$current\")";
            else
                text += "COMPREPLY=()";
            text += "\n        return\n        ;;\n";
        }
    }
    return text;
}

std::string bashOptions(const DescribedCommand& one)
{
    std::vector<std::string> names;
    for (const OptionRow& option : one.options)
        names.push_back(namesOf(option).back());
    return "        " + std::string(one.command.name) + ") options='" + joined(names) + "' ;;\n";
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

std::string fishOption(const DescribedCommand& one, const OptionRow& option)
{
    std::string line
        = "complete -c vitscope -n '__fish_seen_subcommand_from " + std::string(one.command.name) + "'";
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

std::string bashCompletion(const std::vector<DescribedCommand>& commands)
{
    std::string options;
    for (const DescribedCommand& one : commands)
        options += bashOptions(one);
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
        + bashValues(commands)
        + "    esac\n"
          "    if [[ $current == -* ]]; then\n"
          "        case $command in\n"
        + options
        + "        *) options='--version --help' ;;\n"
          "        esac\n"
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

std::string zshCompletion(const std::vector<DescribedCommand>& commands)
{
    std::string names, cases;
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
          "        _describe command commands\n        _arguments '--version[Print the version and exit.]' "
          "'--help[Print the help and exit.]' '*:file:_files'\n        return\n    fi\n"
          "    local chosen=$words[2]\n    shift words\n    ((CURRENT--))\n    case $chosen in\n"
        + cases
        + "    *) _files ;;\n    esac\n}\n"
          "_vitscope \"$@\"\n";
}

std::string fishCompletion(const std::vector<DescribedCommand>& commands)
{
    std::string text = "# fish completion for vitscope, made by: vitscope completion fish\n";
    for (const DescribedCommand& one : commands)
        text += "complete -c vitscope -n __fish_use_subcommand -a " + std::string(one.command.name) + " -d "
            + fishText(std::string(one.command.sentence)) + "\n";
    text += "complete -c vitscope -n __fish_use_subcommand -l version -d 'Print the version and exit.'\n";
    for (const DescribedCommand& one : commands)
        for (const OptionRow& option : one.options)
            text += fishOption(one, option);
    return text;
}

} // namespace vitscope
