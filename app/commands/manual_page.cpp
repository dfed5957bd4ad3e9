// SPDX-License-Identifier: MIT
#include "app/commands/completion_scripts.h"
#include "app/commands/terminal.h"

#include <sstream>

namespace vitscope {

namespace {

/// Text for roff: hyphens that can be copied, nothing taken for a request.
std::string roff(std::string_view text)
{
    std::string safe;
    for (const char c : text) {
        if (c == '\\')
            safe += "\\(rs";
        else if (c == '-')
            safe += "\\-";
        else if (safe.empty() && (c == '.' || c == '\''))
            safe += std::string("\\&") + c;
        else
            safe += c;
    }
    return safe;
}

std::string optionText(const OptionRow& option)
{
    std::string names;
    for (const std::string& name : namesOf(option))
        names += (names.empty() ? "\\fB" : ", \\fB") + roff(name) + "\\fR";
    if (!option.placeholder.empty())
        names += " \\fI" + roff(option.placeholder) + "\\fR";
    return ".TP\n" + names + "\n" + roff(option.sentence) + "\n";
}

/// The lines that end a command's help, one paragraph.
std::string footerText(const char* footer)
{
    std::string text;
    std::istringstream lines(footer);
    for (std::string line; std::getline(lines, line);)
        text += roff(line) + "\n";
    return text.empty() ? text : ".PP\n" + text;
}

std::string commandText(const DescribedCommand& one)
{
    std::string text = ".SH VITSCOPE " +
        [&] {
            std::string upper(one.command.name);
            for (char& c : upper)
                c = char(c - 'a' + 'A');
            return upper;
        }()
        + "\n" + roff(one.command.sentence) + "\n";
    std::string section;
    for (const OptionRow& option : one.options) {
        if (option.section != section)
            text += ".SS " + roff(option.section) + "\n";
        section = option.section;
        text += optionText(option);
    }
    return text + footerText(one.command.footer);
}

constexpr const char* ending
    = ".SH EXIT STATUS\n"
      "0 ok, 1 failed, 2 usage, 3 unreadable input or refused output, 4 unsupported or inconsistent model, "
      "130 cancelled.\n"
      ".SH ENVIRONMENT\n"
      ".TP\n\\fBOMP_NUM_THREADS\\fR\nThreads to compute with, as \\fB\\-\\-threads\\fR.\n"
      ".TP\n\\fBSOURCE_DATE_EPOCH\\fR\nThe date inside PDF files; without it a fixed one.\n"
      ".TP\n\\fBVITSCOPE_RESOURCES\\fR\nThe folder that holds the demo model and the samples.\n"
      ".SH FILES\n"
      ".TP\n\\fI$XDG_CONFIG_HOME/vitscope/vitscope.ini\\fR\nWhat the window remembers.\n"
      ".TP\n\\fIvitscope.json\\fR\nBeside weights: what they cannot tell.\n";

} // namespace

std::string manualPage(const Described& all)
{
    std::string text = ".TH VITSCOPE 1 \"\" \"ViTScope " VITSCOPE_VERSION "\"\n"
                       ".SH NAME\nvitscope \\- look inside Vision Transformers\n"
                       ".SH SYNOPSIS\n\\fBvitscope\\fR [\\fIFILE\\fR...]\n";
    for (const DescribedCommand& one : all.commands)
        text += ".br\n\\fBvitscope " + roff(one.command.name) + "\\fR [\\fIOPTION\\fR...]\n";
    text
        += ".SH DESCRIPTION\n"
           "Opens pictures and checkpoints of Vision Transformers in a window: predicted classes, attention "
           "of "
           "every\n"
           "head and layer, rollout, explanations of a class, figures for papers. The commands make the same "
           "without\na display.\n";
    text += ".SH OPTIONS\n";
    for (const OptionRow& option : all.window)
        text += optionText(option);
    for (const DescribedCommand& one : all.commands)
        text += commandText(one);
    return text + ending;
}

namespace {

Action declare(Options&)
{
    return [](const Cancel&) {
        printResult(manualPage(described()));
        return 0;
    };
}

} // namespace

extern const Command manualCommand;
const Command manualCommand{"manual", "The manual page, for man: vitscope manual | man -l -", declare};

} // namespace vitscope
