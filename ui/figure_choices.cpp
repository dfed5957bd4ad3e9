// SPDX-License-Identifier: MIT
#include "ui/figure_choices.h"

#include "core/base/error.h"

#include <QSettings>

namespace vitscope {

namespace {

constexpr const char* key = "export/figure";

QSettings store()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, "vitscope", "vitscope");
}

} // namespace

FigureOptions chosenFigureOptions()
{
    const std::string text = store().value(key).toString().toStdString();
    try {
        return text.empty() ? FigureOptions() : recipeFromJson(text, "settings").figure;
    } catch (const Error&) { // written by another version or by hand
        return {};
    }
}

void chooseFigureOptions(const FigureOptions& figure)
{
    Recipe recipe;
    recipe.figure = figure;
    store().setValue(key, QString::fromStdString(toJson(recipe, Paths::BaseNames)));
}

} // namespace vitscope
