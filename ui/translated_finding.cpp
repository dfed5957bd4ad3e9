// SPDX-License-Identifier: MIT
#include "ui/translated_finding.h"

#include "ui/language.h"

namespace vitscope {

namespace {

void speak(std::string& text)
{
    text = translated(text).toStdString();
}

void speak(std::vector<std::string>& texts)
{
    for (std::string& text : texts)
        speak(text);
}

void speak(Heatmap& map)
{
    speak(map.unit);
}

void speak(ColorMap& map)
{
    for (ColorMap::Entry& entry : map.legend)
        speak(entry.name);
    speak(map.note);
}

void speak(Matrix& matrix)
{
    for (std::string* text : {&matrix.unit, &matrix.rowAxis, &matrix.columnAxis, &matrix.note})
        speak(*text);
    speak(matrix.rowNames);
    speak(matrix.columnNames);
}

void speak(Curves& curves)
{
    for (Curves::Line& line : curves.lines)
        speak(line.name);
    for (std::string* text : {&curves.xAxis, &curves.yAxis, &curves.note})
        speak(*text);
}

void speak(Gallery& gallery)
{
    for (Gallery::Tile& tile : gallery.tiles)
        speak(tile.title);
    for (std::string* text : {&gallery.unit, &gallery.note})
        speak(*text);
}

} // namespace

Finding translated(Finding finding)
{
    std::visit(
        [](auto& one) {
            speak(one.title);
            speak(one);
        },
        finding);
    return finding;
}

} // namespace vitscope
