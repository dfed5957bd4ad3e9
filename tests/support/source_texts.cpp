// SPDX-License-Identifier: MIT
#include "tests/support/source_texts.h"

#include <QRegularExpression>

#include <vector>

namespace vitscope {

namespace {

/// A token, or what stands between a pair of brackets.
struct Node
{
    enum class Kind { Literal, Word, Sign, Group } kind;
    QString text; ///< of a group its opening bracket
    std::vector<Node> inside = {};
};

QString withoutEscapes(const QString& literal)
{
    QByteArray bytes;
    const QByteArray coded = literal.toUtf8();
    for (qsizetype i = 0; i < coded.size(); ++i) {
        if (coded[i] != '\\' || i + 1 == coded.size()) {
            bytes += coded[i];
            continue;
        }
        const char mark = coded[++i];
        if (mark == 'x' || mark == 'u') {
            qsizetype end = i + 1;
            while (end < coded.size() && end < i + (mark == 'x' ? 3 : 5) && std::isxdigit(coded[end]))
                ++end;
            const uint code = coded.mid(i + 1, end - i - 1).toUInt(nullptr, 16);
            bytes += mark == 'x' ? QByteArray(1, char(code)) : QString(QChar(code)).toUtf8();
            i = end - 1;
        } else {
            bytes += mark == 'n' ? '\n' : mark == 't' ? '\t' : mark == '0' ? '\0' : mark;
        }
    }
    return QString::fromUtf8(bytes);
}

std::vector<Node> tokensOf(QString source)
{
    static const QRegularExpression directive(
        "^[ \\t]*#(?:[^\\n\\\\]|\\\\.|\\\\\\n)*", QRegularExpression::MultilineOption);
    static const QRegularExpression token(
        R"(\s+|//[^\n]*|/\*.*?\*/|R"(?<mark>[^()\s]*)\(.*?\)\k<mark>"|(?<literal>"(?:[^"\\\n]|\\.)*")(?:sv|s)?)"
        R"(|(?<sign>'(?:[^'\\\n]|\\.)+'|\+=|\+\+|==|<=|>=|&&|\|\|)|(?<word>[A-Za-z_][\w]*(?:(?:::|->|\.)[A-Za-z_]\w*)*|\d[\w.']*)|(?<other>.))",
        QRegularExpression::DotMatchesEverythingOption);
    source.remove(directive);
    std::vector<Node> root;
    std::vector<std::vector<Node>*> open{&root};
    for (auto matches = token.globalMatch(source); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (const QString literal = match.captured("literal"); !literal.isEmpty()) {
            const QString text = withoutEscapes(literal.mid(1, literal.size() - 2));
            if (!open.back()->empty() && open.back()->back().kind == Node::Kind::Literal)
                open.back()->back().text += text;
            else
                open.back()->push_back({Node::Kind::Literal, text});
        } else if (const QString word = match.captured("word"); !word.isEmpty()) {
            open.back()->push_back({Node::Kind::Word, word});
        } else if (const QString sign = match.captured("sign"); !sign.isEmpty()) {
            open.back()->push_back({Node::Kind::Sign, sign});
        } else if (const QString other = match.captured("other"); !other.isEmpty()) {
            if (QStringLiteral("([{").contains(other)) {
                open.back()->push_back({Node::Kind::Group, other});
                open.push_back(&open.back()->back().inside);
            } else if (!QStringLiteral(")]}").contains(other)) {
                open.back()->push_back({Node::Kind::Sign, other});
            } else if (open.size() > 1) {
                open.pop_back();
            }
        }
    }
    return root;
}

/// The literal of an operand that is nothing else, maybe as the argument of a conversion.
std::optional<QString> literalOf(const std::vector<Node>& operand)
{
    if (operand.size() == 1 && operand[0].kind == Node::Kind::Literal)
        return operand[0].text;
    static const QStringList conversions{
        "std::string", "std::string_view", "QStringLiteral", "QString", "QLatin1String", "tr", "translated"};
    if (operand.size() == 2 && operand[1].kind == Node::Kind::Group && operand[1].inside.size() == 1
        && operand[1].inside[0].kind == Node::Kind::Literal && conversions.contains(operand[0].text))
        return operand[1].inside[0].text;
    return {};
}

void addTexts(QStringList& texts, const std::vector<Node>& nodes);

void addSum(QStringList& texts, const std::vector<Node>& nodes)
{
    std::vector<std::vector<Node>> operands(1);
    for (const Node& node : nodes) {
        if (node.kind == Node::Kind::Sign && node.text == "+")
            operands.emplace_back();
        else
            operands.back().push_back(node);
    }
    QString sum;
    bool hasLiteral = false;
    int gaps = 0;
    for (const auto& operand : operands) {
        const auto literal = literalOf(operand);
        hasLiteral = hasLiteral || literal;
        sum += literal ? *literal : QStringLiteral("%%1").arg(++gaps);
    }
    if (hasLiteral)
        texts += sum;
    for (const auto& operand : operands) {
        if (literalOf(operand))
            continue;
        for (const Node& node : operand) {
            if (node.kind == Node::Kind::Group)
                addTexts(texts, node.inside);
            else if (node.kind == Node::Kind::Literal)
                texts += node.text;
        }
    }
}

void addTexts(QStringList& texts, const std::vector<Node>& nodes)
{
    static const QStringList ends{",", ";", "?", ":", "+=", "=", "==", "!", "&&", "||", "<", ">", "return",
        "throw", "case", "else", "const", "constexpr", "auto"};
    std::vector<Node> sum;
    const auto finish = [&] {
        if (!sum.empty())
            addSum(texts, std::exchange(sum, {}));
    };
    for (const Node& node : nodes) {
        const bool isBlock = node.kind == Node::Kind::Group && node.text == "{";
        if (isBlock || (node.kind != Node::Kind::Literal && ends.contains(node.text)))
            finish();
        else
            sum.push_back(node);
        if (isBlock)
            addTexts(texts, node.inside);
    }
    finish();
}

} // namespace

QStringList textsOf(const QString& source)
{
    QStringList texts;
    addTexts(texts, tokensOf(source));
    texts.removeDuplicates();
    return texts;
}

} // namespace vitscope
