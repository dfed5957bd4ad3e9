// SPDX-License-Identifier: MIT
#include "ui/report_text.h"

#include "ui/language.h"
#include "ui/theme.h"

#include <QLocale>

#include <algorithm>

namespace vitscope {

namespace {

QString safe(const std::string& text)
{
    return QString::fromStdString(text).toHtmlEscaped();
}
QString told(const std::string& english)
{
    return translated(english).toHtmlEscaped();
}

class Page
{
public:
    explicit Page(const QPalette& palette)
        : m_faint(palette.color(QPalette::PlaceholderText).name())
        , m_amber(warningColor(palette).name())
    {
    }

    void heading(const QString& text)
    {
        m_html += QStringLiteral("<p style='margin:10px 0 3px 0'><b>%1</b></p>").arg(text);
    }
    void sentence(const QString& html)
    {
        m_html += QStringLiteral("<p style='margin:0 0 2px 0'>%1</p>").arg(html);
    }
    void beginTable()
    {
        m_html += "<table style='margin-top:6px' cellspacing='0' cellpadding='2' width='100%'>";
    }
    void endTable() { m_html += "</table>"; }
    void row(const QString& name, const QString& value)
    {
        m_html += QStringLiteral("<tr><td style='color:%1' width='38%'>%2</td><td>%3</td></tr>")
                      .arg(m_faint, name, value);
    }
    QString faint(const QString& html) const { return tinted(html, m_faint); }
    QString amber(const QString& html) const { return tinted(html, m_amber); }
    const QString& html() const { return m_html; }

private:
    static QString tinted(const QString& html, const QString& color)
    {
        return QStringLiteral("<span style='color:%1'>%2</span>").arg(color, html);
    }

    QString m_faint, m_amber, m_html;
};

QString sizeText(Size size)
{
    return QStringLiteral("%1 × %2").arg(size.height).arg(size.width);
}

QString resizeText(const Preprocessing& preprocessing)
{
    switch (preprocessing.mode) {
    case Preprocessing::Resize::Shortest:
        return translated("shorter side to %1").arg(preprocessing.resize.height);
    case Preprocessing::Resize::Exact:
        return translated("squashed to %1").arg(sizeText(preprocessing.resize));
    case Preprocessing::Resize::Cover:
        return translated("covering %1").arg(sizeText(preprocessing.resize));
    }
    return {};
}

QString triple(const std::array<float, 3>& values)
{
    return QStringLiteral("%1, %2, %3").arg(values[0]).arg(values[1]).arg(values[2]);
}

void addShape(Page& page, const ModelReport& report)
{
    const ViTShape& shape = report.shape;
    page.beginTable();
    page.row(translated("Layers × heads"), QStringLiteral("%1 × %2").arg(shape.layers).arg(shape.heads));
    page.row(translated("Width"), translated("%1, %2 per head").arg(shape.dim).arg(shape.headDim));
    page.row(translated("Input"), sizeText(shape.image));
    page.row(translated("Patches"),
        translated("%1 × %2 of %3 pixels").arg(shape.rows).arg(shape.columns).arg(sizeText(shape.patch)));
    QStringList prefix;
    for (const std::string& name : shape.prefix)
        prefix += told(name);
    page.row(translated("Other tokens"), prefix.isEmpty() ? translated("none") : prefix.join(", "));
    page.row(translated("Classes"),
        shape.classes ? QString::number(shape.classes) : translated("none (no classifier)"));
    page.row(translated("Answer from"), told(report.pool));
    page.row(translated("Parameters"), shortCount(double(report.parameters)));
    page.row(translated("One pass"), translated("%1 FLOP").arg(shortCount(report.flops)));
    page.row(translated("Memory"),
        translated("%1 weights, %2 for a pass")
            .arg(QLocale::c().formattedDataSize(report.weightBytes, 1),
                QLocale::c().formattedDataSize(report.passBytes, 1)));
    page.endTable();
}

void addPreprocessing(Page& page, const Preprocessing& preprocessing)
{
    page.heading(translated("Preparing pictures"));
    page.beginTable();
    page.row(translated("Resize"),
        resizeText(preprocessing) + ", " + translated(nameOf(preprocessing.interpolation)));
    page.row(translated("Crop"),
        preprocessing.crop ? translated("centre %1").arg(sizeText(*preprocessing.crop)) : translated("none"));
    page.row(translated("Mean"), triple(preprocessing.mean));
    page.row(translated("Deviation"), triple(preprocessing.deviation));
    page.endTable();
}

void addAssumptions(Page& page, const ModelReport& report)
{
    if (report.assumptions.empty())
        return;
    page.heading(translated("Not in the weights"));
    page.beginTable();
    for (const Assumption& one : report.assumptions) {
        const bool guess = one.source == Source::Guess;
        QString from = translated(nameOf(one.source));
        if (!one.note.empty())
            from += ": " + told(one.note);
        const QString value = told(one.value);
        page.row(told(one.name),
            (guess ? page.amber("<b>" + value + "</b>") : value) + "<br>"
                + (guess ? page.amber(from) : page.faint(from)));
    }
    page.endTable();
}

void addList(Page& page, const QString& title, const std::vector<std::string>& lines, std::size_t most)
{
    if (lines.empty())
        return;
    page.heading(title);
    for (std::size_t i = 0; i < std::min(most, lines.size()); ++i)
        page.sentence(told(lines[i]));
    if (lines.size() > most)
        page.sentence(page.faint(translated("and %1 more").arg(lines.size() - most)));
}

} // namespace

QString shortCount(double number)
{
    static constexpr const char* units[] = {"", " k", " M", " G", " T", " P"};
    std::size_t unit = 0;
    while (number >= 1000 && unit + 1 < std::size(units)) {
        number /= 1000;
        ++unit;
    }
    return QString::number(number, 'g', 3) + units[unit];
}

QString refusalText(const std::string& path, const Error& error, const QPalette& palette)
{
    Page page(palette);
    page.sentence(QStringLiteral("<b style='font-size:large'>%1</b>")
                      .arg(QString::fromStdString(path).section('/', -1).toHtmlEscaped()));
    page.sentence(page.amber(translated("did not open")));
    QString happened = happenedText(error).toHtmlEscaped();
    if (!happened.isEmpty())
        happened[0] = happened[0].toUpper();
    page.sentence(happened);
    page.sentence(told(error.advice));
    page.sentence(page.faint(
        translated("Say below what you know of it. The model shown before stays until it opens.")));
    return page.html();
}

QString reportText(const ModelReport& report, const QPalette& palette)
{
    Page page(palette);
    page.sentence(QStringLiteral("<b style='font-size:large'>%1</b>").arg(told(report.title)));
    page.sentence(page.faint(
        QStringLiteral("%1 · %2 · %3").arg(safe(report.file), told(report.format), told(report.weightType))));
    const auto guesses = std::count_if(report.assumptions.begin(), report.assumptions.end(),
        [](const Assumption& one) { return one.source == Source::Guess; });
    if (guesses)
        page.sentence(page.amber(guesses == 1 ? translated("1 value is a guess: see below")
                                              : translated("%1 values are guesses: see below").arg(guesses)));
    addShape(page, report);
    addPreprocessing(page, report.preprocessing);
    addAssumptions(page, report);
    addList(page, translated("Why this family (%1)").arg(safe(report.family)), report.evidence, 8);
    addList(page, translated("Unused tensors"), report.unused, 12);
    addList(page, translated("Notes"), report.notes, 12);
    page.heading("SHA-256");
    page.sentence(page.faint(safe(report.sha256.substr(0, 32)) + "<br>"
        + safe(report.sha256.size() > 32 ? report.sha256.substr(32) : "")));
    return page.html();
}

} // namespace vitscope
