// SPDX-License-Identifier: MIT
#include "app/commands/options.h"

#include "core/base/error.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cctype>
#include <cstring>

namespace vitscope {

namespace {

/// Says what stands without an option in the way of the manual: [IMAGE...].
class Formatter : public CLI::Formatter
{
public:
    std::string positionals;

    std::string make_usage(const CLI::App*, std::string name) const override
    {
        return "Usage: " + name + " [OPTIONS]" + positionals + "\n\n";
    }
};

/// The library leaves two empty lines between sections.
std::string tightened(std::string text)
{
    for (auto at = text.find("\n\n\n"); at != std::string::npos; at = text.find("\n\n\n", at))
        text.erase(at, 1);
    return text;
}

std::string quoted(const std::string& word)
{
    const auto plain = [](unsigned char c) {
        return std::isalnum(c) || std::strchr("-_./=,:+@%", c);
    };
    if (!word.empty() && std::all_of(word.begin(), word.end(), plain))
        return word;
    std::string text = "'";
    for (const char c : word)
        text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

/// Values of these options are no paths, whatever they hold.
bool takesText(const std::string& option)
{
    return option == "--class" || option == "--set";
}

std::string withoutFolders(const std::string& word)
{
    const auto start = word.starts_with("--") ? word.find('=') + 1 : 0;
    const auto end = word.find_last_not_of('/');
    const auto slash = end == std::string::npos ? end : word.rfind('/', end);
    return slash == std::string::npos || slash < start
        ? word
        : word.substr(0, start) + word.substr(slash + 1, end - slash);
}

std::string typedCommand(const std::string& name, const std::vector<std::string>& arguments)
{
    std::string text = name, previous;
    for (const std::string& word : arguments) {
        const bool isText = takesText(previous) || takesText(word.substr(0, word.find('=')));
        text += " " + quoted(isText ? word : withoutFolders(word));
        previous = word;
    }
    return text;
}

} // namespace

struct Options::Parser
{
    CLI::App app;
    std::shared_ptr<Formatter> formatter = std::make_shared<Formatter>();
    std::string typed;
    std::string name, section = "Options";
    std::vector<OptionRow> rows;
    std::vector<std::function<void()>> takers; ///< run after parsing, in the order of declaration
};

Options::Options(const std::string& name, std::string_view sentence)
    : m_parser(std::make_unique<Parser>())
{
    m_parser->name = name;
    m_parser->app.name(name);
    m_parser->app.description(std::string(sentence));
    m_parser->app.formatter(m_parser->formatter);
    m_parser->formatter->column_width(34);
    m_parser->app.set_help_flag("-h,--help", "Print this and exit.");
}

Options::~Options() = default;

void Options::section(std::string_view title)
{
    m_parser->section = title;
}

void Options::value(const std::string& names, std::string_view placeholder, std::string_view sentence,
    Take take, bool repeatable)
{
    m_parser->rows.push_back({names, std::string(placeholder), std::string(sentence), m_parser->section});
    const auto texts = std::make_shared<std::vector<std::string>>();
    auto* option = m_parser->app.add_option(names, *texts, std::string(sentence));
    option->type_name(std::string(placeholder))->group(m_parser->section)->allow_extra_args(false);
    option->expected(1); // what follows the value is a picture
    if (repeatable)
        option->take_all();
    m_parser->takers.push_back([texts, take = std::move(take)] {
        for (const std::string& text : *texts)
            take(text);
    });
}

void Options::toggle(const std::string& names, std::string_view sentence, Take take)
{
    m_parser->rows.push_back({names, {}, std::string(sentence), m_parser->section});
    const auto text = std::make_shared<std::string>();
    auto* option = m_parser->app.add_flag(names, *text, std::string(sentence))->group(m_parser->section);
    m_parser->takers.push_back([option, text, take = std::move(take)] {
        if (option->count() > 0)
            take(*text == "true" ? "" : *text);
    });
}

void Options::positionals(
    std::string_view name, std::string_view sentence, int most, std::vector<std::string>& into)
{
    m_parser->formatter->positionals = " [" + std::string(name) + (most > 1 ? "...]" : "]");
    m_parser->app.add_option(std::string(name), into, std::string(sentence))
        ->type_name("")

        ->expected(0, most);
}

const std::vector<OptionRow>& Options::rows() const
{
    return m_parser->rows;
}

const std::string& Options::typed() const
{
    return m_parser->typed;
}

void Options::footer(const std::string& text)
{
    m_parser->app.footer(text);
}

void Options::parse(std::vector<std::string> arguments)
{
    m_parser->typed = typedCommand(m_parser->name, arguments);
    std::reverse(arguments.begin(), arguments.end());
    try {
        m_parser->app.parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
        throw HelpAsked{tightened(m_parser->app.help())};
    } catch (const CLI::ParseError& error) {
        throw Error(ErrorKind::Failed, "VTS-U0", shownName(error.what()) + ".", "",
            "See " + m_parser->name + " --help.");
    }
    for (const auto& take : m_parser->takers)
        take();
}

} // namespace vitscope
