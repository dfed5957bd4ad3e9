// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vitscope {

/// An option as the help shows it: what the manual and the completions of shells are made from.
struct OptionRow
{
    std::string names; ///< "-o,--output"
    std::string placeholder; ///< "FILE"; empty for a switch
    std::string sentence;
    std::string section; ///< of the help
};

/// Declares what a command takes and reads it from the arguments. A thin face over the library that parses,
/// so that commands neither know it nor wait for its header. `--` ends the options.
class Options
{
public:
    using Take = std::function<void(const std::string&)>;

    /// `name` as typed ("vitscope predict"); `sentence` opens the help.
    Options(const std::string& name, std::string_view sentence);
    ~Options();

    /// Starts a section of the help.
    void section(std::string_view title);
    /// An option with one value: "-o,--output", "FILE". At most once, unless `repeatable`.
    void value(const std::string& names, std::string_view placeholder, std::string_view sentence, Take take,
        bool repeatable = false);
    /// An option without a value; `take` gets "" or what stands after "=".
    void toggle(const std::string& names, std::string_view sentence, Take take);
    /// What stands without an option in front, at most `most` of them.
    void positionals(
        std::string_view name, std::string_view sentence, int most, std::vector<std::string>& into);
    /// Ends the help.
    void footer(const std::string& text);

    /// Reads arguments (without the program's name). Takes values in the order of declaration. Throws
    /// Error(Failed, VTS-U0) for what does not fit, and HelpAsked.
    void parse(std::vector<std::string> arguments);

    /// What was declared so far, in that order; without --help.
    const std::vector<OptionRow>& rows() const;

    /// The command as it was typed, quoted for a POSIX shell, every path cut to its base name. After parse().
    const std::string& typed() const;

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

/// --help was among the arguments: what to print.
struct HelpAsked
{
    std::string text;
};

} // namespace vitscope
